//! Documents of the registry, version by version.

mod enums;
mod parts;
mod public;

use std::cmp::Ordering;

use async_graphql::{ID, Object};
use domain::access::rules::document::{Action, DocumentFacts};
use domain::access::{Subject, Verdict};
use domain::clock::Timestamp;
use domain::document::{DocumentState as State, ExpertiseState as Expertise};
use domain::id::DocumentId;
use persistence::documents;
use persistence::roadmaps::below;

use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{DocumentById, DocumentFilesOf, EndorsementsOf, ExpertisesOf, VersionsOf};
use crate::types::audit::AuditEntry;
use crate::types::place::Place;
use crate::types::roadmap::{seats, today_in};
use crate::viewer::Viewer;

pub use enums::{
    DocumentAction, DocumentKind, DocumentState, EndorsementKind, ExpertiseConclusion,
    ExpertiseState,
};
pub use parts::{
    DocumentAsPrinted, DocumentEndorsement, DocumentExpertise, DocumentFile, DocumentOrder,
};

pub use public::PublishedDocument;

/// A version of a document that the viewer may read.
#[derive(Clone)]
pub struct Document {
    viewer: Viewer,
    row: documents::Document,
}

impl Document {
    /// A document that the viewer was allowed to read: on their desk, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: documents::Document) -> Self {
        Self { viewer, row }
    }

    /// The document with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: DocumentId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.loaders().load_one(DocumentById(id)).await? else {
            return Ok(None);
        };
        let found = Self::new(viewer.clone(), row);
        Ok(found.may(Action::Read).await?.then_some(found))
    }

    /// The document that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: DocumentId) -> Result<Self, GqlError> {
        let row = viewer.store().documents().find(id).await?;
        let found = Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?);
        if found.may(Action::Read).await? {
            Ok(found)
        } else {
            Err(GqlError::NotFound)
        }
    }

    async fn facts(&self) -> Result<DocumentFacts, GqlError> {
        let seats = seats(&self.viewer).await?;
        Ok(self.row.facts(below(&self.row.at, &seats)))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let verdict = self.facts().await?.judge(self.viewer.actor(), action);
        Ok(verdict == Verdict::Full)
    }

    /// Whether the viewer has a part in how it came about: who reads it from below has none.
    fn is_inside(&self) -> bool {
        let facts = self.row.facts(Vec::new());
        facts.judge(self.viewer.actor(), Action::Read) == Verdict::Full
    }

    async fn all_versions(&self) -> Result<Vec<documents::Document>, GqlError> {
        let key = VersionsOf(self.row.lineage);
        Ok(self
            .viewer
            .loaders()
            .load_one(key)
            .await?
            .unwrap_or_default())
    }

    /// The version next to this one on that side, if the viewer may read it; what was laid aside before it was approved is
    /// passed over.
    async fn neighbour(&self, side: Ordering) -> Result<Option<Self>, GqlError> {
        let mut all = self.all_versions().await?;
        all.retain(|row| !row.is_abandoned() && row.edition.cmp(&self.row.edition) == side);
        // The latest stands first.
        let found = match side {
            Ordering::Greater => all.pop(),
            Ordering::Less | Ordering::Equal => all.into_iter().next(),
        };
        let Some(row) = found else {
            return Ok(None);
        };
        let found = Self::new(self.viewer.clone(), row);
        Ok(found.may(Action::Read).await?.then_some(found))
    }
}

