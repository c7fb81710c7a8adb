//! What the paper of a programme says.

use domain::id::{ActivityId, DeficitId};
use domain::mentoring::{
    ActivityKind, MentoringFormat, NamedDeficit, PlannedActivity, ProgrammeContent, RolePairForm,
};
use domain::people::MentoringTopic;
use domain::text::PersonName;
use uuid::Uuid;

use super::samples::on;
use super::{printed, readable};
use crate::programme::{Edition, Mark, Participant, ProgrammeText};
use crate::{docx, paper, pdf};

fn name(full: &str) -> PersonName {
    let mut parts = full.split(' ');
    let (last, first) = (parts.next().unwrap(), parts.next().unwrap());
    PersonName::parse(last, first, parts.next()).unwrap()
}

fn line(number: u128, title: &str, month: u32) -> PlannedActivity {
    PlannedActivity {
        id: ActivityId(Uuid::from_u128(number)),
        title: title.to_owned(),
        kind: ActivityKind::LessonVisit,
        planned_on: on(2026, month, 10),
        expected_result: "Карта наблюдения".to_owned(),
    }
}

/// A programme carried out in full, extended once on its way.
pub(crate) fn sample() -> ProgrammeText {
    let content = ProgrammeContent {
        goal: "Уверенно вести урок в 7 классе".to_owned(),
        expected_result: "Открытый урок с самоанализом".to_owned(),
        starts_on: on(2026, 9, 1),
        ends_on: on(2027, 5, 31),
        long_term_reason: None,
        deficits: vec![NamedDeficit {
            id: DeficitId(Uuid::from_u128(1)),
            area: "Формирующее оценивание".to_owned(),
        }],
        plan: vec![
            line(1, "Посещение урока наставника", 10),
            line(2, "Открытый урок", 12),
        ],
    };
    let mut longer = content.clone();
    longer.ends_on = on(2027, 6, 30);
    longer.plan[1].planned_on = on(2027, 1, 9);
    ProgrammeText {
        organisation: "Муниципальное бюджетное общеобразовательное учреждение «СОШ № 5»".to_owned(),
        short_name: "МБОУ «СОШ № 5»".to_owned(),
        authorities: vec![],
        mentors: vec![Participant {
            name: name("Щёткина Жанна Юрьевна"),
            position: "учитель математики".to_owned(),
        }],
        mentees: vec![Participant {
            name: name("Ёжиков Пётр Ильич"),
            position: "учитель математики".to_owned(),
        }],
        form: RolePairForm::TeacherTeacher,
        format: MentoringFormat::OneToOne,
        topics: vec![MentoringTopic::TeachingMethods],
        order: Some("приказ от 01.09.2026 № 90-од".to_owned()),
        editions: vec![Edition {
            number: 2,
            on: on(2026, 12, 1),
            reason: "Болезнь наставляемого".to_owned(),
            differences: content.differences(&longer),
        }],
        content: longer,
        marks: vec![Mark::Accepted(on(2026, 10, 12)), Mark::Open],
        meetings: 14,
        approved: Some((name("Кураторова Вера Сергеевна"), on(2026, 9, 5))),
        result: Some(("Открытый урок проведён".to_owned(), on(2027, 6, 25))),
        resolved: vec!["Формирующее оценивание".to_owned()],
    }
}

#[test]
fn the_programme_reads_as_on_paper() {
    insta::assert_snapshot!(readable(&printed(&paper::programme(&sample()))));
}

#[test]
fn a_programme_on_its_way_has_neither_result_nor_sheet_of_changes() {
    let text = ProgrammeText {
        result: None,
        approved: None,
        editions: vec![],
        order: None,
        ..sample()
    };
    let said = readable(&printed(&paper::programme(&text)));
    for absent in [
        "Результат:",
        "Лист изменений",
        "Редакция",
        "куратор",
        "Основание",
    ] {
        assert!(!said.contains(absent), "{absent}: {said}");
    }
}

#[test]
fn both_files_are_printed() {
    let text = sample();
    assert!(docx::programme(&text).unwrap().starts_with(b"PK"));
    assert!(pdf::programme(&text).unwrap().starts_with(b"%PDF"));
}
