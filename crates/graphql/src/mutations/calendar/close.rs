//! Somebody gives up the secret address of their calendar.

use async_graphql::{Context, InputObject, Object, SimpleObject, Union};
use domain::id::PersonId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Closes calendar feeds.
#[derive(Default)]
pub struct CloseCalendarFeedMutation;

#[Object]
impl CloseCalendarFeedMutation {
    /// Puts the address of the viewer's calendar out of use at once.
    async fn close_calendar_feed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but the key.")] input: CloseCalendarFeedInput,
    ) -> Result<CloseCalendarFeedPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseCalendarFeed {
            person: viewer.person()?,
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "closeCalendarFeed", &operation).await? {
            Ok(()) => Ok(CloseCalendarFeedPayload::Done(CloseCalendarFeedDone {
                closed: true,
            })),
            Err(Never) => Err(GqlError::NotFound),
        }
    }
}

#[derive(Serialize)]
struct CloseCalendarFeed {
    #[serde(skip)]
    person: PersonId,
}

/// Nothing stands in the way of closing.
struct Never;

impl Operation for CloseCalendarFeed {
    type Done = ();
    type Refusal = Never;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Never>> {
        work.calendar_feeds().close(self.person).await?;
        let change = Change::default();
        work.note_own(self.person, "calendar_feed", "Close", self.person, change)
            .await?;
        Ok(())
    }
}

/// An address to be put out of use.
#[derive(InputObject)]
pub struct CloseCalendarFeedInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum CloseCalendarFeedPayload {
    /// The address opens nothing.
    Done(CloseCalendarFeedDone),
}

/// The address opens nothing any more.
#[derive(SimpleObject)]
pub struct CloseCalendarFeedDone {
    /// Always true.
    pub closed: bool,
}
