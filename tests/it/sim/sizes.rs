//! What a task, an event and a decision weigh: the budgets that let 150,000 tasks live in a page.

use baton::sim::*;

#[test]
fn a_task_with_its_container_and_its_places_in_lists_is_within_200_bytes() {
    let lists = 2 * size_of::<TaskId>();
    let bytes = size_of::<Task>() + size_of::<Container>() + lists;
    assert!(bytes <= 200, "{bytes} bytes a task");
    assert!(size_of::<Container>() <= 24, "{} bytes a container", size_of::<Container>());
}

#[test]
fn events_and_decisions_stay_small() {
    assert!(size_of::<Event>() <= 40, "{} bytes an event", size_of::<Event>());
    assert!(size_of::<Decision>() <= 48, "{} bytes a decision", size_of::<Decision>());
    assert_eq!(size_of::<Option<TaskId>>(), 4);
}
