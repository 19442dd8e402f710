//! Longer explanations at the end of a chain.

use super::say::pick;
use crate::lang::Lang;

/// Why nothing heals after a loss of power.
pub fn nobody_is_told(lang: Lang) -> &'static str {
    pick(
        lang,
        "컴퓨터를 반납하면 ECS가 알게 되지만, 전원이 나간 것은 아무도 알려 주지 않아요. 에이전트가 조용해져도 ECS는 태스크를 바꾸지 않아요. 컨테이너는 멀쩡한데 연락만 끊긴 것일 수도 있으니까요.",
        "ECS is told about a termination, not about a power cut. Even when the agent goes silent, ECS does not replace the tasks: the containers might be fine and only the contact lost.",
    )
}
