//! Schools come and go while campaigns are open.

use std::collections::BTreeSet;

use domain::access::Permit;
use domain::access::rules::place::municipality::KeepRegister;
use domain::clock::{Date, SchoolYear};
use domain::id::SchoolId;
use domain::monitoring::{Audience, CampaignState, SubmissionState, joining_term};
use domain::org::{SchoolKind, Whereabouts};
use sea_orm::sea_query::{Expr, ExprTrait, LockType, Query};
use sea_orm::{
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::{Submission, Submissions, asked};
use crate::campaigns::Campaign;
use crate::codes;
use crate::entity::campaign;
use crate::entity::campaign_submission::{Column, Entity};
use crate::error::StoreError;

impl Submissions<'_, DatabaseTransaction> {
    /// A school has come: `campaigns` that are open and ask schools of its kind ask it, too, if they have not yet. It has a week
    /// at least.
    pub async fn join(
        &self,
        _permit: &Permit<KeepRegister>,
        at: Whereabouts,
        kind: SchoolKind,
        campaigns: &[Campaign],
        today: Date,
    ) -> Result<Vec<Submission>, StoreError> {
        let kinds = |campaign: &Campaign| {
            let kinds = &campaign.design.school_kinds;
            kinds.is_empty() || kinds.contains(&kind)
        };
        let open = |campaign: &&Campaign| campaign.state == CampaignState::Open && kinds(campaign);
        let open: Vec<&Campaign> = campaigns.iter().filter(open).collect();
        if open.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<_> = open.iter().map(|campaign| campaign.id).collect();
        let already = self.of_school(at.school, &ids).await?;
        let already: BTreeSet<_> = already.into_iter().map(|one| one.campaign).collect();
        let new = open.iter().filter(|one| !already.contains(&one.id));
        let rows = new.map(|campaign| {
            let due = joining_term(campaign.design.due, today);
            asked(campaign.id, at, due, due > campaign.design.due)
        });
        self.begin(rows.collect()).await
    }

    /// A school leaves the register of `year`: open campaigns among those that are in it ask it no more. What was accepted stays.
    /// The answer is what it was released from.
    pub async fn release(
        &self,
        _permit: &Permit<KeepRegister>,
        school: SchoolId,
        year: SchoolYear,
        today: Date,
    ) -> Result<Vec<Submission>, StoreError> {
        self.turn(school, year, Column::ReleasedOn.is_null(), Some(today))
            .await
    }

    /// A school is in the register of `year` again: open campaigns that had asked it ask it again.
    pub async fn recall(
        &self,
        _permit: &Permit<KeepRegister>,
        school: SchoolId,
        year: SchoolYear,
    ) -> Result<Vec<Submission>, StoreError> {
        self.turn(school, year, Column::ReleasedOn.is_not_null(), None)
            .await
    }

    async fn turn(
        &self,
        school: SchoolId,
        year: SchoolYear,
        those: sea_orm::sea_query::SimpleExpr,
        released: Option<Date>,
    ) -> Result<Vec<Submission>, StoreError> {
        let open = Query::select()
            .column(campaign::Column::Id)
            .from(campaign::Entity)
            .and_where(campaign::Column::State.eq(CampaignState::Open.code()))
            .and_where(campaign::Column::Audience.eq(codes::code(Audience::InModel)))
            .and_where(campaign::Column::SchoolYear.eq(year.first_year()))
            .to_owned();
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::State.ne(SubmissionState::Accepted.code()))
            .filter(Column::CampaignId.in_subquery(open))
            .filter(those)
            .order_by_asc(Column::DueOn)
            .order_by_asc(Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(self.0)
            .await?;
        let ids: Vec<_> = rows.iter().map(|row| row.id).collect();
        if !ids.is_empty() {
            Entity::update_many()
                .col_expr(Column::ReleasedOn, Expr::val(released))
                .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
                .filter(Column::Id.is_in(ids))
                .exec(self.0)
                .await?;
        }
        rows.into_iter().map(Submission::try_from).collect()
    }
}
