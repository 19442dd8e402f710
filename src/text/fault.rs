//! What can go wrong: a sign and a line for each card.

use super::say::pick;
use crate::course::ActionId;
use crate::lang::Lang;

pub fn sign(id: ActionId) -> &'static str {
    match id {
        ActionId::CrashContainer => "✕",
        ActionId::StopTask => "■",
        ActionId::TerminateComputer => "⌫",
        ActionId::PowerOff => "○",
        ActionId::HangContainer => "…",
        ActionId::LeakMemory => "▲",
        ActionId::CutLink => "//",
        ActionId::ChangeAddress | ActionId::FreezeNames => "?",
        ActionId::LoseZone => "○",
        ActionId::StopAgent => "–",
        _ => "!",
    }
}

/// What pressing it does, in a line.
pub fn does(lang: Lang, id: ActionId) -> &'static str {
    match id {
        ActionId::CrashContainer => {
            pick(lang, "프로그램이 갑자기 끝나요.", "Its program ends all of a sudden.")
        }
        ActionId::StopTask => pick(lang, "누군가 태스크 하나를 멈춰요.", "Somebody stops a task."),
        ActionId::TerminateComputer => pick(
            lang,
            "빌린 컴퓨터가 없어져요. ECS도 알아요.",
            "A rented computer is gone. ECS is told.",
        ),
        ActionId::PowerOff => pick(
            lang,
            "컴퓨터의 전원이 나가요. 아무도 ECS에 알리지 않아요.",
            "A computer loses its power. Nobody tells ECS.",
        ),
        ActionId::StopAgent => pick(
            lang,
            "컨테이너는 돌지만, ECS와 연락하던 에이전트가 멈춰요.",
            "Containers run on, but the agent that talks to ECS stops.",
        ),
        ActionId::LoseZone => pick(
            lang,
            "한 구역의 컴퓨터가 모두 한꺼번에 꺼져요.",
            "All computers of a zone lose their power at once.",
        ),
        ActionId::HangContainer => pick(
            lang,
            "프로그램은 켜져 있는데 아무 대답도 하지 않아요.",
            "The program is there, but answers nothing.",
        ),
        ActionId::LeakMemory => {
            pick(lang, "쓰는 메모리가 계속 늘어나요.", "It takes more and more memory.")
        }
        ActionId::CutLink => {
            pick(lang, "두 서비스가 서로 닿지 않아요.", "Two services cannot reach each other.")
        }
        ActionId::FreezeNames => pick(
            lang,
            "서비스의 이름이 옛 주소를 알려 줘요.",
            "The service’s name keeps giving old addresses.",
        ),
        ActionId::ChangeAddress => {
            pick(lang, "집 인터넷의 주소가 바뀌어요.", "The home line gets another address.")
        }
        _ => "",
    }
}
