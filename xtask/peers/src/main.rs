//! Times other readers of nginx's configurations: `peers FILE`. A line for each: name, milliseconds that the thread works for a
//! run (as ours are measured).

use std::hint::black_box;
use std::time::Instant;

const RUNS: u32 = 21;

/// Linux: how long the main thread has run, nanoseconds, then other figures.
fn worked_ms() -> Option<f64> {
    let schedstat = std::fs::read_to_string("/proc/self/schedstat").ok()?;
    Some(schedstat.split(' ').next()?.parse::<f64>().ok()? / 1e6)
}

fn measure(mut work: impl FnMut() -> bool) -> Option<f64> {
    let (clock, start) = (Instant::now(), worked_ms());
    let taken = (0..RUNS).all(|_| black_box(work()));
    let ms = match (start, worked_ms()) {
        (Some(start), Some(end)) => end - start,
        _ => clock.elapsed().as_secs_f64() * 1000.0,
    };
    taken.then_some(ms / f64::from(RUNS))
}

fn main() {
    let path = std::env::args().nth(1).expect("the name of a file");
    let text = std::fs::read_to_string(path).expect("a file that can be read");
    let bytes = text.as_bytes().to_vec();
    let peers: [(&str, &mut dyn FnMut() -> bool); 3] = [
        ("nginx-lint-parser's-tree", &mut || {
            nginx_lint_parser::parse_string_rowan(&text).1.is_empty()
        }),
        ("nginx-lint-parser", &mut || nginx_lint_parser::parse_string(&text).is_ok()),
        ("misc-conf", &mut || {
            use misc_conf::ast::{Directive, DirectiveTrait};
            Directive::<misc_conf::nginx::Nginx>::parse(&bytes).is_ok()
        }),
    ];
    for (name, work) in peers {
        match measure(work) {
            Some(ms) => println!("{name} {ms}"),
            None => println!("{name} refuses"),
        }
    }
}
