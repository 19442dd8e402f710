//! What the reader says to wrong files. The messages are the product: read them as a writer would.

use baton::site::read::{LessonTexts, read_course_map, read_lesson};
use expect_test::{Expect, expect};

use super::read::{listed, outline, text};

/// A lesson with one place changed in one of its files.
fn said(slug: &str, file: &str, from: &str, to: &str) -> String {
    let folder = format!("lessons/{slug}/");
    let [toml, ko, en] = ["lesson.toml", "ko.md", "en.md"].map(|name| {
        let whole = text(&[&folder, name].concat());
        if name != file {
            return whole;
        }
        assert!(whole.contains(from), "{file} has no {from:?} to change");
        whole.replacen(from, to, 1)
    });
    let texts = LessonTexts { slug, toml: &toml, ko: &ko, en: &en };
    match read_lesson(texts, &outline()) {
        Ok(read) => format!("(reads) {}", listed(&read.remarks).trim()),
        Err(mistakes) => listed(&mistakes).trim().replace(&folder, ""),
    }
}

pub(crate) fn check(cases: &[(&str, &str, &str)], expected: &Expect) {
    check_of("template", cases, expected);
}

/// Each case: a file of the lesson, what stands in it, what to put there.
pub(crate) fn check_of(slug: &str, cases: &[(&str, &str, &str)], expected: &Expect) {
    let said = cases.iter().map(|(file, from, to)| {
        let shown = |text: &str| text.lines().next().unwrap_or("").to_owned();
        format!(
            "{file}: {} → {}\n  {}\n",
            shown(from),
            shown(to),
            said(slug, file, from, to).replace('\n', "\n  ")
        )
    });
    expected.assert_eq(&said.collect::<String>());
}

#[test]
fn the_template_itself_reads_without_a_remark() {
    assert_eq!(said("template", "ko.md", "새 장의 제목", "새 장의 제목"), "(reads) ");
}

#[test]
fn computers_of_different_sizes_are_written_one_by_one() {
    let setup = "setup = \"\"\"\ncreate-service member 2\nwait until steady\n\"\"\"\n";
    let computers = "computers = 2\ncomputer = { cpu = 2048, memory = 4096, eni = 4 }\n";
    let computer = |cpu| format!("[[stage.computer]]\ncpu = {cpu}\nmemory = 4096\neni = 4\n");
    let each = format!("{setup}{}{}", computer(2048), computer(1024));
    let [toml, ko, en] =
        ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/template/{name}")));
    let toml = toml.replacen(&format!("{computers}{setup}"), &each, 1);
    let texts = LessonTexts { slug: "template", toml: &toml, ko: &ko, en: &en };
    let stages = read_lesson(texts, &outline()).expect("it reads").lesson.ko.stages;
    let cpu: Vec<u32> = stages[0].computers.iter().map(|computer| computer.cpu_units).collect();
    assert_eq!((cpu, stages[0].kit.rented.cpu_units), (vec![2048, 1024], 1024));
}

