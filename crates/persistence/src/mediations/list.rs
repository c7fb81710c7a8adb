//! Which cases there are, and who of a school's association is asked to help.

use std::collections::HashMap;

use domain::document::{OrderKind, OrderStateKind};
use domain::id::{MediationId, MentorshipId, PersonId, SchoolId};
use domain::mentoring::MediationState;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder};
use sea_orm::{PaginatorTrait, QuerySelect};
use uuid::Uuid;

use super::{KeptMediation, MediationNote, Mediations, Part};
use crate::codes;
use crate::entity::mediation_case::{Column, Entity, Model};
use crate::entity::{mediation_note, mediation_person, official_order, order_person};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// Whose cases are wanted, the latest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MediationsOf {
    /// Those in which somebody is a party, or is asked to help, or helps.
    Person(PersonId),
    /// Those of a school, but what its reader is not to know of.
    School {
        /// The school.
        school: SchoolId,
        /// Who reads.
        reader: PersonId,
    },
}

impl<C: ConnectionTrait> Mediations<'_, C> {
    /// The case with this id.
    pub async fn find(&self, id: MediationId) -> Result<Option<KeptMediation>, StoreError> {
        let rows = Entity::find_by_id(id.0).all(self.0).await?;
        Ok(self.assembled(rows).await?.pop())
    }

    /// The cases of `pairs`, the latest first.
    pub async fn of_pairs(&self, pairs: &[MentorshipId]) -> Result<Vec<KeptMediation>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(pairs.iter().map(|id| id.0)))
            .order_by_desc(Column::OpenedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        self.assembled(rows).await
    }

    /// A page, the latest first; in `states` only, unless that is empty.
    pub async fn page(
        &self,
        of: MediationsOf,
        states: &[MediationState],
        slice: &Slice,
    ) -> Result<Window<KeptMediation>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::OpenedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.opened_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(wanted(of, states));
        let window = page::fetch(query, self.0, &keys, slice, place).await?;
        let ids: Vec<Uuid> = window.rows.iter().map(|(_, row)| row.id).collect();
        let people = self.people(&ids).await?;
        window.try_map(|row| {
            let theirs = people.get(&row.id).cloned().unwrap_or_default();
            KeptMediation::assemble(row, theirs)
        })
    }

    /// How many there are.
    pub async fn count(
        &self,
        of: MediationsOf,
        states: &[MediationState],
    ) -> Result<u64, StoreError> {
        let query = Entity::find().filter(wanted(of, states));
        Ok(query.count(self.0).await?)
    }

    /// The latest two hundred notes of a case, the oldest first.
    pub async fn notes(&self, of: MediationId) -> Result<Vec<MediationNote>, StoreError> {
        use mediation_note::{Column, Entity, Model};
        let rows = Entity::find()
            .filter(Column::CaseId.eq(of.0))
            .order_by_desc(Column::WrittenAt)
            .order_by_desc(Column::Id)
            .limit(200)
            .all(self.0)
            .await?;
        let note = |row: Model| MediationNote {
            author: PersonId(row.author_id),
            written_at: row.written_at,
            text: row.text,
        };
        Ok(rows.into_iter().rev().map(note).collect())
    }

    /// Whom the latest signed order about the methodical association of `school` names; nobody, where there is none.
    pub async fn association(&self, school: SchoolId) -> Result<Vec<PersonId>, StoreError> {
        use official_order::{Column as Order, Entity as Orders};
        let order: Option<Uuid> = Orders::find()
            .select_only()
            .column(Order::Id)
            .filter(Order::SchoolId.eq(school.0))
            .filter(Order::Kind.eq(codes::code(OrderKind::FormAssociation)))
            .filter(Order::State.eq(codes::code(OrderStateKind::Signed)))
            .order_by_desc(Order::Date)
            .order_by_desc(Order::SignedAt)
            .into_tuple()
            .one(self.0)
            .await?;
        let Some(order) = order else {
            return Ok(Vec::new());
        };
        let people: Vec<Uuid> = order_person::Entity::find()
            .select_only()
            .column(order_person::Column::PersonId)
            .filter(order_person::Column::OrderId.eq(order))
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(people.into_iter().map(PersonId).collect())
    }

    async fn assembled(&self, rows: Vec<Model>) -> Result<Vec<KeptMediation>, StoreError> {
        let ids: Vec<Uuid> = rows.iter().map(|row| row.id).collect();
        let mut people = self.people(&ids).await?;
        let assemble = |row: Model| {
            let theirs = people.remove(&row.id).unwrap_or_default();
            KeptMediation::assemble(row, theirs)
        };
        rows.into_iter().map(assemble).collect()
    }

    async fn people(
        &self,
        cases: &[Uuid],
    ) -> Result<HashMap<Uuid, Vec<mediation_person::Model>>, StoreError> {
        use mediation_person::{Column, Entity, Model};
        let rows = Entity::find()
            .filter(Column::CaseId.is_in(cases.iter().copied()))
            .all(self.0)
            .await?;
        let mut found: HashMap<Uuid, Vec<Model>> = HashMap::new();
        for row in rows {
            found.entry(row.case_id).or_default().push(row);
        }
        Ok(found)
    }
}

fn wanted(of: MediationsOf, states: &[MediationState]) -> Condition {
    use mediation_person::{Column as Line, Entity as Lines};
    let other = codes::code(Part::Other);
    let part_of = |person: PersonId| {
        let mut part = Query::select();
        part.column((Lines, Line::CaseId))
            .from(Lines)
            .and_where(Line::PersonId.eq(person.0));
        part
    };
    let whose = match of {
        MediationsOf::Person(person) => {
            let mut part = part_of(person);
            part.and_where(Line::Part.ne(other));
            Condition::any()
                .add(Column::Id.in_subquery(part))
                .add(Column::MediatorId.eq(person.0))
                .add(Column::OpenedBy.eq(person.0))
        }
        MediationsOf::School { school, reader } => {
            let mut hidden = part_of(reader);
            hidden.and_where(Line::Part.eq(other));
            Condition::all()
                .add(Column::SchoolId.eq(school.0))
                .add(Column::Id.not_in_subquery(hidden))
        }
    };
    let whose = Condition::all().add(whose);
    if states.is_empty() {
        return whose;
    }
    whose.add(Column::State.is_in(states.iter().map(|state| state.code())))
}
