//! The query root: the public desk's fields, and the viewer behind whom all other desks stand.

use async_graphql::{Context, MergedObject, Object};
use domain::roadmap::term::Period;

use crate::date::Date;
use crate::desks::public::PublicQuery;
use crate::error::GqlError;
use crate::types::schedule::SchedulePreview;
use crate::types::survey::SurveySheet;
use crate::types::viewer::ViewerNode;
use crate::viewer::Viewer;

/// Everything that can be asked. Fields other than `viewer` need no account.
#[derive(MergedObject, Default)]
pub struct Query(PublicQuery, ViewerQuery, SurveyQuery, ScheduleQuery);

/// The door to the desks.
#[derive(Default)]
pub struct ViewerQuery;

#[Object]
impl ViewerQuery {
    /// The signed-in person with their desks; `null` when nobody is signed in.
    async fn viewer(&self, ctx: &Context<'_>) -> Option<ViewerNode> {
        let viewer = Viewer::of(ctx);
        viewer.actor().person().map(|_| ViewerNode::new(viewer))
    }
}

/// The door for whoever holds a personal link to a survey.
#[derive(Default)]
pub struct SurveyQuery;

#[Object]
impl SurveyQuery {
    /// The survey behind a personal link, for whoever holds it; `null` for a link that never was, was taken back or is
    /// over: the three look the same.
    async fn survey(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The secret of the link: what stands behind `/survey/`.")] token: String,
    ) -> Option<Result<SurveySheet, GqlError>> {
        let viewer = Viewer::of(ctx);
        SurveySheet::behind(&viewer, &token).await.transpose()
    }
}

/// The door of the term reader: any plan may be read, nobody needs an account for it.
#[derive(Default)]
pub struct ScheduleQuery;

/// The most characters of a term; longer ones are whole plans.
const LONGEST_TERM: usize = 5_000;

#[Object]
impl ScheduleQuery {
    /// Reads the text of a plan's column «Сроки»: when a duty is due, how often, for what it waits, what was not
    /// understood and what could be meant otherwise. Nothing is kept. A text without a year is resolved inside the
    /// plan's period; when `from` is later than `to`, there are no occurrences.
    #[graphql(complexity = "500 + child_complexity")]
    async fn schedule_preview(
        &self,
        #[graphql(desc = "The term as it is printed, at most 5 000 characters; it may be empty.")]
        text: String,
        #[graphql(desc = "The first day of the plan.")] from: Date,
        #[graphql(desc = "The last day of the plan.")] to: Date,
    ) -> Result<SchedulePreview, GqlError> {
        if text.chars().count() > LONGEST_TERM {
            return Err(GqlError::BadInput("text is longer than 5 000 characters"));
        }
        let period = Period {
            from: from.0,
            to: to.0,
        };
        Ok(SchedulePreview::read(text, period))
    }
}
