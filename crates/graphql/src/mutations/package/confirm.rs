//! Somebody who keeps the papers of a school says that one of an earlier year is still current (E-1.1).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Denied, permit};
use domain::clock::SchoolYear;
use domain::document::{PackageItem as Item, PackageStatus};
use domain::id::{DocumentId, SchoolId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::desks::packages::package;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::types::package::{DocumentPackage, PackageItem};
use crate::types::roadmap::seat_at;
use crate::viewer::Viewer;

/// Confirms items of packages.
#[derive(Default)]
pub struct ConfirmPackageItemMutation;

#[Object]
impl ConfirmPackageItemMutation {
    /// Says that a regulation, a programme, the curator's appointment or the section of the site is still current in the running
    /// school year though it is of an earlier one. For the head and the curators of the school.
    async fn confirm_package_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which item of which school.")] input: ConfirmPackageItemInput,
    ) -> Result<ConfirmPackageItemPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let year = SchoolYear::starting(input.school_year).ok_or(GqlError::BadInput(
            "a school year is named by a year from 2000 to 2100",
        ))?;
        let school = SchoolId::read(&input.school_id)?;
        let operation = ConfirmPackageItem {
            actor: viewer.actor().clone(),
            school,
            year,
            item: input.item.into(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "confirmPackageItem", &operation).await?;
        Ok(match came {
            Ok(()) => {
                let at = seat_at(&viewer, domain::access::Place::School(school)).await?;
                ConfirmPackageItemPayload::Done(ConfirmPackageItemDone {
                    package: package(&viewer, at, school, year).await?,
                })
            }
            Err(reason) => ConfirmPackageItemPayload::Refused(ConfirmPackageItemRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct ConfirmPackageItem {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    year: SchoolYear,
    item: Item,
}

impl Operation for ConfirmPackageItem {
    type Done = ();
    type Refusal = PackageRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<PackageRefusal>> {
        let found = work.schools().lock(self.school).await?;
        let at = Seat::of_school(found.ok_or(Denied::Hidden)?.school.at);
        let facts = DocumentFacts::new_at(DocumentId(work.fresh()), at);
        let permit = permit::<Write>(&self.actor, &facts)?;
        let today = today_at(work, at).await?;
        if SchoolYear::of(today) != self.year {
            return Err(Failure::Refused(PackageRefusal::OtherYear));
        }
        if !self.item.is_confirmed_by_word() {
            return Err(Failure::Refused(PackageRefusal::MadeAnew));
        }
        let packages = work.packages();
        let (schools, required) = ([self.school], [self.item]);
        let known = packages.of(&schools, &required, self.year, today).await?;
        let lines = known.get(&self.school).into_iter().flat_map(|one| &one.0);
        if lines
            .into_iter()
            .all(|line| line.status == PackageStatus::Missing)
        {
            return Err(Failure::Refused(PackageRefusal::NotThere));
        }
        let said = (self.year, self.item);
        let id = permit.on();
        packages
            .confirm(&permit, id, self.school, said, today)
            .await?;
        let change = Change {
            school: Some(self.school),
            to: Some("CONFIRMED"),
            why: Some(self.item.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(())
    }
}

/// What is still current.
#[derive(InputObject)]
pub struct ConfirmPackageItemInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// The running school year: the calendar year of its September.
    pub school_year: i32,
    /// Which item.
    pub item: PackageItem,
}

/// What came of it.
#[derive(Union)]
pub enum ConfirmPackageItemPayload {
    /// It is noted.
    Done(ConfirmPackageItemDone),
    /// It was not.
    Refused(ConfirmPackageItemRefused),
}

/// It is noted.
#[derive(SimpleObject)]
pub struct ConfirmPackageItemDone {
    /// The package as it is now.
    pub package: DocumentPackage,
}

/// It was not noted.
#[derive(SimpleObject)]
pub struct ConfirmPackageItemRefused {
    /// Why.
    pub reason: PackageRefusal,
}

/// Why an item was not confirmed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PackageRefusal {
    /// There is nothing to be current.
    NotThere,
    /// Another school year is running.
    OtherYear,
    /// Roadmaps, orders on pairs and consents are made anew every year.
    MadeAnew,
}
