//! What a mentor may read of a mentee's file, why and until when.

use async_graphql::{ID, Object, SimpleObject};
use domain::access::rules::file_grant::{Action, FileGrantFacts};
use domain::access::{Subject, Verdict};
use domain::clock::Timestamp;
use domain::id::{FileGrantId, MentorshipId, PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::people::{FileGrantStanding, FileGrantState as Kept};
use persistence::file_grants;
use persistence::page::Slice;
use uuid::Uuid;

use super::enums::mirror;
use super::mentorship::Mentorship;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What of a file can be asked for.
    FileField = "domain::people::FileField" {
        /// The birth date; the year of birth of a pupil.
        BirthDate,
        /// Where letters reach them.
        Email,
        /// Where calls reach them.
        Phone,
        /// The position; the class of a pupil.
        Position,
        /// The subject that they teach.
        Subject,
        /// Since when they have worked or learned at the school.
        EmployedSince,
        /// Since when they have worked as a pedagogue anywhere.
        TeachingSince,
        /// Whether the diploma is a pedagogical one: `true` or `false`.
        PedagogicalEducation,
    }
}

mirror! {
    /// Where a grant stands today.
    FileGrantState = "domain::people::FileGrantStanding" {
        /// The head has yet to decide.
        Asked,
        /// The fields may be read.
        Granted,
        /// They may not.
        Refused,
        /// The last day has passed.
        Expired,
        /// Given up or taken back.
        Closed,
    }
}

mirror! {
    /// What the viewer may do with a grant, as it stands now.
    FileGrantAction = "Action" {
        /// Learn who may read what, why and until when.
        Learn,
        /// Ask for it.
        Ask,
        /// Grant or refuse it.
        Decide,
        /// Read the fields.
        Read,
        /// Give it up or take it back.
        Close,
    }
}

/// A field of a file that was handed out.
#[derive(SimpleObject)]
pub struct FileValue {
    /// Which.
    pub field: FileField,
    /// What stands there: a day as `2026-11-15`, `true` or `false`, or text; `null` where nothing is known.
    pub value: Option<String>,
}

/// A grant that the viewer may know of.
#[derive(Clone)]
pub struct FileGrant {
    viewer: Viewer,
    row: file_grants::FileGrant,
}

impl FileGrant {
    /// The grant that the viewer has just asked for or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: FileGrantId) -> Result<Self, GqlError> {
        let row = viewer.store().file_grants().find(id).await?;
        let found = Self::visible(viewer, row.into_iter().collect()).await?;
        found.into_iter().next().ok_or(GqlError::NotFound)
    }

    /// Those of a pair that the viewer may know of, the latest first.
    pub(crate) async fn of_pair(
        viewer: &Viewer,
        pair: MentorshipId,
    ) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().file_grants().of_pair(pair).await?;
        Self::visible(viewer, rows).await
    }

    /// Those to the viewer's own file, the latest first.
    pub(crate) async fn about_viewer(viewer: &Viewer) -> Result<Vec<Self>, GqlError> {
        let grants = viewer.store().file_grants();
        let rows = grants.about(viewer.person()?).await?;
        Self::visible(viewer, rows).await
    }

    async fn visible(
        viewer: &Viewer,
        rows: Vec<file_grants::FileGrant>,
    ) -> Result<Vec<Self>, GqlError> {
        let mut seen = Vec::new();
        for row in rows {
            let one = Self {
                viewer: viewer.clone(),
                row,
            };
            if one.may(Action::Learn).await? {
                seen.push(one);
            }
        }
        Ok(seen)
    }

    /// Whether the viewer's role lets them know of all grants at a school.
    pub(crate) fn are_known(viewer: &Viewer, at: Whereabouts) -> bool {
        let anybodys = FileGrantFacts {
            id: FileGrantId(Uuid::nil()),
            at,
            mentor: PersonId(Uuid::nil()),
            mentee: PersonId(Uuid::nil()),
        };
        anybodys.judge(viewer.actor(), Action::Learn) == Verdict::Full
    }

    /// A page of those of a school whose head the viewer is, the latest first.
    pub(crate) async fn page(
        viewer: &Viewer,
        school: SchoolId,
        open: bool,
        slice: &Slice,
    ) -> Result<Connection<Self, FileGrantTotal>, GqlError> {
        let window = viewer
            .store()
            .file_grants()
            .page(school, open, slice)
            .await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        let total = FileGrantTotal {
            viewer: viewer.clone(),
            school,
            open,
        };
        Ok(Connection::new(window.map(node), total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        let facts = self.row.facts(school.ok_or(GqlError::NotFound)?.at);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }

    async fn standing(&self) -> Result<FileGrantStanding, GqlError> {
        let today = self.viewer.today_at(self.row.school).await?;
        Ok(self.row.state.standing(self.row.until, today))
    }
}

/// Counts grants on demand.
pub struct FileGrantTotal {
    viewer: Viewer,
    school: SchoolId,
    open: bool,
}

impl Total for FileGrantTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let grants = self.viewer.store().file_grants();
        Ok(grants.count(self.school, self.open).await?)
    }
}

