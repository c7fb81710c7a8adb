//! Which needs of the bank of mentees are wanted.

use domain::access::Scope;
use domain::bank::BankState;
use domain::clock::{Date, Timestamp};
use domain::mentoring::Side;
use domain::people::{CardState, DeficitKind, DeficitStatus, MenteeCategory, MentoringTopic};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::banks::{in_state, lists, with_words};
use crate::codes;
use crate::entity::need::{Column, Entity};
use crate::entity::{deficit, mentorship, mentorship_participant, person, school};
use crate::mentor_cards::CardOrder;
use crate::people;
use crate::scope::{self, Places};

/// Which needs of a bank are wanted. Those that have left it are shown only when that state is asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct NeedFilter {
    /// In this state on that day.
    pub state: Option<(BankState, Date)>,
    /// Of this category.
    pub category: Option<MenteeCategory>,
    /// With this topic.
    pub topic: Option<MentoringTopic>,
    /// Whose owner is nobody's mentee there and is asked by nobody, or the others.
    pub without_mentor: Option<bool>,
    /// Whose owner has had no mentor since this instant, the first of that day, though they asked before it.
    pub alone_since: Option<(Timestamp, Date)>,
    /// With a deficit of this kind that is not resolved.
    pub deficit_kind: Option<DeficitKind>,
    /// Whose owner's name, or whose request and deficits, have these words.
    pub text: Option<String>,
    /// In which order.
    pub order: CardOrder,
}

/// The needs of `scope` that the filter lets through, joined with their schools and owners.
pub(super) fn select(scope: &Scope, filter: &NeedFilter) -> Select<Entity> {
    let places = Places {
        school: school::Column::Id,
        municipality: school::Column::MunicipalityId,
        region: school::Column::RegionId,
        participant: |id| Condition::all().add(Column::PersonId.eq(id.0)),
    };
    let mut query = Entity::find().filter(scope::within(scope, &places));
    QuerySelect::query(&mut query)
        .inner_join(
            school::Entity,
            Expr::col((school::Entity, school::Column::Id)).equals((Entity, Column::SchoolId)),
        )
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Entity, Column::PersonId)),
        );
    query = query.filter(match filter.state {
        Some((state, day)) => in_state("need", state, day, Expr::exists(mentored())),
        None => Condition::all().add(Column::State.ne(codes::code(CardState::Left))),
    });
    if let Some(category) = filter.category {
        query = query.filter(lists(Expr::col((Entity, Column::Categories)), category));
    }
    if let Some(topic) = filter.topic {
        query = query.filter(lists(Expr::col((Entity, Column::Topics)), topic));
    }
    if let Some(since) = filter.alone_since {
        query = query
            .filter(Column::RegisteredAt.lte(since.0))
            .filter(Expr::exists(mentored()).not())
            .filter(Expr::exists(left_after(since.1)).not());
    }
    if let Some(without) = filter.without_mentor {
        query = query.filter(if without {
            Expr::exists(mentored()).not()
        } else {
            Expr::exists(mentored())
        });
    }
    if let Some(kind) = filter.deficit_kind {
        let with_kind = Query::select()
            .column((deficit::Entity, deficit::Column::NeedId))
            .from(deficit::Entity)
            .and_where(deficit::Column::Kind.eq(codes::code(kind)))
            .and_where(deficit::Column::Status.ne(codes::code(DeficitStatus::Resolved)))
            .to_owned();
        query = query.filter(Column::Id.in_subquery(with_kind));
    }
    if let Some(text) = &filter.text {
        query = query.filter(with_words(text, Expr::col((Entity, Column::Words))));
    }
    query
}

/// The running mentorships, and those on the way to it, in which a need's owner is the mentee.
pub(crate) fn mentored() -> SelectStatement {
    use mentorship_participant as line;
    Query::select()
        .expr(Expr::val(1))
        .from(line::Entity)
        .inner_join(mentorship::Entity, people::of_mentorship())
        .cond_where(people::acting(Side::Mentee))
        .and_where(
            Expr::col((line::Entity, line::Column::PersonId)).equals((Entity, Column::PersonId)),
        )
        .and_where(
            Expr::col((mentorship::Entity, mentorship::Column::SchoolId))
                .equals((Entity, Column::SchoolId)),
        )
        .cond_where(people::open())
        .cond_where(people::staying())
        .to_owned()
}

/// The mentorships that ended after `day` in which a need's owner was the mentee.
fn left_after(day: Date) -> SelectStatement {
    use mentorship_participant as line;
    Query::select()
        .expr(Expr::val(1))
        .from(line::Entity)
        .inner_join(mentorship::Entity, people::of_mentorship())
        .cond_where(people::acting(Side::Mentee))
        .and_where(
            Expr::col((line::Entity, line::Column::PersonId)).equals((Entity, Column::PersonId)),
        )
        .and_where(mentorship::Column::EndedOn.gt(day))
        .to_owned()
}
