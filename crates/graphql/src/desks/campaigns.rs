//! Monitoring campaigns on the desks of a municipality and a region, and what a school is to answer on its own.

use std::sync::Arc;

use async_graphql::{InputObject, Object, SimpleObject};
use domain::access::rules::monitoring::campaign::{Action, CampaignFacts};
use domain::access::rules::roadmap::Seat;
use domain::access::{Subject, Verdict};
use domain::clock::SchoolYear;
use domain::id::CampaignId;
use persistence::campaigns::CampaignFilter as Wanted;
use persistence::submissions::lists::{Reach, SubmissionFilter as WantedSubmissions};
use uuid::Uuid;

use super::school_year;
use crate::date::Date;
use crate::error::GqlError;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::enums::mirror;
use crate::types::monitoring::{
    Campaign, CampaignKind, CampaignState, Extent, MonitoringItem, Submission, SubmissionState,
    SubmissionTotal,
};
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

mirror! {
    /// In which months campaigns are held.
    CampaignRhythm = "domain::monitoring::Rhythm" {
        /// One interim campaign in November.
        November,
        /// In December how mentoring is carried out, in May what it does.
        DecemberAndMay,
        /// How it is carried out, in December and in June.
        DecemberAndJune,
    }
}

/// Which campaigns are wanted.
#[derive(InputObject, Default)]
pub struct CampaignFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<CampaignState>>,
    /// Of one of these kinds; of any when left out or empty.
    pub kinds: Option<Vec<CampaignKind>>,
    /// Of this school year: the calendar year of its September.
    pub school_year: Option<i32>,
}

/// Which submissions are wanted.
#[derive(InputObject, Default)]
pub struct SubmissionFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<SubmissionState>>,
}

/// A campaign that a rhythm asks for: what it would look like when it was planned.
#[derive(Clone, Debug, SimpleObject)]
pub struct CampaignSuggestion {
    /// What it looks at.
    pub kind: CampaignKind,
    /// What it would be called.
    pub title: String,
    /// The first day that it is about.
    pub from: Date,
    /// The last day that it is about.
    pub until: Date,
    /// The first day to answer.
    pub opens_on: Date,
    /// The last day to answer.
    pub due_on: Date,
}

/// Counts the campaigns of a desk on demand.
pub struct CampaignTotal {
    viewer: Viewer,
    at: Seat,
    filter: Wanted,
}

impl Total for CampaignTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let campaigns = self.viewer.store().campaigns();
        Ok(campaigns.count(self.at, &self.filter).await?)
    }
}

/// What every desk shows of campaigns.
pub struct MonitoringShelf {
    viewer: Viewer,
    at: Option<Seat>,
}

impl MonitoringShelf {
    /// The shelf of a place; empty-handed where the viewer neither holds nor answers campaigns.
    pub(super) fn new(viewer: Viewer, at: Option<Seat>) -> Self {
        Self { viewer, at }
    }

    fn plans(&self, at: Seat) -> bool {
        let facts = CampaignFacts {
            id: CampaignId(Uuid::nil()),
            at,
            state: domain::monitoring::CampaignState::Planned,
            below: Vec::new(),
        };
        facts.judge(self.viewer.actor(), Action::Plan) == Verdict::Full
    }
}

/// Campaigns of a place.
#[Object]
impl MonitoringShelf {
    /// The monitoring campaigns of a municipality or a region, its own in any state and those announced above it, the latest
    /// last day first; `null` for who may not read them, and at schools, which have `submissions`.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn campaigns(
        &self,
        #[graphql(desc = "Which campaigns.")] filter: Option<CampaignFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Campaign, CampaignTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(at) = self.at.filter(|at| at.school.is_none()) else {
            return Ok(None);
        };
        let filter = filter.unwrap_or_default();
        let year = match filter.school_year {
            Some(named) => Some(school_year(
                Some(named),
                SchoolYear::of(today_in(&self.viewer, at).await?),
            )?),
            None => None,
        };
        let filter = Wanted {
            states: filter
                .states
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            kinds: filter
                .kinds
                .unwrap_or_default()
                .into_iter()
                .map(Into::into)
                .collect(),
            school_year: year,
        };
        let store = self.viewer.store();
        let window = store.campaigns().around(at, &filter, &slice).await?;
        let extent = at.municipality.map_or(Extent::Region, Extent::Municipality);
        let rows = window.rows.iter().map(|(_, row)| Arc::new(row.clone()));
        let mut shown = Campaign::many(&self.viewer, rows, extent).into_iter();
        let window = persistence::page::Window {
            rows: window
                .rows
                .into_iter()
                .filter_map(|(at, _)| Some((at, shown.next()?)))
                .collect(),
            has_next: window.has_next,
            has_previous: window.has_previous,
        };
        let viewer = self.viewer.clone();
        Ok(Some(Connection::new(
            window,
            CampaignTotal { viewer, at, filter },
        )))
    }

    /// What the school is to answer, or has answered, in campaigns, the latest last day first; `null` for who may not read it,
    /// and above schools.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn submissions(
        &self,
        #[graphql(desc = "Which submissions.")] filter: Option<SubmissionFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Submission, SubmissionTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(school) = self.at.and_then(|at| at.school) else {
            return Ok(None);
        };
        let states = filter.unwrap_or_default().states.unwrap_or_default();
        let filter = WantedSubmissions {
            states: states.into_iter().map(Into::into).collect(),
            overdue_on: None,
        };
        let reach = Reach::OfSchool(school);
        let store = self.viewer.store();
        let window = store.submissions().within(reach, &filter, &slice).await?;
        let ids: Vec<_> = window.rows.iter().map(|(_, row)| row.campaign).collect();
        let campaigns = store.campaigns().find_all(&ids).await?;
        let campaigns: Vec<_> = campaigns.into_iter().map(Arc::new).collect();
        let window = Submission::window(&self.viewer, window, &campaigns);
        let viewer = self.viewer.clone();
        let total = SubmissionTotal {
            viewer,
            reach,
            filter,
        };
        Ok(Some(Connection::new(window, total)))
    }

    /// Whether the viewer may plan campaigns of this place.
    async fn may_plan_campaigns(&self) -> bool {
        self.at.is_some_and(|at| self.plans(at))
    }

    /// What a campaign of a kind asks when nobody leaves anything out; `null` for who plans none here.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn campaign_questions(
        &self,
        #[graphql(desc = "Of which campaigns.")] kind: CampaignKind,
    ) -> Option<Vec<MonitoringItem>> {
        self.at.filter(|at| self.plans(*at))?;
        let set = documents::monitoring::current(kind.into());
        Some(set.items.iter().map(Into::into).collect())
    }

    /// The campaigns that a rhythm asks for in the running school year and that are still to come; `null` for who plans none
    /// here.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn campaign_suggestions(
        &self,
        #[graphql(desc = "In which months campaigns are held.")] rhythm: CampaignRhythm,
    ) -> Result<Option<Vec<CampaignSuggestion>>, GqlError> {
        let Some(at) = self.at.filter(|at| self.plans(*at)) else {
            return Ok(None);
        };
        let today = today_in(&self.viewer, at).await?;
        let rhythm = domain::monitoring::Rhythm::from(rhythm);
        let all = rhythm.suggestions(SchoolYear::of(today), today).into_iter();
        let shown = all.map(|one| CampaignSuggestion {
            kind: one.kind.into(),
            title: documents::monitoring::title(one.kind).to_owned(),
            from: one.from.into(),
            until: one.until.into(),
            opens_on: one.opens.into(),
            due_on: one.until.into(),
        });
        Ok(Some(shown.collect()))
    }
}
