//! From a stage to the world at the learner's 0:00.

use super::command::NOWHERE;
use super::{
    Played, Player, Script, ScriptFailure, ScriptLine, Stage, StageImage, Step, Until, Visitors,
};
use crate::lab::World;
use crate::sim::{AutoScalingGroup, Command, Image, Parameters, Rejection, TimeMs, Users};

/// How long a stage's setup may take, in simulated time and in timers.
const SET_UP_MS: u64 = 2 * 3_600_000;
const SET_UP_TIMERS: u32 = 1_000_000;
/// How long rented computers may take to join the cluster.
const BOOT_MS: u64 = 10 * 60_000;

/// Why a stage cannot be set up. The course proof sets every stage up, so learners do not meet these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SetUpFailure {
    Image(Rejection),
    TargetGroup(Rejection),
    Users(Rejection),
    /// The task definition of this family is refused.
    TaskDefinition {
        family: String,
        rejection: Rejection,
    },
    Computers(Rejection),
    Script(ScriptFailure),
    /// The script takes more than two hours, or too much work.
    TooLong,
}

impl Stage {
    /// The world at the learner's 0:00: definitions registered, computers joined, setup played. `seed`: [`Stage::seed`], or
    /// another for a variant.
    pub fn set_up(&self, seed: u64) -> Result<World, SetUpFailure> {
        let mut world = World::new(seed, Parameters::ecs());
        self.push_images(&mut world)?;
        for definition in &self.task_definitions {
            let rejected = |rejection| SetUpFailure::TaskDefinition {
                family: definition.family.clone(),
                rejection,
            };
            world.apply(&Command::RegisterTaskDefinition(definition.clone())).map_err(rejected)?;
        }
        for group in &self.kit.target_groups {
            let create = Command::CreateTargetGroup(group.clone());
            world.apply(&create).map_err(SetUpFailure::TargetGroup)?;
        }
        if let Some((min_size, max_size)) = self.group {
            let group = AutoScalingGroup {
                min_size,
                max_size,
                desired_capacity: self.computers.len() as u32,
                instance_type: self.kit.rented,
            };
            let command = Command::PutAutoScalingGroup(group);
            world.apply(&command).map_err(SetUpFailure::Computers)?;
        }
        let rented = if self.group.is_some() { &[] } else { self.computers.as_slice() };
        for alike in rented.chunk_by(|one, other| one == other) {
            let command =
                Command::RunInstances { count: alike.len() as u32, instance_type: alike[0] };
            world.apply(&command).map_err(SetUpFailure::Computers)?;
        }
        let joined = Step::WaitUntil { until: Until::Steady, at_most_ms: BOOT_MS };
        self.play(&mut world, Script { lines: vec![ScriptLine { line: 0, step: joined }] })?;
        self.play(&mut world, self.setup.clone())?;
        world.name_users(self.kit.users.iter().map(|one| one.name.clone()).collect());
        for visitors in &self.kit.users {
            world.apply(&self.coming(visitors, &world)).map_err(SetUpFailure::Users)?;
        }
        world.begin_bill();
        Ok(world)
    }

    /// People who come; nobody, as long as what they ask is not there.
    fn coming(&self, visitors: &Visitors, world: &World) -> Command {
        let groups = self.kit.target_group_names();
        let there = visitors.address.endpoint(world.cluster(), &groups).ok();
        Command::AddUsers(Users {
            endpoint: there.unwrap_or(NOWHERE),
            feature: visitors.feature.clone(),
            per_minute: if there.is_some() { visitors.per_minute } else { 0 },
            shape: visitors.shape,
            timeout_ms: visitors.timeout_ms,
        })
    }

    /// The lesson's images, then a plain one for each that a container names and the lesson does not.
    fn push_images(&self, world: &mut World) -> Result<(), SetUpFailure> {
        for StageImage { image, .. } in self.kit.images.iter().filter(|each| each.is_pushed) {
            let push = Command::PushImage(image.clone());
            world.apply(&push).map_err(SetUpFailure::Image)?;
        }
        let own = |name: &str| self.kit.images.iter().any(|each| each.image.reference == name);
        let containers = self.task_definitions.iter().flat_map(|definition| &definition.containers);
        for container in containers {
            if !own(&container.image) && world.cluster().image_named(&container.image).is_none() {
                let push = Command::PushImage(Image::plain(container));
                world.apply(&push).map_err(SetUpFailure::Image)?;
            }
        }
        Ok(())
    }

    fn play(&self, world: &mut World, script: Script) -> Result<(), SetUpFailure> {
        let mut player = Player::new(script, self.kit.clone(), world.now());
        match player.play(world, TimeMs(SET_UP_MS), SET_UP_TIMERS).map_err(SetUpFailure::Script)? {
            Played::Done => Ok(()),
            Played::Waiting | Played::Paused => Err(SetUpFailure::TooLong),
        }
    }
}
