use super::*;
use crate::import::{NameInCell, name_in_cell};
use crate::text::TextError;

fn whole(text: &str) -> String {
    match name_in_cell(text, &WORDS) {
        Ok(NameInCell::Whole(name)) => format!(
            "{}|{}|{}",
            name.last(),
            name.first(),
            name.patronymic().unwrap_or("")
        ),
        other => format!("{other:?}"),
    }
}

#[test]
fn whole_names_are_taken_as_people_write_them() {
    for (text, read) in [
        ("Берёзкина Анна Павловна", "Берёзкина|Анна|Павловна"),
        ("  Берёзкина   Анна ", "Берёзкина|Анна|"),
        ("БЕРЁЗКИНА АННА ПАВЛОВНА", "Берёзкина|Анна|Павловна"),
        (
            "Иванова-Щёткина Анна Павловна",
            "Иванова-Щёткина|Анна|Павловна",
        ),
        (
            "Иванова – Щёткина Анна Павловна",
            "Иванова-Щёткина|Анна|Павловна",
        ),
        (
            "Петрова (Сидорова) Анна Павловна",
            "Петрова (Сидорова)|Анна|Павловна",
        ),
        ("Анна Павловна Берёзкина", "Берёзкина|Анна|Павловна"),
        ("Берёзкина, Анна Павловна", "Берёзкина|Анна|Павловна"),
        ("Мамедов Али Вели оглы", "Мамедов|Али|Вели оглы"),
        ("Мамедова Лейла Вели Кызы", "Мамедова|Лейла|Вели кызы"),
        ("Берёзкина Анна Павловна и", "Берёзкина|Анна|Павловна"),
    ] {
        assert_eq!(whole(text), read, "{text}");
    }
}

#[test]
fn initials_are_told_from_names() {
    for text in [
        "Иванова А. П.",
        "Иванова А.П.",
        "А. П. Иванова",
        "ИВАНОВА А П",
    ] {
        let read = name_in_cell(text, &WORDS);
        let Ok(NameInCell::Initials {
            last,
            first,
            patronymic,
        }) = read
        else {
            panic!("{text}: {read:?}");
        };
        assert_eq!(
            (last.as_str(), first, patronymic),
            ("Иванова", 'А', Some('П'))
        );
    }
}

#[test]
fn two_people_in_one_cell_are_noticed() {
    for text in [
        "Иванова А. П., Петров И. И.",
        "Иванова Анна и Петров Иван",
        "Иванова Анна\nПетров Иван",
        "Иванова А.П./Петров И.И.",
    ] {
        assert_eq!(
            name_in_cell(text, &WORDS),
            Ok(NameInCell::TwoPeople),
            "{text}"
        );
    }
}

#[test]
fn what_is_no_name_is_refused() {
    for text in [
        "Иванова",
        "Иванова Анна Павловна учитель физики",
        "12345 678",
        "Иванова М.П. учитель",
    ] {
        assert_eq!(
            name_in_cell(text, &WORDS),
            Err(TextError::Malformed),
            "{text}"
        );
    }
    assert_eq!(name_in_cell(" , ", &WORDS), Err(TextError::Empty));
}
