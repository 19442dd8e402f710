//! The score (악보): what each task did, over time.

use super::picture::Tone;

/// The whole score. Times are milliseconds after the learner's 0:00, rounded down to
/// [`ScoreView::grain`], so that two frames that look alike are equal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreView {
    pub staves: Vec<Stave>,
    /// What somebody did to the world, and when.
    pub marks: Vec<u64>,
    /// How much time the paper holds.
    pub span_ms: u64,
    /// The latest moment that has been reached.
    pub now_ms: u64,
    /// Where the baton stands; earlier than now while the past is looked at.
    pub viewed_ms: u64,
    /// The same two in whole seconds, as they are said.
    pub now_s: u64,
    pub viewed_s: u64,
    /// Marks on the time axis.
    pub ticks: Vec<(u64, String)>,
}

/// A service's lines, or those of the tasks without a service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stave {
    pub name: String,
    pub lanes: u32,
    pub bars: Vec<Bar>,
}

/// A task, from its creation to its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bar {
    pub task: u32,
    /// What is written on it.
    pub name: String,
    pub lane: u32,
    /// From, to, and how it stood meanwhile; each begins where the one before ends.
    pub pieces: Vec<(u64, u64, Tone)>,
    /// When it stopped.
    pub died: Option<u64>,
}

/// How long the paper may be: the shortest that holds everything is taken, so that bars do not
/// slide with every frame.
const SPANS_S: [u64; 16] = [
    60, 120, 180, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 10_800, 21_600, 43_200, 86_400,
    172_800, 604_800,
];

/// The span of the paper for a world that has reached `now_ms`: a little room stays at its end.
pub(super) fn span_ms(now_ms: u64) -> u64 {
    let needed = now_ms / 1_000 * 21 / 20;
    let fits = SPANS_S.iter().find(|&&span| span > needed);
    fits.map_or(needed / 604_800 * 604_800 + 604_800, |&span| span) * 1_000
}

/// The smallest difference in time that the eye could see on that paper.
pub(super) fn grain(span_ms: u64) -> u64 {
    (span_ms / 540).max(1)
}

/// Round times on the axis: four steps at most.
pub(super) fn tick_step_ms(span_ms: u64) -> u64 {
    let steps = [20, 30, 60, 120, 300, 600, 1_200, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400];
    let step = steps.into_iter().find(|step| span_ms / (step * 1_000) <= 4);
    step.unwrap_or((span_ms / 4_000).div_ceil(86_400) * 86_400) * 1_000
}

#[cfg(test)]
mod tests {
    use super::{grain, span_ms, tick_step_ms};

    #[test]
    fn the_paper_always_reaches_beyond_now() {
        for now in (0..800_000_000).step_by(997_001) {
            let span = span_ms(now);
            assert!(span > now, "{now} in {span}");
            assert!(span / tick_step_ms(span) <= 4, "{span}");
            assert!(grain(span) > 0);
        }
    }

    #[test]
    fn the_paper_stays_the_same_for_a_while() {
        assert_eq!(span_ms(0), 60_000);
        assert_eq!(span_ms(50_000), 60_000);
        assert_eq!(span_ms(64_000), 120_000);
    }
}
