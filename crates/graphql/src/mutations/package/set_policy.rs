//! The municipality says what the packages of its schools consist of.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Denied, permit};
use domain::document::PackageItem as Item;
use domain::id::{DocumentId, MunicipalityId};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::package::{PackageItem, PackagePolicy};
use crate::viewer::Viewer;

/// Sets the rule.
#[derive(Default)]
pub struct SetPackagePolicyMutation;

#[Object]
impl SetPackagePolicyMutation {
    /// Says which documents the package of each of the municipality's schools consists of. For its methodologists.
    async fn set_package_policy(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The rule.")] input: SetPackagePolicyInput,
    ) -> Result<SetPackagePolicyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let municipality = MunicipalityId::read(&input.municipality_id)?;
        let wanted: Vec<Item> = input.required.into_iter().map(Into::into).collect();
        let operation = SetPackagePolicy {
            actor: viewer.actor().clone(),
            municipality,
            version: input.version,
            // In the order of the list, each once.
            required: Item::ALL
                .into_iter()
                .filter(|item| wanted.contains(item))
                .collect(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "setPackagePolicy", &operation).await?;
        let now = viewer.store().packages().policy(municipality).await?;
        let now = PackagePolicy::new(now, true);
        Ok(match came {
            Ok(()) => SetPackagePolicyPayload::Done(SetPackagePolicyDone { policy: now }),
            Err(Stale) => {
                SetPackagePolicyPayload::Conflict(SetPackagePolicyConflict { current: now })
            }
        })
    }
}

#[derive(Serialize)]
struct SetPackagePolicy {
    #[serde(skip)]
    actor: Actor,
    municipality: MunicipalityId,
    version: i32,
    required: Vec<Item>,
}

/// Somebody else was faster.
struct Stale;

impl Operation for SetPackagePolicy {
    type Done = ();
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Stale>> {
        let found = work.municipalities().find(self.municipality).await?;
        let found = found.ok_or(Denied::Hidden)?;
        let at = Seat::of_municipality(found.id, found.region);
        let facts = DocumentFacts::new_at(DocumentId(found.id.0), at);
        let permit = permit::<Write>(&self.actor, &facts)?;
        let packages = work.packages();
        let before = packages.policy(self.municipality).await?;
        if before.version != self.version {
            return Err(Failure::Refused(Stale));
        }
        let (version, required, now) = (self.version, &self.required, work.now());
        match packages.set_policy(&permit, version, required, now).await {
            Err(StoreError::Conflict | StoreError::Unique(_)) => {
                return Err(Failure::Refused(Stale));
            }
            set => set?,
        }
        let names = |items: &[Item]| {
            let names: Vec<&str> = items.iter().map(|item| item.code()).collect();
            names.join(" ")
        };
        let listed = names(required);
        let change = Change {
            from: Some("PACKAGE_POLICY"),
            to: Some("PACKAGE_POLICY"),
            why: Some(&listed),
            ..Change::default()
        };
        work.note(&permit, self.municipality, change).await?;
        Ok(())
    }
}

/// What the packages of a municipality's schools consist of.
#[derive(InputObject)]
pub struct SetPackagePolicyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…`.
    pub municipality_id: ID,
    /// The version of the rule that was changed; 0 for the first one.
    pub version: i32,
    /// The items; when empty, nothing is required.
    pub required: Vec<PackageItem>,
}

/// What came of it.
#[derive(Union)]
pub enum SetPackagePolicyPayload {
    /// The rule stands.
    Done(SetPackagePolicyDone),
    /// Somebody else was faster.
    Conflict(SetPackagePolicyConflict),
}

/// The rule stands.
#[derive(SimpleObject)]
pub struct SetPackagePolicyDone {
    /// The rule.
    pub policy: PackagePolicy,
}

/// Somebody else changed the rule since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct SetPackagePolicyConflict {
    /// The rule as it is now.
    pub current: PackagePolicy,
}
