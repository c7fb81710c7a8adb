use proptest::prelude::*;

use super::*;

fn line(text: &str) -> FieldText {
    FieldText::parse(text).unwrap()
}

fn field(kind: FieldKind, options: &[&str]) -> Result<FieldDefinition, DefinitionError> {
    let options = options.iter().map(|option| line(option)).collect();
    FieldDefinition::new(line("Поле"), kind, options, FieldVisibility::Internal)
}

const KINDS: [FieldKind; 5] = [
    FieldKind::Text,
    FieldKind::Number,
    FieldKind::Date,
    FieldKind::Choice,
    FieldKind::YesNo,
];

#[test]
fn a_choice_has_options_and_nothing_else_has() {
    for kind in KINDS {
        let (none, two) = (field(kind, &[]), field(kind, &["а", "б"]));
        if kind == FieldKind::Choice {
            assert_eq!(none, Err(DefinitionError::OptionsDoNotFit));
            assert_eq!(field(kind, &["а"]), Err(DefinitionError::OptionsDoNotFit));
            assert!(two.is_ok());
        } else {
            assert!(none.is_ok());
            assert_eq!(two, Err(DefinitionError::OptionsNotMeant));
        }
    }
    let many: Vec<String> = (0..31).map(|number| number.to_string()).collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    assert_eq!(
        field(FieldKind::Choice, &many),
        Err(DefinitionError::OptionsDoNotFit)
    );
}

#[test]
fn each_kind_takes_what_it_holds() {
    let text = field(FieldKind::Text, &[]).unwrap();
    assert_eq!(
        text.take("  Кабинет   12 "),
        Ok(Some("Кабинет 12".to_owned()))
    );
    assert_eq!(text.take("  "), Ok(None));
    let long = "х".repeat(201);
    assert_eq!(
        text.take(&long),
        Err(ValueError::Text(TextError::TooLong { max: 200 }))
    );
    let number = field(FieldKind::Number, &[]).unwrap();
    assert_eq!(number.take("007"), Ok(Some("7".to_owned())));
    assert_eq!(number.take("1,5"), Err(ValueError::DoesNotFit));
    let day = field(FieldKind::Date, &[]).unwrap();
    assert_eq!(day.take("2026-09-01"), Ok(Some("2026-09-01".to_owned())));
    assert_eq!(day.take("01.09.2026"), Err(ValueError::DoesNotFit));
    let choice = field(FieldKind::Choice, &["да, очно", "нет"]).unwrap();
    assert_eq!(choice.take("нет"), Ok(Some("нет".to_owned())));
    assert_eq!(choice.take("Нет"), Err(ValueError::DoesNotFit));
    let yes_no = field(FieldKind::YesNo, &[]).unwrap();
    assert_eq!(yes_no.take("YES"), Ok(Some("YES".to_owned())));
    assert_eq!(yes_no.take("да"), Err(ValueError::DoesNotFit));
}

#[test]
fn a_value_of_an_older_version_is_told_apart() {
    let before = field(FieldKind::Choice, &["очно", "заочно"]).unwrap();
    let after = field(FieldKind::Choice, &["очно", "дистанционно"]).unwrap();
    assert!(before.fits("заочно") && after.fits("очно"));
    assert!(!after.fits("заочно"));
}

proptest! {
    #[test]
    fn whatever_is_taken_fits(which in 0_usize..5, raw in ".{0,60}") {
        let kind = KINDS[which];
        let options: &[&str] = if kind == FieldKind::Choice { &["а", "б"] } else { &[] };
        let field = field(kind, options).unwrap();
        if let Ok(Some(taken)) = field.take(&raw) {
            prop_assert!(field.fits(&taken));
        }
    }
}
