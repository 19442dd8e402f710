//! What a reader is told when the browser does not keep things.

use crate::lang::Lang;

/// What is wrong with what the browser keeps. The page itself loses nothing: it goes on in memory.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Trouble {
    /// The browser refuses storage altogether.
    Blocked,
    /// There is no room left.
    Full,
    /// The kept progress cannot be read; it was put aside under another name.
    ProgressUnreadable,
    /// The progress was kept by a newer version of the site; it is left alone.
    ProgressNewer,
    /// What was kept of a stage cannot be read; the stage starts anew.
    StageUnreadable,
    /// The page's own data cannot be read; the page stays a document.
    PageUnreadable,
}

/// One or two plain sentences, for a notice.
pub fn trouble(lang: Lang, trouble: Trouble) -> &'static str {
    match (lang.spoken(), trouble) {
        (Lang::Ko, Trouble::Blocked) => {
            "이 브라우저가 저장을 막아 두었어요. 배우는 데는 지장이 없지만, 창을 닫으면 진도가 사라져요."
        }
        (Lang::En, Trouble::Blocked) => {
            "This browser does not allow saving. You can learn everything, but progress is gone when you close the window."
        }
        (Lang::Ko, Trouble::Full) => {
            "브라우저의 저장 공간이 꽉 찼어요. 이 페이지에 있는 동안은 그대로 쓸 수 있지만, 새 진도는 저장되지 않아요."
        }
        (Lang::En, Trouble::Full) => {
            "The browser’s storage is full. You can go on here, but new progress is not saved."
        }
        (Lang::Ko, Trouble::ProgressUnreadable) => {
            "저장된 진도를 읽을 수 없어서 새로 시작해요. 원래 기록은 지우지 않고 따로 두었어요."
        }
        (Lang::En, Trouble::ProgressUnreadable) => {
            "The saved progress could not be read, so it starts anew. The old record was set aside, not deleted."
        }
        (Lang::Ko, Trouble::ProgressNewer) => {
            "더 새로운 버전이 저장한 진도예요. 건드리지 않고 그대로 둘게요. 새로고침을 해 보세요."
        }
        (Lang::En, Trouble::ProgressNewer) => {
            "A newer version saved this progress. It is left untouched. Try reloading the page."
        }
        (Lang::Ko, Trouble::StageUnreadable) => {
            "저장된 무대를 되살릴 수 없어서 처음 상태로 차렸어요."
        }
        (Lang::En, Trouble::StageUnreadable) => {
            "The saved stage could not be restored, so it starts from the beginning."
        }
        (Lang::Ko, Trouble::PageUnreadable) => {
            "무대와 질문을 열지 못했어요. 새로고침을 해 보세요. 글은 그대로 읽을 수 있어요."
        }
        (Lang::En, Trouble::PageUnreadable) => {
            "The stages and questions could not be opened. Try reloading. The text still works."
        }
    }
}
