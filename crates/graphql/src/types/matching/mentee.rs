//! Mentees and mentors as a run shows them.

use async_graphql::{ID, Object};
use domain::id::{NeedId, PersonId, SchoolId};
use domain::matching::MenteeCandidate;
use domain::mentoring::MentorshipStateKind;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{DeficitsOf, JobsOf, MentorshipsOf, NeedsOf};
use crate::types::deficit::DeficitKind;
use crate::types::enums::MentoringTopic;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// Who looks at a run.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Sight {
    /// Somebody of the mentee's school.
    Names,
    /// Somebody of the municipality.
    Sketches,
}

/// A mentee as a run shows them.
#[derive(Clone)]
pub struct MatchingMentee {
    pub(super) viewer: Viewer,
    pub(super) sight: Sight,
    pub(super) person: PersonId,
    pub(super) need: NeedId,
    pub(super) school: SchoolId,
}

impl MatchingMentee {
    /// A mentee who waits.
    pub(crate) fn new(viewer: Viewer, sight: Sight, candidate: &MenteeCandidate) -> Self {
        Self {
            viewer,
            sight,
            person: candidate.person,
            need: candidate.need,
            school: candidate.school,
        }
    }

    async fn row(&self) -> Result<Option<persistence::needs::Need>, GqlError> {
        let found = self.viewer.loaders().load_one(NeedsOf(self.person)).await?;
        let mut found = found.unwrap_or_default().into_iter();
        Ok(found.find(|need| need.id == self.need))
    }
}

/// A mentee as a run shows them: by name to their school; to the municipality by school, subject and what they lack.
#[Object]
impl MatchingMentee {
    /// `person:…`, to be sent back with a lock or an exclusion. It opens nothing to who may not see the person.
    async fn id(&self) -> ID {
        self.person.public()
    }

    /// A short mark that stays the same in every run, for who does not see the name: «3F9A».
    async fn mark(&self) -> String {
        let tail = self.need.0.as_u128() & 0xffff;
        format!("{tail:04X}")
    }

    /// Who it is; `null` for the municipality.
    async fn person(&self) -> Option<Result<Person, GqlError>> {
        match self.sight {
            Sight::Names => Some(Person::load(&self.viewer, self.person).await),
            Sight::Sketches => None,
        }
    }

    /// Where they work.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.school).await
    }

    /// The subject they teach there.
    async fn subject(&self) -> Result<Option<String>, GqlError> {
        let jobs = self.viewer.loaders().load_one(JobsOf(self.person)).await?;
        let now = self.viewer.store().clock().now();
        let mut jobs = jobs.unwrap_or_default().into_iter();
        let job = jobs.find(|job| job.at.school == self.school && job.is_current(now));
        Ok(job.and_then(|job| job.subject))
    }

    /// What they want to be mentored about, as the need says today.
    async fn topics(&self) -> Result<Vec<MentoringTopic>, GqlError> {
        let topics = self.row().await?.map(|need| need.topics);
        let topics = topics.unwrap_or_default().into_iter();
        Ok(topics.map(Into::into).collect())
    }

    /// The kinds of deficits that the need names today, each once.
    async fn deficit_kinds(&self) -> Result<Vec<DeficitKind>, GqlError> {
        let found = self
            .viewer
            .loaders()
            .load_one(DeficitsOf(self.need))
            .await?;
        let mut kinds: Vec<_> = found
            .unwrap_or_default()
            .into_iter()
            .map(|one| one.kind)
            .collect();
        kinds.sort_unstable();
        kinds.dedup();
        Ok(kinds.into_iter().map(Into::into).collect())
    }

    /// Whether they have a mentorship by now that runs or is proposed.
    async fn is_paired(&self) -> Result<bool, GqlError> {
        let found = self
            .viewer
            .loaders()
            .load_one(MentorshipsOf(self.person))
            .await?;
        let mut found = found.unwrap_or_default().into_iter();
        let open = |row: &persistence::mentorships::Mentorship| {
            MentorshipStateKind::TAKING_A_PLACE.contains(&row.pair.state.kind())
        };
        let mentee = |row: &persistence::mentorships::Mentorship| {
            row.pair
                .acting(domain::mentoring::Side::Mentee)
                .any(|id| id == self.person)
        };
        Ok(found.any(|row| open(&row) && mentee(&row)))
    }
}

/// A mentor as a run shows them: always by name, for a run shows no mentors whom its reader may not know.
#[derive(Clone)]
pub struct MatchingMentor {
    pub(super) viewer: Viewer,
    pub(super) person: PersonId,
}

/// A mentor as a run shows them.
#[Object]
impl MatchingMentor {
    /// Who it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.person).await
    }

    /// Where they work now, the latest of several jobs; `null` for who has left.
    async fn school(&self) -> Result<Option<Place>, GqlError> {
        let jobs = self.viewer.loaders().load_one(JobsOf(self.person)).await?;
        let now = self.viewer.store().clock().now();
        let mut jobs = jobs.unwrap_or_default().into_iter();
        match jobs.find(|job| job.is_current(now)) {
            Some(job) => Place::school(&self.viewer, job.at.school).await.map(Some),
            None => Ok(None),
        }
    }
}
