//! Files of pairs that an order on paper names: tried out, then proposed as agreed under the same rules as by hand.

use domain::id::PersonId;
use domain::import::ImportKind;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::imports::{apply, bring, counts, run};
use crate::pairing::{another_mentee, letters, order_for, person, reason, school};

on_both! {
    a_pair_of_a_file_is_agreed_and_waits_for_consents_and_an_order;
    what_may_not_be_proposed_is_told_by_cell_and_nothing_is_written;
    places_are_counted_line_by_line;
    namesakes_are_named;
    a_file_of_pairs_is_for_who_may_propose_them;
    what_has_changed_since_is_shown_again;
}

const HEADINGS: &str = "Наставник;Должность наставника;Наставляемый;Вид;Направления;Срок с;Срок по;Номер приказа;Дата приказа;Цель\n";

/// A line of these two under the order of 1 September.
fn line(mentor: &str, mentee: &str) -> String {
    format!(
        "{mentor};;{mentee};один на один;методика;01.09.2026;31.05.2027;15-н;01.09.2026;вести урок увереннее\n"
    )
}

fn ours() -> String {
    line("Щёткина-Орлова Жанна Юрьевна", "Ёжиков Пётр Ильич")
}

async fn brought(app: &TestApp, lines: &str) -> (String, Value) {
    let text = format!("{HEADINGS}{lines}");
    let curator = app.town.curator;
    let id = bring(app, curator, ImportKind::Pairs, &text).await;
    let seen = run(app, curator, &id).await;
    (id, seen)
}

async fn pairs(app: &TestApp) -> Value {
    let query = "query($id: ID!) { viewer { school(id: $id) { mentorships(first: 50) { nodes { id state format topics
        mentors { person { id } answer } history { deed to why } missingConsents { purpose } } } } } }";
    let id = json!({ "id": school(app.town.school) });
    let seen = app.as_(app.town.curator).run(query, id).await;
    seen["viewer"]["school"]["mentorships"]["nodes"].clone()
}

/// What is wrong, with the letters of the cell.
fn told(run: &Value) -> Vec<String> {
    let lines = run["lines"]["nodes"].as_array().unwrap().iter();
    let problems = lines.flat_map(|line| {
        let row = line["row"].clone();
        let all = line["problems"].as_array().unwrap().iter();
        all.map(move |one| {
            let text = |key: &str| one[key].as_str().unwrap_or_default().to_owned();
            format!("{}{row} {}", text("letters"), text("kind"))
        })
    });
    problems.collect()
}

async fn a_pair_of_a_file_is_agreed_and_waits_for_consents_and_an_order(app: TestApp) {
    let town = &app.town;
    let third = another_mentee(&app, "Тихонов Лев").await;
    crate::pairing::sql(
        &app,
        "DELETE FROM consent WHERE purpose = 'MENTEE_PARTICIPATION' AND person_id = $1",
        third.0,
    )
    .await;
    let lines = format!("{}{}", ours(), line("Щёткина-Орлова Ж. Ю.", "Тихонов Лев"));
    let (id, seen) = brought(&app, &lines).await;
    assert_eq!(counts(&seen), "NEW 2", "{:?}", told(&seen));
    assert_eq!(pairs(&app).await, json!([]), "looking changes nothing");
    assert_eq!(letters(&app, town.mentor).await, [""; 0]);

    apply(&app, town.curator, &id).await;
    let applied = run(&app, town.curator, &id).await;
    assert_eq!(applied["state"], "APPLIED");
    let rows = pairs(&app).await;
    let rows = rows.as_array().unwrap();
    assert_eq!(rows.len(), 2);
    for row in rows {
        assert_eq!(row["state"], "AGREED");
        assert_eq!(row["topics"], json!(["TEACHING_METHODS"]));
        let history = row["history"].as_array().unwrap();
        let why = history[0]["why"].as_str().unwrap().replace('\u{a0}', " ");
        assert_eq!(
            why,
            "Приказ № 15-н от 01.09.2026; срок 01.09.2026 – 31.05.2027; цель: вести урок увереннее"
        );
    }
    let became = applied["lines"]["nodes"][0]["subjectId"].clone();
    assert!(rows.iter().any(|row| row["id"] == became), "{became}");
    assert_eq!(
        letters(&app, town.mentee).await,
        ["Ваша наставническая пара внесена по приказу"]
    );

    // An order is drawn up for whom the consents hold, and for nobody else.
    let waits = |row: &&Value| row["missingConsents"] != json!([]);
    let late = rows.iter().find(waits).unwrap();
    let ready = rows.iter().find(|row| !waits(row)).unwrap();
    let order = async |row: &Value| {
        reason(
            &app,
            town.curator,
            "preparePairOrder",
            order_for(&app, &[row]),
        )
        .await
    };
    assert_eq!(order(late).await, "CONSENT_MISSING");
    let draft = order_for(&app, &[ready]);
    let draft = crate::pairing::done(&app, town.curator, "preparePairOrder", draft).await;
    assert_eq!(draft["state"], "DRAFT");

    let (again, seen) = brought(&app, &lines).await;
    assert_eq!(counts(&seen), "SAME 2");
    let said = apply(&app, town.curator, &again).await;
    assert_eq!(said["reason"], "NOTHING_TO_DO");
    assert_eq!(pairs(&app).await.as_array().map(Vec::len), Some(2));
}

