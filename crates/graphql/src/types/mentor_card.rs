//! A mentor's card in a school's bank.

use async_graphql::{ID, Object};
use domain::access::rules::bank::Action;
use domain::clock::Timestamp;
use domain::mentoring::Side;
use persistence::mentor_cards;

use super::card::{CardAction, card_facts};
use super::enums::{CardState, MentoringFormat, MentoringTopic};
use super::person::Person;
use super::place::Place;
use crate::desks::viewer_can;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::TakenBy;
use crate::viewer::Viewer;

/// A mentor's card that the viewer may read.
#[derive(Clone)]
pub struct MentorCard {
    viewer: Viewer,
    row: mentor_cards::MentorCard,
}

impl MentorCard {
    /// A card that the viewer was allowed to read: on their desk, their own, or by the policy's word.
    pub fn new(viewer: Viewer, row: mentor_cards::MentorCard) -> Self {
        Self { viewer, row }
    }
}

/// What a mentor offers, in the bank of one school.
#[Object]
impl MentorCard {
    /// `mentor-card:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// In whose bank.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// What the mentor is good at, in their own words.
    async fn competences(&self) -> &[String] {
        &self.row.competences
    }

    /// The subjects they teach.
    async fn subjects(&self) -> &[String] {
        &self.row.subjects
    }

    /// What they mentor about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        self.row.topics.iter().copied().map(Into::into).collect()
    }

    /// How they like to work.
    async fn formats(&self) -> Vec<MentoringFormat> {
        self.row.formats.iter().copied().map(Into::into).collect()
    }

    /// The most mentees at a time, 1–12.
    async fn capacity(&self) -> i32 {
        i32::from(self.row.capacity)
    }

    /// Mentees whom the mentor has or is asked for now, over all schools.
    async fn load(&self) -> Result<i32, GqlError> {
        let key = TakenBy(self.row.person);
        let taken = self.viewer.loaders().load_one(key).await?.unwrap_or(0);
        Ok(i32::try_from(taken).unwrap_or(i32::MAX))
    }

    /// Whether it can be matched.
    async fn state(&self) -> CardState {
        self.row.state.into()
    }

    /// When it was last written.
    async fn updated_at(&self) -> Timestamp {
        self.row.updated_at
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Result<Vec<CardAction>, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let facts = card_facts(&self.viewer, person, school, Side::Mentor).await?;
        Ok(viewer_can!(self.viewer, facts, Action::ALL))
    }
}
