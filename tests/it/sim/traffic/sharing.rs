//! R2 against independent arithmetic in exact fractions: shares at a moment, and jobs over time.

use baton::sim::rng::{self, Stream};
use baton::sim::*;

use crate::sim::fraction::Fraction;
use crate::sim::given::Given;

fn draw(seed: u64, nth: u64, below: u64) -> u64 {
    rng::range(seed, Stream::Name, 1, nth, (0, below - 1))
}

/// Water in vessels: the level rises until the capacity is used up; a vessel holds weight × level, at most its ceiling.
fn exact(capacity: u64, claims: &[Claim]) -> Vec<Fraction> {
    let at = |level: Fraction| -> Vec<Fraction> {
        let held = claims.iter().map(|claim| {
            let ceiling = Fraction::whole(claim.ceiling);
            let share = level.times(Fraction::whole(claim.weight));
            if share < ceiling { share } else { ceiling }
        });
        held.collect()
    };
    let sum =
        |shares: &[Fraction]| shares.iter().fold(Fraction::whole(0), |sum, &share| sum.plus(share));
    let mut full: Vec<Fraction> =
        claims.iter().map(|claim| Fraction::of(claim.ceiling, claim.weight)).collect();
    full.sort_by(|a, b| a.partial_cmp(b).expect("fractions compare"));
    let capacity = Fraction::whole(capacity);
    let mut level = Fraction::whole(0);
    for next in full {
        if capacity < sum(&at(next)) {
            break;
        }
        level = next;
    }
    // Between two levels only those that are not full yet take more.
    let open = |claim: &&Claim| level < Fraction::of(claim.ceiling, claim.weight);
    let weights: u64 = claims.iter().filter(open).map(|claim| claim.weight).sum();
    if weights == 0 {
        return at(level);
    }
    let left = capacity.minus(sum(&at(level)));
    at(level.plus(left.over(Fraction::whole(weights))))
}

#[test]
fn shares_are_the_exact_ones_rounded_down() {
    for seed in 0..2_000 {
        let claims: Vec<Claim> = (0..1 + draw(seed, 0, 6))
            .map(|nth| Claim {
                weight: 2 + draw(seed, 10 + nth, 2_000),
                ceiling: draw(seed, 20 + nth, 4_000_000),
            })
            .collect();
        let capacity = draw(seed, 30, 8_000_000);
        let floors: Vec<i128> = exact(capacity, &claims).into_iter().map(Fraction::floor).collect();
        let shares: Vec<i128> = share(capacity, &claims).into_iter().map(i128::from).collect();
        assert_eq!(shares, floors, "{capacity} among {claims:?}");
    }
}

/// A queue for one test, taken in the order of time.
#[derive(Default)]
struct Timers(Vec<(TimeMs, Timer)>);

impl Schedule for Timers {
    fn schedule(&mut self, at: TimeMs, timer: Timer) {
        self.0.push((at, timer));
    }
}

impl Timers {
    fn take_due(&mut self, until: TimeMs) -> Option<(TimeMs, Timer)> {
        let first = self.0.iter().map(|&(at, _)| at).filter(|&at| at <= until).min()?;
        let index = self.0.iter().position(|&(at, _)| at == first)?;
        Some(self.0.remove(index))
    }
}

/// One job of the oracle: its container's units, and what it still needs, in milliseconds of a CPU.
struct Job {
    number: u32,
    container: usize,
    left: Fraction,
}

