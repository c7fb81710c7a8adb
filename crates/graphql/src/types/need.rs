//! A mentee's stated need in a school's bank.

use async_graphql::{ID, Object};
use domain::access::Subject;
use domain::access::rules::bank::{Action, CardFacts};
use domain::bank::bank_state;
use domain::clock::Timestamp;
use domain::mentoring::{MentorshipStateKind, Side};
use domain::people::suggested_categories;
use persistence::{mentorships, needs};

use super::absence::Absence;
use super::audit::AuditEntry;
use super::bank::{BankState, consented};
use super::bank_field::{ExtraField, extra_fields};
use super::card::{CardAction, card_facts};
use super::deficit::Deficit;
use super::enums::{CardState, MenteeCategory, MentoringFormat, MentoringTopic};
use super::mentorship::Mentorship;
use super::person::Person;
use super::place::Place;
use crate::desks::viewer_can;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{DeficitsOf, JobsOf, MentorshipsOf};
use crate::viewer::Viewer;

/// A need that the viewer may read.
#[derive(Clone)]
pub struct Need {
    viewer: Viewer,
    row: needs::Need,
}

impl Need {
    /// A need that the viewer was allowed to read: on their desk, their own, or by the policy's word.
    pub fn new(viewer: Viewer, row: needs::Need) -> Self {
        Self { viewer, row }
    }

    async fn answer(&self) -> Result<Option<Mentorship>, GqlError> {
        let row = self.open_mentorship().await?;
        Ok(row.and_then(|row| Mentorship::visible(&self.viewer, row)))
    }

    async fn open_mentorship(&self) -> Result<Option<mentorships::Mentorship>, GqlError> {
        let key = MentorshipsOf(self.row.person);
        let rows = self.viewer.loaders().load_one(key).await?;
        let answers = |row: &mentorships::Mentorship| {
            let open = MentorshipStateKind::TAKING_A_PLACE.contains(&row.pair.state.kind());
            let mentee = row
                .pair
                .acting(Side::Mentee)
                .any(|id| id == self.row.person);
            open && mentee && row.at.school == self.row.school
        };
        let mut rows = rows.unwrap_or_default().into_iter();
        Ok(rows.find(answers))
    }
}

/// What a teacher asks for, in the bank of one school.
#[Object]
impl Need {
    /// `need:…`.
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

    /// What is asked for, in the person's own words.
    async fn request(&self) -> &str {
        &self.row.request
    }

    /// What it is about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        self.row.topics.iter().copied().map(Into::into).collect()
    }

    /// How they would like to work.
    async fn formats(&self) -> Vec<MentoringFormat> {
        self.row.formats.iter().copied().map(Into::into).collect()
    }

    /// Why they are supported, as confirmed.
    async fn categories(&self) -> Vec<MenteeCategory> {
        let categories = self.row.categories.iter();
        categories.copied().map(Into::into).collect()
    }

    /// Why they could be supported, as their present job at the school suggests.
    async fn suggested_categories(&self) -> Result<Vec<MenteeCategory>, GqlError> {
        let jobs = self
            .viewer
            .loaders()
            .load_one(JobsOf(self.row.person))
            .await?;
        let now = self.viewer.store().clock().now();
        let mut jobs = jobs.unwrap_or_default().into_iter();
        let job = jobs.find(|job| job.at.school == self.row.school && job.is_current(now));
        let suggested = job.map(|job| suggested_categories(&job.terms, job.zone.date(now)));
        let suggested = suggested.unwrap_or_default().into_iter();
        Ok(suggested.map(Into::into).collect())
    }

    /// The deficits behind it, in the order in which they were named.
    async fn deficits(&self) -> Result<Vec<Deficit>, GqlError> {
        let rows = self
            .viewer
            .loaders()
            .load_one(DeficitsOf(self.row.id))
            .await?;
        Ok(rows
            .unwrap_or_default()
            .into_iter()
            .map(Deficit::from)
            .collect())
    }

    /// The mentorship that answers it, running or on the way to it, the latest proposed; `null` for none, and for who may
    /// not see pairs.
    async fn mentorship(&self) -> Option<Result<Mentorship, GqlError>> {
        self.answer().await.transpose()
    }

    /// How far it has come, in one word: membership, consent and pair together.
    async fn bank_state(&self) -> Result<BankState, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let consented = consented(&self.viewer, person, school).await?;
        let assigned = self.open_mentorship().await?.is_some();
        let (membership, state) = (self.row.membership, self.row.state);
        Ok(bank_state(membership, state, consented, assigned).into())
    }

    /// When the head decided about it; `null` while nobody has, and for needs that are older than the question.
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

    /// Strengths to build on.
    async fn strengths(&self) -> &[String] {
        &self.row.strengths
    }

    /// The absence of its owner that runs or comes next; `null` for none, and for who may not know.
    async fn absence(&self) -> Result<Option<Absence>, GqlError> {
        Absence::next_of(&self.viewer, self.row.person, self.row.school).await
    }

    /// Whether the psychologist supports them while they have no mentor.
    async fn support_needed(&self) -> bool {
        self.row.support_needed
    }

    /// The fields that the municipality added, as far as the viewer may read them.
    async fn extra_fields(&self) -> Result<Vec<ExtraField>, GqlError> {
        let (id, person, school) = (self.row.id.0, self.row.person, self.row.school);
        extra_fields(&self.viewer, id, person, school, Side::Mentee).await
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
        let facts = card_facts(&self.viewer, person, school, Side::Mentee).await?;
        Ok(viewer_can!(self.viewer, facts, Action::ALL))
    }
}
