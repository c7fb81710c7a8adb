//! Monitoring campaigns: a municipality or a region asks, schools answer, the centre accepts, everybody above reads sums.

use documents::table::{List, TableFormat};
use domain::id::PersonId;
use graphql::exports::{ExportRequest, export};
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::letters;
use crate::roadmaps::uuid;

on_both! {
    a_campaign_goes_from_the_plan_to_the_accepted_return;
    a_difference_is_explained_or_corrected_before_it_is_signed;
    what_came_back_is_corrected_after_the_campaign_is_closed_and_is_not_late;
    time_that_was_given_opens_a_closed_campaign_again_for_one_school;
    overdue_is_computed_and_an_answer_after_the_day_is_late;
    two_who_sign_at_once_are_told_who_was_faster;
    a_school_that_leaves_the_register_is_asked_no_more;
    a_school_that_joins_after_the_opening_is_asked_too;
    a_campaign_keeps_its_questions_and_kinds_ask_differently;
    the_region_reads_sums_of_what_was_accepted_and_nothing_before;
    answers_are_the_schools_alone_until_they_are_handed_in;
    what_was_said_in_the_campaign_before_stands_beside;
    what_cannot_be_planned_is_told;
    sent_twice_it_takes_effect_once;
    the_return_is_a_file_of_what_was_accepted;
    a_campaign_that_was_given_up_counts_nowhere;
    a_page_of_schools_costs_the_same_statements_whatever_its_length;
}

const CAMPAIGN: &str = "campaign { id revision state title setVersion viewerCan items { code title isComputed }
    completeness { required notStarted draft submitted returned accepted overdue percent timeliness }
    sums { code answered total mean yes withheld } }";

const SUBMISSION: &str = "submission { id revision state dueOn isLate isOverdue isExtended releasedOn returnedReason
    differences changedSinceSigned viewerCan findings { code finding isRefusal }
    answers { code number yes text computed before explanation remark differs } submittedBy { lastName }
    campaign { id title } school { id } }";

