//! Cards, needs and organisations.

use std::collections::BTreeMap;

use super::*;
use crate::id::SchoolId;
use crate::import::{
    ImportKind, KnownCard, KnownNeed, KnownSchool, Planned, ProblemKind, Verdict, plan_cards,
    plan_needs, plan_organisations, read_cards, read_needs, read_organisations,
};

fn verdicts<T, K>(planned: &[Planned<T, K>]) -> Vec<Verdict> {
    planned.iter().map(Planned::verdict).collect()
}

#[test]
fn a_card_belongs_to_who_works_at_the_school() {
    let people = [
        known(1, "Берёзкина Анна Павловна", None),
        known(2, "Клёнов Иван Ильич", None),
        known(3, "Осинина Ольга", None),
        elsewhere(known(4, "Дубов Пётр", None)),
    ];
    let card = |person: &KnownPerson, capacity| KnownCard {
        person: person.id,
        competences: Vec::new(),
        subjects: Vec::new(),
        topics: vec![MentoringTopic::Upbringing, MentoringTopic::TeachingMethods],
        formats: Vec::new(),
        capacity,
    };
    let cards = [card(&people[0], 3), card(&people[1], 3)];
    let sheet = sheet(
        &["ФИО", "Темы", "Нагрузка"],
        &[
            &["Берёзкина А. П.", "методика; воспитание", "3"],
            &["Клёнов Иван Ильич", "", "5"],
            &["Осинина Ольга", "Методическая работа", ""],
            &["Дубов Пётр", "", ""],
            &["Осинина Ольга", "рисование", "13"],
        ],
    );
    let mapping = guess(ImportKind::MentorCards, &sheet);
    let drafts = read_cards(&sheet, &mapping, &WORDS, &[], today());
    let planned = plan_cards(drafts, &people, &cards, &WORDS, &BTreeMap::new());
    use Verdict::*;
    assert_eq!(verdicts(&planned), [Same, Update, New, Wrong, Wrong]);
    let kinds: Vec<_> = planned
        .iter()
        .flat_map(|line| line.problems.iter().map(|p| p.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ProblemKind::UnknownPerson,
            ProblemKind::UnknownValue,
            ProblemKind::NumberOutOfRange
        ]
    );
}

#[test]
fn a_need_says_what_is_asked_for() {
    let people = [known(1, "Берёзкина Анна Павловна", None)];
    let needs = [KnownNeed {
        person: people[0].id,
        request: "Помогите с методикой".to_owned(),
        topics: Vec::new(),
        formats: Vec::new(),
        categories: Vec::new(),
    }];
    for (request, verdict) in [
        ("Помогите с методикой", Verdict::Same),
        ("Другое", Verdict::Update),
        ("", Verdict::Wrong),
    ] {
        let sheet = sheet(&["ФИО", "Запрос"], &[&["Берёзкина Анна", request]]);
        let mapping = guess(ImportKind::Needs, &sheet);
        let drafts = read_needs(&sheet, &mapping, &WORDS, &[], today());
        let choices = BTreeMap::from([(2, crate::import::Choice::Same(people[0].id))]);
        let planned = plan_needs(drafts, &people, &needs, &WORDS, &choices);
        assert_eq!(verdicts(&planned), [verdict], "{request}");
    }
}

#[test]
fn organisations_are_known_by_their_short_names_and_their_kind_by_either() {
    let known = [KnownSchool {
        id: SchoolId(uuid::Uuid::from_u128(1)),
        short_name: "СОШ № 1".to_owned(),
        full_name: "Средняя школа № 1".to_owned(),
        kind: SchoolKind::School,
    }];
    let sheet = sheet(
        &["Название", "Вид"],
        &[
            &["сош № 1", ""],
            &["Детский сад № 5", ""],
            &["Рябинка", "дошкольная"],
            &["Ромашка", ""],
            &["СОШ № 7", "дошкольная"],
            &["СОШ № 7", "школа"],
        ],
    );
    let mapping = guess(ImportKind::Organisations, &sheet);
    let drafts = read_organisations(&sheet, &mapping, &WORDS, today());
    let planned = plan_organisations(drafts, &known, &WORDS, &BTreeMap::new());
    use Verdict::*;
    assert_eq!(verdicts(&planned), [Same, New, New, Wrong, Wrong, Wrong]);
    let kind = planned[1].value.as_ref().unwrap().kind;
    assert_eq!(kind, SchoolKind::Preschool);
}
