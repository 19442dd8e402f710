//! Whether a service or a target group may be made, changed or deleted so (R12, R26, R28, R29, R52, R59).

use super::cluster::{Cluster, SERVICES_MAX, TASKS_PER_SERVICE_MAX};
use super::command::{CreateService, UpdateService};
use super::deployment::{DeploymentConfiguration, MAXIMUM_PERCENT_MAX};
use super::id::{ServiceId, TaskDefinitionId};
use super::placement::strategy::{LaunchType, Placement};
use super::rejection::Rejection;
use super::service::{LoadBalancer, SchedulingStrategy, ServiceStatus};
use super::target_group::{CreateTargetGroup, ModifyTargetGroup, TargetType};
use super::task_definition::NetworkMode;
use super::{check, check::Checked};

/// Target groups of a service (quota).
const LOAD_BALANCERS_MAX: usize = 5;
/// ELB: a target group's name.
const TARGET_GROUP_NAME_MAX: usize = 32;

impl Cluster {
    /// R28: a name is taken by an ACTIVE service, and still by one that drains.
    fn check_service_name(&self, name: &str) -> Checked {
        if !check::is_name(name) {
            return Err(Rejection::ServiceNameInvalid);
        }
        let open = self.services.iter().filter(|s| s.status != ServiceStatus::Inactive).count();
        if open >= SERVICES_MAX as usize {
            return Err(Rejection::TooManyServices { limit: SERVICES_MAX });
        }
        let Some(service) = self.service_named(name) else { return Ok(()) };
        match self.service(service).status {
            ServiceStatus::Active => Err(Rejection::ServiceNameTaken { service }),
            ServiceStatus::Draining => Err(Rejection::ServiceStillDraining { service }),
            ServiceStatus::Inactive => Ok(()),
        }
    }

    pub(super) fn check_create_service(&self, create: &CreateService) -> Checked {
        self.check_service_name(&create.name)?;
        self.check_definition_exists(create.task_definition)?;
        check_counts(create.scheduling_strategy, create.desired_count, create.deployment)?;
        self.check_placement(create.task_definition, &create.placement)?;
        let Placement { launch_type, strategies, .. } = &create.placement;
        let free = *launch_type == LaunchType::Ec2 && strategies.is_empty();
        if create.scheduling_strategy == SchedulingStrategy::Daemon && !free {
            return Err(Rejection::DaemonPlacement);
        }
        self.check_load_balancers(&create.load_balancers, create.task_definition)
    }

    pub(super) fn check_update_service(&self, update: &UpdateService) -> Checked {
        self.check_service_active(update.service)?;
        let service = self.service(update.service);
        let desired = update.desired_count.unwrap_or(service.desired_count);
        let deployment = update.deployment.unwrap_or(service.deployment);
        check_counts(service.scheduling_strategy, desired, deployment)?;
        let Some(definition) = update.task_definition else { return Ok(()) };
        self.check_definition_exists(definition)?;
        self.check_placement(definition, &service.placement)?;
        self.check_load_balancers(&service.load_balancers, definition)
    }

    pub(super) fn check_service_active(&self, id: ServiceId) -> Checked {
        match self.services.get(id.index()) {
            None => Err(Rejection::NoSuchService { service: id }),
            Some(service) if service.status != ServiceStatus::Active => {
                Err(Rejection::ServiceNotActive { service: id })
            }
            Some(_) => Ok(()),
        }
    }

    pub(super) fn check_delete(&self, service: ServiceId, force: bool) -> Checked {
        self.check_service_active(service)?;
        match self.service(service).desired_count {
            desired if desired > 0 && !force => {
                Err(Rejection::ServiceScaledAboveZero { service, desired })
            }
            _ => Ok(()),
        }
    }

    fn check_load_balancers(
        &self,
        balancers: &[LoadBalancer],
        definition: TaskDefinitionId,
    ) -> Checked {
        let twice = |index: usize| {
            balancers[..index].iter().any(|b| b.target_group == balancers[index].target_group)
        };
        if balancers.len() > LOAD_BALANCERS_MAX || (0..balancers.len()).any(twice) {
            return Err(Rejection::LoadBalancersInvalid);
        }
        balancers.iter().try_for_each(|balancer| self.check_load_balancer(balancer, definition))
    }

