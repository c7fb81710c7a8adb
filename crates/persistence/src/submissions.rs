//! What each school is to answer in a campaign, and its answers.
//!
//! Lists and sums stand in [`lists`] and [`sums`], what the program counts by itself in [`computed`]; who is asked no more and who
//! anew, in `register`.

pub mod computed;
pub mod lists;
mod register;
pub mod sums;

use std::collections::BTreeMap;

use domain::access::rules::monitoring::campaign::Run;
use domain::access::rules::monitoring::submission::{Decide, Fill, SubmissionFacts, Submit};
use domain::access::{Deed, Permit};
use domain::clock::Date;
use domain::id::{
    CampaignId, Ids, MunicipalityId, PersonId, RegionId, SchoolId, SubmissionId, SystemIds,
};
use domain::monitoring::{Audience, CampaignState, Said, SubmissionState, Term};
use domain::org::Whereabouts;
use sea_orm::sea_query::{Expr, ExprTrait, LockType, OnConflict, Query};
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction,
    EntityTrait, QueryFilter, QueryOrder, QuerySelect, UpdateMany,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::campaigns::Campaign;
use crate::codes;
use crate::entity::campaign_submission::{ActiveModel, Column, Entity, Model};
use crate::entity::{model_participation, school, submission_answer as answer};
use crate::error::StoreError;

/// A school's submission as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Submission {
    /// Its id.
    pub id: SubmissionId,
    /// In which campaign.
    pub campaign: CampaignId,
    /// Whose.
    pub at: Whereabouts,
    /// Where it stands.
    pub state: SubmissionState,
    /// The school's last day, with the time that it was given besides.
    pub due: Date,
    /// Whether it was given more time than others.
    pub extended: bool,
    /// When it was handed in for the first time.
    pub first_submitted: Option<Date>,
    /// Who signed it, and when, while it is signed.
    pub submitted: Option<(PersonId, Date)>,
    /// Who accepted it or sent it back last, and when.
    pub decided: Option<(PersonId, Date)>,
    /// Why it was sent back, while it is.
    pub returned_reason: Option<String>,
    /// When the school left the circle of those that are asked.
    pub released: Option<Date>,
    /// Counts the changes of answers and state.
    pub revision: i32,
}

impl Submission {
    /// The submission as the policy sees it.
    pub fn facts(&self) -> SubmissionFacts {
        SubmissionFacts {
            id: self.id,
            at: self.at,
            state: self.state,
        }
    }

    /// What decides whether it still can be answered, in a campaign that stands so.
    pub fn term(&self, campaign: CampaignState) -> Term {
        Term {
            campaign,
            due: self.due,
            extended: self.extended,
            released: self.released.is_some(),
        }
    }
}

/// An answer as it is kept.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Kept {
    /// What the school says.
    pub said: Option<Said>,
    /// What the program counted on the day of signing, while the submission is signed.
    pub computed: Option<i64>,
    /// Why the school says otherwise than the program.
    pub explanation: Option<String>,
    /// What is to be corrected, by who sent it back.
    pub remark: Option<String>,
}

/// Answers by the codes of their questions.
pub type Answers = BTreeMap<String, Kept>;

/// The repository of submissions.
pub struct Submissions<'c, C>(pub(crate) &'c C);

/// Rows that one statement takes: SQLite binds at most 32 766 values.
const ROWS: usize = 1_000;

