//! A stage's configurations: into their images they go, and their drafts into the kit.

use super::{stage_file::ConfigEntry, structure::Checker};
use crate::course::{Draft, StageConfig, StageImage};
use crate::nginx::official;
use crate::sim::{Copied, File, ProgramKind};

pub(super) fn config(
    checker: &mut Checker,
    entry: &ConfigEntry,
    images: &mut [StageImage],
) -> StageConfig {
    let (tag, path) = (entry.version.get_ref(), entry.path.get_ref());
    if official::version_of(tag).is_none() {
        checker.wrong(&entry.version, "there is no image nginx with this tag; try `1.25`");
    }
    if !path.starts_with('/') || path.ends_with('/') {
        checker
            .wrong(&entry.path, "write a file with its folders: `/etc/nginx/conf.d/default.conf`");
    }
    let is_it = |one: &&mut StageImage| {
        one.image.reference == *entry.image.get_ref()
            && one.image.program.kind == ProgramKind::Nginx
    };
    match images.iter_mut().find(is_it) {
        Some(StageImage { image, .. }) => {
            let from = ["nginx:", tag].concat();
            let first = Copied { from: from.clone(), files: Vec::new() };
            let copied = image.copied.get_or_insert(first);
            if copied.from != from {
                let what = format!("an image is built from one other; this one is from `{}`", copied.from);
                checker.wrong(&entry.version, &what);
            }
            if copied.files.iter().any(|file| file.path == *path) {
                checker.wrong(&entry.path, "the image has this file already; a text to change it to is a [[stage.config.draft]]");
            }
            copied.files.push(File { path: path.clone(), text: entry.text.clone() });
        }
        None => checker.wrong(
            &entry.image,
            "this stage has no such image of nginx; add an [[stage.image]] with `program = \"nginx\"`",
        ),
    }
    let line = checker.line(&entry.name);
    checker.unique(entry.draft.iter().map(|draft| (draft.name.get_ref(), line)));
    let draft = |draft: &super::stage_file::DraftEntry| Draft {
        name: draft.name.get_ref().clone(),
        text: draft.text.clone(),
    };
    StageConfig {
        name: entry.name.get_ref().clone(),
        image: entry.image.get_ref().clone(),
        path: path.clone(),
        drafts: entry.draft.iter().map(draft).collect(),
    }
}
