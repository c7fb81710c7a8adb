//! Both banks of a school.

use documents::table::{TableWriter, Value};
use documents::words::import::VOCABULARY;
use documents::words::label;
use domain::import::Vocabulary;
use domain::mentoring::Side;

use super::rows::{first, jobs, list, next, people, put};
use crate::desks::school::{CardFilter, NeedFilter, SchoolDesk};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// Writes the bank of mentors.
pub(super) async fn write_cards(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: CardFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    if !desk.reads_bank(Side::Mentor) {
        return Err(GqlError::NotFound);
    }
    let (scope, filter) = (desk.scope(), filter.on(desk.today()));
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .mentor_cards()
            .within(&scope, &filter, &page)
            .await?;
        let ids: Vec<_> = window.rows.iter().map(|(_, card)| card.person).collect();
        let people = people(viewer, &ids).await?;
        let jobs = jobs(viewer, &ids, desk.place().school).await?;
        for (_, card) in &window.rows {
            let name = people.get(&card.person).map(|person| person.name.full());
            let topics: Vec<_> = card
                .topics
                .iter()
                .map(|topic| label::mentoring_topic(*topic))
                .collect();
            let formats = card
                .formats
                .iter()
                .map(|format| label::mentoring_format(*format));
            put(
                writer,
                &[
                    Value::text(name.as_deref()),
                    Value::text(jobs.get(&card.person).map(|job| job.position.as_str())),
                    list(&card.subjects),
                    list(&card.competences),
                    list(&topics),
                    list(&formats.collect::<Vec<_>>()),
                    Value::Number(card.capacity.into()),
                    Value::text(Some(label::card_state(card.state))),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}

/// Writes the bank of mentees.
pub(super) async fn write_needs(
    viewer: &Viewer,
    desk: &SchoolDesk,
    filter: NeedFilter,
    writer: &mut TableWriter,
) -> Result<(), GqlError> {
    if !desk.reads_bank(Side::Mentee) {
        return Err(GqlError::NotFound);
    }
    let (scope, filter) = (desk.scope(), filter.on(desk.today(), desk.zone())?);
    let mut slice = Some(first());
    while let Some(page) = slice {
        let window = viewer
            .store()
            .needs()
            .within(&scope, &filter, &page)
            .await?;
        let ids: Vec<_> = window.rows.iter().map(|(_, need)| need.person).collect();
        let people = people(viewer, &ids).await?;
        let jobs = jobs(viewer, &ids, desk.place().school).await?;
        for (_, need) in &window.rows {
            let name = people.get(&need.person).map(|person| person.name.full());
            let topics: Vec<_> = need
                .topics
                .iter()
                .map(|topic| label::mentoring_topic(*topic))
                .collect();
            let formats = need
                .formats
                .iter()
                .map(|format| label::mentoring_format(*format));
            let categories = need.categories.iter();
            let categories =
                categories.map(|category| Vocabulary::label(VOCABULARY.categories, *category));
            put(
                writer,
                &[
                    Value::text(name.as_deref()),
                    Value::text(jobs.get(&need.person).map(|job| job.position.as_str())),
                    Value::Text(need.request.clone()),
                    list(&topics),
                    list(&formats.collect::<Vec<_>>()),
                    list(&categories.collect::<Vec<_>>()),
                    Value::text(Some(label::card_state(need.state))),
                ],
            )?;
        }
        slice = next(&window);
    }
    Ok(())
}