/// What a mentor may read, or asked to read, of a mentee's file beyond what their role shows. Known to both and to the head;
/// the values are handed out by `readFile` alone.
#[Object]
impl FileGrant {
    /// `file-grant:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school that owns the pair.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// The pair; `null` for who may not see it.
    async fn mentorship(&self) -> Result<Option<Mentorship>, GqlError> {
        Mentorship::seen(&self.viewer, self.row.mentorship).await
    }

    /// Who asks.
    async fn mentor(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.mentor).await
    }

    /// Whose file.
    async fn mentee(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.mentee).await
    }

    /// Why.
    async fn purpose(&self) -> &str {
        &self.row.purpose
    }

    /// What was asked for.
    async fn asked_fields(&self) -> Vec<FileField> {
        self.row.asked.iter().copied().map(Into::into).collect()
    }

    /// What was granted; empty before.
    async fn fields(&self) -> Vec<FileField> {
        self.row.granted.iter().copied().map(Into::into).collect()
    }

    /// Where it stands today.
    async fn state(&self) -> Result<FileGrantState, GqlError> {
        Ok(self.standing().await?.into())
    }

    /// On which day it was asked for.
    async fn asked_on(&self) -> Date {
        self.row.asked_on.into()
    }

    /// Who decided.
    async fn decided_by(&self) -> Option<Result<Person, GqlError>> {
        let head = self.row.decided_by?;
        Some(Person::load(&self.viewer, head).await)
    }

    /// On which day.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided_on.map(Into::into)
    }

    /// The last day on which the fields may be read.
    async fn until(&self) -> Option<Date> {
        self.row.until.map(Into::into)
    }

    /// Why it was refused.
    async fn refusal_note(&self) -> Option<&str> {
        self.row.refusal_note.as_deref()
    }

    /// On which day it was given up or taken back.
    async fn closed_on(&self) -> Option<Date> {
        self.row.closed_on.map(Into::into)
    }

    /// How often the fields were read.
    async fn readings(&self) -> Result<i32, GqlError> {
        let grants = self.viewer.store().file_grants();
        let used = grants.used(self.row.id).await?;
        Ok(i32::try_from(used.times).unwrap_or(i32::MAX))
    }

    /// When they were read last.
    async fn last_read_at(&self) -> Result<Option<Timestamp>, GqlError> {
        let grants = self.viewer.store().file_grants();
        Ok(grants.used(self.row.id).await?.last)
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<FileGrantAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            let next = match action {
                Action::Learn => true,
                Action::Ask => false,
                Action::Decide => self.row.state == Kept::Asked,
                Action::Read => self.standing().await? == FileGrantStanding::Granted,
                Action::Close => self.row.state.close().is_ok(),
            };
            if next && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
