//! Control over roadmaps: what is due is told step by step, and the centre reminds schools that are late.

use documents::letters::roadmaps::Reader;
use domain::access::{Actor, Place, Post, Role};
use domain::id::PersonId;
use graphql::jobs::escalate;
use persistence::Store;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::{Client, TestApp};
use crate::pairing::letters;
use crate::roadmap_duties::{of_school, step};
use crate::roadmap_reviews::submitted;
use crate::roadmaps::{
    ROWS, approve, checked, drafted, in_force, items, municipal, revision, school,
};

on_both! {
    what_is_due_is_told_in_one_letter_for_each_stage_and_never_twice;
    what_was_past_when_the_roadmap_came_is_told_to_nobody;
    what_is_done_is_told_to_nobody;
    what_an_office_is_late_with_goes_to_who_leads_it;
    a_review_is_told_on_its_way_and_before_its_term;
    the_centre_reminds_each_school_once_a_day;
    a_reminder_is_about_what_its_filter_names;
    both_sides_talk_about_a_duty;
    what_a_reviewer_has_not_sent_is_kept_for_them_alone;
    a_draft_of_a_review_is_never_written_over_unread;
    reviewers_know_of_each_other_and_not_what_they_write;
}

fn at(app: &TestApp, day: &str) -> Store {
    let instant = format!("{day}T09:00:00Z");
    let clock = domain::clock::FixedClock(instant.parse().unwrap());
    app.store().clone().with_clock(std::sync::Arc::new(clock))
}

/// What the job does on a day; twice, so that whatever would be told again is seen.
async fn on(app: &TestApp, day: &str) {
    for _ in 0..2 {
        let store = at(app, day);
        escalate(&store, "https://example.org").await.unwrap();
    }
}

/// What somebody was told of days, the earliest first.
async fn told(app: &TestApp, who: PersonId) -> Vec<Value> {
    let query = "{ viewer { notifications(first: 50) { nodes { kind title body path } } } }";
    let said = app.as_(who).ask(query).await;
    let all = said["viewer"]["notifications"]["nodes"].as_array().unwrap();
    let deadlines = all.iter().filter(|one| one["kind"] == "DEADLINE");
    deadlines.rev().cloned().collect()
}

fn text(notice: &Value, field: &str) -> String {
    notice[field].as_str().unwrap().replace('\u{a0}', " ")
}

/// A roadmap of the municipality in force, with twelve rows for every school, due on the first of December.
async fn twelve(app: &TestApp) -> String {
    let who = app.town.municipal;
    let titles: Vec<String> = (1..=12).map(|n| format!("Задача {n}")).collect();
    let rows = titles
        .iter()
        .map(|title| (title.as_str(), "до 1 декабря 2026 г.", "школы"));
    let rows: Vec<_> = rows.collect();
    let roadmap = drafted(app, who, &municipal(app), &rows).await;
    checked(app, who, &roadmap).await;
    let said = approve(app, who, &roadmap).await;
    assert_eq!(said["roadmap"]["state"], "IN_FORCE", "{said:#}");
    roadmap
}

async fn accounts(app: &TestApp) {
    let town = &app.town;
    for who in [town.curator, town.head, town.municipal, town.authority] {
        app.world().account(who).await;
    }
}

