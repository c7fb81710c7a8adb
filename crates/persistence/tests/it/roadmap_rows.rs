//! The rows of the tables of roadmaps, in an order in which they can be inserted.

use chrono::NaiveDate;
use serde_json::json;

use crate::document_rows::STORED;
use crate::rows::{
    MENTOR, MUNICIPALITY, ORDER, OTHER, REGION, Row, SCHOOL, day, id, instant, none, row,
};

pub(crate) const ROADMAP: u128 = 60;
pub(crate) const ITEM: u128 = 61;
pub(crate) const DUTY: u128 = 62;
pub(crate) const OCCURRENCE: u128 = 63;
pub(crate) const REVIEW: u128 = 64;
pub(crate) const REPORT: u128 = 65;

pub(crate) fn samples() -> Vec<(&'static str, Row)> {
    let at_school =
        || row![region_id: id(REGION), municipality_id: id(MUNICIPALITY), school_id: id(SCHOOL)];
    vec![
        (
            "roadmap",
            [
                at_school(),
                row![
                    id: id(ROADMAP), title: "План", title_folded: "план", printed_on: none::<NaiveDate>(),
                    period_from: day(2), period_to: day(30), school_year: 2026, parent_id: id(ROADMAP),
                    state: "IN_FORCE", order_number: "12", approved_on: day(3), created_by: id(MENTOR),
                    created_at: instant(), revision: 1,
                ],
            ]
            .concat(),
        ),
        (
            "roadmap_paper",
            row![roadmap_id: id(ROADMAP), paper: json!({ "blocks": [] }), source_hash: "…"],
        ),
        (
            "roadmap_item",
            row![
                id: id(ITEM), roadmap_id: id(ROADMAP), position: 1, sections: json!([]), title: "…",
                title_folded: "…", term: "сентябрь", responsible: "куратор", participants: "", result: "",
                evidence: "", bodies: json!({ "known": [], "unknown": [] }), is_obligatory: true,
                reading: json!({ "choice": "AS_READ" }), doubts: json!([]), is_checked: true, places: json!([]),
                revision: 1,
            ],
        ),
        (
            "roadmap_duty",
            [
                at_school(),
                row![
                    id: id(DUTY), roadmap_id: id(ROADMAP), item_id: id(ITEM), place_id: id(SCHOOL),
                    applicability: "APPLICABLE",
                ],
            ]
            .concat(),
        ),
        (
            "duty_occurrence",
            [
                at_school(),
                row![
                    id: id(OCCURRENCE), duty_id: id(DUTY), roadmap_id: id(ROADMAP), item_id: id(ITEM),
                    begins_on: day(2), due_on: day(30), state: "VERIFIED", done_on: day(9), comment: "",
                    stated_by: id(MENTOR), verified_on: day(10), verified_by: id(MENTOR), revision: 1,
                ],
            ]
            .concat(),
        ),
        (
            "duty_evidence",
            row![
                id: id(OTHER), occurrence_id: id(OCCURRENCE), position: 0, kind: "ORDER", title: "Приказ",
                order_id: id(ORDER),
            ],
        ),
        (
            "duty_file",
            row![
                id: id(OTHER), duty_id: id(DUTY), stored_id: id(STORED), name: "a.pdf", media_type: "application/pdf",
                uploaded_by: id(MENTOR), uploaded_at: instant(),
            ],
        ),
        (
            "duty_evidence_file",
            row![evidence_id: id(OTHER), file_id: id(OTHER)],
        ),
        (
            "roadmap_review",
            row![
                id: id(REVIEW), roadmap_id: id(ROADMAP), number: 1, submitted_by: id(MENTOR), submitted_on: day(2),
                due_on: day(16), verdict: "AGREED", decided_by: id(MENTOR), decided_on: day(5), summary: "",
            ],
        ),
        (
            "roadmap_remark",
            row![id: id(OTHER), review_id: id(REVIEW), item_id: id(ITEM), position: 0, body: "…"],
        ),
        (
            "duty_comment",
            row![id: id(OTHER), duty_id: id(DUTY), author_id: id(MENTOR), at: instant(), body: "…"],
        ),
        (
            "roadmap_review_draft",
            row![
                roadmap_id: id(ROADMAP), written_by: id(MENTOR), summary: "…", remarks: json!([]), saved_at: instant(),
            ],
        ),
        (
            "duty_told",
            row![occurrence_id: id(OCCURRENCE), days: 3, told_on: day(9)],
        ),
        (
            "school_reminder",
            row![
                id: id(OTHER), municipality_id: id(MUNICIPALITY), school_id: id(SCHOOL), roadmap_id: id(ROADMAP),
                sent_on: day(9), sent_by: id(MENTOR), overdue: 3, body: "…",
            ],
        ),
        (
            "roadmap_report",
            [
                at_school(),
                row![
                    id: id(REPORT), roadmap_id: id(ROADMAP), place_id: id(SCHOOL), from_on: day(2), until_on: day(30),
                    state: "ACCEPTED", summary: "…", prepared_by: id(MENTOR), created_at: instant(),
                    signed_by: id(MENTOR), signed_on: day(9),
                    figures: json!({ "on": "2026-10-09", "rows": [], "schools": [] }), decided_by: id(MENTOR),
                    decided_on: day(10), revision: 1,
                ],
            ]
            .concat(),
        ),
        (
            "roadmap_report_row",
            row![report_id: id(REPORT), item_id: id(ITEM), comment: "…", effectiveness: "", remark: "…"],
        ),
        (
            "roadmap_policy",
            row![
                municipality_id: id(MUNICIPALITY), review_required: false, changed_by: id(MENTOR),
                changed_at: instant(),
            ],
        ),
    ]
}

