//! Whom a round is for.

use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId};
use domain::people::CardState;
use domain::survey::SurveyKind;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use uuid::Uuid;

use super::Surveys;
use crate::codes;
use crate::entity::{employment, survey_link, survey_round};
use crate::error::StoreError;

/// Which people of a school are asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub enum Audience {
    /// Everybody who teaches there.
    All,
    /// Those who have no card in the bank that the survey feeds.
    WithoutCard,
    /// Those who have handed in no answers to such a survey since this instant.
    Unanswered(Timestamp),
    /// Those whose job there began on this day or later.
    New(Date),
}

impl<C: ConnectionTrait> Surveys<'_, C> {
    /// The people of `school` who teach there on `today` and belong to the audience, in no order.
    pub async fn audience(
        &self,
        school: SchoolId,
        kind: SurveyKind,
        audience: Audience,
        today: Date,
    ) -> Result<Vec<PersonId>, StoreError> {
        use employment::Column;
        let mut which = Condition::all()
            .add(Column::SchoolId.eq(school.0))
            .add(Column::TeachingSince.is_not_null())
            .add(Column::StartedOn.lte(today))
            .add(Column::EndedOn.is_null().or(Column::EndedOn.gte(today)));
        match audience {
            Audience::All => {}
            Audience::New(since) => which = which.add(Column::StartedOn.gte(since)),
            Audience::WithoutCard => {
                let table = match kind {
                    SurveyKind::Request => "need",
                    SurveyKind::PotentialMentor => "mentor_card",
                };
                let carded = Query::select()
                    .column("person_id")
                    .from(table)
                    .and_where(Expr::col("school_id").eq(school.0))
                    .and_where(Expr::col("state").ne(codes::code(CardState::Left)))
                    .to_owned();
                which = which.add(Column::PersonId.not_in_subquery(carded));
            }
            Audience::Unanswered(since) => {
                let rounds = Query::select()
                    .column(survey_round::Column::Id)
                    .from(survey_round::Entity)
                    .and_where(survey_round::Column::SchoolId.eq(school.0))
                    .and_where(survey_round::Column::Kind.eq(codes::code(kind)))
                    .to_owned();
                let answered = Query::select()
                    .column(survey_link::Column::PersonId)
                    .from(survey_link::Entity)
                    .and_where(survey_link::Column::RoundId.in_subquery(rounds))
                    .and_where(survey_link::Column::SubmittedAt.gte(since))
                    .to_owned();
                which = which.add(Column::PersonId.not_in_subquery(answered));
            }
        }
        let found: Vec<Uuid> = employment::Entity::find()
            .select_only()
            .distinct()
            .column(Column::PersonId)
            .filter(which)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(found.into_iter().map(PersonId).collect())
    }
}
