use proptest::prelude::*;

use super::*;

type Short = Line<20>;

fn line(raw: &str) -> Result<String, TextError> {
    Short::parse(raw).map(|line| line.to_string())
}

fn prose(raw: &str) -> Result<String, TextError> {
    Prose::<20>::parse(raw).map(|prose| prose.as_str().to_owned())
}

#[test]
fn a_line_is_trimmed_and_its_spaces_are_single() {
    assert_eq!(
        line("  Школа   № 5\u{a0} г. "),
        Ok("Школа № 5 г.".to_owned())
    );
}

#[test]
fn a_line_is_measured_in_characters_after_it_was_tidied() {
    let letters = "я".repeat(500);
    assert_eq!(Title::parse(&letters).unwrap().as_str(), letters);
    assert_eq!(
        Title::parse(&"я".repeat(501)),
        Err(TextError::TooLong { max: 500 })
    );
    assert_eq!(
        line(&format!("а{}б", " ".repeat(1_000))),
        Ok("а б".to_owned())
    );
    assert_eq!(
        line(&"👩‍🏫".repeat(6)),
        Ok("👩‍🏫".repeat(6)),
        "an emoji of three characters counts as three"
    );
    assert_eq!(line(&"👩‍🏫".repeat(7)), Err(TextError::TooLong { max: 20 }));
}

#[test]
fn a_line_of_nothing_visible_is_empty() {
    for raw in [
        "",
        "   ",
        "\t\n",
        "\u{200b}",
        "\u{feff} \u{2060}",
        "\u{ad}",
        "\u{a0}\u{2003}",
    ] {
        assert_eq!(line(raw), Err(TextError::Empty), "{raw:?}");
    }
}

#[test]
fn control_characters_are_refused_inside_a_line() {
    for raw in [
        "а\u{0}б",
        "а\nб",
        "а\tб",
        "а\u{7f}б",
        "а\u{85}б",
        "а\u{1b}[31mб",
        "\u{0}",
    ] {
        assert_eq!(line(raw), Err(TextError::Control), "{raw:?}");
    }
}

#[test]
fn characters_that_turn_the_text_round_are_refused() {
    for raw in [
        "План\u{202e}fdp.exe",
        "\u{202a}а\u{202c}",
        "а\u{2066}б\u{2069}",
    ] {
        assert_eq!(line(raw), Err(TextError::Control), "{raw:?}");
        assert_eq!(prose(raw), Err(TextError::Control), "{raw:?}");
    }
}

#[test]
fn a_prose_keeps_its_lines_and_has_one_kind_of_line_end() {
    assert_eq!(
        prose(" раз\r\nдва\rтри\n\tпять "),
        Ok("раз\nдва\nтри\n\tпять".to_owned())
    );
    assert_eq!(prose("а\u{0}"), Err(TextError::Control));
    assert_eq!(prose("а\u{b}б"), Err(TextError::Control));
}

#[test]
fn a_prose_may_be_empty_unless_it_is_required() {
    assert_eq!(prose(" \n\u{200b} "), Ok(String::new()));
    assert_eq!(Prose::<20>::required(" \n\u{200b} "), Err(TextError::Empty));
    assert_eq!(Prose::<20>::required(" да ").unwrap().as_str(), "да");
    assert_eq!(Prose::<20>::default().as_str(), "");
}

#[test]
fn a_prose_longer_than_its_field_is_refused() {
    assert_eq!(prose(&"ж".repeat(21)), Err(TextError::TooLong { max: 20 }));
    assert_eq!(
        Note::parse(&"ж".repeat(10_001)),
        Err(TextError::TooLong { max: 10_000 })
    );
    assert_eq!(
        prose(&"а\r\n".repeat(10)),
        Ok(["а"; 10].join("\n")),
        "line ends count once"
    );
}