async fn what_is_due_is_told_in_one_letter_for_each_stage_and_never_twice(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    twelve(&app).await;
    let everybody = [town.curator, town.head, town.municipal, town.authority];
    let mut counts = Vec::new();
    for day in [
        "2026-11-16",
        "2026-11-17",
        "2026-11-28",
        "2026-12-01",
        "2026-12-03",
        "2026-12-04",
        "2026-12-11",
        "2026-12-21",
        "2027-01-20",
    ] {
        on(&app, day).await;
        let mut known = Vec::new();
        for who in everybody {
            known.push(told(&app, who).await.len());
        }
        counts.push(known);
    }
    assert_eq!(
        counts,
        [
            [0, 0, 0, 0],
            [1, 0, 0, 0],
            [2, 0, 0, 0],
            [3, 0, 0, 0],
            [3, 0, 0, 0],
            [3, 1, 0, 0],
            [3, 1, 1, 0],
            [3, 1, 1, 1],
            [3, 1, 1, 1],
        ]
    );
    let body = told(&app, town.curator).await;
    assert_eq!(
        text(&body[0], "title"),
        "Срок подходит: 12 мероприятий дорожной карты"
    );
    assert_eq!(
        text(&body[0], "body").matches("через 14 дней").count(),
        12,
        "{body:#?}"
    );
    assert_eq!(
        body[0]["path"],
        format!("/s/{}/duties", town.school.school.0)
    );
    assert!(text(&body[2], "title").starts_with("Срок сегодня"));
    let head = told(&app, town.head).await;
    assert!(
        text(&head[0], "body").contains("просрочено на 3 дня"),
        "{head:#?}"
    );
    // The centre hears of both schools in one letter, which names them.
    let centre = told(&app, town.municipal).await;
    let body = text(&centre[0], "body");
    assert_eq!(
        centre[0]["path"],
        format!("/m/{}/duties", town.municipality.0)
    );
    assert_eq!(
        text(&centre[0], "title"),
        "Срок прошёл: 24 мероприятия дорожной карты"
    );
    assert_eq!(body.matches("просрочено на 10 дней").count(), 24, "{body}");
    assert_eq!(Reader::ALL.len(), 4, "each level has a letter of its own");
}

async fn what_was_past_when_the_roadmap_came_is_told_to_nobody(app: TestApp) {
    accounts(&app).await;
    // The first row was due on the first of November; the roadmap came into force on the fifteenth.
    in_force(&app).await;
    for day in ["2026-11-15", "2026-11-16", "2026-11-25", "2026-12-05"] {
        on(&app, day).await;
    }
    for who in [app.town.curator, app.town.head, app.town.municipal] {
        assert_eq!(told(&app, who).await, Vec::<Value>::new());
    }
    // What comes later is told.
    on(&app, "2026-12-28").await;
    let later = told(&app, app.town.curator).await;
    assert_eq!(later.len(), 1);
    assert!(
        text(&later[0], "title").contains("Вести раздел о наставничестве"),
        "{later:#?}"
    );
}

async fn what_is_done_is_told_to_nobody(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    twelve(&app).await;
    let mut all = of_school(&app, town.head).await;
    let first = all.remove(0);
    let input = json!({
        "occurrenceId": first["id"], "revision": 1, "doneOn": "2026-11-15", "comment": "", "evidence": [],
    });
    step(&app, town.head, "stateExecution", input).await;
    on(&app, "2026-11-17").await;
    let said = told(&app, town.curator).await;
    assert!(
        text(&said[0], "title").contains("11 мероприятий"),
        "{said:#?}"
    );
    for one in all {
        let input = json!({
            "occurrenceId": one["id"], "revision": 1, "doneOn": "2026-11-15", "comment": "", "evidence": [],
        });
        step(&app, town.head, "stateExecution", input).await;
    }
    on(&app, "2026-12-04").await;
    assert_eq!(told(&app, town.curator).await.len(), 1);
    assert_eq!(told(&app, town.head).await.len(), 0);
    // The other school is late still.
    on(&app, "2026-12-11").await;
    let centre = told(&app, town.municipal).await;
    assert!(
        text(&centre[0], "title").contains("12 мероприятий"),
        "{centre:#?}"
    );
}

async fn what_an_office_is_late_with_goes_to_who_leads_it(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    let who = town.municipal;
    let rows = [("Собрать кураторов", "до 1 декабря 2026 г.", "РЦО")];
    let roadmap = drafted(&app, who, &municipal(&app), &rows).await;
    checked(&app, who, &roadmap).await;
    approve(&app, who, &roadmap).await;
    for day in ["2026-11-17", "2026-12-01", "2026-12-04", "2026-12-30"] {
        on(&app, day).await;
    }
    assert_eq!(told(&app, town.municipal).await.len(), 2);
    let authority = told(&app, town.authority).await;
    assert_eq!(authority.len(), 1, "{authority:#?}");
    assert_eq!(told(&app, town.head).await.len(), 0);
}

