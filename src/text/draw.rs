//! The words of a drawing.

use crate::lang::Lang;

pub struct DrawWords {
    /// The kind of card.
    pub draw: &'static str,
    /// The two things that pressing a part can begin.
    pub modes: &'static str,
    pub place: &'static str,
    pub connect: &'static str,
    pub tray: &'static str,
    pub tray_empty: &'static str,
    pub put_back: &'static str,
    /// The ground around all boxes.
    pub outside: &'static str,
    pub lines: &'static str,
    pub no_lines: &'static str,
    pub remove: &'static str,
    pub as_list: &'static str,
    pub not_placed: &'static str,
    pub from: &'static str,
    pub to: &'static str,
    pub check: &'static str,
    pub show: &'static str,
    pub start_over: &'static str,
    pub right: &'static str,
    pub shown: &'static str,
    pub solution: &'static str,
    pub not_yet: &'static str,
    /// Before the parts that are still in the tray.
    pub unplaced: &'static str,
}

const KO: DrawWords = DrawWords {
    draw: "그려 보기",
    modes: "부품을 눌러서 할 일",
    place: "놓기",
    connect: "선으로 잇기",
    tray: "부품",
    tray_empty: "모두 놓았어요.",
    put_back: "부품 칸으로 되돌리기",
    outside: "바깥에 놓기",
    lines: "이은 선",
    no_lines: "아직 없어요.",
    remove: "지우기",
    as_list: "목록에서 골라 그리기",
    not_placed: "아직 놓지 않음",
    from: "이쪽 끝",
    to: "저쪽 끝",
    check: "확인하기",
    show: "그림 보여 주기",
    start_over: "처음부터",
    right: "맞아요. 이 클러스터가 아래에서 살아 움직여요.",
    shown: "이렇게 그려요. 같은 클러스터가 아래에서 살아 움직여요. ‘처음부터’를 누르고 보지 않고 다시 그려 보세요.",
    solution: "다 그린 그림",
    not_yet: "아직이에요. 하나씩 고쳐 보세요.",
    unplaced: "아직 놓지 않은 부품이 있어요",
};

const EN: DrawWords = DrawWords {
    draw: "Draw it",
    modes: "What pressing a part does",
    place: "Place",
    connect: "Connect",
    tray: "Parts",
    tray_empty: "All are placed.",
    put_back: "Put it back",
    outside: "Put it outside",
    lines: "Lines",
    no_lines: "None yet.",
    remove: "Remove",
    as_list: "Draw by choosing from lists",
    not_placed: "not placed yet",
    from: "From",
    to: "To",
    check: "Check",
    show: "Show me",
    start_over: "Start over",
    right: "Right. The same cluster is alive below.",
    shown: "This is how. The same cluster is alive below. Start over and draw it without looking.",
    solution: "The whole drawing",
    not_yet: "Not yet. Mend one thing after the other.",
    unplaced: "Some parts are not placed yet",
};

/// The words of drawings in `lang`.
pub fn draw(lang: Lang) -> &'static DrawWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}

/// What to press next; `held`: the part that was pressed.
pub fn next(lang: Lang, held: Option<&str>, connecting: bool) -> String {
    match (lang.spoken(), held, connecting) {
        (Lang::Ko, None, false) => "옮길 부품을 누르세요.".into(),
        (Lang::Ko, None, true) => "선이 시작할 부품을 누르세요.".into(),
        (Lang::Ko, Some(held), false) => [held, ": 놓을 곳을 누르세요."].concat(),
        (Lang::Ko, Some(held), true) => [held, ": 이을 부품을 누르세요."].concat(),
        (Lang::En, None, false) => "Press the part that you want to place.".into(),
        (Lang::En, None, true) => "Press the part where the line begins.".into(),
        (Lang::En, Some(held), false) => [held, ": press where it goes."].concat(),
        (Lang::En, Some(held), true) => [held, ": press what it leads to."].concat(),
    }
}

/// Where a part stands, as the list says it.
pub fn inside(lang: Lang, holder: Option<&str>) -> String {
    match (lang.spoken(), holder) {
        (Lang::Ko, None) => "바깥".into(),
        (Lang::Ko, Some(holder)) => [holder, " 안"].concat(),
        (Lang::En, None) => "outside".into(),
        (Lang::En, Some(holder)) => ["in ", holder].concat(),
    }
}
