//! What the reader says to questions that do not keep to the rules of their kind, or teach badly.

use expect_test::expect;

use super::wrong_files::check;

#[test]
fn questions_of_other_kinds_that_do_not_fit() {
    let cases = [
        ("ko.md", "{#who-refills .choice .before}", "{#who-refills .several .before}"),
        (
            "ko.md",
            "{#what-a-service-remembers .choice}",
            "{#what-a-service-remembers .choice .before}",
        ),
        ("ko.md", "- [x] 원하는 개수를 기억해요.", "- [ ] 원하는 개수를 기억해요."),
        (
            "ko.md",
            "- [ ] 태스크마다 이름을 지어 불러요.\n    어느 태스크인지는 상관없고 개수만 봐요.\n",
            "",
        ),
        ("ko.md", "1. 서비스가 하나", "- 서비스가 하나"),
        ("ko.md", "1. 서비스가 하나", "1. [x] 서비스가 하나"),
        (
            "ko.md",
            "4. 새 태스크가 손님을 받아요.\n    포트가 열려야 손님이 들어와요.\n",
            "4. 하나\n    왜\n5. 둘\n    왜\n6. 셋\n    왜\n7. 넷\n    왜\n",
        ),
        ("ko.md", "| CPU와 메모리를 내줘요 | 컴퓨터 |\n", ""),
        ("ko.md", "| CPU와 메모리를 내줘요 | 컴퓨터 |", "| CPU와 메모리를 내줘요 | 서비스 |"),
        ("ko.md", "| CPU와 메모리를 내줘요 | 컴퓨터 |", "| CPU와 메모리를 내줘요 | |"),
        (
            "ko.md",
            "| 하는 일 | 누가 |\n|---|---|\n| 원하는 개수를 기억해요 | 서비스 |\n",
            "| 하는 일 | 누가 | 언제 |\n|---|---|---|\n| 원하는 개수를 기억해요 | 서비스 | 늘 |\n",
        ),
        ("ko.md", "| 하는 일 | 누가 |\n|---|---|\n", ""),
        ("ko.md", "- [ ] `3`", "- [ ] `9`"),
        ("ko.md", "- [ ] `3`", "- [ ] `2`"),
        ("ko.md", "- [ ] `3`", "- [ ] 셋째 줄"),
        ("ko.md", "- [ ] `2`\n    이름은 개수와 상관없어요.\n", ""),
        ("ko.md", "- [ ] `3`", "- [x] `3`"),
        (
            "ko.md",
            "```json\n{\n  \"serviceName\": \"member\",\n  \"taskDefinition\": \"member\",\n  \"desiredCount\": 1\n}\n```\n",
            "",
        ),
        ("ko.md", "- `2`: 지금", "- `3`: 지금"),
        ("ko.md", "- `2`: 지금", "- 지금"),
        ("ko.md", "- `2`: 지금", "- `two`: 지금"),
        ("ko.md", "- `2`: 지금", "- `1`: 지금"),
        (
            "ko.md",
            "- `2`: 지금 실행 중인 개수예요. 멈춘 태스크도 서비스가 만들었으니 함께 세요.\n",
            "",
        ),
        ("ko.md", "> 모두 {answer}개예요.", "> 모두 세 개예요."),
        ("ko.md", "> 모두 {answer}개예요.", "모두 {answer}개예요."),
        ("lesson.toml", "metric = \"started(member)\"", "metric = \"startd(member)\""),
        ("lesson.toml", "metric = \"started(member)\"", "metric = \"started(board)\""),
        ("lesson.toml", "metric = \"started(member)\"", "metrics = \"started(member)\""),
        (
            "lesson.toml",
            "script = \"stop-task 1\"\nuntil = \"4m\"\nmetric",
            "script = \"stop-task 9\"\nuntil = \"4m\"\nmetric",
        ),
        (
            "lesson.toml",
            "script = \"stop-task 1\"\nuntil = \"4m\"\nmetric",
            "script = \"wait 5m\"\nuntil = \"4m\"\nmetric",
        ),
        ("lesson.toml", "id = \"how-many-started\"", "id = \"how-many-stopped\""),
    ];
    check(
        &cases,
        &expect![[r#"
            ko.md: {#who-refills .choice .before} → {#who-refills .several .before}
              en.md:5: here is “### … {#who-refills .choice .before}”, but ko.md:5 has “### … {#who-refills .several .before}”; write both alike
              ko.md:5: the question before the lesson has one right answer; write it as `### … {#its-id .choice .before}`
              ko.md:5: 1 options are marked as right; mark two or more with `- [x] `, or ask for one with `.choice`
            ko.md: {#what-a-service-remembers .choice} → {#what-a-service-remembers .choice .before}
              en.md:41: here is “### … {#what-a-service-remembers .choice}”, but ko.md:41 has “### … {#what-a-service-remembers .choice .before}”; write both alike
              ko.md:41: a `.before` question is asked before the lesson; put it under the lead, above the first section
            ko.md: - [x] 원하는 개수를 기억해요. → - [ ] 원하는 개수를 기억해요.
              ko.md:61: 1 options are marked as right; mark two or more with `- [x] `, or ask for one with `.choice`
            ko.md: - [ ] 태스크마다 이름을 지어 불러요. → 
              en.md:63: here is “a list of options, 4 long”, but ko.md:63 has “a list of options, 3 long”; write both alike
              ko.md:61: a question with several right options offers four or five, this one has 3
            ko.md: 1. 서비스가 하나 → - 서비스가 하나
              en.md:74: here is “a list of options, 4 long”, but ko.md:83 has “### … {#who-does-what .match}”; write both alike
              ko.md:72: there is nothing to put in order; write a numbered list in the right order
            ko.md: 1. 서비스가 하나 → 1. [x] 서비스가 하나
              ko.md:74: the list's order is the right one; start each step with its number, without a box
            ko.md: 4. 새 태스크가 손님을 받아요. → 4. 하나
              en.md:74: here is “a list of options, 4 long”, but ko.md:74 has “a list of options, 7 long”; write both alike
              ko.md:72: 7 rows; write 3 to 6: fewer can be guessed, more are too much at once
            ko.md: | CPU와 메모리를 내줘요 | 컴퓨터 | → 
              en.md:85: here is “a table of pairs, 3 long”, but ko.md:85 has “a table of pairs, 2 long”; write both alike
              ko.md:83: 2 rows; write 3 to 6: fewer can be guessed, more are too much at once
              ko.md:90: the table has 2 rows, but here are 3 explanations; write one for each row
            ko.md: | CPU와 메모리를 내줘요 | 컴퓨터 | → | CPU와 메모리를 내줘요 | 서비스 |
              ko.md:93: two rows have the answer “서비스”; give each its own
            ko.md: | CPU와 메모리를 내줘요 | 컴퓨터 | → | CPU와 메모리를 내줘요 | |
              ko.md:93: one side of this pair is empty; write both
            ko.md: | 하는 일 | 누가 | → | 하는 일 | 누가 | 언제 |
              ko.md:85: a table to match has two columns: what is asked, and its answer
              ko.md:91: one side of this pair is empty; write both
              ko.md:92: one side of this pair is empty; write both
              ko.md:93: one side of this pair is empty; write both
            ko.md: | 하는 일 | 누가 | → 
              en.md:85: here is “a table of pairs, 3 long”, but ko.md:93 has “### … {#which-line .faulty}”; write both alike
              ko.md:83: there is nothing to match; write a table of two columns, and under it a numbered list with an explanation for each row
            ko.md: - [ ] `3` → - [ ] `9`
              en.md:99: here is “candidates [2, 3, 4]”, but ko.md:99 has “candidates [2, 4]”; write both alike
              ko.md:109: `9` is no line of the code above, which has 5; write the line's number in backquotes
            ko.md: - [ ] `3` → - [ ] `2`
              en.md:99: here is “candidates [2, 3, 4]”, but ko.md:99 has “candidates [2, 2, 4]”; write both alike
              ko.md:109: line 2 is offered twice
            ko.md: - [ ] `3` → - [ ] 셋째 줄
              en.md:99: here is “candidates [2, 3, 4]”, but ko.md:99 has “candidates [2, 4]”; write both alike
              ko.md:109: `셋째 줄` is no line of the code above, which has 5; write the line's number in backquotes
            ko.md: - [ ] `2` → 
              en.md:107: here is “a list of options, 3 long”, but ko.md:107 has “a list of options, 2 long”; write both alike
              ko.md:95: 2 lines are offered; offer at least three, or the line can be guessed
            ko.md: - [ ] `3` → - [x] `3`
              ko.md:95: 2 options are marked as right; mark exactly one with `- [x] `
            ko.md: ```json → 
              en.md:99: here is “candidates [2, 3, 4]”, but ko.md:107 has “## … {#try}”; write both alike
              ko.md:95: there is no code to look for the line in; write it as a fenced block right above the options
            ko.md: - `2`: 지금 → - `3`: 지금
              en.md:56: here is “- `2`: …”, but ko.md:56 has “- `3`: …”; write both alike
              ko.md:56: 3 is what the engine counts: it is the answer, not a mistake
            ko.md: - `2`: 지금 → - 지금
              en.md:56: here is “- `2`: …”, but ko.md:57 has “- `1`: …”; write both alike
              ko.md:52: 1 expected mistakes; write at least two
              ko.md:56: write a wrong number as - `7`: what to say then (found: 지금 실행 중인 개수예요. 멈춘 태스크도 서비스가 만들었으니 함께 세요.)
            ko.md: - `2`: 지금 → - `two`: 지금
              en.md:56: here is “- `2`: …”, but ko.md:56 has “- `two`: …”; write both alike
              ko.md:56: `two` is no number; write a mistake as - `7`: why people say this
            ko.md: - `2`: 지금 → - `1`: 지금
              en.md:56: here is “- `2`: …”, but ko.md:56 has “- `1`: …”; write both alike
              ko.md:57: the mistake 1 stands here twice
            ko.md: - `2`: 지금 실행 중인 개수예요. 멈춘 태스크도 서비스가 만들었으니 함께 세요. → 
              en.md:56: here is “- `2`: …”, but ko.md:56 has “- `1`: …”; write both alike
              ko.md:52: 1 expected mistakes; write at least two
            ko.md: > 모두 {answer}개예요. → > 모두 세 개예요.
              ko.md:56: the right answer is not explained; write it under the list, starting with `> `, and put {answer} where the number should stand
            ko.md: > 모두 {answer}개예요. → 모두 {answer}개예요.
              ko.md:56: the right answer is not explained; write it under the list, starting with `> `, and put {answer} where the number should stand
            lesson.toml: metric = "started(member)" → metric = "startd(member)"
              lesson.toml:94: `startd` cannot be counted; did you mean `started`?
            lesson.toml: metric = "started(member)" → metric = "started(board)"
              lesson.toml:94: `board` is not on the stage `two-tasks`; there are: member
            lesson.toml: metric = "started(member)" → metrics = "started(member)"
              lesson.toml:94: unknown key `metrics`; did you mean `metric`?
            lesson.toml: script = "stop-task 1" → script = "stop-task 9"
              lesson.toml:92: the engine cannot count this: line 1: NotThere(Task(9))
            lesson.toml: script = "stop-task 1" → script = "wait 5m"
              lesson.toml:92: the engine cannot count this: the script does not end before `until`
            lesson.toml: id = "how-many-started" → id = "how-many-stopped"
              en.md:52: lesson.toml has no [[number]] with id = "how-many-started"; add it
              ko.md:52: lesson.toml has no [[number]] with id = "how-many-started"; add it
              lesson.toml:89: ko.md has no `### … {#how-many-stopped .number}`; write it, or take this out
              lesson.toml:89: en.md has no `### … {#how-many-stopped .number}`; write it, or take this out
        "#]],
    );
}

#[test]
fn questions_and_texts_that_teach_badly() {
    let cases = [
        ("ko.md", "서비스가 기억하는 것은 무엇인가요?", "서비스가 기억하지 않는 것은 무엇인가요?"),
        ("en.md", "What does a service remember?", "Which of these does a service NOT remember?"),
        ("en.md", "The way to bring a stopped task back.", "None of the above."),
        (
            "ko.md",
            "- [x] 유지해야 할 태스크의 개수예요.",
            "- [x] 유지해야 할 태스크의 개수이고, 그것과 실제로 실행 중인 개수를 계속 비교해서 모자라면 새로 만들어요.",
        ),
        ("ko.md", "태스크 하나를 멈추면 누가", "태스크가 하는 일이 아닌 것은"),
        ("ko.md", "- [ ] 태스크마다 이름을 지어 불러요.", "- [ ] 위 모두가 옳지는 않아요."),
        ("ko.md", "내줘요 | 컴퓨터 |", "내줘요 | 위 모두 |"),
        ("ko.md", "어느 줄 때문인가요?", "어느 것이 잘못된 것인가요?"),
        ("ko.md", "설명보다 움직이는", "하나.\n\n둘.\n\n셋.\n\n설명보다 움직이는"),
    ];
    check(
        &cases,
        &expect![[r#"
            ko.md: 서비스가 기억하는 것은 무엇인가요? → 서비스가 기억하지 않는 것은 무엇인가요?
              (reads) lessons/template/ko.md:41: `않는 것` asks for what is wrong; ask for what is right
            en.md: What does a service remember? → Which of these does a service NOT remember?
              (reads) lessons/template/en.md:41: `NOT` asks for what is wrong; ask for what is right
            en.md: The way to bring a stopped task back. → None of the above.
              (reads) lessons/template/en.md:49: `none of the above` tests reading, not understanding; write an option of its own
            ko.md: - [x] 유지해야 할 태스크의 개수예요. → - [x] 유지해야 할 태스크의 개수이고, 그것과 실제로 실행 중인 개수를 계속 비교해서 모자라면 새로 만들어요.
              (reads) lessons/template/ko.md:45: this option has 57 letters, the shortest only 18; make them alike, or the length gives the answer away
            ko.md: 태스크 하나를 멈추면 누가 → 태스크가 하는 일이 아닌 것은
              (reads) lessons/template/ko.md:5: `아닌 것` asks for what is wrong; ask for what is right
            ko.md: - [ ] 태스크마다 이름을 지어 불러요. → - [ ] 위 모두가 옳지는 않아요.
              (reads) lessons/template/ko.md:69: `위 모두` tests reading, not understanding; write an option of its own
            ko.md: 내줘요 | 컴퓨터 | → 내줘요 | 위 모두 |
              (reads) lessons/template/ko.md:93: `위 모두` tests reading, not understanding; write an option of its own
            ko.md: 어느 줄 때문인가요? → 어느 것이 잘못된 것인가요?
              (reads) 
            ko.md: 설명보다 움직이는 → 하나.
              (reads) lessons/template/ko.md:24: more than 3 paragraphs without anything to do; put an activity before this one
        "#]],
    );
}
