//! Who can see what of the viewer, by the policy's own word, and who has read it.

use async_graphql::{Enum, Object, SimpleObject};
use domain::access::rules::{bank, consent, mentorship, person};
use domain::access::{Actor, Place as At, Post, Role as PostRole, Subject, Verdict};
use domain::clock::Timestamp;
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::Side;
use domain::org::Whereabouts;
use persistence::corrections::CorrectionsOf;
use persistence::readings::Reading;
use uuid::Uuid;

use super::correction::{CorrectionRequest, CorrectionState, CorrectionTotal};
use super::enums::Role;
use super::file_grant::FileGrant;
use super::person::Person;
use super::place::Place;
use crate::error::GqlError;
use crate::loaders::{JobsOf, MentorCardsOf, MentorshipsOf, NeedsOf, PartnersOf};
use crate::pagination::{Connection, page_cost, page_slice};
use crate::viewer::Viewer;

/// A part of what is known of somebody.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DataPart {
    /// Name and job.
    NameAndJob,
    /// Contacts, birth date, seniority and education.
    Record,
    /// The card in the bank of mentors.
    MentorCard,
    /// The need in the bank of mentees.
    Need,
    /// Consents.
    Consents,
    /// Pairs with the names of both.
    Pairs,
}

/// Who holds a role at a place, and what of the viewer that shows them.
#[derive(Clone, SimpleObject)]
pub struct DataReader {
    /// The role.
    pub role: Role,
    /// The place.
    pub place: Place,
    /// What the role sees there; never empty.
    pub parts: Vec<DataPart>,
}

/// Something of the viewer that somebody else was handed.
#[derive(Clone)]
pub struct DataReading {
    viewer: Viewer,
    row: Reading,
}

/// Something of the viewer that somebody else was handed.
#[Object]
impl DataReading {
    /// When.
    async fn at(&self) -> Timestamp {
        self.row.at
    }

    /// «Иванова М. П.».
    async fn by(&self) -> Result<String, GqlError> {
        let person = self.viewer.store().people();
        let person = person.find(PersonId(self.row.person_id)).await?;
        Ok(person
            .map(|person| person.name.with_initials())
            .unwrap_or_default())
    }

    /// The kind of thing: `consent`, `order`, `person`.
    async fn kind(&self) -> &str {
        &self.row.subject_kind
    }

    /// What was done, such as `Download`.
    async fn deed(&self) -> &str {
        &self.row.deed
    }
}

/// What is known of the viewer: who can see it, and who has read it.
#[derive(Clone)]
pub struct MyData {
    viewer: Viewer,
}

impl MyData {
    /// The viewer's own.
    pub(crate) fn new(viewer: Viewer) -> Self {
        Self { viewer }
    }
}

/// What is known of the viewer: who can see it, and who has read it.
#[Object]
impl MyData {
    /// The roles that can see something of the viewer, place by place. It is the policy that is asked, role by role, so that
    /// this list cannot say anything else than what is true.
    async fn readers(&self) -> Result<Vec<DataReader>, GqlError> {
        let me = self.viewer.person()?;
        let loaders = self.viewer.loaders();
        let now = self.viewer.store().clock().now();
        let jobs = loaders.load_one(JobsOf(me)).await?.unwrap_or_default();
        let cards = loaders
            .load_one(MentorCardsOf(me))
            .await?
            .unwrap_or_default();
        let needs = loaders.load_one(NeedsOf(me)).await?.unwrap_or_default();
        let pairs = loaders
            .load_one(MentorshipsOf(me))
            .await?
            .unwrap_or_default();
        let mut readers = Vec::new();
        for job in jobs.iter().filter(|job| job.is_current(now)) {
            let school = job.at.school;
            let known = Known {
                me,
                at: job.at,
                card: cards.iter().any(|card| card.school == school),
                need: needs.iter().any(|need| need.school == school),
                paired: pairs.iter().any(|pair| pair.at.school == school),
            };
            for (role, at) in posts_over(job.at) {
                let parts = known.seen_by(role, at);
                if parts.is_empty() {
                    continue;
                }
                readers.push(DataReader {
                    role: role.into(),
                    place: Place::at(&self.viewer, at).await?,
                    parts,
                });
            }
        }
        Ok(readers)
    }

