//! The journal of orders is looked through by number, and by the people whom an order concerns.

use domain::text::fold;
use sea_orm::ColumnTrait;
use sea_orm::sea_query::{Condition, Expr, ExprTrait, Query, SelectStatement};

use crate::entity::mentorship_participant::{Column as Line, Entity as Lines};
use crate::entity::official_order::Column;
use crate::entity::{mentorship, order_change, order_person, person};
use crate::people::named;

/// Orders whose number has these characters, or which concern somebody whose name has these words.
pub(super) fn matching(text: &str) -> Condition {
    let number = fold(text.trim().trim_start_matches('№').trim());
    let by_number = Condition::any().add(Column::NumberFolded.contains(number));
    // No name consists of digits and signs; such a text would fit everybody.
    if !text.chars().any(char::is_alphabetic) {
        return by_number;
    }
    let appointed = Query::select()
        .column((person::Entity, person::Column::Id))
        .from(person::Entity)
        .cond_where(named(text))
        .to_owned();
    let assigned = Query::select()
        .column((mentorship::Entity, mentorship::Column::OrderId))
        .from(mentorship::Entity)
        .and_where(mentorship::Column::OrderId.is_not_null())
        .and_where(mentorship::Column::Id.in_subquery(of_named(text)))
        .to_owned();
    let giving = Query::select()
        .column((mentorship::Entity, mentorship::Column::GivingOrderId))
        .from(mentorship::Entity)
        .and_where(mentorship::Column::GivingOrderId.is_not_null())
        .and_where(mentorship::Column::Id.in_subquery(of_named(text)))
        .to_owned();
    let changed = Query::select()
        .column((order_change::Entity, order_change::Column::OrderId))
        .from(order_change::Entity)
        .and_where(order_change::Column::MentorshipId.in_subquery(of_named(text)))
        .to_owned();
    let listed = Query::select()
        .column((order_person::Entity, order_person::Column::OrderId))
        .from(order_person::Entity)
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id))
                .equals((order_person::Entity, order_person::Column::PersonId)),
        )
        .cond_where(named(text))
        .to_owned();
    by_number
        .add(Column::SubjectPersonId.in_subquery(appointed))
        .add(Column::Id.in_subquery(assigned))
        .add(Column::Id.in_subquery(giving))
        .add(Column::Id.in_subquery(changed))
        .add(Column::Id.in_subquery(listed))
}

/// The mentorships of people whose name has these words.
fn of_named(text: &str) -> SelectStatement {
    Query::select()
        .column((Lines, Line::MentorshipId))
        .from(Lines)
        .inner_join(
            person::Entity,
            Expr::col((person::Entity, person::Column::Id)).equals((Lines, Line::PersonId)),
        )
        .cond_where(named(text))
        .to_owned()
}
