//! What is not as it should be at the schools of a municipality.

use std::sync::Arc;

use async_graphql::{ID, InputObject, Object, SimpleObject};
use domain::id::{PersonId, RoadmapId};
use domain::monitoring::Shown;
use domain::monitoring::exception::{Exception, ExceptionKind as Kind};

use super::enums::mirror;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{PersonById, RoadmapById};
use crate::viewer::Viewer;

/// The most things that a line names.
const NAMED: usize = 20;

mirror! {
    /// What is not as it should be, the worst first.
    ExceptionKind = "domain::monitoring::exception::ExceptionKind" {
        /// Consents that end within thirty days and that no later one follows. Counts people.
        ConsentsEnding,
        /// People in the bank of mentees for thirty days who have no mentor. Counts people.
        NewcomersWaiting,
        /// Pairs in force without a meeting for thirty days.
        SilentPairs,
        /// Pairs in force for fourteen days without an approved programme.
        ProgrammesMissing,
        /// Mentors with more mentees than they offered to take. Counts people.
        MentorsOverloaded,
        /// No roadmap that is agreed or in force.
        RoadmapMissing,
        /// Roadmaps whose time is over and on which nobody has reported.
        ReportsOverdue,
        /// In the model, and nobody has entered anything: that is no nought.
        NoData,
    }
}

/// Which exceptions are wanted.
#[derive(InputObject, Default)]
pub struct ExceptionFilter {
    /// Of one of these kinds; of any when left out or empty.
    pub kinds: Option<Vec<ExceptionKind>>,
}

impl ExceptionFilter {
    /// Whether an exception is wanted.
    pub(crate) fn takes(&self, kind: Kind) -> bool {
        let kinds = self.kinds.as_deref().unwrap_or_default();
        kinds.is_empty() || kinds.contains(&kind.into())
    }
}

/// What the viewer may see of exceptions besides counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Insight {
    /// The mentors of the schools by name.
    pub mentors: bool,
    /// The roadmaps of the schools.
    pub roadmaps: bool,
}

impl Insight {
    /// A count at one school, as the viewer may see it.
    pub(crate) fn shown(self, kind: Kind, count: u32) -> Shown {
        if self.names(kind) {
            Shown::Exact(count)
        } else {
            kind.shown(count)
        }
    }

    /// Whether the viewer may see the people or things behind the count.
    pub(crate) fn names(self, kind: Kind) -> bool {
        match kind {
            Kind::MentorsOverloaded => self.mentors,
            Kind::ReportsOverdue => self.roadmaps,
            Kind::ConsentsEnding
            | Kind::NewcomersWaiting
            | Kind::SilentPairs
            | Kind::ProgrammesMissing
            | Kind::RoadmapMissing
            | Kind::NoData => false,
        }
    }
}

/// What of one kind is not as it should be at one school.
#[derive(Clone)]
pub struct SchoolException {
    viewer: Viewer,
    line: Arc<Exception>,
    insight: Insight,
}

impl SchoolException {
    /// A line that the viewer's desk shows.
    pub(crate) fn new(viewer: Viewer, line: Arc<Exception>, insight: Insight) -> Self {
        Self {
            viewer,
            line,
            insight,
        }
    }

    fn shown(&self) -> Shown {
        self.insight.shown(self.line.kind, self.line.count())
    }
}

/// What of one kind is not as it should be at one school.
#[Object]
impl SchoolException {
    /// What.
    async fn kind(&self) -> ExceptionKind {
        self.line.kind.into()
    }

    /// Where.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.line.school).await
    }

    /// Since which day, the earliest of them; for consents, the day on which the first ends.
    async fn since(&self) -> Date {
        self.line.day.into()
    }

    /// How many; `null` when the number is withheld.
    async fn count(&self) -> Option<i32> {
        exact(self.shown())
    }

    /// Whether the number is withheld because it stands for one to four people.
    async fn withheld(&self) -> bool {
        self.shown() == Shown::Withheld
    }

    /// Whom or what it is about, the earliest first, at most twenty; empty where the viewer gets counts alone.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn subjects(&self) -> Result<Vec<ExceptionSubject>, GqlError> {
        let kind = self.line.kind;
        if !self.insight.names(kind) {
            return Ok(Vec::new());
        }
        let ids = self.line.subjects.iter().take(NAMED);
        let loaders = self.viewer.loaders();
        if kind == Kind::MentorsOverloaded {
            let keys: Vec<_> = ids.map(|id| PersonById(PersonId(*id))).collect();
            let rows = loaders.load_many(keys.clone()).await?;
            let subject = |key: PersonById| {
                Some(ExceptionSubject {
                    id: key.0.public(),
                    name: rows.get(&key)?.name.with_initials(),
                })
            };
            return Ok(keys.into_iter().filter_map(subject).collect());
        }
        let keys: Vec<_> = ids.map(|id| RoadmapById(RoadmapId(*id))).collect();
        let rows = loaders.load_many(keys.clone()).await?;
        let subject = |key: RoadmapById| {
            Some(ExceptionSubject {
                id: key.0.public(),
                name: rows.get(&key)?.head.title.as_str().to_owned(),
            })
        };
        Ok(keys.into_iter().filter_map(subject).collect())
    }
}

/// Whom or what an exception is about.
#[derive(Clone, Debug, SimpleObject)]
pub struct ExceptionSubject {
    /// `person:…` of a mentor, `roadmap:…` of a roadmap.
    pub id: ID,
    /// «Иванова-Щёткина М. П.», or the title.
    pub name: String,
}

/// How much of one kind is not as it should be in the municipality.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct ExceptionCount {
    /// What.
    pub kind: ExceptionKind,
    /// At how many schools.
    pub schools: i32,
    /// How many at all of them; `null` when the number is withheld.
    pub count: Option<i32>,
    /// Whether the number is withheld: it stands for one to four people, or would tell what one school alone is withheld.
    pub withheld: bool,
}

impl ExceptionCount {
    /// A count at so many schools, as it is shown.
    pub(crate) fn new(kind: Kind, schools: usize, shown: Shown) -> Self {
        Self {
            kind: kind.into(),
            schools: i32::try_from(schools).unwrap_or(i32::MAX),
            count: exact(shown),
            withheld: shown == Shown::Withheld,
        }
    }
}

/// The number, when it is shown.
pub(crate) fn exact(shown: Shown) -> Option<i32> {
    match shown {
        Shown::Exact(count) => Some(i32::try_from(count).unwrap_or(i32::MAX)),
        Shown::Withheld => None,
    }
}
