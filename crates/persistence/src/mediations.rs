//! Cases of consultation, agreement and mediation: opened, taken, noted, agreed, ended.

mod list;
mod write;

use domain::access::rules::mediation::MediationFacts;
use domain::clock::{Date, Timestamp};
use domain::id::{MediationId, MentorshipId, PersonId, SchoolId};
use domain::mentoring::{
    Mediation, MediationAddressee, MediationKind, MediationParty, MediationState, Side,
};
use domain::org::Whereabouts;
use domain::text::{Note, Title};
use serde::{Deserialize, Serialize};

pub use list::MediationsOf;

use crate::codes;
use crate::entity::mediation_case::Model;
use crate::entity::mediation_person;
use crate::error::StoreError;

/// As what somebody stands in a case.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Part {
    Mentor,
    Mentee,
    Association,
    /// Of the pair, and not to know.
    Other,
}

impl Part {
    fn of(side: Side) -> Self {
        match side {
            Side::Mentor => Self::Mentor,
            Side::Mentee => Self::Mentee,
        }
    }

    /// The side of a party; none for who is asked to help, and for who is not to know.
    fn side(self) -> Option<Side> {
        match self {
            Self::Mentor => Some(Side::Mentor),
            Self::Mentee => Some(Side::Mentee),
            Self::Association | Self::Other => None,
        }
    }
}

/// A case as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptMediation {
    /// Its id.
    pub id: MediationId,
    /// The school that owns the pair.
    pub school: SchoolId,
    /// The pair.
    pub mentorship: MentorshipId,
    /// What is asked for.
    pub kind: MediationKind,
    /// Where it stands, and between whom it is.
    pub case: Mediation,
    /// Who is asked to help.
    pub addressee: MediationAddressee,
    /// The members of the association who are asked.
    pub association: Vec<PersonId>,
    /// The others of the pair, who are not to know of a consultation.
    pub others: Vec<PersonId>,
    /// In a line.
    pub topic: String,
    /// What who opened it says.
    pub account: String,
    /// Who opened it.
    pub opened_by: PersonId,
    /// On which day, at the school.
    pub opened_on: Date,
    /// By which day somebody is to take it.
    pub answer_by: Date,
    /// Who took it.
    pub mediator: Option<PersonId>,
    /// On which day.
    pub taken_on: Option<Date>,
    /// What the mediator proposed last.
    pub outcome: Option<String>,
    /// Counts the wordings of the outcome.
    pub edition: i32,
    /// On which day it was over.
    pub closed_on: Option<Date>,
    /// Counts the steps.
    pub version: i32,
}

impl KeptMediation {
    /// It as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> MediationFacts {
        MediationFacts {
            id: self.id,
            at,
            opened_by: self.opened_by,
            parties: self.case.parties.iter().map(|one| one.person).collect(),
            others: self.others.clone(),
            waits: self.case.state == MediationState::Opened,
            association: self.association.clone(),
            mediator: self.mediator,
        }
    }

    fn assemble(row: Model, people: Vec<mediation_person::Model>) -> Result<Self, StoreError> {
        let (table, id) = ("mediation_case", row.id);
        let state: MediationState = codes::value(&row.state, table, id)?;
        let (mut parties, mut association, mut others) = (Vec::new(), Vec::new(), Vec::new());
        for line in people {
            let part: Part = codes::value(&line.part, "mediation_person", id)?;
            let person = PersonId(line.person_id);
            match part.side() {
                Some(side) => parties.push(MediationParty {
                    person,
                    side,
                    agreed: line.agreed,
                }),
                None if part == Part::Other => others.push(person),
                None => association.push(person),
            }
        }
        parties.sort_by_key(|one| (one.side, one.person));
        association.sort_unstable();
        Ok(Self {
            id: MediationId(id),
            school: SchoolId(row.school_id),
            mentorship: MentorshipId(row.mentorship_id),
            kind: codes::value(&row.kind, table, id)?,
            case: Mediation { state, parties },
            addressee: codes::value(&row.addressee, table, id)?,
            association,
            others,
            topic: row.topic,
            account: row.account,
            opened_by: PersonId(row.opened_by),
            opened_on: row.opened_on,
            answer_by: row.answer_by,
            mediator: row.mediator_id.map(PersonId),
            taken_on: row.taken_on,
            outcome: row.outcome,
            edition: row.edition,
            closed_on: row.closed_on,
            version: row.version,
        })
    }
}

/// A note as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct MediationNote {
    /// Who wrote it.
    pub author: PersonId,
    /// When.
    pub written_at: Timestamp,
    /// What.
    pub text: String,
}

/// A case about to be opened.
#[derive(Clone, Copy, Debug)]
pub struct NewMediation<'a> {
    /// The school that owns the pair.
    pub school: SchoolId,
    /// The pair.
    pub mentorship: MentorshipId,
    /// What is asked for.
    pub kind: MediationKind,
    /// Between whom.
    pub case: &'a Mediation,
    /// The members of the association who are asked; the curators when there is nobody.
    pub association: &'a [PersonId],
    /// The others of the pair, who are not to know.
    pub others: &'a [PersonId],
    /// In a line.
    pub topic: &'a Title,
    /// In full.
    pub account: &'a Note,
}

/// The repository of cases.
pub struct Mediations<'c, C>(pub(crate) &'c C);
