//! An individual route of four or five school years.

use async_graphql::{ID, Object};
use domain::access::rules::individual_route::{Action, IndividualRouteFacts};
use domain::access::{Subject, Verdict};
use domain::id::{IndividualRouteId, PersonId, SchoolId};
use domain::mentoring::{MentorshipStateKind, RouteState, Side};
use persistence::individual_routes::{self as kept, RouteStep as Step};
use persistence::page::Slice;
use uuid::Uuid;

use super::absence::is_employed;
use super::enums::mirror;
use super::person::Person;
use super::place::Place;
use super::programme::Programme;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MentorshipsOf, RoutesOf, SchoolById};
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// Where an individual route stands.
    IndividualRouteState = "domain::mentoring::RouteState" {
        /// Being written.
        Draft,
        /// In force as it was written first.
        Active,
        /// In force, revised since.
        Revised,
        /// Over.
        Finished,
    }
}

mirror! {
    /// What the viewer may do with an individual route, as it stands now.
    IndividualRouteAction = "Action" {
        /// Read it.
        Read,
        /// Write the draft.
        Keep,
        /// Put it into force.
        Activate,
        /// Revise it while it is in force.
        Revise,
        /// Say what came of it.
        Finish,
    }
}

/// A route that the viewer may read.
#[derive(Clone)]
pub struct IndividualRoute {
    viewer: Viewer,
    row: kept::IndividualRoute,
}

impl IndividualRoute {
    /// The route that the viewer has just written or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: IndividualRouteId) -> Result<Self, GqlError> {
        let row = viewer.store().individual_routes().find(id).await?;
        let found = Self {
            viewer: viewer.clone(),
            row: row.ok_or(GqlError::NotFound)?,
        };
        let may = found.may(Action::Read).await?;
        may.then_some(found).ok_or(GqlError::NotFound)
    }

    /// Those of the person's routes that the viewer may read, the latest written first.
    pub(crate) async fn of(viewer: &Viewer, person: PersonId) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.loaders().load_one(RoutesOf(person)).await?;
        let mut seen = Vec::new();
        for row in rows.unwrap_or_default() {
            let one = Self {
                viewer: viewer.clone(),
                row,
            };
            if one.may(Action::Read).await? {
                seen.push(one);
            }
        }
        Ok(seen)
    }

    /// Whether the viewer's role lets them read all routes of a school.
    pub(crate) async fn are_read(viewer: &Viewer, school: SchoolId) -> Result<bool, GqlError> {
        let place = viewer.loaders().load_one(SchoolById(school)).await?;
        let anybodys = IndividualRouteFacts {
            id: IndividualRouteId(Uuid::nil()),
            at: place.ok_or(GqlError::NotFound)?.at,
            person: PersonId(Uuid::nil()),
            mentors: Vec::new(),
            employed: true,
        };
        Ok(anybodys.judge(viewer.actor(), Action::Read) == Verdict::Full)
    }

    /// A page of the routes of a school, which the viewer curates.
    pub(crate) async fn page(
        viewer: &Viewer,
        school: SchoolId,
        states: Option<Vec<IndividualRouteState>>,
        slice: &Slice,
    ) -> Result<Connection<Self, RouteTotal>, GqlError> {
        let states: Vec<RouteState> = states
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let routes = viewer.store().individual_routes();
        let window = routes.page(school, &states, slice).await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        let total = RouteTotal {
            viewer: viewer.clone(),
            school,
            states,
        };
        Ok(Connection::new(window.map(node), total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let (person, school) = (self.row.person, self.row.school);
        let place = self.viewer.loaders().load_one(SchoolById(school)).await?;
        let employed = is_employed(&self.viewer, person, school).await?;
        let pairs = self
            .viewer
            .loaders()
            .load_one(MentorshipsOf(person))
            .await?;
        let running = |row: &persistence::mentorships::Mentorship| {
            row.pair.state.kind() == MentorshipStateKind::Active
                && row.at.school == school
                && row.pair.acting(Side::Mentee).any(|id| id == person)
        };
        let pairs = pairs.unwrap_or_default();
        let mentors = pairs
            .iter()
            .filter(|row| running(row))
            .flat_map(|row| row.pair.mentors_of(person))
            .collect();
        let at = place.ok_or(GqlError::NotFound)?.at;
        let facts = self.row.facts(at, mentors, employed);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }
}

/// Counts routes on demand.
pub struct RouteTotal {
    viewer: Viewer,
    school: SchoolId,
    states: Vec<RouteState>,
}

impl Total for RouteTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let routes = self.viewer.store().individual_routes();
        Ok(routes.count(self.school, &self.states).await?)
    }
}

/// What somebody works towards for four or five school years, above their programmes. Seen by them, by the mentors of their
/// running pair, and by the curators of the school.
#[Object]
impl IndividualRoute {
    /// `individual-route:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// What it leads to.
    async fn goal(&self) -> &str {
        &self.row.goal
    }

    /// The calendar year of the September in which it begins.
    async fn from_year(&self) -> i32 {
        self.row.years.from
    }

    /// The calendar year of the September of its last school year.
    async fn until_year(&self) -> i32 {
        self.row.years.until
    }

    /// Where it stands.
    async fn state(&self) -> IndividualRouteState {
        self.row.state.into()
    }

    /// Counts its revisions from 1 on.
    async fn edition(&self) -> i32 {
        self.row.edition
    }

    /// Why it was revised last.
    async fn revision_reason(&self) -> Option<&str> {
        self.row.revision_reason.as_deref()
    }

    /// What is to be done, by school year.
    async fn steps(&self) -> Vec<RouteStep> {
        let node = |step: &Step| RouteStep {
            viewer: self.viewer.clone(),
            step: step.clone(),
        };
        self.row.steps.iter().map(node).collect()
    }

    /// On which day it was put into force.
    async fn activated_on(&self) -> Option<Date> {
        self.row.activated_on.map(Into::into)
    }

    /// On which day it was over.
    async fn finished_on(&self) -> Option<Date> {
        self.row.finished_on.map(Into::into)
    }

    /// What came of it.
    async fn result(&self) -> Option<&str> {
        self.row.result.as_deref()
    }

    /// To be sent back with a change, which is refused when somebody else was faster.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<IndividualRouteAction>, GqlError> {
        let state = self.row.state;
        let mut can = Vec::new();
        for action in Action::ALL {
            let next = match action {
                Action::Read => true,
                Action::Keep => state.write().is_ok(),
                Action::Activate => state.activate().is_ok(),
                Action::Revise => state.revise().is_ok(),
                Action::Finish => state.finish().is_ok(),
            };
            if next && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}

/// What is to be done in one school year of a route.
pub struct RouteStep {
    viewer: Viewer,
    step: Step,
}

/// What is to be done in one school year of an individual route.
#[Object]
impl RouteStep {
    /// The calendar year of its September.
    async fn school_year(&self) -> i32 {
        self.step.school_year
    }

    /// Where it leads.
    async fn direction(&self) -> &str {
        &self.step.direction
    }

    /// What is expected of it.
    async fn expected(&self) -> Option<&str> {
        self.step.expected.as_deref()
    }

    /// The programme by which it is done; `null` for none, and for one that the viewer may not read.
    async fn programme(&self) -> Result<Option<Programme>, GqlError> {
        match self.step.programme {
            Some(id) => Programme::seen(&self.viewer, id).await,
            None => Ok(None),
        }
    }
}
