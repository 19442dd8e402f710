//! Directives outside `http`: `user`, `worker_processes`, `events` …

use crate::nginx::check::address::network;
use crate::nginx::check::handler::once;
use crate::nginx::check::scope::says;
use crate::nginx::check::slot::invalid;
use crate::nginx::check::{Call, Checker, Outcome, Wrong};
use crate::nginx::directive::Context;
use crate::nginx::problem::Kind;
use crate::nginx::value::number;
use std::collections::{BTreeMap, BTreeSet};

/// What is kept of them.
pub(super) struct Core {
    /// There is an `events` block.
    pub(super) events: bool,
    connections: u64,
    /// Masks of `worker_cpu_affinity`, and how many workers there are; none: as many as processors.
    masks: usize,
    workers: Option<u64>,
    /// How many `stream` and `mail` listen on.
    pub(super) sockets: usize,
    /// A block of a module was opened: modules can no longer be loaded.
    modules_used: bool,
    pools: BTreeSet<Vec<u8>>,
    /// Pools that are used, with the place of the first use.
    used: BTreeMap<Vec<u8>, (u16, u32)>,
}

impl Default for Core {
    fn default() -> Core {
        let (pools, used) = (BTreeSet::new(), BTreeMap::new());
        Core {
            events: false,
            connections: 512,
            masks: 0,
            workers: Some(1),
            modules_used: false,
            sockets: 0,
            pools,
            used,
        }
    }
}

impl Core {
    pub(super) fn use_pool(&mut self, name: &[u8], place: (u16, u32)) {
        self.used.entry(name.to_vec()).or_insert(place);
    }
}

pub(super) fn user(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let (user, last) = (call.arg(1), call.count());
    let group = call.arg(last);
    if !checker.around.has_user(&user) {
        return Err(Wrong::new(Kind::NoSuchAccount, &[b"getpwnam", &user]).word(1));
    }
    if !checker.around.has_group(&group) {
        return Err(Wrong::new(Kind::NoSuchAccount, &[b"getgrnam", &group]).word(last));
    }
    Ok(())
}

pub(super) fn worker_processes(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let text = call.arg(1);
    checker.core.workers = number(&text);
    if *text == *b"auto" || number(&text).is_some() { Ok(()) } else { Err(invalid(call, 1)) }
}

pub(super) fn worker_priority(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let text = call.arg(1);
    let digits = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(&text);
    let invalid = || says(call, Kind::InvalidDirectiveNumber).word(1);
    if number(digits).is_some() { Ok(()) } else { Err(invalid()) }
}

pub(super) fn worker_cpu_affinity(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let auto = *call.arg(1) == *b"auto";
    if auto && call.count() > 2 {
        return Err(says(call, Kind::WrongCount));
    }
    checker.core.masks = if auto { 0 } else { call.count() };
    for (index, mask) in call.args(if auto { 2 } else { 1 }) {
        let wrong = mask.iter().rev().find(|byte| !matches!(byte, b'0' | b'1' | b' '));
        if let Some(byte) = wrong {
            return Err(Wrong::new(Kind::InvalidCharacter, &[&[*byte]]).word(index));
        }
    }
    Ok(())
}

pub(super) fn load_module(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    if checker.core.modules_used { Err(says(call, Kind::TooLate)) } else { Ok(()) }
}

pub(super) fn events(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    checker.core.events = true;
    checker.core.modules_used = true;
    super::http::server::other(checker, call, Context::EVENTS)
}

pub(super) fn worker_connections(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let text = call.arg(1);
    match number(&text) {
        Some(count) => {
            checker.core.connections = count;
            Ok(())
        }
        None => Err(Wrong::new(Kind::InvalidNumber, &[&text]).word(1)),
    }
}

pub(super) fn use_(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    once(checker, call)?;
    let text = call.arg(1);
    if *text == *b"epoll" {
        return Ok(());
    }
    Err(Wrong::new(Kind::InvalidEventType, &[&text]).word(1))
}

pub(super) fn debug_connection(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let text = call.arg(1);
    if checker.version >= crate::nginx::Version::V1_30 {
        checker.warn(call, Kind::DebugIgnored, &[]);
        return Ok(());
    }
    match network(&text) {
        _ if *text == *b"unix:" => {}
        Some((_, true)) => checker.warn(call, Kind::LowBits, &[&text]),
        Some(_) => {}
        None if checker.around.address(&text).is_some() => {}
        None => {
            let values = [&b"host not found"[..], call.row.name.as_bytes(), &text];
            return Err(Wrong::new(Kind::WrongInDirective, &values).word(1));
        }
    }
    Ok(())
}

pub(super) fn thread_pool(checker: &mut Checker<'_>, call: &Call<'_>) -> Outcome {
    let name = call.arg(1);
    if checker.core.pools.contains(&*name) {
        return Err(Wrong::new(Kind::DuplicateThreadPool, &[&name]).word(1));
    }
    let mut threads = false;
    for (index, text) in call.args(2) {
        let wrong = |kind| Err(Wrong::new(kind, &[&text]).word(index));
        if let Some(count) = text.strip_prefix(b"threads=") {
            if matches!(number(count), None | Some(0)) {
                return wrong(Kind::InvalidThreads);
            }
            threads = true;
        } else if text.strip_prefix(b"max_queue=").is_some_and(|count| number(count).is_none()) {
            return wrong(Kind::InvalidMaxQueue);
        }
    }
    if !threads {
        return Err(Wrong::new(Kind::NeedsParameter, &[call.row.name.as_bytes(), b"threads"]));
    }
    checker.core.pools.insert(name.into_owned());
    Ok(())
}

/// `http`, `stream` or `mail` is opened.
pub(super) fn module_block(
    checker: &mut Checker<'_>,
    call: &Call<'_>,
    work: fn(&mut Checker<'_>, &Call<'_>) -> Outcome,
) -> Outcome {
    checker.core.modules_used = true;
    work(checker, call)
}

impl Checker<'_> {
    pub(super) fn masks_suffice(&mut self) {
        let (masks, workers) = (self.core.masks as u64, self.core.workers);
        if masks > 1 && workers.is_some_and(|workers| workers != masks) {
            self.warn_nowhere(Kind::FewerMasks, &[]);
        }
    }

    pub(super) fn connections_suffice(&self) -> Outcome {
        let (have, sockets) =
            (self.core.connections, (self.core.sockets + self.http.listening.sockets()) as u64);
        if have > sockets {
            return Ok(());
        }
        let values = [have.to_string(), sockets.to_string()];
        let values = [values[0].as_bytes(), values[1].as_bytes()];
        Err(Wrong::new(Kind::TooFewConnections, &values).nowhere())
    }

    /// Every pool that is used is there; `default` always is.
    pub(super) fn pools_are_there(&self) -> Outcome {
        let missing =
            |name: &&Vec<u8>| name.as_slice() != b"default" && !self.core.pools.contains(*name);
        match self.core.used.keys().find(missing) {
            Some(name) => {
                let place = self.core.used[name];
                Err(Wrong::new(Kind::UnknownPool, &[name]).noted(place))
            }
            None => Ok(()),
        }
    }
}
