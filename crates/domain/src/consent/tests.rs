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
        resources: vec![Resource::Portal],
        valid_from: day("2026-09-01"),
        valid_until: Some(day("2027-08-31")),
        withdrawn_on: None,
        replaced_by: None,
        signed_by: None,
        review_on: None,
    }
}

fn terms(purpose: ConsentPurpose) -> Terms<'static> {
    Terms {
        purpose,
        fields: if purpose.names_fields() {
            &[PublicField::Name]
        } else {
            &[]
        },
        resources: if purpose.names_resources() {
            &[Resource::Portal]
        } else {
            &[]
        },
        valid_from: day("2026-09-01"),
        valid_until: None,
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
fn a_field_is_shown_only_at_the_addresses_that_are_named() {
    let school = Resource::Site("https://school-1.example".to_owned());
    let on = day("2027-01-01");
    let there = Consent {
        resources: vec![school.clone()],
        ..dissemination()
    };
    assert!(there.publishes_at(PublicField::Name, &school, on));
    assert!(!there.publishes(PublicField::Name, on));
    assert!(!dissemination().publishes_at(PublicField::Name, &school, on));
}

#[test]
fn fields_and_addresses_are_named_where_something_is_published_and_nowhere_else() {
    for purpose in ConsentPurpose::ALL {
        let sound = terms(purpose);
        assert_eq!(check(&sound), Ok(()), "{purpose:?}");
        let turned: &[PublicField] = if purpose.names_fields() {
            &[]
        } else {
            &[PublicField::Name]
        };
        let fields = Terms {
            fields: turned,
            ..sound
        };
        assert_eq!(
            check(&fields),
            Err(ConsentError::FieldsDoNotFit),
            "{purpose:?}"
        );
        let turned: &[Resource] = if purpose.names_resources() {
            &[]
        } else {
            &[Resource::Portal]
        };
        let resources = Terms {
            resources: turned,
            ..sound
        };
        assert_eq!(
            check(&resources),
            Err(ConsentError::ResourcesDoNotFit),
            "{purpose:?}"
        );
    }
}

#[test]
fn a_term_may_last_one_day_and_not_end_before_it_begins() {
    let until = |until| {
        check(&Terms {
            valid_until: Some(until),
            ..terms(ConsentPurpose::MentorDuty)
        })
    };
    assert_eq!(until(day("2026-09-01")), Ok(()));
    assert_eq!(
        until(day("2026-08-31")),
        Err(ConsentError::TermEndsBeforeItBegins)
    );
}

#[test]
fn a_renewal_is_due_thirty_days_before_the_end() {
    let consent = dissemination();
    assert!(!consent.ends_soon(day("2027-07-31")));
    assert!(consent.ends_soon(day("2027-08-01")));
    assert!(consent.ends_soon(day("2027-08-31")));
    assert!(!consent.ends_soon(day("2027-09-01")), "it is over");
    let open = Consent {
        valid_until: None,
        ..dissemination()
    };
    assert!(!open.ends_soon(day("2027-08-31")));
}

#[test]
fn a_consent_gives_way_to_one_that_says_more_or_lasts_longer() {
    let old = dissemination();
    let fields = [PublicField::Name, PublicField::Position];
    let same = Terms {
        fields: &fields,
        valid_until: old.valid_until,
        ..terms(ConsentPurpose::PersonalDataDissemination)
    };
    let may = |same_text, new: Terms<'_>| old.may_be_replaced(same_text, &new);
    assert!(!may(true, same), "the same once more is no renewal");
    assert!(may(false, same), "the wording is another one");
    let until = |until| Terms {
        valid_until: until,
        ..same
    };
    assert!(may(true, until(None)));
    assert!(may(true, until(Some(day("2027-09-01")))));
    assert!(!may(true, until(Some(day("2027-08-30")))));
    let narrower = Terms {
        fields: &[PublicField::Name],
        ..same
    };
    assert!(may(true, narrower));
    let elsewhere = Resource::Site("https://school-1.example".to_owned());
    let elsewhere = Terms {
        resources: std::slice::from_ref(&elsewhere),
        ..same
    };
    assert!(may(true, elsewhere));
}