/// Millisecond by millisecond: a job gets its container's part of two CPUs, at most one CPU, and is done to the nearest
/// millisecond.
fn pass_ms(jobs: &mut Vec<Job>, units: &[u32]) -> Vec<u32> {
    let of = |container: usize| jobs.iter().filter(|job| job.container == container).count() as u64;
    let busy: Vec<usize> = (0..units.len()).filter(|&container| of(container) > 0).collect();
    let claims: Vec<Claim> = busy
        .iter()
        .map(|&container| Claim {
            weight: u64::from(units[container].max(2)),
            ceiling: of(container) * 1_000_000,
        })
        .collect();
    let shares = exact(2_000_000, &claims);
    let rates: Vec<Fraction> = (0..units.len())
        .map(|container| match busy.iter().position(|&b| b == container) {
            Some(place) => shares[place].over(Fraction::whole(of(container) * 1_000_000)),
            None => Fraction::whole(0),
        })
        .collect();
    let mut done = Vec::new();
    jobs.retain_mut(|job| {
        let rate = rates[job.container];
        job.left = job.left.minus(rate);
        let half = rate.over(Fraction::whole(2));
        if half < job.left {
            return true;
        }
        done.push(job.number);
        false
    });
    done
}

#[test]
fn jobs_are_done_when_exact_arithmetic_says() {
    let units = [256, 512, 128, 0];
    for seed in 0..20 {
        let mut given = several(&units);
        let start = given.world.now();
        let by = EventId::from_index(0);
        let (mut timers, mut jobs, mut ours, mut theirs) =
            (Timers::default(), vec![], vec![], vec![]);
        let mut cluster = given.world.cluster().clone();
        for ms in 0..3_000u64 {
            let now = start.after(ms);
            while let Some((at, timer)) = timers.take_due(now) {
                cluster.fire(at, timer, &mut timers);
            }
            for ended in cluster.take_work_ended() {
                assert_eq!(ended.how, WorkEnd::Computed);
                ours.push((ended.number, ms));
                let container = ended.number as usize % units.len();
                let id = ContainerId::from_index(container);
                cluster.let_go(now, id, ended.number, &mut timers);
            }
            // A few at once, so that shares keep changing.
            if ms < 1_500 && draw(seed, ms, 60) == 0 {
                let container = draw(seed, 10_000 + ms, units.len() as u64) as usize;
                let number = (ms as u32) * units.len() as u32 + container as u32;
                let feature = draw(seed, 20_000 + ms, 3) as u8;
                let id = ContainerId::from_index(container);
                let work = Work { number, feature, by };
                assert_eq!(cluster.offer(now, id, work, &mut timers), Offer::Taken);
                let cpu_ms = [7u32, 40, 90][usize::from(feature)];
                jobs.push(Job { number, container, left: Fraction::whole(cpu_ms) });
            }
            theirs.extend(pass_ms(&mut jobs, &units).into_iter().map(|number| (number, ms + 1)));
        }
        assert!(ours.len() > 10 && ours.len() == theirs.len());
        ours.sort_unstable();
        theirs.sort_unstable();
        for (our, their) in ours.iter().zip(&theirs) {
            // Each end is rounded to the nearest millisecond, which shifts those beside it.
            let near = our.0 == their.0 && our.1.abs_diff(their.1) <= 4;
            assert!(near, "seed {seed}: {our:?}, exactly {their:?}");
        }
        given.ms(1);
    }
}

/// A computer of two CPUs with a task for each of these units.
fn several(units: &[u32]) -> Given {
    use super::{feature, program};
    use crate::sim::given::{container, definition};
    let features = vec![feature("a", 7), feature("b", 40), feature("c", 90)];
    let roomy = InstanceType { eni_slots: 9, ..crate::sim::given::SMALL };
    let mut given = Given::with(1, Parameters::ecs(), 1, roomy, crate::sim::given::web());
    let image = Image { program: program(100, features), ..Image::plain(&container("app", 80)) };
    given.apply(Command::PushImage(image));
    for (index, &cpu) in units.iter().enumerate() {
        let app = ContainerDefinition { cpu, ..container("app", 80) };
        given.apply(Command::RegisterTaskDefinition(definition("app", vec![app])));
        given.apply(RunTask::of(TaskDefinitionId::from_index(index + 1), 1));
        given.minutes(2);
    }
    given
}
