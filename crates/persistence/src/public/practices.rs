//! Published practices, each with its school, municipality and topics, by one statement a page.

use std::collections::HashMap;

use domain::clock::Timestamp;
use domain::id::{MunicipalityId, PracticeId, SchoolId};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use domain::practice::PracticeState;
use sea_orm::sea_query::{Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbBackend, EntityTrait, FromQueryResult, Order, PaginatorTrait,
    QueryFilter, QuerySelect, QueryTrait, Select,
};
use uuid::Uuid;

use super::{Public, PublicMunicipality, PublicSchool};
use crate::codes;
use crate::entity::practice::{Column, Entity};
use crate::entity::{municipality, practice_topic, school};
use crate::error::StoreError;
use crate::page::{self, Cursor, KeyPart, Slice, Window};
use crate::search::{Searched, Words};

/// A practice that everybody may read.
#[derive(Clone, PartialEq, Debug)]
pub struct PublishedPractice {
    /// Its id, for reading its authors; not shown.
    pub id: PracticeId,
    /// Its name in web addresses.
    pub slug: String,
    /// What it is called.
    pub title: String,
    /// What was to be solved.
    pub problem: String,
    /// What was done.
    pub actions: String,
    /// What came of it.
    pub result: String,
    /// What others need in order to repeat it.
    pub conditions: String,
    /// The form of the pair that it comes from.
    pub form: RolePairForm,
    /// The format of the pair that it comes from.
    pub format: MentoringFormat,
    /// What it is about, in the order of the enum.
    pub topics: Vec<MentoringTopic>,
    /// The school that describes it.
    pub school: PublicSchool,
    /// When it was last published.
    pub published_at: Timestamp,
}

/// Which published practices are wanted; all of them when nothing is named.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PublicFilter {
    /// Of the municipality with this slug; none when there is no such municipality.
    pub municipality: Option<String>,
    /// Of the school with this slug; none when there is no such school.
    pub school: Option<String>,
    /// Of this form.
    pub form: Option<RolePairForm>,
    /// Of this format.
    pub format: Option<MentoringFormat>,
    /// About this topic, perhaps among others.
    pub topic: Option<MentoringTopic>,
    /// With all these words, in any of their forms.
    pub words: Option<Words>,
}

impl<C: ConnectionTrait> Public<'_, C> {
    /// A page of published practices, the latest first.
    pub async fn practices(
        &self,
        filter: &PublicFilter,
        slice: &Slice,
    ) -> Result<Window<PublishedPractice>, StoreError> {
        let keys = [
            page::down(Expr::col((Entity, Column::PublishedAt))),
            page::down(Expr::col((Entity, Column::Id))),
        ];
        let query = with_school(select(filter, self.0.get_database_backend()));
        page::fetch_as(query, self.0, &keys, slice, Row::place)
            .await?
            .try_map(PublishedPractice::try_from)
    }

    /// How many published practices fit `filter`.
    pub async fn count_practices(&self, filter: &PublicFilter) -> Result<u64, StoreError> {
        let query = select(filter, self.0.get_database_backend());
        Ok(query.count(self.0).await?)
    }

    /// The published practice that web addresses call `slug`; none while it is withdrawn.
    pub async fn practice(&self, slug: &str) -> Result<Option<PublishedPractice>, StoreError> {
        let query = published().filter(Column::Slug.eq(slug));
        let row = with_school(query).into_model::<Row>().one(self.0).await?;
        row.map(PublishedPractice::try_from).transpose()
    }

    /// The first `limit` published practices of each of `schools`, by one statement. A school without any is absent.
    pub async fn first_practices(
        &self,
        schools: &[SchoolId],
        limit: u64,
    ) -> Result<HashMap<SchoolId, Window<PublishedPractice>>, StoreError> {
        let ids = schools.iter().map(|id| id.0);
        let mut ranked = with_school(published().filter(Column::SchoolId.is_in(ids))).into_query();
        let mut latest_first = WindowStatement::partition_by((Entity, Column::SchoolId));
        latest_first
            .order_by((Entity, Column::PublishedAt), Order::Desc)
            .order_by((Entity, Column::Id), Order::Desc);
        ranked.expr_window_as(Expr::cust("ROW_NUMBER()"), latest_first, "place");
        let query = Query::select()
            .expr(Expr::cust("*"))
            .from_subquery(ranked, "ranked")
            .and_where(Expr::col("place").lte(i64::try_from(limit + 1).unwrap_or(i64::MAX)))
            .order_by("place", Order::Asc)
            .to_owned();
        let statement = self.0.get_database_backend().build(&query);
        let mut found: HashMap<SchoolId, Window<PublishedPractice>> = HashMap::new();
        for row in Row::find_by_statement(statement).all(self.0).await? {
            let window = found
                .entry(SchoolId(row.school_id))
                .or_insert_with(Window::empty);
            if u64::try_from(window.rows.len()).is_ok_and(|len| len < limit) {
                window
                    .rows
                    .push((Cursor(row.place()), PublishedPractice::try_from(row)?));
            } else {
                window.has_next = true;
            }
        }
        Ok(found)
    }

    /// How many published practices each of `schools` has; one without any is absent.
    pub async fn practice_counts_of_schools(
        &self,
        schools: &[SchoolId],
    ) -> Result<Vec<(SchoolId, i64)>, StoreError> {
        let ids = schools.iter().map(|id| id.0);
        let rows = self.counts(Column::SchoolId, ids).await?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (SchoolId(id), count))
            .collect())
    }

    /// How many published practices each of `municipalities` has; one without any is absent.
    pub async fn practice_counts(
        &self,
        municipalities: &[MunicipalityId],
    ) -> Result<Vec<(MunicipalityId, i64)>, StoreError> {
        let ids = municipalities.iter().map(|id| id.0);
        let rows = self.counts(Column::MunicipalityId, ids).await?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (MunicipalityId(id), count))
            .collect())
    }

    async fn counts(
        &self,
        of: Column,
        ids: impl Iterator<Item = Uuid>,
    ) -> Result<Vec<(Uuid, i64)>, StoreError> {
        Ok(published()
            .select_only()
            .column(of)
            .column_as(Column::Id.count(), "practices")
            .filter(of.is_in(ids))
            .group_by(of)
            .into_tuple()
            .all(self.0)
            .await?)
    }
}

