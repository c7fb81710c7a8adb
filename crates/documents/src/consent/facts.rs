//! Facts that every consent needs.

use domain::clock::Date;
use domain::text::PersonName;

/// Who agrees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// The name.
    pub name: PersonName,
    /// The position: «учитель математики».
    pub position: String,
    /// Telephone or e-mail, which a consent to dissemination must name; a gap is printed when `None`.
    pub contact: Option<String>,
}

/// The organisation to which the consent is given.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Operator {
    /// The full name.
    pub full_name: String,
    /// The postal address; a gap is printed when `None`.
    pub address: Option<String>,
    /// Taxpayer number; a gap is printed when `None`.
    pub inn: Option<String>,
    /// State registration number; a gap is printed when `None`.
    pub ogrn: Option<String>,
}

/// The terms of the work that a mentor or mentee agrees to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DutyTerms {
    /// First day.
    pub from: Date,
    /// Last day; open when `None`.
    pub until: Option<Date>,
}

/// A gap for what is written in by hand.
pub(super) const GAP: &str = "____________________";

impl Operator {
    /// «Название (адрес: …)».
    pub(super) fn with_address(&self) -> String {
        format!(
            "{} (адрес: {})",
            self.full_name,
            self.address.as_deref().unwrap_or(GAP)
        )
    }

    /// «ИНН …, ОГРН …».
    pub(super) fn numbers(&self) -> String {
        let gap = |number: &Option<String>| number.clone().unwrap_or_else(|| GAP.to_owned());
        format!("ИНН\u{a0}{}, ОГРН\u{a0}{}", gap(&self.inn), gap(&self.ogrn))
    }
}
