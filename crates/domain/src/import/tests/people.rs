use std::collections::BTreeMap;

use super::*;
use crate::import::{
    Choice, ImportKind, PersonDraft, Planned, ProblemKind, Step, Verdict, plan_people, read_people,
};

const HEADINGS: [&str; 6] = [
    "ФИО",
    "Дата рождения",
    "Должность",
    "Дата приема",
    "e-mail",
    "Стаж",
];

fn plan(
    lines: &[&[&str]],
    known: &[KnownPerson],
    choices: &[(u32, Choice)],
) -> Vec<Planned<PersonDraft, PersonId>> {
    let sheet = sheet(&HEADINGS, lines);
    let mapping = guess(ImportKind::People, &sheet);
    let drafts = read_people(&sheet, &mapping, &WORDS, &["СОШ № 1"], today());
    let choices: BTreeMap<u32, Choice> = choices.iter().copied().collect();
    plan_people(drafts, known, &choices, today())
}

fn verdicts(planned: &[Planned<PersonDraft, PersonId>]) -> Vec<Verdict> {
    planned.iter().map(Planned::verdict).collect()
}

fn only(lines: &[&str], known: &[KnownPerson]) -> Verdict {
    let planned = plan(&[lines], known, &[]);
    verdicts(&planned).into_iter().next().unwrap()
}

const ANNA: [&str; 6] = [
    "Берёзкина Анна Павловна",
    "17.05.1990",
    "учитель",
    "01.09.2024",
    "",
    "",
];

fn anna() -> KnownPerson {
    known(1, "Берёзкина Анна Павловна", Some(day(1990, 5, 17)))
}

#[test]
fn each_cell_has_its_own_problem() {
    let lines: &[&str] = &[
        "Берёзкина",
        "32.01.1990",
        "",
        "01.09.2030",
        "anna at example",
        "много",
    ];
    let planned = plan(&[lines], &[], &[]);
    let line = planned.first().unwrap();
    let told: Vec<_> = line
        .problems
        .iter()
        .map(|problem| (problem.column, problem.kind, problem.value.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (Some(0), ProblemKind::NotAName, "Берёзкина"),
            (Some(1), ProblemKind::NotADate, "32.01.1990"),
            (Some(2), ProblemKind::Required, ""),
            (Some(3), ProblemKind::DateOutOfRange, "01.09.2030"),
            (Some(4), ProblemKind::NotAnEmail, "anna at example"),
            (Some(5), ProblemKind::NotANumber, "много"),
        ]
    );
    assert_eq!((line.row, line.verdict()), (2, Verdict::Wrong));
}

#[test]
fn two_people_and_a_foreign_school_are_refused_by_their_cells() {
    let sheet = sheet(
        &["ФИО", "Должность", "Дата приема", "Организация"],
        &[
            &[
                "Иванова Анна, Петров Иван",
                "учитель",
                "01.09.2024",
                "сош №1",
            ],
            &["Иванова Анна", "учитель", "01.09.2024", "Лицей № 2"],
        ],
    );
    let mapping = guess(ImportKind::People, &sheet);
    let drafts = read_people(&sheet, &mapping, &WORDS, &["СОШ № 1"], today());
    let told: Vec<_> = drafts
        .iter()
        .flat_map(|draft| {
            draft
                .problems
                .iter()
                .map(|problem| (draft.row, problem.field, problem.kind))
        })
        .collect();
    assert_eq!(
        told,
        [
            (2, Field::FullName, ProblemKind::TwoPeople),
            (3, Field::School, ProblemKind::ForeignSchool),
        ]
    );
}

#[test]
fn who_is_known_for_sure_is_not_added_again() {
    let email = KnownPerson {
        email: Some("Anna@example.org".to_owned()),
        ..known(1, "Берёзкина Анна Павловна", None)
    };
    for (cells, person) in [
        (ANNA, anna()),
        (
            [
                "БЕРЕЗКИНА АННА ПАВЛОВНА",
                "",
                "учитель",
                "01.09.2024",
                "",
                "",
            ],
            anna(),
        ),
        (
            ["Берёзкина А. П.", "", "учитель", "01.09.2024", "", ""],
            anna(),
        ),
        (
            [
                "Берёзкина Анна",
                "17.05.1990",
                "учитель",
                "01.09.2024",
                "",
                "",
            ],
            anna(),
        ),
        (
            [
                "Берёзкина Анна Павловна",
                "",
                "учитель",
                "01.09.2024",
                "anna@EXAMPLE.org",
                "",
            ],
            email,
        ),
    ] {
        let verdict = only(&cells, &[person]);
        let spelled = cells.first().unwrap().starts_with("БЕРЕЗ");
        let wanted = if spelled {
            Verdict::Update
        } else {
            Verdict::Same
        };
        assert_eq!(verdict, wanted, "{cells:?}");
    }
}

#[test]
fn somebody_is_asked_where_it_is_not_sure() {
    let namesake = known(2, "Берёзкина Анна Павловна", Some(day(1975, 1, 1)));
    let sister = known(3, "Берёзкина Инна Павловна", Some(day(1990, 5, 17)));
    let other_school = elsewhere(known(4, "Берёзкина Анна Павловна", None));
    let twin = elsewhere(anna());
    for person in [namesake, sister, other_school, twin] {
        assert_eq!(
            only(&ANNA, std::slice::from_ref(&person)),
            Verdict::Doubtful,
            "{person:?}"
        );
    }
    let two = [
        known(1, "Берёзкина Анна Павловна", None),
        known(2, "Берёзкина Алла Петровна", None),
    ];
    let cells = ["Берёзкина А. П.", "", "учитель", "01.09.2024", "", ""];
    assert_eq!(only(&cells, &two), Verdict::Doubtful);
}

