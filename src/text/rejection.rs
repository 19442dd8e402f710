//! Why something could not be done, and what to do instead.
#![deny(clippy::wildcard_enum_match_arm)]

use super::not_there::not_there;
use super::say::{pick, say};
use super::scene::Scene;
use crate::course::NotThere;
use crate::lang::Lang;
use crate::sim::{ContainerId, InstanceId, Rejection, ServiceId, TaskId};

/// The sentence of a refusal.
#[rustfmt::skip] // A table: a refusal a line.
pub fn rejection(scene: &Scene, rejection: Rejection) -> String {
    use Rejection::*;
    let lang = scene.lang;
    let of_names = ("이름에는 영문자, 숫자, -, _만 쓸 수 있고 255자까지예요.", "A name may hold letters, digits, - and _, at most 255 characters.");
    let (ko, en) = match rejection {
        NoSuchInstance { instance } => return not_there(lang, &NotThere::Computer(instance.number())),
        NoSuchTask { task } => return not_there(lang, &NotThere::Task(task.number())),
        NoSuchService { .. } => ("그런 서비스는 없어요.", "There is no such service."),
        NoSuchContainer { .. } => ("그런 컨테이너는 없어요.", "There is no such container."),
        NoSuchTaskDefinition { .. } => ("그런 태스크 정의는 없어요.", "There is no such task definition."),
        InstanceTerminated { instance } => return terminated(scene, instance),
        PowerAlreadyOff { instance } => return power(scene, instance, false),
        PowerAlreadyOn { instance } => return power(scene, instance, true),
        CountIsZero => ("0개는 할 수 없어요. 1 이상을 적으세요.", "Nothing to do for 0. Give 1 or more."),
        TooManyInstances { limit, .. } => return say!(lang, "클러스터의 컴퓨터는 {limit}대까지예요.", "A cluster can have up to {limit} computers."),
        TooManyServices { limit } => return say!(lang, "클러스터의 서비스는 {limit}개까지예요.", "A cluster can have up to {limit} services."),
        TooManyTasks { limit, .. } => return say!(lang, "한 서비스의 태스크는 {limit}개까지예요.", "A service can have up to {limit} tasks."),
        RunTaskTooMany { limit, .. } => return say!(lang, "한 번에 {limit}개까지 실행할 수 있어요.", "You can run up to {limit} at once."),
        TooManyStrategies { limit } => return say!(lang, "배치 전략은 {limit}개까지예요.", "There can be up to {limit} placement strategies."),
        TooManyConstraints { limit } => return say!(lang, "배치 제약은 {limit}개까지예요.", "There can be up to {limit} placement constraints."),
        ExpressionInvalid { word: u16::MAX } => ("조건식은 2,000자까지예요.", "An expression can have up to 2,000 characters."),
        ExpressionInvalid { word } => return expression(lang, u32::from(word) + 1),
        AttributeInvalid => ("속성의 이름과 값에는 영문자, 숫자, - _ . / \\만 쓸 수 있고, ecs.으로 시작하는 이름은 정해져 있어요.", "Names and values of attributes hold letters, digits and - _ . / \\; names that begin with ecs. are taken."),
        TooManyAttributes { limit } => return say!(lang, "컴퓨터 하나에 속성은 {limit}개까지예요.", "A computer can have up to {limit} attributes."),
        PortWithoutNetwork { .. } => ("네트워크 모드가 none이면 포트를 열 수 없어요.", "In the network mode none no port can be mapped."),
        PortIsZero { .. } => ("컨테이너 포트는 1부터 65535까지예요.", "A container port is 1 to 65535."),
        HostPortDiffers { port, .. } => return say!(lang, "bridge가 아니면 hostPort는 비우거나 {port}이어야(여야) 해요.", "Outside bridge, leave hostPort out or make it {port}."),
        PortMappedTwice { port, .. } => return say!(lang, "한 컨테이너에서 포트 {port}을(를) 두 번 연결할 수 없어요.", "A container can map port {port} only once."),
        HostPortTwice { port } => return say!(lang, "컴퓨터의 포트 {port}을(를) 두 컨테이너가 달라고 해요.", "Two containers ask for the computer's port {port}."),
        DistinctInstanceInDefinition => ("distinctInstance는 태스크 정의에 쓸 수 없어요. 서비스를 만들거나 태스크를 실행할 때 쓰세요.", "distinctInstance is not for a task definition. Give it when you create a service or run a task."),
        NotCompatibleWithFargate => ("이 태스크 정의는 FARGATE용으로 등록하지 않았어요.", "This task definition was not registered for FARGATE."),
        PlacementOnFargate => ("FARGATE에는 고를 컴퓨터가 없어서 배치 제약과 전략을 쓸 수 없어요.", "FARGATE has no computers to choose from, so it takes no placement constraints and strategies."),
        FargateNetworkMode => ("FARGATE에서는 네트워크 모드 awsvpc만 쓸 수 있어요.", "FARGATE takes the network mode awsvpc only."),
        FargateCpu { .. } => ("FARGATE의 CPU는 256, 512, 1024, 2048, 4096, 8192, 16384 가운데 하나예요.", "FARGATE takes 256, 512, 1024, 2048, 4096, 8192 or 16384 CPU units."),
        FargateMemory { cpu, min, max, step, .. } => return fargate_memory(lang, cpu, (min, max, step)),
        FargateStopTimeout { .. } => ("FARGATE의 stopTimeout은 2초부터 120초까지예요.", "FARGATE takes a stopTimeout of 2 to 120 seconds."),
        InstanceTypeEmpty => ("컴퓨터의 CPU와 메모리는 0보다 커야 해요.", "A computer needs some CPU and some memory."),
        NoContainerInstances => ("클러스터에 컴퓨터가 없어요. 먼저 컴퓨터를 빌리세요.", "The cluster has no computer. Rent one first."),
        ServiceNameTaken { service } => return name_taken(scene, service),
        ServiceStillDraining { service } => return still_draining(scene, service),
        ServiceNotActive { .. } => ("지우는 중이거나 지운 서비스는 바꿀 수 없어요.", "A service that is being deleted cannot be changed."),
        ServiceScaledAboveZero { desired, .. } => return scaled_above_zero(scene, desired),
        PercentOutOfRange { .. } => ("최소 정상 비율은 0~100, 최대 비율은 100 이상이어야 해요.", "The minimum healthy percent must be 0 to 100, the maximum percent 100 or more."),
        DaemonCountOrMaximum => ("컴퓨터마다 하나씩 두는(DAEMON) 서비스는 원하는 개수를 정하지 않고, 최대 비율은 100이에요.", "A DAEMON service has no desired count, and its maximum percent is 100."),
        TargetGroupNameInvalid => ("대상 그룹의 이름에는 영문자, 숫자, -만 쓸 수 있고 32자까지예요.", "A target group’s name may hold letters, digits and -, at most 32 characters."),
        TargetGroupNameTaken { .. } => ("그 이름의 대상 그룹은 이미 있어요.", "A target group of this name exists already."),
        TargetGroupOutOfRange => ("상태 검사 간격은 5~300초, 기다리는 시간은 2~120초이고 간격보다 짧아야 해요. 기준 횟수는 2~10번, 코드는 200~499, 빼기 전에 기다리는 시간은 3,600초까지예요.", "The interval of health checks is 5 to 300 s, the timeout 2 to 120 s and below the interval, thresholds are 2 to 10, codes 200 to 499, the deregistration delay at most 3,600 s."),
        LoadBalancersInvalid => ("서비스 하나에 대상 그룹은 다섯 개까지, 저마다 한 번씩이에요.", "A service can have up to five target groups, each once."),
        LoadBalancerPort { port, .. } => return say!(lang, "태스크 정의의 그 컨테이너는 {port}번 포트를 쓰지 않아요.", "That container of the task definition does not use port {port}."),
        TargetTypeMismatch { .. } => ("태스크마다 주소가 있으면(awsvpc) 대상 그룹의 종류는 ip, 아니면 instance여야 해요.", "Tasks with an address of their own (awsvpc) need target type ip, others instance."),
        TaskWithoutService { .. } => ("서비스의 태스크만 보호할 수 있어요.", "Only a task of a service can be protected."),
        ProtectionOutOfRange { limit } => return say!(lang, "보호는 1분에서 {limit}분까지예요.", "Protection lasts 1 to {limit} minutes."),
        InstanceNotRegistered { .. } => ("컴퓨터가 아직 클러스터에 들어오지 않았어요.", "The computer has not joined the cluster yet."),
        TaskAlreadyStopping { task } => return already_stopping(scene, task),
        ContainerNotRunning { container } => return not_running(scene, container),
        ContainerHungAlready { container, hung } => return hung_already(scene, container, hung),
        LeakTooFast { limit } => return say!(lang, "1초에 {limit}KiB까지 샐 수 있어요.", "Up to {limit} KiB a second can leak."),
        HealthCheckInvalid { .. } => ("상태 검사는 `CMD`나 `CMD-SHELL`로 시작하고, 간격은 5~300초, 제한 시간은 2~60초, 재시도는 1~10번, 시작 유예는 300초까지예요.", "A health check begins with CMD or CMD-SHELL; interval 5–300 s, timeout 2–60 s, 1–10 retries, start period up to 300 s."),
        DependsOnInvalid { .. } => ("dependsOn에는 같은 태스크의 다른 컨테이너만 적을 수 있어요. COMPLETE와 SUCCESS는 끝나도 되는(essential이 아닌) 컨테이너에, HEALTHY는 상태 검사가 있는 컨테이너에만 쓸 수 있어요.", "dependsOn names another container of the task: COMPLETE and SUCCESS one that is not essential, HEALTHY one with a health check."),
        DependsOnCycle { .. } => ("컨테이너들이 빙 돌아서 서로를 기다려요. 하나는 먼저 시작할 수 있어야 해요.", "The containers wait for each other in a circle. One of them must be able to start first."),
        RestartPolicyInvalid { .. } => ("다시 시작 정책의 시간은 60~1,800초이고, 무시할 종료 코드는 50개까지예요.", "The period of a restart policy is 60 to 1,800 s, and it ignores up to 50 exit codes."),
        VolumesInvalid => ("볼륨의 이름은 저마다 달라야 하고, 컨테이너에는 태스크 정의에 있는 볼륨만 붙일 수 있어요. FARGATE에서는 컴퓨터의 폴더와 Docker 볼륨을 쓸 수 없어요.", "Each volume has a name of its own, and containers mount volumes of the task definition. FARGATE takes no folders of the computer and no Docker volumes."),
        ExitCodeOutOfRange { .. } => ("종료 코드는 0부터 255까지예요.", "An exit code is 0 to 255."),
        ImageInvalid => ("이미지 이름에는 빈칸이 없어야 하고, 255자까지예요.", "An image’s name has no spaces and at most 255 characters."),
        TooManyImages { limit } => return say!(lang, "저장소에는 이미지를 {limit}개까지 올릴 수 있어요.", "The registry holds up to {limit} images."),
        ServiceNameInvalid | FamilyInvalid | ContainerNameInvalid { .. } => of_names,
        NoContainers => ("태스크 정의에는 컨테이너가 하나 이상 있어야 해요.", "A task definition needs at least one container."),
        TooManyContainers { limit, .. } => return say!(lang, "태스크 하나에 컨테이너는 {limit}개까지예요.", "A task can have up to {limit} containers."),
        NoEssentialContainer => ("꼭 필요한(essential) 컨테이너가 하나는 있어야 해요.", "At least one container must be essential."),
        ContainerNameTaken { .. } => ("두 컨테이너의 이름이 같아요.", "Two containers have the same name."),
        ImageMissing { .. } => ("컨테이너에 쓸 이미지를 적어 주세요.", "Say which image the container uses."),
        CpuTooHigh { .. } => ("CPU는 262,144까지예요.", "CPU goes up to 262,144 units."),
        MemoryMissing { .. } => ("메모리를 얼마나 쓸지 태스크나 컨테이너에 적어야 해요.", "Task or container must say how much memory it uses."),
        MemoryBelowMinimum { minimum, .. } => return say!(lang, "메모리는 {minimum}MiB 이상이어야 해요.", "Memory must be at least {minimum} MiB."),
        ReservationNotBelowMemory { .. } => ("예약 메모리(memoryReservation)는 최대 메모리(memory)보다 작아야 해요.", "memoryReservation must be below memory."),
        DaemonPlacement => ("컴퓨터마다 하나씩 두는(DAEMON) 서비스에는 놓는 방식을 정할 수 없고, Fargate도 쓸 수 없어요.", "A DAEMON service has no placement strategies and does not run on Fargate."),
        NoSuchTargetGroup { .. } => ("그런 대상 그룹은 없어요.", "There is no such target group."),
        NameNotMade { .. } => ("이 서비스에는 다른 서비스가 부를 이름이 없어요.", "This service has no name that others could call."),
        NobodyAtHome => ("집에 놓은 컴퓨터가 없어요.", "No computer stands at home."),
        AlreadySo => ("이미 그렇게 되어 있어요.", "It is so already."),
        NoSuchUsers { .. } => ("그 사용자들은 지금 없어요.", "Those users are not here."),
        TooManyUsers { limit } => return say!(lang, "사용자는 {limit}무리까지 부를 수 있어요.", "There can be up to {limit} groups of users."),
        RateTooHigh { limit } => return say!(lang, "요청은 1분에 {limit}개까지예요.", "Requests go up to {limit} a minute."),
        UsersTimeoutOutOfRange { limit_ms } => {
            let seconds = limit_ms / 1_000;
            return say!(lang, "사용자가 기다리는 시간은 1밀리초부터 {seconds}초까지예요.", "Users may wait from 1 millisecond to {seconds} seconds.");
        }
        FeatureNameInvalid => ("기능 이름은 255바이트까지예요.", "A feature's name may have at most 255 bytes."),
        ContainersExceedTask { .. } => ("컨테이너들이 달라는 만큼이 태스크에 정한 크기보다 커요.", "The containers ask for more than the task's own size."),
        CapacityOutOfRange { min, max } => return say!(lang, "컴퓨터는 {min}대부터 {max}대까지예요.", "The group has {min} to {max} computers."),
        NoAutoScalingGroup => ("컴퓨터 묶음이 없어요.", "There is no Auto Scaling group."),
        NoSuchZone => ("구역은 a, b, c예요.", "Zones are a, b and c."),
        LastZone => ("마지막 구역까지 잃을 수는 없어요.", "The last zone cannot be lost."),
        ZoneIsLost => ("구역 전체에 전원이 없어요.", "The whole zone is without power."),
        CapacityLimitsCrossed { min, max } => return say!(lang, "최소 {min}개가 최대 {max}개보다 많아요.", "The minimum of {min} is above the maximum of {max}."),
        NoScalableTarget { .. } => ("먼저 자동으로 늘리고 줄일 최소와 최대 개수를 정하세요.", "Set the limits for scaling first."),
        TooManyPolicies { limit } => return say!(lang, "한 서비스의 정책은 {limit}개까지예요.", "A service can have up to {limit} policies."),
        ScalingTargetIsZero => ("목표는 0보다 커야 해요.", "The target must be above 0."),
        AlarmMinutesOutOfRange { limit } => return say!(lang, "경보가 지켜보는 시간은 1분에서 {limit}분까지예요.", "An alarm looks at 1 to {limit} minutes."),
        StepCountOutOfRange { limit } => return say!(lang, "단계는 1개에서 {limit}개까지예요.", "A policy has 1 to {limit} steps."),
        AdjustmentOutOfRange { limit } => return say!(lang, "한 단계에 바꿀 수 있는 것은 {limit}까지예요.", "A step changes by up to {limit}."),
        TooMuchCopied => ("파일은 8개까지, 모두 합쳐 64 KiB까지예요.", "There can be up to 8 files, 64 KiB together."),
        NothingToReload => ("이 이미지로 실행 중인 nginx가 없어요.", "No nginx of this image is running."),
        StepsNotJoined => ("단계는 빈틈도 겹침도 없이 이어지고, 끝이 열려 있어야 해요.", "Steps must join without a gap or an overlap, and be open at the end."),
    };
    pick(lang, ko, en).to_owned()
}

