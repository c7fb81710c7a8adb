//! Facts that every consent needs.

use domain::clock::Date;
use domain::consent::Representative;
use domain::text::PersonName;

use crate::words::label;

/// Who agrees.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Subject {
    /// The name.
    pub name: PersonName,
    /// The position: «учитель математики».
    pub position: String,
    /// Telephone or e-mail, which a consent to dissemination must name; a gap is printed when `None`.
    pub contact: Option<String>,
    /// Who signs for a minor; the person themselves when `None`.
    pub representative: Option<Representative>,
}

impl Subject {
    /// Whose signature stands under the paper.
    pub(super) fn signer(&self) -> &PersonName {
        self.representative
            .as_ref()
            .map_or(&self.name, |signer| &signer.name)
    }

    /// «Иванова Мария Петровна», or who acts for whom.
    pub(super) fn who(&self) -> String {
        match &self.representative {
            None => self.name.full(),
            Some(signer) => format!(
                "{} ({}), законный представитель, действующий в интересах несовершеннолетнего: {}",
                signer.name.full(),
                label::relation(signer.relation),
                self.name.full()
            ),
        }
    }

    /// Whose mentoring it is, in the genitive.
    pub(super) fn mentored(&self) -> &'static str {
        if self.representative.is_some() {
            "обучающихся"
        } else {
            "педагогических работников"
        }
    }

    /// «моих» or «несовершеннолетнего», before «персональных данных».
    pub(super) fn whose(&self) -> &'static str {
        if self.representative.is_some() {
            "несовершеннолетнего"
        } else {
            "моих"
        }
    }
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
