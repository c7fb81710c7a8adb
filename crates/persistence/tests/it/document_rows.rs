//! The rows of the tables of documents, in an order in which they can be inserted.

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::json;

use crate::rows::{MENTOR, MUNICIPALITY, REGION, Row, SCHOOL, day, id, instant, none, row};

pub(crate) const DOCUMENT: u128 = 70;
pub(crate) const STORED: u128 = 71;

pub(crate) fn samples() -> Vec<(&'static str, Row)> {
    vec![
        (
            "stored_file",
            row![id: id(STORED), sha256: "00", size: 3, bytes: b"abc".to_vec()],
        ),
        (
            "document",
            row![
                id: id(DOCUMENT), region_id: id(REGION), municipality_id: id(MUNICIPALITY), school_id: id(SCHOOL),
                lineage_id: id(DOCUMENT), edition: 1, kind: "REGULATION", title: "Положение",
                title_folded: "положение", listed_on: day(2), effective_from: day(2), valid_until: day(20),
                basis: json!([]), appendices: json!([]), state: "APPROVED", order_number: "12",
                approved_on: day(1), expertise: "RETURNED", published_by: id(MENTOR), published_at: instant(),
                search_text: "положен", created_by: id(MENTOR), created_at: instant(), revision: 1,
            ],
        ),
        (
            "document_endorsement",
            row![
                id: id(DOCUMENT), document_id: id(DOCUMENT), kind: "CONSIDERED", body: "педсовет", dated_on: day(1),
            ],
        ),
        (
            "document_file",
            row![
                id: id(DOCUMENT), document_id: id(DOCUMENT), stored_id: id(STORED), name: "a.pdf",
                media_type: "application/pdf", uploaded_by: id(MENTOR), uploaded_at: instant(),
            ],
        ),
        (
            "document_expertise",
            row![
                id: id(DOCUMENT), document_id: id(DOCUMENT), number: 1, state: "RETURNED", conclusion: "REMARKS",
                remarks: "…", submitted_by: id(MENTOR), submitted_at: instant(), taken_by: id(MENTOR),
                concluded_by: id(MENTOR), concluded_at: instant(),
            ],
        ),
        (
            "document_template",
            row![
                id: id(DOCUMENT), region_id: id(REGION), municipality_id: id(MUNICIPALITY), school_id: id(SCHOOL),
                kind: "ORDER", title: "Приказ", title_folded: "приказ", body: "{organisation}", changed_by: id(MENTOR),
                changed_at: instant(), version: 1,
            ],
        ),
        (
            "package_policy",
            row![
                municipality_id: id(MUNICIPALITY), required: json!(["REGULATION"]), changed_by: id(MENTOR),
                changed_at: instant(), version: 1,
            ],
        ),
        (
            "numeric_target",
            row![
                id: id(DOCUMENT), region_id: id(REGION), municipality_id: id(MUNICIPALITY), place_id: id(MUNICIPALITY),
                indicator: "PRACTICE_PUBLISHED", year: 2026, revision: 1,
            ],
        ),
        (
            "numeric_target_edition",
            row![
                id: id(DOCUMENT), target_id: id(DOCUMENT), number: 1, state: "APPROVED", set_by: id(MENTOR),
                set_at: instant(), approved_by: id(MENTOR), approved_on: day(1),
            ],
        ),
        (
            "numeric_target_line",
            row![edition_id: id(DOCUMENT), kind: "SCHOOL", planned: 7, base: 18],
        ),
        (
            "package_confirmation",
            row![
                id: id(DOCUMENT), school_id: id(SCHOOL), school_year: 2026, item: "REGULATION",
                confirmed_by: id(MENTOR), confirmed_on: day(1),
            ],
        ),
        (
            "package_total",
            row![
                municipality_id: id(MUNICIPALITY), school_year: 2026, region_id: id(REGION), schools: 1, complete: 0,
                required: 7, current: 3, counted_at: instant(),
            ],
        ),
    ]
}

/// Each check broken once: table, check, what breaks it.
pub(crate) fn breaches() -> Vec<(&'static str, &'static str, Row)> {
    let odd = || "SOMETHING_ELSE";
    vec![
        (
            "document",
            "approved",
            row![approved_on: none::<NaiveDate>()],
        ),
        ("document", "expertise", row![expertise: odd()]),
        ("document", "kind", row![kind: odd()]),
        (
            "document",
            "published",
            row![published_at: none::<DateTime<Utc>>()],
        ),
        (
            "document",
            "seat",
            row![municipality_id: none::<uuid::Uuid>()],
        ),
        ("document", "state", row![state: odd()]),
        ("document", "term", row![valid_until: day(1)]),
        ("document_endorsement", "kind", row![kind: odd()]),
        (
            "document_expertise",
            "concluded",
            row![conclusion: none::<String>()],
        ),
        (
            "document_expertise",
            "state",
            row![state: odd(), conclusion: none::<String>()],
        ),
        (
            "document_template",
            "seat",
            row![municipality_id: none::<uuid::Uuid>()],
        ),
        ("numeric_target", "indicator", row![indicator: odd()]),
        (
            "numeric_target_edition",
            "approved",
            row![approved_by: none::<uuid::Uuid>()],
        ),
        ("numeric_target_edition", "state", row![state: odd()]),
        ("numeric_target_line", "kind", row![kind: odd()]),
        ("numeric_target_line", "numbers", row![planned: 19]),
        ("package_confirmation", "item", row![item: odd()]),
        ("package_total", "sums", row![current: 8]),
    ]
}
