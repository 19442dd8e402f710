//! The words of the progress page that its document says; those of its buttons are in `transfer`.

use crate::lang::Lang;

/// What the page says, in one language.
pub struct KeepingWords {
    pub title: &'static str,
    pub lead: &'static str,
    pub no_script: &'static str,
    pub export: &'static str,
    pub export_lead: &'static str,
    pub import: &'static str,
    pub import_lead: &'static str,
    pub erase: &'static str,
    pub erase_lead: &'static str,
}

const KO: KeepingWords = KeepingWords {
    title: "진도",
    lead: "여기까지 해 봤어요. 진도는 이 브라우저에만 있으니, 다른 기기에서 이어 가거나 오래 남기고 싶으면 내보내 두세요.",
    no_script: "진도를 보고 옮기려면 자바스크립트가 필요해요. 아래에는 아무것도 하지 않은 모습이 있어요.",
    export: "내보내기",
    export_lead: "지금까지의 진도를 파일 하나나 글 한 줄로 가져가요. 이름이나 주소 같은 것은 들어 있지 않아요.",
    import: "가져오기",
    import_lead: "내보낸 진도를 지금 진도에 합쳐요. 여기서 한 것은 하나도 잃지 않아요.",
    erase: "지우기",
    erase_lead: "이 브라우저에 있는 진도를 모두 지워요. 누르면 무엇이 사라지는지 먼저 보여 줘요.",
};

const EN: KeepingWords = KeepingWords {
    title: "Progress",
    lead: "This is how far you are. Your progress is in this browser only: export it to go on elsewhere, or to keep it for long.",
    no_script: "Seeing and moving your progress needs JavaScript. Below is what it looks like with nothing done.",
    export: "Export",
    export_lead: "Take your progress along as a file or as one line of text. It holds no name and no address.",
    import: "Import",
    import_lead: "Merge exported progress into what is here. Nothing that you did here is lost.",
    erase: "Erase",
    erase_lead: "Erase all progress in this browser. First you are shown what goes.",
};

/// The words of the page in `lang`.
pub fn keeping(lang: Lang) -> &'static KeepingWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}
