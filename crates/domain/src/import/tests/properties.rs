//! What holds for every file.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;
use crate::import::{
    Choice, ImportKind, PersonDraft, Planned, Step, Verdict, plan_people, read_people,
};

type Cells = [String; 5];

/// Names from a small stock, so that they meet.
fn line() -> impl Strategy<Value = Cells> {
    let name = prop_oneof![
        Just("Берёзкина Анна Павловна"),
        Just("Берёзкина Инна Павловна"),
        Just("Клёнов Иван Ильич"),
        Just("Клёнов Иван"),
        Just("ОСИНИН ПЁТР"),
        Just("Осинина"),
        Just(""),
    ];
    let born = prop_oneof![
        Just(""),
        Just("17.05.1990"),
        Just("01.01.1975"),
        Just("вчера")
    ];
    let position = prop_oneof![Just("учитель"), Just("завуч"), Just("")];
    let since = prop_oneof![Just("01.09.2024"), Just("01.09.2020")];
    let years = prop_oneof![Just(""), Just("0"), Just("7"), Just("сто")];
    (name, born, position, since, years).prop_map(|(name, born, position, since, years)| {
        [name, born, position, since, years].map(str::to_owned)
    })
}

const HEADINGS: [&str; 5] = ["ФИО", "Дата рождения", "Должность", "Дата приема", "Стаж"];

fn plan(
    lines: &[Cells],
    order: [usize; 5],
    known: &[KnownPerson],
) -> Vec<Planned<PersonDraft, PersonId>> {
    let headings: Vec<_> = order.map(|column| HEADINGS[column]).into();
    let rows: Vec<Vec<&str>> = lines
        .iter()
        .map(|cells| order.map(|column| cells[column].as_str()).into())
        .collect();
    let rows: Vec<&[&str]> = rows.iter().map(Vec::as_slice).collect();
    let sheet = sheet(&headings, &rows);
    let mapping = guess(ImportKind::People, &sheet);
    let drafts = read_people(&sheet, &mapping, &WORDS, &[], today());
    plan_people(drafts, known, &BTreeMap::<u32, Choice>::new(), today())
}

/// Who is known once the plan was carried out.
fn carried_out(
    planned: &[Planned<PersonDraft, PersonId>],
    mut known: Vec<KnownPerson>,
) -> Vec<KnownPerson> {
    for line in planned {
        let Some(draft) = &line.value else { continue };
        match (&line.step, line.of) {
            (Step::Add, _) => {
                let id = u128::try_from(known.len()).unwrap() + 100;
                let (person, job) = (draft.as_new().unwrap(), draft.job.as_new(today()));
                known.push(KnownPerson {
                    id: PersonId(uuid::Uuid::from_u128(id)),
                    name: person.name,
                    birth_date: person.birth_date,
                    email: person.email.map(|email| email.as_str().to_owned()),
                    phone: None,
                    version: 1,
                    job: Some(kept(EmploymentId(uuid::Uuid::from_u128(id)), job)),
                });
            }
            (Step::Update(_), Some(of)) => {
                let person = known.iter_mut().find(|person| person.id == of).unwrap();
                let after = person.with(draft);
                (person.name, person.birth_date) = (after.name, after.birth_date);
                let job = person.job.take().unwrap();
                person.job = Some(kept(job.id, job.with(&draft.job, today())));
            }
            _ => {}
        }
    }
    known
}

fn kept(id: EmploymentId, job: crate::import::JobAfter) -> KnownJob {
    KnownJob {
        id,
        position: job.position.as_str().to_owned(),
        subject: None,
        started_on: job.started_on,
        teaching_since: job.teaching_since,
        pedagogical_education: job.pedagogical_education,
        transferred: job.transferred,
    }
}

fn outcome(planned: &[Planned<PersonDraft, PersonId>]) -> Vec<String> {
    let told = |line: &Planned<PersonDraft, PersonId>| {
        // Problems stand in the order of the columns, which is the file's own.
        let kinds = line
            .problems
            .iter()
            .map(|problem| format!("{:?}", problem.kind));
        let kinds: std::collections::BTreeSet<String> = kinds.collect();
        format!(
            "{:?} {:?} {:?} {kinds:?}",
            line.verdict(),
            line.of,
            line.value
        )
    };
    let mut told: Vec<_> = planned.iter().map(told).collect();
    told.sort_unstable();
    told
}

proptest! {
    #[test]
    fn the_same_file_twice_adds_and_changes_nothing(lines in prop::collection::vec(line(), 0..8)) {
        let before = vec![known(1, "Клёнов Иван Ильич", None), elsewhere(known(2, "Осинин Пётр", None))];
        let first = plan(&lines, [0, 1, 2, 3, 4], &before);
        let after = carried_out(&first, before);
        let second = plan(&lines, [0, 1, 2, 3, 4], &after);
        for (one, two) in first.iter().zip(&second) {
            // What was taken over may be the same now, or so alike to another line that both are asked about or refused:
            // nobody is added and nothing is changed a second time.
            let quiet = !matches!(two.verdict(), Verdict::New | Verdict::Update);
            prop_assert!(quiet, "{one:?}\nthen {two:?}");
        }
    }

    #[test]
    fn the_order_of_lines_and_columns_says_nothing(
        lines in prop::collection::vec(line(), 0..8),
        order in Just([0, 1, 2, 3, 4]).prop_shuffle(),
        seed in any::<u64>(),
    ) {
        let known = vec![known(1, "Клёнов Иван Ильич", None), elsewhere(known(2, "Осинин Пётр", None))];
        let mut moved = lines.clone();
        let length = moved.len().max(1);
        moved.rotate_left(usize::try_from(seed).unwrap_or(1) % length);
        moved.reverse();
        let straight = outcome(&plan(&lines, [0, 1, 2, 3, 4], &known));
        prop_assert_eq!(straight, outcome(&plan(&moved, order, &known)));
    }
}
