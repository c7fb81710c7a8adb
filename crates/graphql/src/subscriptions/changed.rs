//! Which things changed: the sign to load them again.

use std::sync::Arc;
use std::time::Duration;

use async_graphql::{Context, Enum, ID, SimpleObject, Subscription};
use futures_util::{Stream, stream};
use persistence::Thing;
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;
use tokio::time::Instant;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

/// Tells what changed.
#[derive(Default)]
pub struct ChangedSubscription;

#[Subscription]
impl ChangedSubscription {
    /// Each thing that changes from now on and that the viewer may see. Tells which, not what: load it again. After a
    /// connection that was lost, load again what is shown.
    async fn changed(
        &self,
        ctx: &Context<'_>,
    ) -> Result<impl Stream<Item = Result<ChangedEvent, GqlError>> + use<>, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let things = viewer.store().watch();
        let watch = Watch {
            viewer,
            read: Instant::now(),
            things,
        };
        Ok(stream::unfold(watch, |mut watch| async move {
            let event = watch.next().await?;
            Some((event, watch))
        }))
    }
}

/// The kinds of things that are told of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ChangedKind {
    /// A mentorship, its meetings included.
    Mentorship,
    /// A programme, its activities included.
    Programme,
    /// An order.
    Order,
    /// A practice.
    Practice,
    /// A person's record.
    Person,
    /// A school, or something of it that is told of by no other kind: cards, consents, jobs, invitations.
    School,
    /// More than could be told one by one.
    Everything,
}

/// Something that changed.
#[derive(Clone, Debug, SimpleObject)]
pub struct ChangedEvent {
    /// What kind of thing.
    pub kind: ChangedKind,
    /// Which; null for everything: then load again whatever is shown.
    pub id: Option<ID>,
}

impl From<&Thing> for ChangedEvent {
    fn from(thing: &Thing) -> Self {
        let (kind, id) = match thing {
            Thing::Mentorship(facts) => (ChangedKind::Mentorship, Some(facts.id.public())),
            Thing::Programme(id, _) => (ChangedKind::Programme, Some(id.public())),
            Thing::Order(facts) => (ChangedKind::Order, Some(facts.id.public())),
            Thing::Practice(facts) => (ChangedKind::Practice, Some(facts.id.public())),
            Thing::Person(facts) => (ChangedKind::Person, Some(facts.id.public())),
            Thing::School(facts) => (ChangedKind::School, Some(facts.at.school.public())),
            Thing::Everything => (ChangedKind::Everything, None),
        };
        Self { kind, id }
    }
}

/// A viewer who gained a right hears by it after this long at the latest; one who lost it, at once.
const STALE: Duration = Duration::from_secs(30);

/// One viewer who watches.
struct Watch {
    /// With the rights of [`Self::read`].
    viewer: Viewer,
    read: Instant,
    things: Receiver<Arc<Thing>>,
}

impl Watch {
    /// The next thing that the viewer may see; `None` when nobody reports any longer.
    async fn next(&mut self) -> Option<Result<ChangedEvent, GqlError>> {
        loop {
            let thing = match self.things.recv().await {
                Ok(thing) => thing,
                Err(RecvError::Lagged(_)) => Arc::new(Thing::Everything),
                Err(RecvError::Closed) => return None,
            };
            match self.may_hear_of(&thing).await {
                Ok(true) => return Some(Ok(ChangedEvent::from(&*thing))),
                Ok(false) => {}
                Err(error) => return Some(Err(error)),
            }
        }
    }

    /// Most of what changes is not for this viewer, and that costs nothing to say. What is for them by the rights read
    /// last is told only by those of this moment.
    async fn may_hear_of(&mut self, thing: &Thing) -> Result<bool, GqlError> {
        let by_old_rights = thing.is_seen_by(self.viewer.actor());
        if !by_old_rights && self.read.elapsed() < STALE {
            return Ok(false);
        }
        self.viewer = self.viewer.again().await?;
        self.read = Instant::now();
        Ok(thing.is_seen_by(self.viewer.actor()))
    }
}
