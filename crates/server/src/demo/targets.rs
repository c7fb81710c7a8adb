//! Numeric targets: forty organisations, twenty-two kindergartens and eighteen schools, come to publish practices over four
//! years, and all of them have a programme from the first year on.

use anyhow::Result;
use chrono::Datelike;
use domain::clock::{Date, SchoolYear};
use serde_json::{Value, json};

use super::places::Municipality;
use super::region::{Builder, day};

/// How many kindergartens and schools are to have published a practice by the end of each of four years.
const PRACTICES: [(usize, usize); 4] = [(9, 7), (13, 11), (18, 14), (22, 18)];

/// Sets the targets of the municipality `id`; all but the last are approved by its authority, whom the region invites.
pub async fn fill(
    builder: &mut Builder<'_>,
    plan: &Municipality,
    id: &Value,
    (regional, methodologist): (&Value, &Value),
) -> Result<()> {
    let today: Date = builder.today;
    // The autumn of the first of the three school years: the methodologist has the post by then.
    let autumn = day(SchoolYear::of(today).first_year() - 2, 9, 10)?;
    builder.driver.on(autumn);
    let authority = builder
        .invite(regional, id, Some("MUNICIPAL_AUTHORITY"), None, None)
        .await?;
    let first = today.year() - 2;
    let line = |kind: &str, planned: usize, base: usize| json!({ "kind": kind, "planned": planned, "base": base });
    let lines = |preschools: usize, schools: usize| {
        json!([
            line("PRESCHOOL", preschools, plan.preschools),
            line("SCHOOL", schools, plan.schools)
        ])
    };
    let mut targets = vec![(
        "PROGRAMME_EXISTS",
        first,
        lines(plan.preschools, plan.schools),
    )];
    for (year, (preschools, schools)) in (first..).zip(PRACTICES) {
        targets.push(("PRACTICE_PUBLISHED", year, lines(preschools, schools)));
    }
    for (indicator, year, lines) in targets {
        let input = json!({
            "placeId": id, "indicator": indicator, "year": year, "revision": 0, "lines": lines,
        });
        let done = builder
            .driver
            .does(methodologist, "setTarget", input, "target { id revision }")
            .await?;
        if year > today.year() {
            continue;
        }
        let target = &done["target"];
        let input = json!({ "targetId": target["id"], "revision": target["revision"] });
        builder
            .driver
            .does(&authority, "approveTarget", input, "target { id }")
            .await?;
    }
    builder.driver.on(today);
    Ok(())
}
