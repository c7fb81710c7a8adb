//! What both banks of a school have in common: the duty to refresh them, confirmed states, who is suggested.

use async_graphql::Object;
use domain::access::rules::place::school::Action;
use domain::access::{Subject, Verdict};
use persistence::schools::LocatedSchool;

use crate::error::GqlError;
use crate::types::bank::{BankCounts, BankRefresh, BankSnapshot, SuggestedMentee};
use crate::types::survey::SurveyRound;
use crate::viewer::Viewer;

/// The most confirmed states that are shown.
const SNAPSHOTS: u64 = 50;
/// The most people who are suggested at once.
const SUGGESTED: usize = 200;

/// What both banks of a school have in common; the viewer was allowed to read them.
#[derive(Clone)]
pub struct SchoolBank {
    viewer: Viewer,
    here: LocatedSchool,
}

impl SchoolBank {
    /// Made by the school's desk alone.
    pub(super) fn new(viewer: Viewer, here: LocatedSchool) -> Self {
        Self { viewer, here }
    }

    fn keeps(&self) -> bool {
        let facts = self.here.school.facts();
        facts.judge(self.viewer.actor(), Action::KeepBanks) == Verdict::Full
    }
}

/// What both banks of a school have in common.
#[Object]
impl SchoolBank {
    /// How many cards of each kind there are now.
    async fn counts(&self) -> Result<BankCounts, GqlError> {
        let today = self.viewer.today(self.here.zone);
        let banks = self.viewer.store().banks();
        Ok(banks
            .counts(self.here.school.at.school, today)
            .await?
            .into())
    }

    /// Where the school stands with refreshing them.
    async fn refresh(&self) -> Result<BankRefresh, GqlError> {
        BankRefresh::of(&self.viewer, self.here.school.at.school).await
    }

    /// Their confirmed states, the latest first, at most fifty.
    #[graphql(complexity = "20 * child_complexity")]
    async fn snapshots(&self) -> Result<Vec<BankSnapshot>, GqlError> {
        let at = self.here.school.at;
        let banks = self.viewer.store().banks();
        let rows = banks.snapshots(at.school, SNAPSHOTS).await?;
        let rule = banks.policy(at.municipality).await?.rule;
        Ok(BankSnapshot::all(&self.viewer, rows, rule))
    }

    /// The rounds of surveys, the latest first, at most fifty; empty for who does not keep the banks.
    #[graphql(complexity = "10 * child_complexity")]
    async fn survey_rounds(&self) -> Result<Vec<SurveyRound>, GqlError> {
        if !self.keeps() {
            return Ok(Vec::new());
        }
        let surveys = self.viewer.store().surveys();
        let rows = surveys.rounds(self.here.school.at.school).await?;
        let node = |row| SurveyRound::new(self.viewer.clone(), row);
        Ok(rows.into_iter().map(node).collect())
    }

    /// Whom their job suggests for the bank of mentees, the latest first, at most two hundred; empty for who does not
    /// keep the banks.
    #[graphql(complexity = "50 * child_complexity")]
    async fn suggested(&self) -> Result<Vec<SuggestedMentee>, GqlError> {
        if !self.keeps() {
            return Ok(Vec::new());
        }
        let today = self.viewer.today(self.here.zone);
        let banks = self.viewer.store().banks();
        let rows = banks.suggested(self.here.school.at.school, today).await?;
        let node = |row| SuggestedMentee::new(self.viewer.clone(), row);
        Ok(rows.into_iter().take(SUGGESTED).map(node).collect())
    }
}
