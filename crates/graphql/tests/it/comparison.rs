//! What a region compares: years, municipalities, forms and formats, the load of mentors.

use domain::clock::SchoolYear;
use domain::id::PersonId;
use domain::monitoring::Indicator;
use persistence::figures::Tally;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, school};

on_both! {
    a_trend_is_the_sum_of_the_municipalities_and_no_data_is_no_nought;
    pairs_in_force_are_grouped_and_few_mentors_are_withheld;
    years_that_cannot_be_are_refused;
    whatever_happens_the_counters_are_what_a_recount_finds;
}

async fn region(app: &TestApp, selection: &str) -> Value {
    let query = format!("query($id: ID!) {{ viewer {{ region(id: $id) {{ {selection} }} }} }}");
    let id = json!({ "id": format!("region:{}", app.town.region.0) });
    let said = app.as_(app.town.regional).run(&query, id).await;
    said["viewer"]["region"].clone()
}

async fn join(app: &TestApp, who: PersonId, at: &str, year: i32, participates: bool) {
    let input = json!({ "schoolId": at, "schoolYear": year, "participates": participates });
    app.as_(who)
        .mutate("setModelParticipation", input, "")
        .await;
}

async fn a_trend_is_the_sum_of_the_municipalities_and_no_data_is_no_nought(app: TestApp) {
    let town = &app.town;
    join(&app, town.municipal, &school(town.school), 2026, true).await;
    join(&app, town.municipal, &school(town.sibling), 2026, true).await;
    join(
        &app,
        town.distant_municipal,
        &school(town.distant),
        2026,
        true,
    )
    .await;
    join(&app, town.municipal, &school(town.school), 2025, true).await;
    let count = "schoolYear count(indicator: SCHOOLS_IN_MODEL) { value withheld }";
    let seen = region(
        &app,
        &format!(
            "trend(schoolYears: [2024, 2025, 2026]) {{ {count} }}
             comparison(schoolYears: [2025, 2026]) {{ municipality {{ name }} years {{ {count} }} }}"
        ),
    )
    .await;
    let said = |year: i32, value: Value| json!({ "schoolYear": year, "count": { "value": value, "withheld": false } });
    assert_eq!(
        seen["trend"],
        json!([
            said(2024, Value::Null),
            said(2025, json!(1)),
            said(2026, json!(3))
        ])
    );
    assert_eq!(
        seen["comparison"],
        json!([
            { "municipality": { "name": "Берёзовский муниципальный район" },
                "years": [said(2025, json!(1)), said(2026, json!(2))] },
            { "municipality": { "name": "Городской округ Ясный" },
                "years": [said(2025, Value::Null), said(2026, json!(1))] },
        ])
    );
}

async fn pairs_in_force_are_grouped_and_few_mentors_are_withheld(app: TestApp) {
    let town = &app.town;
    let selection = "pairGroups { form format pairs } mentorLoad { band mentors withheld }";
    let none = region(&app, selection).await;
    assert_eq!(none["pairGroups"], json!([]));
    assert!(
        none["mentorLoad"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["mentors"] == 0)
    );
    let world = app.world();
    world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    world
        .pair_in_force(town.sibling, town.mentor, town.bystander)
        .await;
    for number in 0..5 {
        let letter = char::from_u32(0x430 + number).unwrap();
        let mentor = world.person(&format!("Наставник{letter} Олег")).await;
        world
            .pair_in_force(town.distant, mentor, town.bystander)
            .await;
    }
    let seen = region(&app, selection).await;
    assert_eq!(
        seen["pairGroups"],
        json!([{ "form": "TEACHER_TEACHER", "format": "ONE_TO_ONE", "pairs": 7 }])
    );
    let line = |band: &str, mentors: Value, withheld: bool| json!({ "band": band, "mentors": mentors, "withheld": withheld });
    assert_eq!(
        seen["mentorLoad"],
        json!([
            line("ONE", json!(5), false),
            line("TWO", Value::Null, true),
            line("THREE", json!(0), false),
            line("MORE", json!(0), false)
        ])
    );
}

