//! What was made nobody's at a school, and what is kept from it.

use async_graphql::{ID, Object};
use domain::access::rules::legal_hold::{Action, LegalHoldFacts};
use domain::access::{Subject, Verdict};
use domain::id::{LegalHoldId, SchoolId};
use domain::org::Whereabouts;
use persistence::depersonalisations::Act;
use persistence::legal_holds;
use uuid::Uuid;

use super::enums::mirror;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::viewer::Viewer;

mirror! {
    /// Why data became nobody's.
    DepersonalisationBasis = "domain::people::Basis" {
        /// The consent to processing was taken back.
        ConsentWithdrawn,
        /// The years for which data are kept are over.
        RetentionOver,
    }
}

mirror! {
    /// What the viewer may do with a legal hold, as it stands now.
    LegalHoldAction = "Action" {
        /// Read it.
        Read,
        /// Place such a hold.
        Place,
        /// Lift it.
        Lift,
    }
}

/// The acts and holds of a school that the viewer leads or curates.
pub struct Depersonalisation {
    viewer: Viewer,
    school: SchoolId,
}

impl Depersonalisation {
    /// Nothing for who neither leads nor curates the school.
    pub(crate) fn open(viewer: &Viewer, at: Whereabouts) -> Option<Self> {
        let id = LegalHoldId(Uuid::nil());
        let any = LegalHoldFacts { id, at };
        let read = any.judge(viewer.actor(), Action::Read);
        (read == Verdict::Full).then(|| Self {
            viewer: viewer.clone(),
            school: at.school,
        })
    }
}

/// Data of people of a school that were made nobody's, and holds that stop that. The server does it by itself: thirty days
/// after a consent to processing was taken back, or some years after the last day, once no job, school or pair ties the
/// person to anything. Counts stay as they are.
#[Object]
impl Depersonalisation {
    /// The acts, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn acts(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<DepersonalisationAct, ActTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let acts = self.viewer.store().depersonalisations();
        let window = acts.page(self.school, &slice).await?;
        let total = ActTotal {
            viewer: self.viewer.clone(),
            school: self.school,
        };
        Ok(Connection::new(window.map(DepersonalisationAct), total))
    }

    /// The holds, those in force first, at most two hundred.
    #[graphql(complexity = "50 * child_complexity")]
    async fn holds(&self) -> Result<Vec<LegalHold>, GqlError> {
        let holds = self.viewer.store().legal_holds();
        let rows = holds.of_school(self.school).await?;
        let node = |row| LegalHold {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.into_iter().map(node).collect())
    }
}

/// Counts acts on demand.
pub struct ActTotal {
    viewer: Viewer,
    school: SchoolId,
}

impl Total for ActTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let acts = self.viewer.store().depersonalisations();
        Ok(acts.count(self.school).await?)
    }
}

/// An act that the viewer may read.
#[derive(Clone)]
pub struct DepersonalisationAct(Act);

/// Data of one person were made nobody's. The act does not say whose they were.
#[Object]
impl DepersonalisationAct {
    /// `depersonalisation:…`.
    async fn id(&self) -> ID {
        self.0.id.public()
    }

    /// «3/2026»: counted by the school and the calendar year.
    async fn number(&self) -> &str {
        &self.0.number
    }

    /// On which day.
    async fn done_on(&self) -> Date {
        self.0.done_on.into()
    }

    /// Why.
    async fn basis(&self) -> DepersonalisationBasis {
        self.0.due.basis.into()
    }

    /// By which day it was due.
    async fn due_on(&self) -> Date {
        self.0.due.on.into()
    }

    /// Whether somebody else has the same name: texts that others wrote were left as they are, and a person has to look
    /// them over.
    async fn namesakes(&self) -> bool {
        self.0.namesakes
    }
}

/// A hold that the viewer may read.
#[derive(Clone)]
pub struct LegalHold {
    viewer: Viewer,
    row: legal_holds::LegalHold,
}

impl LegalHold {
    /// The hold that the viewer has just placed or lifted.
    pub(crate) async fn load(viewer: &Viewer, id: LegalHoldId) -> Result<Self, GqlError> {
        let row = viewer.store().legal_holds().find(id).await?;
        let found = Self {
            viewer: viewer.clone(),
            row: row.ok_or(GqlError::NotFound)?,
        };
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        let facts = self.row.facts(school.ok_or(GqlError::NotFound)?.at);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Somebody's data are kept as they are while a proceeding needs them. Seen by the head and the curators.
#[Object]
impl LegalHold {
    /// `legal-hold:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose data.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// What they are needed for.
    async fn reason(&self) -> &str {
        &self.row.reason
    }

    /// Who placed it.
    async fn placed_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.placed_by).await
    }

    /// On which day.
    async fn placed_on(&self) -> Date {
        self.row.placed_on.into()
    }

    /// On which day it was lifted; `null` while it is in force.
    async fn lifted_on(&self) -> Option<Date> {
        self.row.lifted_on.map(Into::into)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<LegalHoldAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            let open = match action {
                Action::Read => true,
                Action::Place => false,
                Action::Lift => self.row.lifted_on.is_none(),
            };
            if open && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