impl<C: ConnectionTrait> Submissions<'_, C> {
    /// The submission with this id.
    pub async fn find(&self, id: SubmissionId) -> Result<Option<Submission>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Submission::try_from).transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[SubmissionId]) -> Result<Vec<Submission>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// The submissions of a school in `campaigns`.
    pub async fn of_school(
        &self,
        school: SchoolId,
        campaigns: &[CampaignId],
    ) -> Result<Vec<Submission>, StoreError> {
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::CampaignId.is_in(campaigns.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// The answers of each of `submissions`; one without answers is absent.
    pub async fn answers(
        &self,
        submissions: &[SubmissionId],
    ) -> Result<BTreeMap<SubmissionId, Answers>, StoreError> {
        let mut found: BTreeMap<SubmissionId, Answers> = BTreeMap::new();
        for chunk in submissions.chunks(ROWS) {
            let rows = answer::Entity::find()
                .filter(answer::Column::SubmissionId.is_in(chunk.iter().map(|id| id.0)))
                .all(self.0)
                .await?;
            for row in rows {
                let of = found.entry(SubmissionId(row.submission_id)).or_default();
                of.insert(row.code.clone(), row.into());
            }
        }
        Ok(found)
    }

    /// The schools that a campaign asks, by its audience and kinds.
    pub async fn audience(&self, campaign: &Campaign) -> Result<Vec<Whereabouts>, StoreError> {
        let design = &campaign.design;
        let mut query = school::Entity::find()
            .select_only()
            .column(school::Column::Id)
            .column(school::Column::MunicipalityId)
            .column(school::Column::RegionId);
        query = match campaign.at.municipality {
            Some(id) => query.filter(school::Column::MunicipalityId.eq(id.0)),
            None => query.filter(school::Column::RegionId.eq(campaign.at.region.0)),
        };
        if design.audience == Audience::InModel {
            let inside = Query::select()
                .column(model_participation::Column::SchoolId)
                .from(model_participation::Entity)
                .and_where(
                    model_participation::Column::SchoolYear.eq(design.school_year.first_year()),
                )
                .and_where(model_participation::Column::State.eq("REGISTERED"))
                .to_owned();
            query = query.filter(school::Column::Id.in_subquery(inside));
        }
        if !design.school_kinds.is_empty() {
            let kinds = design.school_kinds.iter().map(|kind| codes::code(*kind));
            query = query.filter(school::Column::Kind.is_in(kinds));
        }
        let rows: Vec<(Uuid, Uuid, Uuid)> = query
            .order_by_asc(school::Column::SortKey)
            .into_tuple()
            .all(self.0)
            .await?;
        let place = |(school, municipality, region)| Whereabouts {
            school: SchoolId(school),
            municipality: MunicipalityId(municipality),
            region: RegionId(region),
        };
        Ok(rows.into_iter().map(place).collect())
    }
}

impl Submissions<'_, DatabaseTransaction> {
    /// The submission, its row locked until the transaction ends.
    pub async fn lock(&self, id: SubmissionId) -> Result<Option<Submission>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        let row = query.one(self.0).await?;
        row.map(Submission::try_from).transpose()
    }

    /// Asks `schools` in the campaign that the permit is for: a statement for a thousand of them. The answer is what they are
    /// asked by.
    pub async fn ask(
        &self,
        permit: &Permit<Run>,
        due: Date,
        schools: &[Whereabouts],
    ) -> Result<Vec<Submission>, StoreError> {
        let asked = |at: &Whereabouts| asked(CampaignId(permit.on()), *at, due, false);
        self.begin(schools.iter().map(asked).collect()).await
    }

    async fn begin(&self, rows: Vec<Model>) -> Result<Vec<Submission>, StoreError> {
        for chunk in rows.chunks(ROWS) {
            let chunk = chunk.iter().cloned();
            let chunk = chunk.map(|row| ActiveModel::from(row).reset_all());
            Entity::insert_many(chunk)
                .exec_without_returning(self.0)
                .await?;
        }
        rows.into_iter().map(Submission::try_from).collect()
    }

    /// Writes what the school says; remarks stay until it is accepted. [`StoreError::Conflict`] when somebody was faster.
    pub async fn save(
        &self,
        permit: &Permit<Fill>,
        before: &Submission,
        after: SubmissionState,
        answers: &Answers,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after).exec(self.0).await?;
        one(done.rows_affected)?;
        use answer::Column as A;
        let columns = [A::Number, A::Yes, A::Words, A::Explanation];
        self.put(before.id, answers, &columns).await
    }

    /// Signs `answers` with what the program counts on this day; those to questions that are not in them stay as they are.
    pub async fn submit(
        &self,
        permit: &Permit<Submit>,
        before: &Submission,
        today: Date,
        answers: &Answers,
    ) -> Result<(), StoreError> {
        let first = before.first_submitted.unwrap_or(today);
        let done = step(permit, before, SubmissionState::Submitted)
            .col_expr(Column::SubmittedBy, Expr::val(permit.by().0))
            .col_expr(Column::SubmittedOn, Expr::val(today))
            .col_expr(Column::FirstSubmittedOn, Expr::val(first))
            .col_expr(Column::ReturnedReason, Expr::val(None::<String>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        use answer::Column as A;
        let columns = [A::Number, A::Yes, A::Words, A::Computed];
        self.put(before.id, answers, &columns).await
    }

    /// Accepts it; remarks that were answered go.
    pub async fn accept(
        &self,
        permit: &Permit<Decide>,
        before: &Submission,
        today: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, SubmissionState::Accepted)
            .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
            .col_expr(Column::DecidedOn, Expr::val(today))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.forget(before.id, answer::Column::Remark, None::<String>)
            .await
    }

    /// Sends it back for a reason and with remarks by code, which take the place of earlier ones; what the program counts is
    /// live again.
    pub async fn send_back(
        &self,
        permit: &Permit<Decide>,
        before: &Submission,
        today: Date,
        reason: &str,
        remarks: &Answers,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, SubmissionState::Returned)
            .col_expr(Column::SubmittedBy, Expr::val(None::<Uuid>))
            .col_expr(Column::SubmittedOn, Expr::val(None::<Date>))
            .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
            .col_expr(Column::DecidedOn, Expr::val(today))
            .col_expr(Column::ReturnedReason, Expr::val(reason))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.forget(before.id, answer::Column::Remark, None::<String>)
            .await?;
        self.unsay_confirmed(before.id).await?;
        self.forget(before.id, answer::Column::Computed, None::<i32>)
            .await?;
        self.put(before.id, remarks, &[answer::Column::Remark])
            .await
    }

    /// What was counted and not contradicted is nothing that the school said: it goes on following the count.
    async fn unsay_confirmed(&self, of: SubmissionId) -> Result<(), StoreError> {
        use answer::Column as A;
        answer::Entity::update_many()
            .col_expr(A::Number, Expr::val(None::<i32>))
            .filter(A::SubmissionId.eq(of.0))
            .filter(Expr::col(A::Number).equals(A::Computed))
            .filter(A::Explanation.is_null())
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Gives the school time until `until`.
    pub async fn extend(
        &self,
        permit: &Permit<Decide>,
        before: &Submission,
        until: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, before.state)
            .col_expr(Column::DueOn, Expr::val(until))
            .col_expr(Column::Extended, Expr::val(true))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Writes `columns` of answers, whether there was something before or not.
    async fn put(
        &self,
        submission: SubmissionId,
        answers: &Answers,
        columns: &[answer::Column],
    ) -> Result<(), StoreError> {
        if answers.is_empty() {
            return Ok(());
        }
        let row = |(code, kept): (&String, &Kept)| {
            let (number, yes, words) = match &kept.said {
                None => (None, None, None),
                Some(Said::Number(number)) => (Some(small(*number)), None, None),
                Some(Said::Yes(yes)) => (None, Some(*yes), None),
                Some(Said::Text(words)) => (None, None, Some(words.clone())),
            };
            answer::ActiveModel {
                submission_id: Set(submission.0),
                code: Set(code.clone()),
                number: Set(number),
                yes: Set(yes),
                words: Set(words),
                computed: Set(kept.computed.map(small)),
                explanation: Set(kept.explanation.clone()),
                remark: Set(kept.remark.clone()),
            }
        };
        let same = [answer::Column::SubmissionId, answer::Column::Code];
        let written = OnConflict::columns(same)
            .update_columns(columns.iter().copied())
            .to_owned();
        answer::Entity::insert_many(answers.iter().map(row))
            .on_conflict(written)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn forget(
        &self,
        submission: SubmissionId,
        column: answer::Column,
        nothing: impl Into<sea_orm::Value>,
    ) -> Result<(), StoreError> {
        answer::Entity::update_many()
            .col_expr(column, Expr::val(nothing))
            .filter(answer::Column::SubmissionId.eq(submission.0))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

/// What a school has when it begins to be asked.
fn asked(campaign: CampaignId, at: Whereabouts, due: Date, extended: bool) -> Model {
    Model {
        id: SystemIds.next(),
        campaign_id: campaign.0,
        school_id: at.school.0,
        municipality_id: at.municipality.0,
        region_id: at.region.0,
        state: SubmissionState::NotStarted.code().to_owned(),
        due_on: due,
        extended,
        first_submitted_on: None,
        submitted_by: None,
        submitted_on: None,
        decided_by: None,
        decided_on: None,
        returned_reason: None,
        released_on: None,
        revision: 1,
    }
}

/// A number as a column holds it; nobody is believed a greater one.
fn small(number: i64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

/// Writes where the step leads, if the row is still as it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &Submission,
    after: SubmissionState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Revision, Expr::val(before.revision + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Revision.eq(before.revision))
}

impl From<answer::Model> for Kept {
    fn from(row: answer::Model) -> Self {
        let number = row.number.map(|number| Said::Number(number.into()));
        let said = number.or(row.yes.map(Said::Yes));
        Self {
            said: said.or(row.words.map(Said::Text)),
            computed: row.computed.map(Into::into),
            explanation: row.explanation,
            remark: row.remark,
        }
    }
}

impl TryFrom<Model> for Submission {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: SubmissionId(row.id),
            campaign: CampaignId(row.campaign_id),
            at: Whereabouts {
                school: SchoolId(row.school_id),
                municipality: MunicipalityId(row.municipality_id),
                region: RegionId(row.region_id),
            },
            state: codes::value(&row.state, "campaign_submission", row.id)?,
            due: row.due_on,
            extended: row.extended,
            first_submitted: row.first_submitted_on,
            submitted: row.submitted_by.map(PersonId).zip(row.submitted_on),
            decided: row.decided_by.map(PersonId).zip(row.decided_on),
            returned_reason: row.returned_reason,
            released: row.released_on,
            revision: row.revision,
        })
    }
}
