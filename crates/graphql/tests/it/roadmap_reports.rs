//! Reports on the execution of roadmaps: figures are live until they are signed, texts are people's own.

use domain::id::{PersonId, ReportId};
use graphql::papers;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::letters;
use crate::roadmap_duties::{of_school, step as duty_step};
use crate::roadmaps::{ROWS, drafted, in_force, municipal, school, uuid};

on_both! {
    a_report_goes_from_the_journal_to_the_centre_and_back;
    a_report_that_was_sent_back_is_not_thrown_away_by_preparing_it;
    figures_are_live_until_they_are_signed;
    a_municipality_consolidates_what_was_accepted_and_says_who_is_missing;
    what_a_report_may_not_be_about_is_told;
    a_report_is_its_owners_alone_until_it_is_handed_in;
    a_report_is_printed_with_what_it_says;
}

const REPORT: &str = "report { id revision state isFrozen figuresOn summary viewerCan returnedReason
    progress { total done overdue planned } rows { itemId title comment effectiveness remark progress { total }
    executions { due state isOverdue } } schools { school { id } state progress { total done } changedSinceAccepted }
    changedSinceSigned signedOn signedBy { lastName } }";

/// A step of a report, with whatever came of it.
pub(crate) async fn step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let selection = format!(
        "... on RoadmapReportDone {{ {REPORT} }} ... on RoadmapReportRefused {{ reason report {{ id }} }}
         ... on RoadmapReportConflict {{ current {{ revision summary }} }} ... on InvalidInput {{ fields {{ path }} }}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

/// A report that somebody starts for the first half of the school year.
pub(crate) async fn started(app: &TestApp, who: PersonId, place: &str, roadmap: &str) -> Value {
    let input = json!({
        "roadmapId": roadmap, "placeId": place, "from": "2026-09-01", "until": "2026-12-31",
    });
    let said = step(app, who, "startRoadmapReport", input).await;
    assert_eq!(said["__typename"], "RoadmapReportDone", "{said:#}");
    said["report"].clone()
}

pub(crate) fn as_read(report: &Value) -> Value {
    json!({ "reportId": report["id"], "revision": report["revision"] })
}

/// Takes a step that shall be taken.
pub(crate) async fn taken(app: &TestApp, who: PersonId, name: &str, report: &Value) -> Value {
    let said = step(app, who, name, as_read(report)).await;
    assert_eq!(said["__typename"], "RoadmapReportDone", "{said:#}");
    said["report"].clone()
}

async fn returned(app: &TestApp, who: PersonId, report: &Value, remarks: Value) -> Value {
    let mut input = as_read(report);
    input["reason"] = json!("Нет подтверждений");
    input["remarks"] = remarks;
    step(app, who, "returnRoadmapReport", input).await
}

/// States the first execution of the school as done.
async fn state_first(app: &TestApp) {
    let first = of_school(app, app.town.head).await.remove(0);
    let input = json!({
        "occurrenceId": first["id"], "revision": first["revision"], "doneOn": "2026-11-10", "comment": "Сделано",
        "evidence": [{ "kind": "ORDER", "title": "Приказ", "number": "7", "datedOn": "2026-10-30" }],
    });
    let said = duty_step(app, app.town.head, "stateExecution", input).await;
    assert_eq!(said["occurrence"]["state"], "DONE", "{said:#}");
}

async fn a_report_goes_from_the_journal_to_the_centre_and_back(app: TestApp) {
    let town = &app.town;
    for who in [town.head, town.curator, town.municipal] {
        app.world().account(who).await;
    }
    let roadmap = in_force(&app).await;
    let mut report = started(&app, town.curator, &school(&app), &roadmap).await;
    assert_eq!(report["state"], "DRAFT");
    assert_eq!(report["viewerCan"], json!(["EDIT", "DISCARD", "PREPARE"]));
    assert_eq!(
        report["progress"],
        json!({ "total": 2, "done": 0, "overdue": 1, "planned": 2 }),
        "{report:#}"
    );
    let rows = report["rows"].as_array().unwrap();
    assert_eq!(rows.len(), 3, "rows that ask something of the school");
    let again = json!({
        "roadmapId": roadmap, "placeId": school(&app), "from": "2026-09-01", "until": "2026-12-31",
    });
    let said = step(&app, town.head, "startRoadmapReport", again).await;
    assert_eq!(
        (&said["reason"], &said["report"]["id"]),
        (&json!("ALREADY_THERE"), &report["id"])
    );

    let row = rows[0]["itemId"].clone();
    let mut input = as_read(&report);
    input["summary"] = json!("Пары закреплены.");
    input["rows"] = json!([{ "itemId": row, "comment": "Приказ будет в декабре" }]);
    let said = step(&app, town.curator, "changeRoadmapReport", input.clone()).await;
    let stale = step(&app, town.head, "changeRoadmapReport", input).await;
    assert_eq!(
        (&stale["current"]["revision"], &stale["current"]["summary"]),
        (&json!(2), &json!("Пары закреплены."))
    );
    report = said["report"].clone();
    let mut input = as_read(&report);
    input["rows"] = json!([{ "itemId": row, "effectiveness": "Кураторы работают" }]);
    report = step(&app, town.curator, "changeRoadmapReport", input).await["report"].clone();
    assert_eq!(
        (
            &report["rows"][0]["comment"],
            &report["rows"][0]["effectiveness"],
            &report["summary"]
        ),
        (
            &json!("Приказ будет в декабре"),
            &json!("Кураторы работают"),
            &json!("Пары закреплены.")
        )
    );

    let tasks = async |who: PersonId| {
        let said = app
            .as_(who)
            .ask("{ viewer { tasks { kind target } } }")
            .await;
        let all = said["viewer"]["tasks"].as_array().unwrap().clone();
        let about = all.into_iter().filter(|task| {
            let kind = task["kind"].as_str().unwrap();
            kind.ends_with("_REPORT") && task["target"] == report["id"]
        });
        let kinds = about.map(|task| task["kind"].as_str().unwrap().to_owned());
        kinds.collect::<Vec<_>>()
    };
    assert_eq!(tasks(town.curator).await, ["PREPARE_REPORT"]);
    let prepared = taken(&app, town.curator, "prepareRoadmapReport", &report).await;
    assert_eq!(tasks(town.head).await, ["SIGN_REPORT"]);
    assert_eq!(letters(&app, town.head).await.len(), 1);
    let denied = app
        .as_(town.curator)
        .refused("signRoadmapReport", as_read(&prepared))
        .await;
    assert_eq!(denied, "FORBIDDEN");
    let signed = taken(&app, town.head, "signRoadmapReport", &prepared).await;
    assert_eq!(
        (&signed["state"], &signed["isFrozen"], &signed["signedOn"]),
        (&json!("SUBMITTED"), &json!(true), &json!("2026-11-15"))
    );
    assert_eq!(signed["viewerCan"], json!([]));
    assert_eq!(tasks(town.municipal).await, ["ACCEPT_REPORT"]);
    assert_eq!(letters(&app, town.municipal).await.len(), 1);

    let remark = json!([{ "itemId": row, "text": "Приложите приказ" }]);
    let foreign =
        json!([{ "itemId": "roadmap-item:0199f000-0000-7000-8000-000000000000", "text": "?" }]);
    let mut odd = as_read(&signed);
    odd["reason"] = json!("…");
    odd["remarks"] = foreign;
    assert_eq!(
        app.as_(town.municipal)
            .refused("returnRoadmapReport", odd)
            .await,
        "NOT_FOUND"
    );
    let said = returned(&app, town.municipal, &signed, remark).await;
    let back = said["report"].clone();
    assert_eq!(back["state"], "RETURNED", "{said:#}");
    assert_eq!(
        (&back["returnedReason"], &back["isFrozen"]),
        (&json!("Нет подтверждений"), &json!(false))
    );
    assert_eq!(back["rows"][0]["remark"], "Приложите приказ");
    assert_eq!(
        back["rows"][0]["comment"], "Приказ будет в декабре",
        "what the reporter says stays"
    );
    let refused = "... on RoadmapReportRefused { reason }";
    let head = app.as_(town.head);
    let said = head
        .mutate("discardRoadmapReport", as_read(&back), refused)
        .await;
    assert_eq!(said["reason"], "WRONG_STATE");
    let signed = taken(&app, town.head, "signRoadmapReport", &back).await;
    assert_eq!(signed["returnedReason"], Value::Null);
    assert_eq!(signed["rows"][0]["remark"], "Приложите приказ");
    let accepted = taken(&app, town.municipal, "acceptRoadmapReport", &signed).await;
    assert_eq!(accepted["state"], "ACCEPTED");
    assert_eq!(accepted["rows"][0]["remark"], Value::Null);
    assert_eq!(accepted["viewerCan"], json!(["RETURN"]));
    let trail = app
        .store()
        .trail("roadmap-report", uuid(report["id"].as_str().unwrap()));
    let steps: Vec<_> = trail.await.unwrap();
    let steps: Vec<_> = steps
        .iter()
        .rev()
        .filter_map(|line| line.to.clone())
        .collect();
    assert_eq!(
        steps,
        [
            "DRAFT",
            "DRAFT",
            "DRAFT",
            "PREPARED",
            "SUBMITTED",
            "RETURNED",
            "SUBMITTED",
            "ACCEPTED"
        ]
    );
}

async fn a_report_that_was_sent_back_is_not_thrown_away_by_preparing_it(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    let report = started(&app, town.curator, &school(&app), &roadmap).await;
    let signed = taken(&app, town.head, "signRoadmapReport", &report).await;
    let back = returned(&app, town.municipal, &signed, json!([])).await["report"].clone();
    let again = taken(&app, town.curator, "prepareRoadmapReport", &back).await;
    assert_eq!(
        (&again["state"], &again["viewerCan"]),
        (&json!("PREPARED"), &json!(["EDIT"])),
        "{again:#}"
    );
    let said = app
        .as_(town.curator)
        .mutate(
            "discardRoadmapReport",
            as_read(&again),
            "... on RoadmapReportRefused { reason }",
        )
        .await;
    assert_eq!(said["reason"], "WRONG_STATE", "{said:#}");
    // The centre, which has read it, reads it and finds it meanwhile, and does not decide about it.
    let query = "query($id: ID!, $m: ID!) { viewer { roadmapReport(id: $id) { state viewerCan }
        municipality(id: $m) { roadmapReports(below: true) { nodes { id } } } } }";
    let input = json!({ "id": again["id"], "m": municipal(&app) });
    let seen = app.as_(town.municipal).run(query, input).await;
    assert_eq!(
        seen["viewer"]["roadmapReport"],
        json!({ "state": "PREPARED", "viewerCan": [] })
    );
    let below = &seen["viewer"]["municipality"]["roadmapReports"]["nodes"];
    assert_eq!(below, &json!([{ "id": again["id"] }]));
    let input = as_read(&again);
    let early = step(&app, town.municipal, "acceptRoadmapReport", input).await;
    assert_eq!(early["reason"], "WRONG_STATE", "{early:#}");
}