#[test]
fn somebody_else_is_nobody() {
    let namesake = elsewhere(known(2, "Берёзкина Анна Павловна", Some(day(1975, 1, 1))));
    let brother = known(3, "Берёзкин Антон Павлович", Some(day(1990, 5, 17)));
    let same_last = known(4, "Берёзкина Инна Павловна", Some(day(1988, 1, 1)));
    for person in [namesake, brother, same_last] {
        assert_eq!(only(&ANNA, &[person]), Verdict::New);
    }
    let cells = ["Берёзкина А. П.", "", "учитель", "01.09.2024", "", ""];
    let planned = plan(&[&cells], &[], &[]);
    let kind = planned.first().unwrap().problems.first().unwrap().kind;
    assert_eq!(kind, ProblemKind::InitialsOnly);
}

#[test]
fn a_choice_settles_a_doubt() {
    let twin = elsewhere(anna());
    let same = plan(
        &[&ANNA],
        std::slice::from_ref(&twin),
        &[(2, Choice::Same(twin.id))],
    );
    assert_eq!(same.first().unwrap().of, Some(twin.id));
    assert_eq!(verdicts(&same), [Verdict::Update]);
    let new = plan(&[&ANNA], std::slice::from_ref(&twin), &[(2, Choice::New)]);
    assert_eq!(verdicts(&new), [Verdict::New]);
    let skip = plan(&[&ANNA], std::slice::from_ref(&twin), &[(2, Choice::Skip)]);
    assert_eq!(verdicts(&skip), [Verdict::Skipped]);
    // Who was not shown is not chosen.
    let stranger = Choice::Same(PersonId(uuid::Uuid::from_u128(99)));
    let asked = plan(&[&ANNA], &[twin], &[(2, stranger)]);
    assert_eq!(verdicts(&asked), [Verdict::Doubtful]);
}

#[test]
fn a_line_changes_what_it_says_and_nothing_else() {
    let person = KnownPerson {
        phone: Some("54-12-34".to_owned()),
        ..anna()
    };
    let cells = [
        "Берёзкина Анна Павловна",
        "",
        "старший учитель",
        "01.09.2024",
        "anna@example.org",
        "5 лет",
    ];
    let planned = plan(&[&cells], &[person], &[]);
    let Step::Update(changes) = &planned.first().unwrap().step else {
        panic!("{planned:?}");
    };
    let told: Vec<_> = changes
        .iter()
        .map(|change| (change.field, change.to.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            (Field::Email, Some("anna@example.org")),
            (Field::Position, Some("старший учитель")),
            (Field::TeachingSince, Some("2021-11-15")),
        ]
    );
}

#[test]
fn who_works_elsewhere_gets_a_job_and_keeps_their_record() {
    let twin = elsewhere(anna());
    let cells = [
        "Берёзкина Анна Павловна",
        "17.05.1990",
        "учитель",
        "01.09.2024",
        "new@example.org",
        "",
    ];
    let planned = plan(
        &[&cells],
        std::slice::from_ref(&twin),
        &[(2, Choice::Same(twin.id))],
    );
    let Step::Update(changes) = &planned.first().unwrap().step else {
        panic!("{planned:?}");
    };
    let fields: Vec<_> = changes.iter().map(|change| change.field).collect();
    assert_eq!(fields, [Field::Position]);
}

#[test]
fn lines_about_the_same_agree_or_are_refused() {
    let mut other = ANNA;
    other[2] = "директор";
    assert_eq!(
        verdicts(&plan(&[&ANNA, &ANNA], &[], &[])),
        [Verdict::New, Verdict::Same]
    );
    let contradicting = plan(&[&ANNA, &other], &[], &[]);
    assert_eq!(verdicts(&contradicting), [Verdict::Wrong, Verdict::Wrong]);
    let rows: Vec<_> = contradicting
        .iter()
        .map(|line| line.problems.first().unwrap().row)
        .collect();
    assert_eq!(rows, [Some(3), Some(2)]);
    let mut namesake = ANNA;
    namesake[1] = "01.01.1975";
    assert_eq!(
        verdicts(&plan(&[&ANNA, &namesake], &[], &[])),
        [Verdict::New, Verdict::New]
    );
    let initials = ["Берёзкина А. П.", "", "директор", "01.09.2024", "", ""];
    let by_two_names = plan(&[&ANNA, &initials], &[anna()], &[]);
    assert_eq!(verdicts(&by_two_names), [Verdict::Wrong, Verdict::Wrong]);
}

#[test]
fn experience_is_full_years() {
    for (text, wanted) in [
        ("5", 5),
        ("5 лет", 5),
        ("12,5", 12),
        ("8 мес.", 0),
        ("26 месяцев", 2),
        ("0", 0),
    ] {
        let cells = ["Клёнов Иван Ильич", "", "учитель", "01.09.2024", "", text];
        let planned = plan(&[&cells], &[], &[]);
        let job = planned
            .first()
            .unwrap()
            .value
            .as_ref()
            .unwrap()
            .job
            .as_new(today());
        assert_eq!(
            crate::clock::full_years(job.teaching_since.unwrap(), today()),
            wanted,
            "{text}"
        );
    }
}
