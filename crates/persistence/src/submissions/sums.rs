//! How far campaigns have come, and what was answered in them: sums over schools, of what was accepted alone.

use std::collections::BTreeMap;

use domain::clock::Date;
use domain::id::{CampaignId, MunicipalityId, SchoolId};
use domain::monitoring::{Completeness, SubmissionState};
use sea_orm::sea_query::{Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::Submissions;
use crate::codes;
use crate::entity::campaign_submission::{Column, Entity};
use crate::entity::submission_answer as answer;
use crate::error::StoreError;

/// What the schools of a municipality answered to one question.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// How many schools answered.
    pub answered: u32,
    /// The sum of their numbers; `None` when none of them answered with one, which is no nought.
    pub total: Option<i64>,
    /// How many said yes.
    pub yes: u32,
}

impl Sum {
    /// Adds what other schools answered.
    pub fn add(&mut self, other: &Self) {
        self.answered += other.answered;
        self.yes += other.yes;
        self.total = match (self.total, other.total) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
    }
}

/// Sums by the codes of questions.
pub type Sums = BTreeMap<String, Sum>;

#[derive(FromQueryResult)]
struct Part {
    campaign_id: Uuid,
    municipality_id: Uuid,
    state: String,
    many: i64,
    in_time: i64,
    past: i64,
}

#[derive(FromQueryResult)]
struct Answered {
    municipality_id: Uuid,
    code: String,
    answered: i64,
    // PostgreSQL sums integers of eight bytes into a decimal number; it is cast back.
    total: Option<i64>,
    yes: i64,
}

impl<C: ConnectionTrait> Submissions<'_, C> {
    /// How far each of `campaigns` has come on `today`, municipality by municipality: one statement.
    pub async fn completeness(
        &self,
        campaigns: &[CampaignId],
        municipality: Option<MunicipalityId>,
        today: Date,
    ) -> Result<BTreeMap<CampaignId, BTreeMap<MunicipalityId, Completeness>>, StoreError> {
        let mut query = Entity::find()
            .select_only()
            .column(Column::CampaignId)
            .column(Column::MunicipalityId)
            .column(Column::State)
            .column_as(Column::Id.count(), "many")
            .column_as(
                how_many(Expr::col(Column::FirstSubmittedOn).lte(Expr::col(Column::DueOn))),
                "in_time",
            )
            .column_as(how_many(Expr::col(Column::DueOn).lt(today)), "past")
            .filter(Column::CampaignId.is_in(campaigns.iter().map(|id| id.0)))
            .filter(Column::ReleasedOn.is_null());
        if let Some(id) = municipality {
            query = query.filter(Column::MunicipalityId.eq(id.0));
        }
        let rows = query
            .group_by(Column::CampaignId)
            .group_by(Column::MunicipalityId)
            .group_by(Column::State)
            .into_model::<Part>()
            .all(self.0)
            .await?;
        let count = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
        let mut found: BTreeMap<CampaignId, BTreeMap<MunicipalityId, Completeness>> =
            BTreeMap::new();
        for row in rows {
            let state = codes::value(&row.state, "campaign_submission", row.campaign_id)?;
            let of = found.entry(CampaignId(row.campaign_id)).or_default();
            let sum = of.entry(MunicipalityId(row.municipality_id)).or_default();
            let many = count(row.many);
            sum.required += many;
            match state {
                SubmissionState::NotStarted => sum.not_started += many,
                SubmissionState::Draft => sum.draft += many,
                SubmissionState::Submitted => sum.submitted += many,
                SubmissionState::Returned => sum.returned += many,
                SubmissionState::Accepted => {
                    sum.accepted += many;
                    sum.accepted_in_time += count(row.in_time);
                }
            }
            if !state.is_handed_in() {
                sum.overdue += count(row.past);
            }
        }
        Ok(found)
    }

    /// What was accepted in a campaign, question by question, municipality by municipality: one statement.
    pub async fn sums(
        &self,
        campaign: CampaignId,
        municipality: Option<MunicipalityId>,
    ) -> Result<BTreeMap<MunicipalityId, Sums>, StoreError> {
        let mut query = Entity::find()
            .select_only()
            .column(Column::MunicipalityId)
            .column(answer::Column::Code)
            .column_as(answered(), "answered")
            .column_as(
                Expr::col(answer::Column::Number).sum().cast_as("BIGINT"),
                "total",
            )
            .column_as(how_many(Expr::col(answer::Column::Yes).eq(true)), "yes")
            .filter(Column::CampaignId.eq(campaign.0))
            .filter(Column::State.eq(SubmissionState::Accepted.code()))
            .filter(Column::ReleasedOn.is_null());
        if let Some(id) = municipality {
            query = query.filter(Column::MunicipalityId.eq(id.0));
        }
        QuerySelect::query(&mut query).inner_join(
            answer::Entity,
            Expr::col((answer::Entity, answer::Column::SubmissionId)).equals((Entity, Column::Id)),
        );
        let rows = query
            .group_by(Column::MunicipalityId)
            .group_by(answer::Column::Code)
            .into_model::<Answered>()
            .all(self.0)
            .await?;
        let count = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
        let mut found: BTreeMap<MunicipalityId, Sums> = BTreeMap::new();
        for row in rows {
            let sum = Sum {
                answered: count(row.answered),
                total: row.total,
                yes: count(row.yes),
            };
            let of = found
                .entry(MunicipalityId(row.municipality_id))
                .or_default();
            of.insert(row.code, sum);
        }
        Ok(found)
    }

    /// The numbers that `schools` answered in a campaign and that were accepted, by the codes of the questions.
    pub async fn numbers(
        &self,
        campaign: CampaignId,
        schools: &[SchoolId],
    ) -> Result<BTreeMap<SchoolId, BTreeMap<String, i64>>, StoreError> {
        let mut query = Entity::find()
            .select_only()
            .column(Column::SchoolId)
            .column(answer::Column::Code)
            .column(answer::Column::Number)
            .filter(Column::CampaignId.eq(campaign.0))
            .filter(Column::SchoolId.is_in(schools.iter().map(|id| id.0)))
            .filter(Column::State.eq(SubmissionState::Accepted.code()))
            .filter(answer::Column::Number.is_not_null());
        QuerySelect::query(&mut query).inner_join(
            answer::Entity,
            Expr::col((answer::Entity, answer::Column::SubmissionId)).equals((Entity, Column::Id)),
        );
        let rows: Vec<(Uuid, String, i64)> = query.into_tuple().all(self.0).await?;
        let mut found: BTreeMap<SchoolId, BTreeMap<String, i64>> = BTreeMap::new();
        for (school, code, number) in rows {
            let of = found.entry(SchoolId(school)).or_default();
            of.insert(code, number);
        }
        Ok(found)
    }
}

/// How many rows of a group fulfil a condition.
fn how_many(condition: SimpleExpr) -> SimpleExpr {
    let one: SimpleExpr = Expr::case(condition, 1).finally(0).into();
    one.sum().cast_as("BIGINT")
}

/// How many rows of a group have an answer of any kind.
fn answered() -> SimpleExpr {
    let said = Expr::col(answer::Column::Number)
        .is_not_null()
        .or(Expr::col(answer::Column::Yes).is_not_null())
        .or(Expr::col(answer::Column::Words).is_not_null());
    how_many(said)
}