#[test]
fn toml_that_does_not_fit() {
    let cases = [
        ("lesson.toml", "covers = [\"4.2\"]", "cover = [\"4.2\"]"),
        ("lesson.toml", "covers = [\"4.2\"]", "points = [\"4.2\"]"),
        ("lesson.toml", "covers = [\"4.2\"]", "covers = [\"4.99\"]"),
        ("lesson.toml", "covers = [\"4.2\"]", "covers = \"4.2\""),
        ("lesson.toml", "speed = 8", "speed = \"fast\""),
        ("lesson.toml", "speed = 8", "speed = 0"),
        ("lesson.toml", "seed = 1\n", ""),
        ("lesson.toml", "name = \"web\"", "name = \"web\" image = \"x\""),
        ("lesson.toml", "computers = 2\n", ""),
        ("lesson.toml", "computers = 2\n", "computers = 2000\n"),
        (
            "lesson.toml",
            "computer = { cpu = 2048, memory = 4096, eni = 4 }",
            "computer = { cpu = 2048 }",
        ),
        ("lesson.toml", "names.member.ko", "names.members.ko"),
        ("lesson.toml", "id = \"one-task\"", "id = \"two-tasks\""),
        ("lesson.toml", "id = \"one-task\"", "id = \"One Task\""),
    ];
    check(
        &cases,
        &expect![[r#"
            lesson.toml: covers = ["4.2"] → cover = ["4.2"]
              lesson.toml:10: unknown key `cover`; did you mean `covers`?
            lesson.toml: covers = ["4.2"] → points = ["4.2"]
              lesson.toml:10: unknown key `points`; the keys here are: id, covers
            lesson.toml: covers = ["4.2"] → covers = ["4.99"]
              lesson.toml:10: there is no point `4.99` in lessons/outline.toml
            lesson.toml: covers = ["4.2"] → covers = "4.2"
              lesson.toml:10: invalid type: string "4.2", expected a list such as ["4.1", "4.2"]
            lesson.toml: speed = 8 → speed = "fast"
              lesson.toml:109: invalid type: string "fast", expected a whole number
            lesson.toml: speed = 8 → speed = 0
              lesson.toml:109: the speed is one of 1, 2, 4, 8, 20, 60 times reality's
            lesson.toml: seed = 1 → 
              lesson.toml:97: `seed` is missing here; add it
            lesson.toml: name = "web" → name = "web" image = "x"
              lesson.toml:122: write one `key = value` on each line
            lesson.toml: computers = 2 → 
              lesson.toml:98: how many computers? Add `computers = 3`
            lesson.toml: computers = 2 → computers = 2000
              lesson.toml:111: a stage has at most 50 computers
            lesson.toml: computer = { cpu = 2048, memory = 4096, eni = 4 } → computer = { cpu = 2048 }
              lesson.toml:112: write `computer = { cpu = 2048, memory = 4096, eni = 4 }`, or a [[stage.computer]] with these three for each computer
            lesson.toml: names.member.ko → names.members.ko
              lesson.toml:103: `ko` is missing here; add it
            lesson.toml: id = "one-task" → id = "two-tasks"
              en.md:118: lesson.toml has no [[stage]] with id = "one-task"; add it
              ko.md:118: lesson.toml has no [[stage]] with id = "one-task"; add it
              lesson.toml:62: there is no stage `one-task`; the stages here are: two-tasks, two-tasks
              lesson.toml:143: the id `two-tasks` is used twice; choose another
            lesson.toml: id = "one-task" → id = "One Task"
              en.md:118: lesson.toml has no [[stage]] with id = "one-task"; add it
              ko.md:118: lesson.toml has no [[stage]] with id = "one-task"; add it
              lesson.toml:62: there is no stage `one-task`; the stages here are: two-tasks, One Task
              lesson.toml:143: `One Task` is no id; use small letters, digits and hyphens
              lesson.toml:143: ko.md places the stage `One Task` 0 times; put ```stage One Task into it once
              lesson.toml:143: en.md places the stage `One Task` 0 times; put ```stage One Task into it once
        "#]],
    );
}

#[test]
fn scripts_and_goals_that_do_not_read() {
    let cases = [
        ("lesson.toml", "script = \"stop-task 1\"", "script = \"stop-taks 1\""),
        ("lesson.toml", "wait until running(member) >= 3", "wait until runing(member) >= 3"),
        ("lesson.toml", "scale member 5", "scale member"),
        ("lesson.toml", "scale member 5", "scale board 5"),
        ("lesson.toml", "create-service member 2\n", "create-service member 2\nfrobnicate\n"),
        ("lesson.toml", "until = \"4m\"", "until = \"soon\""),
        ("lesson.toml", "\"running(member) == 0\",\n", ""),
        ("lesson.toml", "running(member) >= 3, ever", "running(member) >= 3"),
        ("lesson.toml", "running(member) >= 3, ever", "running(member) >= 3, sometimes"),
        ("lesson.toml", "running(member) >= 3, ever", "running >= three, ever"),
        ("lesson.toml", "running(member) >= 3, ever", "running(board) >= 3, ever"),
        (
            "lesson.toml",
            "desired(member) > 3, ever",
            "desired(member) > 3, always from computers >= 1",
        ),
        ("lesson.toml", "actions = [\"scale\"]", "actions = [\"scales\"]"),
        ("lesson.toml", "stage = \"one-task\"", "stage = \"no-task\""),
    ];
    check(
        &cases,
        &expect![[r#"
            lesson.toml: script = "stop-task 1" → script = "stop-taks 1"
              lesson.toml:50: there is no action `stop-taks`; did you mean `stop-task`?
            lesson.toml: wait until running(member) >= 3 → wait until runing(member) >= 3
              lesson.toml:67: `runing` cannot be counted; did you mean `running`?
            lesson.toml: scale member 5 → scale member
              lesson.toml:83: write `scale SERVICE COUNT`
            lesson.toml: scale member 5 → scale board 5
              lesson.toml:83: `board` is not on the stage `one-task`; there are: member
            lesson.toml: create-service member 2 → create-service member 2
              lesson.toml:115: there is no action `frobnicate`; write one of: scale, stop-task, crash-container, run-task, terminate-computer, power-off, power-on, rent-computer, create-service, delete-service, deploy, redeploy, set-percent, set-health-check, set-circuit-breaker, push-image, users, tell, register-scalable-target, deregister-scalable-target, put-scaling-policy, hang-container, resume-container, leak-memory, connect-home, change-address, freeze-names, thaw-names, cut-link, restore-link, drain-computer, activate-computer, stop-agent, start-agent, lose-zone, return-zone, scale-computers, protect-task, push-config, reload-nginx, wait, at
            lesson.toml: until = "4m" → until = "soon"
              lesson.toml:51: `soon` is no duration; write it like `30s`, `3m` or `1m30s`
            lesson.toml: "running(member) == 0", → 
              lesson.toml:52: a prediction has four options, this one has 3
            lesson.toml: running(member) >= 3, ever → running(member) >= 3
              lesson.toml:72: `running(member) >= 3` does not say when; after a comma write: `ever`, `within 3m of CONDITION`, `always from CONDITION`, `just before CONDITION`, `at the end`
            lesson.toml: running(member) >= 3, ever → running(member) >= 3, sometimes
              lesson.toml:72: `sometimes` is no time of a goal; write: `ever`, `within 3m of CONDITION`, `always from CONDITION`, `just before CONDITION`, `at the end`
            lesson.toml: running(member) >= 3, ever → running >= three, ever
              lesson.toml:72: `running` needs a name; write it like `running(member)`
            lesson.toml: running(member) >= 3, ever → running(board) >= 3, ever
              lesson.toml:72: `board` is not on the stage `one-task`; there are: member
            lesson.toml: desired(member) > 3, ever → desired(member) > 3, always from computers >= 1
              lesson.toml:81: `always from` cannot tell a wrong way: it is decided only when the lab is solved; use one of the other times
            lesson.toml: actions = ["scale"] → actions = ["scales"]
              lesson.toml:150: there is no action `scales`; did you mean `scale`?
            lesson.toml: stage = "one-task" → stage = "no-task"
              en.md:121: this plays on the stage `no-task`, which is not in this section; put ```stage no-task into it
              ko.md:121: this plays on the stage `no-task`, which is not in this section; put ```stage no-task into it
              lesson.toml:62: there is no stage `no-task`; the stages here are: two-tasks, one-task
        "#]],
    );
}

#[test]
fn markdown_that_does_not_fit() {
    let cases = [
        ("ko.md", "# 새 장의 제목\n", ""),
        ("ko.md", "{#first}", ""),
        ("ko.md", "{#first}", "{#First}"),
        ("ko.md", "{#try}", "{#first}"),
        ("ko.md", "{#predict-stop .predict}", "{#predict-stop .guess}"),
        ("ko.md", "- [x] 유지", "- [ ] 유지"),
        ("ko.md", "- [x] 유지", "- 유지"),
        ("ko.md", "- 새 태스크가 생겨서", "- [x] 새 태스크가 생겨서"),
        ("ko.md", "    어느 컴퓨터든 괜찮아요. 자리가 있으면 어디에든 놓아요.\n", ""),
        ("ko.md", "### 서비스가 기억하는", "## 서비스가 기억하는"),
        ("ko.md", "### 서비스가 기억하는", "#### 서비스가 기억하는"),
        ("ko.md", "#### 힌트 {.hints}", "#### 힌트"),
        ("ko.md", "- `too-many`: 원하는", "- 원하는"),
        ("ko.md", "- `too-many`: 원하는", "- `too-few`: 원하는"),
        ("ko.md", "```stage one-task", "```stage"),
        ("ko.md", "```stage one-task", "```stage three-tasks"),
        ("ko.md", "설명보다", "<b>설명</b>보다"),
        ("ko.md", "설명보다 움직이는 것이 먼저예요.", "| | 누가 |\n|---|---|\n| 하나 | 둘 |"),
        ("ko.md", "설명보다", "![그림](a.png) 설명보다"),
        ("ko.md", "설명보다", "[설명](/ko/lessons/04-ecs/)보다"),
        ("ko.md", "설명보다", "[설명](../04-ecs/index.html)보다"),
        ("ko.md", "설명보다", "[설명](http://example.org/)보다"),
    ];
    check(
        &cases,
        &expect![[r#"
            ko.md: # 새 장의 제목 → 
              ko.md:1: the file does not start with its title; write `# Title` on the first line
            ko.md: {#first} → 
              en.md:16: here is “## … {#first}”, but ko.md:16 has “## … {#}”; write both alike
              ko.md:16: this heading has no id; write `## 먼저 움직여 봐요 {#its-id}`
              lesson.toml:9: ko.md has no `## … {#first}`; write it, or take this out
            ko.md: {#first} → {#First}
              en.md:16: here is “## … {#first}”, but ko.md:16 has “## … {#First}”; write both alike
              ko.md:16: `First` is no id; use small letters, digits and hyphens
              ko.md:16: lesson.toml has no [[section]] with id = "First"; add it
              lesson.toml:9: ko.md has no `## … {#first}`; write it, or take this out
            ko.md: {#try} → {#first}
              en.md:114: here is “## … {#try}”, but ko.md:114 has “## … {#first}”; write both alike
              ko.md:114: the id `first` is taken by an earlier heading; choose another
              lesson.toml:13: ko.md has no `## … {#try}`; write it, or take this out
            ko.md: {#predict-stop .predict} → {#predict-stop .guess}
              en.md:23: here is “### … {#predict-stop .predict}”, but ko.md:23 has “### … {#predict-stop .guess}”; write both alike
              ko.md:23: `.guess` is no kind of question; write `.choice`, `.several`, `.faulty`, `.order`, `.match`, `.number`, `.predict`, `.lab`, `.config`, `.write`, `.checklist` or `.draw`
              ko.md:23: lesson.toml has no [[question]] with id = "predict-stop"; add it
            ko.md: - [x] 유지 → - [ ] 유지
              ko.md:41: 0 options are marked as right; mark exactly one with `- [x] `
            ko.md: - [x] 유지 → - 유지
              ko.md:41: 0 options are marked as right; mark exactly one with `- [x] `
              ko.md:45: start an option with `- [ ] `, the right one with `- [x] `
            ko.md: - 새 태스크가 생겨서 → - [x] 새 태스크가 생겨서
              ko.md:27: the run decides which option of a prediction is right; start it with `- `, without a box
            ko.md:     어느 컴퓨터든 괜찮아요. 자리가 있으면 어디에든 놓아요. → 
              ko.md:43: this option has no explanation; write it on the next line, indented by four spaces: why it is right, or which misconception is at work
            ko.md: ### 서비스가 기억하는 → ## 서비스가 기억하는
              en.md:41: here is “### … {#what-a-service-remembers .choice}”, but ko.md:41 has “## … {#what-a-service-remembers .choice}”; write both alike
              ko.md:41: `.choice` does not go with a section; write a question as `### … {#its-id .choice}`
              ko.md:41: lesson.toml has no [[section]] with id = "what-a-service-remembers"; add it
              lesson.toml:13: ko.md has the section `what-a-service-remembers` here; keep the text's order
              lesson.toml:26: ko.md has no `### … {#what-a-service-remembers .choice}`; write it, or take this out
            ko.md: ### 서비스가 기억하는 → #### 서비스가 기억하는
              en.md:41: here is “### … {#what-a-service-remembers .choice}”, but ko.md:41 has “#### … {#what-a-service-remembers .choice}”; write both alike
              ko.md:41: a question starts with three #; write it as `### … {#its-id .choice}`
            ko.md: #### 힌트 {.hints} → #### 힌트
              en.md:121: here is “a list of hints, 2 long”, but ko.md:121 has “a list of hints, 0 long”; write both alike
              ko.md:121: the lab has no hints; write `#### Hints {.hints}` and a numbered list, from a nudge to the line itself
              ko.md:121: nothing is said to the wrong way `too-many`; write - `too-many`: … under `#### … {.wrong}`
              ko.md:125: this heading has no id; write `#### 힌트 {#its-id}`
              ko.md:130: a question starts with three #; write it as `### … {#its-id .choice}`
              ko.md:130: this heading has no id; write `#### 이럴 때는 {#its-id .wrong}`
              ko.md:130: `.wrong` is no kind of question; write `.choice`, `.several`, `.faulty`, `.order`, `.match`, `.number`, `.predict`, `.lab`, `.config`, `.write`, `.checklist` or `.draw`
            ko.md: - `too-many`: 원하는 → - 원하는
              en.md:132: here is “- `too-many`: …”, but ko.md:134 has “### … {#pass-on .config}”; write both alike
              ko.md:121: nothing is said to the wrong way `too-many`; write - `too-many`: … under `#### … {.wrong}`
              ko.md:132: write a wrong way as - `its-id`: what to say then (found: 원하는 개수가 세 개를 넘었어요. ‘처음으로’를 누르고 딱 3으로 맞춰 보세요.)
            ko.md: - `too-many`: 원하는 → - `too-few`: 원하는
              en.md:132: here is “- `too-many`: …”, but ko.md:132 has “- `too-few`: …”; write both alike
              ko.md:121: nothing is said to the wrong way `too-many`; write - `too-many`: … under `#### … {.wrong}`
              ko.md:132: lesson.toml has no [[lab.wrong]] with id = "too-few" here; add it
            ko.md: ```stage one-task → ```stage
              en.md:118: here is “```stage one-task”, but ko.md:118 has “```stage ”; write both alike
              ko.md:118: a stage needs the id that it has in lesson.toml; write ```stage its-id
              ko.md:121: this plays on the stage `one-task`, which is not in this section; put ```stage one-task into it
              lesson.toml:143: ko.md places the stage `one-task` 0 times; put ```stage one-task into it once
            ko.md: ```stage one-task → ```stage three-tasks
              en.md:118: here is “```stage one-task”, but ko.md:118 has “```stage three-tasks”; write both alike
              ko.md:118: lesson.toml has no [[stage]] with id = "three-tasks"; add it
              ko.md:121: this plays on the stage `one-task`, which is not in this section; put ```stage one-task into it
              lesson.toml:143: ko.md places the stage `one-task` 0 times; put ```stage one-task into it once
            ko.md: 설명보다 → <b>설명</b>보다
              ko.md:18: HTML (`<b>`) is not allowed here; write it in Markdown
              ko.md:18: HTML (`</b>`) is not allowed here; write it in Markdown
            ko.md: 설명보다 움직이는 것이 먼저예요. → | | 누가 |
              ko.md:18: a column of this table has no head; a screen reader says it with each cell
            ko.md: 설명보다 → ![그림](a.png) 설명보다
              ko.md:18: pictures are not possible yet; say it in words, or put a stage here
            ko.md: 설명보다 → [설명](/ko/lessons/04-ecs/)보다
              ko.md:18: `/ko/lessons/04-ecs/` would break when the site moves; write it relative to this page: `../05-load-balancer/`
            ko.md: 설명보다 → [설명](../04-ecs/index.html)보다
              ko.md:18: `../04-ecs/index.html` names a file; end it in a slash: `../05-load-balancer/`
            ko.md: 설명보다 → [설명](http://example.org/)보다
              ko.md:18: `http://example.org/` is not encrypted; link to https://
        "#]],
    );
}

#[test]
fn languages_that_differ() {
    let cases = [
        ("en.md", "## Your turn {#try}", "## Your turn {#your-turn}"),
        ("en.md", "2. Raise the desired count to 3 and wait until three are running.\n", ""),
        ("en.md", "{#what-a-service-remembers .choice}", "{#what-a-service-remembers .predict}"),
        (
            "en.md",
            "\n## Summary {#summary}\n\n- A service remembers the desired count and makes the number that is actually running match it.\n",
            "",
        ),
        ("en.md", "Doing comes before", "### More {#more}\n\nDoing comes before"),
        ("en.md", "- `1`: That", "- `0`: That"),
        ("en.md", "- [ ] `3`", "- [ ] `5`"),
        ("en.md", "{#who-refills .choice .before}", "{#who-refills .choice}"),
    ];
    check(
        &cases,
        &expect![[r#"
            en.md: ## Your turn {#try} → ## Your turn {#your-turn}
              en.md:114: here is “## … {#your-turn}”, but ko.md:114 has “## … {#try}”; write both alike
              en.md:114: lesson.toml has no [[section]] with id = "your-turn"; add it
              lesson.toml:13: en.md has no `## … {#try}`; write it, or take this out
            en.md: 2. Raise the desired count to 3 and wait until three are running. → 
              en.md:121: here is “a list of hints, 1 long”, but ko.md:121 has “a list of hints, 2 long”; write both alike
            en.md: {#what-a-service-remembers .choice} → {#what-a-service-remembers .predict}
              en.md:41: here is “### … {#what-a-service-remembers .predict}”, but ko.md:41 has “### … {#what-a-service-remembers .choice}”; write both alike
              en.md:41: lesson.toml has no [[prediction]] with id = "what-a-service-remembers"; add it
              en.md:43: the run decides which option of a prediction is right; start it with `- `, without a box
              en.md:45: the run decides which option of a prediction is right; start it with `- `, without a box
              en.md:47: the run decides which option of a prediction is right; start it with `- `, without a box
              en.md:49: the run decides which option of a prediction is right; start it with `- `, without a box
            en.md:  → 
              en.md:145: after this, “## … {#summary}” of ko.md:147 is missing; write it
              lesson.toml:17: en.md has no `## … {#summary}`; write it, or take this out
            en.md: Doing comes before → ### More {#more}
              en.md:18: here is “### … {#more}”, but ko.md:20 has “```stage two-tasks”; write both alike
            en.md: - `1`: That → - `0`: That
              en.md:57: here is “- `0`: …”, but ko.md:57 has “- `1`: …”; write both alike
            en.md: - [ ] `3` → - [ ] `5`
              en.md:99: here is “candidates [2, 5, 4]”, but ko.md:99 has “candidates [2, 3, 4]”; write both alike
            en.md: {#who-refills .choice .before} → {#who-refills .choice}
              en.md:5: a section starts here; write it as `## Title {#section-id}`
              en.md:5: `.choice` does not go with a section; write a question as `### … {#its-id .choice}`
              en.md:5: here is “### … {#who-refills .choice}”, but ko.md:5 has “### … {#who-refills .choice .before}”; write both alike
              en.md:5: lesson.toml has no [[section]] with id = "who-refills"; add it
              lesson.toml:9: en.md has the section `who-refills` here; keep the text's order
              lesson.toml:22: en.md has no `### … {#who-refills .choice}`; write it, or take this out
        "#]],
    );
}

#[test]
fn course_maps_that_do_not_fit() {
    let said = |from: &str, to: &str| {
        let whole = text("lessons/course.toml");
        assert!(whole.contains(from));
        match read_course_map("lessons/course.toml", &whole.replacen(from, to, 1)) {
            Ok(_) => "(reads)".to_owned(),
            Err(mistakes) => listed(&mistakes).trim().to_owned(),
        }
    };
    let cases = [
        ("number = 2", "number = 5"),
        ("slug = \"02-", "slug = \"2-"),
        ("ready = true", "redy = true"),
    ];
    let said: Vec<String> =
        cases.iter().map(|(from, to)| format!("{from} → {to}\n  {}\n", said(from, to))).collect();
    expect![[r#"
        number = 2 → number = 5
          lessons/course.toml:15: this is lesson 2 in the file's order; write `number = 2`, or move it
        lessons/course.toml:15: the slug `02-microservices` should be `05-` and small letters, digits and hyphens
        slug = "02- → slug = "2-
          lessons/course.toml:15: the slug `2-microservices` should be `02-` and small letters, digits and hyphens
        ready = true → redy = true
          lessons/course.toml:8: unknown key `redy`; did you mean `ready`?
    "#]].assert_eq(&said.concat());
}

#[test]
fn scenes_that_do_not_hang_together() {
    let cases = [
        ("lesson.toml", "kind = \"people\"", "kind = \"poeple\""),
        ("lesson.toml", "at = [2, 1]", "at = [3, 1]"),
        ("lesson.toml", "at = [2, 1]", "at = [1, 1]"),
        ("lesson.toml", "at = [2, 1]", "in = \"first\""),
        ("lesson.toml", "at = [2, 1]\n", ""),
        ("lesson.toml", "in = \"service\"", "in = \"visitors\""),
        ("lesson.toml", "in = \"service\"", "in = \"servcie\""),
        ("lesson.toml", "to = \"first\"", "to = \"visit-second\""),
        ("lesson.toml", "to = \"first\"", "to = \"visitors\""),
        ("lesson.toml", "show = [\"visit\"]", "show = [\"vist\"]"),
        ("lesson.toml", "bad = [\"first\"]", "bad = [\"visit\"]"),
        ("lesson.toml", "right = true\n", ""),
        ("lesson.toml", "reply.ko = \"한번", "right = true\nreply.ko = \"한번"),
        ("lesson.toml", "label.ko = \"태스크 1\"", "label.ko = \"아주 길고 긴 이름의 태스크\""),
        ("lesson.toml", "label.ko = \"요청\"", "label.ko = \"아주 길고 긴 이름의 요청\""),
        ("lesson.toml", "id = \"visit\"", "id = \"first\""),
        (
            "lesson.toml",
            "covers = [\"4.2\"]\ntitle.ko = \"태스크 하나가",
            "covers = [\"4.1\", \"4.2\", \"4.3\", \"4.4\"]\ntitle.ko = \"태스크 하나가",
        ),
        ("ko.md", "```scene who-replaces", "```scene who-repairs"),
        ("ko.md", "```scene who-replaces", "```scene"),
        ("ko.md", "```scene who-replaces\n```", ""),
    ];
    check(
        &cases,
        &expect![[r#"
            lesson.toml: kind = "people" → kind = "poeple"
              lesson.toml:178: there is no kind `poeple`; did you mean `people`?
            lesson.toml: at = [2, 1] → at = [3, 1]
              lesson.toml:188: there is no cell [3, 1]: columns go from 1 to 2, rows from 1 to 6
            lesson.toml: at = [2, 1] → at = [1, 1]
              lesson.toml:184: `service` stands where `visitors` stands already; give it a cell of its own
            lesson.toml: at = [2, 1] → in = "first"
              lesson.toml:184: `service` stands inside itself; give one of them a place with `at`
            lesson.toml: at = [2, 1] → 
              lesson.toml:184: where does `service` stand? Write either `at = [column, row]` or `in = "another part"`
            lesson.toml: in = "service" → in = "visitors"
              lesson.toml:195: nothing can stand inside `visitors`; only inside parts of the kinds computer, home, cloud, cluster, service, task, box
            lesson.toml: in = "service" → in = "servcie"
              lesson.toml:195: `servcie` is not in this scene; did you mean `service`?
            lesson.toml: to = "first" → to = "visit-second"
              lesson.toml:208: `visit-second` is a link; only parts can stand here
            lesson.toml: to = "first" → to = "visitors"
              lesson.toml:206: `visit` leads from `visitors` to `visitors`, and one stands inside the other; link parts that stand apart
            lesson.toml: show = ["visit"] → show = ["vist"]
              lesson.toml:231: `vist` is not in this scene; did you mean `visit`?
            lesson.toml: bad = ["first"] → bad = ["visit"]
              lesson.toml:251: `visit` is a link; only parts can stand here
            lesson.toml: right = true → 
              lesson.toml:222: 0 actions of this step are right; write `right = true` under exactly one
              lesson.toml:225: this action has no reply; write in `reply.ko` and `reply.en` why it does not lead on, or `right = true`
            lesson.toml: reply.ko = "한번 → right = true
              lesson.toml:235: 2 actions of this step are right; write `right = true` under exactly one
              lesson.toml:238: the right action needs no reply: what happens stands in [scene.step.then]
            lesson.toml: label.ko = "태스크 1" → label.ko = "아주 길고 긴 이름의 태스크"
              lesson.toml:193: “아주 길고 긴 이름의 태스크” is too long for the picture; 8 Korean or 14 Latin letters fit
            lesson.toml: label.ko = "요청" → label.ko = "아주 길고 긴 이름의 요청"
              lesson.toml:209: “아주 길고 긴 이름의 요청” is too long for the picture; 8 Korean or 14 Latin letters fit
            lesson.toml: id = "visit" → id = "first"
              lesson.toml:206: the id `first` is used twice; choose another
              lesson.toml:231: `visit` is not in this scene; there are: visitors, service, first, second, first, visit-second
              lesson.toml:250: `visit` is not in this scene; there are: visitors, service, first, second, first, visit-second
            lesson.toml: covers = ["4.2"] → covers = ["4.1", "4.2", "4.3", "4.4"]
              lesson.toml:170: a scene covers at most 3 points, this one 4; make two scenes
            ko.md: ```scene who-replaces → ```scene who-repairs
              en.md:38: here is “```scene who-replaces”, but ko.md:38 has “```scene who-repairs”; write both alike
              ko.md:38: lesson.toml has no [[scene]] with id = "who-repairs"; add it
              lesson.toml:170: ko.md places the scene `who-replaces` 0 times; put ```scene who-replaces into it once
            ko.md: ```scene who-replaces → ```scene
              en.md:38: here is “```scene who-replaces”, but ko.md:38 has “```scene ”; write both alike
              ko.md:38: a scene needs the id that it has in lesson.toml; write ```scene its-id
              lesson.toml:170: ko.md places the scene `who-replaces` 0 times; put ```scene who-replaces into it once
            ko.md: ```scene who-replaces → 
              en.md:38: here is “```scene who-replaces”, but ko.md:40 has “### … {#what-a-service-remembers .choice}”; write both alike
              lesson.toml:170: ko.md places the scene `who-replaces` 0 times; put ```scene who-replaces into it once
        "#]],
    );
}
