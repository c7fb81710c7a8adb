//! The rows of what people entrust to somebody, in an order in which they can be inserted.

use chrono::NaiveDate;
use serde_json::json;
use uuid::Uuid;

use crate::rows::{MENTEE, MENTOR, MENTORSHIP, OTHER, Row, SCHOOL, day, id, instant, none, row};

pub(crate) const CASE: u128 = 70;

pub(crate) fn samples() -> Vec<(&'static str, Row)> {
    vec![
        (
            "mediation_case",
            row![
                id: id(CASE), school_id: id(SCHOOL), mentorship_id: id(MENTORSHIP), kind: "MEDIATION",
                state: "OPENED", addressee: "CURATOR", topic: "…", account: "…", opened_by: id(MENTEE),
                opened_at: instant(), opened_on: day(3), answer_by: day(8), edition: 0,
            ],
        ),
        (
            "mediation_person",
            row![case_id: id(CASE), person_id: id(MENTEE), part: "MENTEE", agreed: false],
        ),
        (
            "mediation_note",
            row![id: id(OTHER), case_id: id(CASE), author_id: id(MENTOR), written_at: instant(), text: "…"],
        ),
        (
            "file_grant",
            row![
                id: id(OTHER), school_id: id(SCHOOL), mentorship_id: id(MENTORSHIP), mentor_id: id(MENTOR),
                mentee_id: id(MENTEE), asked_fields: json!(["EMAIL"]), purpose: "…", state: "ASKED",
                asked_at: instant(), asked_on: day(3), fields: json!([]),
            ],
        ),
    ]
}

/// What each rule of these tables refuses.
pub(crate) fn breaches() -> Vec<(&'static str, &'static str, Row)> {
    let odd = || "SOMETHING_ELSE";
    let taken = || row![mediator_id: id(MENTOR), taken_on: day(4), closed_on: day(9)];
    let decided = || row![decided_by: id(MENTOR), decided_on: day(5)];
    vec![
        ("file_grant", "another", row![mentor_id: id(MENTEE)]),
        (
            "file_grant",
            "closing",
            row![state: "CLOSED", closed_by: none::<Uuid>()],
        ),
        ("file_grant", "decision", row![state: "REFUSED"]),
        ("file_grant", "state", row![state: odd()]),
        (
            "file_grant",
            "term",
            [row![state: "GRANTED", until_on: day(4)], decided()].concat(),
        ),
        ("mediation_case", "addressee", row![addressee: odd()]),
        (
            "mediation_case",
            "closing",
            row![state: "WITHDRAWN", closed_on: none::<NaiveDate>()],
        ),
        ("mediation_case", "kind", row![kind: odd()]),
        ("mediation_case", "mediator", row![state: "IN_PROGRESS"]),
        (
            "mediation_case",
            "outcome",
            [row![state: "AGREED"], taken()].concat(),
        ),
        (
            "mediation_case",
            "state",
            [row![state: odd()], taken()].concat(),
        ),
        ("mediation_person", "part", row![part: odd()]),
    ]
}
