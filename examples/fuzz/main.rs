//! Draws inputs for everything that reads a configuration, as many as one asks for:
//! `cargo run --profile bench --example fuzz --features site -- 10000000 [SEED]`.

#[path = "../../tests/it/nginx/fuzzed.rs"]
mod fuzzed;

use fuzzed::{Draw, TARGETS};

fn main() {
    let mut given = std::env::args().skip(1).filter_map(|number| number.parse::<u64>().ok());
    let (runs, seed) = (given.next().unwrap_or(1_000_000), given.next().unwrap_or(1));
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
