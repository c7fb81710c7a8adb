//! A run of the matching.

use async_graphql::{ID, Object};
use domain::clock::Timestamp;
use domain::id::{MatchingRunId, SchoolId};
use persistence::matching::{self, LineFilter};

use super::line::Line;
use super::{MatchedPair, MatchingComparison, MatchingSettings, Sight, UnmatchedMentee, int};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::person::Person;
use crate::types::place::Place;
use crate::viewer::Viewer;

/// A run that the viewer may read.
#[derive(Clone)]
pub struct MatchingRun {
    viewer: Viewer,
    row: matching::MatchingRun,
    sight: Sight,
    /// The school whose lines are shown, for one to which the municipality has sent its run.
    only: Option<SchoolId>,
}

impl MatchingRun {
    /// A run of the viewer's own desk.
    pub(crate) fn new(viewer: Viewer, row: matching::MatchingRun) -> Self {
        let sight = match row.ground.school {
            Some(_) => Sight::Names,
            None => Sight::Sketches,
        };
        Self {
            viewer,
            row,
            sight,
            only: None,
        }
    }

    /// A run of the municipality as one of its schools reads it: its own mentees, by name.
    pub(crate) fn sent_to(viewer: Viewer, row: matching::MatchingRun, school: SchoolId) -> Self {
        Self {
            viewer,
            row,
            sight: Sight::Names,
            only: Some(school),
        }
    }

    fn lines(&self, matched: bool, school: Option<SchoolId>) -> LineFilter {
        LineFilter {
            run: self.row.id,
            matched,
            school: self.only.or(school),
        }
    }

    fn line(&self, line: matching::MatchingLine) -> Line {
        Line::new(&self.viewer, self.sight, &self.row.settings.weights, line)
    }
}

/// Counts lines of a run on demand.
pub struct LineTotal {
    viewer: Viewer,
    filter: LineFilter,
}

impl Total for LineTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let matching = self.viewer.store().matching();
        Ok(matching.count_lines(&self.filter).await?)
    }
}

/// What a run came to at one school.
#[derive(Clone)]
pub struct MatchingSchoolTotal {
    viewer: Viewer,
    school: SchoolId,
    mentees: i64,
    matched: i64,
}

/// What a run came to at one school.
#[Object]
impl MatchingSchoolTotal {
    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.school).await
    }

    /// Mentees who waited.
    async fn mentees(&self) -> i64 {
        self.mentees
    }

    /// Mentees for whom a mentor was found.
    async fn matched(&self) -> i64 {
        self.matched
    }

    /// Mentees for whom nobody was found.
    async fn unmatched(&self) -> i64 {
        self.mentees - self.matched
    }
}

/// A dry run of the matching: nobody was asked, and it is never changed.
#[Object]
impl MatchingRun {
    /// `matching-run:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// When it was run.
    async fn run_at(&self) -> Timestamp {
        self.row.run_at
    }

    /// Who ran it.
    async fn run_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.run_by).await
    }

    /// For what it was asked.
    async fn settings(&self) -> MatchingSettings {
        MatchingSettings::new(self.row.settings.clone())
    }

    /// Mentors who were looked at.
    async fn mentors(&self) -> i32 {
        int(self.row.mentors)
    }

    /// Mentees who waited for a mentor.
    async fn mentees(&self) -> i32 {
        int(self.row.mentees)
    }

    /// Places that the mentors had.
    async fn places(&self) -> i32 {
        int(self.row.places)
    }

    /// Pairs that were found.
    async fn pairs(&self) -> i32 {
        int(self.row.pairs)
    }

    /// The sum of their scores. No other assignment under these settings has a better one, which was proven by the prices
    /// that the search leaves behind.
    async fn score(&self) -> i32 {
        int(self.row.score)
    }

    /// When the municipality sent it to its schools; `null` for a school's own, and for one that was not sent.
    async fn sent_at(&self) -> Option<Timestamp> {
        self.row.sent_at
    }

    /// The pairs, the best first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn matches(
        &self,
        #[graphql(desc = "Of this school alone.")] school_id: Option<ID>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<MatchedPair, LineTotal>, GqlError> {
        let school = school_id.as_ref().map(SchoolId::read).transpose()?;
        let filter = self.lines(true, school);
        let slice = page_slice(first, after, last, before)?;
        let matching = self.viewer.store().matching();
        let window = matching.lines(&filter, &slice).await?;
        let window = window.try_map(|line| self.line(line).matched())?;
        let viewer = self.viewer.clone();
        Ok(Connection::new(window, LineTotal { viewer, filter }))
    }

    /// Those left over, by id.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn unmatched(
        &self,
        #[graphql(desc = "Of this school alone.")] school_id: Option<ID>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<UnmatchedMentee, LineTotal>, GqlError> {
        let school = school_id.as_ref().map(SchoolId::read).transpose()?;
        let filter = self.lines(false, school);
        let slice = page_slice(first, after, last, before)?;
        let matching = self.viewer.store().matching();
        let window = matching.lines(&filter, &slice).await?;
        let window = window.try_map(|line| self.line(line).unmatched())?;
        let viewer = self.viewer.clone();
        Ok(Connection::new(window, LineTotal { viewer, filter }))
    }

    /// What it came to at each school.
    #[graphql(complexity = "50 * child_complexity")]
    async fn schools(&self) -> Result<Vec<MatchingSchoolTotal>, GqlError> {
        let found = self
            .viewer
            .store()
            .matching()
            .by_school(self.row.id)
            .await?;
        let here = |school: &SchoolId| self.only.is_none_or(|only| only == *school);
        let total = |(school, mentees, matched)| MatchingSchoolTotal {
            viewer: self.viewer.clone(),
            school,
            mentees,
            matched,
        };
        let found = found.into_iter().filter(|(school, ..)| here(school));
        Ok(found.map(total).collect())
    }

    /// What changed since an earlier run of the same desk; `null` when there is no such run here.
    #[graphql(complexity = "50 * child_complexity")]
    async fn comparison(
        &self,
        #[graphql(desc = "`matching-run:…`, the earlier run.")] with: ID,
    ) -> Result<Option<MatchingComparison>, GqlError> {
        let matching = self.viewer.store().matching();
        let other = matching.find(MatchingRunId::read(&with)?).await?;
        let Some(other) = other.filter(|other| other.ground == self.row.ground) else {
            return Ok(None);
        };
        let mut earlier = matching.all_lines(other.id).await?;
        let mut later = matching.all_lines(self.row.id).await?;
        if let Some(only) = self.only {
            earlier.retain(|line| line.school == only);
            later.retain(|line| line.school == only);
        }
        let (viewer, sight) = (&self.viewer, self.sight);
        Ok(Some(MatchingComparison::of(viewer, sight, earlier, later)))
    }
}
