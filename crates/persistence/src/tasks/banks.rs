//! What the banks ask for: cards to be looked over, candidates to be approved, states to be confirmed.

use domain::access::{Reach, Scope};
use domain::bank::BankState;
use domain::clock::{Date, Zone};
use domain::id::{MunicipalityId, PersonId, SchoolId};
use sea_orm::{ConnectionTrait, EntityTrait};

use super::sources::{NO_PERSON, gathered};
use super::{Task, TaskKind, TaskTarget, Tasks};
use crate::banks::Banks;
use crate::entity::school;
use crate::error::StoreError;
use crate::mentor_cards::{CardFilter, MentorCards};
use crate::needs::{NeedFilter, Needs};

/// A duty is shown so many days before it is due.
const AHEAD: u64 = 30;
/// Who is asked to look a card over has so many days.
const TO_LOOK_OVER: i64 = 14;

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// The cards that somebody was asked to look over.
    pub(super) async fn own_cards(
        &self,
        person: PersonId,
        zone: Zone,
    ) -> Result<Vec<Task>, StoreError> {
        let mut tasks = Vec::new();
        for table in ["mentor_card", "need"] {
            let sql = format!(
                "SELECT s.id, {NO_PERSON}, s.short_name AS title, c.refresh_asked_at AS at, \
                 (SELECT x.mentor_since FROM mentor_card x WHERE FALSE) AS day \
                 FROM {table} c JOIN school s ON s.id = c.school_id WHERE c.person_id = $1 \
                 AND c.refresh_asked_at IS NOT NULL AND c.state <> 'LEFT' ORDER BY c.refresh_asked_at, c.id"
            );
            for line in self.lines(&sql, vec![person.0.into()]).await? {
                let due = line.due(zone, TO_LOOK_OVER);
                tasks.push(line.task(TaskKind::RefreshCard, TaskTarget::School, due));
            }
        }
        Ok(tasks)
    }

    /// The candidates of a school that wait for nothing but the head's word.
    pub(super) async fn candidates(
        &self,
        school: SchoolId,
        today: Date,
    ) -> Result<Option<Task>, StoreError> {
        let scope = Scope::only(Reach::School(school));
        let state = Some((BankState::Candidate, today));
        let mentors = CardFilter {
            state,
            ..CardFilter::default()
        };
        let needs = NeedFilter {
            state,
            ..NeedFilter::default()
        };
        let many = MentorCards(self.0).count(&scope, &mentors).await?
            + Needs(self.0).count(&scope, &needs).await?;
        let many = i64::try_from(many).unwrap_or(i64::MAX);
        Ok(gathered(TaskKind::ApproveCards, school, many))
    }

    /// The duty to confirm the banks of a school, from thirty days before it is due.
    pub(super) async fn refresh_of_banks(
        &self,
        school: SchoolId,
        zone: Zone,
        today: Date,
    ) -> Result<Option<Task>, StoreError> {
        let Some(row) = school::Entity::find_by_id(school.0).one(self.0).await? else {
            return Ok(None);
        };
        let banks = Banks(self.0);
        let standing = banks.standings(&[school]).await?.remove(&school);
        let standing = standing.unwrap_or_default();
        let policy = banks.policy(MunicipalityId(row.municipality_id)).await?;
        let first = standing.first_card.map(|instant| zone.date(instant));
        let duty = policy.rule.standing(standing.last, first, today);
        let soon = today.checked_add_days(chrono::Days::new(AHEAD));
        let duty = duty.filter(|duty| soon.is_none_or(|soon| duty.due_on <= soon));
        Ok(duty.map(|duty| Task {
            kind: TaskKind::RefreshBanks,
            target: TaskTarget::School(school.0),
            about: String::new(),
            due_on: Some(duty.due_on),
            count: None,
        }))
    }
}
