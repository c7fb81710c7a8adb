//! The banks of a demo's school: most cards approved by the head, some waiting, the whole confirmed in time or not.

use anyhow::Result;
use chrono::Duration;
use serde_json::{Value, json};

use super::region::{Builder, Staffed};

/// Everything that is in the banks of a school.
const CARDS: &str = "query($id: ID!) { viewer { school(id: $id) {
    mentorCards(first: 100) { nodes { id } } needs(first: 100) { nodes { id } } } } }";

/// Lets the head approve whom consents allow, but the last `waiting` needs, and the curator confirm the banks `days`
/// ago.
pub async fn settle(builder: &Builder<'_>, at: &Staffed, waiting: usize, days: i64) -> Result<()> {
    let driver = builder.driver;
    driver.on(builder.today);
    let seen = driver
        .asks(&at.curator, CARDS, json!({ "id": at.school }))
        .await?;
    let school = &seen["viewer"]["school"];
    let ids = |list: &Value| -> Vec<Value> {
        let nodes = list["nodes"].as_array().cloned().unwrap_or_default();
        nodes.into_iter().map(|node| node["id"].clone()).collect()
    };
    let mut cards = ids(&school["needs"]);
    cards.truncate(cards.len().saturating_sub(waiting));
    cards.extend(ids(&school["mentorCards"]));
    if !cards.is_empty() {
        let input = json!({ "schoolId": at.school, "cardIds": cards, "act": "APPROVE" });
        let selection = "results { outcome }";
        driver
            .does(&at.head, "changeCards", input, selection)
            .await?;
    }
    // Nobody confirms before they were appointed.
    let confirmed = builder.today - Duration::days(days);
    driver.on(confirmed
        .max(at.since + Duration::days(1))
        .min(builder.today));
    let input = json!({ "schoolId": at.school });
    let selection = "snapshot { takenOn }";
    driver
        .does(&at.curator, "confirmBanks", input, selection)
        .await?;
    driver.on(builder.today);
    Ok(())
}
