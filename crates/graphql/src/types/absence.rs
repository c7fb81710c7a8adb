//! Days on which somebody is away.

use async_graphql::{ID, Object};
use domain::access::rules::absence::{AbsenceFacts, Action};
use domain::access::{Subject, Verdict};
use domain::clock;
use domain::id::{AbsenceId, PersonId, SchoolId};
use persistence::absences;
use persistence::page::Slice;
use uuid::Uuid;

use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use super::suspension::SuspensionReason;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{AbsencesOf, JobsOf, SchoolById};
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do with an absence.
    AbsenceAction = "Action" {
        /// Know from when until when.
        Read,
        /// Know why.
        ReadReason,
        /// State such an absence.
        State,
        /// Take it back.
        Withdraw,
    }
}

/// An absence that the viewer may know of.
#[derive(Clone)]
pub struct Absence {
    viewer: Viewer,
    row: absences::Absence,
}

impl Absence {
    fn new(viewer: &Viewer, row: absences::Absence) -> Self {
        Self {
            viewer: viewer.clone(),
            row,
        }
    }

    /// The absence that the viewer has just stated.
    pub(crate) async fn load(viewer: &Viewer, id: AbsenceId) -> Result<Self, GqlError> {
        let row = viewer.store().absences().find(id).await?;
        let found = Self::new(viewer, row.ok_or(GqlError::NotFound)?);
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    /// The viewer's own absences that are not over.
    pub(crate) async fn own(viewer: &Viewer) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.loaders().load_one(AbsencesOf(viewer.person()?));
        let mut found = Vec::new();
        for row in rows.await?.unwrap_or_default() {
            if row.term.until >= viewer.today_at(row.school).await? {
                found.push(Self::new(viewer, row));
            }
        }
        Ok(found)
    }

    /// What `school` was told of the absence of `person` that runs or comes next, if the viewer may know.
    pub(crate) async fn next_of(
        viewer: &Viewer,
        person: PersonId,
        school: SchoolId,
    ) -> Result<Option<Self>, GqlError> {
        let rows = viewer.loaders().load_one(AbsencesOf(person)).await?;
        let today = viewer.today_at(school).await?;
        let mut rows = rows.unwrap_or_default().into_iter();
        let next = rows.find(|row| row.school == school && row.term.until >= today);
        let Some(next) = next.map(|row| Self::new(viewer, row)) else {
            return Ok(None);
        };
        let may = next.may(Action::Read).await?;
        Ok(may.then_some(next))
    }

    /// Whether the viewer's role lets them know who of a school is away.
    pub(crate) async fn are_read(viewer: &Viewer, school: SchoolId) -> Result<bool, GqlError> {
        let place = viewer.loaders().load_one(SchoolById(school)).await?;
        let anybodys = AbsenceFacts {
            id: AbsenceId(Uuid::nil()),
            at: place.ok_or(GqlError::NotFound)?.at,
            person: PersonId(Uuid::nil()),
            employed: true,
        };
        Ok(anybodys.judge(viewer.actor(), Action::Read) == Verdict::Full)
    }

    /// A page of the absences that a school was told, which the viewer may know of.
    pub(crate) async fn page(
        viewer: &Viewer,
        school: SchoolId,
        today: clock::Date,
        slice: &Slice,
    ) -> Result<Connection<Self, AbsenceTotal>, GqlError> {
        let window = viewer
            .store()
            .absences()
            .page(school, today, slice)
            .await?
            .map(|row| Self::new(viewer, row));
        let total = AbsenceTotal {
            viewer: viewer.clone(),
            school,
            today,
        };
        Ok(Connection::new(window, total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let place = self.viewer.loaders().load_one(SchoolById(school)).await?;
        let employed = is_employed(&self.viewer, person, school).await?;
        let facts = self
            .row
            .facts(place.ok_or(GqlError::NotFound)?.at, employed);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Whether `person` works at `school` now.
pub(crate) async fn is_employed(
    viewer: &Viewer,
    person: PersonId,
    school: SchoolId,
) -> Result<bool, GqlError> {
    let jobs = viewer.loaders().load_one(JobsOf(person)).await?;
    let now = viewer.store().clock().now();
    let mut jobs = jobs.unwrap_or_default().into_iter();
    Ok(jobs.any(|job| job.at.school == school && job.is_current(now)))
}

/// Counts absences on demand.
pub struct AbsenceTotal {
    viewer: Viewer,
    school: SchoolId,
    today: clock::Date,
}

impl Total for AbsenceTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let absences = self.viewer.store().absences();
        Ok(absences.count(self.school, self.today).await?)
    }
}

/// Somebody has said that they are away for some days; nobody is matched with a mentor who is. Seen by them, the head and
/// the curators of the school.
#[Object]
impl Absence {
    /// `absence:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Who is away.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// The school that was told.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// The first day.
    async fn from(&self) -> Date {
        self.row.term.from.into()
    }

    /// The last day.
    async fn until(&self) -> Date {
        self.row.term.until.into()
    }

    /// Why, if they said so; `null` for everybody else.
    async fn reason(&self) -> Result<Option<SuspensionReason>, GqlError> {
        if !self.may(Action::ReadReason).await? {
            return Ok(None);
        }
        Ok(self.row.reason.map(Into::into))
    }

    /// What the viewer may do with it.
    async fn viewer_can(&self) -> Result<Vec<AbsenceAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            if self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
