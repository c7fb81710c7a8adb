//! Practices before, on and after the public face, for those who write, approve and publish them.

use std::collections::HashMap;

use domain::access::rules::practice::{PracticeFacts, Publish, Write};
use domain::access::{Deed, Permit, Scope};
use domain::clock::{Date, Timestamp};
use domain::id::{MunicipalityId, PersonId, PracticeId, ProgrammeId, RegionId, SchoolId};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::org::Whereabouts;
use domain::people::MentoringTopic;
use domain::practice::PracticeState;
use domain::text::{Note, Title, slug};
use sea_orm::sea_query::{Condition, Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, UpdateMany,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::practice::{ActiveModel, Column, Entity, Model};
use crate::entity::{practice_author, practice_topic};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::scope::{self, Places};
use crate::search;

/// A practice as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Practice {
    /// Its id.
    pub id: PracticeId,
    /// The school that describes it.
    pub at: Whereabouts,
    /// The completed programme that it comes from.
    pub programme: ProgrammeId,
    /// Its name in web addresses, given when it is first published and kept for ever.
    pub slug: Option<String>,
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
    /// Who wrote it, in the order that they chose.
    pub authors: Vec<PersonId>,
    /// Where it stands.
    pub state: PracticeState,
    /// The last remark of who gave it back or withdrew it.
    pub remark: Option<String>,
    /// When it was last published.
    pub published_at: Option<Timestamp>,
    /// The day on which it was first published, by which it counts.
    pub first_published_on: Option<Date>,
    /// Counts the edits of its text.
    pub version: i32,
}

impl Practice {
    /// The practice as the policy sees it.
    pub fn facts(&self) -> PracticeFacts {
        PracticeFacts {
            id: self.id,
            at: self.at,
            authors: self.authors.clone(),
            state: self.state,
        }
    }
}

/// What an author writes.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What it is called.
    pub title: &'a Title,
    /// What was to be solved.
    pub problem: &'a Note,
    /// What was done.
    pub actions: &'a Note,
    /// What came of it.
    pub result: &'a Note,
    /// What others need in order to repeat it.
    pub conditions: &'a Note,
    /// What it is about.
    pub topics: &'a [MentoringTopic],
    /// Who wrote it, each once.
    pub authors: &'a [PersonId],
}

impl Wording<'_> {
    fn search_text(&self) -> String {
        search::index(&[
            self.title.as_str(),
            self.problem.as_str(),
            self.actions.as_str(),
            self.result.as_str(),
            self.conditions.as_str(),
        ])
    }
}

/// Where a new practice comes from.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    /// The school that describes it.
    pub at: Whereabouts,
    /// The completed programme.
    pub programme: ProgrammeId,
    /// The form of the pair.
    pub form: RolePairForm,
    /// The format of the pair.
    pub format: MentoringFormat,
}

/// Which practices of a scope are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct PracticeFilter {
    /// In one of these states; in any when `None`.
    pub states: Option<Vec<PracticeState>>,
}

