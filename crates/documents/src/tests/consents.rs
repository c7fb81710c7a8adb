//! What consents say. A change of a snapshot here is a change of wording: it takes a new version of the text.

use domain::consent::{ConsentPurpose, PublicField, Relation, Representative};
use domain::text::PersonName;

use super::samples::{self, on, operator, subject};
use super::{printed, readable};
use crate::consent::{ConsentRequest, Subject, consent, version};
use crate::paper;

#[test]
fn each_purpose_has_a_text_of_its_own() {
    for (name, request) in samples::requests() {
        let text = consent(&subject(), &operator(), &request, None);
        assert_eq!(text.version, version(request.purpose()));
        let shown = format!(
            "{} [{}]\n{}",
            text.title,
            text.version,
            readable(&text.plain())
        );
        insta::assert_snapshot!(name, shown);
    }
}

/// A pupil, for whom a parent signs.
fn pupil() -> Subject {
    let name = |last: &str, first: &str, patronymic: &str| {
        PersonName::parse(last, first, Some(patronymic)).unwrap()
    };
    Subject {
        name: name("Ёлкина", "Дарья", "Артёмовна"),
        position: "обучающийся, класс: 7 «Б»".to_owned(),
        contact: None,
        representative: Some(Representative {
            name: name("Ёлкин", "Артём", "Сергеевич"),
            relation: Relation::Parent,
        }),
    }
}

#[test]
fn a_representative_signs_for_a_pupil_and_is_named() {
    for (name, request) in samples::requests() {
        let text = consent(&pupil(), &operator(), &request, None);
        if request.purpose() == ConsentPurpose::MentorDuty {
            continue;
        }
        assert_eq!(text.signed_by, "А.\u{a0}С.\u{a0}Ёлкин");
        let shown = readable(&text.plain());
        assert!(
            shown.contains(
                "Ёлкин Артём Сергеевич (родитель), законный представитель, действующий в интересах \
                 несовершеннолетнего: Ёлкина Дарья Артёмовна"
            ),
            "{name}: {shown}"
        );
        assert!(
            !shown.contains("педагогических работников"),
            "{name}: {shown}"
        );
        assert!(!shown.contains("стаж"), "{name}: {shown}");
    }
}

#[test]
fn no_purpose_is_without_a_version() {
    for purpose in ConsentPurpose::ALL {
        let (year, month) = version(purpose).split_once('-').unwrap();
        assert!(
            year.parse::<u16>().is_ok() && month.parse::<u8>().is_ok(),
            "{purpose:?}"
        );
    }
}

#[test]
fn dissemination_names_what_may_not_be_published() {
    let request = ConsentRequest::Dissemination {
        fields: vec![PublicField::Workplace],
        resources: vec!["https://school83.example.org".to_owned()],
        until: None,
    };
    let shown = consent(&subject(), &operator(), &request, None)
        .plain()
        .join("\n");
    let (allowed, refused) = shown.split_once("Не разрешаю").unwrap();
    assert!(
        allowed.contains("место работы") && !allowed.contains("должность"),
        "{allowed}"
    );
    assert!(
        refused.contains("должность") && refused.contains("фамилия"),
        "{refused}"
    );
    assert!(refused.contains("до дня отзыва"), "{refused}");
}

#[test]
fn dissemination_of_all_fields_forbids_none() {
    let request = ConsentRequest::Dissemination {
        fields: PublicField::ALL.to_vec(),
        resources: vec!["https://school83.example.org".to_owned()],
        until: Some(on(2027, 8, 31)),
    };
    let shown = consent(&subject(), &operator(), &request, None)
        .plain()
        .join("\n");
    assert!(!shown.contains("Не разрешаю"), "{shown}");
}

#[test]
fn the_passport_is_written_in_by_hand_and_not_asked_on_the_screen() {
    let request = ConsentRequest::Processing { until: None };
    let text = consent(&subject(), &operator(), &request, None);
    assert!(!text.plain().concat().contains("Паспорт"));
    assert!(
        printed(&paper::consent(&text))
            .concat()
            .contains("Паспорт: серия ____")
    );
}

#[test]
fn a_blank_form_has_a_gap_for_the_day_and_a_given_one_the_day() {
    let request = ConsentRequest::Processing { until: None };
    let form = |day| {
        readable(&printed(&paper::consent(&consent(
            &subject(),
            &operator(),
            &request,
            day,
        ))))
    };
    assert!(form(None).contains("А. С. Ёлкин\n«___» ___________ 20___ г."));
    assert!(form(Some(on(2026, 8, 28))).contains("А. С. Ёлкин\n28 августа 2026 г."));
}
