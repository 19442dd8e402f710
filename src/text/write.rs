//! The words of a question that is answered in one's own words, and of a checklist.

use crate::lang::Lang;

pub struct WriteWords {
    /// The two kinds of card.
    pub write: &'static str,
    pub checklist: &'static str,
    /// The name of the text field.
    pub mine: &'static str,
    pub compare: &'static str,
    pub compare_again: &'static str,
    pub do_not_know: &'static str,
    pub empty: &'static str,
    pub ideas: &'static str,
    /// Whose word counts.
    pub you_decide: &'static str,
    pub model: &'static str,
    pub how_did_it_go: &'static str,
    pub had_it: &'static str,
    pub not_yet: &'static str,
    /// What each of the three leads to.
    pub kept_had_it: &'static str,
    pub kept_not_yet: &'static str,
    pub kept_do_not_know: &'static str,
}

const KO: WriteWords = WriteWords {
    write: "내 말로 써 보기",
    checklist: "스스로 확인하기",
    mine: "내 답",
    compare: "다 썼어요",
    compare_again: "고친 답으로 다시 견주기",
    do_not_know: "잘 모르겠어요",
    empty: "아직 아무것도 쓰지 않았어요. 한 문장이라도 좋으니 떠오르는 대로 써 보세요. 막막하면 ‘잘 모르겠어요’를 눌러도 돼요.",
    ideas: "내 답에 담긴 생각",
    you_decide: "들어 있는 것 같은 생각에 표시해 뒀어요. 짐작일 뿐이니 모범 답안과 견줘 보고 고치세요. 맞고 틀리고는 여러분이 정해요.",
    model: "모범 답안",
    how_did_it_go: "어땠나요?",
    had_it: "잘 썼어요",
    not_yet: "아직이에요",
    kept_had_it: "좋아요. ‘잘 썼어요’로 적어 뒀어요.",
    kept_not_yet: "‘아직이에요’로 적어 뒀어요. 빠진 생각을 눈여겨보고 나중에 다시 써 보세요.",
    kept_do_not_know: "‘잘 모르겠어요’로 적어 뒀어요. 모범 답안을 읽고 나서 자기 말로 한 번 써 보면 오래 남아요.",
};

const EN: WriteWords = WriteWords {
    write: "In your own words",
    checklist: "Check yourself",
    mine: "Your answer",
    compare: "I wrote it",
    compare_again: "Compare again",
    do_not_know: "I don’t know",
    empty: "Nothing is written yet. One sentence is enough to begin with, just as it comes. If nothing comes, “I don’t know” is fine too.",
    ideas: "Ideas in your answer",
    you_decide: "What seems to be in your answer is ticked. That is only a guess: compare with the model answer and change it. You decide what is right.",
    model: "A model answer",
    how_did_it_go: "How did it go?",
    had_it: "I had it",
    not_yet: "Not yet",
    kept_had_it: "Good. Kept as “I had it”.",
    kept_not_yet: "Kept as “not yet”. Look at the ideas you left out, and write it again some other time.",
    kept_do_not_know: "Kept as “I don’t know”. Read the model answer, then write it once in your own words: that is what lasts.",
};

/// The words of these cards in `lang`.
pub fn write(lang: Lang) -> &'static WriteWords {
    match lang.spoken() {
        Lang::Ko => const { &KO },
        Lang::En => const { &EN },
    }
}
