//! Grants to read a mentee's file: asked for, decided, closed, and how often they were used.

use std::collections::BTreeSet;

use domain::access::rules::file_grant::{Ask, Close, Decide, FileGrantFacts};
use domain::access::{Deed, Permit};
use domain::clock::{Date, Timestamp};
use domain::id::{FileGrantId, MentorshipId, PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::people::{FileField, FileGrantState};
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, UpdateMany,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::access_log;
use crate::entity::file_grant::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// The most grants that are listed for one person.
const MOST: u64 = 100;

/// A grant as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FileGrant {
    /// Its id.
    pub id: FileGrantId,
    /// The school that owns the pair.
    pub school: SchoolId,
    /// The pair.
    pub mentorship: MentorshipId,
    /// Who asks.
    pub mentor: PersonId,
    /// Whose file.
    pub mentee: PersonId,
    /// What was asked for.
    pub asked: BTreeSet<FileField>,
    /// Why.
    pub purpose: String,
    /// Where it stands.
    pub state: FileGrantState,
    /// On which day it was asked for, at the school.
    pub asked_on: Date,
    /// What was granted.
    pub granted: BTreeSet<FileField>,
    /// Who decided.
    pub decided_by: Option<PersonId>,
    /// On which day.
    pub decided_on: Option<Date>,
    /// The last day of the grant.
    pub until: Option<Date>,
    /// Why it was refused.
    pub refusal_note: Option<String>,
    /// On which day it was given up or taken back.
    pub closed_on: Option<Date>,
    /// Counts the steps.
    pub version: i32,
}

impl FileGrant {
    /// It as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> FileGrantFacts {
        FileGrantFacts {
            id: self.id,
            at,
            mentor: self.mentor,
            mentee: self.mentee,
        }
    }
}

/// What a mentor asks for.
#[derive(Clone, Copy, Debug)]
pub struct NewFileGrant<'a> {
    /// The school that owns the pair.
    pub school: SchoolId,
    /// The pair.
    pub mentorship: MentorshipId,
    /// Whose file.
    pub mentee: PersonId,
    /// What of it.
    pub fields: &'a BTreeSet<FileField>,
    /// Why.
    pub purpose: &'a Note,
}

/// How often a grant was used.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Used {
    /// So often.
    pub times: u64,
    /// Last at.
    pub last: Option<Timestamp>,
}

/// The repository of grants.
pub struct FileGrants<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> FileGrants<'_, C> {
    /// The grant with this id.
    pub async fn find(&self, id: FileGrantId) -> Result<Option<FileGrant>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(FileGrant::try_from).transpose()
    }

    /// Those of a pair, the latest first.
    pub async fn of_pair(&self, pair: MentorshipId) -> Result<Vec<FileGrant>, StoreError> {
        self.list(Column::MentorshipId.eq(pair.0)).await
    }

    /// Those to the file of `mentee`, the latest first, at most a hundred.
    pub async fn about(&self, mentee: PersonId) -> Result<Vec<FileGrant>, StoreError> {
        self.list(Column::MenteeId.eq(mentee.0)).await
    }

    async fn list(
        &self,
        which: sea_orm::sea_query::SimpleExpr,
    ) -> Result<Vec<FileGrant>, StoreError> {
        use sea_orm::QuerySelect;
        let rows = Entity::find()
            .filter(which)
            .order_by_desc(Column::AskedAt)
            .order_by_desc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        rows.into_iter().map(FileGrant::try_from).collect()
    }

    /// A page of those of a school, the latest first; `open`: only those that wait for the head.
    pub async fn page(
        &self,
        school: SchoolId,
        open: bool,
        slice: &Slice,
    ) -> Result<Window<FileGrant>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::AskedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.asked_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(wanted(school, open));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(FileGrant::try_from)
    }

    /// How many there are.
    pub async fn count(&self, school: SchoolId, open: bool) -> Result<u64, StoreError> {
        let query = Entity::find().filter(wanted(school, open));
        Ok(query.count(self.0).await?)
    }

    /// How often the grant was used, by the access log.
    pub async fn used(&self, id: FileGrantId) -> Result<Used, StoreError> {
        use access_log::{Column, Entity};
        let lines = Entity::find()
            .filter(Column::SubjectKind.eq("file-grant"))
            .filter(Column::SubjectId.eq(id.0));
        let last = lines.clone().order_by_desc(Column::At).one(self.0).await?;
        Ok(Used {
            times: lines.count(self.0).await?,
            last: last.map(|line| line.at),
        })
    }
}

