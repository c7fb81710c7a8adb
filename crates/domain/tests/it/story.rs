//! The main job once through: a teacher's need becomes a pair, a programme and a practice, each step by who may.

use domain::access::rules::{bank, consent, mentorship, order, practice, programme};
use domain::access::{Actor, Denied, Place, Post, Role, permit};
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::consent::{Consent, ConsentPurpose, PublicField, Resource};
use domain::document::{Order, OrderKind, OrderNumber, OrderState, Signing};
use domain::id::{
    ConsentId, MentorshipId, MunicipalityId, OrderId, PersonId, PracticeId, ProgrammeId, RegionId,
    SchoolId,
};
use domain::mentoring::{
    ActivityState, ApproveError, MentoringFormat, Mentorship, MentorshipState, Programme,
    ProgrammeState, RolePairForm, Side, check_meeting, check_people, check_places, check_term,
};
use domain::org::Whereabouts;
use domain::people::Employment;
use domain::practice::{PracticeEvent, PracticeState};
use uuid::Uuid;

const SCHOOL: Whereabouts = Whereabouts {
    school: SchoolId(Uuid::from_u128(1)),
    municipality: MunicipalityId(Uuid::from_u128(2)),
    region: RegionId(Uuid::from_u128(3)),
};
const PAIR: MentorshipId = MentorshipId(Uuid::from_u128(4));
const ORDER: OrderId = OrderId(Uuid::from_u128(5));
const MENTOR: PersonId = PersonId(Uuid::from_u128(11));
const MENTEE: PersonId = PersonId(Uuid::from_u128(12));
const CURATOR: PersonId = PersonId(Uuid::from_u128(13));
const HEAD: PersonId = PersonId(Uuid::from_u128(14));
const METHODOLOGIST: PersonId = PersonId(Uuid::from_u128(15));

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn morning(date: Date) -> Timestamp {
    date.and_hms_opt(9, 0, 0).unwrap().and_utc()
}

fn participant(id: PersonId) -> Actor {
    Actor::Person {
        id,
        posts: Vec::new(),
    }
}

fn curator() -> Actor {
    let at = Place::School(SCHOOL.school);
    Actor::Person {
        id: CURATOR,
        posts: vec![Post {
            role: Role::Curator,
            at,
        }],
    }
}

fn head() -> Actor {
    let at = Place::School(SCHOOL.school);
    Actor::Person {
        id: HEAD,
        posts: vec![Post {
            role: Role::Head,
            at,
        }],
    }
}

fn methodologist() -> Actor {
    let at = Place::Municipality(SCHOOL.municipality);
    Actor::Person {
        id: METHODOLOGIST,
        posts: vec![Post {
            role: Role::MunicipalMethodologist,
            at,
        }],
    }
}

fn pair_facts() -> mentorship::MentorshipFacts {
    mentorship::MentorshipFacts {
        id: PAIR,
        at: SCHOOL,
        giving: None,
        participants: vec![MENTOR, MENTEE],
        former: Vec::new(),
    }
}

fn programme_facts() -> programme::ProgrammeFacts {
    programme::ProgrammeFacts {
        mentorship: PAIR,
        at: SCHOOL,
        mentors: vec![MENTOR],
        mentees: vec![MENTEE],
        pupils: false,
    }
}

fn given(person: PersonId, purpose: ConsentPurpose, fields: Vec<PublicField>) -> Consent {
    Consent {
        id: ConsentId(Uuid::from_u128(20)),
        person,
        operator: SCHOOL.school,
        purpose,
        fields,
        resources: vec![Resource::Portal],
        valid_from: day("2026-09-02"),
        valid_until: None,
        withdrawn_on: None,
        replaced_by: None,
        signed_by: None,
        review_on: None,
    }
}

