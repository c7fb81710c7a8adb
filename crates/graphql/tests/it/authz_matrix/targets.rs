//! Rows for numeric targets.

use serde_json::json;

use super::{Case, mutation};
use crate::targets::{proposed, wanted};

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation("setTarget", given!(app => wanted(app))),
        mutation(
            "approveTarget",
            given!(app => json!({ "targetId": proposed(app).await, "revision": 1 })),
        ),
    ]
}