async fn a_review_is_told_on_its_way_and_before_its_term(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    let own = drafted(&app, town.curator, &school(&app), &ROWS[..1]).await;
    checked(&app, town.curator, &own).await;
    submitted(&app, &own).await;
    let subjects = letters(&app, town.municipal).await;
    assert_eq!(subjects.len(), 1, "{subjects:?}");
    assert!(subjects[0].starts_with("На согласование: дорожная карта"));
    // Due on 27 November.
    let mut known = Vec::new();
    for day in [
        "2026-11-15",
        "2026-11-23",
        "2026-11-24",
        "2026-11-27",
        "2026-11-30",
    ] {
        on(&app, day).await;
        let centre = told(&app, town.municipal).await.len();
        known.push((centre, told(&app, town.authority).await.len()));
    }
    assert_eq!(known, [(0, 0), (0, 0), (1, 0), (2, 0), (2, 1)]);
    assert_eq!(told(&app, town.head).await.len(), 0);
    let row = items(&app, town.curator, &own).await.remove(0);
    let input = json!({
        "roadmapId": own, "revision": revision(&app, town.municipal, &own).await, "decision": "RETURN",
        "summary": "", "remarks": [{ "itemId": row["id"], "text": "Срок" }],
    });
    app.as_(town.municipal)
        .mutate("reviewRoadmap", input, "")
        .await;
    let back = letters(&app, town.head).await;
    assert_eq!(back.len(), 1);
    assert_eq!(
        back[0].replace('\u{a0}', " "),
        "Дорожная карта возвращена: 1 замечание"
    );
    // What is answered is told no more.
    on(&app, "2026-12-20").await;
    assert_eq!(told(&app, town.municipal).await.len(), 2);
}

const LATE: &str =
    "school { id name } overdue mostDaysOverdue readers lastRemindedOn canBeReminded";

async fn late(app: &TestApp, who: PersonId, filter: Value) -> Value {
    let query = format!(
        "query($id: ID!, $filter: ReminderFilter) {{ viewer {{ municipality(id: $id) {{
            lateSchools(filter: $filter) {{ {LATE} }} viewerCan }} }} }}"
    );
    let variables = json!({ "id": municipal(app), "filter": filter });
    let said = app.as_(who).run(&query, variables).await;
    said["viewer"]["municipality"].clone()
}

async fn remind(app: &TestApp, filter: Value, text: &str) -> Value {
    let input = json!({ "municipalityId": municipal(app), "filter": filter, "text": text });
    let selection = format!(
        "... on RemindSchoolsDone {{ reminded {{ {LATE} }} skipped {{ {LATE} }} }}
         ... on RemindSchoolsRefused {{ reason }} ... on InvalidInput {{ fields {{ path }} }}"
    );
    app.as_(app.town.municipal)
        .mutate("remindSchools", input, &selection)
        .await
}

