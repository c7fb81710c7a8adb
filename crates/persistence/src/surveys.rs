//! Surveys by personal link (B-RM2, B-RM3): rounds of a school, and each person's link with their answers.
//!
//! Of a link only its hash is kept; whoever holds it reads and writes that one person's answers and nothing else.

mod audience;

use domain::access::Permit;
use domain::access::rules::place::school::KeepBanks;
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId, SurveyLinkId, SurveyRoundId};
use domain::survey::{Answers, LinkState, SurveyKind, link_state};
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::{survey_link, survey_round};
use crate::error::StoreError;
use crate::secrets::SecretHash;

pub use audience::Audience;

/// A round as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Round {
    /// Its id.
    pub id: SurveyRoundId,
    /// Whose.
    pub school: SchoolId,
    /// What is asked.
    pub kind: SurveyKind,
    /// Who opened it.
    pub opened_by: PersonId,
    /// When.
    pub opened_at: Timestamp,
    /// The last day on which answers are taken.
    pub closes_on: Date,
    /// When it was closed before that day.
    pub closed_at: Option<Timestamp>,
}

/// What became of answers that were handed in.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Outcome {
    /// They are on the card.
    Taken,
    /// They were set aside.
    Dismissed,
}

/// A personal link as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    /// Its id.
    pub id: SurveyLinkId,
    /// Its round.
    pub round: SurveyRoundId,
    /// Whose answers it holds.
    pub person: PersonId,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// What was said so far.
    pub answers: Answers,
    /// How often something was saved.
    pub saves: i32,
    /// The last time.
    pub saved_at: Option<Timestamp>,
    /// When the answers were handed in.
    pub submitted_at: Option<Timestamp>,
    /// What became of them.
    pub outcome: Option<Outcome>,
}

impl Link {
    /// What the link is good for on `today`.
    pub fn state(&self, round: &Round, today: Date) -> LinkState {
        let (closed, revoked) = (round.closed_at.is_some(), self.revoked_at.is_some());
        link_state(round.closes_on, closed, revoked, self.submitted_at, today)
    }
}

/// The repository of surveys.
pub struct Surveys<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Surveys<'_, C> {
    /// The round with this id.
    pub async fn round(&self, id: SurveyRoundId) -> Result<Option<Round>, StoreError> {
        let row = survey_round::Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Round::try_from).transpose()
    }

    /// The rounds of a school, the latest first, at most fifty.
    pub async fn rounds(&self, school: SchoolId) -> Result<Vec<Round>, StoreError> {
        let rows = survey_round::Entity::find()
            .filter(survey_round::Column::SchoolId.eq(school.0))
            .order_by_desc(survey_round::Column::OpenedAt)
            .order_by_desc(survey_round::Column::Id)
            .limit(50)
            .all(self.0)
            .await?;
        rows.into_iter().map(Round::try_from).collect()
    }

    /// The links of these rounds, by the day on which something happened last, the silent ones at the end.
    pub async fn links(&self, rounds: &[SurveyRoundId]) -> Result<Vec<Link>, StoreError> {
        let rows = survey_link::Entity::find()
            .filter(survey_link::Column::RoundId.is_in(rounds.iter().map(|id| id.0)))
            .order_by_asc(survey_link::Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Link::try_from).collect()
    }

    /// The link with this id.
    pub async fn link(&self, id: SurveyLinkId) -> Result<Option<Link>, StoreError> {
        let row = survey_link::Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Link::try_from).transpose()
    }

    /// The link that somebody holds, with its round; nothing for one that never was.
    pub async fn held(&self, hash: &SecretHash) -> Result<Option<(Link, Round)>, StoreError> {
        let row = survey_link::Entity::find()
            .filter(survey_link::Column::Hash.eq(hash.as_str()))
            .one(self.0)
            .await?;
        let Some(link) = row.map(Link::try_from).transpose()? else {
            return Ok(None);
        };
        let round = self.round(link.round).await?;
        Ok(round.map(|round| (link, round)))
    }
}

