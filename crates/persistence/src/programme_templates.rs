//! Templates of programmes with their editions, and which programme came from which of them.
//!
//! Every wording is an edition of its own and none is written over: a programme that was drafted from the second edition
//! can always say what that was.

use std::collections::BTreeMap;

use domain::access::rules::programme::Draft;
use domain::access::rules::template::{PutInUse, Retire, TemplateFacts, Write, reaches};
use domain::access::{Deed, Permit, Place};
use domain::clock::Timestamp;
use domain::id::{PersonId, ProgrammeId, ProgrammeTemplateId};
use domain::mentoring::{
    ActivityKind, RolePairForm, TemplateActivity, TemplateContent, TemplateMonths, TemplatePurpose,
    TemplateState, TemplateTitle,
};
use domain::org::Whereabouts;
use domain::people::{DeficitKind, MenteeCategory, MentoringTopic};
use domain::text::{Note, Title, fold};
use sea_orm::sea_query::{Condition, Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, Select, UpdateMany,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::programme_template::{ActiveModel, Column, Entity, Model};
use crate::entity::{programme_origin, programme_template_edition as edition};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::posts::place;

/// A template as it is kept, in one of its editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgrammeTemplate {
    /// Its id.
    pub id: ProgrammeTemplateId,
    /// Whose it is.
    pub owner: Place,
    /// Where it stands.
    pub state: TemplateState,
    /// Which edition this is.
    pub edition: i32,
    /// What it says in this edition.
    pub content: TemplateContent,
    /// Who wrote this edition.
    pub written_by: PersonId,
    /// When.
    pub written_at: Timestamp,
}

impl ProgrammeTemplate {
    /// The template as the policy sees it.
    pub fn facts(&self) -> TemplateFacts {
        TemplateFacts {
            id: self.id,
            owner: self.owner,
        }
    }

    /// Whether it is meant for the school `at`, in whatever state.
    pub fn reaches(&self, at: &Whereabouts) -> bool {
        reaches(self.owner, at)
    }

    /// Whether the school `at` works with it: it is its own, or it is in use and reaches the school.
    pub fn is_on_shelf_of(&self, at: &Whereabouts) -> bool {
        self.owner == Place::School(at.school)
            || (self.state == TemplateState::InUse && reaches(self.owner, at))
    }
}

/// From which edition of which template a programme was drafted.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ProgrammeOrigin {
    /// The programme.
    pub programme: ProgrammeId,
    /// The template.
    pub template: ProgrammeTemplateId,
    /// The edition.
    pub edition: i32,
}

/// Whose templates are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// Those of one place, in any state.
    Of(Place),
    /// What a school works with: its own in any state, and those in use of its municipality and region.
    Around(Whereabouts),
}

/// How high an owner stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OwnerLevel {
    /// A region.
    Region,
    /// A municipality.
    Municipality,
    /// A school.
    School,
}

/// Which templates of a shelf are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct TemplateFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<TemplateState>,
    /// Of an owner of this level.
    pub level: Option<OwnerLevel>,
    /// Whose title contains this.
    pub text: Option<String>,
}

