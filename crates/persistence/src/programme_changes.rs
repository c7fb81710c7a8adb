//! Proposed changes of programmes in force, with the consents to each (B-085).
//!
//! A step is read, decided by [`domain::mentoring::ChangeState`], and saved by a guarded update, after the lock on the
//! pair's school. Approved changes are the editions of a programme: each keeps what was said before and after it.

use std::collections::{BTreeSet, HashMap};

use domain::access::Permit;
use domain::access::rules::programme::{AnswerChange, DecideChange, ProposeChange};
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, ProgrammeChangeId, ProgrammeId};
use domain::mentoring::{ChangeKind, ChangeState, ChangeStateKind, ProgrammeContent};
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, UpdateMany,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::programme_change::{ActiveModel, Column, Entity, Model};
use crate::entity::programme_change_consent as consent;
use crate::error::StoreError;

/// A change as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgrammeChange {
    /// Its id.
    pub id: ProgrammeChangeId,
    /// Of which programme.
    pub programme: ProgrammeId,
    /// What is to be changed.
    pub kind: ChangeKind,
    /// Where it stands.
    pub state: ChangeState,
    /// Why it is proposed.
    pub reason: String,
    /// What was in force when it was written.
    pub before: ProgrammeContent,
    /// What it would put into force.
    pub after: ProgrammeContent,
    /// Who proposed it, or wrote it anew last.
    pub proposed_by: PersonId,
    /// When.
    pub proposed_at: Timestamp,
    /// Who decided it.
    pub decided_by: Option<PersonId>,
    /// What was said to the decision.
    pub remark: Option<String>,
    /// Who has consented to the wording as it is.
    pub consented: BTreeSet<PersonId>,
    /// Counts the wordings.
    pub version: i32,
}

impl ProgrammeChange {
    /// The day on which it was decided.
    pub fn decided_on(&self) -> Option<Date> {
        match &self.state {
            ChangeState::Open { .. } | ChangeState::Consented => None,
            ChangeState::Approved { on, .. }
            | ChangeState::Refused { on }
            | ChangeState::Declined { on, .. }
            | ChangeState::Withdrawn { on } => Some(*on),
        }
    }
}

/// A change as it is written.
#[derive(Clone, Copy, Debug)]
pub struct ChangeWording<'a> {
    /// What is to be changed.
    pub kind: ChangeKind,
    /// Why.
    pub reason: &'a Note,
    /// What is in force now.
    pub before: &'a ProgrammeContent,
    /// What is to be in force.
    pub after: &'a ProgrammeContent,
}

/// The repository of changes.
pub struct ProgrammeChanges<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> ProgrammeChanges<'_, C> {
    /// The change with this id.
    pub async fn find(&self, id: ProgrammeChangeId) -> Result<Option<ProgrammeChange>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        Ok(self.read(row.into_iter().collect()).await?.pop())
    }

    /// The changes of `programmes`, those of one from the latest to the first.
    pub async fn of_programmes(
        &self,
        programmes: &[ProgrammeId],
    ) -> Result<Vec<ProgrammeChange>, StoreError> {
        let ids = programmes.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::ProgrammeId.is_in(ids))
            .order_by_desc(Column::ProposedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        self.read(rows).await
    }

    /// The change of the programme that somebody's word is due on.
    pub async fn open_of(
        &self,
        programme: ProgrammeId,
    ) -> Result<Option<ProgrammeChange>, StoreError> {
        let open = [ChangeStateKind::Open, ChangeStateKind::Consented].map(ChangeStateKind::code);
        let row = Entity::find()
            .filter(Column::ProgrammeId.eq(programme.0))
            .filter(Column::State.is_in(open))
            .one(self.0)
            .await?;
        Ok(self.read(row.into_iter().collect()).await?.pop())
    }

    async fn read(&self, rows: Vec<Model>) -> Result<Vec<ProgrammeChange>, StoreError> {
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let given = consent::Entity::find()
            .filter(consent::Column::ChangeId.is_in(rows.iter().map(|row| row.id)))
            .all(self.0)
            .await?;
        let mut consents: HashMap<_, BTreeSet<PersonId>> = HashMap::new();
        for row in given {
            let of = consents.entry(row.change_id).or_default();
            of.insert(PersonId(row.person_id));
        }
        rows.into_iter()
            .map(|row| {
                let consented = consents.remove(&row.id).unwrap_or_default();
                change(row, consented)
            })
            .collect()
    }
}

