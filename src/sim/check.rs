//! Whether a command would be accepted. Reads only, so a refusal changes nothing.

use super::check_definition::check_definition;
use super::cluster::Cluster;
use super::command::{Command, ReloadNginx, RunTask};
use super::container::{Container, ContainerStatus};
use super::container_instance::{InstanceCondition, InstanceStatus};
use super::fault::LEAK_KIB_PER_S_MAX;
use super::home::ConnectHome;
use super::id::{ContainerId, InstanceId, ServiceId, TaskDefinitionId, TaskId};
use super::image::{Copied, Image};
use super::names::Discovery;
use super::placement::strategy::LaunchType;
use super::rejection::Rejection;
use super::resources::InstanceType;
use super::scale_in::PROTECTION_MINUTES_MAX;
use super::task::DesiredStatus;
use super::time::TimeMs;

const NAME_LENGTH_MAX: usize = 255;
/// Docker's own limit of layers.
const LAYERS_MAX: usize = 127;
/// What one simulated registry holds.
const IMAGES_MAX: usize = 1_000;

pub(super) type Checked = Result<(), Rejection>;

impl Cluster {
    /// What [`Cluster::apply`] would say, without doing it.
    pub fn check(&self, command: &Command) -> Checked {
        match *command {
            Command::Trap => Ok(()),
            Command::RunInstances { count, instance_type } => {
                self.check_run_instances(count, instance_type)
            }
            Command::PutAttribute { instance, ref name, ref value } => {
                self.check_not_terminated(instance)?;
                self.check_attribute(instance, name, value)
            }
            Command::TerminateInstance { instance } => self.check_not_terminated(instance),
            Command::UpdateInstanceState { instance, draining } => {
                self.check_state(instance, draining)
            }
            Command::CutPower { instance } => self.check_power(instance, true),
            Command::RestorePower { instance } => self.check_power(instance, false),
            Command::StopAgent { instance } => self.check_agent(instance, true),
            Command::StartAgent { instance } => self.check_agent(instance, false),
            Command::LoseZone { zone } => self.check_zone(zone, true),
            Command::ReturnZone { zone } => self.check_zone(zone, false),
            Command::PutAutoScalingGroup(ref group) => self.check_group(group),
            Command::SetDesiredCapacity { desired_capacity } => {
                self.check_desired_capacity(desired_capacity)
            }
            Command::PushImage(ref image) => self.check_image(image),
            Command::SetRegistryReachable { .. } | Command::LimitRegistry { .. } => Ok(()),
            Command::RegisterTaskDefinition(ref definition) => check_definition(definition),
            Command::CreateService(ref create) => self.check_create_service(create),
            Command::UpdateService(ref update) => self.check_update_service(update),
            Command::CreateTargetGroup(ref create) => self.check_target_group(create),
            Command::ModifyTargetGroup(modify) => self.check_modify(modify),
            Command::DeleteService { service, force } => self.check_delete(service, force),
            Command::RunTask(ref run) => {
                self.check_definition_exists(run.task_definition)?;
                self.check_run_task(run)
            }
            Command::StopTask { task } => self.check_stop_task(task),
            Command::UpdateTaskProtection { task, expires_in_minutes } => {
                self.check_protection(task, expires_in_minutes)
            }
            Command::CrashContainer { container, exit_code } => {
                self.check_crash(container, exit_code)
            }
            Command::HangContainer { container } => self.check_hung(container, false),
            Command::ResumeContainer { container } => self.check_hung(container, true),
            Command::LeakMemory { container, kib_per_s } => self.check_leak(container, kib_per_s),
            Command::ConnectHome(ConnectHome { instance, uplink_kbit_per_s }) => {
                self.check_not_terminated(instance)?;
                let is_so = self.home().is_some();
                if uplink_kbit_per_s == 0 { Err(Rejection::CountIsZero) } else { not_yet(is_so) }
            }
            Command::ChangeHomeAddress => self.home().map(|_| ()).ok_or(Rejection::NobodyAtHome),
            Command::FreezeNames { service } => self.check_names(service, true),
            Command::ThawNames { service } => self.check_names(service, false),
            Command::CutLink { one, other } => self.check_link(one, other, true),
            Command::RestoreLink { one, other } => self.check_link(one, other, false),
            Command::AddUsers(ref users) => self.check_add_users(users),
            Command::UpdateUsers(update) => self.check_update_users(update),
            Command::RemoveUsers { users } => self.check_users_here(users),
            Command::RegisterScalableTarget { service, min_capacity, max_capacity } => {
                self.check_service_active(service)?;
                self.check_limits(service, min_capacity, max_capacity)
            }
            Command::DeregisterScalableTarget { service } => self.check_target(service),
            Command::PutScalingPolicy { service, ref policy } => self.check_policy(service, policy),
            Command::PutMetricData { service, .. } => self.check_service_active(service),
            Command::ReloadNginx(ref reload) => self.check_reload(reload),
        }
    }

