//! [`Scope`] as a condition on a table's own columns.

use domain::access::{Reach, Scope};
use domain::id::PersonId;
use sea_orm::sea_query::{Condition, Expr, IntoColumnRef};
use sea_orm::{ColumnTrait, Value};

/// The columns by which a table belongs to places, and the condition by which it belongs to a person.
pub(crate) struct Places<C> {
    pub school: C,
    pub municipality: C,
    pub region: C,
    pub participant: fn(PersonId) -> Condition,
}

/// A condition that no row fulfils.
pub(crate) fn nothing() -> Condition {
    Condition::all().add(Expr::val(false))
}

/// Rows of the table inside `scope`; none for an empty one.
pub(crate) fn within<C: ColumnTrait + IntoColumnRef>(
    scope: &Scope,
    places: &Places<C>,
) -> Condition {
    let reaches = match scope {
        Scope::Nothing => return nothing(),
        Scope::AnyOf(reaches) if reaches.is_empty() => return nothing(),
        Scope::AnyOf(reaches) => reaches,
    };
    let is = |column: &C, id: uuid::Uuid| column.eq(Value::from(id));
    reaches
        .iter()
        .fold(Condition::any(), |any, reach| match reach {
            Reach::Region(id) => any.add(is(&places.region, id.0)),
            Reach::Municipality(id) => any.add(is(&places.municipality, id.0)),
            Reach::School(id) => any.add(is(&places.school, id.0)),
            Reach::Participant(id) => any.add((places.participant)(*id)),
        })
}
