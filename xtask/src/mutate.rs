//! `cargo xtask mutate [RULE|TEST…]`: switches each simulated rule off (`tests/mutants.toml`), in a copy of the sources; the test
//! that holds the rule must fail then.

mod built;
mod killed;
mod mutant;
mod workshop;

use anyhow::{Context, Result, bail};
use built::Built;
use killed::Killed;
use mutant::Mutant;
use std::collections::BTreeSet;
use std::fmt;
use std::time::Instant;
use workshop::Workshop;

/// What became of a mutant.
enum Verdict {
    /// Its test failed.
    Killed,
    /// Nobody noticed: the test holds less than it says.
    Survived,
    /// It must compile: what a compiler finds, no test has to.
    DoesNotCompile(String),
    DoesNotEnd,
}

/// Tries the mutants of the rules and tests named in `args`, or all. Those that were killed in the same sources before are passed over
/// unless they are named, so that a run that was stopped can be taken up again.
///
/// # Errors
/// Nothing of such a name, a test that fails before anything is switched off, or a mutant that was not killed.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let all = mutant::read()?;
    if let Some(unknown) = args.iter().find(|arg| !all.iter().any(|mutant| mutant.is_of(arg))) {
        bail!("{} has no rule and no test {unknown}", mutant::FILE);
    }
    let shop = Workshop::open()?;
    let mut killed = Killed::read(shop.fingerprint()?);
    let due = |mutant: &&Mutant| match args {
        [] => !killed.holds(mutant),
        named => named.iter().any(|name| mutant.is_of(name)),
    };
    let mutants: Vec<&Mutant> = all.iter().filter(due).collect();
    println!("{} of {} mutants to try", mutants.len(), all.len());
    if mutants.is_empty() {
        return Ok(());
    }
    must_pass(&shop, &mutants)?;
    let mut alive = Vec::new();
    for (nth, mutant) in mutants.iter().enumerate() {
        let start = Instant::now();
        let verdict = attempt(&shop, mutant).with_context(|| mutant.rule.clone())?;
        let seconds = start.elapsed().as_secs();
        println!("{:>3} of {}  {mutant}  {verdict} ({seconds} s)", nth + 1, mutants.len());
        match verdict {
            Verdict::Killed => killed.note(mutant)?,
            _ => alive.push(format!("{mutant}  {verdict}")),
        }
    }
    if alive.is_empty() {
        println!("every one was killed");
        return Ok(());
    }
    bail!("not killed:\n{}", alive.join("\n"))
}

/// As long as nothing is switched off, every test passes; and it is there, else nothing would ever kill its mutant.
fn must_pass(shop: &Workshop, mutants: &[&Mutant]) -> Result<()> {
    let Built::Tests(tests) = shop.build()? else {
        bail!("the sources do not compile as they are")
    };
    let names: BTreeSet<&str> = mutants.iter().map(|mutant| mutant.test.as_str()).collect();
    for name in names {
        match tests.run(name)? {
            Some(true) => {}
            Some(false) => bail!("{name} fails, or is not there, with every rule on"),
            None => bail!("{name} does not end, with every rule on"),
        }
    }
    Ok(())
}

fn attempt(shop: &Workshop, mutant: &Mutant) -> Result<Verdict> {
    let _switched_off = shop.switch_off(mutant)?;
    Ok(match shop.build()? {
        Built::Nothing(why) => Verdict::DoesNotCompile(why),
        Built::Tests(tests) => match tests.run(&mutant.test)? {
            Some(true) => Verdict::Survived,
            Some(false) => Verdict::Killed,
            None => Verdict::DoesNotEnd,
        },
    })
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            Verdict::Killed => write!(f, "killed"),
            Verdict::Survived => write!(f, "SURVIVED"),
            Verdict::DoesNotCompile(why) => write!(f, "DOES NOT COMPILE: {why}"),
            Verdict::DoesNotEnd => write!(f, "DOES NOT END"),
        }
    }
}
