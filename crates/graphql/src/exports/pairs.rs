//! Pairs, orders and practices of a school.

use documents::table::{TableWriter, Value};
use documents::words::label;
use domain::mentoring::Side;
use persistence::practices::PracticeFilter;

use super::rows::{first, list, names, next, people, put};
use crate::desks::practices::{PracticeDeskFilter, readable};
use crate::desks::school::{MentorshipFilter, OrderFilter, SchoolDesk};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// Writes the pairs.
pub(super) async fn write_pairs(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: MentorshipFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    if !desk.reads_mentorships() {
        return Err(GqlError::NotFound);
    }
    let (scope, filter) = (desk.scope(), filter.at(desk.zone())?);
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .mentorships()
            .within(&scope, &filter, &page)
            .await?;
        let rows = window.rows.iter();
        let ids = rows.flat_map(|(_, row)| row.pair.participants.iter().map(|line| line.person));
        let people = people(viewer, &ids.collect::<Vec<_>>()).await?;
        for (_, row) in &window.rows {
            let mentors: Vec<_> = row.pair.on_side(Side::Mentor).collect();
            let mentees: Vec<_> = row.pair.on_side(Side::Mentee).collect();
            let topics = row.topics.iter().chain(&row.return_topics);
            let topics = topics.map(|topic| label::mentoring_topic(*topic));
            let format = label::mentoring_format(row.format);
            let format = match row.pair.is_two_way() {
                true => format!("{format}, в обе стороны"),
                false => format.to_owned(),
            };
            put(
                writer,
                &[
                    names(&people, &mentors),
                    names(&people, &mentees),
                    Value::text(Some(label::role_pair_form(row.form))),
                    Value::text(Some(&format)),
                    list(&topics.collect::<Vec<_>>()),
                    Value::text(Some(label::mentorship_state(row.pair.state.kind()))),
                    Value::Day(desk.zone().date(row.proposed_at)),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}

/// Writes the orders.
pub(super) async fn write_orders(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: OrderFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    if !desk.reads_orders() {
        return Err(GqlError::NotFound);
    }
    let (scope, filter) = (desk.scope(), filter.into());
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .orders()
            .within(&scope, &filter, &page)
            .await?;
        for (_, order) in &window.rows {
            let signing = order.signing();
            let number = signing.map(|signing| signing.number.to_string());
            put(
                writer,
                &[
                    Value::text(number.as_deref()),
                    Value::day(signing.map(|signing| signing.date)),
                    Value::Text(order.title.clone()),
                    Value::text(Some(label::order_state(order.state.kind()))),
                    Value::day(order.starts_on),
                    Value::day(order.ends_on),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}

/// Writes the practices.
pub(super) async fn write_practices(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: PracticeDeskFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    let mut states = readable(viewer, desk.place());
    if states.is_empty() {
        return Err(GqlError::NotFound);
    }
    let wanted = filter.states.unwrap_or_default();
    if !wanted.is_empty() {
        states.retain(|state| wanted.contains(&(*state).into()));
    }
    let filter = PracticeFilter {
        states: Some(states),
    };
    let scope = desk.scope();
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .practices()
            .within(&scope, &filter, &page)
            .await?;
        let ids = window
            .rows
            .iter()
            .flat_map(|(_, practice)| practice.authors.iter().copied());
        let people = people(viewer, &ids.collect::<Vec<_>>()).await?;
        for (_, practice) in &window.rows {
            let topics = practice
                .topics
                .iter()
                .map(|topic| label::mentoring_topic(*topic));
            put(
                writer,
                &[
                    Value::Text(practice.title.clone()),
                    names(&people, &practice.authors),
                    Value::text(Some(label::role_pair_form(practice.form))),
                    Value::text(Some(label::mentoring_format(practice.format))),
                    list(&topics.collect::<Vec<_>>()),
                    Value::text(Some(label::practice_state(practice.state))),
                    Value::day(practice.published_at.map(|at| desk.zone().date(at))),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}
