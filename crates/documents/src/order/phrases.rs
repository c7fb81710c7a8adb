//! Turns of phrase that several orders share.

use super::{Act, Issuer};
use crate::words::date;

/// The last point of every order.
pub(super) const CONTROL: &str = "Контроль за исполнением настоящего приказа оставляю за собой.";

/// «в МБОУ «СОШ № 5»», or «в образовательной организации» when the name would have to be inflected.
///
/// Only a name that begins with an abbreviation stays as it is after a preposition.
pub(super) fn inside(issuer: &Issuer) -> String {
    let abbreviated = |name: &&String| {
        let first = name.split_whitespace().next().unwrap_or_default();
        first.chars().count() > 1 && first.chars().all(char::is_uppercase)
    };
    match issuer.short_name.as_ref().filter(abbreviated) {
        Some(name) => format!("в {name}"),
        None => "в образовательной организации".to_owned(),
    }
}

/// «в соответствии с Положением о системе наставничества … в МБОУ «СОШ № 5»», with its order where it is known.
pub(super) fn under_regulation(issuer: &Issuer, regulation: Option<&Act>) -> String {
    let place = inside(issuer);
    let approved = regulation.map_or_else(String::new, |act| {
        format!(
            ", утверждённым приказом от\u{a0}{} №\u{a0}{}",
            date::short(act.date),
            act.number
        )
    });
    format!(
        "в соответствии с Положением о системе наставничества педагогических работников {place}{approved}"
    )
}

/// Joins clauses of a preamble with commas, leaving no comma twice.
pub(super) fn clauses<const N: usize>(parts: [String; N]) -> String {
    parts.join(", ")
}

#[cfg(test)]
mod tests {
    use super::super::Officer;
    use super::*;
    use domain::text::PersonName;

    fn issuer(short_name: Option<&str>) -> Issuer {
        Issuer {
            authorities: Vec::new(),
            full_name: "Средняя школа № 5".to_owned(),
            short_name: short_name.map(str::to_owned),
            place: "г. Северск".to_owned(),
            head: Officer {
                position: "директор".to_owned(),
                name: PersonName::parse("Окунев", "Пётр", None).unwrap(),
            },
        }
    }

    #[test]
    fn only_a_name_that_is_not_inflected_stands_after_a_preposition() {
        assert_eq!(inside(&issuer(Some("МБОУ «СОШ № 5»"))), "в МБОУ «СОШ № 5»");
        assert_eq!(
            inside(&issuer(Some("Школа № 5"))),
            "в образовательной организации"
        );
        assert_eq!(inside(&issuer(None)), "в образовательной организации");
    }

    #[test]
    fn the_position_under_the_signature_begins_with_a_capital() {
        assert_eq!(issuer(None).signatory().position, "Директор");
    }
}