/// The repository of practices.
pub struct Practices<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Practices<'_, C> {
    /// The practice with this id.
    pub async fn find(&self, id: PracticeId) -> Result<Option<Practice>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        Ok(self.complete(row.into_iter().collect()).await?.pop())
    }

    /// The practices of `programmes`, at most one each.
    pub async fn of_programmes(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<Practice>, StoreError> {
        let ids = programmes.iter().map(|id| id.0);
        let query = Entity::find().filter(Column::ProgrammeId.is_in(ids));
        self.complete(query.all(self.0).await?).await
    }

    /// The school that the practice belongs to for ever; for taking its lock before the practice is read.
    pub async fn school_of(&self, id: PracticeId) -> Result<Option<SchoolId>, StoreError> {
        let found: Option<Uuid> = Entity::find_by_id(id.0)
            .select_only()
            .column(Column::SchoolId)
            .into_tuple()
            .one(self.0)
            .await?;
        Ok(found.map(SchoolId))
    }

    /// A page of the practices of `scope`, the youngest first.
    pub async fn within(
        &self,
        scope: &Scope,
        filter: &PracticeFilter,
        slice: &Slice,
    ) -> Result<Window<Practice>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::CreatedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.created_at), KeyPart::Id(row.id)];
        let window = page::fetch(select(scope, filter), self.0, &keys, slice, place).await?;
        let (places, rows): (Vec<_>, Vec<_>) = window.rows.into_iter().unzip();
        let rows = self.complete(rows).await?;
        Ok(Window {
            rows: places.into_iter().zip(rows).collect(),
            has_next: window.has_next,
            has_previous: window.has_previous,
        })
    }

    /// How many practices `scope` has.
    pub async fn count(&self, scope: &Scope, filter: &PracticeFilter) -> Result<u64, StoreError> {
        Ok(select(scope, filter).count(self.0).await?)
    }

    /// Rows with their topics and authors, in the order of the rows; two statements however many there are.
    async fn complete(&self, rows: Vec<Model>) -> Result<Vec<Practice>, StoreError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let ids = || rows.iter().map(|row| row.id);
        let topics = practice_topic::Entity::find()
            .filter(practice_topic::Column::PracticeId.is_in(ids()))
            .all(self.0)
            .await?;
        let authors = practice_author::Entity::find()
            .filter(practice_author::Column::PracticeId.is_in(ids()))
            .order_by_asc(practice_author::Column::Position)
            .all(self.0)
            .await?;
        let mut parts: HashMap<Uuid, Parts> = HashMap::new();
        for row in topics {
            let topic = codes::value(&row.topic, "practice_topic", row.practice_id)?;
            parts.entry(row.practice_id).or_default().topics.push(topic);
        }
        for row in authors {
            let author = PersonId(row.person_id);
            parts
                .entry(row.practice_id)
                .or_default()
                .authors
                .push(author);
        }
        rows.into_iter()
            .map(|row| {
                let parts = parts.remove(&row.id).unwrap_or_default();
                parts.into_practice(row)
            })
            .collect()
    }

    async fn free_slug(&self, title: &str) -> Result<String, StoreError> {
        let wanted = slug(title, "practice");
        let taken: Vec<Option<String>> = Entity::find()
            .select_only()
            .column(Column::Slug)
            .filter(Column::Slug.starts_with(&wanted))
            .into_tuple()
            .all(self.0)
            .await?;
        let taken = taken.iter().filter_map(Option::as_deref);
        Ok(crate::slugs::free(&wanted, taken))
    }
}

impl Practices<'_, DatabaseTransaction> {
    /// Adds the draft that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<Write>,
        origin: Origin,
        wording: Wording<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let owned = |text: &Note| Set(text.as_str().to_owned());
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(origin.at.school.0),
            municipality_id: Set(origin.at.municipality.0),
            region_id: Set(origin.at.region.0),
            programme_id: Set(origin.programme.0),
            slug: Set(None),
            title: Set(wording.title.as_str().to_owned()),
            problem: owned(wording.problem),
            actions: owned(wording.actions),
            result: owned(wording.result),
            conditions: owned(wording.conditions),
            form: Set(codes::code(origin.form)),
            format: Set(codes::code(origin.format)),
            state: Set(codes::code(PracticeState::Draft)),
            remark: Set(None),
            published_at: Set(None),
            first_published_on: Set(None),
            created_at: Set(now),
            version: Set(1),
            search_text: Set(wording.search_text()),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.put_parts(permit.on(), wording).await
    }

    /// Writes another wording of the draft that the permit is for, unless it is past `version`.
    pub async fn edit(
        &self,
        permit: &Permit<Write>,
        version: i32,
        wording: Wording<'_>,
    ) -> Result<(), StoreError> {
        let id = permit.on();
        let owned = |text: &Note| Expr::val(text.as_str().to_owned());
        let update = guarded(id, PracticeState::Draft)
            .filter(Column::Version.eq(version))
            .col_expr(Column::Version, Expr::val(version + 1))
            .col_expr(Column::Title, Expr::val(wording.title.as_str()))
            .col_expr(Column::Problem, owned(wording.problem))
            .col_expr(Column::Actions, owned(wording.actions))
            .col_expr(Column::Result, owned(wording.result))
            .col_expr(Column::Conditions, owned(wording.conditions))
            .col_expr(Column::SearchText, Expr::val(wording.search_text()));
        self.one(update).await?;
        practice_topic::Entity::delete_many()
            .filter(practice_topic::Column::PracticeId.eq(id))
            .exec(self.0)
            .await?;
        practice_author::Entity::delete_many()
            .filter(practice_author::Column::PracticeId.eq(id))
            .exec(self.0)
            .await?;
        self.put_parts(id, wording).await
    }

    async fn put_parts(&self, id: Uuid, wording: Wording<'_>) -> Result<(), StoreError> {
        let topics: std::collections::BTreeSet<_> = wording.topics.iter().collect();
        let topics = topics.into_iter().map(|topic| practice_topic::ActiveModel {
            practice_id: Set(id),
            topic: Set(codes::code(topic)),
        });
        let authors = (0..).zip(wording.authors);
        let authors = authors.map(|(position, author)| practice_author::ActiveModel {
            practice_id: Set(id),
            person_id: Set(author.0),
            position: Set(position),
        });
        practice_topic::Entity::insert_many(topics)
            .exec_without_returning(self.0)
            .await?;
        practice_author::Entity::insert_many(authors)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Moves a practice on, with a remark where there is one. Publishing has a method of its own.
    pub async fn step<D: Deed<On = PracticeFacts>>(
        &self,
        permit: &Permit<D>,
        from: PracticeState,
        to: PracticeState,
        remark: Option<&Note>,
    ) -> Result<(), StoreError> {
        let mut update =
            guarded(permit.on(), from).col_expr(Column::State, Expr::val(codes::code(to)));
        if let Some(remark) = remark {
            update = update.col_expr(Column::Remark, Expr::val(remark.as_str()));
        }
        self.one(update).await
    }

    /// Puts a practice on the public face: at the first time with a name in web addresses, which it keeps.
    pub async fn publish(
        &self,
        permit: &Permit<Publish>,
        practice: &Practice,
        now: Timestamp,
        today: Date,
    ) -> Result<(), StoreError> {
        let slug = match &practice.slug {
            Some(slug) => slug.clone(),
            None => self.free_slug(&practice.title).await?,
        };
        let first = practice.first_published_on.unwrap_or(today);
        let update = guarded(permit.on(), practice.state)
            .col_expr(
                Column::State,
                Expr::val(codes::code(PracticeState::Published)),
            )
            .col_expr(Column::Slug, Expr::val(slug))
            .col_expr(Column::PublishedAt, Expr::val(now))
            .col_expr(Column::FirstPublishedOn, Expr::val(first))
            .col_expr(Column::Remark, Expr::val(None::<String>));
        self.one(update).await.map_err(|error| match error {
            // Another school took the same name just now; tried again, this one gets the next.
            StoreError::Unique(twin) => StoreError::Busy(twin),
            other => other,
        })
    }

    async fn one(&self, update: UpdateMany<Entity>) -> Result<(), StoreError> {
        if update.exec(self.0).await?.rows_affected == 1 {
            Ok(())
        } else {
            Err(StoreError::Conflict)
        }
    }
}