async fn figures_are_live_until_they_are_signed(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    let report = started(&app, town.curator, &school(&app), &roadmap).await;
    let read = async || {
        let query = format!(
            "query($id: ID!) {{ viewer {{ {} }} }}",
            REPORT.replacen("report", "roadmapReport(id: $id)", 1)
        );
        let said = app
            .as_(town.head)
            .run(&query, json!({ "id": report["id"] }))
            .await;
        said["viewer"]["roadmapReport"].clone()
    };
    assert_eq!(read().await["progress"]["done"], 0);
    state_first(&app).await;
    let live = read().await;
    assert_eq!(
        live["progress"],
        json!({ "total": 2, "done": 1, "overdue": 0, "planned": 1 })
    );
    assert_eq!(live["changedSinceSigned"], 0);
    taken(&app, town.head, "signRoadmapReport", &report).await;
    // Taken back after the signature: the report says what it said.
    let first = of_school(&app, town.head).await.remove(0);
    let back = json!({ "occurrenceId": first["id"], "revision": first["revision"] });
    duty_step(&app, town.head, "withdrawExecution", back).await;
    let frozen = read().await;
    assert_eq!(frozen["progress"]["done"], 1);
    assert_eq!(frozen["figuresOn"], "2026-11-15");
    assert_eq!(frozen["changedSinceSigned"], 1);
    let said = returned(&app, town.municipal, &frozen, json!([])).await;
    assert_eq!(said["report"]["progress"]["done"], 0, "{said:#}");
}

