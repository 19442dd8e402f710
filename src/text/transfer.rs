//! The words of exporting, importing and erasing progress.

use super::say::pick;
use crate::course::NotImported;
use crate::lang::Lang;

/// What the buttons and fields say, in one language.
pub struct TransferWords {
    pub download: &'static str,
    /// The name of the file that is downloaded.
    pub file: &'static str,
    pub copy_field: &'static str,
    pub choose_file: &'static str,
    pub paste_field: &'static str,
    pub look: &'static str,
    pub take_in: &'static str,
    pub dismiss: &'static str,
    pub erase: &'static str,
    pub erase_warning: &'static str,
    pub erase_now: &'static str,
    pub erased: &'static str,
}

const KO: TransferWords = TransferWords {
    download: "파일로 내려받기",
    file: "baton-진도.txt",
    copy_field: "아래 글을 모두 복사해도 돼요",
    choose_file: "내보낸 파일 고르기",
    paste_field: "또는 복사한 글 붙여 넣기",
    look: "무엇이 들었는지 보기",
    take_in: "합치기",
    dismiss: "그만두기",
    erase: "진도 지우기",
    erase_warning: "답한 것과 읽은 곳, 이 탭에서 무대로 하던 일, 읽지 못해 따로 둔 기록까지 이 브라우저에서 모두 사라지고 되돌릴 수 없어요. 남겨 두고 싶으면 먼저 내려받으세요.",
    erase_now: "모두 지우기",
    erased: "모두 지웠어요. 처음부터 다시 시작할 수 있어요.",
};

const EN: TransferWords = TransferWords {
    download: "Download a file",
    file: "baton-progress.txt",
    copy_field: "Or copy all of this text",
    choose_file: "Choose an exported file",
    paste_field: "Or paste the copied text",
    look: "See what is in it",
    take_in: "Merge it",
    dismiss: "Leave it",
    erase: "Erase my progress",
    erase_warning: "What you answered and read, what you did on the stages in this tab, and records that could not be read all go from this browser and cannot be brought back. To keep them, download them first.",
    erase_now: "Erase everything",
    erased: "Everything is erased. You can start afresh.",
};

/// The words in `lang`.
pub fn words(lang: Lang) -> &'static TransferWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}

/// What an offered text would bring.
pub fn offered(lang: Lang, news: usize) -> String {
    match (lang.spoken(), news) {
        (Lang::Ko, 0) => "읽었어요. 모두 이 브라우저에 이미 있는 기록이에요.".into(),
        (Lang::En, 0) => "Read. This browser has all of it already.".into(),
        (Lang::Ko, _) => format!(
            "읽었어요. 합치면 기록 {news}개가 늘거나 채워지고, 지금 있는 기록은 그대로 남아요."
        ),
        (Lang::En, _) => {
            format!("Read. Merging adds to or fills in {news} of your records, and loses none.")
        }
    }
}

pub fn imported(lang: Lang, news: usize) -> String {
    match lang.spoken() {
        Lang::Ko => format!("합쳤어요. 기록 {news}개가 늘거나 채워졌어요."),
        Lang::En => format!("Merged: {news} records added or filled in."),
    }
}

/// Why a text was not taken in. Nothing was changed.
pub fn refused(lang: Lang, why: NotImported) -> &'static str {
    match why {
        NotImported::Empty => pick(
            lang,
            "비어 있어요. 파일을 고르거나 글을 붙여 넣어 주세요.",
            "There is nothing in it. Choose a file or paste the text.",
        ),
        NotImported::Foreign => pick(
            lang,
            "지휘봉에서 내보낸 진도가 아니에요. 아무것도 바꾸지 않았어요.",
            "This is no progress exported from Baton. Nothing was changed.",
        ),
        NotImported::Newer => pick(
            lang,
            "더 새로운 버전에서 내보낸 진도예요. 이 페이지를 새로고침한 다음 다시 해 보세요. 아무것도 바꾸지 않았어요.",
            "A newer version exported this. Reload the page and try again. Nothing was changed.",
        ),
        NotImported::Damaged => pick(
            lang,
            "진도의 일부가 빠졌거나 바뀌었어요. 처음부터 끝까지 다시 복사해 주세요. 아무것도 바꾸지 않았어요.",
            "A part of it is missing or was changed. Copy it again from start to end. Nothing was changed.",
        ),
    }
}
