//! The rows of the tables of monitoring campaigns, in an order in which they can be inserted.

use chrono::NaiveDate;
use serde_json::json;

use crate::rows::{MENTOR, MUNICIPALITY, REGION, Row, SCHOOL, day, id, instant, none, row};

const CAMPAIGN: u128 = 70;
const SUBMISSION: u128 = 71;

pub(crate) fn samples() -> Vec<(&'static str, Row)> {
    vec![
        (
            "campaign",
            row![
                id: id(CAMPAIGN), place_id: id(MUNICIPALITY), region_id: id(REGION), municipality_id: id(MUNICIPALITY),
                kind: "INTERIM", set_version: 1, title: "Мониторинг", school_year: 2026, from_on: day(2),
                until_on: day(20), opens_on: day(5), due_on: day(25), audience: "IN_MODEL", school_kinds: json!([]),
                items: json!([]), state: "CLOSED", planned_by: id(MENTOR), planned_at: instant(), opened_on: day(5),
                closed_on: day(26), revision: 3,
            ],
        ),
        (
            "campaign_submission",
            row![
                id: id(SUBMISSION), campaign_id: id(CAMPAIGN), school_id: id(SCHOOL), municipality_id: id(MUNICIPALITY),
                region_id: id(REGION), state: "ACCEPTED", due_on: day(25), extended: false, first_submitted_on: day(9),
                submitted_by: id(MENTOR), submitted_on: day(10), decided_by: id(MENTOR), decided_on: day(11),
                returned_reason: none::<String>(), released_on: none::<NaiveDate>(), revision: 4,
            ],
        ),
        (
            "submission_answer",
            row![
                submission_id: id(SUBMISSION), code: "P6.PAIRS", number: 3_i64, computed: 4_i64, explanation: "…",
                remark: none::<String>(),
            ],
        ),
    ]
}

/// What each rule of these tables refuses.
pub(crate) fn breaches() -> Vec<(&'static str, &'static str, Row)> {
    let odd = || "SOMETHING_ELSE";
    let nobody = none::<uuid::Uuid>;
    let never = none::<NaiveDate>;
    vec![
        ("campaign", "audience", row![audience: odd()]),
        ("campaign", "closed", row![closed_on: never()]),
        ("campaign", "kind", row![kind: odd()]),
        ("campaign", "opened", row![opened_on: never()]),
        ("campaign", "period", row![until_on: day(1)]),
        ("campaign", "state", row![state: odd(), closed_on: never()]),
        ("campaign", "term", row![due_on: day(1)]),
        ("campaign_submission", "decided", row![decided_on: never()]),
        (
            "campaign_submission",
            "handed_in",
            row![first_submitted_on: never()],
        ),
        (
            "campaign_submission",
            "returned",
            row![returned_reason: "…"],
        ),
        (
            "campaign_submission",
            "state",
            row![state: odd(), first_submitted_on: never(), submitted_by: nobody(), submitted_on: never()],
        ),
        (
            "campaign_submission",
            "submitted",
            row![submitted_on: never()],
        ),
        ("submission_answer", "one_answer", row![words: "…"]),
    ]
}
