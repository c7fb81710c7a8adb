//! Facts that every order needs.

use domain::clock::Date;
use domain::document::{Letterhead, OrderNumber, Signatory};
use domain::text::PersonName;

use crate::words::name;

/// The organisation that gives the order.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Issuer {
    /// Founder and authorities above, outermost first; may be empty.
    pub authorities: Vec<String>,
    /// The full name, «Муниципальное бюджетное общеобразовательное учреждение «Средняя школа № 5»».
    pub full_name: String,
    /// The short name, «МБОУ «СОШ № 5»».
    pub short_name: Option<String>,
    /// The settlement: «г. Северск».
    pub place: String,
    /// Who signs: the head, or the deputy who acts for them.
    pub head: Officer,
}

/// A person in a position.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Officer {
    /// The position in the nominative: «Директор», «заместитель директора по УВР».
    pub position: String,
    /// The name.
    pub name: PersonName,
}

/// An order that is referred to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Act {
    /// Its number.
    pub number: OrderNumber,
    /// Its date.
    pub date: Date,
}

impl Issuer {
    pub(super) fn letterhead(&self) -> Letterhead {
        Letterhead {
            authorities: self.authorities.clone(),
            organisation: self.full_name.clone(),
            short_name: self.short_name.clone(),
            place: self.place.clone(),
        }
    }

    /// Who signs, as the paper prints them.
    pub fn signatory(&self) -> Signatory {
        Signatory {
            position: capitalised(&self.head.position),
            name: name::initials_first(&self.head.name),
        }
    }
}

/// The first letter as a capital, the rest as it was: «и.о. директора» → «И.о. директора».
fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(chars).collect()
    })
}
