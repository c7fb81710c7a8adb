//! What is behind a name: contacts, jobs, cards, consents.

use async_graphql::Object;
use domain::access::rules::bank::Action as CardAction;
use domain::access::{Subject, Verdict};
use domain::id::SchoolId;
use domain::mentoring::Side;
use futures_util::future::try_join_all;
use persistence::people;

use super::card::card_facts;
use super::consent::Consent;
use super::employment::Employment;
use super::mentor_card::MentorCard;
use super::mentorship::Mentorship;
use super::need::Need;
use crate::date::Date;
use crate::error::GqlError;
use crate::loaders::{ConsentsOf, HasAccount, JobsOf, MentorCardsOf, MentorshipsOf, NeedsOf};
use crate::viewer::Viewer;

/// A record that the viewer may read.
#[derive(Clone)]
pub struct PersonRecord {
    viewer: Viewer,
    row: people::Person,
}

impl PersonRecord {
    /// Made by the person's own check alone.
    pub(super) fn new(viewer: Viewer, row: people::Person) -> Self {
        Self { viewer, row }
    }

    /// Whether the viewer may read the person's card in the bank of `school`.
    async fn reads(&self, school: SchoolId, side: Side) -> Result<bool, GqlError> {
        let facts = card_facts(&self.viewer, self.row.id, school, side).await?;
        Ok(facts.judge(self.viewer.actor(), CardAction::Read) == Verdict::Full)
    }
}

/// What is behind a name: contacts, jobs, cards, consents. Cards and consents of another school are listed for those
/// who may read them there.
#[Object]
impl PersonRecord {
    /// Where letters reach them.
    async fn email(&self) -> Option<&str> {
        self.row.email.as_deref()
    }

    /// Where calls reach them.
    async fn phone(&self) -> Option<&str> {
        self.row.phone.as_deref()
    }

    /// When they were born.
    async fn birth_date(&self) -> Option<Date> {
        self.row.birth_date.map(Date::from)
    }

    /// Whether they can sign in.
    async fn has_account(&self) -> Result<bool, GqlError> {
        let key = HasAccount(self.row.id);
        Ok(self.viewer.loaders().load_one(key).await?.is_some())
    }

    /// Their jobs, former ones too, the latest first.
    async fn employments(&self) -> Result<Vec<Employment>, GqlError> {
        let jobs = self.viewer.loaders().load_one(JobsOf(self.row.id)).await?;
        let node = |job| Employment::new(self.viewer.clone(), job);
        Ok(jobs.unwrap_or_default().into_iter().map(node).collect())
    }

    /// Their consents, withdrawn and expired ones too, the latest first.
    async fn consents(&self) -> Result<Vec<Consent>, GqlError> {
        let rows = self
            .viewer
            .loaders()
            .load_one(ConsentsOf(self.row.id))
            .await?;
        let rows = rows.unwrap_or_default().into_iter();
        let seen = try_join_all(rows.map(|row| Consent::visible(&self.viewer, row))).await?;
        Ok(seen.into_iter().flatten().collect())
    }

    /// Their mentor's cards, one for each school.
    async fn mentor_cards(&self) -> Result<Vec<MentorCard>, GqlError> {
        let key = MentorCardsOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let seen = rows.unwrap_or_default().into_iter().map(async |row| {
            let seen = self.reads(row.school, Side::Mentor).await?;
            Ok::<_, GqlError>(seen.then(|| MentorCard::new(self.viewer.clone(), row)))
        });
        Ok(try_join_all(seen).await?.into_iter().flatten().collect())
    }

    /// Their needs, one for each school.
    async fn needs(&self) -> Result<Vec<Need>, GqlError> {
        let rows = self.viewer.loaders().load_one(NeedsOf(self.row.id)).await?;
        let seen = rows.unwrap_or_default().into_iter().map(async |row| {
            let seen = self.reads(row.school, Side::Mentee).await?;
            Ok::<_, GqlError>(seen.then(|| Need::new(self.viewer.clone(), row)))
        });
        Ok(try_join_all(seen).await?.into_iter().flatten().collect())
    }

    /// The pairs and groups in which they take part, over and declined ones too, the latest proposal first; only those
    /// that the viewer may see with names.
    async fn mentorships(&self) -> Result<Vec<Mentorship>, GqlError> {
        let key = MentorshipsOf(self.row.id);
        let rows = self.viewer.loaders().load_one(key).await?;
        let rows = rows.unwrap_or_default().into_iter();
        let seen = rows.filter_map(|row| Mentorship::visible(&self.viewer, row));
        Ok(seen.collect())
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
