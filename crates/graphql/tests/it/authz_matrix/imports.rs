//! Rows for files on their way into the registers.

use serde_json::json;

use super::{Case, mutation};
use crate::imports::brought;

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation(
            "mapImportColumns",
            given!(app => json!({
                "importId": brought(app).await, "version": 2,
                "columns": [{ "column": 0, "field": "FULL_NAME" }],
            })),
        ),
        mutation(
            "chooseImportLines",
            given!(app => json!({
                "importId": brought(app).await, "version": 2, "choices": [{ "row": 2, "choice": "SKIP" }],
            })),
        ),
        mutation(
            "applyImport",
            given!(app => json!({ "importId": brought(app).await, "version": 2 })),
        ),
        mutation(
            "discardImport",
            given!(app => json!({ "importId": brought(app).await })),
        ),
    ]
}