/// What each rule of these tables refuses.
pub(crate) fn breaches() -> Vec<(&'static str, &'static str, Row)> {
    let odd = || "SOMETHING_ELSE";
    let nowhere = || row![municipality_id: none::<uuid::Uuid>()];
    vec![
        ("duty_evidence", "kind", row![kind: odd()]),
        (
            "duty_occurrence",
            "done",
            row![done_on: none::<NaiveDate>()],
        ),
        ("duty_occurrence", "seat", nowhere()),
        (
            "duty_occurrence",
            "state",
            row![state: odd(), verified_on: none::<NaiveDate>(), verified_by: none::<uuid::Uuid>()],
        ),
        (
            "duty_occurrence",
            "verified",
            row![verified_on: none::<NaiveDate>()],
        ),
        ("duty_occurrence", "window", row![due_on: day(1)]),
        ("roadmap", "approved", row![order_number: none::<String>()]),
        ("roadmap", "period", row![period_to: day(1)]),
        ("roadmap", "seat", nowhere()),
        (
            "roadmap",
            "state",
            row![state: odd(), order_number: none::<String>(), approved_on: none::<NaiveDate>()],
        ),
        (
            "roadmap_duty",
            "applicability",
            row![applicability: odd(), reason: "…"],
        ),
        (
            "roadmap_duty",
            "reason",
            row![applicability: "NOT_APPLICABLE"],
        ),
        ("roadmap_duty", "seat", nowhere()),
        ("roadmap_item", "evidence_kind", row![evidence_kind: odd()]),
        (
            "roadmap_report",
            "accepted",
            row![decided_on: none::<NaiveDate>()],
        ),
        ("roadmap_report", "period", row![until_on: day(1)]),
        (
            "roadmap_report",
            "signed",
            row![signed_on: none::<NaiveDate>()],
        ),
        (
            "roadmap_report",
            "state",
            row![
                state: odd(), signed_by: none::<uuid::Uuid>(), signed_on: none::<NaiveDate>(),
                figures: none::<serde_json::Value>(),
            ],
        ),
        ("school_reminder", "overdue", row![overdue: 0]),
        (
            "roadmap_review",
            "decided",
            row![decided_on: none::<NaiveDate>()],
        ),
        ("roadmap_review", "verdict", row![verdict: odd()]),
    ]
}
