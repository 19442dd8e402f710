//! How the last build went.

/// What an open page is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct State {
    /// Counts the builds that succeeded.
    pub(super) version: u64,
    /// What is wrong with the last build.
    pub(super) wrong: Option<String>,
}

impl State {
    /// Notes a build and what was wrong with it.
    pub(super) fn built(&mut self, wrong: Option<String>) {
        self.version += u64::from(wrong.is_none());
        self.wrong = wrong;
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn only_a_good_build_is_a_new_version() {
        let mut state = State::default();
        state.built(None);
        state.built(Some("no".into()));
        assert_eq!(state, State { version: 1, wrong: Some("no".into()) });
        state.built(None);
        assert_eq!(state, State { version: 2, wrong: None });
    }
}
