//! Agreed and all, by class, test or scenario.

/// In the order in which they were met.
#[derive(Default)]
pub(crate) struct Table(Vec<(String, usize, usize)>);

impl Table {
    pub(crate) fn add(&mut self, class: &str, agreed: usize, count: usize) {
        match self.0.iter_mut().find(|(name, ..)| name == class) {
            Some((_, agreed_so_far, so_far)) => {
                *agreed_so_far += agreed;
                *so_far += count;
            }
            None => self.0.push((class.to_owned(), agreed, count)),
        }
    }

    /// Prints the table, and gives the percentage over all classes but `left_out`, which is shown and does not count.
    pub(crate) fn show(&self, left_out: &str) -> f64 {
        let percent = |agreed: usize, count: usize| 100.0 * agreed as f64 / count.max(1) as f64;
        let widest = self.0.iter().map(|(name, ..)| name.len()).max().unwrap_or(0).max(12);
        let line = |name: &str, agreed: usize, count: usize| {
            println!("{name:<widest$} {agreed:>5}/{count:<5} {:6.2} %", percent(agreed, count));
        };
        let (mut agreed_all, mut count_all) = (0, 0);
        for (class, agreed, count) in &self.0 {
            line(class, *agreed, *count);
            if class != left_out {
                agreed_all += agreed;
                count_all += count;
            }
        }
        line("overall", agreed_all, count_all);
        percent(agreed_all, count_all)
    }
}
