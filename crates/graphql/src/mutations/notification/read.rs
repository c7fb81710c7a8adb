//! Somebody has read what they were told.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::id::{NoticeId, PersonId};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;
use uuid::Uuid;

use crate::error::GqlError;
use crate::ids::read_all;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Marks notifications as read.
#[derive(Default)]
pub struct ReadNotificationsMutation;

#[Object]
impl ReadNotificationsMutation {
    /// Marks notifications of the viewer as read; an id of somebody else's marks nothing.
    async fn read_notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which.")] input: ReadNotificationsInput,
    ) -> Result<ReadNotificationsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let ids = input.notification_ids.as_deref();
        let ids = ids.map(|ids| read_all::<NoticeId>(ids, 100)).transpose()?;
        let operation = ReadNotifications {
            person: viewer.person()?,
            ids: ids.map(|ids| ids.into_iter().map(|id| id.0).collect()),
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "readNotifications", &operation).await? {
            Ok(()) => {
                let notices = viewer.store().notices();
                let unread = notices.count(viewer.person()?, true).await?;
                let unread = i32::try_from(unread).unwrap_or(i32::MAX);
                Ok(ReadNotificationsPayload::Done(ReadNotificationsDone {
                    unread,
                }))
            }
            Err(Never) => Err(GqlError::NotFound),
        }
    }
}

#[derive(Serialize)]
struct ReadNotifications {
    #[serde(skip)]
    person: PersonId,
    ids: Option<Vec<Uuid>>,
}

/// Nothing stands in the way of reading.
struct Never;

impl Operation for ReadNotifications {
    type Done = ();
    type Refusal = Never;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Never>> {
        let ids = self.ids.as_deref();
        work.notices().read(self.person, ids, work.now()).await?;
        Ok(())
    }
}

/// Which notifications were read.
#[derive(InputObject)]
pub struct ReadNotificationsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `notification:…`, at most a hundred; all of the viewer's when left out.
    pub notification_ids: Option<Vec<ID>>,
}

/// What came of it.
#[derive(Union)]
pub enum ReadNotificationsPayload {
    /// They are marked.
    Done(ReadNotificationsDone),
}

/// The notifications are marked as read.
#[derive(SimpleObject)]
pub struct ReadNotificationsDone {
    /// How many are left unread.
    pub unread: i32,
}