fn guarded(id: Uuid, state: PracticeState) -> UpdateMany<Entity> {
    Entity::update_many()
        .filter(Column::Id.eq(id))
        .filter(Column::State.eq(codes::code(state)))
}

fn select(scope: &Scope, filter: &PracticeFilter) -> Select<Entity> {
    let places = Places {
        school: Column::SchoolId,
        municipality: Column::MunicipalityId,
        region: Column::RegionId,
        participant: written_by,
    };
    let query = Entity::find().filter(scope::within(scope, &places));
    match &filter.states {
        None => query,
        Some(states) => query.filter(Column::State.is_in(states.iter().map(codes::code))),
    }
}

fn written_by(person: PersonId) -> Condition {
    let own = Query::select()
        .column(practice_author::Column::PracticeId)
        .from(practice_author::Entity)
        .cond_where(practice_author::Column::PersonId.eq(person.0))
        .to_owned();
    Condition::all().add(Column::Id.in_subquery(own))
}

#[derive(Default)]
struct Parts {
    topics: Vec<MentoringTopic>,
    authors: Vec<PersonId>,
}

impl Parts {
    fn into_practice(mut self, row: Model) -> Result<Practice, StoreError> {
        self.topics.sort_unstable();
        Ok(Practice {
            id: PracticeId(row.id),
            at: Whereabouts {
                school: SchoolId(row.school_id),
                municipality: MunicipalityId(row.municipality_id),
                region: RegionId(row.region_id),
            },
            programme: ProgrammeId(row.programme_id),
            form: codes::value(&row.form, "practice", row.id)?,
            format: codes::value(&row.format, "practice", row.id)?,
            state: codes::value(&row.state, "practice", row.id)?,
            slug: row.slug,
            title: row.title,
            problem: row.problem,
            actions: row.actions,
            result: row.result,
            conditions: row.conditions,
            topics: self.topics,
            authors: self.authors,
            remark: row.remark,
            published_at: row.published_at,
            first_published_on: row.first_published_on,
            version: row.version,
        })
    }
}
