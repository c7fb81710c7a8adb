//! The signed-in person and the way to their desks.

use async_graphql::{ID, Object};
use domain::access::rules::place::{municipality, region};
use domain::access::{Subject, Verdict};

use crate::desks::municipality::MunicipalityDesk;
use crate::desks::region::RegionDesk;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// The signed-in person.
#[derive(Clone)]
pub struct ViewerNode {
    viewer: Viewer,
}

impl ViewerNode {
    /// The viewer, who must be signed in.
    pub fn new(viewer: Viewer) -> Self {
        Self { viewer }
    }
}

/// The signed-in person: their posts, their tasks and the desks where they may stand. A desk that is `null` does not
/// exist, or is not theirs; the two look the same.
#[Object(name = "Viewer")]
impl ViewerNode {
    /// The desk of a region.
    async fn region(
        &self,
        #[graphql(desc = "`region:…`.")] id: ID,
    ) -> Option<Result<RegionDesk, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let Some(row) = self.viewer.store().regions().find(id).await? else {
                return Ok(None);
            };
            let verdict = row.facts().judge(self.viewer.actor(), region::Action::Read);
            Ok((verdict == Verdict::Full).then(|| RegionDesk::new(self.viewer.clone(), row)))
        }
        .await
        .transpose()
    }

    /// The desk of a municipality.
    async fn municipality(
        &self,
        #[graphql(desc = "`municipality:…`.")] id: ID,
    ) -> Option<Result<MunicipalityDesk, GqlError>> {
        async {
            let Ok(id) = PublicId::read(&id) else {
                return Ok(None);
            };
            let found = self.viewer.store().municipalities().find(id).await?;
            let Some(row) = found else { return Ok(None) };
            let verdict = row
                .facts()
                .judge(self.viewer.actor(), municipality::Action::Read);
            Ok((verdict == Verdict::Full).then(|| MunicipalityDesk::new(self.viewer.clone(), row)))
        }
        .await
        .transpose()
    }
}
