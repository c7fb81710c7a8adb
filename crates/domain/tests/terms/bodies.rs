//! Whose a term is, as the plan writes it.

use chrono::NaiveDate;
use domain::roadmap::term::{Period, read};

fn bodies(text: &str) -> Vec<Option<String>> {
    let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
    let period = Period {
        from: day(2026, 9, 1),
        to: day(2027, 8, 31),
    };
    let parts = read(text, period).parts;
    parts.into_iter().map(|part| part.responsible).collect()
}

#[test]
fn a_body_is_named_as_it_is_written() {
    let said = |bodies: &[&str]| {
        bodies
            .iter()
            .map(|one| Some((*one).to_owned()))
            .collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("ноябрь (МО), апрель (ОО)", vec!["МО", "ОО"]),
        // Two letters that are a preposition elsewhere.
        ("апрель (ОО), май (ДО)", vec!["ОО", "ДО"]),
        ("апрель (ДО), май (ОО)", vec!["ДО", "ОО"]),
    ] {
        assert_eq!(bodies(text), said(&expected), "{text}");
    }
    assert_eq!(bodies("ДО 1 ФЕВРАЛЯ"), [None]);
}
