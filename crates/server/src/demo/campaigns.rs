//! Monitoring: one municipality holds it in November and is in the middle of it, another one in December and May.

use anyhow::{Context, Result};
use chrono::Duration;
use domain::clock::{Date, SchoolYear};
use serde_json::{Value, json};

use super::region::{Builder, Staffed, day};

/// What most steps of a campaign answer with.
const CAMPAIGN: &str = "CampaignDone";
const KEPT: &str = "campaign { id revision }";
/// What most steps of a submission answer with.
const SUBMISSION: &str = "SubmissionDone";
const ANSWERED: &str = "submission { id revision }";

/// In which months a municipality holds campaigns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Months {
    /// An interim one in November.
    November,
    /// The process in December, the impact in May.
    DecemberAndMay,
}

/// Holds the campaigns of a municipality; `own` is the school that visitors of the demo look at, if it is here.
pub async fn fill(
    builder: &Builder<'_>,
    municipality: &Value,
    schools: &[&Staffed],
    own: Option<&Staffed>,
    months: Months,
) -> Result<()> {
    let Some(centre) = schools.first().map(|school| &school.methodologist) else {
        return Ok(());
    };
    let year = SchoolYear::of(builder.today).first_year();
    let driver = builder.driver;
    match months {
        Months::November => {
            let before = Plan {
                kind: "INTERIM",
                year: year - 1,
                opens: day(year - 1, 11, 9)?,
                due: day(year - 1, 11, 30)?,
            };
            let campaign = opened(builder, centre, municipality, &before).await?;
            for school in schools.iter().take(4) {
                if let Some(sent) = signed(builder, school, &campaign, 7).await? {
                    accepted(builder, centre, &sent).await?;
                }
            }
            driver.on(before.due + Duration::days(5));
            let input = json!({ "campaignId": campaign["id"], "revision": campaign["revision"] });
            driver
                .does_as(centre, "closeCampaign", CAMPAIGN, input, KEPT)
                .await?;
            running(builder, municipality, schools, own, year).await?;
        }
        Months::DecemberAndMay => {
            let next = Plan {
                kind: "PROCESS",
                year,
                opens: day(year, 12, 1)?,
                due: day(year, 12, 31)?,
            };
            driver.on(builder.today);
            planned(builder, centre, municipality, &next).await?;
        }
    }
    driver.on(builder.today);
    Ok(())
}

/// A campaign about to be planned.
struct Plan {
    kind: &'static str,
    year: i32,
    opens: Date,
    due: Date,
}

/// The campaign that is open today: accepted, returned, waiting, begun and not begun.
async fn running(
    builder: &Builder<'_>,
    municipality: &Value,
    schools: &[&Staffed],
    own: Option<&Staffed>,
    year: i32,
) -> Result<()> {
    let driver = builder.driver;
    let plan = Plan {
        kind: "INTERIM",
        year,
        opens: builder.today - Duration::days(10),
        due: builder.today + Duration::days(12),
    };
    let others = schools
        .iter()
        .filter(|school| own.is_none_or(|own| own.school != school.school));
    let others: Vec<_> = others.collect();
    let Some(centre) = others.first().map(|school| &school.methodologist) else {
        return Ok(());
    };
    let campaign = opened(builder, centre, municipality, &plan).await?;
    driver.on(builder.today - Duration::days(3));
    for (at, school) in others.iter().take(4).enumerate() {
        let Some(sent) = signed(builder, school, &campaign, 8).await? else {
            continue;
        };
        match at {
            0 | 1 => accepted(builder, centre, &sent).await?,
            2 => {
                let input = json!({
                    "submissionId": sent["id"], "revision": sent["revision"],
                    "reason": "Оценка эффективности не подтверждена: опишите, на чём она основана.",
                    "remarks": [{ "code": "P1.EFFECT", "text": "На чём основана оценка?" }],
                });
                driver
                    .does_as(centre, "returnSubmission", SUBMISSION, input, ANSWERED)
                    .await?;
            }
            _ => {}
        }
    }
    Ok(())
}

async fn planned(
    builder: &Builder<'_>,
    centre: &Value,
    municipality: &Value,
    plan: &Plan,
) -> Result<Value> {
    let from = day(plan.year, 9, 1)?;
    let input = json!({
        "placeId": municipality, "kind": plan.kind, "from": from, "until": plan.due.max(from), "opensOn": plan.opens,
        "dueOn": plan.due, "schoolYear": plan.year, "audience": "IN_MODEL",
    });
    let done = builder
        .driver
        .does_as(centre, "planCampaign", CAMPAIGN, input, KEPT)
        .await?;
    Ok(done["campaign"].clone())
}

async fn opened(
    builder: &Builder<'_>,
    centre: &Value,
    municipality: &Value,
    plan: &Plan,
) -> Result<Value> {
    builder.driver.on(plan.opens);
    let campaign = planned(builder, centre, municipality, plan).await?;
    let input = json!({ "campaignId": campaign["id"], "revision": campaign["revision"] });
    let done = builder
        .driver
        .does_as(centre, "openCampaign", CAMPAIGN, input, KEPT)
        .await?;
    Ok(done["campaign"].clone())
}

/// The curator writes, the head signs; `None` when the campaign does not ask the school.
async fn signed(
    builder: &Builder<'_>,
    at: &Staffed,
    campaign: &Value,
    effect: i32,
) -> Result<Option<Value>> {
    let driver = builder.driver;
    let query =
        "query($id: ID!) { viewer { school(id: $id) { submissions(first: 20) { nodes { id revision
        campaign { id } answers { code computed } } } } } }";
    let seen = driver
        .asks(&at.curator, query, json!({ "id": at.school }))
        .await?;
    let all = seen["viewer"]["school"]["submissions"]["nodes"].as_array();
    let all = all.context("a curator reads what is asked")?;
    let Some(own) = all
        .iter()
        .find(|one| one["campaign"]["id"] == campaign["id"])
    else {
        return Ok(None);
    };
    let mut answers = vec![json!({ "code": "P1.EFFECT", "number": effect })];
    // What was never counted is said by hand.
    for answer in own["answers"].as_array().into_iter().flatten() {
        let code = answer["code"].as_str().unwrap_or_default();
        let counted = code.starts_with("P6.") || code.starts_with("P1.M") || code == "P1.COMPLETED";
        if counted && answer["computed"].is_null() {
            answers.push(json!({ "code": code, "number": 0 }));
        }
    }
    let input = json!({
        "submissionId": own["id"], "revision": own["revision"], "answers": answers,
    });
    let done = driver
        .does_as(&at.curator, "saveSubmission", SUBMISSION, input, ANSWERED)
        .await?;
    let draft = &done["submission"];
    let input = json!({ "submissionId": draft["id"], "revision": draft["revision"] });
    let done = driver
        .does_as(&at.head, "submitSubmission", SUBMISSION, input, ANSWERED)
        .await?;
    Ok(Some(done["submission"].clone()))
}

async fn accepted(builder: &Builder<'_>, centre: &Value, sent: &Value) -> Result<()> {
    let one = json!({ "submissionId": sent["id"], "revision": sent["revision"] });
    let input = json!({ "submissions": [one] });
    builder
        .driver
        .does_as(
            centre,
            "acceptSubmissions",
            "SubmissionsAccepted",
            input,
            "results { refusal }",
        )
        .await?;
    Ok(())
}
