//! Commands carried out. Each was checked before (`check`), so nothing here can fail.

use std::collections::VecDeque;

use super::auto_scaling_group::AutoScalingGroup;
use super::command::{Command, CreateService, UpdateService};
use super::container::ContainerStop;
use super::container_instance::{ContainerInstance, ZONES};
use super::event::{Cause, EventKind};
use super::id::{ImageId, InstanceId, ServiceId, TargetGroupId, TaskDefinitionId};
use super::resources::InstanceType;
use super::rng::Stream;
use super::schedule::Due;
use super::service::{SchedulingStrategy, Service, ServiceStatus};
use super::target_group::TargetGroup;
use super::task::{StopCode, StoppedReason};
use super::task_definition::TaskDefinition;
use super::time::TimeMs;
use super::turn::Turn;

impl Turn<'_> {
    pub(super) fn carry_out(&mut self, cause: Cause, command: &Command) {
        match *command {
            Command::Trap => panic!("a test asked for it"),
            Command::RunInstances { count, instance_type } => {
                for _ in 0..count {
                    let zone = (self.cluster.instances.len() % ZONES) as u8;
                    self.launch_instance(cause, instance_type, self.cluster.open_zone(zone));
                }
            }
            Command::PutAttribute { instance, ref name, ref value } => {
                let event = self.emit(cause, EventKind::AttributePut { instance });
                let attributes = self.cluster.attributes.entry(instance).or_default();
                attributes.insert(name.clone(), value.clone());
                self.room_grew(event);
                self.daemons_look(event);
            }
            Command::TerminateInstance { instance } => self.terminate(cause, instance),
            Command::UpdateInstanceState { instance, draining: true } => {
                self.drain_instance(cause, instance)
            }
            Command::UpdateInstanceState { instance, draining: false } => {
                self.activate_instance(cause, instance);
            }
            Command::CutPower { instance } => self.cut_power(cause, instance),
            Command::RestorePower { instance } => self.restore_power(cause, instance),
            Command::StopAgent { instance } => self.stop_agent(cause, instance),
            Command::StartAgent { instance } => self.start_agent(cause, instance),
            Command::LoseZone { zone } => self.lose_zone(cause, zone),
            Command::ReturnZone { zone } => self.return_zone(cause, zone),
            Command::PutAutoScalingGroup(group) => self.put_group(cause, group),
            Command::SetDesiredCapacity { desired_capacity } => {
                let group = self.cluster.auto_scaling_group().copied();
                if let Some(group) = group {
                    self.put_group(cause, AutoScalingGroup { desired_capacity, ..group });
                }
            }
            Command::PushImage(ref image) => {
                let id = ImageId::from_index(self.cluster.images.len());
                self.cluster.images.push(image.clone());
                self.emit(cause, EventKind::ImagePushed { image: id });
            }
            Command::SetRegistryReachable { reachable } => {
                self.cluster.registry.is_reachable = reachable;
                self.emit(cause, EventKind::RegistryReachableChanged { reachable });
            }
            Command::LimitRegistry { pulls_max } => {
                self.cluster.registry.pulls_max = pulls_max;
                self.emit(cause, EventKind::RegistryLimitChanged { pulls_max });
            }
            Command::RegisterTaskDefinition(ref definition) => self.register(cause, definition),
            Command::CreateService(ref create) => self.create_service(cause, create),
            Command::UpdateService(ref update) => self.update_service(cause, update),
            Command::CreateTargetGroup(ref create) => {
                let target_group = TargetGroupId::from_index(self.cluster.target_groups.len());
                let (settings, targets) = (create.clone(), Vec::new());
                self.cluster.target_groups.push(TargetGroup { settings, targets });
                self.emit(cause, EventKind::TargetGroupCreated { target_group });
            }
            Command::ModifyTargetGroup(modify) => self.modify_target_group(cause, modify),
            Command::DeleteService { service, .. } => {
                let event = self.emit(cause, EventKind::ServiceDraining { service });
                self.service(service).status = ServiceStatus::Draining;
                self.cluster.daemons.retain(|&daemon| daemon != service);
                self.cluster.scalable_targets.remove(&service);
                self.service_changed(service, event);
            }
            Command::RunTask(ref run) => self.run_task(cause, run),
            Command::StopTask { task } => {
                let reason = StoppedReason::StoppedByUser;
                self.request_stop(cause, task, StopCode::UserInitiated, reason);
            }
            Command::UpdateTaskProtection { task, expires_in_minutes } => {
                self.protect(cause, task, expires_in_minutes);
            }
            Command::CrashContainer { container, exit_code } => {
                let exit_code = Some(exit_code as i16);
                self.stop_container(cause, container, exit_code, ContainerStop::Exited);
            }
            Command::HangContainer { container } => self.hang(cause, container),
            Command::ResumeContainer { container } => self.resume(cause, container),
            Command::LeakMemory { container, kib_per_s } => self.leak(cause, container, kib_per_s),
            Command::ConnectHome(connect) => self.connect_home(cause, connect),
            Command::ChangeHomeAddress => self.change_home_address(cause),
            Command::FreezeNames { service } => self.freeze_names(cause, service),
            Command::ThawNames { service } => self.thaw_names(cause, service),
            Command::CutLink { one, other } => self.cut_link(cause, one, other),
            Command::RestoreLink { one, other } => self.restore_link(cause, one, other),
            Command::AddUsers(ref users) => self.add_users(cause, users),
            Command::UpdateUsers(update) => self.update_users(cause, update),
            Command::RemoveUsers { users } => self.remove_users(cause, users),
            Command::RegisterScalableTarget { service, min_capacity, max_capacity } => {
                self.register_target(cause, service, (min_capacity, max_capacity));
            }
            Command::DeregisterScalableTarget { service } => self.deregister_target(cause, service),
            Command::PutScalingPolicy { service, ref policy } => {
                self.put_policy(cause, service, policy);
            }
            Command::PutMetricData { service, metrics } => {
                self.put_metric_data(cause, service, metrics);
            }
            Command::ReloadNginx(ref reload) => self.reload_nginx(cause, reload),
        }
    }

    pub(super) fn launch_instance(
        &mut self,
        cause: Cause,
        instance_type: InstanceType,
        zone: u8,
    ) -> InstanceId {
        let index = self.cluster.instances.len();
        let instance = InstanceId::from_index(index);
        let event = self.emit(cause, EventKind::InstanceLaunched { instance });
        let boot = self.parameters().instance_boot;
        let boot_due_at = self.draw_at(Stream::InstanceBoot, index, 0, boot);
        let rented = ContainerInstance::new(zone, instance_type, event);
        self.cluster.begin_rent(self.now);
        self.cluster.add_computer(ContainerInstance { boot_due_at, ..rented });
        self.schedule(boot_due_at, Due::Boot(instance), event);
        instance
    }

    fn register(&mut self, cause: Cause, definition: &TaskDefinition) {
        let id = TaskDefinitionId::from_index(self.cluster.definitions.len());
        let of_family = self.cluster.definition_named(&definition.family);
        let previous = of_family.map_or(0, |id| self.cluster.definition(id).revision);
        let registered = TaskDefinition { revision: previous + 1, ..definition.clone() };
        self.cluster.definitions.push(registered);
        self.emit(cause, EventKind::TaskDefinitionRegistered { definition: id });
    }

    fn create_service(&mut self, cause: Cause, create: &CreateService) {
        let service = ServiceId::from_index(self.cluster.services.len());
        let event = self.emit(cause, EventKind::ServiceCreated { service });
        self.cluster.services.push(Service {
            name: create.name.clone(),
            status: ServiceStatus::Active,
            task_definition: create.task_definition,
            desired_count: create.desired_count,
            scheduling_strategy: create.scheduling_strategy,
            deployment: create.deployment,
            load_balancers: create.load_balancers.clone(),
            health_check_grace_period_ms: create.health_check_grace_period_ms,
            deployments: Vec::new(),
            placement: create.placement.clone(),
            availability_zone_rebalancing: create.availability_zone_rebalancing,
            tasks: Vec::new(),
            there: Vec::new(),
            settled: 0,
            started: 0,
            stopped: 0,
            messages: VecDeque::new(),
            posted: 0,
            pass_at: TimeMs::NEVER,
            passed_at: TimeMs::ZERO,
            settles_at: TimeMs::ZERO,
            starts_at: TimeMs::NEVER,
            tried: Vec::new(),
            sleeps: false,
            changed_by: None,
            moved_by: event,
            differs_by: event,
            steady: None,
            last_completed: None,
        });
        self.begin_deployment(event, service, create.task_definition);
        if create.scheduling_strategy == SchedulingStrategy::Daemon {
            self.cluster.daemons.push(service);
        }
        self.make_name(service, create.discovery);
        self.service_changed(service, event);
    }

    /// Asking for what already is changes nothing, and says nothing.
    fn update_service(&mut self, cause: Cause, update: &UpdateService) {
        let service = update.service;
        let from = self.cluster.service(service).desired_count;
        let to = update.desired_count.unwrap_or(from);
        let configured = self.cluster.service(service).deployment;
        if let Some(deployment) = update.deployment.filter(|&wanted| wanted != configured) {
            self.service(service).deployment = deployment;
            let event = self.emit(cause, EventKind::DeploymentConfigured { service });
            self.service_changed(service, event);
        }
        if from != to {
            self.set_desired_count(cause, service, to);
        }
        let current = self.cluster.service(service).task_definition;
        let definition = update.task_definition.unwrap_or(current);
        if definition != current || update.force_new_deployment {
            let event = self.deploy(cause, service, definition);
            self.service_changed(service, event);
        }
    }

    pub(super) fn set_desired_count(&mut self, cause: Cause, service: ServiceId, to: u32) {
        let from = self.cluster.service(service).desired_count;
        let event = self.emit(cause, EventKind::DesiredCountChanged { service, from, to });
        self.service(service).desired_count = to;
        self.scale_deployments(service, from, to);
        self.service_changed(service, event);
    }
}
