//! Which cards of the bank of mentors are wanted, and in which order.

use domain::access::Scope;
use domain::bank::BankState;
use domain::clock::Date;
use domain::mentoring::{MentoringFormat, Side};
use domain::people::{CardState, MenteeCategory, MentoringTopic};
use sea_orm::sea_query::{Alias, Condition, Expr, ExprTrait, Query, SimpleExpr, SubQueryStatement};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, Select};

use crate::banks::{in_state, lists, with_words};
use crate::codes;
use crate::entity::mentor_card::{Column, Entity};
use crate::entity::{mentorship, mentorship_participant, person, school};
use crate::people;
use crate::scope::{self, Places};

/// Which cards of a bank are wanted. Those that have left it are shown only when that state is asked for.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct CardFilter {
    /// In this state on that day.
    pub state: Option<(BankState, Date)>,
    /// With this topic.
    pub topic: Option<MentoringTopic>,
    /// With this format.
    pub format: Option<MentoringFormat>,
    /// Who would take mentees of this category.
    pub category: Option<MenteeCategory>,
    /// Experts, or the others.
    pub expert: Option<bool>,
    /// With a place for a mentee now, or without one.
    pub free: Option<bool>,
    /// Whose owner's name, or whose subjects, areas and competences, have these words.
    pub text: Option<String>,
    /// In which order.
    pub order: CardOrder,
}

/// The order of a bank.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum CardOrder {
    /// By the owner's name.
    #[default]
    Name,
    /// What nobody has touched for the longest time first.
    Untouched,
}

/// The cards of `scope` that the filter lets through, joined with their schools and owners.
pub(super) fn select(scope: &Scope, filter: &CardFilter) -> Select<Entity> {
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
        Some((state, day)) => in_state("mentor_card", state, day, taken().gt(0)),
        None => Condition::all().add(Column::State.ne(codes::code(CardState::Left))),
    });
    if let Some(topic) = filter.topic {
        query = query.filter(lists(Expr::col((Entity, Column::Topics)), topic));
    }
    if let Some(format) = filter.format {
        query = query.filter(lists(Expr::col((Entity, Column::Formats)), format));
    }
    if let Some(category) = filter.category {
        query = query.filter(lists(
            Expr::col((Entity, Column::WantedCategories)),
            category,
        ));
    }
    if let Some(expert) = filter.expert {
        query = query.filter(Column::IsExpert.eq(expert));
    }
    if let Some(free) = filter.free {
        let in_bank = Column::State.eq(codes::code(CardState::InBank));
        let room = Expr::col((Entity, Column::Capacity)).gt(taken());
        let has_place = Condition::all().add(in_bank).add(room);
        query = query.filter(if free { has_place } else { has_place.not() });
    }
    if let Some(text) = &filter.text {
        query = query.filter(with_words(text, Expr::col((Entity, Column::Words))));
    }
    query
}

/// How many mentees a card's owner has or is asked for, see `Mentorships::taken`.
fn taken() -> SimpleExpr {
    use mentorship_participant::{Column as Line, Entity as Lines};
    let mine = Alias::new("mine");
    let mentored = Query::select()
        .column((mine.clone(), Line::MentorshipId))
        .from_as(Lines, mine.clone())
        .cond_where(people::acting_as(mine.clone(), Side::Mentor))
        .and_where(Expr::col((mine.clone(), Line::PersonId)).equals((Entity, Column::PersonId)))
        .and_where(Expr::col((mine, Line::LeftOn)).is_null())
        .to_owned();
    let count = Query::select()
        .expr(Expr::col((Lines, Line::PersonId)).count())
        .from(Lines)
        .inner_join(mentorship::Entity, people::of_mentorship())
        .cond_where(people::acting(Side::Mentee))
        .and_where(Expr::col((Lines, Line::PersonId)).not_equals((Entity, Column::PersonId)))
        .and_where(Line::MentorshipId.in_subquery(mentored))
        .cond_where(people::open())
        .cond_where(people::staying())
        .to_owned();
    SimpleExpr::SubQuery(None, Box::new(SubQueryStatement::SelectStatement(count)))
}
