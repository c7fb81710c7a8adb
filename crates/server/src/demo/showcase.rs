//! The school that the demo accounts belong to: something is due for everybody.

use anyhow::Result;
use chrono::Duration;
use domain::clock::SchoolYear;
use serde_json::{Value, json};

use super::region::{Builder, Staffed, day};
use super::story::Until;
use super::templates;

/// Fills the school with pairs at every stage, so that each role finds its next step.
pub async fn fill(builder: &mut Builder<'_>, at: &mut Staffed) -> Result<()> {
    let year = SchoolYear::of(builder.today).first_year();
    let mentor = at.mentor.clone();
    let (curator, school) = (at.curator.clone(), at.school.clone());
    builder
        .invite(
            &curator,
            &school,
            None,
            Some(&mentor),
            Some("mentor@demo".to_owned()),
        )
        .await?;

    // Last year's work: a published practice, and one that waits for the municipality.
    builder.driver.on(day(year - 1, 9, 2)?);
    let past = [
        (Until::Published, 0, true),
        (Until::PracticeApproved, 2, true),
        (Until::PracticeSubmitted, 1, false),
    ];
    for (until, theme, named) in past {
        let mentee = builder.newcomer(at, year - 1, theme).await?;
        let order = at.next_order();
        let begins = day(year - 1, 9, 14)?;
        builder
            .pair(at, &mentor, &mentee, order, theme, begins, 7, named)
            .play(until)
            .await?;
    }

    // This year: the demo's own pair is at work, the mentor is asked for one more.
    let begins = day(year, 9, 14)?.min(builder.today - Duration::days(40));
    builder.driver.on(begins);
    let mentee = builder.newcomer(at, year, 0).await?;
    builder
        .invite(
            &curator,
            &school,
            None,
            Some(&mentee),
            Some("mentee@demo".to_owned()),
        )
        .await?;
    let order = at.next_order();
    // Their programme comes from the municipality's template, which has been written anew since.
    let template = templates::fill(builder, at).await?;
    let mut story = builder.pair(at, &mentor, &mentee, order, 0, begins, 8, true);
    story.template = Some(template.clone());
    story.play(Until::Working).await?;
    templates::renew(builder, at, &template).await?;
    asked(builder, at, &mentor, Until::Proposed, 1).await?;

    let second = builder.mentor(at, year, 1).await?;
    for (until, theme) in [
        (Until::Agreed, 4),
        (Until::OrderPrepared, 2),
        (Until::ProgrammeAgreed, 1),
    ] {
        asked(builder, at, &second, until, theme).await?;
    }
    asked(builder, at, &second, Until::Need, 3).await?;
    // A mentor with free places, and somebody young whom nobody has asked yet.
    let free = builder.mentor(at, year, 5).await?;
    let wanted = [
        ("PERSONAL_DATA_PROCESSING", json!([])),
        ("MENTOR_DUTY", json!([])),
    ];
    builder.driver.consents(&free, &school, &wanted).await?;
    builder.newcomer(at, year, 5).await?;
    Ok(())
}

async fn asked(
    builder: &mut Builder<'_>,
    at: &mut Staffed,
    mentor: &Value,
    until: Until,
    theme: usize,
) -> Result<()> {
    let year = SchoolYear::of(builder.today).first_year();
    let begins = builder.today - Duration::days(20);
    builder.driver.on(begins - Duration::days(15));
    let mentee = builder.newcomer(at, year, theme).await?;
    let order = at.next_order();
    builder
        .pair(at, mentor, &mentee, order, theme, begins, 6, true)
        .play(until)
        .await
}
