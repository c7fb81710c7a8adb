//! The matching of a school, or of a municipality across its schools: who waits, and the runs that look for mentors.

use async_graphql::{ID, Object};
use domain::access::rules::matching::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Zone;
use domain::id::{MatchingRunId, PersonId};
use domain::matching::{LockError, MatchingSettings, Outcome, Pool};
use persistence::matching::{Ground, Shortage};
use persistence::page::Slice;

use super::viewer_can;
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::absence::{Absence, AbsenceTotal, is_employed};
use crate::types::bank_field::BankSide;
use crate::types::enums::mirror;
use crate::types::individual_route::{IndividualRoute, IndividualRouteState, RouteTotal};
use crate::types::matching::{
    MatchCandidate, MatchingMentee, MatchingRun, MatchingSettingsInput, Sight, UnmatchedMentee,
};
use crate::types::person::Person;
use crate::types::wish::{Wish, WishTotal};
use crate::viewer::Viewer;

/// The most mentees who are listed as left over.
const UNMATCHED: usize = 200;
/// The most mentors who are listed for one mentee.
const CANDIDATES: usize = 100;

mirror! {
    /// What the viewer may do with the matching of a place.
    MatchingAction = "Action" {
        /// Read who is left without a mentor, and why.
        Read,
        /// Read its runs.
        ReadRuns,
        /// Run it dry.
        Run,
        /// Send a run to the schools.
        Suggest,
    }
}

/// The matching of a place; the viewer was allowed to read who is left over.
#[derive(Clone)]
pub struct MatchingDesk {
    viewer: Viewer,
    ground: Ground,
    zone: Zone,
}

/// Looks for the best assignment on a thread where it may take its time.
pub(crate) async fn search(
    pool: Pool,
    settings: MatchingSettings,
) -> (Pool, Result<Outcome, LockError>) {
    let search = tokio::task::spawn_blocking(move || {
        let outcome = pool.run(&settings);
        (pool, outcome)
    });
    match search.await {
        Ok(found) => found,
        Err(error) => std::panic::resume_unwind(error.into_panic()),
    }
}

/// Counts runs on demand.
pub struct RunTotal {
    viewer: Viewer,
    ground: Ground,
}

impl Total for RunTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(self.viewer.store().matching().count(self.ground).await?)
    }
}

impl MatchingDesk {
    /// Made by this check alone; `None` for who may not stand here.
    pub(crate) fn open(viewer: Viewer, ground: Ground, zone: Zone) -> Option<Self> {
        let desk = Self {
            viewer,
            ground,
            zone,
        };
        desk.may(Action::Read).then_some(desk)
    }

    fn may(&self, action: Action) -> bool {
        self.ground.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn sight(&self) -> Sight {
        match self.ground.school {
            Some(_) => Sight::Names,
            None => Sight::Sketches,
        }
    }

    async fn pool(&self) -> Result<Pool, GqlError> {
        let today = self.viewer.today(self.zone);
        Ok(self
            .viewer
            .store()
            .matching()
            .pool(self.ground, today)
            .await?)
    }

    async fn page(&self, slice: &Slice) -> Result<Connection<MatchingRun, RunTotal>, GqlError> {
        let (viewer, ground) = (self.viewer.clone(), self.ground);
        let window = viewer.store().matching().within(ground, slice).await?;
        let window = window.map(|row| MatchingRun::new(self.viewer.clone(), row));
        Ok(Connection::new(window, RunTotal { viewer, ground }))
    }

    async fn left_over(&self) -> Result<Vec<UnmatchedMentee>, GqlError> {
        let (pool, outcome) = search(self.pool().await?, MatchingSettings::default()).await;
        // Without locks there is nothing to refuse.
        let left = outcome.map(|outcome| outcome.unmatched).unwrap_or_default();
        let shown = |one: domain::matching::Unmatched| {
            let candidate = pool.mentee(one.mentee)?;
            let mentee = MatchingMentee::new(self.viewer.clone(), self.sight(), candidate);
            let shortage = Shortage {
                obstacles: one.obstacles,
                near: one.near,
                help: one.help,
            };
            Some(UnmatchedMentee::new(self.viewer.clone(), mentee, shortage))
        };
        Ok(left.into_iter().filter_map(shown).take(UNMATCHED).collect())
    }

    async fn ranked(
        &self,
        mentee: PersonId,
        settings: MatchingSettings,
    ) -> Result<Option<Vec<MatchCandidate>>, GqlError> {
        let pool = self.pool().await?;
        let Some(ranked) = pool.ranked(mentee, &settings) else {
            return Ok(None);
        };
        // A school knows its own mentors by name, and no others.
        let known = |mentor: PersonId| match self.ground.school {
            Some(school) => pool.mentor(mentor).is_some_and(|one| one.is_at(school)),
            None => true,
        };
        let shown = |one: domain::matching::Ranked| {
            let weights = settings.weights.clone();
            MatchCandidate::new(self.viewer.clone(), self.sight(), weights, one)
        };
        let ranked = ranked.into_iter().filter(|one| known(one.mentor));
        Ok(Some(ranked.take(CANDIDATES).map(shown).collect()))
    }
}

/// The matching of a school, or of a municipality across its schools.
#[Object]
impl MatchingDesk {
    /// Who would be left without a mentor by a run under the usual settings, with what stands in the way and what would
    /// help (B-RM5); by id, at most two hundred.
    #[graphql(complexity = "50 * child_complexity")]
    async fn unmatched(&self) -> Result<Vec<UnmatchedMentee>, GqlError> {
        self.left_over().await
    }