async fn the_centre_reminds_each_school_once_a_day(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    let nobody = remind(&app, Value::Null, "").await;
    assert_eq!(nobody["reason"], "NOBODY_IS_LATE");
    in_force(&app).await;
    let seen = late(&app, town.municipal, Value::Null).await;
    let schools = seen["lateSchools"].as_array().unwrap();
    assert_eq!(schools.len(), 2, "{seen:#}");
    let mine = schools
        .iter()
        .find(|one| one["school"]["id"] == school(&app));
    let mine = mine.unwrap();
    assert_eq!(
        (&mine["overdue"], &mine["mostDaysOverdue"], &mine["readers"]),
        (&json!(1), &json!(14), &json!(2)),
        "{mine:#}"
    );
    assert_eq!(
        (&mine["lastRemindedOn"], &mine["canBeReminded"]),
        (&Value::Null, &json!(true))
    );
    let can = seen["viewerCan"].as_array().unwrap();
    assert!(can.contains(&json!("REMIND_SCHOOLS")), "{seen:#}");
    let region = late(&app, town.regional, Value::Null).await;
    assert_eq!(region["lateSchools"], Value::Null);

    let said = remind(&app, Value::Null, "Пожалуйста, до пятницы.").await;
    assert_eq!(said["reminded"].as_array().unwrap().len(), 2, "{said:#}");
    assert_eq!(said["skipped"], json!([]));
    assert_eq!(
        (
            &said["reminded"][0]["lastRemindedOn"],
            &said["reminded"][0]["canBeReminded"]
        ),
        (&json!("2026-11-15"), &json!(false))
    );
    for who in [town.head, town.curator] {
        let subjects = letters(&app, who).await;
        assert_eq!(subjects, ["Срок прошёл: Назначить кураторов"]);
    }
    let notices = app
        .as_(town.head)
        .ask("{ viewer { notifications(first: 5) { nodes { body path } } } }")
        .await;
    let notice = &notices["viewer"]["notifications"]["nodes"][0];
    assert!(text(notice, "body").contains("Пожалуйста, до пятницы."));
    assert_eq!(
        notice["path"],
        format!("/s/{}/duties", town.school.school.0)
    );
    let trail = app.store().trail("municipality", town.municipality.0).await;
    let trail = trail.unwrap();
    let reminded = trail
        .iter()
        .filter(|line| line.to.as_deref() == Some("REMINDED"));
    assert_eq!(reminded.count(), 2);

    let again = remind(&app, Value::Null, "").await;
    assert_eq!(again["reason"], "NOBODY_LEFT");
    let input = json!({ "municipalityId": municipal(&app), "text": "" });
    let tomorrow = app.later(town.municipal, "2026-11-16T09:00:00Z");
    let said = tomorrow.mutate("remindSchools", input, "").await;
    assert_eq!(said["__typename"], "RemindSchoolsDone", "{said:#}");
    assert_eq!(letters(&app, town.head).await.len(), 2);
}

async fn a_reminder_is_about_what_its_filter_names(app: TestApp) {
    let town = &app.town;
    let other = drafted(&app, town.municipal, &municipal(&app), &ROWS[1..2]).await;
    checked(&app, town.municipal, &other).await;
    approve(&app, town.municipal, &other).await;
    in_force(&app).await;
    let filter = json!({ "roadmapId": other });
    let seen = late(&app, town.municipal, filter.clone()).await;
    assert_eq!(seen["lateSchools"], json!([]), "the other one is late");
    assert_eq!(remind(&app, filter, "").await["reason"], "NOBODY_IS_LATE");
    let one = json!({ "schoolIds": [school(&app)] });
    let said = remind(&app, one, "").await;
    let reminded = said["reminded"].as_array().unwrap();
    assert_eq!(reminded.len(), 1, "{said:#}");
    assert_eq!(reminded[0]["school"]["id"], school(&app));
    // Who was reminded already is left out of the next one.
    let said = remind(&app, Value::Null, "").await;
    assert_eq!(said["reminded"].as_array().unwrap().len(), 1);
    assert_eq!(said["skipped"][0]["school"]["id"], school(&app));
    let long = "я".repeat(10_001);
    let said = remind(&app, Value::Null, &long).await;
    assert_eq!(said["fields"][0]["path"], json!(["text"]));
}

