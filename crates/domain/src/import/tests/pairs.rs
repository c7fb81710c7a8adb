//! Pairs that an order on paper names.

use std::collections::BTreeMap;

use super::*;
use crate::id::MentorshipId;
use crate::import::{
    Choice, ImportKind, KnownPair, Planned, ProblemKind, StatedPair, Verdict, plan_pairs,
    read_pairs, refusal,
};
use crate::mentoring::ProposeError;

const HEADINGS: [&str; 9] = [
    "Наставник",
    "Год рождения наставника",
    "Должность наставника",
    "Наставляемый",
    "Формат",
    "Срок с",
    "Срок по",
    "Номер приказа",
    "Дата приказа",
];

type Plan = Vec<Planned<StatedPair, MentorshipId>>;

fn people() -> Vec<KnownPerson> {
    let position = |mut person: KnownPerson, position: &str| {
        if let Some(job) = &mut person.job {
            position.clone_into(&mut job.position);
        }
        person
    };
    vec![
        known(1, "Берёзкина Анна Павловна", Some(day(1980, 3, 1))),
        known(2, "Клёнов Иван Ильич", None),
        position(
            known(3, "Осинина Ольга Петровна", Some(day(1971, 5, 2))),
            "методист",
        ),
        position(
            known(4, "Осинина Ольга Петровна", Some(day(1995, 6, 3))),
            "учитель",
        ),
        elsewhere(known(5, "Дубов Пётр Ильич", None)),
    ]
}

fn plan(lines: &[&[&str]], pairs: &[KnownPair]) -> Plan {
    let sheet = sheet(&HEADINGS, lines);
    let mapping = guess(ImportKind::Pairs, &sheet);
    assert_eq!(mapping.missing(ImportKind::Pairs), []);
    let drafts = read_pairs(&sheet, &mapping, &WORDS, &[], today());
    plan_pairs(drafts, &people(), pairs, &mapping, &BTreeMap::new())
}

/// A line of these two with everything else in order.
fn line<'t>(mentor: &'t str, born: &'t str, position: &'t str, mentee: &'t str) -> [&'t str; 9] {
    [
        mentor,
        born,
        position,
        mentee,
        "",
        "01.09.2026",
        "31.05.2027",
        "15-н",
        "01.09.2026",
    ]
}

fn verdicts(plan: &Plan) -> Vec<Verdict> {
    plan.iter().map(Planned::verdict).collect()
}

/// What is wrong with each line, with the place of the cell.
fn told(plan: &Plan) -> Vec<(u32, ProblemKind, Option<u32>)> {
    let lines = plan.iter();
    lines
        .flat_map(|line| {
            let row = line.row;
            line.problems
                .iter()
                .map(move |one| (row, one.kind, one.column))
        })
        .collect()
}

#[test]
fn a_line_names_two_who_work_here_and_its_order() {
    let plan = plan(
        &[&line("Берёзкина А. П.", "", "", "Клёнов Иван Ильич")],
        &[],
    );
    assert_eq!(verdicts(&plan), [Verdict::New]);
    let said = plan[0].value.as_ref().unwrap();
    assert_eq!((said.mentor, said.mentee), (people()[0].id, people()[1].id));
    assert_eq!(said.draft.format, MentoringFormat::OneToOne);
    assert_eq!(said.draft.form, RolePairForm::TeacherTeacher);
    let order = &said.draft.order;
    assert_eq!(
        (order.number.as_str(), order.date),
        ("15-н", day(2026, 9, 1))
    );
    assert_eq!(order.until, Some(day(2027, 5, 31)));
}

#[test]
fn namesakes_are_told_apart_by_birth_and_position_or_named() {
    let mentee = "Клёнов Иван Ильич";
    let name = "Осинина Ольга Петровна";
    let plan = plan(
        &[
            &line(name, "1971", "", mentee),
            &line(name, "", "учитель", mentee),
            &line(name, "", "", mentee),
            &line(name, "1960", "", mentee),
            &line(name, "1971", "учитель", mentee),
            &line("Берёзкина Анна Павловна", "1981", "", mentee),
        ],
        &[],
    );
    let found: Vec<_> = plan
        .iter()
        .map(|line| line.value.as_ref().map(|said| said.mentor))
        .collect();
    let (older, younger) = (people()[2].id, people()[3].id);
    assert_eq!(found, [Some(older), Some(younger), None, None, None, None]);
    let unclear = |row| (row, ProblemKind::UnclearPerson, Some(0));
    assert_eq!(
        told(&plan),
        [unclear(4), unclear(5), unclear(6), unclear(7)]
    );
    let alike = &plan[2].problems[0].candidates;
    let alike: Vec<_> = alike.iter().map(|one| one.person).collect();
    assert_eq!(alike, [older, younger]);
}

#[test]
fn every_wrong_cell_is_named() {
    let plan = plan(
        &[
            &[
                "",
                "",
                "",
                "Дубов Пётр Ильич",
                "хоровое",
                "31.05.2027",
                "01.09.2026",
                "",
                "завтра",
            ],
            &[
                "Клёнов Иван Ильич",
                "",
                "",
                "Дубов Пётр Ильич",
                "",
                "",
                "01.06.2026",
                "1",
                "01.01.2027",
            ],
            &[
                "Незнаев Ян",
                "",
                "",
                "Дубов Пётр Ильич",
                "",
                "",
                "",
                "1",
                "01.09.2026",
            ],
        ],
        &[],
    );
    use ProblemKind::*;
    assert_eq!(
        told(&plan),
        [
            (2, Required, Some(0)),
            (2, UnknownValue, Some(4)),
            (2, DateOutOfRange, Some(6)),
            (2, Required, Some(7)),
            (2, NotADate, Some(8)),
            (3, PeriodIsOver, Some(6)),
            (3, DateOutOfRange, Some(8)),
            (4, UnknownPerson, Some(0)),
            (4, UnknownPerson, Some(3)),
        ]
    );
}