impl Surveys<'_, DatabaseTransaction> {
    /// Opens a round at the school that the permit is for.
    pub async fn open(
        &self,
        permit: &Permit<KeepBanks>,
        id: SurveyRoundId,
        kind: SurveyKind,
        closes_on: Date,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = survey_round::ActiveModel {
            id: Set(id.0),
            school_id: Set(permit.on()),
            kind: Set(codes::code(kind)),
            opened_by: Set(permit.by().0),
            opened_at: Set(now),
            closes_on: Set(closes_on),
            closed_at: Set(None),
        };
        survey_round::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Closes a round: its links open nothing any more.
    pub async fn close(
        &self,
        permit: &Permit<KeepBanks>,
        id: SurveyRoundId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = survey_round::Entity::update_many()
            .col_expr(survey_round::Column::ClosedAt, Expr::val(now))
            .filter(survey_round::Column::Id.eq(id.0))
            .filter(survey_round::Column::SchoolId.eq(permit.on()))
            .filter(survey_round::Column::ClosedAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Gives a person a link of a round, the first one or a fresh one: the answers stay, the old link opens nothing.
    pub async fn issue(
        &self,
        _permit: &Permit<KeepBanks>,
        round: SurveyRoundId,
        fresh: SurveyLinkId,
        person: PersonId,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = survey_link::Entity::update_many()
            .col_expr(survey_link::Column::Hash, Expr::val(hash.as_str()))
            .col_expr(survey_link::Column::IssuedAt, Expr::val(now))
            .col_expr(survey_link::Column::RevokedAt, Expr::val(None::<Timestamp>))
            .filter(survey_link::Column::RoundId.eq(round.0))
            .filter(survey_link::Column::PersonId.eq(person.0))
            .exec(self.0)
            .await?;
        if done.rows_affected == 1 {
            return Ok(());
        }
        let row = survey_link::ActiveModel {
            id: Set(fresh.0),
            round_id: Set(round.0),
            person_id: Set(person.0),
            hash: Set(hash.as_str().to_owned()),
            issued_at: Set(now),
            revoked_at: Set(None),
            answers: Set(serde_json::json!({})),
            saves: Set(0),
            saved_at: Set(None),
            submitted_at: Set(None),
            settled_at: Set(None),
            settled_by: Set(None),
            outcome: Set(None),
        };
        survey_link::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Takes a link back: it opens nothing any more.
    pub async fn revoke(
        &self,
        _permit: &Permit<KeepBanks>,
        id: SurveyLinkId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        survey_link::Entity::update_many()
            .col_expr(survey_link::Column::RevokedAt, Expr::val(now))
            .filter(survey_link::Column::Id.eq(id.0))
            .filter(survey_link::Column::RevokedAt.is_null())
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Saves what its holder has said; [`StoreError::Conflict`] once it was handed in or taken back.
    pub async fn save(
        &self,
        link: &Link,
        hash: &SecretHash,
        answers: &Answers,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = survey_link::Entity::update_many()
            .col_expr(
                survey_link::Column::Answers,
                Expr::val(serde_json::to_value(answers)?),
            )
            .col_expr(
                survey_link::Column::Saves,
                Expr::col(survey_link::Column::Saves).add(1),
            )
            .col_expr(survey_link::Column::SavedAt, Expr::val(now))
            .filter(survey_link::Column::Id.eq(link.id.0))
            .filter(survey_link::Column::Hash.eq(hash.as_str()))
            .filter(survey_link::Column::SubmittedAt.is_null())
            .filter(survey_link::Column::RevokedAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Hands the answers in; [`StoreError::Conflict`] when they were before.
    pub async fn submit(
        &self,
        link: &Link,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = survey_link::Entity::update_many()
            .col_expr(survey_link::Column::SubmittedAt, Expr::val(now))
            .filter(survey_link::Column::Id.eq(link.id.0))
            .filter(survey_link::Column::Hash.eq(hash.as_str()))
            .filter(survey_link::Column::SubmittedAt.is_null())
            .filter(survey_link::Column::RevokedAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Notes what became of answers that were handed in; [`StoreError::Conflict`] when that was decided before.
    pub async fn settle(
        &self,
        by: PersonId,
        id: SurveyLinkId,
        outcome: Outcome,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = survey_link::Entity::update_many()
            .col_expr(
                survey_link::Column::Outcome,
                Expr::val(codes::code(outcome)),
            )
            .col_expr(survey_link::Column::SettledAt, Expr::val(now))
            .col_expr(survey_link::Column::SettledBy, Expr::val(by.0))
            .filter(survey_link::Column::Id.eq(id.0))
            .filter(survey_link::Column::SubmittedAt.is_not_null())
            .filter(survey_link::Column::Outcome.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl TryFrom<survey_round::Model> for Round {
    type Error = StoreError;

    fn try_from(row: survey_round::Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: SurveyRoundId(row.id),
            school: SchoolId(row.school_id),
            kind: codes::value(&row.kind, "survey_round", row.id)?,
            opened_by: PersonId(row.opened_by),
            opened_at: row.opened_at,
            closes_on: row.closes_on,
            closed_at: row.closed_at,
        })
    }
}

impl TryFrom<survey_link::Model> for Link {
    type Error = StoreError;

    fn try_from(row: survey_link::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "survey_link";
        let broken = StoreError::inconsistent(TABLE, row.id);
        let outcome = row.outcome.as_deref();
        Ok(Self {
            id: SurveyLinkId(row.id),
            round: SurveyRoundId(row.round_id),
            person: PersonId(row.person_id),
            revoked_at: row.revoked_at,
            answers: serde_json::from_value(row.answers).or(Err(broken))?,
            saves: row.saves,
            saved_at: row.saved_at,
            submitted_at: row.submitted_at,
            outcome: outcome
                .map(|name| codes::value(name, TABLE, row.id))
                .transpose()?,
        })
    }
}
