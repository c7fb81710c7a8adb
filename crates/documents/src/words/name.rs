//! Names of people as papers print them; never inflected.

use domain::text::PersonName;

/// «М. П. Иванова-Щёткина», as under a signature, with no-break spaces.
///
/// The other order, «Иванова-Щёткина М. П.», is [`PersonName::with_initials`].
pub fn initials_first(name: &PersonName) -> String {
    let mut text = String::new();
    for part in [Some(name.first()), name.patronymic()]
        .into_iter()
        .flatten()
    {
        if let Some(initial) = part.chars().find(|c| c.is_alphabetic()) {
            text.extend(initial.to_uppercase());
            text.push_str(".\u{a0}");
        }
    }
    text.push_str(name.last());
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn printed(last: &str, first: &str, patronymic: Option<&str>) -> String {
        initials_first(&PersonName::parse(last, first, patronymic).unwrap()).replace('\u{a0}', " ")
    }

    #[test]
    fn initials_stand_before_the_last_name_under_a_signature() {
        assert_eq!(
            printed("Пушкин", "Александр", Some("Сергеевич")),
            "А. С. Пушкин"
        );
        assert_eq!(
            printed("Иванова-Щёткина", "Ёлка", Some("Юрьевна")),
            "Ё. Ю. Иванова-Щёткина"
        );
    }

    #[test]
    fn a_person_without_a_patronymic_has_one_initial() {
        assert_eq!(printed("Мамедова", "Лейла", None), "Л. Мамедова");
        assert_eq!(printed("Умарова", "зара", Some("  ")), "З. Умарова");
    }

    #[test]
    fn name_and_initials_are_not_torn_apart_at_the_end_of_a_line() {
        let name = PersonName::parse("Пушкин", "Александр", Some("Сергеевич")).unwrap();
        assert!(!initials_first(&name).contains(' '));
    }
}
