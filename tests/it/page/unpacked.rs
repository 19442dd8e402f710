//! What every page carries, read back; and damaged.

use baton::app::page::{PageData, StageLog};
use baton::course::{Lesson, Progress};
use baton::lang::Lang;
use baton::unpack::unpack;
use proptest::prelude::*;

use crate::course::read::lessons;

/// As the page of `lesson` carries it, but with the seeds that its labs give: to try them takes seconds.
fn packed(lang: Lang, lesson: &Lesson) -> Vec<u8> {
    let questions = lesson.questions().cloned().collect();
    let (slug, stages) = (lesson.slug.clone(), lesson.stages.clone());
    let data = PageData { slug, questions, stages, ..PageData::of_home(lang, vec![]) };
    postcard::to_allocvec(&data).expect("our types know their lengths")
}

fn all() -> Vec<Vec<u8>> {
    let both = |lesson: &baton::lang::Both<Lesson>| Lang::ALL.map(|l| packed(l, lesson.get(l)));
    lessons().iter().flat_map(|(_, read)| both(&read.lesson)).collect()
}

/// Damaged bytes are refused, or are a value that reads back like any other.
fn survives(bytes: &[u8]) {
    if let Some((data, _)) = unpack::<PageData>(bytes) {
        let again = postcard::to_allocvec(&data).expect("our types know their lengths");
        assert!(unpack(&again) == Some((data, &[][..])));
    }
}

#[test]
fn every_page_reads_back_whole_and_only_whole() {
    for mut bytes in all() {
        let (data, rest) = unpack::<PageData>(&bytes).expect("what was written is read");
        assert!(rest.is_empty());
        assert!(postcard::to_allocvec(&data).as_deref() == Ok(&bytes));
        for length in (0..bytes.len()).step_by(bytes.len() / 50) {
            assert!(
                unpack::<PageData>(&bytes[..length]).is_none(),
                "{} cut at {length}",
                data.slug
            );
        }
        bytes.extend(*b"more");
        assert!(unpack(&bytes) == Some((data, &b"more"[..])));
    }
}

#[test]
fn any_byte_of_a_page_may_be_wrong() {
    for (page, bytes) in all().iter_mut().enumerate() {
        for at in (page..bytes.len()).step_by(bytes.len() / 50) {
            for flip in [1, 0x80, 0xff] {
                bytes[at] ^= flip;
                survives(bytes);
                bytes[at] ^= flip;
            }
        }
    }
}

proptest! {
    #[test]
    fn any_bytes_are_survived(bytes in prop::collection::vec(prop_oneof![0u8..8, any::<u8>()], 0..300)) {
        survives(&bytes);
        let _ = unpack::<StageLog>(&bytes);
        let _ = unpack::<Progress>(&bytes);
    }
}
