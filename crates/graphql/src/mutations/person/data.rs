//! What is entered about a person apart from their jobs.

use domain::clock::{Date, Zone};
use domain::text::{Email, PersonName, Phone, phone};
use persistence::people::PersonalData;
use serde::Serialize;

use crate::date;
use crate::form::{Form, Problem};
use crate::viewer::Viewer;

/// The fields of a person as a client sends them.
pub(crate) struct RawPerson<'a> {
    pub(crate) last_name: &'a str,
    pub(crate) first_name: &'a str,
    pub(crate) patronymic: Option<&'a str>,
    pub(crate) email: Option<&'a str>,
    pub(crate) phone: Option<&'a str>,
    pub(crate) birth_date: Option<date::Date>,
}

/// The same once they were looked at.
#[derive(Serialize)]
pub(crate) struct PersonFields {
    pub(crate) name: PersonName,
    email: Option<Email>,
    phone: Option<Phone>,
    pub(crate) birth_date: Option<Date>,
}

impl PersonFields {
    /// Takes the fields, or notes in `form` what is wrong with each.
    pub(crate) fn take(form: &mut Form, viewer: &Viewer, raw: &RawPerson<'_>) -> Option<Self> {
        // Each part on its own, so that each field has its own problem; then the whole.
        let alone = |part: &str| PersonName::parse(part, part, None);
        form.take("lastName", alone(raw.last_name));
        form.take("firstName", alone(raw.first_name));
        form.take_optional("patronymic", raw.patronymic, alone);
        let name = PersonName::parse(raw.last_name, raw.first_name, raw.patronymic).ok();
        let email = form.take_optional("email", raw.email, Email::parse);
        let phone = form.take_optional("phone", raw.phone, phone);
        let birth_date = raw.birth_date.map(|day| day.0);
        let today = viewer.today(Zone::default());
        form.require(
            "birthDate",
            birth_date.is_none_or(|day| day < today),
            Problem::OutOfRange,
        );
        Some(Self {
            name: name?,
            email: email?,
            phone: phone?,
            birth_date,
        })
    }

    pub(crate) fn email(&self) -> Option<&Email> {
        self.email.as_ref()
    }

    pub(crate) fn data(&self) -> PersonalData<'_> {
        PersonalData {
            name: &self.name,
            email: self.email.as_ref(),
            phone: self.phone.as_ref(),
            birth_date: self.birth_date,
        }
    }
}

#[cfg(test)]
mod tests {
    use domain::text::TextError;

    use super::*;

    #[test]
    fn a_telephone_number_is_taken_as_people_write_it() {
        for written in ["+7 (3823) 54-12-34", "8 913 000 00 00", "54-12-34, доб. 12"] {
            assert_eq!(phone(written).unwrap().as_str(), written);
        }
        assert_eq!(phone("позвонить Ане"), Err(TextError::Malformed));
        assert_eq!(phone("12"), Err(TextError::Malformed));
    }
}