/// A version of a document of a region, a municipality or a school: what it is, where it stands, what belongs to it.
#[Object]
impl Document {
    /// `document:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Whose it is: a region, a municipality or a school.
    async fn owner(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.at.place()).await
    }

    /// What it is.
    async fn kind(&self) -> DocumentKind {
        self.row.head.kind.into()
    }

    /// What it is called.
    async fn title(&self) -> &str {
        self.row.head.title.as_str()
    }

    /// Its number.
    async fn number(&self) -> Option<&str> {
        self.row.head.number.as_deref()
    }

    /// Its date.
    async fn date(&self) -> Option<Date> {
        self.row.head.date.map(Into::into)
    }

    /// Its first day in force.
    async fn effective_from(&self) -> Option<Date> {
        self.row.head.effective_from.map(Into::into)
    }

    /// Its last day in force; `null`: indefinitely.
    async fn valid_until(&self) -> Option<Date> {
        self.row.head.valid_until.map(Into::into)
    }

    /// Whether its last day has passed.
    async fn is_expired(&self) -> Result<bool, GqlError> {
        let today = today_in(&self.viewer, self.row.at).await?;
        Ok(self.row.head.valid_until.is_some_and(|last| last < today))
    }

    /// The acts and decisions that it rests on.
    async fn basis(&self) -> &[String] {
        &self.row.head.basis
    }

    /// Its appendices.
    async fn appendices(&self) -> &[String] {
        &self.row.head.appendices
    }

    /// What the paper prints where that differs; `null` where it does not.
    async fn as_printed(&self) -> Option<DocumentAsPrinted> {
        self.row.head.as_printed.clone().map(Into::into)
    }

    /// What bodies said about it, by day.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn endorsements(&self) -> Result<Vec<DocumentEndorsement>, GqlError> {
        let key = EndorsementsOf(self.row.id);
        let stamps = self.viewer.loaders().load_one(key).await?;
        Ok(stamps
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect())
    }

    /// Where it stands today.
    async fn state(&self) -> Result<DocumentState, GqlError> {
        let today = today_in(&self.viewer, self.row.at).await?;
        let from = self.row.head.effective_from;
        Ok(self.row.state.standing(from, today).into())
    }

    /// Counts the changes; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// The number of the version; the first is 1.
    async fn version(&self) -> i32 {
        self.row.edition
    }

    /// The order that approved it; `null` before.
    async fn approved_by(&self) -> Option<DocumentOrder> {
        let approval = self.row.approval.as_ref();
        approval.map(|(number, date)| DocumentOrder {
            number: number.clone(),
            date: (*date).into(),
        })
    }

    /// The version before it, without those laid aside unapproved; `null` when there is none or the viewer may not read it.
    async fn supersedes(&self) -> Result<Option<Document>, GqlError> {
        Box::pin(self.neighbour(Ordering::Less)).await
    }

    /// The version after it, without those laid aside unapproved; `null` when there is none or the viewer may not read it.
    async fn superseded_by(&self) -> Result<Option<Document>, GqlError> {
        Box::pin(self.neighbour(Ordering::Greater)).await
    }

    /// All versions that the viewer may read, the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn versions(&self) -> Result<Vec<Document>, GqlError> {
        let mut seen = Vec::new();
        for row in self.all_versions().await? {
            let version = Self::new(self.viewer.clone(), row);
            if version.may(Action::Read).await? {
                seen.push(version);
            }
        }
        Ok(seen)
    }

    /// Its files, the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn files(&self) -> Result<Vec<DocumentFile>, GqlError> {
        let key = DocumentFilesOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let shown = |row| DocumentFile {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }

    /// Its latest expertise; `null` when there was none and for who reads it from below.
    async fn expertise(&self) -> Result<Option<DocumentExpertise>, GqlError> {
        Ok(self.all_expertises().await?.into_iter().next())
    }

    /// Its expertises, the latest first; empty for who reads it from below.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn expertises(&self) -> Result<Vec<DocumentExpertise>, GqlError> {
        self.all_expertises().await
    }

    /// When it was published on the public face; `null` when it is not.
    async fn published_at(&self) -> Option<Timestamp> {
        self.row.published.map(|(_, at)| at)
    }

    /// By whom.
    async fn published_by(&self) -> Result<Option<String>, GqlError> {
        match self.row.published {
            Some((person, _)) => Ok(Some(parts::name(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// Why it was repealed or laid aside.
    async fn reason(&self) -> Option<&str> {
        self.row.reason.as_deref()
    }

    /// What was done with it, newest first; empty for who reads it from below.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn history(&self) -> Result<Vec<AuditEntry>, GqlError> {
        if !self.is_inside() {
            return Ok(Vec::new());
        }
        AuditEntry::trail(&self.viewer, DocumentFacts::KIND, self.row.id).await
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<DocumentAction>, GqlError> {
        let (state, facts) = (self.row.state, self.facts().await?);
        let actor = self.viewer.actor();
        let expertise = self.row.expertise;
        let awaited = expertise.is_some_and(Expertise::is_open);
        let handed_in = expertise == Some(Expertise::Submitted);
        let latest = match state {
            State::Approved => {
                let all = self.all_versions().await?;
                let latest = all.iter().find(|row| row.state != State::Archived);
                latest.map(|row| row.id)
            }
            _ => None,
        };
        let (written, approved) = (state.edit().is_ok(), state == State::Approved);
        let alive = written || state.endorse().is_ok() || approved;
        let region = self.row.at.municipality.is_none();
        let all = [
            (DocumentAction::Edit, Action::Write, written && !awaited),
            (DocumentAction::Attach, Action::Write, written && !awaited),
            (
                DocumentAction::Discard,
                Action::Write,
                written && expertise.is_none(),
            ),
            (
                DocumentAction::StartReview,
                Action::Write,
                state.review().is_ok(),
            ),
            (
                DocumentAction::GiveBack,
                Action::Write,
                state.give_back().is_ok(),
            ),
            (
                DocumentAction::Endorse,
                Action::Endorse,
                state.endorse().is_ok(),
            ),
            (
                DocumentAction::Approve,
                Action::Approve,
                state.approve().is_ok(),
            ),
            (
                DocumentAction::NewVersion,
                Action::Write,
                latest == Some(self.row.id),
            ),
            (
                DocumentAction::Repeal,
                Action::Repeal,
                state.repeal().is_ok(),
            ),
            (
                DocumentAction::Archive,
                Action::Archive,
                state.archive().is_ok() && !awaited,
            ),
            (
                DocumentAction::Publish,
                Action::Publish,
                approved && self.row.published.is_none(),
            ),
            (
                DocumentAction::Unpublish,
                Action::Publish,
                self.row.published.is_some(),
            ),
            (
                DocumentAction::SubmitForExpertise,
                Action::Submit,
                alive && !awaited && !region,
            ),
            (
                DocumentAction::WithdrawFromExpertise,
                Action::Submit,
                handed_in,
            ),
            (DocumentAction::TakeExpertise, Action::Examine, handed_in),
            (DocumentAction::ConcludeExpertise, Action::Examine, awaited),
        ];
        let may = |deed| facts.judge(actor, deed) == Verdict::Full;
        let can = all
            .into_iter()
            .filter(|(_, deed, fits)| *fits && may(*deed));
        Ok(can.map(|(action, ..)| action).collect())
    }
}

impl Document {
    async fn all_expertises(&self) -> Result<Vec<DocumentExpertise>, GqlError> {
        if !self.is_inside() {
            return Ok(Vec::new());
        }
        let key = ExpertisesOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let shown = |row| DocumentExpertise {
            viewer: self.viewer.clone(),
            row,
        };
        Ok(rows.unwrap_or_default().into_iter().map(shown).collect())
    }
}
