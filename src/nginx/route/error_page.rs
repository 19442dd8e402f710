//! `error_page`.

use crate::nginx::route::Step;
use crate::nginx::route::exchange::{Exchange, Phase};
use crate::nginx::route::scope::Line;
use crate::nginx::route::try_files::split_args;
use crate::nginx::value::number;

/// A line, taken apart.
struct ErrorPage<'l> {
    codes: &'l [Vec<u8>],
    /// What follows `=`; 0 where nothing does: the page's own status.
    status: Option<u16>,
    target: &'l [u8],
}

impl<'l> ErrorPage<'l> {
    fn read(line: &'l Line) -> Option<ErrorPage<'l>> {
        let (target, codes) = line.args.split_last()?;
        let (codes, status) = match codes.split_last() {
            Some((last, rest)) if last.first() == Some(&b'=') => {
                let status = if last.len() == 1 { Some(0) } else { number(&last[1..]) };
                (rest, status.and_then(|status| u16::try_from(status).ok()))
            }
            _ => (codes, None),
        };
        Some(ErrorPage { codes, status, target })
    }

    fn is_for(&self, status: u16) -> bool {
        self.codes.iter().any(|code| number(code) == Some(u64::from(status)))
    }
}

impl Exchange<'_, '_> {
    /// The page that the configuration has for a status: once, unless `recursive_error_pages` is on.
    pub(super) fn error_page(&mut self, status: u16) -> Option<Phase> {
        if self.error_page || self.uri_changes == 0 {
            return None;
        }
        let scopes = self.scopes();
        scopes.line(self.scope, "error_page")?;
        self.error_page = !scopes.flag(self.scope, "recursive_error_pages", false);
        let mut lines = scopes.lines(self.scope, "error_page");
        let (line, page) = lines.find_map(|line| {
            let page = ErrorPage::read(line).filter(|page| page.is_for(status))?;
            Some((line, page))
        })?;
        self.note_at(Step::ErrorPage { status }, line.mark);
        let told = page.status.or((494..=497).contains(&status).then_some(400));
        if !matches!(told, Some(0 | 200)) {
            self.expect_tested = true;
        }
        self.error_status = told.unwrap_or(self.error_status);
        let target = self.text(page.target);
        Some(match target.first() {
            Some(b'/') => {
                let (path, args) = split_args(&target);
                if self.method != b"HEAD" {
                    self.method = b"GET".to_vec();
                }
                self.redirect_inside(path, args)
            }
            Some(b'@') => self.go_to_named(&target),
            _ => {
                self.expect_tested = true;
                self.discard_body();
                if !matches!(told, Some(301 | 302 | 303 | 307 | 308)) {
                    self.error_status = 302;
                }
                self.location = Some(target);
                self.own_page(self.error_status);
                Phase::Done
            }
        })
    }
}