#[test]
fn a_need_becomes_a_pair_a_programme_and_a_practice() {
    // A teacher who began this September states a need.
    let job = Employment {
        person: MENTEE,
        school: SCHOOL.school,
        started_on: day("2026-08-25"),
        ended_on: None,
        teaching_since: Some(day("2026-08-25")),
        pedagogical_education: true,
        transferred: false,
    };
    assert!(job.is_young_in(SchoolYear::of(day("2026-09-01"))));
    let card = bank::CardFacts {
        person: MENTEE,
        side: Side::Mentee,
        at: SCHOOL,
        employed: true,
    };
    permit::<bank::Keep>(&participant(MENTEE), &card).unwrap();

    // Both consent, each for themselves.
    for person in [MENTOR, MENTEE] {
        let facts = consent::ConsentFacts {
            person,
            at: SCHOOL,
            related: true,
        };
        permit::<consent::Give>(&participant(person), &facts).unwrap();
        assert!(permit::<consent::Give>(&curator(), &facts).is_err());
    }
    let duty = given(MENTOR, ConsentPurpose::MentorDuty, Vec::new());
    let consented = duty.holds(day("2026-09-08"));

    // The curator proposes, both say yes.
    permit::<mentorship::Propose>(&curator(), &pair_facts()).unwrap();
    let terms = (RolePairForm::TeacherTeacher, MentoringFormat::OneToOne);
    check_people(&[MENTOR], &[MENTEE], terms, &[]).unwrap();
    check_places(1, 1, 3).unwrap();
    let pair = Mentorship::propose(PAIR, &[MENTOR], &[MENTEE]);
    for person in [MENTOR, MENTEE] {
        permit::<mentorship::Answer>(&participant(person), &pair_facts()).unwrap();
    }
    let pair = pair
        .answer(MENTOR, true)
        .unwrap()
        .answer(MENTEE, true)
        .unwrap();

    // The curator drafts the order, the head alone signs it.
    permit::<mentorship::PrepareOrder>(&curator(), &pair_facts()).unwrap();
    let pair = pair.prepare(ORDER, consented).unwrap();
    let paper = Order::draft(
        ORDER,
        SCHOOL.school,
        OrderKind::AssignPairs,
        day("2026-09-08"),
    );
    let paper_facts = order::OrderFacts {
        id: ORDER,
        kind: OrderKind::AssignPairs,
        at: SCHOOL,
        concerns: vec![MENTOR, MENTEE],
    };
    assert_eq!(
        permit::<order::Sign>(&curator(), &paper_facts).err(),
        Some(Denied::Forbidden)
    );
    assert_eq!(
        permit::<order::Sign>(&methodologist(), &paper_facts).err(),
        Some(Denied::Hidden)
    );
    let permit_to_sign = permit::<order::Sign>(&head(), &paper_facts).unwrap();
    let date = day("2026-09-10");
    let number = OrderNumber::parse("131-ОД").unwrap();
    let signing = Signing {
        number,
        date,
        by: permit_to_sign.by(),
        at: morning(date),
    };
    let paper = paper.sign(signing, date).unwrap();
    assert!(matches!(paper.state, OrderState::Signed(_)));
    let own = pair.clone().approve(ORDER, MENTOR, date, consented);
    assert_eq!(own, Err(ApproveError::SignsForThemselves));
    let pair = pair
        .approve(ORDER, permit_to_sign.by(), date, consented)
        .unwrap();
    assert_eq!(
        pair.state,
        MentorshipState::Active {
            order: ORDER,
            since: date
        }
    );

    // The programme: both agree, the curator approves.
    let (starts_on, ends_on) = (day("2026-09-15"), day("2027-05-25"));
    assert_eq!(
        check_term(starts_on, ends_on, MentoringFormat::OneToOne, false),
        Ok(None)
    );
    let plan = Programme {
        id: ProgrammeId(Uuid::from_u128(6)),
        mentorship: PAIR,
        starts_on,
        ends_on,
        state: ProgrammeState::Draft {
            mentor_agreed: false,
            mentee_agreed: false,
        },
    };
    for person in [MENTOR, MENTEE] {
        permit::<programme::Agree>(&participant(person), &programme_facts()).unwrap();
    }
    permit::<programme::Approve>(&curator(), &programme_facts()).unwrap();
    let plan = plan
        .agree(Side::Mentor, 1)
        .unwrap()
        .agree(Side::Mentee, 1)
        .unwrap();
    let plan = plan.approve().unwrap();

    // They meet; the mentee hands in, the mentor accepts at the second attempt.
    check_meeting(day("2026-10-02"), 45, date, None, day("2026-10-02")).unwrap();
    permit::<programme::Submit>(&participant(MENTEE), &programme_facts()).unwrap();
    permit::<programme::Check>(&participant(MENTOR), &programme_facts()).unwrap();
    let activity = ActivityState::Planned
        .submit()
        .unwrap()
        .check(false)
        .unwrap();
    assert!(
        plan.clone()
            .complete(ends_on, ends_on, u32::from(activity.is_open()))
            .is_err()
    );
    let activity = activity.submit().unwrap().check(true).unwrap();

    // Completion ends the pair.
    let plan = plan
        .complete(ends_on, ends_on, u32::from(activity.is_open()))
        .unwrap();
    let pair = pair.complete(ends_on, ends_on).unwrap();
    assert_eq!(plan.state, ProgrammeState::Completed { on: ends_on });
    assert!(matches!(pair.state, MentorshipState::Ended { .. }));

    // The practice goes through the school and the municipality to everybody.
    let facts = |state| practice::PracticeFacts {
        id: PracticeId(Uuid::from_u128(7)),
        at: SCHOOL,
        authors: vec![MENTOR],
        state,
    };
    let state = PracticeState::Draft;
    permit::<practice::Write>(&curator(), &facts(state)).unwrap();
    assert!(permit::<practice::Publish>(&methodologist(), &facts(state)).is_err());
    let state = state.after(PracticeEvent::Submit).unwrap();
    permit::<practice::ApproveAtSchool>(&head(), &facts(state)).unwrap();
    let state = state.after(PracticeEvent::ApproveAtSchool).unwrap();
    permit::<practice::Publish>(&methodologist(), &facts(state)).unwrap();
    assert_eq!(
        state.after(PracticeEvent::Publish),
        Ok(PracticeState::Published)
    );

    // The author's name is shown, the workplace is not; a withdrawal takes the name away the same day.
    let dissemination = ConsentPurpose::PersonalDataDissemination;
    let named = given(MENTOR, dissemination, vec![PublicField::Name]);
    let today = day("2027-06-10");
    assert!(named.publishes(PublicField::Name, today));
    assert!(!named.publishes(PublicField::Workplace, today));
    let withdrawn = Consent {
        withdrawn_on: Some(today),
        ..named
    };
    assert!(!withdrawn.publishes(PublicField::Name, today));
}

#[test]
fn a_consent_withdrawn_between_draft_and_signature_stops_the_order() {
    let agreed = Mentorship::propose(PAIR, &[MENTOR], &[MENTEE])
        .answer(MENTOR, true)
        .unwrap();
    let prepared = agreed
        .answer(MENTEE, true)
        .unwrap()
        .prepare(ORDER, true)
        .unwrap();
    let duty = Consent {
        withdrawn_on: Some(day("2026-09-09")),
        ..given(MENTOR, ConsentPurpose::MentorDuty, Vec::new())
    };
    let date = day("2026-09-10");
    let refusal = prepared.approve(ORDER, HEAD, date, duty.holds(date));
    assert_eq!(refusal, Err(ApproveError::ConsentMissing));
}
