//! Why a computer was not taken.
#![deny(clippy::wildcard_enum_match_arm)]

use super::say::{pick, say};
use crate::lang::Lang;
use crate::sim::{Reason, Refusal, RefusedCounts};

/// "CPU 부족", "CPU short".
pub fn reason(lang: Lang, reason: Reason) -> &'static str {
    match reason {
        Reason::NotRegistered => pick(lang, "아직 켜지는 중", "still starting"),
        Reason::AgentDisconnected => pick(lang, "연락 끊김", "out of contact"),
        Reason::Cpu => pick(lang, "CPU 부족", "CPU short"),
        Reason::Memory => pick(lang, "메모리 부족", "memory short"),
        Reason::Draining => pick(lang, "비우는 중", "draining"),
        Reason::Port => pick(lang, "이미 쓰는 포트", "port taken"),
        Reason::MemberOf => {
            pick(lang, "조건(memberOf)에 맞지 않음", "outside the memberOf constraint")
        }
        Reason::DistinctInstance => {
            pick(lang, "같은 태스크가 이미 있음", "has such a task already")
        }
        Reason::NetworkSlots => pick(lang, "네트워크 자리 부족", "network slots short"),
    }
}

/// The reason with its numbers: what is free, and what was wanted.
pub fn refusal(lang: Lang, refusal: Refusal) -> String {
    let Refusal { reason: why, free, wanted } = refusal;
    let name = reason(lang, why);
    match why {
        Reason::Cpu | Reason::Memory | Reason::NetworkSlots => {
            say!(lang, "{name}({free} < {wanted})", "{name} ({free} < {wanted})")
        }
        Reason::Port => say!(lang, "{name}({wanted})", "{name} ({wanted})"),
        Reason::NotRegistered
        | Reason::AgentDisconnected
        | Reason::Draining
        | Reason::MemberOf
        | Reason::DistinctInstance => name.to_owned(),
    }
}

/// "나머지는 뺐어요: CPU 부족 1대.", only what occurred; empty when nobody was left out.
pub fn counts(lang: Lang, refused: &RefusedCounts) -> String {
    let mut list = String::new();
    for (why, count) in Reason::ALL.map(|why| (why, refused.of(why))) {
        if count == 0 {
            continue;
        }
        if !list.is_empty() {
            list.push_str(", ");
        }
        let name = reason(lang, why);
        list.push_str(&say!(lang, "{name} {count}대", "{name} {count}"));
    }
    if list.is_empty() {
        return list;
    }
    say!(lang, "나머지는 뺐어요: {list}.", "Left out: {list}.")
}
