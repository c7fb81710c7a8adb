use super::*;
use crate::import::{ImportKind, MappingProblem, column_letters, signature};

#[test]
fn headings_are_recognised_however_they_are_written() {
    let sheet = sheet(
        &[
            "№ п/п",
            "Ф. И. О. педагога",
            "Занимаемая должность",
            "Дата рождения",
            "Дата приёма",
            "E-mail",
            "Пед. стаж (лет)",
        ],
        &[],
    );
    let mapping = guess(ImportKind::People, &sheet);
    assert_eq!(
        mapping.pairs(),
        [
            (1, Field::FullName),
            (2, Field::Position),
            (3, Field::BirthDate),
            (4, Field::StartedOn),
            (5, Field::Email),
            (6, Field::TeachingYears),
        ]
    );
    assert_eq!(mapping.missing(ImportKind::People), []);
}

#[test]
fn a_name_in_three_columns_is_as_good_as_one_in_one() {
    let parts = sheet(
        &["Отчество", "Имя", "Фамилия", "Должность", "Дата приема"],
        &[],
    );
    let mapping = guess(ImportKind::People, &parts);
    assert_eq!(mapping.missing(ImportKind::People), []);
    assert_eq!(mapping.field(2), Some(Field::LastName));
}

#[test]
fn what_is_needed_and_not_there_is_told() {
    let mapping = guess(ImportKind::People, &sheet(&["Телефон", "Должность"], &[]));
    let missing = mapping.missing(ImportKind::People);
    assert_eq!(missing, [Field::FullName, Field::StartedOn]);
}

#[test]
fn a_choice_names_each_field_and_each_column_once() {
    let kind = ImportKind::People;
    let twice = Mapping::new(kind, &[(0, Field::FullName), (1, Field::FullName)]);
    assert_eq!(twice, Err(MappingProblem::Twice(Field::FullName)));
    let both = Mapping::new(kind, &[(0, Field::FullName), (0, Field::Phone)]);
    assert_eq!(both, Err(MappingProblem::Twice(Field::Phone)));
    let foreign = Mapping::new(kind, &[(0, Field::Request)]);
    assert_eq!(foreign, Err(MappingProblem::NotOfThisKind(Field::Request)));
}

#[test]
fn a_choice_is_remembered_by_the_headings_in_any_order() {
    let kind = ImportKind::People;
    let first = sheet(&["Кто", "Кем"], &[]);
    let second = sheet(&["КЕМ", " Кто "], &[]);
    let chosen = Mapping::new(kind, &[(0, Field::FullName), (1, Field::Position)]).unwrap();
    let remembered = chosen.by_heading(&first.headings);

    let recalled = Mapping::recall(kind, &second.headings, &remembered).unwrap();

    assert_eq!(
        recalled.pairs(),
        [(0, Field::Position), (1, Field::FullName)]
    );
    assert_eq!(
        signature(kind, &first.headings),
        signature(kind, &second.headings)
    );
    let other = signature(ImportKind::Needs, &first.headings);
    assert_ne!(signature(kind, &first.headings), other);
    assert_eq!(
        Mapping::recall(kind, &sheet(&["Что"], &[]).headings, &remembered),
        None
    );
}

#[test]
fn columns_have_the_letters_that_excel_shows() {
    let letters: Vec<_> = [0, 25, 26, 51, 52, 701, 702].map(column_letters).into();
    assert_eq!(letters, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
}
