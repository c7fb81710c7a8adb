//! Somebody takes a secret address for their calendar.

use async_graphql::{Context, Enum, InputObject, Object, SimpleObject, Union};
use domain::id::PersonId;
use persistence::{Change, Failure, Operation, Secret, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Opens calendar feeds.
#[derive(Default)]
pub struct OpenCalendarFeedMutation;

#[Object]
impl OpenCalendarFeedMutation {
    /// Makes a secret address under which a calendar program reads the viewer's days. It is shown this once; an earlier
    /// one opens nothing any more.
    async fn open_calendar_feed(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Nothing but the key.")] input: OpenCalendarFeedInput,
    ) -> Result<OpenCalendarFeedPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let secret = Secret::fresh()?;
        let operation = OpenCalendarFeed {
            person: viewer.person()?,
            secret: &secret,
        };
        let key = input.client_mutation_id.as_deref();
        let shown = perform(&viewer, key, "openCalendarFeed", &operation).await?;
        let public_url = &viewer.installation().public_url;
        Ok(match shown {
            // A repeated call finds the address of the first one, and nobody knows its secret any more.
            Ok(fingerprint) if fingerprint == secret.hash().fingerprint() => {
                let url = format!("{public_url}/feeds/calendar/{}.ics", secret.expose());
                OpenCalendarFeedPayload::Done(OpenCalendarFeedDone { url })
            }
            Ok(_) | Err(Never) => OpenCalendarFeedPayload::Refused(OpenCalendarFeedRefused {
                reason: OpenCalendarFeedRefusal::ShownBefore,
            }),
        })
    }
}

#[derive(Serialize)]
struct OpenCalendarFeed<'a> {
    #[serde(skip)]
    person: PersonId,
    #[serde(skip)]
    secret: &'a Secret,
}

/// Nothing stands in the way of an address.
struct Never;

impl Operation for OpenCalendarFeed<'_> {
    type Done = String;
    type Refusal = Never;

    async fn run(&self, work: &UnitOfWork) -> Result<String, Failure<Never>> {
        let hash = self.secret.hash();
        let feeds = work.calendar_feeds();
        feeds.open(self.person, &hash, work.now()).await?;
        let change = Change::default();
        work.note_own(self.person, "calendar_feed", "Open", self.person, change)
            .await?;
        Ok(hash.fingerprint().to_owned())
    }
}

/// A secret address to be made.
#[derive(InputObject)]
pub struct OpenCalendarFeedInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum OpenCalendarFeedPayload {
    /// The address opens the calendar.
    Done(OpenCalendarFeedDone),
    /// It is not shown.
    Refused(OpenCalendarFeedRefused),
}

/// The address opens the calendar.
#[derive(SimpleObject)]
pub struct OpenCalendarFeedDone {
    /// The address, shown this once.
    pub url: String,
}

/// The address is not shown.
#[derive(SimpleObject)]
pub struct OpenCalendarFeedRefused {
    /// Why.
    pub reason: OpenCalendarFeedRefusal,
}

/// Why an address is not shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum OpenCalendarFeedRefusal {
    /// It was shown before, under the same key; only its hash is kept.
    ShownBefore,
}
