//! Times other readers of nginx's configurations: `peers FILE`. A line for each: name, milliseconds (the middle of 21 runs).

use std::hint::black_box;
use std::time::Instant;

fn middle(mut work: impl FnMut() -> bool) -> Option<f64> {
    let mut times = Vec::new();
    for _ in 0..21 {
        let start = Instant::now();
        if !black_box(work()) {
            return None;
        }
        times.push(start.elapsed().as_secs_f64() * 1000.0);
    }
    times.sort_by(f64::total_cmp);
    Some(times[10])
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
        match middle(work) {
            Some(ms) => println!("{name} {ms}"),
            None => println!("{name} refuses"),
        }
    }
}
