//! Posts that were written, lost with what they were in, or looked for in vain.

use super::say::{count_en, say};
use super::scene::Scene;
use crate::sim::{InstanceId, TaskId};

pub(super) fn lost(scene: &Scene, task: TaskId, rows: u32) -> String {
    let (n, en) = (task.number(), count_en(rows, "post", "posts"));
    say!(
        scene.lang,
        "태스크 {n} 안에 저장했던 글 {rows}개가 태스크와 함께 사라졌어요.",
        "{en} stored inside task {n} went with it."
    )
}

pub(super) fn disk_lost(scene: &Scene, instance: InstanceId, rows: u32) -> String {
    let (n, en) = (instance.number(), count_en(rows, "post", "posts"));
    say!(
        scene.lang,
        "컴퓨터 {n}에 저장했던 글 {rows}개가 컴퓨터와 함께 사라졌어요.",
        "{en} stored on computer {n} went with it."
    )
}

pub(super) fn missing(scene: &Scene, task: TaskId) -> String {
    let n = task.number();
    say!(
        scene.lang,
        "저장했던 글을 찾으러 왔는데, 태스크 {n}의 데이터에는 없었어요.",
        "Somebody looked for a stored post, but the data of task {n} does not hold it."
    )
}
