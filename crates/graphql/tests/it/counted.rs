//! Figures as a test reads them: the kept counters, and whether they are true.

use domain::clock::SchoolYear;
use domain::monitoring::Indicator;
use persistence::figures::Tally;

use crate::harness::TestApp;

/// The municipality's counter in the running school year.
pub async fn figure(app: &TestApp, indicator: Indicator) -> u32 {
    let figures = app.store().figures();
    let found = figures
        .of_municipalities(&[app.town.municipality], year())
        .await
        .unwrap();
    let tally = found
        .get(&app.town.municipality)
        .expect("the municipality was counted");
    tally.count(indicator)
}

/// Fails unless the counters of the town's school say what its facts say, and those of its municipality the same.
pub async fn agree_with_the_facts(app: &TestApp) {
    let (school, municipality) = (app.town.school.school, app.town.municipality);
    let figures = app.store().figures();
    let facts = figures.facts(Some(school), year()).await.unwrap();
    let kept = figures.of_schools(&[school], year()).await.unwrap();
    let above = figures
        .of_municipalities(&[municipality], year())
        .await
        .unwrap();
    let facts = counts(facts.get(&school));
    assert_eq!(counts(kept.get(&school)), facts, "the school's counters");
    assert_eq!(
        counts(above.get(&municipality)),
        facts,
        "the municipality's counters"
    );
}

fn counts(tally: Option<&Tally>) -> Vec<(Indicator, u32)> {
    let tally = tally.cloned().unwrap_or_default();
    Indicator::ALL
        .map(|indicator| (indicator, tally.count(indicator)))
        .into()
}

fn year() -> SchoolYear {
    SchoolYear::starting(2026).unwrap()
}
