//! Reports on the execution of roadmaps: texts that people write, kept apart from figures. Figures stand in [`figures`].

pub mod figures;

use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::report::{Decide, ReportFacts, Sign, Write};
use domain::access::{Deed, Permit, Place};
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, ReportId, RoadmapId, RoadmapItemId};
use domain::roadmap::ReportState;
use sea_orm::sea_query::{Condition, Expr, LockType, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select, UpdateMany,
};
use uuid::Uuid;

use self::figures::Figures;
use crate::accounts::one;
use crate::codes;
use crate::entity::roadmap_report::{ActiveModel, Column, Entity, Model};
use crate::entity::roadmap_report_row as row;
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::roadmap_duties::place_id;
use crate::roadmaps::{Columns, seat};

/// A report as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Report {
    /// Its id.
    pub id: ReportId,
    /// On which roadmap.
    pub roadmap: RoadmapId,
    /// Who reports.
    pub at: Seat,
    /// The first day that it is about.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Where it stands.
    pub state: ReportState,
    /// What it says in its own words.
    pub summary: String,
    /// Who began it.
    pub prepared_by: PersonId,
    /// Who signed it, and when, while it is signed.
    pub signed: Option<(PersonId, Date)>,
    /// The figures of the day of signing, while it is signed.
    pub figures: Option<Figures>,
    /// Who accepted it or sent it back last, and when.
    pub decided: Option<(PersonId, Date)>,
    /// Why it was sent back, while it is.
    pub returned_reason: Option<String>,
    /// Counts the changes of texts and state.
    pub revision: i32,
}

impl Report {
    /// The report as the policy sees it.
    pub fn facts(&self) -> ReportFacts {
        ReportFacts {
            id: self.id,
            at: self.at,
            state: self.state,
            was_handed_in: self.was_handed_in(),
        }
    }

    /// Whether it was handed in at least once: who decided about it has read it.
    pub fn was_handed_in(&self) -> bool {
        self.decided.is_some() || self.state.is_handed_in()
    }
}

/// A report about to be started.
#[derive(Clone, Copy, Debug)]
pub struct NewReport {
    /// On which roadmap.
    pub roadmap: RoadmapId,
    /// Who reports.
    pub at: Seat,
    /// The first day that it is about.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// What a report says of a row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RowText {
    /// Of which row.
    pub item: RoadmapItemId,
    /// What the reporter says.
    pub comment: String,
    /// What it brought.
    pub effectiveness: String,
    /// What is to be changed, by who sent the report back.
    pub remark: Option<String>,
}

/// Whose reports are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// Those of the place itself, in any state.
    Own(Place),
    /// Those that were handed in to it: of a municipality's schools, of a region's municipalities.
    Below(Place),
}

/// Which reports of a shelf are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReportFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<ReportState>,
    /// On this roadmap.
    pub roadmap: Option<RoadmapId>,
}

/// The states that the level above knows of.
const HANDED_IN: [&str; 3] = ["SUBMITTED", "RETURNED", "ACCEPTED"];

/// The repository of reports.
pub struct RoadmapReports<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> RoadmapReports<'_, C> {
    /// The report with this id.
    pub async fn find(&self, id: ReportId) -> Result<Option<Report>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Report::try_from).transpose()
    }

    /// Those of `ids` that are there, in no order.
    pub async fn find_all(&self, ids: &[ReportId]) -> Result<Vec<Report>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.0)
            .await?;
        rows.into_iter().map(Report::try_from).collect()
    }

    /// The report of a place on a roadmap for exactly these days.
    pub async fn of_period(&self, new: &NewReport) -> Result<Option<Report>, StoreError> {
        let row = Entity::find()
            .filter(Column::RoadmapId.eq(new.roadmap.0))
            .filter(Column::PlaceId.eq(place_id(new.at.place())))
            .filter(Column::FromOn.eq(new.from))
            .filter(Column::UntilOn.eq(new.until))
            .one(self.0)
            .await?;
        row.map(Report::try_from).transpose()
    }

    /// What a report says of rows.
    pub async fn rows_of(&self, id: ReportId) -> Result<Vec<RowText>, StoreError> {
        let rows = row::Entity::find()
            .filter(row::Column::ReportId.eq(id.0))
            .order_by_asc(row::Column::ItemId)
            .all(self.0)
            .await?;
        let text = |row: row::Model| RowText {
            item: RoadmapItemId(row.item_id),
            comment: row.comment,
            effectiveness: row.effectiveness,
            remark: row.remark,
        };
        Ok(rows.into_iter().map(text).collect())
    }

    /// A page of reports, the latest period first.
    pub async fn within(
        &self,
        shelf: Shelf,
        filter: &ReportFilter,
        slice: &Slice,
    ) -> Result<Window<Report>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::UntilOn)),
            page::down(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| vec![KeyPart::Day(row.until_on), KeyPart::Id(row.id)];
        page::fetch(select(shelf, filter), self.0, &keys, slice, key)
            .await?
            .try_map(Report::try_from)
    }

    /// How many there are.
    pub async fn count(&self, shelf: Shelf, filter: &ReportFilter) -> Result<u64, StoreError> {
        Ok(select(shelf, filter).count(self.0).await?)
    }
}

