//! A single meeting without an order.

use async_graphql::{ID, Object, SimpleObject};
use domain::access::rules::one_off::{Action, OneOffFacts};
use domain::access::{Subject, Verdict};
use domain::clock;
use domain::id::{OneOffId, PersonId, SchoolId};
use domain::mentoring::{self, Side};
use domain::org::Whereabouts;
use persistence::one_offs::{self, KeptOneOff, OneOffsOf};
use persistence::page::Slice;
use uuid::Uuid;

use super::enums::{Answer, MentoringFormat, mirror};
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// Where a single meeting stands.
    OneOffState = "domain::mentoring::OneOffState" {
        /// One of the two has yet to say yes.
        Proposed,
        /// Both have.
        Agreed,
        /// It took place; neither has said how it was.
        Held,
        /// One of the two has said how it was.
        Feedback,
        /// Over.
        Closed,
        /// One of the two said no.
        Declined,
        /// Called off before it took place.
        Cancelled,
    }
}

mirror! {
    /// What the viewer may do with a single meeting, as it stands now.
    OneOffAction = "Action" {
        /// Read it.
        Read,
        /// Propose such a meeting.
        Propose,
        /// Say yes or no.
        Answer,
        /// Say that it took place and what came of it.
        Hold,
        /// Say how it was.
        Rate,
        /// Wait for no more words about it.
        Close,
        /// Call it off.
        Cancel,
    }
}

/// What one of the two says of a single meeting.
#[derive(SimpleObject)]
pub struct OneOffFeedback {
    /// 1–10.
    pub score: i32,
    /// In words; may be empty.
    pub words: String,
}

/// A single meeting that the viewer may read.
#[derive(Clone)]
pub struct OneOff {
    viewer: Viewer,
    row: KeptOneOff,
}

impl OneOff {
    /// The one that the viewer has just proposed or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: OneOffId) -> Result<Self, GqlError> {
        let row = viewer.store().one_offs().find(id).await?;
        let found = Self {
            viewer: viewer.clone(),
            row: row.ok_or(GqlError::NotFound)?,
        };
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    /// Where it is.
    pub(crate) fn school_id(&self) -> SchoolId {
        self.row.school
    }

    /// On which day it was proposed there.
    pub(crate) fn proposed_day(&self) -> clock::Date {
        self.row.proposed_on
    }

    /// Whether the viewer's role lets them read all single meetings at a school.
    pub(crate) fn are_read(viewer: &Viewer, at: Whereabouts) -> bool {
        let anybodys = OneOffFacts {
            id: OneOffId(Uuid::nil()),
            at,
            mentor: PersonId(Uuid::nil()),
            mentee: PersonId(Uuid::nil()),
            listed: true,
        };
        anybodys.judge(viewer.actor(), Action::Read) == Verdict::Full
    }

    /// A page of single meetings that are the viewer's to read, the latest proposal first.
    pub(crate) async fn page(
        viewer: &Viewer,
        of: OneOffsOf,
        states: Option<Vec<OneOffState>>,
        slice: &Slice,
    ) -> Result<Connection<Self, OneOffTotal>, GqlError> {
        let states: Vec<mentoring::OneOffState> = states
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let window = viewer.store().one_offs().page(of, &states, slice).await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        let total = OneOffTotal {
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

    /// Whether the step can be taken as it stands now.
    fn is_next(&self, action: Action) -> bool {
        let meeting = &self.row.meeting;
        let own = self.viewer.actor().person();
        let own = own.and_then(|person| meeting.side_of(person));
        match action {
            Action::Read => true,
            Action::Propose => false,
            Action::Answer => own.is_some_and(|side| meeting.answer(side, true).is_ok()),
            Action::Hold => meeting.hold().is_ok(),
            Action::Rate => own.is_some_and(|side| meeting.rate(side).is_ok()),
            Action::Close => meeting.close().is_ok(),
            Action::Cancel => meeting.cancel().is_ok(),
        }
    }

    /// What a side says of it, for them and for who keeps the school's mentoring.
    async fn said_by(&self, side: Side) -> Result<Option<OneOffFeedback>, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        let keeper = Self::are_read(&self.viewer, school.ok_or(GqlError::NotFound)?.at);
        // Who takes part reads their own words alone, be they the curator.
        let reads = match self.row.meeting.side_of(self.viewer.person()?) {
            Some(own) => own == side,
            None => keeper,
        };
        let said = self.row.feedback(side).filter(|_| reads);
        Ok(said.map(|one: &one_offs::OneOffFeedback| OneOffFeedback {
            score: i32::from(one.score.value()),
            words: one.words.clone(),
        }))
    }
}

/// Counts single meetings on demand.
pub struct OneOffTotal {
    viewer: Viewer,
    of: OneOffsOf,
    states: Vec<mentoring::OneOffState>,
}

impl Total for OneOffTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let one_offs = self.viewer.store().one_offs();
        Ok(one_offs.count(self.of, &self.states).await?)
    }
}

/// A single meeting of a mentor and a mentee, without an order and a programme: flash, speed or situational. Seen by both,
/// the head and the curators.
#[Object]
impl OneOff {
    /// `one-off:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school of both.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// `FLASH`, `SPEED` or `SITUATIONAL`.
    async fn format(&self) -> MentoringFormat {
        self.row.format.into()
    }

    /// What it is about.
    async fn topic(&self) -> &str {
        &self.row.topic
    }

    /// Who gives support.
    async fn mentor(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.meeting.mentor.person).await
    }

    /// Who receives it.
    async fn mentee(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.meeting.mentee.person).await
    }

    /// What the mentor said to the proposal.
    async fn mentor_answer(&self) -> Answer {
        self.row.meeting.mentor.answer.into()
    }

    /// What the mentee said to the proposal.
    async fn mentee_answer(&self) -> Answer {
        self.row.meeting.mentee.answer.into()
    }

    /// Who proposed it; who takes part has said yes by that.
    async fn proposed_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.proposed_by).await
    }

    /// On which day.
    async fn proposed_on(&self) -> Date {
        self.row.proposed_on.into()
    }

    /// For which day; `null` while that is open.
    async fn planned_on(&self) -> Option<Date> {
        self.row.planned_on.map(Into::into)
    }

    /// Where it stands.
    async fn state(&self) -> OneOffState {
        self.row.meeting.state.into()
    }

    /// On which day it took place.
    async fn held_on(&self) -> Option<Date> {
        self.row.held_on.map(Into::into)
    }

    /// How long it took.
    async fn minutes(&self) -> Option<i32> {
        self.row.minutes
    }

    /// What came of it; `null` until it took place.
    async fn result(&self) -> Option<&str> {
        self.row.result.as_deref()
    }

    /// What the mentor says of it; read by them, the head and the curators.
    async fn mentor_feedback(&self) -> Result<Option<OneOffFeedback>, GqlError> {
        self.said_by(Side::Mentor).await
    }

    /// What the mentee says of it; read by them, the head and the curators.
    async fn mentee_feedback(&self) -> Result<Option<OneOffFeedback>, GqlError> {
        self.said_by(Side::Mentee).await
    }

    /// On which day it was over.
    async fn closed_on(&self) -> Option<Date> {
        self.row.closed_on.map(Into::into)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<OneOffAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            if self.is_next(*action) && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
