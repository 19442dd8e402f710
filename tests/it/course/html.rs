//! The HTML that lessons become.

use baton::course::{Block, Kind, Lesson};
use baton::site::read::{LessonTexts, read_lesson};
use expect_test::expect;

use super::read::{lessons, listed, outline, text};

/// The template in Korean, with `prose` in place of a paragraph.
fn template_with(prose: &str) -> Lesson {
    let [toml, ko, en] =
        ["lesson.toml", "ko.md", "en.md"].map(|name| text(&format!("lessons/template/{name}")));
    let paragraph = "설명보다 움직이는 것이 먼저예요.";
    assert!(ko.contains(paragraph));
    let ko = ko.replace(paragraph, prose);
    let texts = LessonTexts { slug: "template", toml: &toml, ko: &ko, en: &en };
    read_lesson(texts, &outline())
        .unwrap_or_else(|mistakes| panic!("{}", listed(&mistakes)))
        .lesson
        .ko
}

fn first_prose(lesson: &Lesson) -> &str {
    match &lesson.sections[0].blocks[0] {
        Block::Prose(html) => &html.0,
        Block::Stage(_) | Block::Question(_) => panic!("the template starts with prose"),
    }
}

#[test]
fn prose_becomes_html_that_every_reader_can_use() {
    let prose = "**늘리기** 버튼, `a < b & c`, [다음 장](../05-load-balancer/)과 [여기](#try).\n\n\
        > 한마디.\n\n\
        | 이름 | 수 |\n|:--|--:|\n| 회원 | 3 |\n\n\
        ```sh\nls\n```\n\n\
        ```nginx\nproxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;\n```\n\n";
    expect![[r##"
        <p><strong>늘리기</strong> 버튼, <code>a &lt; b &amp; c</code>, <a href="../05-load-balancer/">다음 장</a>과 <a href="#try">여기</a>.</p>
        <blockquote>
        <p>한마디.</p>
        </blockquote>
        <div class="table" tabindex="0" role="group" aria-label="표"><table><thead><tr><th>이름</th><th>수</th></tr></thead><tbody>
        <tr><td>회원</td><td>3</td></tr>
        </tbody></table>
        </div>
        <pre><code class="language-sh">ls
        </code></pre>
        <pre tabindex="0" role="group" aria-label="코드"><code class="language-nginx">proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
        </code></pre>
        <p>무대에서 무엇을 누르고 무엇을 볼지 적어요. 할 일과 할 일 사이의 문단은 짧게, 세 개까지만 써요. 이 무대에는 로드 밸런서를 거쳐 오는 손님이 있어요.</p>
    "##]].assert_eq(&format!("{}\n", first_prose(&template_with(prose))));
}

#[test]
fn an_option_is_a_line_and_its_explanation_paragraphs() {
    let lesson = template_with("");
    let question = lesson
        .questions()
        .find(|one| one.id == "what-a-service-remembers")
        .expect("it is in the template");
    let Kind::Choice(choice) = &question.kind else { panic!("it is a choice") };
    let told: Vec<String> = choice
        .options
        .iter()
        .map(|one| format!("{} {} | {}\n", one.right, one.text.0, one.explanation.0))
        .collect();
    expect![[r#"
        false 태스크가 놓인 컴퓨터의 이름이에요. | <p>어느 컴퓨터든 괜찮아요. 자리가 있으면 어디에든 놓아요.</p>
        true 유지해야 할 태스크의 개수예요. | <p>맞아요. 그 개수와 실제로 실행 중인 개수를 계속 비교해요.</p>
        false 태스크를 처음 실행한 사람이에요. | <p>누가 실행했는지는 상관없어요. 개수만 맞으면 돼요.</p>
        false 멈춘 태스크를 되살리는 방법이에요. | <p>되살리지 않아요. 언제나 새 태스크를 만들어요.</p>
    "#]].assert_eq(&told.concat());
}

/// The page's policy forbids both, and the browser would drop them without a word.
#[test]
fn no_lesson_has_a_style_attribute_or_a_script() {
    for (_, read) in lessons() {
        for lesson in [&read.lesson.ko, &read.lesson.en] {
            let whole = format!("{lesson:?}");
            for forbidden in ["style=", "<script", "onclick", "<img"] {
                assert!(!whole.contains(forbidden), "{} has {forbidden}", lesson.slug);
            }
        }
    }
}
