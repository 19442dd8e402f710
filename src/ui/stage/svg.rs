//! SVG, written as text.

use super::markup::{Markup, Value};
use crate::app::stage::Tone;
use crate::app::stage::layout::{Anchor, Label, Rect};

use Value::{Number, Words};

/// A drawing being written.
pub(super) struct Svg(Markup);

impl Svg {
    /// A drawing of its own size in units; the style sheet decides how large it is shown. One
    /// without a name is hidden from screen readers: what it shows is said elsewhere.
    pub(super) fn new(width_class: &str, width: i32, height: i32, name: Option<&str>) -> Svg {
        let mut markup = Markup::default();
        let view_box = format!("0 0 {width} {height}");
        let view_box = ("viewBox", Words(&view_box));
        let (class, shown) = (("class", Words("drawing")), ("data-width", Words(width_class)));
        match name {
            Some(name) => {
                let name = ("aria-label", Words(name));
                markup.open("svg", &[class, shown, view_box, ("role", Words("img")), name]);
            }
            None => markup.open("svg", &[class, shown, view_box, ("aria-hidden", Words("true"))]),
        }
        Svg(markup)
    }

    pub(super) fn finish(mut self) -> String {
        self.0.close("svg");
        self.0.finish()
    }

    /// Opens a group; what follows stands in it until [`Svg::close`].
    pub(super) fn open(&mut self, class: &str, tone: Tone, number: u32) {
        let number = ("data-number", Number(number as i32));
        self.0.open("g", &[("class", Words(class)), ("data-tone", Words(tone.name())), number]);
    }

    pub(super) fn close(&mut self) {
        self.0.close("g");
    }

    pub(super) fn rect(&mut self, class: &str, area: Rect, corner: i32) {
        let Rect { x, y, w, h } = area;
        let (x, y, w, h) =
            (("x", Number(x)), ("y", Number(y)), ("width", Number(w)), ("height", Number(h)));
        self.0.element("rect", &[("class", Words(class)), x, y, w, h, ("rx", Number(corner))], "");
    }

    pub(super) fn path(&mut self, class: &str, data: &str) {
        self.0.element("path", &[("class", Words(class)), ("d", Words(data))], "");
    }

    pub(super) fn circle(&mut self, class: &str, x: i32, y: i32, r: i32) {
        let place =
            [("class", Words(class)), ("cx", Number(x)), ("cy", Number(y)), ("r", Number(r))];
        self.0.element("circle", &place, "");
    }

    pub(super) fn label(&mut self, label: &Label) {
        let anchor = match label.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let (x, y) = (("x", Number(label.x)), ("y", Number(label.y)));
        let class = ("class", Words(label.part.class()));
        self.0.element("text", &[class, x, y, ("text-anchor", Words(anchor))], &label.words);
    }

    pub(super) fn labels(&mut self, labels: &[Label]) {
        labels.iter().for_each(|label| self.label(label));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::stage::layout::Part;

    #[test]
    fn whatever_a_name_holds_stays_text() {
        let mut svg = Svg::new("wide", 10, 5, Some("a\"b"));
        svg.open("task", Tone::Ok, 7);
        svg.label(&Label::new(1, -2, Anchor::End, Part::Words, "<script>&"));
        svg.close();
        assert_eq!(
            svg.finish(),
            "<svg class=\"drawing\" data-width=\"wide\" viewBox=\"0 0 10 5\" role=\"img\" aria-label=\"a&quot;b\">\
             <g class=\"task\" data-tone=\"ok\" data-number=\"7\">\
             <text class=\"t-words\" x=\"1\" y=\"-2\" text-anchor=\"end\">&lt;script&gt;&amp;</text></g></svg>"
        );
    }
}
