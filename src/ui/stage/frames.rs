//! Frames of the screen, only while time runs.

use yew::prelude::*;

use crate::app::stage::StageMsg;

/// Sends `FramePassed` with every frame while `playing`; under reduced motion once a second, so
/// that the picture changes in steps. Draws nothing, and does nothing where no browser is.
#[hook]
pub(super) fn use_frames(playing: bool, dispatch: &Callback<StageMsg>) {
    // A parent may hand down a new callback with every frame; the clock must not start anew then.
    let latest = use_mut_ref(|| dispatch.clone());
    latest.replace(dispatch.clone());
    use_effect_with(playing, move |playing| {
        let frames = playing.then(|| running::Frames::start(latest));
        move || drop(frames)
    });
}

mod running {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gloo::render::{AnimationFrame, request_animation_frame};
    use yew::Callback;

    use crate::app::stage::StageMsg;

    /// A frame that took longer (a hidden page) counts as this long, milliseconds.
    const FRAME_MAX_MS: u32 = 250;
    const REDUCED_STEP_MS: u32 = 1_000;

    /// Asks for one frame after the other until it is dropped.
    pub(super) struct Frames(Rc<RefCell<Option<AnimationFrame>>>);

    struct Clock {
        dispatch: Rc<RefCell<Callback<StageMsg>>>,
        last_ms: Option<f64>,
        waiting_ms: u32,
        step_ms: u32,
    }

    impl Frames {
        pub(super) fn start(dispatch: Rc<RefCell<Callback<StageMsg>>>) -> Frames {
            let step_ms = if prefers_reduced_motion() { REDUCED_STEP_MS } else { 0 };
            let frames = Frames(Rc::default());
            next(&frames.0, Clock { dispatch, last_ms: None, waiting_ms: 0, step_ms });
            frames
        }
    }

    impl Drop for Frames {
        fn drop(&mut self) {
            self.0.take();
        }
    }

    fn next(pending: &Rc<RefCell<Option<AnimationFrame>>>, mut clock: Clock) {
        let again = Rc::downgrade(pending);
        let frame = request_animation_frame(move |now_ms| {
            // Gone with the stage that asked for it.
            let Some(pending) = again.upgrade() else { return };
            clock.tick(now_ms);
            next(&pending, clock);
        });
        pending.replace(Some(frame));
    }

    impl Clock {
        fn tick(&mut self, now_ms: f64) {
            let passed = (now_ms - self.last_ms.unwrap_or(now_ms)) as u32;
            self.last_ms = Some(now_ms);
            self.waiting_ms += passed.min(FRAME_MAX_MS);
            if self.waiting_ms > 0 && self.waiting_ms >= self.step_ms {
                let real_ms = std::mem::take(&mut self.waiting_ms);
                let dispatch = self.dispatch.borrow().clone();
                dispatch.emit(StageMsg::FramePassed { real_ms });
            }
        }
    }

    fn prefers_reduced_motion() -> bool {
        let query = gloo::utils::window().match_media("(prefers-reduced-motion: reduce)");
        query.ok().flatten().is_some_and(|query| query.matches())
    }
}
