//! Measuring, and saying what was measured.

use crate::host::{self, say, worked_ms};

/// A figure, its name and its unit.
pub(crate) type Measured<'a> = (&'a str, f64, &'a str);

pub(crate) const MIB: f64 = 1_048_576.0;

/// What `work` took, milliseconds.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let start = worked_ms();
    let result = work();
    (worked_ms() - start, result)
}

/// The middle one: one disturbed run of three does not count.
pub(crate) fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

pub(crate) fn report(title: &str, measured: &[Measured<'_>]) {
    let json = host::arguments().iter().any(|argument| argument == "--json");
    for (name, value, unit) in measured {
        let line = if json {
            let engine = host::ENGINE;
            format!(
                r#"{{"engine":"{engine}","bench":"{title}","name":"{name}","value":{value},"unit":"{unit}"}}"#
            )
        } else {
            let digits = if value.fract() == 0.0 { 0 } else { 2 };
            format!("{title}: {name} {value:.digits$} {unit}").trim_end().to_owned()
        };
        say(&line);
    }
}
