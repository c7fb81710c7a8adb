//! Lists of submissions: of a campaign by school, of a school by the last day.

use domain::clock::Date;
use domain::id::{CampaignId, MunicipalityId, SchoolId};
use domain::monitoring::{CampaignState, SubmissionState};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, PaginatorTrait, QueryFilter,
    QuerySelect, Select,
};

use super::{Submission, Submissions};
use crate::entity::campaign_submission::{Column, Entity, Model};
use crate::entity::{campaign, school};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// Which submissions can be listed at all.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Those that schools of a municipality owe a campaign.
    OfCampaign(CampaignId, MunicipalityId),
    /// Those of a school in campaigns that were announced.
    OfSchool(SchoolId),
}

/// Which submissions are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct SubmissionFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<SubmissionState>,
    /// Not handed in, with the last day before this one, and still asked for.
    pub overdue_on: Option<Date>,
}

impl<C: ConnectionTrait> Submissions<'_, C> {
    /// A page of submissions: of a campaign by the school's short name, of a school by the last day, the latest first.
    pub async fn within(
        &self,
        reach: Reach,
        filter: &SubmissionFilter,
        slice: &Slice,
    ) -> Result<Window<Submission>, StoreError> {
        let id = Expr::col((Entity, Column::Id));
        let query = select(reach, filter);
        match reach {
            Reach::OfCampaign(..) => {
                let name = Expr::col((school::Entity, school::Column::SortKey));
                let keys = [page::up(name), page::up(id)];
                let place = |row: &Named| {
                    vec![
                        KeyPart::Text(row.sort_key.clone()),
                        KeyPart::Id(row.submission.id),
                    ]
                };
                let query = named(query);
                page::fetch_as(query, self.0, &keys, slice, place)
                    .await?
                    .try_map(|row: Named| row.submission.try_into())
            }
            Reach::OfSchool(_) => {
                let due = Expr::col((Entity, Column::DueOn));
                let keys = [page::down(due), page::down(id)];
                let key = |row: &Model| vec![KeyPart::Day(row.due_on), KeyPart::Id(row.id)];
                page::fetch(query, self.0, &keys, slice, key)
                    .await?
                    .try_map(Submission::try_from)
            }
        }
    }

    /// How many there are.
    pub async fn count(&self, reach: Reach, filter: &SubmissionFilter) -> Result<u64, StoreError> {
        Ok(select(reach, filter).count(self.0).await?)
    }

    /// All accepted submissions of a municipality's schools in a campaign, by the school's short name: for the return as a file.
    pub async fn accepted(
        &self,
        campaign: CampaignId,
        municipality: MunicipalityId,
    ) -> Result<Vec<Submission>, StoreError> {
        let reach = Reach::OfCampaign(campaign, municipality);
        let filter = SubmissionFilter {
            states: vec![SubmissionState::Accepted],
            ..SubmissionFilter::default()
        };
        let query = sea_orm::QueryOrder::order_by_asc(
            named(select(reach, &filter)),
            Expr::col((school::Entity, school::Column::SortKey)),
        );
        let rows = query.into_model::<Named>().all(self.0).await?;
        let rows = rows.into_iter();
        rows.map(|row| row.submission.try_into()).collect()
    }
}

/// A submission with the key by which schools are ordered.
#[derive(FromQueryResult)]
struct Named {
    #[sea_orm(nested)]
    submission: Model,
    sort_key: String,
}

fn named(mut query: Select<Entity>) -> Select<Entity> {
    QuerySelect::query(&mut query).inner_join(
        school::Entity,
        Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
    );
    query.column(school::Column::SortKey)
}

fn select(reach: Reach, filter: &SubmissionFilter) -> Select<Entity> {
    let announced = || {
        let states = [CampaignState::Open.code(), CampaignState::Closed.code()];
        Query::select()
            .column(campaign::Column::Id)
            .from(campaign::Entity)
            .and_where(campaign::Column::State.is_in(states))
            .to_owned()
    };
    let here = match reach {
        Reach::OfCampaign(campaign, municipality) => Condition::all()
            .add(Column::CampaignId.eq(campaign.0))
            .add(Column::MunicipalityId.eq(municipality.0)),
        Reach::OfSchool(school) => Condition::all()
            .add(Column::SchoolId.eq(school.0))
            .add(Column::CampaignId.in_subquery(announced())),
    };
    let mut query = Entity::find().filter(here);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    if let Some(today) = filter.overdue_on {
        let owed = [
            SubmissionState::NotStarted.code(),
            SubmissionState::Draft.code(),
        ];
        query = query
            .filter(Column::State.is_in(owed))
            .filter(Column::DueOn.lt(today))
            .filter(Column::ReleasedOn.is_null())
            .filter(Column::CampaignId.in_subquery(announced()));
    }
    query
}
