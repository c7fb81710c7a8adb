//! The viewer: who asks, with everything a resolver may use. One per request, made in one place, the only thing put
//! into the request's data.

use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::DataLoader;
use domain::access::{Actor, Post};
use domain::clock::{Date, Zone};
use domain::id::{PersonId, SchoolId};
use persistence::{Store, StoreError};

use crate::error::GqlError;
use crate::loaders::{Loaders, RegionById, SchoolById};

/// What the installation is like, the same for every request.
#[derive(Clone, Debug)]
pub struct Installation {
    /// The address that links in letters begin with, without a slash at the end.
    pub public_url: String,
    /// Whether this is a demo, where letters are shown instead of sent.
    pub demo: bool,
}

/// Who asks. Cheap to clone; types and desks hold one.
#[derive(Clone)]
pub struct Viewer(Arc<Request>);

struct Request {
    actor: Actor,
    store: Store,
    loaders: DataLoader<Loaders>,
    installation: Arc<Installation>,
}

impl Viewer {
    /// The viewer of one request.
    pub fn new(actor: Actor, store: Store, installation: Arc<Installation>) -> Self {
        let loaders = DataLoader::new(Loaders::new(store.clone()), tokio::spawn);
        Self(Arc::new(Request {
            actor,
            store,
            loaders,
            installation,
        }))
    }

    /// The same viewer with the posts of this moment and nothing remembered: for requests that last.
    pub async fn again(&self) -> Result<Self, StoreError> {
        let actor = match self.actor().person() {
            None => Actor::Public,
            Some(person) => actor(self.store(), person).await?,
        };
        let installation = Arc::clone(&self.0.installation);
        Ok(Self::new(actor, self.store().clone(), installation))
    }

    /// The viewer of the request that `ctx` belongs to, signed in or not.
    pub fn of(ctx: &Context<'_>) -> Self {
        ctx.data_unchecked::<Self>().clone()
    }

    /// The viewer and the person they are; [`GqlError::Unauthenticated`] when nobody is signed in.
    pub fn signed_in(ctx: &Context<'_>) -> Result<Self, GqlError> {
        let viewer = Self::of(ctx);
        viewer.person()?;
        Ok(viewer)
    }

    /// Who asks, as the policy sees them.
    pub fn actor(&self) -> &Actor {
        &self.0.actor
    }

    /// The person who asks.
    pub fn person(&self) -> Result<PersonId, GqlError> {
        self.0.actor.person().ok_or(GqlError::Unauthenticated)
    }

    /// Reads and writes.
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// Batched reads of this request.
    pub fn loaders(&self) -> &DataLoader<Loaders> {
        &self.0.loaders
    }

    /// What the installation is like.
    pub fn installation(&self) -> &Installation {
        &self.0.installation
    }

    /// Today at a school, by the zone of its region; [`GqlError::NotFound`] for an id that never was.
    pub async fn today_at(&self, school: SchoolId) -> Result<Date, GqlError> {
        let row = self.loaders().load_one(SchoolById(school)).await?;
        let region = row.ok_or(GqlError::NotFound)?.at.region;
        let region = self.loaders().load_one(RegionById(region)).await?;
        Ok(self.today(region.ok_or(GqlError::NotFound)?.zone))
    }

    /// Today in `zone`.
    pub fn today(&self, zone: Zone) -> Date {
        zone.date(self.0.store.clock().now())
    }
}

/// A person as the policy sees them, with the posts that are in force at this moment.
pub async fn actor(store: &Store, person: PersonId) -> Result<Actor, StoreError> {
    let posts = store.posts().of_person(person, store.clock().now()).await?;
    let posts = posts.into_iter().map(|post| Post {
        role: post.role,
        at: post.at,
    });
    Ok(Actor::Person {
        id: person,
        posts: posts.collect(),
    })
}
