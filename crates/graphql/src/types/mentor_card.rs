//! A mentor's card in a school's bank.

use async_graphql::{ID, Object};
use domain::access::Subject;
use domain::access::rules::bank::{Action, CardFacts};
use domain::bank::bank_state;
use domain::clock::Timestamp;
use domain::mentoring::{MentorshipStateKind, Side};
use persistence::employments::Job;
use persistence::{mentor_cards, mentorships};

use super::absence::Absence;
use super::audit::AuditEntry;
use super::bank::{BankState, MentorTraining, NominatedBy, consented};
use super::bank_field::{ExtraField, extra_fields};
use super::card::{CardAction, card_facts};
use super::enums::{CardState, MenteeCategory, MentoringFormat, MentoringTopic};
use super::mentorship::Mentorship;
use super::partner::Partner;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::desks::viewer_can;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{JobsOf, MentorshipsOf, TakenBy};
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

    async fn sender(&self) -> Result<Option<Partner>, GqlError> {
        let jobs = self
            .viewer
            .loaders()
            .load_one(JobsOf(self.row.person))
            .await?;
        let here = |job: &Job| job.at.school == self.row.school;
        let jobs = jobs.unwrap_or_default();
        match jobs.iter().find(|job| here(job)) {
            Some(job) => Partner::sending(&self.viewer, job).await,
            None => Ok(None),
        }
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

    /// The absence of its owner that runs or comes next; `null` for none, and for who may not know.
    async fn absence(&self) -> Result<Option<Absence>, GqlError> {
        Absence::next_of(&self.viewer, self.row.person, self.row.school).await
    }

    /// How far it has come, in one word: membership, consent and load together.
    async fn bank_state(&self) -> Result<BankState, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let consented = consented(&self.viewer, person, school).await?;
        let key = TakenBy(person);
        let taken = self.viewer.loaders().load_one(key).await?.unwrap_or(0);
        let (membership, state) = (self.row.membership, self.row.state);
        Ok(bank_state(membership, state, consented, taken > 0).into())
    }

    /// When the head decided about it; `null` while nobody has, and for cards that are older than the question.
    async fn decided_at(&self) -> Option<Timestamp> {
        self.row.decided_at
    }

    /// When it was first written.
    async fn registered_at(&self) -> Timestamp {
        self.row.registered_at
    }

    /// When its owner was asked to look it over; `null` once they did.
    async fn refresh_asked_at(&self) -> Option<Timestamp> {
        self.row.refresh_asked_at
    }

    /// Achievements that matter for mentoring.
    async fn achievements(&self) -> &[String] {
        &self.row.details.achievements
    }

    /// What the mentor likes.
    async fn interests(&self) -> &[String] {
        &self.row.details.interests
    }

    /// The mentees whom the mentor would take; all when empty.
    async fn wanted_categories(&self) -> Vec<MenteeCategory> {
        let categories = self.row.details.wanted_categories.iter();
        categories.copied().map(Into::into).collect()
    }

    /// Educational areas.
    async fn areas(&self) -> &[String] {
        &self.row.details.areas
    }

    /// What the mentor learned for mentoring.
    async fn trainings(&self) -> Vec<MentorTraining> {
        let trainings = self.row.details.trainings.iter().cloned();
        let show = |training: mentor_cards::Training| MentorTraining {
            course: training.course,
            provider: training.provider,
            on: training.on.map(Date),
            certificate: training.certificate,
        };
        trainings.map(show).collect()
    }

    /// The hours a week that the mentor has for it.
    async fn hours_per_week(&self) -> Option<i32> {
        self.row.details.hours_per_week
    }

    /// Since when they have been a mentor.
    async fn mentor_since(&self) -> Option<Date> {
        self.row.details.mentor_since.map(Date)
    }

    /// Whether they are an expert of the municipality.
    async fn is_expert(&self) -> bool {
        self.row.details.is_expert
    }

    /// Whether they come from outside of the school.
    async fn is_external(&self) -> Result<bool, GqlError> {
        Ok(self.row.details.is_external || self.sender().await?.is_some())
    }

    /// The partner that sends them by an agreement; `null` for an employee.
    async fn partner(&self) -> Result<Option<Partner>, GqlError> {
        self.sender().await
    }

    /// Who named them.
    async fn nominated_by(&self) -> Option<NominatedBy> {
        self.row.details.nominated_by.map(Into::into)
    }

    /// The pairs in which the owner is the mentor, running or on the way to it, as far as the viewer may see pairs.
    async fn mentorships(&self) -> Result<Vec<Mentorship>, GqlError> {
        let key = MentorshipsOf(self.row.person);
        let rows = self.viewer.loaders().load_one(key).await?;
        let open = |row: &mentorships::Mentorship| {
            MentorshipStateKind::TAKING_A_PLACE.contains(&row.pair.state.kind())
                && row
                    .pair
                    .acting(Side::Mentor)
                    .any(|id| id == self.row.person)
        };
        let rows = rows.unwrap_or_default().into_iter().filter(open);
        Ok(rows
            .filter_map(|row| Mentorship::visible(&self.viewer, row))
            .collect())
    }

    /// The fields that the municipality added, as far as the viewer may read them.
    async fn extra_fields(&self) -> Result<Vec<ExtraField>, GqlError> {
        let (id, person, school) = (self.row.id.0, self.row.person, self.row.school);
        extra_fields(&self.viewer, id, person, school, Side::Mentor).await
    }

    /// What was done with it, newest first, at most a hundred lines.
    async fn history(&self) -> Result<Vec<AuditEntry>, GqlError> {
        AuditEntry::trail(&self.viewer, CardFacts::KIND, self.row.id).await
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
