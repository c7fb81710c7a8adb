//! What people of a school entrust to somebody: cases of consultation, agreement and mediation, grants to a file.

use async_graphql::Object;
use domain::org::Whereabouts;
use persistence::mediations::MediationsOf;

use crate::error::GqlError;
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::file_grant::{FileGrant, FileGrantTotal};
use crate::types::mediation::{MediationCase, MediationState, MediationTotal};
use crate::viewer::Viewer;

/// What a school's desk shows of what is confidential: not more than each list's own check says.
pub struct Cases {
    viewer: Viewer,
    at: Whereabouts,
}

impl Cases {
    /// Those of a school; empty-handed where the viewer may not know of them.
    pub(super) fn new(viewer: Viewer, at: Whereabouts) -> Self {
        Self { viewer, at }
    }
}

/// What people of a school entrust to somebody.
#[Object(name = "SchoolDeskCases")]
impl Cases {
    /// Cases of consultation, agreement and mediation of its pairs, the latest first: that they exist and how they ended.
    /// `null` for who neither leads nor curates the school.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mediations(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<MediationState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<MediationCase, MediationTotal>>, GqlError> {
        if !MediationCase::are_known(&self.viewer, self.at) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let (school, reader) = (self.at.school, self.viewer.person()?);
        let of = MediationsOf::School { school, reader };
        Ok(Some(
            MediationCase::page(&self.viewer, of, states, &slice).await?,
        ))
    }

    /// What mentors may read, or asked to read, of their mentees' files, the latest first; `null` for who does not lead the
    /// school.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn file_grants(
        &self,
        #[graphql(desc = "Whether only those are wanted that wait for the head.")] open: Option<
            bool,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<FileGrant, FileGrantTotal>>, GqlError> {
        if !FileGrant::are_known(&self.viewer, self.at) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let (school, open) = (self.at.school, open.unwrap_or(false));
        Ok(Some(
            FileGrant::page(&self.viewer, school, open, &slice).await?,
        ))
    }
}