    fn check_run_instances(&self, count: u32, instance_type: InstanceType) -> Checked {
        let present = self.instances.iter().filter(|i| !i.is_terminated).count() as u32;
        let wanted = present.saturating_add(count);
        let limit = self.parameters.instances_max;
        if count == 0 {
            Err(Rejection::CountIsZero)
        } else if instance_type.cpu_units == 0 || instance_type.memory_mib == 0 {
            Err(Rejection::InstanceTypeEmpty)
        } else if wanted > limit {
            Err(Rejection::TooManyInstances { wanted, limit })
        } else {
            Ok(())
        }
    }

    fn check_names(&self, service: ServiceId, freeze: bool) -> Checked {
        self.check_service_exists(service)?;
        if self.discovery(service) == Discovery::None {
            return Err(Rejection::NameNotMade { service });
        }
        not_yet(self.names_frozen_by(service).is_some() == freeze)
    }

    fn check_link(&self, one: ServiceId, other: ServiceId, cut: bool) -> Checked {
        self.check_service_exists(one)?;
        self.check_service_exists(other)?;
        not_yet(one == other || self.link_cut_by(one, other).is_some() == cut)
    }

    fn check_service_exists(&self, service: ServiceId) -> Checked {
        let exists = service.index() < self.services.len();
        if exists { Ok(()) } else { Err(Rejection::NoSuchService { service }) }
    }

    fn check_not_terminated(&self, id: InstanceId) -> Checked {
        match self.instances.get(id.index()) {
            None => Err(Rejection::NoSuchInstance { instance: id }),
            Some(instance) if instance.is_terminated => {
                Err(Rejection::InstanceTerminated { instance: id })
            }
            Some(_) => Ok(()),
        }
    }

    /// R43: registered, and not so yet.
    fn check_state(&self, instance: InstanceId, draining: bool) -> Checked {
        self.check_not_terminated(instance)?;
        let computer = self.instance(instance);
        match computer.is_registered() {
            true => not_yet((computer.status == InstanceStatus::Draining) == draining),
            false => Err(Rejection::InstanceNotRegistered { instance }),
        }
    }

    fn check_leak(&self, container: ContainerId, kib_per_s: u32) -> Checked {
        self.check_process(container)?;
        let too_fast = kib_per_s > LEAK_KIB_PER_S_MAX;
        if too_fast { Err(Rejection::LeakTooFast { limit: LEAK_KIB_PER_S_MAX }) } else { Ok(()) }
    }

    fn check_power(&self, instance: InstanceId, needed: bool) -> Checked {
        self.check_not_terminated(instance)?;
        match (self.instance(instance).power, needed) {
            (false, true) => Err(Rejection::PowerAlreadyOff { instance }),
            (true, false) => Err(Rejection::PowerAlreadyOn { instance }),
            (false, false) if self.is_zone_lost(self.instance(instance).zone) => {
                Err(Rejection::ZoneIsLost)
            }
            _ => Ok(()),
        }
    }

    /// An agent that booting brings up can be neither stopped nor started.
    fn check_agent(&self, instance: InstanceId, stop: bool) -> Checked {
        self.check_power(instance, true)?;
        match self.instance(instance).condition() {
            InstanceCondition::Active => not_yet(!stop),
            InstanceCondition::AgentStopped => {
                not_yet(stop || self.instance(instance).boot_due_at != TimeMs::NEVER)
            }
            _ => Err(Rejection::InstanceNotRegistered { instance }),
        }
    }

