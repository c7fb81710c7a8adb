//! Pairs across organisations.

use super::*;
use crate::id::SchoolId;

const OWNER_ORDER: u128 = 20;
const GIVING_ORDER: u128 = 30;

fn other_school() -> SchoolId {
    SchoolId(Uuid::from_u128(2))
}

fn given() -> Mentorship {
    proposed().given_by(other_school())
}

fn given_and_agreed() -> Mentorship {
    let mentor = given().answer(person(MENTOR), true).unwrap();
    mentor.answer(person(MENTEE), true).unwrap()
}

fn both_drafted() -> Mentorship {
    let owner = given_and_agreed()
        .prepare(order(OWNER_ORDER), true)
        .unwrap();
    owner.prepare_giving(order(GIVING_ORDER)).unwrap()
}

fn let_go() -> Mentorship {
    both_drafted()
        .give(order(GIVING_ORDER), person(HEAD), true)
        .unwrap()
}

fn in_force() -> Mentorship {
    let_go()
        .approve(order(OWNER_ORDER), person(HEAD), first_day(), true)
        .unwrap()
}

#[test]
fn both_orders_are_needed_and_the_employers_comes_first() {
    let drafted = given_and_agreed()
        .prepare(order(OWNER_ORDER), true)
        .unwrap();
    let ended = in_force().terminate(today(), EndReason::MutualDecision, today());
    let nothing = ["NotAgreed", "NoOrder", "NoOrder", "NoOrder"];
    let expected = [
        (given(), nothing, true),
        (given_and_agreed(), nothing, true),
        (
            drafted,
            ["OrderPrepared", "NoOrder", "NoOrder", "GivingAwaited"],
            false,
        ),
        (
            both_drafted(),
            [
                "OrderExists",
                "OrderPrepared",
                "OrderPrepared",
                "GivingAwaited",
            ],
            false,
        ),
        (
            let_go(),
            ["OrderExists", "NoOrder", "NoOrder", "Active"],
            false,
        ),
        (in_force(), nothing, false),
        (ended.unwrap(), nothing, false),
    ];
    for (pair, names, revocable) in expected {
        let happens = [
            name(pair.clone().prepare_giving(order(31))),
            name(pair.clone().unprepare_giving(order(GIVING_ORDER))),
            name(pair.clone().give(order(GIVING_ORDER), person(HEAD), true)),
            name(
                pair.clone()
                    .approve(order(OWNER_ORDER), person(HEAD), first_day(), true),
            ),
        ];
        assert_eq!(happens, names, "{:?}, {:?}", pair.state, pair.giving);
        assert_eq!(pair.clone().revoke().is_ok(), revocable, "{:?}", pair.state);
    }
}

/// Where a step leads, or the refusal.
fn name<E: std::fmt::Debug>(after: Result<Mentorship, E>) -> String {
    match after {
        Ok(pair) => format!("{:?}", pair.state.kind()),
        Err(error) => format!("{error:?}"),
    }
}

#[test]
fn a_mentor_does_not_give_themselves_and_not_without_consents() {
    let pair = both_drafted();
    assert_eq!(
        pair.clone().give(order(GIVING_ORDER), person(MENTOR), true),
        Err(ApproveError::SignsForThemselves)
    );
    assert_eq!(
        pair.clone().give(order(GIVING_ORDER), person(HEAD), false),
        Err(ApproveError::ConsentMissing)
    );
    assert_eq!(
        pair.give(order(OWNER_ORDER), person(HEAD), true),
        Err(ApproveError::NoOrder)
    );
}

#[test]
fn a_refusal_of_the_giving_school_lets_the_owner_draw_up_anew() {
    let refused = both_drafted()
        .unprepare_giving(order(GIVING_ORDER))
        .unwrap();
    assert_eq!(
        refused
            .clone()
            .approve(order(OWNER_ORDER), person(HEAD), first_day(), true),
        Err(ApproveError::GivingAwaited)
    );
    let again = refused.unprepare(order(OWNER_ORDER)).unwrap();
    assert!(again.awaits_giving_draft());
    let again = again.prepare(order(21), true).unwrap();
    assert!(again.prepare_giving(order(31)).is_ok());
}

#[test]
fn a_mentor_consents_at_the_school_that_gives_them() {
    assert_eq!(given().operator(Side::Mentor), Some(other_school()));
    assert_eq!(given().operator(Side::Mentee), None);
    assert_eq!(proposed().operator(Side::Mentor), None);
}