async fn a_municipality_consolidates_what_was_accepted_and_says_who_is_missing(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    state_first(&app).await;
    let own = started(&app, town.curator, &school(&app), &roadmap).await;
    let own = taken(&app, town.head, "signRoadmapReport", &own).await;
    let sibling = format!("school:{}", town.sibling.school.0);
    let of = |report: &Value, id: &str| {
        let schools = report["schools"].as_array().unwrap();
        let found = schools.iter().find(|one| one["school"]["id"] == id);
        found.unwrap_or_else(|| panic!("{report:#}")).clone()
    };

    let whole = started(&app, town.municipal, &municipal(&app), &roadmap).await;
    assert_eq!(
        whole["progress"]["total"], 0,
        "what is not accepted is not in it, and the seminar is in March: {whole:#}"
    );
    assert_eq!(of(&whole, &school(&app))["state"], "SUBMITTED");
    assert_eq!(of(&whole, &school(&app))["progress"], Value::Null);
    assert_eq!(of(&whole, &sibling)["state"], Value::Null);

    taken(&app, town.municipal, "acceptRoadmapReport", &own).await;
    let whole = taken(&app, town.municipal, "prepareRoadmapReport", &whole).await;
    assert_eq!(
        whole["progress"],
        json!({ "total": 2, "done": 1, "overdue": 0, "planned": 1 })
    );
    assert_eq!(
        of(&whole, &school(&app))["progress"],
        json!({ "total": 2, "done": 1 })
    );
    assert_eq!(of(&whole, &sibling)["progress"], Value::Null);
    let row = &whole["rows"][0];
    assert_eq!(row["progress"]["total"], 1);
    assert_eq!(row["executions"], json!([]), "the office has none there");

    // Verified after the acceptance: counted as changed, and not silently taken over.
    let first = of_school(&app, town.head).await.remove(0);
    let verify = json!({ "occurrenceIds": [first["id"]] });
    app.as_(town.municipal)
        .mutate("verifyExecutions", verify, "")
        .await;
    let signed = taken(&app, town.municipal, "signRoadmapReport", &whole).await;
    assert_eq!(of(&signed, &school(&app))["changedSinceAccepted"], 1);
    assert_eq!(signed["progress"]["done"], 1);
    let denied = app
        .as_(town.municipal)
        .refused("acceptRoadmapReport", as_read(&signed))
        .await;
    assert_eq!(denied, "FORBIDDEN", "the authority approves");
    let approved = taken(&app, town.authority, "acceptRoadmapReport", &signed).await;
    assert_eq!(approved["state"], "ACCEPTED");
    // The region reads sums on paper, too: nothing of a single school.
    let id = ReportId(uuid(approved["id"].as_str().unwrap()));
    let printed = async |who: PersonId| {
        let file = papers::roadmap_report(&app.viewer(who), id).await;
        file.unwrap().paper
    };
    assert!(!printed(town.municipal).await.sums_only);
    let paper = printed(town.regional).await;
    assert!(paper.sums_only && paper.absent == ["всего 1"]);
    let all = paper.roadmap.rows.iter().flat_map(|row| &row.executions);
    let mut days = all.filter_map(|one| one.done_on);
    assert_eq!(days.next(), None, "the office has done nothing itself");

    let query = "query($r: ID!, $m: ID!) { viewer {
        region(id: $r) { roadmapReports(below: true) { totalCount nodes { owner { name } progress { total } schools { state } } } }
        municipality(id: $m) { roadmapReports { nodes { id } } } } }";
    let ids = json!({ "r": format!("region:{}", town.region.0), "m": municipal(&app) });
    let said = app.as_(town.regional).run(query, ids).await;
    let below = &said["viewer"]["region"]["roadmapReports"];
    assert_eq!(below["totalCount"], 1, "{said:#}");
    assert_eq!(below["nodes"][0]["progress"]["total"], 2);
    assert_eq!(below["nodes"][0]["schools"], json!([]));
    assert_eq!(
        said["viewer"]["municipality"]["roadmapReports"],
        Value::Null
    );
}

