//! The words around lessons and on the course map.

use crate::lang::Lang;

/// What the pages themselves say, in one language.
pub struct PageWords {
    pub map: &'static str,
    pub coming: &'static str,
    pub objectives: &'static str,
    /// The name of the list of sections at a page's top.
    pub contents: &'static str,
    pub previous: &'static str,
    pub next: &'static str,
    pub all_lessons: &'static str,
    pub print: &'static str,
    pub progress_note: &'static str,
    /// Under the picture on the front page.
    pub scene: &'static str,
    /// Beside the first picture of a stage that cannot move.
    pub no_script: &'static str,
    /// Over what is told after a prediction.
    pub after_prediction: &'static str,
    /// Over the stage on which a drawing comes alive.
    pub after_drawing: &'static str,
    /// What the practice page is called.
    pub practice: &'static str,
    /// One sentence on it.
    pub practice_about: &'static str,
    pub practice_objectives: &'static str,
    /// Before the lesson that a question belongs to.
    pub practice_of: &'static str,
    /// Over the links to its questions, at the end of a lesson.
    pub practice_after: &'static str,
}

const KO: PageWords = PageWords {
    map: "강의 지도",
    coming: "준비 중",
    objectives: "이 장을 마치면",
    contents: "차례",
    previous: "이전 장",
    next: "다음 장",
    all_lessons: "강의 지도",
    print: "정리 인쇄하기",
    scene: "4장의 한 장면이에요. 빌린 컴퓨터 2를 반납하자, 서비스가 사라진 만큼 새 태스크를 준비하고 있어요.",
    progress_note: "진도는 이 브라우저에만 저장돼요.",
    no_script: "무대를 움직이려면 자바스크립트가 필요해요. 여기에는 무대의 첫 장면이 있어요.",
    after_prediction: "실행해 본 다음 읽을 이야기",
    after_drawing: "그린 클러스터 움직여 보기",
    practice: "연습 문제",
    practice_about: "보지 않고 쓰고, 그리고, 직접 해 보는 연습 문제 다섯 개예요. 이어지는 장을 마치면 풀 수 있어요.",
    practice_objectives: "다 풀고 나면",
    practice_of: "이어지는 장:",
    practice_after: "여기까지 왔으면 풀 수 있는 연습 문제",
};

const EN: PageWords = PageWords {
    map: "Course map",
    coming: "coming",
    objectives: "After this lesson you can",
    contents: "Contents",
    previous: "Previous lesson",
    next: "Next lesson",
    all_lessons: "Course map",
    print: "Print the summary",
    scene: "A moment of lesson 4: computer 2 was terminated, and the service is starting a new task for the one that is gone.",
    progress_note: "Progress is kept in this browser only.",
    no_script: "The stage needs JavaScript to move. Here is its first picture.",
    after_prediction: "To read after the run",
    after_drawing: "Move the cluster that you drew",
    practice: "Practice",
    practice_about: "Five questions to write, draw and do, without looking. Each goes with a lesson and can be done after it.",
    practice_objectives: "When you have done them you can",
    practice_of: "Goes with",
    practice_after: "Practice that you can do now",
};

/// The words of pages in `lang`.
pub fn page(lang: Lang) -> &'static PageWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}

/// "4장", "Lesson 4".
pub fn numbered(lang: Lang, number: u32) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{number}장"),
        Lang::En => format!("Lesson {number}"),
    }
}

/// "10분", "10 minutes".
pub fn minutes(lang: Lang, minutes: u32) -> String {
    match (lang.spoken(), minutes) {
        (Lang::Ko, _) => format!("{minutes}분"),
        (Lang::En, 1) => "1 minute".to_owned(),
        (Lang::En, _) => format!("{minutes} minutes"),
    }
}

/// The main link of the home page for a reader who has not begun: "4장 시작하기".
pub fn start(lang: Lang, number: u32) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{number}장 시작하기"),
        Lang::En => format!("Start lesson {number}"),
    }
}

/// The same link for a reader who has: "4장 이어서 배우기".
pub fn resume(lang: Lang, number: u32) -> String {
    match lang.spoken() {
        Lang::Ko => format!("{number}장 이어서 배우기"),
        Lang::En => format!("Continue lesson {number}"),
    }
}

/// What there is to do in a lesson: "예상 2개 · 질문 2개 · 실습 1개". Kinds it lacks are left out.
pub fn activities(lang: Lang, predictions: usize, choices: usize, labs: usize) -> String {
    let kinds = match lang.spoken() {
        Lang::Ko => [("예상", "예상"), ("질문", "질문"), ("실습", "실습")],
        Lang::En => [("prediction", "predictions"), ("question", "questions"), ("lab", "labs")],
    };
    let counted: Vec<String> = kinds
        .into_iter()
        .zip([predictions, choices, labs])
        .filter(|(_, count)| *count > 0)
        .map(|((one, many), count)| match (lang.spoken(), count) {
            (Lang::Ko, _) => format!("{one} {count}개"),
            (Lang::En, 1) => format!("1 {one}"),
            (Lang::En, _) => format!("{count} {many}"),
        })
        .collect();
    counted.join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_only_what_there_is() {
        assert_eq!(activities(Lang::Ko, 2, 2, 1), "예상 2개 · 질문 2개 · 실습 1개");
        assert_eq!(activities(Lang::En, 2, 0, 1), "2 predictions · 1 lab");
        assert_eq!(activities(Lang::En, 0, 0, 0), "");
    }
}
