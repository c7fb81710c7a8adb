//! The term reader on the wire: anybody reads any term, nothing is kept, and nothing that is typed breaks it.

use serde_json::{Value, json};

use crate::harness::{TestApp, code};

const QUERY: &str = "query($text: String!, $from: Date!, $to: Date!) {
    schedulePreview(text: $text, from: $from, to: $to) {
        kind occurrences { start end openStart } minimumPerYear rrule notUnderstood
        notUnderstoodSpans { start end text } assumptions
        alternatives { part reason kind occurrences { start end } }
        parts { kind span { start end text } responsible occurrences { start end } rrule condition
            minimum { count every unit } } } }";

async fn preview(app: &TestApp, text: &str) -> Value {
    let variables = json!({ "text": text, "from": "2021-09-01", "to": "2024-12-31" });
    let said = app.public().run(QUERY, variables).await;
    said["schedulePreview"].clone()
}

#[tokio::test]
async fn a_term_becomes_dated_windows_for_whoever_asks() {
    let app = TestApp::new().await;
    let said = preview(&app, "Ежегодно, ноябрь").await;
    assert_eq!(said["kind"], "RECURRING", "{said:#}");
    let windows = said["occurrences"].as_array().unwrap().iter();
    let ends: Vec<&str> = windows.map(|one| one["end"].as_str().unwrap()).collect();
    assert_eq!(
        ends,
        ["2021-11-30", "2022-11-30", "2023-11-30", "2024-11-30"]
    );
    assert!(said["rrule"].as_str().unwrap().contains("FREQ=YEARLY"));
    assert_eq!(said["notUnderstood"], json!([]));
    assert_eq!(said["parts"][0]["span"]["start"], 0);

    let said = preview(&app, "не реже двух раз в год").await;
    assert_eq!(said["minimumPerYear"], 2);
    let said = preview(&app, "по запросу").await;
    assert_eq!(said["kind"], "ON_DEMAND");
    assert_eq!(said["parts"][0]["condition"], "REQUEST");
    let said = preview(&app, "  – ").await;
    assert_eq!(said["kind"], "NOT_UNDERSTOOD");
}

#[tokio::test]
async fn bodies_with_dates_of_their_own_are_parts_and_doubts_are_said() {
    let app = TestApp::new().await;
    let text = "до 31 августа 2022 г. (МО); до 30 сентября 2022 г. (ОО, ДО)";
    let said = preview(&app, text).await;
    assert_eq!(said["kind"], "COMPOUND", "{said:#}");
    assert_eq!(said["parts"][0]["responsible"], "МО");
    assert_eq!(said["parts"][1]["responsible"], "ОО, ДО");
    assert_eq!(said["occurrences"][0]["openStart"], true);
    let span = &said["parts"][1]["span"];
    let start = usize::try_from(span["start"].as_i64().unwrap()).unwrap();
    let end = usize::try_from(span["end"].as_i64().unwrap()).unwrap();
    let there: String = text.chars().take(end).skip(start).collect();
    assert_eq!(span["text"], json!(there));

    let said = preview(&app, "сентябрь").await;
    assert_eq!(said["alternatives"][0]["reason"], "EVERY_YEAR_OF_PERIOD");
    let others = said["alternatives"][0]["occurrences"].as_array().unwrap();
    assert_eq!(others.len(), 4);
    let said = preview(&app, "ноябрь 2022; 32 мая").await;
    assert_eq!(said["notUnderstood"], json!(["32"]));
    assert_eq!(said["notUnderstoodSpans"][0]["start"], 13);
}

#[tokio::test]
async fn an_answer_stays_small_whatever_the_text_repeats() {
    let app = TestApp::new().await;
    let text: String = "ежедневно (МО); еженедельно (ОО); "
        .repeat(200)
        .chars()
        .take(5_000)
        .collect();
    let wide = json!({ "text": text, "from": "1900-01-01", "to": "2200-12-31" });
    let said = app.public().run(QUERY, wide.clone()).await;
    let said = &said["schedulePreview"];
    let assumed = said["assumptions"].as_array().unwrap();
    assert!(assumed.contains(&json!("WINDOWS_CUT")), "{assumed:?}");
    let parts = said["parts"].as_array().unwrap().iter();
    let many: usize = parts
        .map(|part| part["occurrences"].as_array().unwrap().len())
        .sum();
    assert!(many <= 2_000, "{many}");

    let again: String = (0..20)
        .map(|n| {
            format!(
                "a{n}: schedulePreview(text: $text, from: $from, to: $to) {{ parts {{ occurrences {{ start end }} }} }} "
            )
        })
        .collect();
    let query = format!("query($text: String!, $from: Date!, $to: Date!) {{ {again} }}");
    let refused = app.public().answer(&query, wide).await;
    assert_eq!(refused["errors"][0]["message"], "Query is too complex.");
}

#[tokio::test]
async fn nothing_that_is_typed_breaks_it() {
    let app = TestApp::new().await;
    for text in [
        "",
        "\u{0}",
        "😀🏫",
        "31.02.2022",
        "99 месяцев",
        "🇷🇺".repeat(1_000).as_str(),
    ] {
        let said = preview(&app, text).await;
        assert!(said["kind"].is_string(), "{text:?}: {said:#}");
    }
    let backwards = json!({ "text": "май", "from": "2024-01-01", "to": "2021-01-01" });
    let said = app.public().run(QUERY, backwards).await;
    assert_eq!(said["schedulePreview"]["occurrences"], json!([]));
    let long = json!({ "text": "я".repeat(5_001), "from": "2021-01-01", "to": "2021-12-31" });
    let said = app.public().answer(QUERY, long).await;
    assert_eq!(code(&said), "BAD_INPUT");
}