async fn years_that_cannot_be_are_refused(app: TestApp) {
    let id = json!({ "id": format!("region:{}", app.town.region.0) });
    for years in [
        "[]",
        "[1999]",
        "[2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026]",
    ] {
        let query = format!(
            "query($id: ID!) {{ viewer {{ region(id: $id) {{ trend(schoolYears: {years}) {{ schoolYear }} }} }} }}"
        );
        let answer = app.as_(app.town.regional).answer(&query, id.clone()).await;
        assert_eq!(crate::harness::code(&answer), "BAD_INPUT", "{years}");
    }
}

/// Random histories by the mutations that people use; after each step every counter is what the facts say, and every figure
/// above is the sum of those below.
async fn whatever_happens_the_counters_are_what_a_recount_finds(app: TestApp) {
    let town = &app.town;
    for seed in 0..4 {
        let mut random = Dice(seed + 1);
        let mut pairs = Vec::new();
        for step in 0..12 {
            match random.roll(5) {
                0 | 1 => {
                    let (who, at) = match random.roll(3) {
                        0 => (town.municipal, town.school),
                        1 => (town.municipal, town.sibling),
                        _ => (town.distant_municipal, town.distant),
                    };
                    let year = 2025 + i32::try_from(random.roll(2)).unwrap();
                    join(&app, who, &school(at), year, random.roll(10) < 7).await;
                }
                2 => {
                    // A name has letters alone.
                    let letter = |number: u64| {
                        u32::try_from(number)
                            .ok()
                            .and_then(|at| char::from_u32(0x430 + at))
                    };
                    let name = [letter(seed), letter(step)].map(Option::unwrap);
                    let name = format!("Новик{} Олег", name.iter().collect::<String>());
                    let mentee = another_mentee(&app, &name).await;
                    let pair = app
                        .world()
                        .pair_in_force(town.school, town.mentor, mentee)
                        .await;
                    pairs.push(pair);
                    // What is written past the mutations counts from the next one on.
                    join(&app, town.municipal, &school(town.school), 2026, true).await;
                    join(&app, town.municipal, &school(town.school), 2025, true).await;
                }
                _ => {
                    if let Some(pair) = pairs.last() {
                        let meeting = json!({ "mentorshipId": crate::pairing::mentorship(*pair),
                            "heldOn": format!("2026-11-{:02}", 2 + random.roll(14)), "minutes": 45,
                            "mode": "IN_PERSON", "topic": "Урок", "summary": "Разобрали урок", "goals": "" });
                        app.as_(town.mentor)
                            .mutate("recordMeeting", meeting, "")
                            .await;
                    }
                }
            }
            agree(&app, 2025).await;
            agree(&app, 2026).await;
        }
    }
}

/// A throw that comes out the same each time the test runs.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }
}

async fn agree(app: &TestApp, year: i32) {
    let (town, figures) = (&app.town, app.store().figures());
    let year = SchoolYear::starting(year).unwrap();
    let schools = [town.school, town.sibling, town.distant].map(|at| at.school);
    let kept = figures.of_schools(&schools, year).await.unwrap();
    let facts = figures.facts(None, year).await.unwrap();
    let above = figures.of_region(town.region, year).await.unwrap();
    let tally = |of: Option<&Tally>| of.cloned().unwrap_or_default();
    let (mut sums, mut region) = (std::collections::BTreeMap::new(), Tally::default());
    for at in [town.school, town.sibling, town.distant] {
        let Some(own) = kept.get(&at.school) else {
            continue;
        };
        let counted = tally(facts.get(&at.school));
        for indicator in Indicator::ALL {
            assert_eq!(
                own.count(indicator),
                counted.count(indicator),
                "{indicator:?} of a school"
            );
        }
        let sum: &mut Tally = sums.entry(at.municipality).or_default();
        sum.add(own);
        region.add(own);
    }
    for (municipality, sum) in &sums {
        for indicator in Indicator::ALL {
            let kept = tally(above.get(municipality)).count(indicator);
            assert_eq!(
                kept,
                sum.count(indicator),
                "{indicator:?} of a municipality"
            );
        }
    }
    let trend = self::region(
        app,
        &format!(
            "trend(schoolYears: [{}]) {{ count(indicator: MEETINGS) {{ value }} }}",
            year.first_year()
        ),
    )
    .await;
    let said = trend["trend"][0]["count"]["value"].as_i64().unwrap_or(0);
    assert_eq!(said, i64::from(region.count(Indicator::Meetings)));
}
