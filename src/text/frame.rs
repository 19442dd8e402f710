//! The words around every page: header, footer, notices.

use crate::lang::{Both, Lang};

/// What the page frame says, in one language.
pub struct Frame {
    /// The site's name, as written in the header.
    pub name: &'static str,
    /// One sentence on what the site is, for the front page and the manifest.
    pub about: &'static str,
    /// The skip link.
    pub skip: &'static str,
    /// The name of the breadcrumb landmark.
    pub crumbs: &'static str,
    /// The name of the site's menu, and of the button that opens it on a narrow screen.
    pub menu: &'static str,
    pub menu_open: &'static str,
    /// The language switch: the *other* language's name, in that language.
    pub twin: &'static str,
    pub theme_system: &'static str,
    pub theme_light: &'static str,
    pub theme_dark: &'static str,
    /// Shown when the page's program stopped.
    pub trap: &'static str,
    pub trap_reload: &'static str,
    /// The same button where the moment before stops it too.
    pub trap_anew: &'static str,
    /// Saves a file by which the same can be played again.
    pub trap_report: &'static str,
    /// Shown when the page's program did not arrive.
    pub unloaded: &'static str,
    pub unloaded_reload: &'static str,
    /// The footer: what the site does not do.
    pub promise: &'static str,
    pub missing_title: &'static str,
    pub missing_body: &'static str,
    pub go_home: &'static str,
}

const FRAME: Both<Frame> = Both {
    ko: Frame {
        name: "지휘봉",
        about: "살아 있는 클러스터를 직접 움직이며 배우는 컨테이너 오케스트레이션",
        skip: "본문으로 건너뛰기",
        crumbs: "현재 위치",
        menu: "사이트 메뉴",
        menu_open: "메뉴",
        twin: "English",
        theme_system: "화면 색: 기기 설정대로",
        theme_light: "화면 색: 밝게",
        theme_dark: "화면 색: 어둡게",
        trap: "무대가 멈췄어요. 저희가 만든 프로그램의 잘못이에요. 지금까지의 진도는 그대로 남아 있고, 글은 계속 읽을 수 있어요.",
        trap_reload: "멈추기 직전으로 다시 열기",
        trap_anew: "무대를 처음부터 다시 열기",
        trap_report: "무슨 일이 있었는지 파일로 저장하기",
        unloaded: "무대를 불러오지 못했어요. 인터넷 연결을 확인해 주세요. 글은 그대로 읽을 수 있어요.",
        unloaded_reload: "다시 불러오기",
        promise: "지휘봉은 방문 기록을 모으지 않아요. 다른 서버에 아무것도 보내지 않고, 진도는 이 브라우저에만 남아요.",
        missing_title: "찾는 페이지가 없어요",
        missing_body: "주소가 바뀌었거나 잘못 적혔을 수 있어요.",
        go_home: "처음 화면으로 가기",
    },
    en: Frame {
        name: "Baton",
        about: "Learn container orchestration by moving a living cluster yourself",
        skip: "Skip to the text",
        crumbs: "You are here",
        menu: "Site menu",
        menu_open: "Menu",
        twin: "한국어",
        theme_system: "Colours: as this device is set",
        theme_light: "Colours: light",
        theme_dark: "Colours: dark",
        trap: "The stage has stopped, by a mistake in our program. Your progress is kept, and the text can still be read.",
        trap_reload: "Reload at the moment before",
        trap_anew: "Start the stage over",
        trap_report: "Save what happened as a file",
        unloaded: "The stage could not be loaded. Please check the connection; the text can be read all the same.",
        unloaded_reload: "Try again",
        promise: "Baton collects nothing about you. It sends nothing to any other server; your progress stays in this browser.",
        missing_title: "There is no such page",
        missing_body: "The address may have changed, or have been mistyped.",
        go_home: "Go to the front page",
    },
};

/// The frame's words in `lang`.
pub fn frame(lang: Lang) -> &'static Frame {
    const { &FRAME }.get(lang)
}
