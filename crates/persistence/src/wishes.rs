//! Wishes about colleagues: stated, changed, taken back, and looked at by whoever matches.

use domain::access::Permit;
use domain::access::rules::wish::{State, WishFacts, Withdraw};
use domain::bank::Membership;
use domain::clock::{Date, Timestamp};
use domain::id::{PersonId, SchoolId, WishId};
use domain::mentoring::Side;
use domain::org::Whereabouts;
use domain::people::{CardState, WishKind};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::wish::{ActiveModel, Column, Entity, Model};
use crate::entity::{employment, mentor_card, need, person};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};
use crate::people::{Person, named};

/// A wish as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Wish {
    /// Its id.
    pub id: WishId,
    /// The school of both.
    pub school: SchoolId,
    /// Who has it.
    pub person: PersonId,
    /// As what of such a pair.
    pub side: Side,
    /// About whom.
    pub colleague: PersonId,
    /// What they wish.
    pub kind: WishKind,
    /// On which day they said so last.
    pub stated_on: Date,
}

impl Wish {
    /// The wish as the policy sees it: whoever was named once may be read and taken back, listed still or not.
    pub fn facts(&self, at: Whereabouts, employed: bool) -> WishFacts {
        WishFacts {
            id: self.id,
            at,
            person: self.person,
            colleague: self.colleague,
            employed,
            listed: true,
        }
    }

    /// The mentor and the mentee of the pair that it is about.
    pub fn pair(&self) -> (PersonId, PersonId) {
        match self.side {
            Side::Mentor => (self.person, self.colleague),
            Side::Mentee => (self.colleague, self.person),
        }
    }
}

/// A wish about to be stated.
#[derive(Clone, Copy, Debug)]
pub struct NewWish {
    /// The school of both.
    pub school: SchoolId,
    /// Who has it.
    pub person: PersonId,
    /// As what of such a pair.
    pub side: Side,
    /// About whom.
    pub colleague: PersonId,
    /// What they wish.
    pub kind: WishKind,
}

/// The most colleagues that are listed at once.
const LISTED: u64 = 50;

/// The repository of wishes.
pub struct Wishes<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Wishes<'_, C> {
    /// The wish with this id.
    pub async fn find(&self, id: WishId) -> Result<Option<Wish>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Wish::try_from).transpose()
    }

    /// What `new` would take the place of.
    pub async fn same(&self, new: &NewWish) -> Result<Option<Wish>, StoreError> {
        let row = Entity::find()
            .filter(of_side(new))
            .filter(Column::ColleagueId.eq(new.colleague.0))
            .one(self.0)
            .await?;
        row.map(Wish::try_from).transpose()
    }

    /// How many wishes the person of `new` has at that school, on that side.
    pub async fn beside(&self, new: &NewWish) -> Result<u64, StoreError> {
        Ok(Entity::find().filter(of_side(new)).count(self.0).await?)
    }

    /// The wishes of `person`, the latest first.
    pub async fn of_person(&self, person: PersonId) -> Result<Vec<Wish>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .order_by_desc(Column::StatedAt)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Wish::try_from).collect()
    }

    /// A page of the wishes at `school` but those about `reader`, the latest first.
    pub async fn page(
        &self,
        school: SchoolId,
        reader: PersonId,
        slice: &Slice,
    ) -> Result<Window<Wish>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::StatedAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.stated_at), KeyPart::Id(row.id)];
        let query = Entity::find().filter(readable(school, reader));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(Wish::try_from)
    }

    /// How many there are.
    pub async fn count(&self, school: SchoolId, reader: PersonId) -> Result<u64, StoreError> {
        let query = Entity::find().filter(readable(school, reader));
        Ok(query.count(self.0).await?)
    }

    /// The first mentor and mentee, of these, of whom one would rather not work with the other.
    pub async fn against(
        &self,
        mentors: &[PersonId],
        mentees: &[PersonId],
    ) -> Result<Option<(PersonId, PersonId)>, StoreError> {
        let ids = |people: &[PersonId]| people.iter().map(|id| id.0).collect::<Vec<_>>();
        let between = |side: Side, own: &[PersonId], others: &[PersonId]| {
            Condition::all()
                .add(Column::Side.eq(codes::code(side)))
                .add(Column::PersonId.is_in(ids(own)))
                .add(Column::ColleagueId.is_in(ids(others)))
        };
        let either = Condition::any()
            .add(between(Side::Mentor, mentors, mentees))
            .add(between(Side::Mentee, mentees, mentors));
        let row = Entity::find()
            .filter(Column::Kind.eq(codes::code(WishKind::RatherNot)))
            .filter(either)
            .order_by_asc(Column::Id)
            .one(self.0)
            .await?;
        Ok(row.map(Wish::try_from).transpose()?.map(|wish| wish.pair()))
    }

    /// Whom somebody on `side` of a pair may name at `school`: who works there on `today` and has an approved card in the
    /// other bank, by name; those alone whose name has the words of `text`. At most fifty, and never `but`.
    pub async fn colleagues(
        &self,
        school: SchoolId,
        side: Side,
        text: Option<&str>,
        (but, today): (PersonId, Date),
    ) -> Result<Vec<Person>, StoreError> {
        use person::Column as Of;
        let mut query = person::Entity::find()
            .filter(Of::Id.in_subquery(approved(school, side)))
            .filter(Of::Id.in_subquery(employed(school, today)))
            .filter(Of::Id.ne(but.0));
        if let Some(text) = text {
            query = query.filter(named(text));
        }
        let rows = query
            .order_by_asc(Of::NameFolded)
            .order_by_asc(Of::Id)
            .limit(LISTED)
            .all(self.0)
            .await?;
        rows.into_iter().map(Person::try_from).collect()
    }

    /// Whether `colleague` is one of those.
    pub async fn lists(&self, new: &NewWish, today: Date) -> Result<bool, StoreError> {
        use person::Column as Of;
        let found = person::Entity::find_by_id(new.colleague.0)
            .filter(Of::Id.in_subquery(approved(new.school, new.side)))
            .filter(Of::Id.in_subquery(employed(new.school, today)))
            .filter(Of::Id.ne(new.person.0))
            .one(self.0)
            .await?;
        Ok(found.is_some())
    }
}