    /// Its runs, the latest first; `null` for the psychologist.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn runs(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<MatchingRun, RunTotal>>, GqlError> {
        if !self.may(Action::ReadRuns) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(self.page(&slice).await?))
    }

    /// One of its runs, or for a school the one that its municipality sent last; `null` for any other.
    async fn run(
        &self,
        #[graphql(desc = "`matching-run:…`.")] id: ID,
    ) -> Result<Option<MatchingRun>, GqlError> {
        if !self.may(Action::ReadRuns) {
            return Ok(None);
        }
        let id = MatchingRunId::read(&id)?;
        let matching = self.viewer.store().matching();
        let row = matching.find(id).await?;
        let own = row.filter(|row| row.ground == self.ground);
        let viewer = self.viewer.clone();
        if let Some(row) = own {
            return Ok(Some(MatchingRun::new(viewer, row)));
        }
        let Some(school) = self.ground.school else {
            return Ok(None);
        };
        let sent = matching.sent(self.ground.municipality).await?;
        let sent = sent.filter(|row| row.id == id);
        Ok(sent.map(|row| MatchingRun::sent_to(viewer, row, school)))
    }

    /// The run that the municipality sent last, with the pairs of this school's mentees; `null` when none was sent, and at
    /// the municipality itself.
    async fn suggested(&self) -> Result<Option<MatchingRun>, GqlError> {
        let Some(school) = self.ground.school.filter(|_| self.may(Action::ReadRuns)) else {
            return Ok(None);
        };
        let matching = self.viewer.store().matching();
        let sent = matching.sent(self.ground.municipality).await?;
        let viewer = self.viewer.clone();
        Ok(sent.map(|row| MatchingRun::sent_to(viewer, row, school)))
    }

    /// The mentors as seen from one mentee who waits: who can be paired first, the best first, then who would do but for
    /// something; at most a hundred. A school sees its own mentors. `null` for a mentee who does not wait here.
    #[graphql(complexity = "50 * child_complexity")]
    async fn candidates(
        &self,
        #[graphql(desc = "`person:…`, the mentee.")] mentee_id: ID,
        #[graphql(desc = "What a run would be asked for; as usual when left out.")]
        settings: Option<MatchingSettingsInput>,
    ) -> Result<Option<Vec<MatchCandidate>>, GqlError> {
        if !self.may(Action::ReadRuns) {
            return Ok(None);
        }
        let mut form = Form::default();
        let settings = settings.unwrap_or_default();
        let settings = settings.read(&mut form, self.ground.school.is_some())?;
        if !form.is_sound() {
            return Err(GqlError::BadInput("these settings do not fit here"));
        }
        self.ranked(PersonId::read(&mentee_id)?, settings).await
    }

    /// Who of the school is away or will be, as far as they said so, the earliest return first; `null` for who neither leads
    /// nor curates it, and for a municipality.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn absences(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Absence, AbsenceTotal>>, GqlError> {
        let Some(school) = self.ground.school else {
            return Ok(None);
        };
        if !Absence::are_read(&self.viewer, school).await? {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        let today = self.viewer.today(self.zone);
        Ok(Some(
            Absence::page(&self.viewer, school, today, &slice).await?,
        ))
    }

    /// Individual routes of people of the school, the latest written first; `null` for who does not curate it, and for a
    /// municipality.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn routes(
        &self,
        #[graphql(desc = "In one of these states; in any when left out or empty.")] states: Option<
            Vec<IndividualRouteState>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<IndividualRoute, RouteTotal>>, GqlError> {
        let Some(school) = self.ground.school else {
            return Ok(None);
        };
        if !IndividualRoute::are_read(&self.viewer, school).await? {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            IndividualRoute::page(&self.viewer, school, states, &slice).await?,
        ))
    }

    /// What people of the school wish about colleagues, the latest first, but for what they wish about the viewer; `null`
    /// for who does not curate it, and for a municipality.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn wishes(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Wish, WishTotal>>, GqlError> {
        let Some(school) = self.ground.school else {
            return Ok(None);
        };
        if !Wish::are_read(&self.viewer, school).await? {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(Wish::page(&self.viewer, school, &slice).await?))
    }

    /// Whom a wish of somebody of the school may name: who has an approved card in the other bank, by name, at most fifty.
    /// `null` for who does not curate the school, for somebody who does not work there, and for a municipality.
    #[graphql(complexity = "50 * child_complexity")]
    async fn colleagues(
        &self,
        #[graphql(desc = "`person:…`, who has the wish.")] person_id: ID,
        #[graphql(desc = "As what they wish: `MENTEE` finds mentors.")] side: BankSide,
        #[graphql(desc = "Words of the name.")] text: Option<String>,
    ) -> Result<Option<Vec<Person>>, GqlError> {
        let Some(school) = self.ground.school else {
            return Ok(None);
        };
        let person = PersonId::read(&person_id)?;
        let curates = Wish::are_read(&self.viewer, school).await?;
        if !curates || !is_employed(&self.viewer, person, school).await? {
            return Ok(None);
        }
        let whose = (person, school);
        let found = Wish::colleagues(&self.viewer, whose, side.into(), text.as_deref()).await?;
        Ok(Some(found))
    }

    /// What the viewer may do here.
    async fn viewer_can(&self) -> Vec<MatchingAction> {
        viewer_can!(self.viewer, self.ground.facts(), Action::ALL)
    }
}
