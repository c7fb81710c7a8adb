//! What a proposal is judged by: how full the mentor is, and what the two have behind them.

use std::collections::BTreeMap;

use domain::id::PersonId;
use domain::mentoring::{MentorshipStateKind, Side};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, LockType, Query};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, EntityTrait, FromQueryResult, PaginatorTrait,
    QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::{Mentorships, in_states, taking_part};
use crate::codes;
use crate::entity::mentorship::{Column, Entity};
use crate::entity::mentorship_participant::{Column as Line, Entity as Lines};
use crate::entity::person;
use crate::error::StoreError;

/// What two people have behind them before they are proposed to each other.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Pairing {
    /// Mentees whom the mentor has or is asked for, over all schools.
    pub taken: u32,
    /// Whether the two have a mentorship that runs or is on the way to it.
    pub running: bool,
    /// Whether one of the two said no to the other.
    pub declined: bool,
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
                    .and(column(&supported, Line::Side).eq(codes::code(Side::Mentee))),
            )
            .inner_join(
                Entity,
                Expr::col((Entity, Column::Id)).equals((supports.clone(), Line::MentorshipId)),
            )
            .and_where(column(&supports, Line::Side).eq(codes::code(Side::Mentor)))
            .and_where(column(&supports, Line::PersonId).is_in(mentors.iter().map(|id| id.0)))
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

    /// What `mentor` and `mentee` have behind them.
    pub async fn pairing(&self, mentor: PersonId, mentee: PersonId) -> Result<Pairing, StoreError> {
        let of_two = async |states: &[MentorshipStateKind]| -> Result<bool, StoreError> {
            let query = Entity::find()
                .filter(taking_part([mentor], Some(Side::Mentor)))
                .filter(taking_part([mentee], Some(Side::Mentee)))
                .filter(in_states(states));
            Ok(query.count(self.0).await? > 0)
        };
        let taken = self.taken(&[mentor]).await?;
        Ok(Pairing {
            taken: taken.get(&mentor).copied().unwrap_or(0),
            running: of_two(&MentorshipStateKind::TAKING_A_PLACE).await?,
            declined: of_two(&[MentorshipStateKind::Declined]).await?,
        })
    }
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