#[test]
fn letters_written_as_two_characters_become_one() {
    assert_eq!(line("Андреи\u{306}"), Ok("Андрей".to_owned()));
    assert_eq!(line("Е\u{308}лкин"), Ok("Ёлкин".to_owned()));
    assert_eq!(
        line("cafe\u{301}"),
        Ok("cafe\u{301}".to_owned()),
        "no other language is touched"
    );
}

mod names {
    use super::*;

    fn name(last: &str, first: &str, patronymic: Option<&str>) -> Result<PersonName, TextError> {
        PersonName::parse(last, first, patronymic)
    }

    #[test]
    fn names_of_real_people_are_taken() {
        for (last, first, patronymic) in [
            ("Иванова-Щёткина", "Мария", Some("Петровна")),
            ("Мамедов", "Рашид", Some("Али оглы")),
            ("О'Нил", "Шон", None),
            ("Д’Артаньян", "Анна-Мария", None),
            ("Петрова (Сидорова)", "Ольга", Some("Ильинична")),
            ("Müller", "Jürgen", None),
            ("Ким", "Ен Сук", None),
            ("Ахмадова", "Хьава", Some("Ӏаьлийн йоӏ")),
            ("Я", "Ю", None),
        ] {
            let parsed = name(last, first, patronymic).unwrap();
            assert_eq!(
                (parsed.last(), parsed.first(), parsed.patronymic()),
                (last, first, patronymic)
            );
        }
    }

    #[test]
    fn a_name_is_written_in_full_and_with_initials() {
        let full = name("Иванова-Щёткина", "Мария", Some("Петровна")).unwrap();
        assert_eq!(full.full(), "Иванова-Щёткина Мария Петровна");
        assert_eq!(full.with_initials(), "Иванова-Щёткина\u{a0}М.\u{a0}П.");
        assert_eq!(full.folded(), "иванова-щеткина мария петровна");
        let without = name("Ким", "Ен Сук", None).unwrap();
        assert_eq!(without.full(), "Ким Ен Сук");
        assert_eq!(without.with_initials(), "Ким\u{a0}Е.");
    }

    #[test]
    fn an_empty_patronymic_is_none() {
        for raw in [None, Some(""), Some("  "), Some("\u{a0}")] {
            assert_eq!(
                name("Ким", "Алла", raw).unwrap().patronymic(),
                None,
                "{raw:?}"
            );
        }
    }

    #[test]
    fn a_dash_that_word_made_of_the_hyphen_does_not_make_another_person() {
        for last in [
            "Иванова–Щёткина",
            "Иванова — Щёткина",
            "Иванова - Щёткина",
            "Иванова‑Щёткина",
        ] {
            assert_eq!(
                name(last, "Мария", None).unwrap().last(),
                "Иванова-Щёткина",
                "{last}"
            );
        }
    }

    #[test]
    fn a_composed_letter_does_not_make_another_person() {
        let pasted = name("Ткаче\u{308}в", "Сергеи\u{306}", None).unwrap();
        assert_eq!(pasted, name("Ткачёв", "Сергей", None).unwrap());
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for raw in [
            "Иванов2",
            "-",
            "...",
            "<script>",
            "Иванов\u{200b}",
            "Иван_ов",
            "a@b",
            "😀",
        ] {
            assert_eq!(
                name(raw, "Иван", None),
                Err(TextError::Malformed),
                "{raw:?}"
            );
        }
        assert_eq!(name(" ", "Иван", None), Err(TextError::Empty));
        assert_eq!(name("Иванов", "", None), Err(TextError::Empty));
        assert_eq!(name("Иванов", "Ив\u{0}ан", None), Err(TextError::Control));
        assert_eq!(
            name("Иванов", "Иван", Some("Иванович1")),
            Err(TextError::Malformed)
        );
        let long = "а".repeat(101);
        assert_eq!(
            name(&long, "Иван", None),
            Err(TextError::TooLong { max: 100 })
        );
    }
}

mod emails {
    use super::*;

