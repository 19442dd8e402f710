//! Filling `index.html`.

/// Text that is safe inside an element and inside a quoted attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// Puts `values` (name, HTML) in place of each `{{name}}` in `template`, in one pass, so that a
/// value holding `{{…}}` itself stays as it is.
///
/// # Errors
/// A placeholder without a value, or a value without a placeholder.
pub fn fill(template: &str, values: &[(&str, &str)]) -> Result<String, String> {
    let mut out = String::with_capacity(template.len());
    let mut used = vec![false; values.len()];
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{{") {
        let (name, tail) = after.split_once("}}").ok_or("index.html: a {{ is not closed")?;
        let at = values
            .iter()
            .position(|(n, _)| *n == name)
            .ok_or_else(|| format!("index.html: nothing is called {{{{{name}}}}}"))?;
        used[at] = true;
        out.push_str(before);
        out.push_str(values[at].1);
        rest = tail;
    }
    out.push_str(rest);
    match used.iter().position(|u| !u) {
        Some(at) => Err(format!("index.html lacks {{{{{}}}}}", values[at].0)),
        None => Ok(out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fills_in_one_pass() {
        let page = fill("<b>{{a}}</b>{{b}}{{a}}", &[("a", "{{b}}"), ("b", "x")]);
        assert_eq!(page.as_deref(), Ok("<b>{{b}}</b>x{{b}}"));
    }

    #[test]
    fn names_what_is_missing_on_either_side() {
        assert_eq!(fill("{{a}}", &[]), Err("index.html: nothing is called {{a}}".into()));
        assert_eq!(fill("", &[("a", "")]), Err("index.html lacks {{a}}".into()));
        assert!(fill("{{a", &[("a", "")]).is_err());
    }

    #[test]
    fn escapes_for_text_and_attributes() {
        assert_eq!(escape(r#"<a b="c">&"#), "&lt;a b=&quot;c&quot;&gt;&amp;");
    }
}
