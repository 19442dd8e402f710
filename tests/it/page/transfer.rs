//! Progress that is exported, imported and erased: the model, and what the page shows of it.

use super::given::{choose, page, solve, standing};
use baton::app::page::{MapLesson, Page, PageData, PageMsg, Part, Transfer, TransferMsg};
use baton::app::question::AnswerMsg;
use baton::course::{NotImported, Progress, Standing, export};
use baton::lang::Lang;
use baton::text::progress::Stretch;
use baton::ui::island::{Island, IslandKind, IslandProps};
use baton::ui::store::Store;

fn send(page: &mut Page, msg: TransferMsg) -> baton::app::page::Changes {
    page.update(PageMsg::Transfer(msg))
}

fn solved(key: &str) -> Progress {
    let mut progress = Progress::default();
    progress.solved(key);
    progress
}

#[test]
fn an_offer_is_looked_at_before_it_is_merged_and_loses_nothing() {
    let mut page = page(Lang::Ko);
    page.update(PageMsg::ProgressArrived(solved("04-ecs/which-layer")));
    let before = page.progress().clone();
    let mut other = solved("04-ecs/which-layer");
    other.seen("04-ecs/survive");
    let changes = send(&mut page, TransferMsg::Offered(export(&other)));
    assert!(matches!(page.transfer(), Transfer::Offered { news: 1, .. }));
    assert!(page.progress() == &before && !changes.saves, "nothing is taken in yet");
    let changes = send(&mut page, TransferMsg::Accepted);
    assert!(changes.saves && changes.parts.contains(&Part::Reach));
    assert_eq!(page.transfer(), &Transfer::Imported { news: 1 });
    assert_eq!(standing(&page, "which-layer"), Some(Standing::Solved));
    assert_eq!(standing(&page, "survive"), Some(Standing::Seen));
}

#[test]
fn what_cannot_be_read_changes_nothing_and_says_why() {
    let mut page = page(Lang::Ko);
    page.update(PageMsg::ProgressArrived(solved("04-ecs/which-layer")));
    let before = page.progress().clone();
    let text = export(&solved("04-ecs/survive"));
    for (text, why) in [
        ("", NotImported::Empty),
        ("{\"progress\": []}", NotImported::Foreign),
        ("BATON7.AQA.00000000", NotImported::Newer),
        (&text[..text.len() - 1], NotImported::Damaged),
    ] {
        let changes = send(&mut page, TransferMsg::Offered(text.to_owned()));
        assert_eq!(page.transfer(), &Transfer::Refused(why));
        assert!(!changes.saves);
        assert!(!send(&mut page, TransferMsg::Accepted).saves, "there is nothing to accept");
        assert_eq!(page.progress(), &before);
    }
}

#[test]
fn a_dismissed_offer_is_gone() {
    let mut page = page(Lang::Ko);
    send(&mut page, TransferMsg::Offered(export(&solved("04-ecs/survive"))));
    send(&mut page, TransferMsg::Dismissed);
    assert_eq!(page.transfer(), &Transfer::Idle);
    assert!(!send(&mut page, TransferMsg::Accepted).saves);
    assert_eq!(page.progress(), &Progress::default());
}

#[test]
fn erasing_asks_first_and_leaves_the_page_as_on_a_first_visit() {
    let mut page = page(Lang::Ko);
    choose(&mut page, "which-layer", AnswerMsg::Picked(0));
    solve(&mut page);
    let changes = send(&mut page, TransferMsg::EraseAsked);
    assert!(!changes.erases && standing(&page, "survive") == Some(Standing::Solved));
    let changes = send(&mut page, TransferMsg::Erased);
    let stage = page.stage_at("three").expect("a stage");
    assert!(changes.erases && !changes.saves && changes.parts.contains(&Part::Stage(stage)));
    let fresh = super::given::page(Lang::Ko);
    assert_eq!(page.progress(), &Progress::default());
    assert_eq!(page.cards_log(), fresh.cards_log());
    assert!(page.is_untouched(stage), "else the lab would solve itself again");
    page.update(PageMsg::SectionRead("nowhere".into()));
    assert_eq!(standing(&page, "survive"), None);
}

fn told(progress: Option<Progress>) -> Page {
    let lesson = super::given::lesson(Lang::Ko);
    let mut page = Page::new(PageData::of_home(Lang::Ko, vec![MapLesson::new(4, &lesson)]));
    progress.map(|progress| page.update(PageMsg::ProgressArrived(progress)));
    page
}

#[test]
fn the_whole_map_is_as_far_as_its_lessons() {
    let far = |page: &Page| page.map_reach("").expect("a map with lessons");
    assert_eq!(far(&told(None)).0, Stretch::NotStarted);
    let begun = far(&told(Some(solved("04-ecs/survive"))));
    assert_eq!((begun.0, begun.1.done), (Stretch::UnderWay, 1));
    assert_eq!(begun.1, told(Some(solved("04-ecs/survive"))).map_reach("04-ecs").expect("it").1);
    assert!(Page::new(PageData::of_home(Lang::Ko, vec![])).map_reach("").is_none());
}

fn drawn(page: Page, kind: IslandKind, id: &str) -> String {
    let store = Store::new(page, ());
    let props = IslandProps { store, kind, id: id.into(), mounted: true };
    baton::site::prerender::picture::<Island>(props)
}

#[test]
fn the_page_shows_sections_export_offer_and_warning() {
    let progress = solved("04-ecs/survive");
    let sections = drawn(told(Some(progress.clone())), IslandKind::Sections, "04-ecs");
    assert!(sections.contains("<a href=\"../lessons/04-ecs/#conduct\">"), "{sections}");
    assert!(sections.contains("data-stretch=\"finished\""), "{sections}");

    let exported = drawn(told(Some(progress.clone())), IslandKind::Transfer, "export");
    let text = export(&progress);
    assert!(exported.contains(&format!("href=\"data:text/plain;charset=utf-8,{text}\"")));
    assert!(exported.contains(&format!(">{text}</textarea>")), "{exported}");

    let mut offering = told(None);
    send(&mut offering, TransferMsg::Offered(text));
    let offer = drawn(offering, IslandKind::Transfer, "import");
    assert!(offer.contains("기록 1개가") && offer.contains("합치기"), "{offer}");

    let mut asking = told(None);
    send(&mut asking, TransferMsg::EraseAsked);
    let warning = drawn(asking, IslandKind::Transfer, "erase");
    assert!(warning.contains("되돌릴 수 없어요") && warning.contains("download="), "{warning}");
    assert!(!drawn(told(None), IslandKind::Transfer, "erase").contains("모두 지우기"));
}
