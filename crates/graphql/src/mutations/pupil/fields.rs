//! What is entered of a pupil: a name, a class, a year, and nothing else.

use async_graphql::InputObject;
use domain::clock::{Date as Day, Zone};
use domain::people::fits_pupil;
use domain::text::{Line, PersonName};
use persistence::pupils::PupilData;
use serde::Serialize;

use crate::date::Date;
use crate::form::{Form, Problem};
use crate::viewer::Viewer;

/// A pupil as a client sends them.
#[derive(InputObject)]
pub struct PupilInput {
    /// Last name; 1–100 letters.
    pub last_name: String,
    /// First name; 1–100 letters.
    pub first_name: String,
    /// Patronymic, for who has one; up to 100 letters.
    pub patronymic: Option<String>,
    /// What the school calls their class; 1–20 characters.
    pub class_name: String,
    /// The year of birth; the day is not asked for.
    pub birth_year: i32,
    /// First day at the school.
    pub since: Date,
    /// Last day, for who has left.
    pub until: Option<Date>,
}

/// The same once it was looked at.
#[derive(Serialize)]
pub(super) struct PupilFields {
    name: PersonName,
    class_name: Line<20>,
    birth_year: i32,
    since: Day,
    until: Option<Day>,
}

impl PupilFields {
    /// Takes the fields, or notes in `form` what is wrong with each.
    pub(super) fn take(form: &mut Form, viewer: &Viewer, input: &PupilInput) -> Option<Self> {
        // Each part on its own, so that each field has its own problem; then the whole.
        let alone = |part: &str| PersonName::parse(part, part, None);
        form.take("pupil.lastName", alone(&input.last_name));
        form.take("pupil.firstName", alone(&input.first_name));
        form.take_optional("pupil.patronymic", input.patronymic.as_deref(), alone);
        let patronymic = input.patronymic.as_deref();
        let name = PersonName::parse(&input.last_name, &input.first_name, patronymic).ok();
        let class_name = form.take("pupil.className", Line::parse(&input.class_name));
        let (since, until) = (input.since.0, input.until.map(|day| day.0));
        let today = viewer.today(Zone::default());
        let fits = fits_pupil(input.birth_year, today);
        form.require("pupil.birthYear", fits, Problem::OutOfRange);
        form.require("pupil.since", since <= today, Problem::OutOfRange);
        let ends_later = until.is_none_or(|until| until >= since);
        form.require("pupil.until", ends_later, Problem::OutOfRange);
        Some(Self {
            name: name?,
            class_name: class_name?,
            birth_year: input.birth_year,
            since,
            until,
        })
    }

    pub(super) fn data(&self) -> PupilData<'_> {
        PupilData {
            name: &self.name,
            class_name: &self.class_name,
            birth_year: self.birth_year,
            since: self.since,
            until: self.until,
        }
    }
}
