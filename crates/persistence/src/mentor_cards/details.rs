//! The further columns of the form of the bank of mentors (forms 7.1).

use domain::access::Permit;
use domain::access::rules::bank::Keep;
use domain::bank::NominatedBy;
use domain::clock::Date;
use domain::id::MentorCardId;
use domain::people::MenteeCategory;
use domain::text::{Line, fold};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use serde::{Deserialize, Serialize};

use super::{Entry, MentorCards};
use crate::accounts::one;
use crate::codes;
use crate::entity::mentor_card::{Column, Entity, Model};
use crate::error::StoreError;

/// What else is known of a mentor.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct MentorDetails {
    /// Achievements that matter for mentoring.
    pub achievements: Vec<String>,
    /// What they like.
    pub interests: Vec<String>,
    /// The mentees whom they would take; all when empty.
    pub wanted_categories: Vec<MenteeCategory>,
    /// Educational areas.
    pub areas: Vec<String>,
    /// What they learned for mentoring.
    pub trainings: Vec<Training>,
    /// The time that they have for it.
    pub hours_per_week: Option<i32>,
    /// Since when they have been a mentor.
    pub mentor_since: Option<Date>,
    /// Whether they are an expert of the municipality.
    pub is_expert: bool,
    /// Whether they come from outside of the school.
    pub is_external: bool,
    /// Who named them.
    pub nominated_by: Option<NominatedBy>,
}

/// A training of a mentor.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Training {
    /// What it was about.
    pub course: String,
    /// Who gave it.
    pub provider: String,
    /// When it ended.
    pub on: Option<Date>,
    /// The paper about it.
    pub certificate: Option<String>,
}

/// What is written as details.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct MentorDetailsData {
    /// Achievements that matter for mentoring.
    pub achievements: Vec<Entry>,
    /// What they like.
    pub interests: Vec<Entry>,
    /// The mentees whom they would take.
    pub wanted_categories: Vec<MenteeCategory>,
    /// Educational areas.
    pub areas: Vec<Entry>,
    /// What they learned for mentoring.
    pub trainings: Vec<TrainingData>,
    /// The time that they have for it, 1–40 hours a week.
    pub hours_per_week: Option<i32>,
    /// Since when they have been a mentor.
    pub mentor_since: Option<Date>,
    /// Whether they are an expert.
    pub is_expert: bool,
    /// Whether they come from outside of the school.
    pub is_external: bool,
    /// Who named them.
    pub nominated_by: Option<NominatedBy>,
}

/// A training as it is written.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct TrainingData {
    /// What it was about.
    pub course: Entry,
    /// Who gave it.
    pub provider: Entry,
    /// When it ended.
    pub on: Option<Date>,
    /// The paper about it.
    pub certificate: Option<Line<200>>,
}

impl MentorDetails {
    pub(super) fn of(row: &Model) -> Result<Self, StoreError> {
        const TABLE: &str = "mentor_card";
        let nominated_by = row.nominated_by.as_deref();
        Ok(Self {
            achievements: codes::list(row.achievements.clone(), TABLE, row.id)?,
            interests: codes::list(row.interests.clone(), TABLE, row.id)?,
            wanted_categories: codes::list(row.wanted_categories.clone(), TABLE, row.id)?,
            areas: codes::list(row.areas.clone(), TABLE, row.id)?,
            trainings: codes::list(row.trainings.clone(), TABLE, row.id)?,
            hours_per_week: row.hours_per_week,
            mentor_since: row.mentor_since,
            is_expert: row.is_expert,
            is_external: row.is_external,
            nominated_by: nominated_by
                .map(|name| codes::value(name, TABLE, row.id))
                .transpose()?,
        })
    }
}

impl MentorCards<'_, DatabaseTransaction> {
    /// Writes the details of a card that was just kept.
    pub async fn put_details(
        &self,
        permit: &Permit<Keep>,
        id: MentorCardId,
        data: &MentorDetailsData,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(
                Column::Achievements,
                Expr::val(codes::json(&data.achievements)?),
            )
            .col_expr(Column::Interests, Expr::val(codes::json(&data.interests)?))
            .col_expr(
                Column::WantedCategories,
                Expr::val(codes::json(&data.wanted_categories)?),
            )
            .col_expr(Column::Areas, Expr::val(codes::json(&data.areas)?))
            .col_expr(Column::Trainings, Expr::val(codes::json(&data.trainings)?))
            .col_expr(Column::HoursPerWeek, Expr::val(data.hours_per_week))
            .col_expr(Column::MentorSince, Expr::val(data.mentor_since))
            .col_expr(Column::IsExpert, Expr::val(data.is_expert))
            .col_expr(Column::IsExternal, Expr::val(data.is_external))
            .col_expr(
                Column::NominatedBy,
                Expr::val(data.nominated_by.map(codes::code)),
            )
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.index(id).await
    }

    /// Writes anew the folded words by which the card is found.
    pub(super) async fn index(&self, id: MentorCardId) -> Result<(), StoreError> {
        let Some(row) = Entity::find_by_id(id.0).one(self.0).await? else {
            return Ok(());
        };
        let mut words: Vec<String> = Vec::new();
        for list in [row.subjects, row.areas, row.competences, row.interests] {
            words.extend(codes::list(list, "mentor_card", row.id)?);
        }
        Entity::update_many()
            .col_expr(Column::Words, Expr::val(fold(&words.join("; "))))
            .filter(Column::Id.eq(id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }
}
