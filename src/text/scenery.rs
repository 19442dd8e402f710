//! The words of stepped scenes.

use crate::course::{Mark, PartKind};
use crate::lang::{Both, Lang};

/// What the cards of scenes say, in one language.
pub struct SceneWords {
    /// The kind of card.
    pub scene: &'static str,
    pub back: &'static str,
    pub restart: &'static str,
    /// The list of steps that are done.
    pub so_far: &'static str,
    /// The picture as a list.
    pub shows: &'static str,
    /// All steps are done.
    pub finished: &'static str,
    /// All steps, on a page without its program.
    pub all_steps: &'static str,
}

const KO: SceneWords = SceneWords {
    scene: "한 걸음씩",
    back: "한 걸음 뒤로",
    restart: "처음부터 다시",
    so_far: "지금까지 있었던 일",
    shows: "그림을 글로 보기",
    finished: "끝까지 왔어요. 그림을 한 번 더 훑어보세요.",
    all_steps: "무엇을 묻고, 무엇을 하고, 무슨 일이 일어나는지 차례대로 적었어요. 그림은 마지막 모습이에요.",
};

const EN: SceneWords = SceneWords {
    scene: "Step by step",
    back: "One step back",
    restart: "Start again",
    so_far: "What has happened so far",
    shows: "The picture in words",
    finished: "That was the last step. Look over the picture once more.",
    all_steps: "Here are all steps in order: what is asked, what to do, what happens. The picture shows how it ends.",
};

/// The words of scenes in `lang`.
pub fn words(lang: Lang) -> &'static SceneWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}

/// "6걸음 중 2걸음".
pub fn step_of(lang: Lang, step: usize, all: usize) -> String {
    let (step, all) = (step.to_string(), all.to_string());
    match lang.spoken() {
        Lang::Ko => [all.as_str(), "걸음 중 ", &step, "걸음째"].concat(),
        Lang::En => ["Step ", &step, " of ", &all].concat(),
    }
}

/// What stands before the list of arrows.
pub fn arrows(lang: Lang) -> &'static str {
    match lang.spoken() {
        Lang::Ko => "화살표",
        Lang::En => "Arrows",
    }
}

/// "친구 → 공유기: my-ip:8080".
pub fn arrow(from: &str, to: &str, label: &str) -> String {
    let colon = if label.is_empty() { "" } else { ": " };
    [from, " → ", to, colon, label].concat()
}

/// How a part stands, with the sign that the picture has for it; empty for nothing to say.
pub fn mark(lang: Lang, mark: Mark) -> &'static str {
    match (lang.spoken(), mark) {
        (_, Mark::Plain) => "",
        (Lang::Ko, Mark::Ok) => "✓ 괜찮아요",
        (Lang::Ko, Mark::Bad) => "✕ 탈이 났어요",
        (Lang::Ko, Mark::Wait) => "… 기다려요",
        (Lang::En, Mark::Ok) => "✓ fine",
        (Lang::En, Mark::Bad) => "✕ in trouble",
        (Lang::En, Mark::Wait) => "… waiting",
    }
}

/// What kind of thing a part is.
pub fn kind(lang: Lang, kind: PartKind) -> &'static str {
    let Both { ko, en } = match kind {
        PartKind::Person => Both { ko: "사람", en: "person" },
        PartKind::People => Both { ko: "사람들", en: "people" },
        PartKind::Computer => Both { ko: "컴퓨터", en: "computer" },
        PartKind::Home => Both { ko: "집", en: "home" },
        PartKind::Cloud => Both { ko: "클라우드", en: "cloud" },
        PartKind::Program => Both { ko: "프로그램", en: "program" },
        PartKind::Container => Both { ko: "컨테이너", en: "container" },
        PartKind::Image => Both { ko: "이미지", en: "image" },
        PartKind::Registry => Both { ko: "레지스트리", en: "registry" },
        PartKind::Database => Both { ko: "데이터베이스", en: "database" },
        PartKind::Balancer => Both { ko: "로드 밸런서", en: "load balancer" },
        PartKind::Document => Both { ko: "문서", en: "document" },
        PartKind::Cluster => Both { ko: "클러스터", en: "cluster" },
        PartKind::Service => Both { ko: "서비스", en: "service" },
        PartKind::Task => Both { ko: "태스크", en: "task" },
        PartKind::Box => Both { ko: "상자", en: "box" },
    };
    match lang.spoken() {
        Lang::Ko => ko,
        Lang::En => en,
    }
}