async fn what_a_report_may_not_be_about_is_told(app: TestApp) {
    let town = &app.town;
    let draft = drafted(&app, town.municipal, &municipal(&app), &ROWS).await;
    let about = |roadmap: &str, place: &str, from: &str| json!({ "roadmapId": roadmap, "placeId": place, "from": from, "until": "2026-12-31" });
    let input = about(&draft, &municipal(&app), "2026-09-01");
    let said = step(&app, town.municipal, "startRoadmapReport", input).await;
    assert_eq!(said["reason"], "NOT_IN_FORCE");
    let input = about(&draft, &school(&app), "2026-09-01");
    let head = app.as_(town.head);
    assert_eq!(head.refused("startRoadmapReport", input).await, "NOT_FOUND");
    let input = about(&draft, &municipal(&app), "2027-01-01");
    let said = step(&app, town.municipal, "startRoadmapReport", input).await;
    assert_eq!(said["fields"][0]["path"], json!(["until"]));
    let office = drafted(&app, town.municipal, &municipal(&app), &ROWS[1..2]).await;
    crate::roadmaps::checked(&app, town.municipal, &office).await;
    crate::roadmaps::approve(&app, town.municipal, &office).await;
    let input = about(&office, &school(&app), "2026-09-01");
    let said = step(&app, town.curator, "startRoadmapReport", input).await;
    assert_eq!(said["reason"], "NOTHING_TO_REPORT", "{said:#}");
}