fn municipality(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

fn region(app: &TestApp) -> String {
    format!("region:{}", app.town.region.0)
}

/// Puts both schools of the municipality into the register, which counts them, too.
pub(crate) async fn registered(app: &TestApp) {
    let town = &app.town;
    for at in [town.school, town.sibling] {
        participates(app, &format!("school:{}", at.school.0), true).await;
    }
}

async fn participates(app: &TestApp, school: &str, participates: bool) {
    let input = json!({ "schoolId": school, "schoolYear": 2026, "participates": participates });
    let selection = "... on SetModelParticipationRefused { reason }";
    let client = app.as_(app.town.municipal);
    let said = client.mutate("setModelParticipation", input, selection);
    assert_eq!(said.await["__typename"], "SetModelParticipationDone");
}

/// What is planned when a test has nothing else in mind.
pub(crate) fn plan(place: &str) -> Value {
    json!({
        "placeId": place, "kind": "INTERIM", "from": "2026-09-01", "until": "2026-11-30", "opensOn": "2026-11-10",
        "dueOn": "2026-11-30", "audience": "IN_MODEL",
    })
}

/// A step of a campaign, with whatever came of it.
pub(crate) async fn step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let selection = format!(
        "... on CampaignDone {{ {CAMPAIGN} }} ... on CampaignRefused {{ reason }}
         ... on CampaignConflict {{ current {{ state revision }} }} ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    app.as_(who).mutate(name, input, &selection).await
}

fn as_read(campaign: &Value) -> Value {
    json!({ "campaignId": campaign["id"], "revision": campaign["revision"] })
}

/// Takes a step that shall be taken.
async fn taken(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = step(app, who, name, input).await;
    assert_eq!(said["__typename"], "CampaignDone", "{said:#}");
    said["campaign"].clone()
}

/// A campaign that the municipality has planned.
pub(crate) async fn planned(app: &TestApp) -> Value {
    let plan = plan(&municipality(app));
    taken(app, app.town.municipal, "planCampaign", plan).await
}

/// The same, opened, after both schools joined the model.
pub(crate) async fn opened(app: &TestApp) -> Value {
    registered(app).await;
    let campaign = planned(app).await;
    taken(app, app.town.municipal, "openCampaign", as_read(&campaign)).await
}

/// What the head of a school finds to be answered, the latest last day first.
async fn owed(app: &TestApp, who: PersonId, school: &str) -> Vec<Value> {
    let query = format!(
        "query($id: ID!) {{ viewer {{ school(id: $id) {{ submissions(first: 10) {{ nodes {{ {} }} }} }} }} }}",
        inner(SUBMISSION)
    );
    let said = app.as_(who).run(&query, json!({ "id": school })).await;
    let nodes = &said["viewer"]["school"]["submissions"]["nodes"];
    nodes.as_array().unwrap().clone()
}

/// The selection inside a field's own braces.
fn inner(selection: &str) -> &str {
    let (_, rest) = selection.split_once('{').unwrap();
    rest.rsplit_once('}').unwrap().0
}

pub(crate) fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

fn sibling(app: &TestApp) -> String {
    format!("school:{}", app.town.sibling.school.0)
}

/// What the school owes the campaign that was opened last.
pub(crate) async fn own(app: &TestApp) -> Value {
    owed(app, app.town.head, &school(app)).await.remove(0)
}

/// A step of a submission, with whatever came of it.
pub(crate) async fn answer(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    app.as_(who).mutate(name, input, &came_of_it()).await
}

fn came_of_it() -> String {
    format!(
        "... on SubmissionDone {{ {SUBMISSION} }} ... on SubmissionRefused {{ reason findings {{ code finding }} }}
         ... on SubmissionConflict {{ current {{ state revision }} }} ... on InvalidInput {{ fields {{ path problem }} }}"
    )
}

pub(crate) fn as_it_is(submission: &Value) -> Value {
    json!({ "submissionId": submission["id"], "revision": submission["revision"] })
}

fn saying(submission: &Value, answers: Value) -> Value {
    let mut input = as_it_is(submission);
    input["answers"] = answers;
    input
}

async fn done(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let said = answer(app, who, name, input).await;
    assert_eq!(said["__typename"], "SubmissionDone", "{said:#}");
    said["submission"].clone()
}

/// Writes the one answer that must be given by hand.
pub(crate) async fn written(app: &TestApp, who: PersonId, submission: &Value) -> Value {
    let answers = json!([{ "code": "P1.EFFECT", "number": 8 }]);
    done(app, who, "saveSubmission", saying(submission, answers)).await
}

/// What the school answered, signed.
pub(crate) async fn signed(app: &TestApp) -> Value {
    let draft = written(app, app.town.curator, &own(app).await).await;
    done(app, app.town.head, "submitSubmission", as_it_is(&draft)).await
}

async fn accepted(app: &TestApp, submission: &Value) -> Value {
    let input = json!({ "submissions": [as_it_is(submission)] });
    let selection =
        "... on SubmissionsAccepted { results { refusal submission { id state revision } } }";
    let client = app.as_(app.town.municipal);
    let said = client.mutate("acceptSubmissions", input, selection).await;
    said["results"][0].clone()
}

async fn read(app: &TestApp, who: PersonId, campaign: &Value, fields: &str) -> Value {
    let query = format!("query($id: ID!) {{ viewer {{ campaign(id: $id) {{ {fields} }} }} }}");
    let id = json!({ "id": campaign["id"] });
    app.as_(who).run(&query, id).await["viewer"]["campaign"].clone()
}

fn cell(submission: &Value, code: &str) -> Value {
    let answers = submission["answers"].as_array().unwrap();
    let found = answers.iter().find(|one| one["code"] == code);
    found.unwrap().clone()
}

async fn tasks(app: &TestApp, who: PersonId) -> Vec<Value> {
    let query = "{ viewer { tasks { kind target about dueOn count } } }";
    let said = app.as_(who).ask(query).await;
    let all = said["viewer"]["tasks"].as_array().unwrap().clone();
    let wanted = ["ANSWER_CAMPAIGN", "ACCEPT_SUBMISSIONS"];
    let about = |task: &Value| wanted.contains(&task["kind"].as_str().unwrap());
    all.into_iter().filter(about).collect()
}

async fn trail(app: &TestApp, kind: &'static str, id: &Value) -> Vec<String> {
    let lines = app.store().trail(kind, uuid(id.as_str().unwrap())).await;
    let lines = lines.unwrap();
    let steps = lines.iter().rev().filter_map(|line| line.to.clone());
    steps.collect()
}

async fn a_campaign_goes_from_the_plan_to_the_accepted_return(app: TestApp) {
    let town = &app.town;
    for who in [town.head, town.curator] {
        app.world().account(who).await;
    }
    registered(&app).await;
    let campaign = planned(&app).await;
    assert_eq!(campaign["title"], "Промежуточный мониторинг");
    assert_eq!(campaign["viewerCan"], json!(["OPEN", "CANCEL"]));
    assert_eq!(campaign["completeness"], Value::Null);
    assert_eq!(
        read(&app, town.head, &campaign, "id").await,
        Value::Null,
        "announced to nobody"
    );
    assert!(owed(&app, town.head, &school(&app)).await.is_empty());

    let open = taken(&app, town.authority, "openCampaign", as_read(&campaign)).await;
    assert_eq!(open["viewerCan"], json!(["CLOSE", "CANCEL"]));
    assert_eq!(open["completeness"]["required"], 2);
    assert_eq!(open["completeness"]["percent"], 0);
    assert_eq!(letters(&app, town.head).await.len(), 1);
    let stale = step(&app, town.municipal, "closeCampaign", as_read(&campaign)).await;
    assert_eq!(stale["current"]["state"], "OPEN", "{stale:#}");
    for who in [town.head, town.curator] {
        let todo = tasks(&app, who).await;
        assert_eq!(todo.len(), 1, "{todo:#?}");
        assert_eq!(todo[0]["dueOn"], "2026-11-30");
    }

    let empty = own(&app).await;
    assert_eq!(empty["viewerCan"], json!(["FILL"]));
    assert_eq!(cell(&empty, "P6.MENTORS")["computed"], 0);
    let draft = written(&app, town.curator, &empty).await;
    assert_eq!(
        (&draft["state"], &draft["revision"]),
        (&json!("DRAFT"), &json!(2))
    );
    assert_eq!(
        draft["viewerCan"],
        json!(["FILL"]),
        "a curator does not sign"
    );
    let again = saying(&empty, json!([]));
    let said = answer(&app, town.head, "saveSubmission", again).await;
    assert_eq!(said["current"]["revision"], 2, "{said:#}");
    let denied = app.as_(town.curator);
    let denied = denied.refused("submitSubmission", as_it_is(&draft)).await;
    assert_eq!(denied, "FORBIDDEN");
    let sent = done(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
    assert_eq!(sent["state"], "SUBMITTED");
    assert_eq!(
        cell(&sent, "P6.MENTORS")["number"],
        0,
        "who says nothing confirms what is counted"
    );
    assert!(tasks(&app, town.head).await.is_empty());
    let todo = tasks(&app, town.municipal).await;
    assert_eq!(
        (&todo[0]["count"], &todo[0]["target"]),
        (&json!(1), &campaign["id"])
    );

    assert_eq!(
        read(&app, town.municipal, &campaign, "sums { answered }").await["sums"][0]["answered"],
        0,
        "nothing is summed up before it is accepted"
    );
    let result = accepted(&app, &sent).await;
    assert_eq!(result["submission"]["state"], "ACCEPTED", "{result:#}");
    assert_eq!(letters(&app, town.curator).await.len(), 1);
    assert_eq!(accepted(&app, &sent).await["refusal"], "CHANGED");
    let now = read(&app, town.authority, &campaign, inner(CAMPAIGN)).await;
    let completeness = &now["completeness"];
    assert_eq!(
        (
            &completeness["accepted"],
            &completeness["percent"],
            &completeness["timeliness"]
        ),
        (&json!(1), &json!(50), &json!(50))
    );
    let sums = now["sums"].as_array().unwrap();
    let effect = sums.iter().find(|sum| sum["code"] == "P1.EFFECT").unwrap();
    assert_eq!(
        (&effect["answered"], &effect["mean"]),
        (&json!(1), &json!(8.0))
    );

    let closed = taken(&app, town.municipal, "closeCampaign", as_read(&now)).await;
    assert_eq!(closed["state"], "CLOSED");
    assert_eq!(
        trail(&app, "campaign", &campaign["id"]).await,
        ["PLANNED", "OPEN", "CLOSED"]
    );
    assert_eq!(
        trail(&app, "submission", &sent["id"]).await,
        ["DRAFT", "SUBMITTED", "ACCEPTED"]
    );
}

async fn a_difference_is_explained_or_corrected_before_it_is_signed(app: TestApp) {
    let town = &app.town;
    opened(&app).await;
    let empty = own(&app).await;
    let missing = json!({ "code": "P1.EFFECT", "finding": "MISSING", "isRefusal": true });
    assert_eq!(empty["findings"], json!([missing]));
    let answers = json!([
        { "code": "P1.EFFECT", "number": 11 }, { "code": "P6.PAIRS", "number": 2 },
        { "code": "P6.ACTIVE", "number": 3, "explanation": "Две пары ещё не внесены" },
    ]);
    let draft = done(
        &app,
        town.curator,
        "saveSubmission",
        saying(&empty, answers),
    )
    .await;
    assert_eq!(draft["differences"], 2);
    let said = answer(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
    assert_eq!(said["reason"], "NOT_SOUND", "{said:#}");
    assert_eq!(
        said["findings"],
        json!([
            { "code": "P6.PAIRS", "finding": "UNEXPLAINED" }, { "code": "P6.ACTIVE", "finding": "ABOVE_WHOLE" },
            { "code": "P1.EFFECT", "finding": "OUT_OF_RANGE" },
        ])
    );
    let answers = json!([
        { "code": "P1.EFFECT", "number": 7 }, { "code": "P6.PAIRS", "number": 2, "explanation": "Приказ от 14 ноября" },
        { "code": "P6.ACTIVE" },
    ]);
    let draft = done(
        &app,
        town.curator,
        "saveSubmission",
        saying(&draft, answers),
    )
    .await;
    let sent = done(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
    let pairs = cell(&sent, "P6.PAIRS");
    assert_eq!(
        (&pairs["number"], &pairs["computed"], &pairs["differs"]),
        (&json!(2), &json!(0), &json!(true))
    );
    let odd = saying(&sent, json!([{ "code": "NOTHING", "number": 1 }]));
    let said = answer(&app, town.head, "saveSubmission", odd).await;
    assert_eq!(
        said["reason"], "WRONG_STATE",
        "what is signed is not written"
    );
}

async fn what_came_back_is_corrected_after_the_campaign_is_closed_and_is_not_late(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let sent = signed(&app).await;
    let mut input = as_it_is(&sent);
    input["reason"] = json!("Проверьте оценку");
    input["remarks"] = json!([{ "code": "NOTHING", "text": "?" }]);
    let said = answer(&app, town.municipal, "returnSubmission", input.clone()).await;
    assert_eq!(said["reason"], "UNKNOWN_QUESTION", "{said:#}");
    input["remarks"] = json!([{ "code": "P1.EFFECT", "text": "Почему так высоко?" }]);
    let back = done(&app, town.municipal, "returnSubmission", input).await;
    assert_eq!(back["state"], "RETURNED");
    assert_eq!(cell(&back, "P1.EFFECT")["remark"], "Почему так высоко?");
    // What was counted and only confirmed goes on following the count; what was said stays said.
    let number = |of: &Value, code: &str| cell(of, code)["number"].clone();
    assert!(number(&sent, "P6.PAIRS").is_number(), "{sent:#}");
    assert_eq!(number(&back, "P6.PAIRS"), Value::Null);
    assert_eq!(number(&back, "P1.EFFECT"), 8);
    taken(&app, town.municipal, "closeCampaign", as_read(&campaign)).await;
    // The sibling school never began, and is too late now.
    let other = owed(&app, town.sibling_head, &sibling(&app))
        .await
        .remove(0);
    let said = answer(
        &app,
        town.sibling_head,
        "saveSubmission",
        saying(&other, json!([])),
    )
    .await;
    assert_eq!(said["reason"], "CLOSED", "{said:#}");
    assert!(tasks(&app, town.sibling_head).await.is_empty());

    assert_eq!(
        tasks(&app, town.head).await.len(),
        1,
        "what came back is owed"
    );
    let later = app.later(town.head, "2026-12-10T09:00:00Z");
    let answers = json!([{ "code": "P1.EFFECT", "number": 6 }]);
    let said = later
        .mutate("saveSubmission", saying(&back, answers), &came_of_it())
        .await;
    let draft = said["submission"].clone();
    assert_eq!(draft["state"], "RETURNED", "{said:#}");
    let said = later
        .mutate("submitSubmission", as_it_is(&draft), &came_of_it())
        .await;
    let sent = said["submission"].clone();
    assert_eq!(
        (&sent["state"], &sent["isLate"], &sent["returnedReason"]),
        (&json!("SUBMITTED"), &json!(false), &Value::Null),
        "{said:#}"
    );
    assert_eq!(
        accepted(&app, &sent).await["submission"]["state"],
        "ACCEPTED"
    );
    let now = read(
        &app,
        town.municipal,
        &campaign,
        "completeness { timeliness }",
    )
    .await;
    assert_eq!(now["completeness"]["timeliness"], 50);
}

async fn time_that_was_given_opens_a_closed_campaign_again_for_one_school(app: TestApp) {
    let town = &app.town;
    app.world().account(town.head).await;
    let campaign = opened(&app).await;
    taken(&app, town.municipal, "closeCampaign", as_read(&campaign)).await;
    let own = own(&app).await;
    let mut input = as_it_is(&own);
    input["until"] = json!("2026-11-20");
    let said = answer(&app, town.municipal, "extendSubmission", input.clone()).await;
    assert_eq!(
        said["reason"], "TOO_LATE",
        "less time than before: {said:#}"
    );
    input["until"] = json!("2026-12-10");
    let more = done(&app, town.municipal, "extendSubmission", input).await;
    assert_eq!(
        (&more["dueOn"], &more["isExtended"]),
        (&json!("2026-12-10"), &json!(true))
    );
    assert_eq!(tasks(&app, town.head).await[0]["dueOn"], "2026-12-10");
    let at = |instant| app.later(town.head, instant);
    let answers = json!([{ "code": "P1.EFFECT", "number": 6 }]);
    let over = at("2026-12-11T09:00:00Z");
    let said = over
        .mutate(
            "saveSubmission",
            saying(&more, answers.clone()),
            &came_of_it(),
        )
        .await;
    assert_eq!(said["reason"], "CLOSED", "{said:#}");
    let in_time = at("2026-12-10T09:00:00Z");
    let said = in_time
        .mutate("saveSubmission", saying(&more, answers), &came_of_it())
        .await;
    let draft = said["submission"].clone();
    let said = in_time
        .mutate("submitSubmission", as_it_is(&draft), &came_of_it())
        .await;
    assert_eq!(said["submission"]["isLate"], false, "{said:#}");
}

async fn overdue_is_computed_and_an_answer_after_the_day_is_late(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let own = own(&app).await;
    assert_eq!(own["isOverdue"], false);
    let centre = app.later(town.municipal, "2026-12-02T09:00:00Z");
    let query = "query($id: ID!) { viewer { campaign(id: $id) { completeness { overdue }
        submissions(filter: { overdueOnly: true }, first: 10) { totalCount nodes { isOverdue isLate } } } } }";
    let said = centre.run(query, json!({ "id": campaign["id"] })).await;
    let seen = &said["viewer"]["campaign"];
    assert_eq!(seen["completeness"]["overdue"], 2, "{said:#}");
    assert_eq!(seen["submissions"]["totalCount"], 2);
    assert_eq!(
        seen["submissions"]["nodes"][0],
        json!({ "isOverdue": true, "isLate": false })
    );
    let late = app.later(town.head, "2026-12-02T09:00:00Z");
    let answers = json!([{ "code": "P1.EFFECT", "number": 6 }]);
    let said = late
        .mutate("saveSubmission", saying(&own, answers), &came_of_it())
        .await;
    let draft = said["submission"].clone();
    let said = late
        .mutate("submitSubmission", as_it_is(&draft), &came_of_it())
        .await;
    assert_eq!(
        (
            &said["submission"]["isLate"],
            &said["submission"]["isOverdue"]
        ),
        (&json!(true), &json!(false)),
        "{said:#}"
    );
    accepted(&app, &said["submission"]).await;
    let now = read(
        &app,
        town.municipal,
        &campaign,
        "completeness { percent timeliness }",
    )
    .await;
    assert_eq!(
        now["completeness"],
        json!({ "percent": 50, "timeliness": 0 })
    );
}

async fn two_who_sign_at_once_are_told_who_was_faster(app: TestApp) {
    let town = &app.town;
    opened(&app).await;
    let draft = written(&app, town.curator, &own(&app).await).await;
    let sign = || answer(&app, town.head, "submitSubmission", as_it_is(&draft));
    let (one, other) = tokio::join!(sign(), sign());
    let mut came = [&one, &other].map(|said| said["__typename"].as_str().unwrap().to_owned());
    came.sort();
    assert_eq!(
        came,
        ["SubmissionConflict", "SubmissionDone"],
        "{one:#} {other:#}"
    );
    let steps = trail(&app, "submission", &draft["id"]).await;
    assert_eq!(steps, ["DRAFT", "SUBMITTED"], "signed once");
}

async fn a_school_that_leaves_the_register_is_asked_no_more(app: TestApp) {
    let town = &app.town;
    for who in [town.head, town.curator, town.sibling_head] {
        app.world().account(who).await;
    }
    let campaign = opened(&app).await;
    let other = owed(&app, town.sibling_head, &sibling(&app))
        .await
        .remove(0);
    written(&app, town.sibling_head, &other).await;
    let told = letters(&app, town.sibling_head).await.len();
    participates(&app, &sibling(&app), false).await;
    assert_eq!(letters(&app, town.sibling_head).await.len(), told + 1);
    let gone = owed(&app, town.sibling_head, &sibling(&app))
        .await
        .remove(0);
    assert_eq!(
        (&gone["releasedOn"], &gone["viewerCan"], &gone["state"]),
        (&json!("2026-11-15"), &json!([]), &json!("DRAFT"))
    );
    let said = answer(&app, town.sibling_head, "submitSubmission", as_it_is(&gone)).await;
    assert_eq!(said["reason"], "NOT_ASKED", "{said:#}");
    let fields = "completeness { required accepted percent }";
    let now = read(&app, town.municipal, &campaign, fields).await;
    assert_eq!(now["completeness"]["required"], 1);
    accepted(&app, &signed(&app).await).await;
    let now = read(&app, town.municipal, &campaign, fields).await;
    assert_eq!(
        now["completeness"],
        json!({ "required": 1, "accepted": 1, "percent": 100 })
    );
    // Repeating it changes nothing, and who comes back is asked again.
    participates(&app, &sibling(&app), false).await;
    participates(&app, &sibling(&app), true).await;
    let back = owed(&app, town.sibling_head, &sibling(&app))
        .await
        .remove(0);
    assert_eq!(back["releasedOn"], Value::Null);
    let deeds = app
        .store()
        .trail("submission", uuid(back["id"].as_str().unwrap()))
        .await
        .unwrap();
    let deeds: Vec<_> = deeds.iter().rev().map(|line| line.deed.as_str()).collect();
    assert_eq!(deeds, ["Fill", "Release", "Recall"]);
    // What was accepted stays accepted.
    participates(&app, &school(&app), false).await;
    let now = read(&app, town.municipal, &campaign, fields).await;
    assert_eq!(
        now["completeness"],
        json!({ "required": 2, "accepted": 1, "percent": 50 })
    );
}

async fn a_school_that_joins_after_the_opening_is_asked_too(app: TestApp) {
    let town = &app.town;
    app.world().account(town.sibling_head).await;
    participates(&app, &school(&app), true).await;
    let campaign = planned(&app).await;
    let campaign = taken(&app, town.municipal, "openCampaign", as_read(&campaign)).await;
    assert_eq!(campaign["completeness"]["required"], 1);
    // Somebody's plan, which asks nobody yet.
    planned(&app).await;
    let told = letters(&app, town.sibling_head).await.len();
    for _ in 0..2 {
        participates(&app, &sibling(&app), true).await;
        let all = owed(&app, town.sibling_head, &sibling(&app)).await;
        assert_eq!(all.len(), 1, "{all:#?}");
        let what = json!([all[0]["state"], all[0]["dueOn"], all[0]["isExtended"]]);
        assert_eq!(what, json!(["NOT_STARTED", "2026-11-30", false]));
        assert_eq!(letters(&app, town.sibling_head).await.len(), told + 1);
    }
    let now = read(&app, town.municipal, &campaign, "completeness { required }");
    assert_eq!(now.await["completeness"]["required"], 2);
    // A campaign among all schools asks one that is added later, when it is of the kinds that are asked.
    let mut everybody = plan(&municipality(&app));
    everybody["audience"] = json!("ALL");
    everybody["schoolKinds"] = json!(["SCHOOL"]);
    let everybody = taken(&app, town.municipal, "planCampaign", everybody).await;
    let everybody = taken(&app, town.municipal, "openCampaign", as_read(&everybody)).await;
    let asked = everybody["completeness"]["required"].as_i64().unwrap();
    for (kind, name) in [("SCHOOL", "СОШ № 77"), ("PRESCHOOL", "Детский сад № 78")]
    {
        let input = json!({ "municipalityId": municipality(&app), "kind": kind, "fullName": name, "shortName": name });
        let client = app.as_(town.municipal);
        let said = client.mutate("addSchool", input, "").await;
        assert_eq!(said["__typename"], "AddSchoolDone");
    }
    let now = read(
        &app,
        town.municipal,
        &everybody,
        "completeness { required }",
    );
    assert_eq!(now.await["completeness"]["required"], asked + 1);
}

async fn a_campaign_keeps_its_questions_and_kinds_ask_differently(app: TestApp) {
    let town = &app.town;
    let mut sets = Vec::new();
    for kind in ["READINESS", "INTERIM", "FINAL"] {
        let mut input = plan(&municipality(&app));
        input["kind"] = json!(kind);
        let campaign = taken(&app, town.municipal, "planCampaign", input).await;
        assert_eq!(campaign["setVersion"], 1);
        sets.push(campaign["items"].clone());
    }
    assert!(sets[0] != sets[1] && sets[1] != sets[2] && sets[0] != sets[2]);
    let mut input = plan(&municipality(&app));
    input["leaveOut"] = json!(["P1.MEETINGS"]);
    input["questions"] = json!([
        { "title": "Сколько клубов?", "kind": "COUNT", "required": false, "countsPeople": false }
    ]);
    let campaign = taken(&app, town.municipal, "planCampaign", input).await;
    let codes = campaign["items"].as_array().unwrap().iter();
    let codes: Vec<_> = codes.map(|item| item["code"].as_str().unwrap()).collect();
    assert!(
        !codes.contains(&"P1.MEETINGS") && codes.last() == Some(&"Q.1"),
        "{codes:?}"
    );
    registered(&app).await;
    let before = campaign["items"].clone();
    taken(&app, town.municipal, "openCampaign", as_read(&campaign)).await;
    let after = read(
        &app,
        town.municipal,
        &campaign,
        "items { code title isComputed }",
    )
    .await;
    assert_eq!(after["items"], before);
}

async fn the_region_reads_sums_of_what_was_accepted_and_nothing_before(app: TestApp) {
    let town = &app.town;
    registered(&app).await;
    let mut input = plan(&region(&app));
    input["questions"] = json!([
        { "title": "Наставников без приказа", "unit": "чел.", "kind": "COUNT", "required": true, "countsPeople": true }
    ]);
    let campaign = taken(&app, town.regional, "planCampaign", input).await;
    let campaign = taken(&app, town.regional, "openCampaign", as_read(&campaign)).await;
    let own = own(&app).await;
    let answers = json!([{ "code": "P1.EFFECT", "number": 8 }, { "code": "Q.1", "number": 3 }]);
    let draft = done(&app, town.head, "saveSubmission", saying(&own, answers)).await;
    let sent = done(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
    let fields = "completeness { required submitted accepted } submissions(first: 5) { totalCount }
        sums { code answered total withheld mean }
        municipalities { municipality { id } completeness { required accepted } sums { code answered total withheld } }";
    let seen = read(&app, town.regional, &campaign, fields).await;
    assert_eq!(
        seen["completeness"],
        json!({ "required": 2, "submitted": 1, "accepted": 0 })
    );
    assert_eq!(
        seen["submissions"],
        Value::Null,
        "single schools are not the region's"
    );
    let nothing = |sums: &Value| {
        let sums = sums.as_array().unwrap();
        sums.iter()
            .all(|sum| sum["answered"] == 0 && sum["total"].is_null())
    };
    assert!(nothing(&seen["sums"]), "{seen:#}");
    assert!(nothing(&seen["municipalities"][0]["sums"]));
    let query = "query($id: ID!) { viewer { submission(id: $id) { id } } }";
    let id = json!({ "id": sent["id"] });
    assert_eq!(
        app.as_(town.regional).run(query, id).await["viewer"]["submission"],
        Value::Null
    );

    accepted(&app, &sent).await;
    let seen = read(&app, town.regional, &campaign, fields).await;
    let of = |sums: &Value, code: &str| {
        let sums = sums.as_array().unwrap();
        sums.iter().find(|sum| sum["code"] == code).unwrap().clone()
    };
    let line = &seen["municipalities"][0];
    assert_eq!(line["municipality"]["id"], json!(municipality(&app)));
    assert_eq!(
        of(&line["sums"], "Q.1"),
        json!({ "code": "Q.1", "answered": 1, "total": null, "withheld": true })
    );
    assert_eq!(of(&seen["sums"], "P1.EFFECT")["mean"], 8.0);
    // The municipality reads the same campaign with its own schools, whose answers it may read.
    let own = read(&app, town.municipal, &campaign, fields).await;
    assert_eq!(of(&own["sums"], "Q.1")["total"], 3);
    assert_eq!(own["submissions"]["totalCount"], 2);
    assert_eq!(own["municipalities"], Value::Null);
    let denied = app
        .as_(town.municipal)
        .refused("closeCampaign", as_read(&campaign))
        .await;
    assert_eq!(denied, "FORBIDDEN", "who collects does not close");
    let far = read(&app, town.distant_municipal, &campaign, fields).await;
    assert_eq!(far["completeness"]["required"], 0);
    assert!(nothing(&far["sums"]));
}

async fn answers_are_the_schools_alone_until_they_are_handed_in(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let draft = written(&app, town.curator, &own(&app).await).await;
    let query = format!(
        "query($id: ID!) {{ viewer {{ submission(id: $id) {{ {} }} }} }}",
        inner(SUBMISSION)
    );
    let see = async |who: PersonId| {
        let said = app.as_(who).run(&query, json!({ "id": draft["id"] })).await;
        said["viewer"]["submission"].clone()
    };
    for who in [town.municipal, town.authority] {
        let seen = see(who).await;
        assert_eq!(seen["state"], "DRAFT");
        assert_eq!(
            (&seen["answers"], &seen["differences"], &seen["findings"]),
            (&Value::Null, &Value::Null, &json!([]))
        );
    }
    let strangers = [
        town.sibling_head,
        town.distant_municipal,
        town.regional,
        town.foreign_regional,
        town.psychologist,
        town.mentor,
    ];
    for who in strangers {
        assert_eq!(see(who).await, Value::Null);
        let denied = app
            .as_(who)
            .refused("saveSubmission", saying(&draft, json!([])))
            .await;
        assert_eq!(denied, "NOT_FOUND");
    }
    for who in [town.distant_municipal, town.foreign_regional, town.mentor] {
        assert_eq!(read(&app, who, &campaign, "id").await, Value::Null);
    }
    let head = read(
        &app,
        town.head,
        &campaign,
        "completeness { required } sums { code } submissions { totalCount }",
    );
    assert_eq!(
        head.await,
        json!({ "completeness": null, "sums": null, "submissions": null }),
        "a school reads what is asked, and nothing of others"
    );
    done(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
    assert_eq!(cell(&see(town.authority).await, "P1.EFFECT")["number"], 8);
}

async fn what_was_said_in_the_campaign_before_stands_beside(app: TestApp) {
    let town = &app.town;
    opened(&app).await;
    let first = signed(&app).await;
    let mut input = plan(&municipality(&app));
    input["dueOn"] = json!("2026-12-31");
    let second = taken(&app, town.municipal, "planCampaign", input).await;
    taken(&app, town.municipal, "openCampaign", as_read(&second)).await;
    assert_eq!(
        cell(&own(&app).await, "P1.EFFECT")["before"],
        Value::Null,
        "what was not accepted is no figure"
    );
    accepted(&app, &first).await;
    let next = own(&app).await;
    assert_eq!(cell(&next, "P1.EFFECT")["before"], 8);
    let answers = json!([{ "code": "P1.EFFECT", "number": 3 }]);
    let draft = done(&app, town.head, "saveSubmission", saying(&next, answers)).await;
    assert_eq!(
        draft["findings"],
        json!([{ "code": "P1.EFFECT", "finding": "SHARP_CHANGE", "isRefusal": false }])
    );
    done(&app, town.head, "submitSubmission", as_it_is(&draft)).await;
}

async fn what_cannot_be_planned_is_told(app: TestApp) {
    let town = &app.town;
    let problems = async |change: &dyn Fn(&mut Value)| {
        let mut input = plan(&municipality(&app));
        change(&mut input);
        let said = step(&app, town.municipal, "planCampaign", input).await;
        said["fields"][0]["path"].clone()
    };
    let until = problems(&|input| input["until"] = json!("2026-08-31")).await;
    assert_eq!(until, json!(["until"]));
    let due = problems(&|input| input["dueOn"] = json!("2026-11-01")).await;
    assert_eq!(due, json!(["dueOn"]));
    let empty = problems(&|input| input["kind"] = json!("AD_HOC")).await;
    assert_eq!(empty, json!(["questions"]));
    let unknown = problems(&|input| input["leaveOut"] = json!(["NOTHING"])).await;
    assert_eq!(unknown, json!(["leaveOut", "0"]));
    let part = problems(&|input| input["leaveOut"] = json!(["P6.PAIRS"])).await;
    assert_eq!(part, json!(["leaveOut"]), "a part without its whole");

    // Nobody is in the register yet.
    let campaign = planned(&app).await;
    let said = step(&app, town.municipal, "openCampaign", as_read(&campaign)).await;
    assert_eq!(said["reason"], "NOBODY_TO_ASK", "{said:#}");
    let mut past = plan(&municipality(&app));
    past["opensOn"] = json!("2026-10-01");
    past["dueOn"] = json!("2026-10-31");
    let past = taken(&app, town.municipal, "planCampaign", past).await;
    let said = step(&app, town.municipal, "openCampaign", as_read(&past)).await;
    assert_eq!(said["reason"], "TOO_LATE", "{said:#}");
    let gone = taken(&app, town.municipal, "cancelCampaign", as_read(&past)).await;
    let said = step(&app, town.municipal, "openCampaign", as_read(&gone)).await;
    assert_eq!(said["reason"], "WRONG_STATE", "{said:#}");
    let mut at_school = plan(&school(&app));
    at_school["audience"] = json!("ALL");
    let denied = app.as_(town.head).refused("planCampaign", at_school).await;
    assert_eq!(denied, "NOT_FOUND", "a school asks itself nothing");

    let desk = format!(
        "{{ viewer {{ municipality(id: \"{}\") {{ mayPlanCampaigns campaignQuestions(kind: IMPACT) {{ code }}
           campaignSuggestions(rhythm: DECEMBER_AND_MAY) {{ kind dueOn }} campaigns(first: 10) {{ totalCount }} }} }} }}",
        municipality(&app)
    );
    let said = app.as_(town.municipal).ask(&desk).await;
    let seen = &said["viewer"]["municipality"];
    assert_eq!(
        seen["campaignSuggestions"],
        json!([{ "kind": "PROCESS", "dueOn": "2026-12-31" }, { "kind": "IMPACT", "dueOn": "2027-05-31" }])
    );
    assert_eq!(seen["campaigns"]["totalCount"], 2);
    let said = app.as_(town.authority).ask(&desk).await;
    let seen = &said["viewer"]["municipality"];
    assert_eq!(
        (
            &seen["mayPlanCampaigns"],
            &seen["campaignQuestions"],
            &seen["campaignSuggestions"]
        ),
        (&json!(false), &Value::Null, &Value::Null)
    );
}

