//! Draws inputs for everything that reads a configuration, as many as one asks for:
//! `cargo run --profile bench --example fuzz --features desk -- 10000000 [SEED]`.
//!
//! `fuzz worst NTH BYTES` reads one of the inputs that would take longest if anything were not linear: for counting its
//! instructions at two sizes (`valgrind --tool=callgrind`).

#[path = "../../tests/it/nginx/fuzzed.rs"]
mod fuzzed;

use fuzzed::{Draw, TARGETS, read_all, worst};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let numbers: Vec<u64> = arguments.iter().filter_map(|number| number.parse().ok()).collect();
    if arguments.first().is_some_and(|first| first == "worst") {
        let (Some(nth), Some(bytes)) = (numbers.first(), numbers.get(1)) else { return };
        return read_all(&worst(*nth as usize, *bytes as usize));
    }
    let (runs, seed) = (numbers.first().unwrap_or(&1_000_000), numbers.get(1).unwrap_or(&1));
    for (name, share, target) in TARGETS {
        let count = runs * share / 100;
        for run in 0..count {
            let input = seed.wrapping_mul(1_000_003).wrapping_add(run);
            let held = std::panic::catch_unwind(|| target(&mut Draw(input)));
            assert!(held.is_ok(), "{name}: the input drawn from {input} breaks it");
        }
        println!("{name}: {count} runs");
    }
}
