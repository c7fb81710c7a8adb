//! A practice on its way to the public, and after it.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::practice::{Action, PracticeFacts};
use domain::access::{Subject, Verdict};
use domain::clock::Timestamp;
use domain::id::{PersonId, PracticeId};
use domain::practice::{PracticeEvent, PracticeState as State};
use persistence::practices;

use super::audit::AuditEntry;
use super::enums::{MentoringFormat, MentoringTopic, PublicField, RolePairForm, mirror};
use super::person::Person;
use super::place::Place;
use super::programme::Programme;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::AuthorsOf;
use crate::viewer::Viewer;

mirror! {
    /// Where a practice stands.
    PracticeState = "domain::practice::PracticeState" {
        /// Being written, or given back with a remark.
        Draft,
        /// The school's head is to say.
        Submitted,
        /// The municipal methodologist is to say.
        SchoolApproved,
        /// Everybody may read it.
        Published,
        /// Taken off the public face; kept.
        Withdrawn,
    }
}

/// What the viewer may do with a practice as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PracticeAction {
    /// Read it, remarks included.
    Read,
    /// Change its text.
    Write,
    /// Hand it to the head.
    Submit,
    /// Approve it for the school.
    ApproveAtSchool,
    /// Publish it, or restore it after a withdrawal.
    Publish,
    /// Give it back with a remark.
    Return,
    /// Take it off the public face.
    Withdraw,
}

/// A practice that the viewer may read.
#[derive(Clone)]
pub struct Practice {
    viewer: Viewer,
    row: practices::Practice,
}

impl Practice {
    /// A practice that the viewer was allowed to read: on their desk, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: practices::Practice) -> Self {
        Self { viewer, row }
    }

    /// A practice, if the policy lets the viewer read it.
    pub(crate) fn of(viewer: &Viewer, row: practices::Practice) -> Option<Self> {
        let found = Self::new(viewer.clone(), row);
        found.may(Action::Read).then_some(found)
    }

    /// The practice with this id, if the policy lets the viewer read it; `None` looks the same for one that never was.
    pub async fn seen(viewer: &Viewer, id: PracticeId) -> Result<Option<Self>, GqlError> {
        let row = viewer.store().practices().find(id).await?;
        Ok(row.and_then(|row| Self::of(viewer, row)))
    }

    /// The practice that the viewer has just changed: who gave it back to the school sees for the last time what
    /// they had before them.
    pub(crate) async fn changed(viewer: &Viewer, id: PracticeId) -> Result<Self, GqlError> {
        let row = viewer.store().practices().find(id).await?;
        Ok(Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?))
    }

    fn may(&self, action: Action) -> bool {
        self.row.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn can(&self, action: PracticeAction) -> bool {
        let allowed = |event: PracticeEvent, action: Action| {
            self.row.state.after(event).is_ok() && self.may(action)
        };
        match action {
            PracticeAction::Read => self.may(Action::Read),
            PracticeAction::Write => allowed(PracticeEvent::Edit, Action::Write),
            PracticeAction::Submit => allowed(PracticeEvent::Submit, Action::Write),
            PracticeAction::ApproveAtSchool => {
                allowed(PracticeEvent::ApproveAtSchool, Action::ApproveAtSchool)
            }
            PracticeAction::Publish => allowed(PracticeEvent::Publish, Action::Publish),
            PracticeAction::Return => {
                returned_by(self.row.state).is_some_and(|action| self.may(action))
            }
            PracticeAction::Withdraw => allowed(PracticeEvent::Withdraw, Action::Withdraw),
        }
    }
}

/// Whose word is due on a practice in this state, and who may therefore give it back; `None` when nobody's is.
pub(crate) fn returned_by(state: State) -> Option<Action> {
    match state {
        State::Submitted => Some(Action::ApproveAtSchool),
        State::SchoolApproved => Some(Action::Publish),
        State::Draft | State::Published | State::Withdrawn => None,
    }
}

/// A practice that comes out of a completed programme. The school approves it, the municipality publishes it.
#[Object]
impl Practice {
    /// `practice:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Its name in web addresses, given when it is first published and kept for ever.
    async fn slug(&self) -> Option<&str> {
        self.row.slug.as_deref()
    }

    /// The school that describes it.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.at.school).await
    }

    /// The programme that it comes from; `null` for who may not read that.
    async fn programme(&self) -> Result<Option<Programme>, GqlError> {
        Programme::seen(&self.viewer, self.row.programme).await
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// What was to be solved.
    async fn problem(&self) -> &str {
        &self.row.problem
    }

    /// What was done.
    async fn actions(&self) -> &str {
        &self.row.actions
    }

    /// What came of it.
    async fn result(&self) -> &str {
        &self.row.result
    }

    /// What others need in order to repeat it; may be empty.
    async fn conditions(&self) -> &str {
        &self.row.conditions
    }

    /// Who supported whom.
    async fn form(&self) -> RolePairForm {
        self.row.form.into()
    }

    /// How they worked together.
    async fn format(&self) -> MentoringFormat {
        self.row.format.into()
    }

    /// What it is about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        self.row.topics.iter().copied().map(Into::into).collect()
    }

    /// Who wrote it, in their order.
    async fn authors(&self) -> Vec<PracticeAuthor> {
        let author = |person: &PersonId| PracticeAuthor {
            viewer: self.viewer.clone(),
            practice: self.row.id,
            person: *person,
        };
        self.row.authors.iter().map(author).collect()
    }

    /// Where it stands.
    async fn state(&self) -> PracticeState {
        self.row.state.into()
    }

    /// What was said when it was last given back or withdrawn; until it is published.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// When it was last published.
    async fn published_at(&self) -> Option<Timestamp> {
        self.row.published_at
    }

    /// What was done to it, newest first, at most a hundred lines.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn history(&self) -> Result<Vec<AuditEntry>, GqlError> {
        AuditEntry::trail(&self.viewer, PracticeFacts::KIND, self.row.id).await
    }

    /// Counts the edits of its text.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<PracticeAction> {
        use PracticeAction::{ApproveAtSchool, Publish, Read, Return, Submit, Withdraw, Write};
        let all = [
            Read,
            Write,
            Submit,
            ApproveAtSchool,
            Publish,
            Return,
            Withdraw,
        ];
        all.into_iter().filter(|action| self.can(*action)).collect()
    }
}

/// An author of a practice that the viewer may read.
#[derive(Clone)]
pub struct PracticeAuthor {
    viewer: Viewer,
    practice: PracticeId,
    person: PersonId,
}

/// An author of a practice, with what everybody may know of them.
#[Object]
impl PracticeAuthor {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.person).await
    }

    /// The fields that the public sees today, or would see if the practice were published.
    async fn public_fields(&self) -> Result<Vec<PublicField>, GqlError> {
        let authors = self.viewer.loaders().load_one(AuthorsOf(self.practice));
        let authors = authors.await?.unwrap_or_default();
        let found = authors
            .into_iter()
            .find(|author| author.person == self.person);
        let fields = found.map(|author| author.fields).unwrap_or_default();
        Ok(fields.into_iter().map(Into::into).collect())
    }
}
