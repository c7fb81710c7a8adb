use uuid::Uuid;

use super::*;
use crate::testing::{day, person};

fn dissemination() -> Consent {
    Consent {
        id: ConsentId(Uuid::from_u128(1)),
        person: person(1),
        operator: SchoolId(Uuid::from_u128(2)),
        purpose: ConsentPurpose::PersonalDataDissemination,
        fields: vec![PublicField::Name, PublicField::Position],
        valid_from: day("2026-09-01"),
        valid_until: Some(day("2027-08-31")),
        withdrawn_on: None,
    }
}

#[test]
fn a_consent_holds_from_its_first_day_to_its_last() {
    let consent = dissemination();
    assert!(!consent.holds(day("2026-08-31")));
    assert!(consent.holds(day("2026-09-01")));
    assert!(consent.holds(day("2027-08-31")));
    assert!(!consent.holds(day("2027-09-01")));
}

#[test]
fn an_open_consent_holds_until_it_is_withdrawn() {
    let open = Consent {
        valid_until: None,
        ..dissemination()
    };
    assert!(open.holds(day("2050-01-01")));
    let withdrawn = Consent {
        withdrawn_on: Some(day("2027-03-05")),
        ..open
    };
    assert!(
        !withdrawn.holds(day("2027-03-05")),
        "it ends on the day of withdrawal"
    );
    assert!(!withdrawn.holds(day("2050-01-01")));
}

#[test]
fn a_withdrawal_is_not_outrun_by_a_clock_that_is_a_day_behind() {
    let withdrawn = Consent {
        withdrawn_on: Some(day("2027-03-05")),
        ..dissemination()
    };
    assert!(!withdrawn.holds(day("2027-03-04")));
}

#[test]
fn only_the_named_fields_are_published() {
    let shown = |field| dissemination().publishes(field, day("2027-01-01"));
    assert_eq!(PublicField::ALL.map(shown), [true, true, false]);
}

#[test]
fn a_withdrawn_or_expired_consent_publishes_nothing() {
    let withdrawn = Consent {
        withdrawn_on: Some(day("2026-12-31")),
        ..dissemination()
    };
    for field in PublicField::ALL {
        assert!(!withdrawn.publishes(field, day("2027-01-01")), "{field:?}");
        assert!(
            !dissemination().publishes(field, day("2027-09-01")),
            "{field:?}"
        );
    }
}

#[test]
fn no_other_consent_publishes_even_if_it_names_fields() {
    for purpose in ConsentPurpose::ALL {
        let consent = Consent {
            purpose,
            ..dissemination()
        };
        let publishes = consent.publishes(PublicField::Name, day("2027-01-01"));
        assert_eq!(
            publishes,
            purpose == ConsentPurpose::PersonalDataDissemination,
            "{purpose:?}"
        );
    }
}

#[test]
fn dissemination_names_fields_and_no_other_consent_does() {
    let fits = |purpose, fields: &[PublicField]| check(purpose, fields, day("2026-09-01"), None);
    for purpose in ConsentPurpose::ALL {
        let disseminates = purpose == ConsentPurpose::PersonalDataDissemination;
        assert_eq!(
            fits(purpose, &[PublicField::Name]).is_ok(),
            disseminates,
            "{purpose:?}"
        );
        assert_eq!(fits(purpose, &[]).is_ok(), !disseminates, "{purpose:?}");
    }
    let refusal = fits(ConsentPurpose::MentorDuty, &[PublicField::Name]);
    assert_eq!(refusal, Err(ConsentError::FieldsDoNotFit));
}

#[test]
fn a_term_may_last_one_day_and_not_end_before_it_begins() {
    let until = |until| {
        check(
            ConsentPurpose::MentorDuty,
            &[],
            day("2026-09-01"),
            Some(until),
        )
    };
    assert_eq!(until(day("2026-09-01")), Ok(()));
    assert_eq!(
        until(day("2026-08-31")),
        Err(ConsentError::TermEndsBeforeItBegins)
    );
}

#[test]
fn withdrawing_dissemination_unpublishes_and_the_rest_proposes_an_ending() {
    let effects = ConsentPurpose::ALL
        .map(|purpose| format!("{purpose:?} → {:?}", effect_of_withdrawal(purpose)));
    insta::assert_snapshot!(effects.join("\n"), @r"
    PersonalDataProcessing → ProposeEnding
    PersonalDataDissemination → Unpublish
    MentorDuty → ProposeEnding
    MenteeParticipation → ProposeEnding
    ");
}