async fn what_may_not_be_proposed_is_told_by_cell_and_nothing_is_written(app: TestApp) {
    let (mentor, mentee) = ("Щёткина-Орлова Жанна Юрьевна", "Ёжиков Пётр Ильич");
    let group = ours().replace("один на один", "групповое");
    let flash = ours().replace("один на один", "флэш");
    let past = ours()
        .replace("31.05.2027", "31.05.2026")
        .replace("01.09.2026;31", "01.09.2025;31");
    for (text, wanted) in [
        (line(mentee, mentor), "A2 MENTOR_NOT_IN_BANK"),
        (
            line(mentor, "Кураторова Вера Сергеевна"),
            "C2 NEED_NOT_STATED",
        ),
        (line(mentor, mentor), "C2 SAME_PERSON"),
        (line(mentor, "Незнаева Яна"), "C2 UNKNOWN_PERSON"),
        (line(mentor, ""), "C2 REQUIRED"),
        (group, "D2 FORMAT_DOES_NOT_FIT"),
        (flash, "D2 FORMAT_DOES_NOT_FIT"),
        (past, "G2 PERIOD_IS_OVER"),
    ] {
        let (id, seen) = brought(&app, &text).await;
        assert_eq!(told(&seen), [wanted], "{text}");
        let said = apply(&app, app.town.curator, &id).await;
        assert_eq!(said["reason"], "NOTHING_TO_DO", "{text}");
    }
    assert_eq!(pairs(&app).await, json!([]));
}

async fn places_are_counted_line_by_line(app: TestApp) {
    // The mentor's card offers two places.
    let mut lines = ours();
    for name in ["Тихонов Лев", "Зимин Олег"] {
        another_mentee(&app, name).await;
        lines.push_str(&line("Щёткина-Орлова Жанна Юрьевна", name));
    }
    let (id, seen) = brought(&app, &lines).await;
    assert_eq!(counts(&seen), "NEW 2, WRONG 1");
    assert_eq!(told(&seen), ["A4 MENTOR_FULL"]);
    apply(&app, app.town.curator, &id).await;
    let applied = run(&app, app.town.curator, &id).await;
    assert_eq!(
        (&applied["state"], counts(&applied)),
        (&json!("APPLIED"), "NEW 2, WRONG 1".to_owned())
    );
    assert_eq!(pairs(&app).await.as_array().map(Vec::len), Some(2));
}

async fn namesakes_are_named(app: TestApp) {
    let world = app.world();
    let namesake = world.person("Щёткина-Орлова Жанна Юрьевна").await;
    world.employ(namesake, app.town.school, "методист", 5).await;
    world.mentor_card(namesake, app.town.school, 2).await;
    let query = "query($id: ID!) { viewer { importById(id: $id) { lines(first: 10) { nodes { problems { kind
        candidates { personId position } } } } } } }";
    let (id, seen) = brought(&app, &ours()).await;
    assert_eq!(told(&seen), ["A2 UNCLEAR_PERSON"]);
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": id }))
        .await;
    let alike = &seen["viewer"]["importById"]["lines"]["nodes"][0]["problems"][0]["candidates"];
    let mut alike: Vec<_> = alike
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["personId"])
        .collect();
    alike.sort_by_key(|id| id.to_string());
    let mut wanted = [json!(person(namesake)), json!(person(app.town.mentor))];
    wanted.sort_by_key(Value::to_string);
    assert_eq!(alike, [&wanted[0], &wanted[1]]);

    let told_apart = ours().replacen(";;", ";методист;", 1);
    let (id, seen) = brought(&app, &told_apart).await;
    assert_eq!(counts(&seen), "NEW 1", "{:?}", told(&seen));
    apply(&app, app.town.curator, &id).await;
    assert_eq!(
        pairs(&app).await[0]["mentors"][0]["person"]["id"],
        person(namesake)
    );
}

async fn a_file_of_pairs_is_for_who_may_propose_them(app: TestApp) {
    let town = &app.town;
    let (id, _) = brought(&app, &ours()).await;
    let may = async |who: PersonId| run(&app, who, &id).await != Value::Null;
    for (who, wanted) in [
        (town.curator, true),
        (town.head, true),
        (town.administrator, false),
        (town.mentor, false),
        (town.municipal, false),
        (town.sibling_curator, false),
    ] {
        assert_eq!(may(who).await, wanted);
    }
}

async fn what_has_changed_since_is_shown_again(app: TestApp) {
    let (id, seen) = brought(&app, &ours()).await;
    assert_eq!(counts(&seen), "NEW 1");
    crate::pairing::sql(
        &app,
        "UPDATE mentor_card SET state = 'PAUSED' WHERE person_id = $1",
        app.town.mentor.0,
    )
    .await;
    apply(&app, app.town.curator, &id).await;
    let seen = run(&app, app.town.curator, &id).await;
    assert_eq!(seen["state"], "PREVIEWED");
    assert_eq!(told(&seen), ["A2 MENTOR_NOT_IN_BANK"]);
    assert_eq!(pairs(&app).await, json!([]));
}