async fn both_sides_talk_about_a_duty(app: TestApp) {
    let town = &app.town;
    accounts(&app).await;
    in_force(&app).await;
    let duty = of_school(&app, town.head).await.remove(0)["duty"]["id"].clone();
    let say = async |who: PersonId, text: &str| {
        let input = json!({ "dutyId": duty, "text": text });
        let selection = "... on DutyDone { duty { viewerCan comments { text author { id } at } } }
            ... on InvalidInput { fields { path } }";
        app.as_(who).mutate("commentOnDuty", input, selection).await
    };
    assert_eq!(
        say(town.head, " ").await["fields"][0]["path"],
        json!(["text"])
    );
    say(town.head, "Перенесём на декабрь?").await;
    // The same words from the same person again are a second press of the button.
    say(town.head, "Перенесём на декабрь?").await;
    let said = say(town.municipal, "Хорошо, до десятого.").await;
    let comments = said["duty"]["comments"].as_array().unwrap();
    let texts: Vec<_> = comments.iter().map(|one| &one["text"]).collect();
    assert_eq!(texts, ["Перенесём на декабрь?", "Хорошо, до десятого."]);
    assert_eq!(
        comments[0]["author"]["id"],
        format!("person:{}", town.head.0)
    );
    let can = said["duty"]["viewerCan"].as_array().unwrap();
    assert!(can.contains(&json!("COMMENT")), "{said:#}");
    let subject = "Комментарий к мероприятию: Назначить кураторов";
    assert_eq!(letters(&app, town.municipal).await, [subject]);
    for who in [town.head, town.curator] {
        assert_eq!(letters(&app, who).await, [subject]);
    }
    let leads_to = async |who: PersonId| {
        let query = "{ viewer { notifications(first: 1) { nodes { path } } } }";
        let said = app.as_(who).ask(query).await;
        said["viewer"]["notifications"]["nodes"][0]["path"].clone()
    };
    let talk = format!("duties?duty={}", duty.as_str().unwrap());
    assert_eq!(
        [leads_to(town.municipal).await, leads_to(town.head).await],
        [
            json!(format!("/m/{}/{talk}", town.municipality.0)),
            json!(format!("/s/{}/{talk}", town.school.school.0)),
        ]
    );
    for who in [town.sibling_head, town.regional, town.mentor] {
        let input = json!({ "dutyId": duty, "text": "?" });
        let refused = app.as_(who).refused("commentOnDuty", input).await;
        assert!(
            ["NOT_FOUND", "FORBIDDEN"].contains(&refused.as_str()),
            "{refused}"
        );
    }
}

async fn what_a_reviewer_has_not_sent_is_kept_for_them_alone(app: TestApp) {
    let town = &app.town;
    let own = drafted(&app, town.curator, &school(&app), &ROWS[..1]).await;
    checked(&app, town.curator, &own).await;
    let row = items(&app, town.curator, &own).await.remove(0)["id"].clone();
    let save = async |summary: &str, remarks: Value| {
        let input = json!({ "roadmapId": own, "summary": summary, "remarks": remarks });
        let selection = "... on RoadmapDone { roadmap { reviewDraft { summary remarks { itemId text } savedAt } } }
            ... on RoadmapRefused { reason }";
        let centre = app.as_(town.municipal);
        centre.mutate("saveReviewDraft", input, selection).await
    };
    let centre = app.as_(town.municipal);
    let early = json!({ "roadmapId": own, "summary": "?", "remarks": [] });
    assert_eq!(
        centre.refused("saveReviewDraft", early).await,
        "NOT_FOUND",
        "a draft is its owner's alone"
    );
    submitted(&app, &own).await;
    let remarks = json!([{ "itemId": row, "text": "Срок" }, { "itemId": row, "text": "" }]);
    let said = save("Подумать", remarks).await;
    let draft = &said["roadmap"]["reviewDraft"];
    assert_eq!(draft["summary"], "Подумать", "{said:#}");
    assert_eq!(draft["remarks"], json!([{ "itemId": row, "text": "Срок" }]));
    assert!(draft["savedAt"].as_str().unwrap().starts_with("2026-11-15"));
    let said = save("Подумать ещё", json!([])).await;
    assert_eq!(said["roadmap"]["reviewDraft"]["remarks"], json!([]));
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { reviewDraft { summary } } } }";
    let read = async |who: PersonId| {
        let said = app.as_(who).run(query, json!({ "id": own })).await;
        said["viewer"]["roadmap"]["reviewDraft"].clone()
    };
    assert_eq!(
        read(town.municipal).await,
        json!({ "summary": "Подумать ещё" })
    );
    for who in [town.authority, town.head] {
        assert_eq!(read(who).await, Value::Null);
    }
    save("", json!([])).await;
    assert_eq!(read(town.municipal).await, Value::Null, "nothing is kept");
    save("Ещё раз", json!([])).await;
    let revision = revision(&app, town.municipal, &own).await;
    let input = json!({
        "roadmapId": own, "revision": revision, "decision": "AGREE", "summary": "", "remarks": [],
    });
    centre.mutate("reviewRoadmap", input, "").await;
    assert_eq!(read(town.municipal).await, Value::Null, "it is answered");
    assert_eq!(save("Поздно", json!([])).await["reason"], "WRONG_STATE");
}