    /// Who shares a running or proposed pair with the viewer: these see the name and the job.
    async fn partners(&self) -> Result<Vec<Person>, GqlError> {
        let key = PartnersOf(self.viewer.person()?);
        let partners = self.viewer.loaders().load_one(key).await?;
        let mut people = partners.unwrap_or_default();
        people.sort_unstable();
        people.dedup();
        let mut shown = Vec::new();
        for person in people {
            shown.push(Person::load(&self.viewer, person).await?);
        }
        Ok(shown)
    }

    /// Who may read, or asked to read, more of the viewer's file than a role shows, what, why and until when; the latest first,
    /// at most a hundred.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn file_grants(&self) -> Result<Vec<FileGrant>, GqlError> {
        FileGrant::about_viewer(&self.viewer).await
    }

    /// What the viewer asked schools to correct, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn corrections(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<CorrectionState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<CorrectionRequest, CorrectionTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let of = CorrectionsOf::Person(self.viewer.person()?);
        CorrectionRequest::page(&self.viewer, of, states, &slice).await
    }

    /// What others were handed of the viewer, the latest first, at most a hundred.
    #[graphql(complexity = "100 * child_complexity")]
    async fn readings(&self) -> Result<Vec<DataReading>, GqlError> {
        let readings = self.viewer.store().readings();
        let rows = readings.about(self.viewer.person()?).await?;
        let node = |row| DataReading {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.into_iter().map(node).collect())
    }
}

/// What there is to be seen at one school.
struct Known {
    me: PersonId,
    at: Whereabouts,
    card: bool,
    need: bool,
    paired: bool,
}

impl Known {
    /// What somebody sees who holds nothing but `role` at `place`.
    fn seen_by(&self, role: PostRole, place: At) -> Vec<DataPart> {
        let actor = Actor::Person {
            // Nobody: so that nothing is seen for being one's own.
            id: PersonId(Uuid::nil()),
            posts: vec![Post { role, at: place }],
        };
        let (me, at) = (self.me, self.at);
        let person = person::PersonFacts {
            id: me,
            works_at: vec![at],
            paired_with: Vec::new(),
        };
        let card = |side| bank::CardFacts {
            person: me,
            side,
            at,
            employed: true,
        };
        let consents = consent::ConsentFacts {
            person: me,
            at,
            related: true,
        };
        let pair = mentorship::MentorshipFacts {
            id: MentorshipId(Uuid::nil()),
            at,
            giving: None,
            participants: vec![me],
            former: Vec::new(),
        };
        let full = |verdict| verdict == Verdict::Full;
        let seen = [
            (
                DataPart::NameAndJob,
                full(person.judge(&actor, person::Action::Read)),
            ),
            (
                DataPart::Record,
                full(person.judge(&actor, person::Action::ReadRecord)),
            ),
            (
                DataPart::MentorCard,
                self.card && full(card(Side::Mentor).judge(&actor, bank::Action::Read)),
            ),
            (
                DataPart::Need,
                self.need && full(card(Side::Mentee).judge(&actor, bank::Action::Read)),
            ),
            (
                DataPart::Consents,
                full(consents.judge(&actor, consent::Action::Read)),
            ),
            (
                DataPart::Pairs,
                self.paired && full(pair.judge(&actor, mentorship::Action::Read)),
            ),
        ];
        let shown = seen.into_iter().filter(|(_, shown)| *shown);
        shown.map(|(part, _)| part).collect()
    }
}

/// Every role at the school and above it.
fn posts_over(at: Whereabouts) -> [(PostRole, At); 7] {
    let school = At::School(at.school);
    let municipality = At::Municipality(at.municipality);
    [
        (PostRole::Head, school),
        (PostRole::Curator, school),
        (PostRole::Psychologist, school),
        (PostRole::SchoolAdministrator, school),
        (PostRole::MunicipalMethodologist, municipality),
        (PostRole::MunicipalAuthority, municipality),
        (PostRole::RegionalMethodologist, At::Region(at.region)),
    ]
}
