//! What is kept of a learner between visits, and what to do when it cannot be read. Pure: the
//! browser's shelves are in `ui`.

use crate::course::{Progress, Unreadable};
use crate::text::storage::Trouble;

/// What came of reading the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged {
    /// Everything that was kept and everything that is known here.
    pub progress: Progress,
    pub trouble: Option<Trouble>,
}

impl Merged {
    /// Whether the old record has to be put aside before anything is written in its place.
    pub fn puts_aside(&self) -> bool {
        self.trouble == Some(Trouble::ProgressUnreadable)
    }

    /// Whether the shelf may be written. What a newer version of the site kept is left alone.
    pub fn may_be_kept(&self) -> bool {
        self.trouble != Some(Trouble::ProgressNewer)
    }
}

/// Joins what the shelf holds (`None`: nothing yet) with what this page knows. Always called
/// before saving, so that two open tabs lose nothing of each other.
pub fn merged(kept: Option<&[u8]>, mine: &Progress) -> Merged {
    let mut progress = mine.clone();
    let trouble = match kept.map(Progress::decode) {
        None | Some(Err(Unreadable::Empty)) => None,
        Some(Ok(kept)) => {
            progress.merge(&kept);
            None
        }
        Some(Err(Unreadable::Newer { .. })) => Some(Trouble::ProgressNewer),
        Some(Err(Unreadable::Corrupt)) => Some(Trouble::ProgressUnreadable),
    };
    Merged { progress, trouble }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn solved(key: &str) -> Progress {
        let mut progress = Progress::default();
        progress.solved(key);
        progress
    }

    #[test]
    fn two_tabs_lose_nothing_of_each_other() {
        let shelf = solved("04-ecs/a").encode();
        let merged = merged(Some(&shelf), &solved("04-ecs/b"));
        assert!(
            merged.progress.get("04-ecs/a").is_some() && merged.progress.get("04-ecs/b").is_some()
        );
        assert!(merged.may_be_kept() && !merged.puts_aside());
    }

    #[test]
    fn damage_is_put_aside_and_this_page_goes_on() {
        let mut shelf = solved("04-ecs/a").encode();
        shelf.truncate(shelf.len() - 1);
        let merged = merged(Some(&shelf), &solved("04-ecs/b"));
        assert_eq!(merged.progress, solved("04-ecs/b"));
        assert!(merged.puts_aside() && merged.may_be_kept());
    }

    #[test]
    fn a_newer_version_is_left_alone() {
        let merged = merged(Some(&[250, 1, 2, 3]), &solved("04-ecs/b"));
        assert_eq!(merged.trouble, Some(Trouble::ProgressNewer));
        assert!(!merged.may_be_kept() && !merged.puts_aside());
    }

    #[test]
    fn nothing_kept_is_no_trouble() {
        for kept in [None, Some(&[][..])] {
            assert_eq!(merged(kept, &solved("a")).trouble, None);
        }
    }
}