async fn a_draft_of_a_review_is_never_written_over_unread(app: TestApp) {
    let town = &app.town;
    let own = submitted_own(&app).await;
    let save = async |instant: &str, summary: &str, seen: Value| {
        let input = json!({ "roadmapId": own, "summary": summary, "remarks": [], "seenAt": seen });
        let selection = "... on RoadmapDone { roadmap { reviewDraft { summary savedAt } } }
            ... on RoadmapConflict { current { reviewDraft { summary savedAt } } }";
        let computer = app.later(town.municipal, instant);
        computer.mutate("saveReviewDraft", input, selection).await
    };
    let first = save("2026-11-15T09:00:01Z", "Утром", Value::Null).await;
    let seen = first["roadmap"]["reviewDraft"]["savedAt"].clone();
    let unread = save("2026-11-15T09:00:02Z", "С телефона", Value::Null).await;
    assert_eq!(
        unread["current"]["reviewDraft"],
        json!({ "summary": "Утром", "savedAt": seen })
    );
    let second = save("2026-11-15T09:00:03Z", "Днём", seen.clone()).await;
    let draft = &second["roadmap"]["reviewDraft"];
    assert_eq!(draft["summary"], "Днём");
    let late = save("2026-11-15T09:00:04Z", "Вечером", seen).await;
    assert_eq!(late["current"]["reviewDraft"], *draft);
    let emptied = save("2026-11-15T09:00:05Z", "", draft["savedAt"].clone()).await;
    assert_eq!(emptied["roadmap"]["reviewDraft"], Value::Null);
    let anew = save("2026-11-15T09:00:06Z", "Заново", Value::Null).await;
    assert_eq!(anew["roadmap"]["reviewDraft"]["summary"], "Заново");
}

async fn reviewers_know_of_each_other_and_not_what_they_write(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let own = submitted_own(&app).await;
    let colleague = world.person("Вторая Методистка").await;
    let post = Post {
        role: Role::MunicipalMethodologist,
        at: Place::Municipality(town.municipality),
    };
    let colleague = Actor::Person {
        id: colleague,
        posts: vec![post],
    };
    let input = json!({ "roadmapId": own, "summary": "Не согласна", "remarks": [] });
    let selection = "... on RoadmapDone { roadmap { otherReviewers { savedAt } } }";
    let said = app
        .client(colleague.clone())
        .mutate("saveReviewDraft", input, selection)
        .await;
    assert_eq!(
        said["roadmap"]["otherReviewers"],
        json!([]),
        "oneself is no other"
    );
    let query = "query($id: ID!) { viewer { roadmap(id: $id) {
        reviewDraft { summary } otherReviewers { person { id } savedAt } } } }";
    let read = async |client: Client<'_>| {
        let said = client.run(query, json!({ "id": own })).await;
        said["viewer"]["roadmap"].clone()
    };
    let seen = read(app.as_(town.municipal)).await;
    assert_eq!(seen["reviewDraft"], Value::Null, "{seen:#}");
    let id = colleague.person().unwrap();
    assert_eq!(
        seen["otherReviewers"][0]["person"]["id"],
        format!("person:{}", id.0)
    );
    for who in [town.authority, town.head, town.curator] {
        let seen = read(app.as_(who)).await;
        assert_eq!(seen["otherReviewers"], json!([]), "{seen:#}");
    }
}

/// The roadmap of the school, handed in.
async fn submitted_own(app: &TestApp) -> String {
    let own = drafted(app, app.town.curator, &school(app), &ROWS[..1]).await;
    checked(app, app.town.curator, &own).await;
    submitted(app, &own).await;
    own
}
