//! Times Pingora's balancer with the peers of ours: a line for each algorithm, its name and nanoseconds for a choice.

use futures::FutureExt;
use pingora_load_balancing::selection::consistent::KetamaHashing;
use pingora_load_balancing::selection::{
    BackendIter, BackendSelection, FNVHash, Random, RoundRobin,
};
use pingora_load_balancing::{Backend, Backends, LoadBalancer, discovery};
use std::collections::BTreeSet;
use std::hint::black_box;
use std::time::Instant;

const TIMES: u32 = 200_000;

/// As in `examples/bench_nginx`: ten, with weights 1 to 3.
fn peers() -> BTreeSet<Backend> {
    let peer = |nth: usize| Backend::new_with_weight(&format!("10.0.0.{nth}:80"), 1 + nth % 3);
    (1..=10).map(|nth| peer(nth).expect("an address")).collect()
}

/// The best of 11 runs: what other programs take of the machine should not count.
fn measure<S>(name: &str)
where
    S: BackendSelection + 'static,
    S::Iter: BackendIter,
{
    let balancer =
        LoadBalancer::<S>::from_backends(Backends::new(discovery::Static::new(peers())));
    balancer.update().now_or_never().expect("they are there").expect("they can be read");
    let mut times: Vec<f64> = (0..11)
        .map(|_| {
            let start = Instant::now();
            for nth in 0..TIMES {
                black_box(balancer.select(&nth.to_le_bytes(), 256));
            }
            start.elapsed().as_secs_f64() * 1e9 / f64::from(TIMES)
        })
        .collect();
    times.sort_by(f64::total_cmp);
    println!("{name} {}", times[0]);
}

fn main() {
    measure::<RoundRobin>("round robin");
    measure::<FNVHash>("hash $uri");
    measure::<KetamaHashing>("hash $uri consistent");
    measure::<Random>("random");
}
