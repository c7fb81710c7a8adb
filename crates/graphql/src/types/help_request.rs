//! A request for help between meetings, or a consultation.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::help::{Action, HelpRequestFacts};
use domain::access::{Subject, Verdict};
use domain::id::HelpRequestId;
use domain::mentoring::{HelpState as State, HelpStateKind};
use persistence::help_requests::{self as rows, HelpRequestsOf};
use persistence::page::Slice;

use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{HelpersOf, SchoolById};
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// Whom a request is for.
    HelpAddressee = "domain::mentoring::Addressee" {
        /// The mentors of who asks.
        OwnMentor,
        /// Any mentor of the school's bank.
        AnyMentor,
        /// The curator.
        Curator,
    }
}

mirror! {
    /// Where a request stands.
    HelpRequestState = "domain::mentoring::HelpStateKind" {
        /// Nobody has taken it yet.
        New,
        /// Somebody is at it.
        Taken,
        /// Answered; who asked is to say how much it helped.
        Answered,
        /// Over.
        Closed,
        /// Taken back by who asked.
        Withdrawn,
    }
}

/// What the viewer may do with a request as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum HelpRequestAction {
    /// Say that one is at it.
    Take,
    /// Leave it to others.
    GiveBack,
    /// Answer it.
    Answer,
    /// Say how much the answer helped.
    Close,
    /// Take it back.
    Withdraw,
}

/// A request that the viewer may read.
#[derive(Clone)]
pub struct HelpRequest {
    viewer: Viewer,
    row: rows::HelpRequest,
}

impl HelpRequest {
    /// A request that was listed for the viewer.
    pub(crate) fn new(viewer: Viewer, row: rows::HelpRequest) -> Self {
        Self { viewer, row }
    }

    /// The request with this id, if the policy lets the viewer read it.
    pub(crate) async fn seen(viewer: &Viewer, id: HelpRequestId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.store().help_requests().find(id).await? else {
            return Ok(None);
        };
        let found = Self::new(viewer.clone(), row);
        let may = found.may(Action::Read).await?;
        Ok(may.then_some(found))
    }

    /// The request that the viewer has just made or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: HelpRequestId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// A page of requests that are the viewer's to read, the latest first.
    pub(crate) async fn page(
        viewer: &Viewer,
        of: HelpRequestsOf,
        states: Option<Vec<HelpRequestState>>,
        slice: &Slice,
    ) -> Result<Connection<Self, HelpRequestTotal>, GqlError> {
        let states = states.unwrap_or_default().into_iter();
        let states: Vec<HelpStateKind> = states.map(Into::into).collect();
        let window = viewer
            .store()
            .help_requests()
            .page(of, &states, slice)
            .await?;
        let node = |row| Self::new(viewer.clone(), row);
        let total = HelpRequestTotal {
            viewer: viewer.clone(),
            of,
            states,
        };
        Ok(Connection::new(window.map(node), total))
    }

    async fn facts(&self) -> Result<HelpRequestFacts, GqlError> {
        let loaders = self.viewer.loaders();
        let school = loaders.load_one(SchoolById(self.row.school)).await?;
        let key = HelpersOf(self.row.school, self.row.asked_by, self.row.addressee);
        let mut helpers = loaders.load_one(key).await?.unwrap_or_default();
        helpers.extend(self.row.state.helper());
        Ok(HelpRequestFacts {
            id: self.row.id,
            at: school.ok_or(GqlError::NotFound)?.at,
            asked_by: self.row.asked_by,
            helpers,
        })
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let facts = self.facts().await?;
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Counts requests on demand.
pub struct HelpRequestTotal {
    viewer: Viewer,
    of: HelpRequestsOf,
    states: Vec<HelpStateKind>,
}

impl Total for HelpRequestTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let requests = self.viewer.store().help_requests();
        Ok(requests.count(self.of, &self.states).await?)
    }
}

/// A request for help between meetings, or a consultation.
#[Object]
impl HelpRequest {
    /// `help-request:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// Who asks.
    async fn asked_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.asked_by).await
    }

    /// When.
    async fn asked_at(&self) -> domain::clock::Timestamp {
        self.row.asked_at
    }

    /// Whom it is for.
    async fn addressee(&self) -> HelpAddressee {
        self.row.addressee.into()
    }

    /// Whether it cannot wait.
    async fn urgent(&self) -> bool {
        self.row.urgent
    }

    /// In a line.
    async fn topic(&self) -> &str {
        &self.row.topic
    }

    /// In full.
    async fn question(&self) -> &str {
        &self.row.question
    }

    /// Where it stands.
    async fn state(&self) -> HelpRequestState {
        self.row.state.kind().into()
    }

    /// Who is at it, or answered.
    async fn helper(&self) -> Option<Result<Person, GqlError>> {
        let helper = self.row.state.helper()?;
        Some(Person::load(&self.viewer, helper).await)
    }

    /// The answer.
    async fn answer(&self) -> Option<&str> {
        self.row.answer.as_deref()
    }

    /// How long the answer took, in minutes.
    async fn response_minutes(&self) -> Option<i32> {
        let time = self.row.state.response_time(self.row.asked_at)?;
        i32::try_from(time.num_minutes()).ok()
    }

    /// How much it helped, 1–10, once who asked has said.
    async fn rating(&self) -> Option<i32> {
        match self.row.state {
            State::Closed { rating, .. } => Some(rating.value().into()),
            State::New | State::Taken { .. } | State::Answered { .. } | State::Withdrawn => None,
        }
    }

    /// Counts its steps.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<HelpRequestAction>, GqlError> {
        use HelpRequestAction::{Answer, Close, GiveBack, Take, Withdraw};
        let facts = self.facts().await?;
        let may = |action| facts.judge(self.viewer.actor(), action) == Verdict::Full;
        let (helps, closes) = (may(Action::Help), may(Action::Close));
        let mine = |by| self.viewer.actor().is(by);
        Ok(match self.row.state {
            State::New if helps => vec![Take, Answer],
            State::Taken { by } if helps && mine(by) => vec![Answer, GiveBack],
            State::New | State::Taken { .. } if closes => vec![Withdraw],
            State::Answered { .. } if closes => vec![Close],
            State::New
            | State::Taken { .. }
            | State::Answered { .. }
            | State::Closed { .. }
            | State::Withdrawn => Vec::new(),
        })
    }
}