fn expression(lang: Lang, n: u32) -> String {
    say!(
        lang,
        "조건식을 {n}번째 낱말부터 읽을 수 없어요. ‘attribute:stack == web’처럼 적으세요.",
        "The expression cannot be read from word {n} on. Write it like attribute:stack == web."
    )
}

fn fargate_memory(lang: Lang, cpu: u32, (min, max, step): (u32, u32, u32)) -> String {
    say!(
        lang,
        "FARGATE에서 CPU {cpu}에는 메모리 {min}~{max}MiB를 {step}MiB 단위로 쓸 수 있어요.",
        "With {cpu} CPU units FARGATE takes {min} to {max} MiB of memory, in steps of {step}."
    )
}

fn scaled_above_zero(scene: &Scene, desired: u32) -> String {
    say!(
        scene.lang,
        "원하는 개수가 아직 {desired}이에요(예요). 먼저 0으로 줄이거나 강제로 지우세요.",
        "The desired count is still {desired}. Scale to 0 first, or force the deletion."
    )
}

fn terminated(scene: &Scene, instance: InstanceId) -> String {
    let n = instance.number();
    say!(
        scene.lang,
        "컴퓨터 {n}은(는) 이미 반납했어요. 새로 빌릴 수 있어요.",
        "Computer {n} is already terminated. You can rent a new one."
    )
}