impl Wishes<'_, DatabaseTransaction> {
    /// Keeps a fresh wish.
    pub async fn state(
        &self,
        permit: &Permit<State>,
        new: &NewWish,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(new.school.0),
            person_id: Set(new.person.0),
            side: Set(codes::code(new.side)),
            colleague_id: Set(new.colleague.0),
            kind: Set(codes::code(new.kind)),
            stated_on: Set(today),
            stated_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Lets the wish that the permit is for say `kind` instead of `before`.
    pub async fn restate(
        &self,
        permit: &Permit<State>,
        before: WishKind,
        kind: WishKind,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Kind, Expr::val(codes::code(kind)))
            .col_expr(Column::StatedOn, Expr::val(today))
            .col_expr(Column::StatedAt, Expr::val(now))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Kind.eq(codes::code(before)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Forgets the wish that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn withdraw(&self, permit: &Permit<Withdraw>) -> Result<(), StoreError> {
        let done = Entity::delete_by_id(permit.on()).exec(self.0).await?;
        one(done.rows_affected)
    }
}

fn of_side(new: &NewWish) -> Condition {
    Condition::all()
        .add(Column::SchoolId.eq(new.school.0))
        .add(Column::PersonId.eq(new.person.0))
        .add(Column::Side.eq(codes::code(new.side)))
}

fn readable(school: SchoolId, reader: PersonId) -> Condition {
    Condition::all()
        .add(Column::SchoolId.eq(school.0))
        .add(Column::ColleagueId.ne(reader.0))
}

/// Who has an approved card at `school` in the bank across from `side`.
fn approved(school: SchoolId, side: Side) -> SelectStatement {
    let (approved, left) = (
        codes::code(Membership::Approved),
        codes::code(CardState::Left),
    );
    match side {
        Side::Mentee => Query::select()
            .column(mentor_card::Column::PersonId)
            .from(mentor_card::Entity)
            .and_where(mentor_card::Column::SchoolId.eq(school.0))
            .and_where(mentor_card::Column::Membership.eq(approved))
            .and_where(mentor_card::Column::State.ne(left))
            .to_owned(),
        Side::Mentor => Query::select()
            .column(need::Column::PersonId)
            .from(need::Entity)
            .and_where(need::Column::SchoolId.eq(school.0))
            .and_where(need::Column::Membership.eq(approved))
            .and_where(need::Column::State.ne(left))
            .to_owned(),
    }
}

fn employed(school: SchoolId, today: Date) -> SelectStatement {
    use employment::Column as Job;
    let open = Expr::col(Job::EndedOn).is_null();
    Query::select()
        .column(Job::PersonId)
        .from(employment::Entity)
        .and_where(Job::SchoolId.eq(school.0))
        .and_where(Job::StartedOn.lte(today))
        .and_where(open.or(Job::EndedOn.gte(today)))
        .to_owned()
}

impl TryFrom<Model> for Wish {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let (table, id) = ("wish", row.id);
        Ok(Self {
            id: WishId(id),
            school: SchoolId(row.school_id),
            person: PersonId(row.person_id),
            side: codes::value(&row.side, table, id)?,
            colleague: PersonId(row.colleague_id),
            kind: codes::value(&row.kind, table, id)?,
            stated_on: row.stated_on,
        })
    }
}