fn select(shelf: Shelf, filter: &ReportFilter) -> Select<Entity> {
    let here = match shelf {
        Shelf::Own(place) => Condition::all().add(Column::PlaceId.eq(place_id(place))),
        Shelf::Below(Place::Municipality(id)) => Condition::all()
            .add(Column::MunicipalityId.eq(id.0))
            .add(Column::SchoolId.is_not_null())
            .add(handed_in()),
        // What schools report is not the region's to list.
        Shelf::Below(Place::Region(id)) => Condition::all()
            .add(Column::RegionId.eq(id.0))
            .add(Column::SchoolId.is_null())
            .add(handed_in()),
        Shelf::Below(Place::School(_)) => Condition::all().add(Expr::val(false)),
    };
    let mut query = Entity::find().filter(here);
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    if let Some(roadmap) = filter.roadmap {
        query = query.filter(Column::RoadmapId.eq(roadmap.0));
    }
    query
}

/// What the level above knows of, as [`Report::was_handed_in`] says it.
fn handed_in() -> Condition {
    Condition::any()
        .add(Column::State.is_in(HANDED_IN))
        .add(Column::DecidedOn.is_not_null())
}

impl RoadmapReports<'_, DatabaseTransaction> {
    /// The report, its row locked until the transaction ends.
    pub async fn lock(&self, id: ReportId) -> Result<Option<Report>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        query.one(self.0).await?.map(Report::try_from).transpose()
    }

    /// Starts the report that the permit is for, as a draft; [`StoreError::Unique`] when there is one for these days.
    pub async fn start(
        &self,
        permit: &Permit<Write>,
        new: &NewReport,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let columns = Columns::of(new.at);
        let broken = StoreError::inconsistent("roadmap_report", permit.on());
        let row = ActiveModel {
            id: Set(permit.on()),
            roadmap_id: Set(new.roadmap.0),
            place_id: Set(place_id(new.at.place())),
            region_id: Set(columns.region),
            municipality_id: Set(columns.municipality.ok_or(broken)?),
            school_id: Set(columns.school),
            from_on: Set(new.from),
            until_on: Set(new.until),
            state: Set(ReportState::Draft.code().to_owned()),
            summary: Set(String::new()),
            prepared_by: Set(permit.by().0),
            created_at: Set(now),
            signed_by: Set(None),
            signed_on: Set(None),
            figures: Set(None),
            decided_by: Set(None),
            decided_on: Set(None),
            returned_reason: Set(None),
            revision: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Writes texts; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change(
        &self,
        permit: &Permit<Write>,
        before: &Report,
        summary: &str,
        rows: &[RowText],
    ) -> Result<(), StoreError> {
        let done = step(permit, before, before.state)
            .col_expr(Column::Summary, Expr::val(summary))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        for text in rows {
            self.put(
                before.id,
                text,
                &[row::Column::Comment, row::Column::Effectiveness],
            )
            .await?;
        }
        Ok(())
    }

    /// Puts it before who signs.
    pub async fn prepare(
        &self,
        permit: &Permit<Write>,
        before: &Report,
        after: ReportState,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, after).exec(self.0).await?;
        one(done.rows_affected)
    }

    /// Signs it with the figures of this day.
    pub async fn sign(
        &self,
        permit: &Permit<Sign>,
        before: &Report,
        figures: &Figures,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, ReportState::Submitted)
            .col_expr(Column::SignedBy, Expr::val(permit.by().0))
            .col_expr(Column::SignedOn, Expr::val(figures.on))
            .col_expr(Column::Figures, Expr::val(serde_json::to_value(figures)?))
            .col_expr(Column::ReturnedReason, Expr::val(None::<String>))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Accepts it; remarks that were answered go.
    pub async fn accept(
        &self,
        permit: &Permit<Decide>,
        before: &Report,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = step(permit, before, ReportState::Accepted)
            .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
            .col_expr(Column::DecidedOn, Expr::val(on))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.forget_remarks(before.id).await
    }

    /// Sends it back for a reason and with remarks on rows, which take the place of earlier ones; its figures are live again.
    pub async fn send_back(
        &self,
        permit: &Permit<Decide>,
        before: &Report,
        on: Date,
        reason: &str,
        remarks: &[(RoadmapItemId, String)],
    ) -> Result<(), StoreError> {
        let done = step(permit, before, ReportState::Returned)
            .col_expr(Column::SignedBy, Expr::val(None::<Uuid>))
            .col_expr(Column::SignedOn, Expr::val(None::<Date>))
            .col_expr(Column::Figures, Expr::val(None::<serde_json::Value>))
            .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
            .col_expr(Column::DecidedOn, Expr::val(on))
            .col_expr(Column::ReturnedReason, Expr::val(reason))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.forget_remarks(before.id).await?;
        for (item, remark) in remarks {
            let text = RowText {
                item: *item,
                comment: String::new(),
                effectiveness: String::new(),
                remark: Some(remark.clone()),
            };
            self.put(before.id, &text, &[row::Column::Remark]).await?;
        }
        Ok(())
    }

    /// Throws it away with what it says of rows.
    pub async fn discard(&self, permit: &Permit<Write>, before: &Report) -> Result<(), StoreError> {
        let done = Entity::delete_many()
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::State.eq(before.state.code()))
            .filter(Column::Revision.eq(before.revision))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Writes `columns` of what a report says of a row, whether it said something before or not.
    async fn put(
        &self,
        report: ReportId,
        text: &RowText,
        columns: &[row::Column],
    ) -> Result<(), StoreError> {
        let model = row::ActiveModel {
            report_id: Set(report.0),
            item_id: Set(text.item.0),
            comment: Set(text.comment.clone()),
            effectiveness: Set(text.effectiveness.clone()),
            remark: Set(text.remark.clone()),
        };
        let same = [row::Column::ReportId, row::Column::ItemId];
        let written = OnConflict::columns(same)
            .update_columns(columns.iter().copied())
            .to_owned();
        row::Entity::insert(model)
            .on_conflict(written)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn forget_remarks(&self, report: ReportId) -> Result<(), StoreError> {
        row::Entity::update_many()
            .col_expr(row::Column::Remark, Expr::val(None::<String>))
            .filter(row::Column::ReportId.eq(report.0))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

/// Writes where the step leads, if the row is still as it was read.
fn step<D: Deed>(permit: &Permit<D>, before: &Report, after: ReportState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Revision, Expr::val(before.revision + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Revision.eq(before.revision))
}

impl TryFrom<Model> for Report {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("roadmap_report", row.id);
        let figures = row.figures.map(serde_json::from_value);
        Ok(Self {
            id: ReportId(row.id),
            roadmap: RoadmapId(row.roadmap_id),
            at: seat(row.region_id, Some(row.municipality_id), row.school_id),
            from: row.from_on,
            until: row.until_on,
            state: codes::value(&row.state, "roadmap_report", row.id)?,
            summary: row.summary,
            prepared_by: PersonId(row.prepared_by),
            signed: row.signed_by.map(PersonId).zip(row.signed_on),
            figures: figures.transpose().or(Err(broken()))?,
            decided: row.decided_by.map(PersonId).zip(row.decided_on),
            returned_reason: row.returned_reason,
            revision: row.revision,
        })
    }
}
