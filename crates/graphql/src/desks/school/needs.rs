//! The bank of mentees of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use persistence::needs::NeedFilter as Wanted;
use persistence::page::Slice;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::deficit::DeficitKind;
use crate::types::need::Need;
use crate::viewer::Viewer;

/// Which needs of the bank of mentees are wanted.
#[derive(InputObject, Default)]
pub struct NeedFilter {
    /// Whose owner is nobody's mentee at the school and is asked by nobody, or the others.
    pub without_mentor: Option<bool>,
    /// With a deficit of this kind that is not resolved.
    pub deficit_kind: Option<DeficitKind>,
    /// Whose owner's name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
}

impl From<NeedFilter> for Wanted {
    fn from(filter: NeedFilter) -> Self {
        Self {
            without_mentor: filter.without_mentor,
            deficit_kind: filter.deficit_kind.map(Into::into),
            text: filter.text,
        }
    }
}

/// Counts the bank of mentees on demand.
pub struct NeedTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for NeedTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let needs = self.viewer.store().needs();
        Ok(needs.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the bank of mentees of `scope`.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<NeedFilter>,
    slice: &Slice,
) -> Result<Connection<Need, NeedTotal>, GqlError> {
    let filter = Wanted::from(filter.unwrap_or_default());
    let needs = viewer.store().needs();
    let window = needs.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Need::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        NeedTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
