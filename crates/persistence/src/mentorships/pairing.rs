//! What a proposal is judged by: how full the mentor is, and what the two have behind them.

use std::collections::BTreeMap;

use domain::id::PersonId;
use domain::mentoring::{Answer, MentorshipStateKind, Side};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, Query};
use sea_orm::{ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, QuerySelect};
use uuid::Uuid;

use super::{Mentorship, Mentorships, in_states, taking_part};
use crate::codes;
use crate::entity::mentorship::{Column, Entity};
use crate::entity::mentorship_participant::{Column as Line, Entity as Lines};
use crate::entity::person;
use crate::error::StoreError;
use crate::people::acting_as;

/// What people have behind them before they are proposed to each other.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Behind {
    /// Mentees whom each mentor has or is asked for, over all schools; who has none is absent.
    pub taken: BTreeMap<PersonId, u32>,
    /// The first two who stand in the way, a mentor and a mentee.
    pub obstacle: Option<(PersonId, PersonId, Obstacle)>,
}

/// What stands between a mentor and a mentee.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Obstacle {
    /// They have a mentorship that runs or is on the way to it.
    Running,
    /// One of the two said no to the other.
    Declined,
}

impl<C: ConnectionTrait> Mentorships<'_, C> {
    /// How many mentees each of `mentors` has or is asked for, over all schools; who has none is absent.
    pub async fn taken(&self, mentors: &[PersonId]) -> Result<BTreeMap<PersonId, u32>, StoreError> {
        let (supports, supported) = (Alias::new("supports"), Alias::new("supported"));
        let column = |line: &Alias, column: Line| Expr::col((line.clone(), column));
        let states = MentorshipStateKind::TAKING_A_PLACE;
        let query = Query::select()
            .expr_as(column(&supports, Line::PersonId), Alias::new("mentor"))
            .expr_as(
                Expr::col((supported.clone(), Line::PersonId)).count(),
                Alias::new("mentees"),
            )
            .from_as(Lines, supports.clone())
            .join_as(
                sea_orm::JoinType::InnerJoin,
                Lines,
                supported.clone(),
                column(&supported, Line::MentorshipId)
                    .equals((supports.clone(), Line::MentorshipId))
                    .and(
                        column(&supported, Line::PersonId)
                            .not_equals((supports.clone(), Line::PersonId)),
                    )
                    .and(column(&supported, Line::Answer).ne(codes::code(Answer::Declined)))
                    .and(column(&supported, Line::LeftOn).is_null()),
            )
            .inner_join(
                Entity,
                Expr::col((Entity, Column::Id)).equals((supports.clone(), Line::MentorshipId)),
            )
            .cond_where(acting_as(supported.clone(), Side::Mentee))
            .cond_where(acting_as(supports.clone(), Side::Mentor))
            .and_where(column(&supports, Line::PersonId).is_in(mentors.iter().map(|id| id.0)))
            .and_where(column(&supports, Line::Answer).ne(codes::code(Answer::Declined)))
            .and_where(column(&supports, Line::LeftOn).is_null())
            .cond_where(in_states(&states))
            .group_by_col((supports, Line::PersonId))
            .to_owned();
        let rows = self.0.query_all(&query).await?;
        rows.iter()
            .map(|row| {
                let load = Load::from_query_result(row, "")?;
                let mentees = u32::try_from(load.mentees).unwrap_or(u32::MAX);
                Ok((PersonId(load.mentor), mentees))
            })
            .collect()
    }

    /// What `mentors` and `mentees` have behind them.
    pub async fn behind(
        &self,
        mentors: &[PersonId],
        mentees: &[PersonId],
    ) -> Result<Behind, StoreError> {
        let taken = self.taken(mentors).await?;
        let met = taking_part(mentors.iter().copied(), Some(Side::Mentor))
            .add(taking_part(mentees.iter().copied(), Some(Side::Mentee)));
        let rows = self.all(met).await?;
        let pairs = mentors
            .iter()
            .flat_map(|mentor| mentees.iter().map(move |mentee| (*mentor, *mentee)));
        let found = pairs.filter_map(|(mentor, mentee)| {
            let between = rows
                .iter()
                .filter_map(|row| obstacle(row, mentor, mentee))
                .collect::<Vec<_>>();
            let first = [Obstacle::Running, Obstacle::Declined]
                .into_iter()
                .find(|one| between.contains(one))?;
            Some((mentor, mentee, first))
        });
        // Of all the obstacles the running mentorship is told first.
        let found: Vec<_> = found.collect();
        let running = found.iter().find(|(_, _, what)| *what == Obstacle::Running);
        Ok(Behind {
            taken,
            obstacle: running.or(found.first()).copied(),
        })
    }
}

/// What this mentorship puts between the two; none where one of them left it, or the two never met in it.
fn obstacle(row: &Mentorship, mentor: PersonId, mentee: PersonId) -> Option<Obstacle> {
    let line = |person, side| {
        let mut lines = row.pair.participants.iter();
        lines.find(|line| line.person == person && line.acts_on(side))
    };
    let two = [line(mentor, Side::Mentor)?, line(mentee, Side::Mentee)?];
    let open = MentorshipStateKind::TAKING_A_PLACE.contains(&row.pair.state.kind());
    if two.iter().any(|line| line.answer == Answer::Declined) {
        return Some(Obstacle::Declined);
    }
    (open && two.iter().all(|line| line.stays())).then_some(Obstacle::Running)
}

impl Mentorships<'_, DatabaseTransaction> {
    /// Locks a mentor until the transaction ends, so that two schools do not both give away the last place. Taken after
    /// the school's lock, never before it. SQLite's writers queue anyway.
    pub async fn lock_mentor(&self, mentor: PersonId) -> Result<(), StoreError> {
        person::Entity::find_by_id(mentor.0)
            .lock(LockType::NoKeyUpdate)
            .one(self.0)
            .await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct Load {
    mentor: Uuid,
    mentees: i64,
}
