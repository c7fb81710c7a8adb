//! Somebody chooses how they want to be told.

use async_graphql::{Context, InputObject, Object, SimpleObject, Union};
use domain::clock::Zone;
use domain::id::PersonId;
use domain::notice::{NoticeChoice, NoticeKind, NoticeWay};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::mutations::perform;
use crate::types::notification::{NotificationChoice, NotificationKind, NotificationWay};
use crate::viewer::Viewer;

/// Chooses the way of notifications.
#[derive(Default)]
pub struct ChooseNotificationsMutation;

#[Object]
impl ChooseNotificationsMutation {
    /// Chooses by which way the viewer is told of one kind of things.
    async fn choose_notifications(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Of what, and by which way.")] input: ChooseNotificationsInput,
    ) -> Result<ChooseNotificationsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ChooseNotifications {
            person: viewer.person()?,
            kind: input.kind.into(),
            way: input.way.into(),
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "chooseNotifications", &operation).await? {
            Ok(()) => {
                let choices = NotificationChoice::of(&viewer).await?;
                Ok(ChooseNotificationsPayload::Done(ChooseNotificationsDone {
                    choices,
                }))
            }
            Err(Never) => Err(GqlError::NotFound),
        }
    }
}

#[derive(Serialize)]
struct ChooseNotifications {
    #[serde(skip)]
    person: PersonId,
    kind: NoticeKind,
    way: NoticeWay,
}

/// Nothing stands in the way of choosing.
struct Never;

impl Operation for ChooseNotifications {
    type Done = ();
    type Refusal = Never;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Never>> {
        let choice = NoticeChoice {
            kind: self.kind,
            way: self.way,
            chosen_on: work.today(Zone::default()),
        };
        work.notices().choose(self.person, choice).await?;
        let change = Change::default();
        work.note_own(self.person, "notification", "Choose", self.person, change)
            .await?;
        Ok(())
    }
}

/// How somebody wants to be told.
#[derive(InputObject)]
pub struct ChooseNotificationsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// Of what.
    pub kind: NotificationKind,
    /// By which way.
    pub way: NotificationWay,
}

/// What came of it.
#[derive(Union)]
pub enum ChooseNotificationsPayload {
    /// It is kept.
    Done(ChooseNotificationsDone),
}

/// The choice is kept.
#[derive(SimpleObject)]
pub struct ChooseNotificationsDone {
    /// All choices of the viewer.
    pub choices: Vec<NotificationChoice>,
}
