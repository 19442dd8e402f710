//! L1: what cannot come to rest is named, too.

use baton::sim::*;

use crate::sim::given::{Given, container, definition, service, web};

fn serve(given: &mut Given, definition: TaskDefinition) {
    given.world.apply(&Command::RegisterTaskDefinition(definition)).expect("a sound definition");
    let create = CreateService::new("app", TaskDefinitionId::from_index(1), 1);
    given.apply(Command::CreateService(create));
}

#[test]
fn l1_a_service_whose_image_cannot_be_had_says_so_while_it_waits() {
    let mut given = Given::computers(1, 1, web());
    serve(&mut given, definition("app", vec![container("nowhere", 80)]));
    given.minutes(15);
    assert_eq!(given.state(), Settled::ImageFailing { service: service() });
    let plain = Image::plain(&container("nowhere", 80));
    given.apply(Command::PushImage(plain));
    given.minutes(30);
    assert_eq!((given.three(), given.state()), ((1, 1, 1), Settled::Steady));
}

#[test]
fn l1_a_service_that_replaces_for_ever_is_named_though_it_works() {
    let mut given = Given::computers(1, 2, web());
    let mut sick = web();
    sick.family = "app".into();
    sick.containers[0].health_check =
        Some(HealthCheck { interval_ms: 5_000, retries: 1, ..HealthCheck::new("exit 1") });
    serve(&mut given, sick);
    given.until_within(120, |cluster| {
        settled::state(cluster) == Settled::KeepsReplacing { service: service() }
    });
    given.scale(0);
    given.minutes(10);
    assert_eq!(given.state(), Settled::Steady);
}