async fn a_report_is_its_owners_alone_until_it_is_handed_in(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    let report = started(&app, town.curator, &school(&app), &roadmap).await;
    let seen = async |who: PersonId| {
        let query = "query($id: ID!) { viewer { roadmapReport(id: $id) { state } } }";
        let said = app.as_(who).run(query, json!({ "id": report["id"] })).await;
        said["viewer"]["roadmapReport"]["state"].clone()
    };
    let strangers = [
        town.sibling_head,
        town.mentor,
        town.regional,
        town.distant_municipal,
    ];
    for who in strangers
        .into_iter()
        .chain([town.municipal, town.authority])
    {
        assert_eq!(seen(who).await, Value::Null);
    }
    let list = async |who: PersonId| {
        let query = "query($id: ID!) { viewer { municipality(id: $id) { roadmapReports(below: true,
            filter: { states: [SUBMITTED, ACCEPTED] }) { totalCount nodes { id } } } } }";
        let said = app
            .as_(who)
            .run(query, json!({ "id": municipal(&app) }))
            .await;
        said["viewer"]["municipality"]["roadmapReports"]["totalCount"].clone()
    };
    assert_eq!(list(town.municipal).await, 0);
    taken(&app, town.head, "signRoadmapReport", &report).await;
    assert_eq!(list(town.municipal).await, 1);
    for who in [town.municipal, town.authority, town.curator] {
        assert_eq!(seen(who).await, "SUBMITTED");
    }
    for who in strangers {
        assert_eq!(seen(who).await, Value::Null);
    }
}

async fn a_report_is_printed_with_what_it_says(app: TestApp) {
    let town = &app.town;
    let roadmap = in_force(&app).await;
    state_first(&app).await;
    let report = started(&app, town.curator, &school(&app), &roadmap).await;
    let mut input = as_read(&report);
    input["summary"] = json!("Первое.\n\nВторое.");
    input["rows"] =
        json!([{ "itemId": report["rows"][0]["itemId"], "effectiveness": "Кураторы работают" }]);
    let report = step(&app, town.curator, "changeRoadmapReport", input).await["report"].clone();
    let report = taken(&app, town.head, "signRoadmapReport", &report).await;
    let report = taken(&app, town.municipal, "acceptRoadmapReport", &report).await;
    let id = ReportId(uuid(report["id"].as_str().unwrap()));
    let file = papers::roadmap_report(&app.viewer(town.head), id)
        .await
        .unwrap();
    let paper = &file.paper;
    assert_eq!(paper.summary, ["Первое.", "Второе."]);
    assert_eq!(paper.roadmap.rows[0].effectiveness, "Кураторы работают");
    assert_eq!(
        paper.roadmap.rows[0].executions[0].evidence,
        ["Приказ, № 7, 30.10.2026"]
    );
    assert_eq!((paper.counts().due(), paper.counts().done), (2, 1));
    assert!(paper.accepted.is_some() && paper.signed_on.is_some());
    assert!(!paper.signatory.name.is_empty());
    assert!(!documents::docx::roadmap_report(paper).unwrap().is_empty());
    assert!(!documents::pdf::roadmap_report(paper).unwrap().is_empty());

    let whole = started(&app, town.municipal, &municipal(&app), &roadmap).await;
    let id = ReportId(uuid(whole["id"].as_str().unwrap()));
    let file = papers::roadmap_report(&app.viewer(town.municipal), id).await;
    let paper = file.unwrap().paper;
    assert_eq!(paper.absent.len(), 1, "the sibling has not reported");
    assert_eq!(paper.organisations().len(), 1);
    let stranger = papers::roadmap_report(&app.viewer(town.mentor), id).await;
    assert_eq!(stranger.unwrap_err().code(), "NOT_FOUND");
}