#[test]
fn what_is_known_or_repeated_is_skipped_and_a_contradiction_refused() {
    let (one, other) = (people()[0].id, people()[1].id);
    let pair = |span, both: bool| KnownPair {
        id: MentorshipId(uuid::Uuid::from_u128(9)),
        mentors: if both { vec![one, other] } else { vec![one] },
        mentees: if both { vec![one, other] } else { vec![other] },
        span,
    };
    let there = line("Берёзкина Анна Павловна", "", "", "Клёнов Иван Ильич");
    let back = line("Клёнов Иван Ильич", "", "", "Берёзкина Анна Павловна");
    let running = (None, None);
    let last_year = (Some(day(2025, 9, 1)), Some(day(2026, 5, 31)));
    let this_year = (Some(day(2026, 9, 1)), Some(day(2026, 10, 31)));
    for (known, wanted) in [
        (vec![], [Verdict::New, Verdict::New]),
        (vec![pair(running, false)], [Verdict::Same, Verdict::New]),
        (vec![pair(running, true)], [Verdict::Same, Verdict::Same]),
        (vec![pair(last_year, false)], [Verdict::New, Verdict::New]),
        (vec![pair(this_year, false)], [Verdict::Same, Verdict::New]),
    ] {
        assert_eq!(
            verdicts(&plan(&[&there, &back], &known)),
            wanted,
            "{known:?}"
        );
    }
    assert_eq!(
        verdicts(&plan(&[&there, &there], &[])),
        [Verdict::New, Verdict::Same]
    );
    let mut other_order = there;
    other_order[7] = "16-н";
    let contradicting = plan(&[&there, &other_order], &[]);
    assert_eq!(verdicts(&contradicting), [Verdict::Wrong, Verdict::Wrong]);
    assert_eq!(contradicting[0].problems[0].row, Some(3));
    assert_eq!(contradicting[1].problems[0].row, Some(2));
}

#[test]
fn a_line_is_left_out_when_somebody_says_so() {
    let sheet = sheet(
        &HEADINGS,
        &[&line(
            "Берёзкина Анна Павловна",
            "",
            "",
            "Клёнов Иван Ильич",
        )],
    );
    let mapping = guess(ImportKind::Pairs, &sheet);
    let drafts = read_pairs(&sheet, &mapping, &WORDS, &[], today());
    let choices = BTreeMap::from([(2, Choice::Skip)]);
    let plan = plan_pairs(drafts, &people(), &[], &mapping, &choices);
    assert_eq!(verdicts(&plan), [Verdict::Skipped]);
}

#[test]
fn more_pairs_than_are_taken_at_a_time_are_refused() {
    let letters: Vec<char> = ('а'..='я').collect();
    let name = |number: usize| {
        let (one, other) = (letters[number / 32], letters[number % 32]);
        format!("Подопечный Ян{one}{other}")
    };
    let names: Vec<String> = (0..501).map(name).collect();
    let mut people = people();
    for (number, name) in (100..).zip(&names) {
        people.push(known(number, name, None));
    }
    let lines: Vec<_> = names
        .iter()
        .map(|name| line("Берёзкина Анна Павловна", "", "", name))
        .collect();
    let lines: Vec<&[&str]> = lines.iter().map(<[&str; 9]>::as_slice).collect();
    let sheet = sheet(&HEADINGS, &lines);
    let mapping = guess(ImportKind::Pairs, &sheet);
    let drafts = read_pairs(&sheet, &mapping, &WORDS, &[], today());
    let plan = plan_pairs(drafts, &people, &[], &mapping, &BTreeMap::new());
    assert_eq!(told(&plan), [(502, ProblemKind::TooManyPairs, Some(0))]);
}

#[test]
fn a_refused_proposal_says_which_cell_is_to_be_mended() {
    let plan = plan(
        &[&line("Берёзкина А. П.", "", "", "Клёнов Иван Ильич")],
        &[],
    );
    let said = plan[0].value.as_ref().unwrap();
    let sheet = sheet(&HEADINGS, &[]);
    let mapping = guess(ImportKind::Pairs, &sheet);
    let full = ProposeError::MentorFull {
        taken: 3,
        capacity: 3,
    };
    for (error, kind, column, value, limit) in [
        (full, ProblemKind::MentorFull, 0, "Берёзкина А. П.", Some(3)),
        (
            ProposeError::MentorNotInBank,
            ProblemKind::MentorNotInBank,
            0,
            "Берёзкина А. П.",
            None,
        ),
        (
            ProposeError::NeedNotStated,
            ProblemKind::NeedNotStated,
            3,
            "Клёнов Иван Ильич",
            None,
        ),
        (
            ProposeError::OneOffFormat,
            ProblemKind::FormatDoesNotFit,
            4,
            "",
            None,
        ),
    ] {
        let problem = refusal(said, &mapping, error);
        assert_eq!(
            (
                problem.kind,
                problem.column,
                problem.value.as_str(),
                problem.limit
            ),
            (kind, Some(column), value, limit)
        );
    }
}