    /// R12.
    fn check_load_balancer(
        &self,
        balancer: &LoadBalancer,
        definition: TaskDefinitionId,
    ) -> Checked {
        let &LoadBalancer { target_group, container, container_port: port } = balancer;
        let Some(group) = self.target_groups.get(target_group.index()) else {
            return Err(Rejection::NoSuchTargetGroup { target_group });
        };
        let definition = self.definition(definition);
        let needed = match definition.network_mode {
            NetworkMode::Awsvpc => TargetType::Ip,
            // In none there is no port that could be mapped (R9): the next check fails.
            NetworkMode::Bridge | NetworkMode::Host | NetworkMode::None => TargetType::Instance,
        };
        if group.settings.target_type != needed {
            return Err(Rejection::TargetTypeMismatch { target_group });
        }
        let named = definition.containers.get(usize::from(container));
        match named.is_some_and(|c| c.maps(port)) {
            true => Ok(()),
            false => Err(Rejection::LoadBalancerPort { container, port }),
        }
    }

    pub(super) fn check_target_group(&self, create: &CreateTargetGroup) -> Checked {
        let name = &create.name;
        if !check::is_name(name) || name.len() > TARGET_GROUP_NAME_MAX {
            Err(Rejection::TargetGroupNameInvalid)
        } else if let Some(target_group) = self.target_group_named(name) {
            Err(Rejection::TargetGroupNameTaken { target_group })
        } else {
            check_settings(create)
        }
    }

    pub(super) fn check_modify(&self, modify: ModifyTargetGroup) -> Checked {
        let target_group = modify.target_group;
        match self.target_groups.get(target_group.index()) {
            Some(group) => check_settings(&group.settings.modified(modify)),
            None => Err(Rejection::NoSuchTargetGroup { target_group }),
        }
    }
}

/// R52, R54, R58, R59: what the API takes.
fn check_settings(settings: &CreateTargetGroup) -> Checked {
    let seconds = |ms: u64, from: u64, to: u64| (from * 1_000..=to * 1_000).contains(&ms);
    let (interval, timeout) = (settings.health_check_interval_ms, settings.health_check_timeout_ms);
    let fits = seconds(interval, 5, 300)
        && seconds(timeout, 2, 120)
        && timeout < interval
        && (2..=10).contains(&settings.healthy_threshold)
        && (2..=10).contains(&settings.unhealthy_threshold)
        && (200..=499).contains(&settings.matcher.from)
        && (settings.matcher.from..=499).contains(&settings.matcher.to)
        && seconds(settings.deregistration_delay_ms, 0, 3_600)
        && (settings.slow_start_ms == 0 || seconds(settings.slow_start_ms, 30, 900));
    if fits { Ok(()) } else { Err(Rejection::TargetGroupOutOfRange) }
}

/// R26: a DAEMON service has no count, and never more than one task on a computer.
fn check_counts(
    strategy: SchedulingStrategy,
    desired: u32,
    deployment: DeploymentConfiguration,
) -> Checked {
    let DeploymentConfiguration { minimum_healthy_percent, maximum_percent, .. } = deployment;
    let fits =
        minimum_healthy_percent <= 100 && (100..=MAXIMUM_PERCENT_MAX).contains(&maximum_percent);
    let limit = TASKS_PER_SERVICE_MAX;
    let is_daemon = strategy == SchedulingStrategy::Daemon;
    if is_daemon && (desired > 0 || maximum_percent != 100) {
        Err(Rejection::DaemonCountOrMaximum)
    } else if desired > limit {
        Err(Rejection::TooManyTasks { wanted: desired, limit })
    } else if !fits {
        let (minimum_healthy, maximum) = (minimum_healthy_percent, maximum_percent);
        Err(Rejection::PercentOutOfRange { minimum_healthy, maximum })
    } else {
        Ok(())
    }
}
