//! What the stage says of requests, of the bill and of what makes a service scale by itself.

use std::rc::Rc;

use baton::app::stage::{Fact, StageModel, Tone};
use baton::course::{Address, Draft, Stage, StageConfig, StageImage, StagePolicy, Visitors};
use baton::lab::Timeline;
use baton::lang::Lang;
use baton::sim::{
    Copied, File, Image, InstanceType, ListenPort, Metric, Program, ProgramKind, ScalingPolicy,
    Shape, TargetTracking,
};
use expect_test::expect;

use super::given::{Model, act, run, stage};

/// Thirty people a minute ask task 1 itself; each of the two computers costs six cents an hour.
fn model() -> Model {
    model_of(asked())
}

fn model_of(stage: Stage) -> Model {
    let world = stage.set_up(stage.seed).expect("the stage sets up");
    StageModel::new(Rc::new(stage), "two".into(), Timeline::new(world, ()))
}

fn asked() -> Stage {
    let mut stage = stage(Lang::En, "create-service member 1\nwait until steady");
    for computer in &mut stage.computers {
        *computer = InstanceType { price_per_hour: 60_000, ..*computer };
    }
    stage.kit.users.push(Visitors {
        name: "friends".into(),
        address: Address::Task { number: 1, port: 80 },
        also: Vec::new(),
        feature: String::new(),
        per_minute: 30,
        shape: Shape::Steady,
        timeout_ms: 10_000,
    });
    stage
}

fn facts(model: &Model) -> Vec<Fact> {
    model.view(Lang::En).facts.to_vec()
}

#[test]
fn every_minute_shows_what_was_answered_and_what_failed() {
    let mut model = model();
    run(&mut model, 150);
    act(&mut model, "power-off 1");
    act(&mut model, "power-off 2");
    run(&mut model, 150);
    let fact = facts(&model).remove(0);
    let [answered, failed] = [0, 1].map(|at| fact.minutes.iter().map(|m| m[at]).sum::<u32>());
    assert!((74..=76).contains(&answered) && (68..=72).contains(&failed), "{answered}, {failed}");
    assert!(fact.words.contains(&format!("{answered} of 150 requests answered")), "{}", fact.words);
    assert!(fact.spoken.starts_with("The last "), "{}", fact.spoken);
    assert!(fact.minutes.iter().any(|[answered, failed]| *answered == 0 && *failed >= 29));
}

#[test]
fn the_bill_counts_from_the_learners_time_and_says_what_an_hour_costs() {
    let mut model = model();
    run(&mut model, 600);
    act(&mut model, "terminate-computer 2");
    let bill = facts(&model).pop().expect("a fact");
    assert_eq!(bill.words, "Bill: 2.0 cents so far. What is rented now costs 6.0 cents an hour.");
    assert!(bill.minutes.is_empty());
}

/// An nginx that obeys a file, and a text with a mistake to reload.
#[test]
fn what_nginx_says_to_its_configuration_stands_there_good_or_bad() {
    let mut stage = stage(Lang::En, "create-service member 1\nwait until steady");
    let (path, text) = ("/etc/nginx/conf.d/default.conf", "server { listen 80; }\n");
    let files = vec![File { path: path.into(), text: text.into() }];
    let program = Program { port: ListenPort::Fixed(80), ..Program::new(ProgramKind::Nginx) };
    let plain = Image::plain(&stage.task_definitions[0].containers[0]);
    let copied = Some(Copied { from: "nginx:1.22".into(), files });
    let image = Image { program, copied, ..plain };
    stage.kit.images.push(StageImage { image, is_pushed: true });
    stage.kit.configs.push(StageConfig {
        name: "web".into(),
        image: "hub/nginx:1".into(),
        path: path.into(),
        drafts: vec![Draft { name: "bad".into(), text: "server { lisen 80; }\n".into() }],
    });
    let world = stage.set_up(stage.seed).expect("the stage sets up");
    let mut model = StageModel::new(Rc::new(stage), "two".into(), Timeline::new(world, ()));
    let said =
        |model: &Model| facts(model).into_iter().map(|fact| fact.words + "\n").collect::<String>();
    expect![[r#"
        nginx -t in nginx of task 1 (nginx:1.22, which behaves as 1.22.1 here):
        nginx: the configuration file /etc/nginx/nginx.conf syntax is ok
        nginx: configuration file /etc/nginx/nginx.conf test is successful
    "#]]
    .assert_eq(&said(&model));
    act(&mut model, "reload-nginx web bad");
    expect![[r#"
        Log of nginx in task 1: nginx: [emerg] unknown directive "lisen" in /etc/nginx/conf.d/default.conf:1
    "#]].assert_eq(&said(&model));
}

/// R61: a policy that finds the tasks' memory at rest too much, one that finds their CPU idle.
#[test]
fn each_policy_shows_its_minutes_and_how_near_its_alarms_are() {
    let mut stage = asked();
    for (name, metric, target_milli) in
        [("memory", Metric::MemoryUtilization, 1_000), ("cpu", Metric::CpuUtilization, 60_000)]
    {
        stage.kit.policies.push(StagePolicy {
            name: name.into(),
            service: "member".into(),
            min_capacity: 1,
            max_capacity: 1,
            policy: ScalingPolicy::TargetTracking(TargetTracking::new(metric, target_milli)),
        });
    }
    let mut model = model_of(stage);
    act(&mut model, "register-scalable-target member 1 1");
    act(&mut model, "put-scaling-policy member memory");
    act(&mut model, "put-scaling-policy member cpu");
    let alarms = |model: &Model| {
        let all = facts(model).into_iter();
        all.filter(|fact| fact.words.contains("alarm")).collect::<Vec<_>>()
    };
    assert_eq!(
        alarms(&model)[1].words,
        "Member service, CPU use: nothing yet, the target is 60 %. The alarm for 3 minutes above 60 % is off; so \
         far 0 in a row. The alarm for 15 minutes below 54 % is off; so far 0 in a row."
    );
    run(&mut model, 250);
    let [memory, cpu] = <[Fact; 2]>::try_from(alarms(&model)).expect("two");
    assert!(memory.words.contains("3 minutes above 1 % is on; so far 3 in a row."), "{memory:?}");
    assert!(cpu.words.contains("15 minutes below 54 % is off; so far 4 in a row."), "{cpu:?}");
    assert_eq!(cpu.marks, [(Tone::Leaving, 0); 4]);
    assert!(memory.marks.iter().all(|&(tone, percent)| tone == Tone::Waiting && percent > 0));
    let korean = model.view(Lang::Ko).facts.to_vec();
    let words = "60 %보다 높으면 켜지는 경보(alarm)는 꺼져 있어요.";
    assert!(korean.iter().any(|fact| fact.words.contains(words)), "{korean:?}");
}