    #[test]
    fn usual_and_unusual_addresses_are_taken() {
        for raw in [
            "anna@school5.ru",
            "a.b+c@x-y.example",
            "учитель@школа.рф",
            "o'neil@a.b",
            "x@localhost",
        ] {
            assert_eq!(Email::parse(raw).unwrap().as_str(), raw);
        }
        assert_eq!(
            Email::parse("  Anna@School5.RU ").unwrap().as_str(),
            "Anna@School5.RU"
        );
    }

    #[test]
    fn what_no_letter_can_reach_is_refused() {
        for raw in [
            "anna",
            "@school5.ru",
            "anna@",
            "an na@school5.ru",
            "anna@school5 .ru",
            "a@b@c",
            "Анна <anna@school5.ru>",
            "a@b.ru, c@d.ru",
            "a@b.ru;c@d.ru",
            "an\u{200b}na@b.ru",
            "",
        ] {
            assert_eq!(Email::parse(raw), Err(TextError::Malformed), "{raw:?}");
        }
    }

    #[test]
    fn an_address_cannot_smuggle_a_header_into_a_letter() {
        assert_eq!(
            Email::parse("a@b.ru\r\nBcc: c@d.ru"),
            Err(TextError::Control)
        );
    }

    #[test]
    fn an_address_has_at_most_254_characters() {
        let address = |length: usize| format!("{}@b.ru", "a".repeat(length - 5));
        assert!(Email::parse(&address(254)).is_ok());
        assert_eq!(
            Email::parse(&address(255)),
            Err(TextError::TooLong { max: 254 })
        );
    }

    #[test]
    fn addresses_are_compared_without_regard_to_case() {
        let parse = |raw| Email::parse(raw).unwrap();
        assert_eq!(parse("Anna@School5.ru"), parse("anna@school5.RU"));
        assert_ne!(parse("anna@school5.ru"), parse("anna@school6.ru"));
        assert_eq!(parse("Учитель@Школа.рф").folded(), "учитель@школа.рф");
    }
}

#[test]
fn texts_fold_to_what_people_search_for() {
    assert_eq!(fold("  МБОУ «Ёлочка»\u{a0}№ 5 "), "мбоу «елочка» № 5");
    assert_eq!(fold("Сергеи\u{306}"), fold("СЕРГЕЙ"));
    assert_eq!(fold("Се\0ргеи\0\u{306}\n"), fold("СЕРГЕЙ"));
    assert_eq!(fold("Ткаче\u{308}в"), fold("Ткачев"));
    assert_eq!(fold("ТКАЧЕ\u{308}В"), fold("ткачев"));
    assert_eq!(fold("само\u{ad}анализ\u{0}"), "самоанализ");
    assert_eq!(fold("и\u{0}\u{306}"), "й", "what is left is composed");
    assert_eq!(
        fold("Müller"),
        "müller",
        "only ё is folded, not every letter with dots"
    );
}

#[test]
fn a_slug_is_what_russian_addresses_look_like() {
    assert_eq!(slug("Школа № 5 г. Северска", "x"), "shkola-5-g-severska");
    assert_eq!(
        slug("Съезд: объятия, щука и ёж", "x"),
        "sezd-obiatiia-shchuka-i-ezh".replace("ia", "ya")
    );
    assert_eq!(slug("Андреи\u{306}", "x"), "andrei");
    assert_eq!(slug("--  Hello,   World! --", "x"), "hello-world");
    assert_eq!(slug("ъь", "x"), "x");
    assert_eq!(slug("日本", "practice-1"), "practice-1");
    assert_eq!(slug("", "practice-1"), "practice-1");
}

#[test]
fn a_long_slug_is_cut_without_a_hyphen_at_its_end() {
    let cut = slug(&format!("{} хвост", "а".repeat(79)), "x");
    assert_eq!(cut, "a".repeat(79));
    assert_eq!(slug(&"щ".repeat(100), "x").len(), 80);
}

