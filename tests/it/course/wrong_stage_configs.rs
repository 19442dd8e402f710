//! What the reader says to stages whose nginx obeys a configuration that cannot be.

use expect_test::expect;

use super::wrong_files::check_of;

#[test]
fn configurations_of_stages_that_do_not_fit() {
    let first = "[[stage.config]]\nname = \"member\"\n";
    let second = "[[stage.config]]\nname = \"member\"\nimage = \"myid/member-nginx:1\"\nversion = \"1.22\"\npath = \"/etc/nginx/conf.d/default.conf\"\ntext = \"\"\n\n[[stage.config]]\nname = \"member\"\n";
    let draft = "[[stage.config.draft]]\nname = \"by-name\"\n";
    let twice = "[[stage.config.draft]]\nname = \"by-name\"\ntext = \"\"\n\n[[stage.config.draft]]\nname = \"by-name\"\n";
    let cases = [
        ("lesson.toml", "version = \"1.25\"", "version = \"1.99\""),
        ("lesson.toml", "version = \"1.25\"", "version = \"nginx:1.25\""),
        ("lesson.toml", "version = \"1.25\"", "versoin = \"1.25\""),
        ("lesson.toml", "path = \"/etc/nginx/conf.d/default.conf\"", "path = \"default.conf\""),
        (
            "lesson.toml",
            "image = \"myid/member-nginx:1\"\nversion",
            "image = \"myid/member-web:1\"\nversion",
        ),
        ("lesson.toml", first, second),
        ("lesson.toml", draft, twice),
        ("lesson.toml", draft, "[[stage.config.drafts]]\nname = \"by-name\"\n"),
        ("lesson.toml", "push-config member by-name", "push-config members by-name"),
        ("lesson.toml", "push-config member by-name", "push-config member by-nmae"),
        ("lesson.toml", "push-config member by-name", "push-config member"),
        ("lesson.toml", "actions = [\"scale\", \"stop-task\",", "actions = [\"reload-nginx\","),
    ];
    check_of(
        "07-the-whole-way",
        &cases,
        &expect![[r#"
        lesson.toml: version = "1.25" → version = "1.99"
          lesson.toml:181: there is no image nginx with this tag; try `1.25`
        lesson.toml: version = "1.25" → version = "nginx:1.25"
          lesson.toml:181: there is no image nginx with this tag; try `1.25`
        lesson.toml: version = "1.25" → versoin = "1.25"
          lesson.toml:181: unknown key `versoin`; did you mean `version`?
        lesson.toml: path = "/etc/nginx/conf.d/default.conf" → path = "default.conf"
          lesson.toml:182: write a file with its folders: `/etc/nginx/conf.d/default.conf`
        lesson.toml: image = "myid/member-nginx:1" → image = "myid/member-web:1"
          lesson.toml:180: this stage has no such image of nginx; add an [[stage.image]] with `program = "nginx"`
        lesson.toml: [[stage.config]] → [[stage.config]]
          lesson.toml:144: the id `member` is used twice; choose another
          lesson.toml:188: an image is built from one other; this one is from `nginx:1.22`
          lesson.toml:189: the image has this file already; a text to change it to is a [[stage.config.draft]]
        lesson.toml: [[stage.config.draft]] → [[stage.config.draft]]
          lesson.toml:179: the id `by-name` is used twice; choose another
        lesson.toml: [[stage.config.draft]] → [[stage.config.drafts]]
          lesson.toml:193: unknown key `drafts`; did you mean `draft`?
        lesson.toml: push-config member by-name → push-config members by-name
          lesson.toml:137: `members` is not on the stage `only-nginx`; there are: member
        lesson.toml: push-config member by-name → push-config member by-nmae
          lesson.toml:137: `by-nmae` is not on the stage `only-nginx`; there are: by-name
        lesson.toml: push-config member by-name → push-config member
          lesson.toml:137: write `push-config CONFIG DRAFT`
        lesson.toml: actions = ["scale", "stop-task", → actions = ["reload-nginx",
          lesson.toml:69: `reload-nginx` has nothing to give here; add a [[stage.config.draft]]
    "#]],
    );
}