fn published() -> Select<Entity> {
    Entity::find().filter(Column::State.eq(codes::code(PracticeState::Published)))
}

fn select(filter: &PublicFilter, backend: DbBackend) -> Select<Entity> {
    let mut query = published();
    if let Some(slug) = &filter.municipality {
        query = query.filter(
            Expr::col((Entity, Column::MunicipalityId))
                .eq(super::schools::municipality_called(slug)),
        );
    }
    if let Some(slug) = &filter.school {
        let id = Query::select()
            .column(school::Column::Id)
            .from(school::Entity)
            .and_where(school::Column::Slug.eq(slug))
            .to_owned();
        query = query.filter(Expr::col((Entity, Column::SchoolId)).eq(id));
    }
    if let Some(form) = filter.form {
        query = query.filter(Column::Form.eq(codes::code(form)));
    }
    if let Some(format) = filter.format {
        query = query.filter(Column::Format.eq(codes::code(format)));
    }
    if let Some(topic) = filter.topic {
        let about = Query::select()
            .expr(Expr::val(1))
            .from(practice_topic::Entity)
            .and_where(
                Expr::col((practice_topic::Entity, practice_topic::Column::PracticeId))
                    .equals((Entity, Column::Id)),
            )
            .and_where(practice_topic::Column::Topic.eq(codes::code(topic)))
            .to_owned();
        query = query.filter(Expr::exists(about));
    }
    if let Some(words) = &filter.words {
        query = query.filter(words.condition(Searched::Practice, backend));
    }
    query
}

fn with_school(query: Select<Entity>) -> Select<Entity> {
    let topics =
        "(SELECT string_agg(t.topic, ',') FROM practice_topic t WHERE t.practice_id = practice.id)";
    let mut query = query
        .select_only()
        .columns([
            Column::Id,
            Column::Slug,
            Column::Title,
            Column::Problem,
            Column::Actions,
            Column::Result,
            Column::Conditions,
            Column::Form,
            Column::Format,
            Column::PublishedAt,
            Column::SchoolId,
            Column::MunicipalityId,
        ])
        .column_as(Expr::cust(topics), "topics")
        .column_as(school::Column::Slug, "school_slug")
        .column_as(school::Column::ShortName, "school_short_name")
        .column_as(school::Column::FullName, "school_full_name")
        .column_as(school::Column::Kind, "school_kind")
        .column_as(municipality::Column::Slug, "municipality_slug")
        .column_as(municipality::Column::Name, "municipality_name");
    QuerySelect::query(&mut query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .inner_join(
            municipality::Entity,
            Expr::col((municipality::Entity, municipality::Column::Id))
                .equals((Entity, Column::MunicipalityId)),
        );
    query
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    slug: String,
    title: String,
    problem: String,
    actions: String,
    result: String,
    conditions: String,
    form: String,
    format: String,
    published_at: Timestamp,
    school_id: Uuid,
    municipality_id: Uuid,
    topics: Option<String>,
    school_slug: String,
    school_short_name: String,
    school_full_name: String,
    school_kind: String,
    municipality_slug: String,
    municipality_name: String,
}

impl Row {
    fn place(&self) -> Vec<KeyPart> {
        vec![KeyPart::At(self.published_at), KeyPart::Id(self.id)]
    }
}

impl TryFrom<Row> for PublishedPractice {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        let topics = row.topics.as_deref().unwrap_or_default();
        let mut topics = topics
            .split_terminator(',')
            .map(|topic| codes::value(topic, "practice_topic", row.id))
            .collect::<Result<Vec<_>, _>>()?;
        topics.sort_unstable();
        Ok(Self {
            id: PracticeId(row.id),
            form: codes::value(&row.form, "practice", row.id)?,
            format: codes::value(&row.format, "practice", row.id)?,
            topics,
            school: PublicSchool {
                id: SchoolId(row.school_id),
                kind: codes::value(&row.school_kind, "school", row.school_id)?,
                slug: row.school_slug,
                short_name: row.school_short_name,
                full_name: row.school_full_name,
                municipality: PublicMunicipality {
                    id: MunicipalityId(row.municipality_id),
                    slug: row.municipality_slug,
                    name: row.municipality_name,
                },
            },
            slug: row.slug,
            title: row.title,
            problem: row.problem,
            actions: row.actions,
            result: row.result,
            conditions: row.conditions,
            published_at: row.published_at,
        })
    }
}