impl FileGrants<'_, DatabaseTransaction> {
    /// Keeps what the mentor, whom the permit is for, asks.
    pub async fn ask(
        &self,
        permit: &Permit<Ask>,
        new: NewFileGrant<'_>,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(new.school.0),
            mentorship_id: Set(new.mentorship.0),
            mentor_id: Set(permit.by().0),
            mentee_id: Set(new.mentee.0),
            asked_fields: Set(json(new.fields)?),
            purpose: Set(new.purpose.as_str().to_owned()),
            state: Set(FileGrantState::Asked.code().to_owned()),
            asked_at: Set(now),
            asked_on: Set(today),
            fields: Set(json(&BTreeSet::new())?),
            version: Set(1),
            ..ActiveModel::default()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps what is granted, and until when.
    pub async fn grant(
        &self,
        permit: &Permit<Decide>,
        before: &FileGrant,
        after: FileGrantState,
        (fields, until): (&BTreeSet<FileField>, Date),
        today: Date,
    ) -> Result<(), StoreError> {
        let update = decided(permit, before, after, today)
            .col_expr(Column::Fields, Expr::val(json(fields)?))
            .col_expr(Column::UntilOn, Expr::val(until));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that nothing is granted, and why.
    pub async fn refuse(
        &self,
        permit: &Permit<Decide>,
        before: &FileGrant,
        after: FileGrantState,
        note: &Note,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = decided(permit, before, after, today)
            .col_expr(Column::RefusalNote, Expr::val(note.as_str()));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps that it was given up or taken back.
    pub async fn close(
        &self,
        permit: &Permit<Close>,
        before: &FileGrant,
        after: FileGrantState,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after)
            .col_expr(Column::ClosedBy, Expr::val(permit.by().0))
            .col_expr(Column::ClosedOn, Expr::val(today));
        one(update.exec(self.0).await?.rows_affected)
    }
}

fn decided(
    permit: &Permit<Decide>,
    before: &FileGrant,
    after: FileGrantState,
    today: Date,
) -> UpdateMany<Entity> {
    step(permit, before, after)
        .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
        .col_expr(Column::DecidedOn, Expr::val(today))
}

/// Writes where the step leads, if the row is still where it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &FileGrant,
    after: FileGrantState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Version, Expr::val(before.version + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.code()))
        .filter(Column::Version.eq(before.version))
}

fn wanted(school: SchoolId, open: bool) -> Condition {
    let whose = Condition::all().add(Column::SchoolId.eq(school.0));
    if open {
        return whose.add(Column::State.eq(FileGrantState::Asked.code()));
    }
    whose
}

fn json(fields: &BTreeSet<FileField>) -> Result<serde_json::Value, StoreError> {
    codes::json(&fields.iter().copied().collect::<Vec<_>>())
}

impl TryFrom<Model> for FileGrant {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("file_grant", row.id);
        let asked: Vec<FileField> = codes::list(row.asked_fields, table, id)?;
        let granted: Vec<FileField> = codes::list(row.fields, table, id)?;
        Ok(Self {
            id: FileGrantId(id),
            school: SchoolId(row.school_id),
            mentorship: MentorshipId(row.mentorship_id),
            mentor: PersonId(row.mentor_id),
            mentee: PersonId(row.mentee_id),
            asked: asked.into_iter().collect(),
            purpose: row.purpose,
            state: codes::value(&row.state, table, id)?,
            asked_on: row.asked_on,
            granted: granted.into_iter().collect(),
            decided_by: row.decided_by.map(PersonId),
            decided_on: row.decided_on,
            until: row.until_on,
            refusal_note: row.refusal_note,
            closed_on: row.closed_on,
            version: row.version,
        })
    }
}