impl ProgrammeChanges<'_, DatabaseTransaction> {
    /// Adds a change of `programme`, whose pair the permit is for.
    pub async fn propose(
        &self,
        permit: &Permit<ProposeChange>,
        id: ProgrammeChangeId,
        programme: ProgrammeId,
        wording: ChangeWording<'_>,
        state: &ChangeState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            programme_id: Set(programme.0),
            kind: Set(codes::code(wording.kind)),
            state: Set(state.kind().code().to_owned()),
            reason: Set(wording.reason.as_str().to_owned()),
            before: Set(serde_json::to_value(wording.before)?),
            after: Set(serde_json::to_value(wording.after)?),
            proposed_by: Set(permit.by().0),
            proposed_at: Set(now),
            decided_by: Set(None),
            decided_on: Set(None),
            remark: Set(None),
            edition: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.put_consents(id, permit.by(), state, now).await
    }

    /// Writes another wording of an open change; `state` is where it leaves it.
    pub async fn revise(
        &self,
        permit: &Permit<ProposeChange>,
        before: &ProgrammeChange,
        wording: ChangeWording<'_>,
        state: &ChangeState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let update = step(before, state)
            .col_expr(Column::Version, Expr::val(before.version + 1))
            .col_expr(Column::Kind, Expr::val(codes::code(wording.kind)))
            .col_expr(Column::Reason, Expr::val(wording.reason.as_str()))
            .col_expr(
                Column::Before,
                Expr::val(serde_json::to_value(wording.before)?),
            )
            .col_expr(
                Column::After,
                Expr::val(serde_json::to_value(wording.after)?),
            )
            .col_expr(Column::ProposedBy, Expr::val(permit.by().0));
        one(update.exec(self.0).await?.rows_affected)?;
        self.put_consents(before.id, permit.by(), state, now).await
    }

    /// Keeps that one of the pair consented.
    pub async fn consent(
        &self,
        permit: &Permit<AnswerChange>,
        before: &ProgrammeChange,
        state: &ChangeState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        one(step(before, state).exec(self.0).await?.rows_affected)?;
        let row = consent::ActiveModel {
            change_id: Set(before.id.0),
            person_id: Set(permit.by().0),
            given_at: Set(now),
        };
        consent::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps that one of the pair declined, with what they said to it.
    pub async fn decline(
        &self,
        permit: &Permit<AnswerChange>,
        before: &ProgrammeChange,
        state: &ChangeState,
        remark: Option<&Note>,
    ) -> Result<(), StoreError> {
        self.close(permit.by(), before, state, remark).await
    }

    /// Keeps that who proposed it took it back.
    pub async fn withdraw(
        &self,
        permit: &Permit<ProposeChange>,
        before: &ProgrammeChange,
        state: &ChangeState,
    ) -> Result<(), StoreError> {
        self.close(permit.by(), before, state, None).await
    }

    /// Keeps the curator's word; `after` is the wording with what the curator added to it.
    pub async fn decide(
        &self,
        permit: &Permit<DecideChange>,
        before: &ProgrammeChange,
        state: &ChangeState,
        after: &ProgrammeContent,
        remark: Option<&Note>,
    ) -> Result<(), StoreError> {
        self.close(permit.by(), before, state, remark).await?;
        Entity::update_many()
            .col_expr(Column::After, Expr::val(serde_json::to_value(after)?))
            .filter(Column::Id.eq(before.id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    async fn close(
        &self,
        by: PersonId,
        before: &ProgrammeChange,
        state: &ChangeState,
        remark: Option<&Note>,
    ) -> Result<(), StoreError> {
        let (on, edition) = match state {
            ChangeState::Open { .. } | ChangeState::Consented => return Err(StoreError::Conflict),
            ChangeState::Approved { on, edition } => (*on, Some(*edition)),
            ChangeState::Refused { on }
            | ChangeState::Declined { on, .. }
            | ChangeState::Withdrawn { on } => (*on, None),
        };
        let edition = edition.map(|number| i32::try_from(number).unwrap_or(i32::MAX));
        let remark = remark.map(|text| text.as_str().to_owned());
        let update = step(before, state)
            .col_expr(Column::DecidedBy, Expr::val(by.0))
            .col_expr(Column::DecidedOn, Expr::val(on))
            .col_expr(Column::Edition, Expr::val(edition))
            .col_expr(Column::Remark, Expr::val(remark));
        one(update.exec(self.0).await?.rows_affected)
    }

    async fn put_consents(
        &self,
        id: ProgrammeChangeId,
        by: PersonId,
        state: &ChangeState,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        consent::Entity::delete_many()
            .filter(consent::Column::ChangeId.eq(id.0))
            .exec(self.0)
            .await?;
        let consented = match state {
            ChangeState::Open { consented } => consented.clone(),
            ChangeState::Consented => BTreeSet::from([by]),
            ChangeState::Approved { .. }
            | ChangeState::Refused { .. }
            | ChangeState::Declined { .. }
            | ChangeState::Withdrawn { .. } => BTreeSet::new(),
        };
        let rows = consented.iter().map(|person| consent::ActiveModel {
            change_id: Set(id.0),
            person_id: Set(person.0),
            given_at: Set(now),
        });
        consent::Entity::insert_many(rows)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step(before: &ProgrammeChange, after: &ChangeState) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.kind().code()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.state.kind().code()))
        .filter(Column::Version.eq(before.version))
}

fn change(row: Model, consented: BTreeSet<PersonId>) -> Result<ProgrammeChange, StoreError> {
    let (table, id) = ("programme_change", row.id);
    let broken = || StoreError::inconsistent(table, id);
    let kind = codes::value(&row.state, table, id)?;
    let state = state(kind, &row, &consented).ok_or_else(broken)?;
    let content = |json| serde_json::from_value(json).or(Err(broken()));
    Ok(ProgrammeChange {
        id: ProgrammeChangeId(id),
        programme: ProgrammeId(row.programme_id),
        kind: codes::value(&row.kind, table, id)?,
        state,
        reason: row.reason,
        before: content(row.before)?,
        after: content(row.after)?,
        proposed_by: PersonId(row.proposed_by),
        proposed_at: row.proposed_at,
        decided_by: row.decided_by.map(PersonId),
        remark: row.remark,
        consented,
        version: row.version,
    })
}

/// The state with its facts; `None` when one of them is missing.
fn state(
    kind: ChangeStateKind,
    row: &Model,
    consented: &BTreeSet<PersonId>,
) -> Option<ChangeState> {
    Some(match kind {
        ChangeStateKind::Open => ChangeState::Open {
            consented: consented.clone(),
        },
        ChangeStateKind::Consented => ChangeState::Consented,
        ChangeStateKind::Approved => ChangeState::Approved {
            on: row.decided_on?,
            edition: u32::try_from(row.edition?).ok()?,
        },
        ChangeStateKind::Refused => ChangeState::Refused {
            on: row.decided_on?,
        },
        ChangeStateKind::Declined => ChangeState::Declined {
            on: row.decided_on?,
            by: PersonId(row.decided_by?),
        },
        ChangeStateKind::Withdrawn => ChangeState::Withdrawn {
            on: row.decided_on?,
        },
        // Read from the programme, never stored.
        ChangeStateKind::Lapsed => return None,
    })
}
