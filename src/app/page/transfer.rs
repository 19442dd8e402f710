//! Progress that leaves the browser, comes in, or goes for good.

use super::{Changes, Page, Part};
use crate::course::{NotImported, Progress, import};

/// What happened on the page where progress is exported, imported and erased.
#[derive(Clone, Debug, PartialEq)]
pub enum TransferMsg {
    /// A text was pasted, or read from a file.
    Offered(String),
    /// What was offered shall be taken in.
    Accepted,
    EraseAsked,
    /// Everything shall go. Also when another tab has done so.
    Erased,
    /// Neither of both.
    Dismissed,
}

/// Where that stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Transfer {
    #[default]
    Idle,
    Refused(NotImported),
    /// Read, but not taken in yet; `news`: how many of its records say something new here.
    Offered {
        progress: Progress,
        news: usize,
    },
    Imported {
        news: usize,
    },
    EraseAsked,
    Erased,
}

impl Page {
    pub fn transfer(&self) -> &Transfer {
        &self.transfer
    }

    pub(super) fn transferred(&mut self, msg: TransferMsg) -> Changes {
        match msg {
            TransferMsg::Offered(text) => self.transfer = self.offered(&text),
            TransferMsg::Accepted => return self.accepted(),
            TransferMsg::EraseAsked => self.transfer = Transfer::EraseAsked,
            TransferMsg::Erased => return self.erased(),
            TransferMsg::Dismissed => self.transfer = Transfer::Idle,
        }
        Changes::of(Part::Reach)
    }

    fn offered(&self, text: &str) -> Transfer {
        match import(text) {
            Err(why) => Transfer::Refused(why),
            Ok(progress) => {
                let news = self.progress.news(&progress);
                Transfer::Offered { progress, news }
            }
        }
    }

    fn accepted(&mut self) -> Changes {
        let Transfer::Offered { progress, news } = std::mem::take(&mut self.transfer) else {
            return Changes::none();
        };
        self.transfer = Transfer::Imported { news };
        self.progress_arrived(&progress).and(Changes::of(Part::Reach)).saving()
    }

    /// The page as on a first visit.
    fn erased(&mut self) -> Changes {
        let fresh = Page::new(self.data.clone());
        self.cards = fresh.cards;
        self.stages = fresh.stages;
        self.progress = fresh.progress;
        self.transfer = Transfer::Erased;
        let stages = (0..self.stages.len()).map(|at| Changes::of(Part::Stage(at)));
        Changes { erases: true, ..stages.fold(self.all_questions(), Changes::and) }
    }
}