/// The repository of templates.
pub struct ProgrammeTemplates<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> ProgrammeTemplates<'_, C> {
    /// The template with this id in its present edition.
    pub async fn find(
        &self,
        id: ProgrammeTemplateId,
    ) -> Result<Option<ProgrammeTemplate>, StoreError> {
        Ok(self.find_all(&[id]).await?.pop())
    }

    /// Those of `ids` that exist in their present editions, in no order.
    pub async fn find_all(
        &self,
        ids: &[ProgrammeTemplateId],
    ) -> Result<Vec<ProgrammeTemplate>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        self.present(rows).await
    }

    /// What the named editions said.
    pub async fn editions(
        &self,
        named: &[(ProgrammeTemplateId, i32)],
    ) -> Result<Vec<((ProgrammeTemplateId, i32), TemplateContent)>, StoreError> {
        let pair = |(id, number): &(ProgrammeTemplateId, i32)| (id.0, *number);
        let rows = self.wordings(named.iter().map(pair)).await?;
        let content = |row: edition::Model| {
            let key = (ProgrammeTemplateId(row.template_id), row.edition);
            Ok((key, content(row)?))
        };
        rows.into_iter().map(content).collect()
    }

    /// A page of the templates of a shelf, by title.
    pub async fn within(
        &self,
        shelf: Shelf,
        filter: &TemplateFilter,
        slice: &Slice,
    ) -> Result<Window<ProgrammeTemplate>, StoreError> {
        let keys = [
            page::up(Expr::col(Column::TitleFolded)),
            page::up(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| vec![KeyPart::Text(row.title_folded.clone()), KeyPart::Id(row.id)];
        let window = page::fetch(select(shelf, filter), self.0, &keys, slice, key).await?;
        let (places, rows): (Vec<_>, Vec<_>) = window.rows.into_iter().unzip();
        let rows = self.present(rows).await?;
        Ok(Window {
            rows: places.into_iter().zip(rows).collect(),
            has_next: window.has_next,
            has_previous: window.has_previous,
        })
    }

    /// How many templates a shelf has.
    pub async fn count(&self, shelf: Shelf, filter: &TemplateFilter) -> Result<u64, StoreError> {
        Ok(select(shelf, filter).count(self.0).await?)
    }

    /// From which templates `programmes` were drafted; nothing for those that were not.
    pub async fn origins_of(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<ProgrammeOrigin>, StoreError> {
        let rows = programme_origin::Entity::find()
            .filter(programme_origin::Column::ProgrammeId.is_in(programmes.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        let origin = |row: programme_origin::Model| ProgrammeOrigin {
            programme: ProgrammeId(row.programme_id),
            template: ProgrammeTemplateId(row.template_id),
            edition: row.edition,
        };
        Ok(rows.into_iter().map(origin).collect())
    }

    async fn wordings(
        &self,
        named: impl Iterator<Item = (Uuid, i32)>,
    ) -> Result<Vec<edition::Model>, StoreError> {
        let mut any = Condition::any();
        for (id, number) in named {
            let this = edition::Column::TemplateId
                .eq(id)
                .and(edition::Column::Edition.eq(number));
            any = any.add(this);
        }
        if any.is_empty() {
            return Ok(Vec::new());
        }
        Ok(edition::Entity::find().filter(any).all(self.0).await?)
    }

    /// Rows with their present editions, in the order of the rows; one statement however many there are.
    async fn present(&self, rows: Vec<Model>) -> Result<Vec<ProgrammeTemplate>, StoreError> {
        let present = rows.iter().map(|row| (row.id, row.edition));
        let wordings = self.wordings(present).await?.into_iter();
        let mut known: BTreeMap<Uuid, edition::Model> =
            wordings.map(|row| (row.template_id, row)).collect();
        let complete = |row: Model| {
            let broken = || StoreError::inconsistent("programme_template", row.id);
            let wording = known.remove(&row.id).ok_or_else(broken)?;
            let owner = place(row.region_id, row.municipality_id, row.school_id);
            Ok(ProgrammeTemplate {
                id: ProgrammeTemplateId(row.id),
                owner: owner.ok_or_else(broken)?,
                state: codes::value(&row.state, "programme_template", row.id)?,
                edition: row.edition,
                written_by: PersonId(wording.written_by),
                written_at: wording.written_at,
                content: content(wording)?,
            })
        };
        rows.into_iter().map(complete).collect()
    }
}

fn select(shelf: Shelf, filter: &TemplateFilter) -> Select<Entity> {
    let in_use = || Column::State.eq(TemplateState::InUse.code());
    let here = match shelf {
        Shelf::Of(place) => Condition::all().add(of(place)),
        Shelf::Around(at) => Condition::any()
            .add(of(Place::School(at.school)))
            .add(of(Place::Municipality(at.municipality)).and(in_use()))
            .add(of(Place::Region(at.region)).and(in_use())),
    };
    let mut query = Entity::find().filter(here);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    if let Some(level) = filter.level {
        query = query.filter(match level {
            OwnerLevel::Region => Column::RegionId.is_not_null(),
            OwnerLevel::Municipality => Column::MunicipalityId.is_not_null(),
            OwnerLevel::School => Column::SchoolId.is_not_null(),
        });
    }
    if let Some(text) = &filter.text {
        query = query.filter(Column::TitleFolded.contains(fold(text)));
    }
    query
}

fn of(place: Place) -> sea_orm::sea_query::SimpleExpr {
    match place {
        Place::Region(id) => Column::RegionId.eq(id.0),
        Place::Municipality(id) => Column::MunicipalityId.eq(id.0),
        Place::School(id) => Column::SchoolId.eq(id.0),
    }
}

impl ProgrammeTemplates<'_, DatabaseTransaction> {
    /// Adds the template that the permit is for, as a draft, to `owner`.
    pub async fn add(
        &self,
        permit: &Permit<Write>,
        owner: Place,
        content: &TemplateContent,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (region, municipality, school) = match owner {
            Place::Region(id) => (Some(id.0), None, None),
            Place::Municipality(id) => (None, Some(id.0), None),
            Place::School(id) => (None, None, Some(id.0)),
        };
        let row = ActiveModel {
            id: Set(permit.on()),
            region_id: Set(region),
            municipality_id: Set(municipality),
            school_id: Set(school),
            state: Set(TemplateState::Draft.code().to_owned()),
            title_folded: Set(fold(content.title.as_str())),
            edition: Set(1),
            created_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.write_edition(permit, 1, content, now).await
    }

    /// Writes the next edition of the template that the permit is for; [`StoreError::Conflict`] when somebody was
    /// faster.
    pub async fn rewrite(
        &self,
        permit: &Permit<Write>,
        before: &ProgrammeTemplate,
        content: &TemplateContent,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let next = before.edition + 1;
        let done = step(permit, before, before.state)
            .col_expr(Column::Edition, Expr::val(next))
            .col_expr(Column::TitleFolded, Expr::val(fold(content.title.as_str())))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.write_edition(permit, next, content, now).await
    }

    /// Lets programmes be drafted from it.
    pub async fn put_in_use(
        &self,
        permit: &Permit<PutInUse>,
        before: &ProgrammeTemplate,
        after: TemplateState,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after).exec(self.0).await?;
        one(done.rows_affected)
    }

    /// Takes it out of use.
    pub async fn retire(
        &self,
        permit: &Permit<Retire>,
        before: &ProgrammeTemplate,
        after: TemplateState,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after).exec(self.0).await?;
        one(done.rows_affected)
    }

    /// Remembers from which edition of which template a programme was drafted; what was remembered before gives way.
    pub async fn remember_origin(
        &self,
        _permit: &Permit<Draft>,
        origin: ProgrammeOrigin,
    ) -> Result<(), StoreError> {
        programme_origin::Entity::delete_many()
            .filter(programme_origin::Column::ProgrammeId.eq(origin.programme.0))
            .exec(self.0)
            .await?;
        let row = programme_origin::ActiveModel {
            programme_id: Set(origin.programme.0),
            template_id: Set(origin.template.0),
            edition: Set(origin.edition),
        };
        programme_origin::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn write_edition(
        &self,
        permit: &Permit<Write>,
        number: i32,
        content: &TemplateContent,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = edition::ActiveModel {
            template_id: Set(permit.on()),
            edition: Set(number),
            content: Set(serde_json::to_value(content)?),
            written_by: Set(permit.by().0),
            written_at: Set(now),
        };
        edition::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &ProgrammeTemplate,
    after: TemplateState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Edition.eq(before.edition))
}

/// A content as its JSON column holds it: the names of the domain's own fields.
#[derive(Serialize, Deserialize)]
struct Kept {
    title: String,
    purpose: String,
    form: Option<RolePairForm>,
    categories: Vec<MenteeCategory>,
    deficits: Vec<DeficitKind>,
    topics: Vec<MentoringTopic>,
    months: i32,
    goal: String,
    expected_result: String,
    activities: Vec<KeptActivity>,
}

#[derive(Serialize, Deserialize)]
struct KeptActivity {
    title: String,
    kind: ActivityKind,
    due_day: u16,
    expected_result: String,
}

fn content(row: edition::Model) -> Result<TemplateContent, StoreError> {
    let broken = || StoreError::inconsistent("programme_template_edition", row.template_id);
    let kept: Kept = serde_json::from_value(row.content).or(Err(broken()))?;
    parsed(kept).ok_or_else(broken)
}

fn parsed(kept: Kept) -> Option<TemplateContent> {
    let line = |line: KeptActivity| {
        Some(TemplateActivity {
            title: Title::parse(&line.title).ok()?,
            kind: line.kind,
            due_day: line.due_day,
            expected_result: Note::parse(&line.expected_result).ok()?,
        })
    };
    let activities = kept.activities.into_iter().map(line);
    let content = TemplateContent {
        title: TemplateTitle::parse(&kept.title).ok()?,
        purpose: TemplatePurpose::parse(&kept.purpose).ok()?,
        form: kept.form,
        categories: kept.categories,
        deficits: kept.deficits,
        topics: kept.topics,
        months: TemplateMonths::of(kept.months)?,
        goal: Note::parse(&kept.goal).ok()?,
        expected_result: Note::parse(&kept.expected_result).ok()?,
        activities: activities.collect::<Option<_>>()?,
    };
    content.checked().ok()
}