/// Any Unicode at all, and texts dense with what has a rule of its own.
fn any_text() -> impl Strategy<Value = String> {
    let special = "[ёЁеЕийИЙщЩъЬ\u{306}\u{308}\u{200b}\u{feff}\u{202e}\u{2066}\u{0}\u{85}\u{a0} \t\r\n@.'’()–—ΣςßİI_-]{0,40}";
    prop_oneof![
        any::<String>(),
        special.prop_map(String::from),
        "\\PC{0,200}".prop_map(String::from)
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_taken_line_is_clean_and_is_taken_again_unchanged(raw in any_text()) {
        if let Ok(line) = Short::parse(&raw) {
            let text = line.as_str();
            prop_assert!((1..=20).contains(&text.chars().count()));
            prop_assert!(!text.contains(|c: char| c.is_control() || reorders(c)));
            prop_assert!(!text.contains("  ") && text.trim() == text);
            prop_assert_eq!(Short::parse(text), Ok(line.clone()));
        }
    }

    #[test]
    fn a_taken_prose_is_clean_and_is_taken_again_unchanged(raw in any_text()) {
        if let Ok(prose) = Prose::<20>::parse(&raw) {
            let text = prose.as_str();
            prop_assert!(text.chars().count() <= 20);
            let refused = ['\0', '\r', '\u{202e}'];
            prop_assert!(!text.contains(refused));
            prop_assert_eq!(Prose::<20>::parse(text), Ok(prose.clone()));
            prop_assert_eq!(Prose::<20>::required(text).is_err(), text.is_empty());
        }
    }

    #[test]
    fn a_taken_name_has_visible_parts_and_is_taken_again_unchanged(
        last in any_text(),
        first in any_text(),
        patronymic in prop::option::of(any_text()),
    ) {
        if let Ok(name) = PersonName::parse(&last, &first, patronymic.as_deref()) {
            prop_assert!(name.last().contains(char::is_alphabetic));
            prop_assert!(name.with_initials().starts_with(name.last()));
            let again = PersonName::parse(name.last(), name.first(), name.patronymic());
            prop_assert_eq!(again, Ok(name.clone()));
        }
    }

    #[test]
    fn names_of_letters_are_taken(last in "\\p{Cyrillic}{1,30}", first in "[А-ЯЁ][а-яё]{0,30}") {
        let name = PersonName::parse(&last, &first, None);
        prop_assert!(name.is_ok() || !last.chars().all(char::is_alphabetic));
    }

    #[test]
    fn a_taken_address_is_equal_to_itself_in_any_case(raw in any_text()) {
        if let Ok(email) = Email::parse(&format!("{raw}@school.ru")) {
            prop_assert_eq!(Email::parse(email.as_str()), Ok(email.clone()));
            prop_assert!(!email.as_str().contains(char::is_whitespace));
        }
    }

    #[test]
    fn folding_twice_is_folding_once(raw in any_text()) {
        let once = fold(&raw);
        prop_assert_eq!(fold(&once), once.clone());
        prop_assert!(!once.contains('ё') && !once.contains("  "));
        prop_assert!(!once.contains(|c: char| c.is_control() || is_invisible(c)));
        prop_assert!(!once.contains(|c: char| c.is_control() || is_invisible(c)));
    }

    #[test]
    fn folding_does_not_depend_on_case(raw in "[а-яёА-ЯЁa-zA-Z0-9 -]{0,40}") {
        prop_assert_eq!(fold(&raw.to_uppercase()), fold(&raw.to_lowercase()));
    }

    #[test]
    fn a_slug_is_fit_for_an_address_whatever_the_text(raw in any_text()) {
        let slug = slug(&raw, "practice-1");
        prop_assert!((1..=80).contains(&slug.len()));
        prop_assert!(slug.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-'));
        prop_assert!(!slug.starts_with('-') && !slug.ends_with('-') && !slug.contains("--"));
    }
}
