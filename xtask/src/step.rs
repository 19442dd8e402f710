//! A named piece of work that shows how long it takes.

use anyhow::Result;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::time::{Duration, Instant};

/// How often a long step says that it is still at it.
const BEAT: Duration = Duration::from_secs(10);

/// Does `work` under the name `name`; prints a line when it starts, one every ten seconds, and
/// one when it ends.
///
/// # Errors
/// Those of `work`.
pub(crate) fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    let start = Instant::now();
    eprintln!("▸ {name}");
    let result = std::thread::scope(|scope| {
        let (done, waiting) = channel::<()>();
        scope.spawn(move || {
            while waiting.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                eprintln!("  {name} … {} s", start.elapsed().as_secs());
            }
        });
        let result = work();
        drop(done);
        result
    });
    let sign = if result.is_ok() { '✓' } else { '✗' };
    eprintln!("{sign} {name} ({:.1} s)", start.elapsed().as_secs_f32());
    result
}