async fn sent_twice_it_takes_effect_once(app: TestApp) {
    let town = &app.town;
    registered(&app).await;
    let mut input = plan(&municipality(&app));
    input["clientMutationId"] = json!("plan-1");
    let one = taken(&app, town.municipal, "planCampaign", input.clone()).await;
    let other = taken(&app, town.municipal, "planCampaign", input).await;
    assert_eq!(one["id"], other["id"]);
    let mut open = as_read(&one);
    open["clientMutationId"] = json!("open-1");
    taken(&app, town.municipal, "openCampaign", open.clone()).await;
    let again = taken(&app, town.municipal, "openCampaign", open).await;
    assert_eq!(again["completeness"]["required"], 2, "asked once");
    let draft = written(&app, town.curator, &own(&app).await).await;
    let mut sign = as_it_is(&draft);
    sign["clientMutationId"] = json!("sign-1");
    let sent = done(&app, town.head, "submitSubmission", sign.clone()).await;
    let again = done(&app, town.head, "submitSubmission", sign).await;
    assert_eq!(again["revision"], sent["revision"]);
}

async fn the_return_is_a_file_of_what_was_accepted(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let sent = signed(&app).await;
    let file = async |who: PersonId| {
        let request = ExportRequest {
            list: List::Campaign,
            place: campaign["id"].as_str().unwrap().to_owned(),
            format: TableFormat::Csv,
            filter: Value::Null,
            school_year: None,
        };
        match export(&app.viewer(who), request).await {
            Ok(file) => Ok(String::from_utf8(file.bytes).unwrap()),
            Err(error) => Err(error.code()),
        }
    };
    let before = file(town.municipal).await.unwrap();
    assert_eq!(
        before.lines().count(),
        2,
        "headings and empty sums: {before}"
    );
    accepted(&app, &sent).await;
    let after = file(town.authority).await.unwrap();
    let lines: Vec<_> = after.lines().collect();
    assert_eq!(lines.len(), 3, "{after}");
    assert!(
        lines[0].contains("Оценка эффективности программ"),
        "{after}"
    );
    assert!(
        lines[1].starts_with("СОШ № 1") && lines[1].contains(";8;"),
        "{after}"
    );
    assert!(lines[2].starts_with("Итого;0;"), "{after}");
    for who in [town.head, town.regional, town.distant_municipal] {
        assert_eq!(file(who).await, Err("NOT_FOUND"));
    }
}

async fn a_campaign_that_was_given_up_counts_nowhere(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let sent = signed(&app).await;
    accepted(&app, &sent).await;
    let fields = "state completeness { accepted } sums { code }";
    let before = read(&app, town.municipal, &campaign, fields).await;
    assert_eq!(before["completeness"]["accepted"], 1);
    taken(&app, town.municipal, "cancelCampaign", as_read(&campaign)).await;
    let gone = json!({ "state": "CANCELLED", "completeness": null, "sums": null });
    assert_eq!(read(&app, town.municipal, &campaign, fields).await, gone);
}

async fn a_page_of_schools_costs_the_same_statements_whatever_its_length(app: TestApp) {
    let town = &app.town;
    let campaign = opened(&app).await;
    let query = format!(
        "query($id: ID!, $first: Int!) {{ viewer {{ campaign(id: $id) {{ completeness {{ required }}
           submissions(first: $first) {{ nodes {{ {} }} }} }} }} }}",
        inner(SUBMISSION)
    );
    let page = async |first: i32| {
        let variables = json!({ "id": campaign["id"], "first": first });
        let client = app.as_(town.municipal);
        app.statements(client.run(&query, variables)).await
    };
    assert_eq!(page(1).await, page(2).await);
}
