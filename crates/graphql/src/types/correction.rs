//! A request for correction of personal data.

use async_graphql::{ID, Object};
use domain::access::rules::correction::Action;
use domain::access::{Subject, Verdict};
use domain::id::CorrectionId;
use domain::people::{CorrectionState as State, answer_by, correct_by};
use persistence::corrections::{Correction, CorrectionsOf};
use persistence::page::Slice;

use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use super::request::WorkingDaysGround;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What of the data is wrong.
    CorrectionArea = "domain::people::CorrectionArea" {
        /// Last name, first name, patronymic.
        Name,
        /// Address and telephone.
        Contacts,
        /// The birth date.
        BirthDate,
        /// A job, the seniority, the education.
        Employment,
        /// A card or a need in the banks.
        Cards,
        /// A pair, its programme or its journal.
        Pairs,
        /// A consent.
        Consents,
        /// Anything else.
        Other,
    }
}

mirror! {
    /// Where a request for correction stands.
    CorrectionState = "domain::people::CorrectionState" {
        /// It waits for an answer.
        Open,
        /// The data are corrected.
        Corrected,
        /// They are not, and the answer says why.
        Declined,
        /// Who asked took it back.
        Withdrawn,
    }
}

mirror! {
    /// What the viewer may do with a request for correction, as it stands now.
    CorrectionAction = "Action" {
        /// Read it.
        Read,
        /// File such a request.
        File,
        /// Answer it.
        Answer,
        /// Take it back.
        Withdraw,
    }
}

/// A request for correction that the viewer may read.
#[derive(Clone)]
pub struct CorrectionRequest {
    viewer: Viewer,
    row: Correction,
}

impl CorrectionRequest {
    /// The request that the viewer has just filed or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: CorrectionId) -> Result<Self, GqlError> {
        let row = viewer.store().corrections().find(id).await?;
        let found = Self {
            viewer: viewer.clone(),
            row: row.ok_or(GqlError::NotFound)?,
        };
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    /// A page of requests that are the viewer's to read, the latest first.
    pub(crate) async fn page(
        viewer: &Viewer,
        of: CorrectionsOf,
        states: Option<Vec<CorrectionState>>,
        slice: &Slice,
    ) -> Result<Connection<Self, CorrectionTotal>, GqlError> {
        let states: Vec<State> = states
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let corrections = viewer.store().corrections();
        let window = corrections.page(of, &states, slice).await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        let total = CorrectionTotal {
            viewer: viewer.clone(),
            of,
            states,
        };
        Ok(Connection::new(window.map(node), total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        let facts = self.row.facts(school.ok_or(GqlError::NotFound)?.at);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Counts requests on demand.
pub struct CorrectionTotal {
    viewer: Viewer,
    of: CorrectionsOf,
    states: Vec<State>,
}

impl Total for CorrectionTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let corrections = self.viewer.store().corrections();
        Ok(corrections.count(self.of, &self.states).await?)
    }
}

/// Somebody asks a school to correct what it keeps about them. Seen by them, the curators and the head.
#[Object]
impl CorrectionRequest {
    /// `correction:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// Whose data.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// What of the data.
    async fn area(&self) -> CorrectionArea {
        self.row.area.into()
    }

    /// What is wrong.
    async fn wrong(&self) -> &str {
        &self.row.wrong
    }

    /// What it should be.
    async fn wanted(&self) -> &str {
        &self.row.wanted
    }

    /// Where it stands.
    async fn state(&self) -> CorrectionState {
        self.row.state.into()
    }

    /// The day on which it was filed.
    async fn filed_on(&self) -> Date {
        self.row.filed_on.into()
    }

    /// The last day for the correction: seven working days (152-ФЗ art. 20).
    async fn correct_by(&self) -> Date {
        correct_by(self.row.filed_on).0.into()
    }

    /// The last day for the answer: ten working days (152-ФЗ art. 20).
    async fn answer_by(&self) -> Date {
        answer_by(self.row.filed_on).0.into()
    }

    /// On what the count of working days rests.
    async fn due_ground(&self) -> WorkingDaysGround {
        answer_by(self.row.filed_on).1.into()
    }

    /// What the school says.
    async fn answer(&self) -> Option<&str> {
        self.row.answer.as_deref()
    }

    /// Who says it: «Иванова М. П.».
    async fn answered_by(&self) -> Result<Option<String>, GqlError> {
        let Some(id) = self.row.answered_by else {
            return Ok(None);
        };
        let person = self.viewer.store().people().find(id).await?;
        Ok(person.map(|person| person.name.with_initials()))
    }

    /// On which day.
    async fn answered_on(&self) -> Option<Date> {
        self.row.answered_on.map(Into::into)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<CorrectionAction>, GqlError> {
        let state = self.row.state;
        let mut can = Vec::new();
        for action in Action::ALL {
            let open = match action {
                Action::Read => true,
                Action::File => false,
                Action::Answer => state.answer(true).is_ok(),
                Action::Withdraw => state.withdraw().is_ok(),
            };
            if open && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
