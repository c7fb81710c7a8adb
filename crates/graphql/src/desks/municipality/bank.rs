//! The banks of a municipality: mentors, experts and curators by name, mentees as numbers (C-028, A-039, Q-17).

use async_graphql::{InputObject, Object};
use domain::access::{Reach, Scope};
use domain::clock::Zone;
use persistence::banks::{CuratorFilter as WantedCurators, CuratorRow};
use persistence::municipalities::Municipality;

use crate::date::Date;
use crate::desks::school::mentor_cards;
use crate::desks::school::{CardFilter, MentorCardTotal};
use crate::error::GqlError;
use crate::loaders::{BankFieldsOf, BankPolicyOf};
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::bank::{BankPolicy, MenteeNumbers};
use crate::types::bank_field::BankField;
use crate::types::mentor_card::MentorCard;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// The banks of a municipality; the viewer was allowed to read them.
#[derive(Clone)]
pub struct MunicipalBank {
    viewer: Viewer,
    row: Municipality,
    zone: Zone,
}

impl MunicipalBank {
    /// Made by the municipality's desk alone.
    pub(super) fn new(viewer: Viewer, row: Municipality, zone: Zone) -> Self {
        Self { viewer, row, zone }
    }

    fn scope(&self) -> Scope {
        Scope::only(Reach::Municipality(self.row.id))
    }
}

/// Which curators of a municipality are wanted.
#[derive(InputObject, Default)]
pub struct CuratorFilter {
    /// Whose name has these words, without regard to case and ё; a single letter is an initial.
    pub text: Option<String>,
}

/// The banks of a municipality: mentors, experts and curators by name, mentees as numbers.
#[Object]
impl MunicipalBank {
    /// The mentors of its schools by name, experts among them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn mentor_cards(
        &self,
        #[graphql(desc = "Which cards.")] filter: Option<CardFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<MentorCard, MentorCardTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let today = self.viewer.today(self.zone);
        mentor_cards::list(&self.viewer, self.scope(), filter, &slice, today).await
    }

    /// The curators of its schools who hold the post today, by name.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn curators(
        &self,
        #[graphql(desc = "Which curators.")] filter: Option<CuratorFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<BankCurator, CuratorTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let filter = WantedCurators {
            on: self.viewer.today(self.zone),
            text: filter.unwrap_or_default().text,
        };
        let (scope, banks) = (self.scope(), self.viewer.store().banks());
        let window = banks.curators(&scope, &filter, &slice).await?;
        let window = window.map(|row| BankCurator {
            viewer: self.viewer.clone(),
            row,
        });
        let viewer = self.viewer.clone();
        Ok(Connection::new(
            window,
            CuratorTotal {
                viewer,
                scope,
                filter,
            },
        ))
    }

    /// The mentees of its schools as numbers.
    #[graphql(complexity = "200 + child_complexity")]
    async fn mentees(&self) -> Result<MenteeNumbers, GqlError> {
        let banks = self.viewer.store().banks();
        Ok(banks.mentee_counts(&self.scope()).await?.into())
    }

    /// The fields that the municipality added to the cards, in their order, those out of use too.
    async fn fields(&self) -> Result<Vec<BankField>, GqlError> {
        let key = BankFieldsOf(self.row.id);
        let fields = self.viewer.loaders().load_one(key).await?;
        Ok(fields.unwrap_or_default().iter().map(Into::into).collect())
    }

    /// How often its schools confirm their banks.
    async fn policy(&self) -> Result<BankPolicy, GqlError> {
        let key = BankPolicyOf(self.row.id);
        let policy = self.viewer.loaders().load_one(key).await?;
        Ok(policy.unwrap_or_default().into())
    }
}

/// Counts the curators of a municipality on demand.
pub struct CuratorTotal {
    viewer: Viewer,
    scope: Scope,
    filter: WantedCurators,
}

impl Total for CuratorTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let banks = self.viewer.store().banks();
        Ok(banks.count_curators(&self.scope, &self.filter).await?)
    }
}

/// A curator in the base of a municipality.
#[derive(Clone)]
pub struct BankCurator {
    viewer: Viewer,
    row: CuratorRow,
}

/// A curator in the base of a municipality.
#[Object]
impl BankCurator {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person()).await
    }

    /// At which school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school()).await
    }

    /// First day.
    async fn valid_from(&self) -> Date {
        self.row.valid_from.into()
    }

    /// Last day; `null` while no end is known.
    async fn valid_until(&self) -> Option<Date> {
        self.row.valid_until.map(Date)
    }
}
