//! Practices on the desks of a school and of a municipality.

use async_graphql::InputObject;
use domain::access::rules::practice::{Action, PracticeFacts};
use domain::access::{Scope, Subject, Verdict};
use domain::id::PracticeId;
use domain::org::Whereabouts;
use domain::practice::PracticeState as State;
use persistence::page::Slice;
use persistence::practices::PracticeFilter;
use uuid::Uuid;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::practice::{Practice, PracticeState};
use crate::viewer::Viewer;

/// Which practices of a desk are wanted.
#[derive(InputObject, Default)]
pub struct PracticeDeskFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<PracticeState>>,
}

/// Counts the practices of a desk on demand.
pub struct PracticeTotal {
    viewer: Viewer,
    scope: Scope,
    filter: PracticeFilter,
}

impl Total for PracticeTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let practices = self.viewer.store().practices();
        Ok(practices.count(&self.scope, &self.filter).await?)
    }
}

/// The states in which the viewer's role lets them read every practice around `at`.
pub(crate) fn readable(viewer: &Viewer, at: Whereabouts) -> Vec<State> {
    let all = [
        State::Draft,
        State::Submitted,
        State::SchoolApproved,
        State::Published,
        State::Withdrawn,
    ];
    let reads = |state: &State| {
        let any = PracticeFacts {
            id: PracticeId(Uuid::nil()),
            at,
            authors: Vec::new(),
            state: *state,
        };
        any.judge(viewer.actor(), Action::Read) == Verdict::Full
    };
    all.into_iter().filter(reads).collect()
}

/// A page of the practices of `scope` in those of the `readable` states that are wanted.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    mut readable: Vec<State>,
    filter: Option<PracticeDeskFilter>,
    slice: &Slice,
) -> Result<Connection<Practice, PracticeTotal>, GqlError> {
    let wanted = filter.unwrap_or_default().states.unwrap_or_default();
    if !wanted.is_empty() {
        readable.retain(|state| wanted.contains(&(*state).into()));
    }
    let filter = PracticeFilter {
        states: Some(readable),
    };
    let practices = viewer.store().practices();
    let window = practices.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Practice::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        PracticeTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