    fn check_image(&self, image: &Image) -> Checked {
        let length = image.reference.len();
        let worded = (1..=NAME_LENGTH_MAX).contains(&length) && image.layers.len() <= LAYERS_MAX;
        if !worded || image.reference.contains(char::is_whitespace) {
            Err(Rejection::ImageInvalid)
        } else if image.copied.as_ref().is_some_and(Copied::is_too_much) {
            Err(Rejection::TooMuchCopied)
        } else if self.images.len() >= IMAGES_MAX {
            Err(Rejection::TooManyImages { limit: IMAGES_MAX as u32 })
        } else {
            Ok(())
        }
    }

    fn check_reload(&self, reload: &ReloadNginx) -> Checked {
        if reload.copied.is_too_much() {
            Err(Rejection::TooMuchCopied)
        } else if self.configured_by(&reload.image).next().is_none() {
            Err(Rejection::NothingToReload)
        } else {
            Ok(())
        }
    }

    pub(super) fn check_definition_exists(&self, definition: TaskDefinitionId) -> Checked {
        let exists = definition.index() < self.definitions.len();
        if exists { Ok(()) } else { Err(Rejection::NoSuchTaskDefinition { definition }) }
    }

    fn check_run_task(&self, run: &RunTask) -> Checked {
        let (count, limit) = (run.count, self.parameters.run_task_max);
        let needs_computers = run.placement.launch_type == LaunchType::Ec2;
        self.check_placement(run.task_definition, &run.placement)?;
        if count == 0 {
            Err(Rejection::CountIsZero)
        } else if count > limit {
            Err(Rejection::RunTaskTooMany { wanted: count, limit })
        } else if needs_computers
            && !self.instances.iter().any(|i| i.status == InstanceStatus::Active)
        {
            Err(Rejection::NoContainerInstances)
        } else {
            Ok(())
        }
    }

    fn check_stop_task(&self, id: TaskId) -> Checked {
        match self.tasks.get(id.index()) {
            None => Err(Rejection::NoSuchTask { task: id }),
            Some(task) if task.desired_status == DesiredStatus::Stopped => {
                Err(Rejection::TaskAlreadyStopping { task: id })
            }
            Some(_) => Ok(()),
        }
    }

    fn check_protection(&self, task: TaskId, minutes: Option<u32>) -> Checked {
        self.check_stop_task(task)?;
        let in_range =
            minutes.is_none_or(|minutes| (1..=PROTECTION_MINUTES_MAX).contains(&minutes));
        if self.task(task).service.is_none() {
            Err(Rejection::TaskWithoutService { task })
        } else if !in_range {
            Err(Rejection::ProtectionOutOfRange { limit: PROTECTION_MINUTES_MAX })
        } else {
            not_yet(minutes.is_none() && !self.is_protected(task))
        }
    }

    /// There is a process.
    fn check_process(&self, id: ContainerId) -> Checked {
        if id.index() >= self.containers.len() {
            return Err(Rejection::NoSuchContainer { container: id });
        }
        // On a computer without power ECS still says RUNNING, but there is no process.
        if !self.has_process(id) {
            return Err(Rejection::ContainerNotRunning { container: id });
        }
        Ok(())
    }

    fn check_crash(&self, id: ContainerId, exit_code: i32) -> Checked {
        self.check_process(id)?;
        let in_range = (0..=255).contains(&exit_code);
        if in_range { Ok(()) } else { Err(Rejection::ExitCodeOutOfRange { exit_code }) }
    }

    /// What Docker is at work on can hang, too (R18). A program that was asked to end hangs no more, or for good.
    fn check_hung(&self, id: ContainerId, hung: bool) -> Checked {
        let is_made =
            |c: &Container| c.last_status < ContainerStatus::Running && c.due_at != TimeMs::NEVER;
        if !self.containers.get(id.index()).is_some_and(is_made) {
            self.check_process(id)?;
        }
        if !self.task(self.container(id).task).is_live() {
            Err(Rejection::ContainerNotRunning { container: id })
        } else if self.is_hung(id) != hung {
            Err(Rejection::ContainerHungAlready { container: id, hung: !hung })
        } else {
            Ok(())
        }
    }
}

/// ECS: "up to 255 letters (uppercase and lowercase), numbers, underscores, and hyphens".
fn not_yet(is_so: bool) -> Checked {
    if is_so { Err(Rejection::AlreadySo) } else { Ok(()) }
}

pub(super) fn is_name(name: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    !name.is_empty() && name.len() <= NAME_LENGTH_MAX && name.chars().all(allowed)
}