fn power(scene: &Scene, instance: InstanceId, is_on: bool) -> String {
    let n = instance.number();
    match is_on {
        true => say!(
            scene.lang,
            "컴퓨터 {n}의 전원은 이미 켜져 있어요.",
            "Computer {n} already has power."
        ),
        false => say!(
            scene.lang,
            "컴퓨터 {n}의 전원은 이미 꺼져 있어요.",
            "Computer {n} is already without power."
        ),
    }
}

fn name_taken(scene: &Scene, service: ServiceId) -> String {
    let name = scene.service(service);
    say!(scene.lang, "{name}은(는) 이미 있어요.", "The {name} exists already.")
}

fn still_draining(scene: &Scene, service: ServiceId) -> String {
    let name = scene.service(service);
    say!(
        scene.lang,
        "{name}을(를) 아직 지우는 중이에요. 끝난 뒤에 같은 이름을 쓸 수 있어요.",
        "The {name} is still being deleted. Its name is free afterwards."
    )
}

fn already_stopping(scene: &Scene, task: TaskId) -> String {
    let n = task.number();
    match scene.cluster.task(task).is_stopped() {
        true => {
            say!(scene.lang, "태스크 {n}은(는) 이미 멈췄어요.", "Task {n} has already stopped.")
        }
        false => say!(
            scene.lang,
            "태스크 {n}은(는) 이미 멈추는 중이에요.",
            "Task {n} is already stopping."
        ),
    }
}

fn hung_already(scene: &Scene, container: ContainerId, hung: bool) -> String {
    let (n, name) = scene.container(container);
    match hung {
        true => say!(
            scene.lang,
            "태스크 {n}의 {name}은(는) 이미 먹통이에요.",
            "{name} of task {n} hangs already."
        ),
        false => say!(
            scene.lang,
            "태스크 {n}의 {name}은(는) 먹통이 아니에요.",
            "{name} of task {n} does not hang."
        ),
    }
}

fn not_running(scene: &Scene, container: ContainerId) -> String {
    let (n, name) = scene.container(container);
    say!(
        scene.lang,
        "태스크 {n}의 {name} 컨테이너는 지금 실행 중이 아니에요.",
        "Container {name} of task {n} is not running now."
    )
}
