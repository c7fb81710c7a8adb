//! Dry runs of the matching: what a curator and a municipality are shown, what is kept, what is proposed.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::{another_mentee, letters, person, proposal, school, sql};

on_both! {
    a_run_finds_the_pair_and_says_why;
    a_locked_pair_is_kept_and_an_excluded_one_avoided;
    a_lock_that_cannot_be_kept_is_refused_by_name;
    settings_out_of_bounds_are_named;
    who_is_left_over_reads_what_would_help;
    two_runs_are_compared;
    chosen_pairs_are_proposed_each_by_the_rules;
    a_run_is_not_used_when_another_took_the_last_place;
    a_municipality_matches_without_names_and_its_schools_propose;
    a_psychologist_sees_who_is_left_and_no_runs;
    runs_of_another_school_are_not_found;
    a_run_of_many_costs_the_statements_of_one;
}

const RUN: &str = "id runAt mentors mentees places pairs score
    settings { objective reach most minimum weights { criterion importance points }
        locked { mentorId menteeId } excluded { mentorId menteeId } }
    matches(first: 50) { totalCount nodes { score locked
        mentee { id mark person { lastName } subject topics isPaired school { name } }
        mentor { person { lastName } school { name } }
        reasons { criterion points most topics subject taken capacity years sameSchool } } }
    unmatched(first: 50) { totalCount nodes { mentee { id person { lastName } } considered givenAway
        blocked { blocker mentors } near { mentor { person { lastName } } score blocker }
        help { kind mentors { person { lastName } } schools { school { name } mentors } blocker count topics subject } } }
    schools { school { name } mentees matched unmatched }";

async fn run(app: &TestApp, who: PersonId, input: Value) -> Value {
    let selection = format!(
        "... on RunMatchingDone {{ run {{ {RUN} }} }}
         ... on RunMatchingRefused {{ reason mentorId menteeId blocker }}
         ... on InvalidInput {{ fields {{ path problem limit }} }}"
    );
    app.as_(who).mutate("runMatching", input, &selection).await
}

fn here(app: &TestApp, settings: Value) -> Value {
    json!({ "schoolId": school(app.town.school), "settings": settings })
}

async fn found(app: &TestApp, settings: Value) -> Value {
    let mut said = run(app, app.town.curator, here(app, settings)).await;
    assert_eq!(said["__typename"], "RunMatchingDone", "{said:#}");
    said["run"].take()
}

async fn another_mentor(app: &TestApp, name: &str, capacity: i32) -> PersonId {
    let (world, here) = (app.world(), app.town.school);
    let id = world.person(name).await;
    world.employ(id, here, "учитель физики", 12).await;
    world.mentor_card(id, here, capacity).await;
    id
}

async fn a_run_finds_the_pair_and_says_why(app: TestApp) {
    let run = found(&app, json!({})).await;
    let totals = ["mentors", "mentees", "places", "pairs", "score"].map(|name| run[name].clone());
    assert_eq!(totals, [json!(1), json!(1), json!(2), json!(1), json!(70)]);
    let pair = &run["matches"]["nodes"][0];
    assert_eq!(pair["score"], 70);
    assert_eq!(pair["mentee"]["id"], person(app.town.mentee));
    let reasons: Vec<_> = pair["reasons"].as_array().unwrap().iter().collect();
    let points: Vec<_> = reasons
        .iter()
        .map(|one| {
            format!(
                "{} {}/{}",
                one["criterion"].as_str().unwrap(),
                one["points"],
                one["most"]
            )
        })
        .collect();
    let expected = [
        "TOPICS 20/20",
        "SUBJECT 20/20",
        "FORMATS 8/8",
        "LOAD 6/6",
        "PLACE 8/8",
        "EXPERIENCE 8/8",
    ];
    assert_eq!(points, expected);
    assert_eq!(reasons[0]["topics"], json!(["TEACHING_METHODS"]));
    assert_eq!(reasons[1]["subject"], "физика");
    assert_eq!(reasons[5]["years"], 19);
    // It is kept, and nobody was asked.
    let query = "query($id: ID!) { viewer { school(id: $id) { matching { viewerCan runs(first: 5) {
        totalCount nodes { id pairs runBy { lastName } } } } mentorships { totalCount } } } }";
    let desk = app
        .as_(app.town.curator)
        .run(query, json!({ "id": school(app.town.school) }))
        .await;
    let desk = &desk["viewer"]["school"];
    assert_eq!(desk["matching"]["runs"]["nodes"][0]["id"], run["id"]);
    assert_eq!(
        desk["matching"]["viewerCan"],
        json!(["READ", "READ_RUNS", "RUN"])
    );
    assert_eq!(desk["mentorships"]["totalCount"], 0);
}

async fn a_locked_pair_is_kept_and_an_excluded_one_avoided(app: TestApp) {
    let second = another_mentor(&app, "Запасная Зоя Игоревна", 1).await;
    let pair = |mentor| json!({ "mentorId": person(mentor), "menteeId": person(app.town.mentee) });
    let run = found(&app, json!({ "locked": [pair(second)] })).await;
    let kept = &run["matches"]["nodes"][0];
    assert_eq!(kept["mentor"]["person"]["lastName"], "Запасная");
    assert_eq!(kept["locked"], true);
    assert_eq!(run["settings"]["locked"], json!([pair(second)]));
    let run = found(&app, json!({ "excluded": [pair(app.town.mentor)] })).await;
    let other = &run["matches"]["nodes"][0];
    assert_eq!(other["mentor"]["person"]["lastName"], "Запасная");
    assert_eq!(other["locked"], false);
}

async fn a_lock_that_cannot_be_kept_is_refused_by_name(app: TestApp) {
    let full = another_mentor(&app, "Полная Полина Олеговна", 1).await;
    let busy = another_mentee(&app, "Занятой Захар").await;
    app.world().pair_in_force(app.town.school, full, busy).await;
    let lock = json!({ "mentorId": person(full), "menteeId": person(app.town.mentee) });
    let said = run(
        &app,
        app.town.curator,
        here(&app, json!({ "locked": [lock] })),
    )
    .await;
    assert_eq!(said["reason"], "AGAINST_THE_RULES");
    assert_eq!(said["blocker"], "MENTOR_FULL");
    assert_eq!(said["mentorId"], person(full));
    let stranger =
        json!({ "mentorId": person(app.town.bystander), "menteeId": person(app.town.mentee) });
    let said = run(
        &app,
        app.town.curator,
        here(&app, json!({ "locked": [stranger] })),
    )
    .await;
    assert_eq!(said["reason"], "GONE_MEANWHILE");
}

async fn settings_out_of_bounds_are_named(app: TestApp) {
    let settings = json!({ "minimum": -1, "reach": "MUNICIPALITY" });
    let said = run(&app, app.town.curator, here(&app, settings)).await;
    let expected = json!([
        { "path": ["settings", "reach"], "problem": "NOT_ALLOWED", "limit": null },
        { "path": ["settings", "minimum"], "problem": "OUT_OF_RANGE", "limit": null },
    ]);
    assert_eq!(said["fields"], expected);
    let nowhere = app
        .as_(app.town.curator)
        .refused("runMatching", json!({}))
        .await;
    assert_eq!(nowhere, "BAD_INPUT");
}

async fn who_is_left_over_reads_what_would_help(app: TestApp) {
    let town = &app.town;
    // The town's mentor has two places; a third mentee is left over. The sibling school has one to spare.
    another_mentee(&app, "Второв Виктор").await;
    another_mentee(&app, "Третьяк Тарас").await;
    let helper = app.world().person("Соседова Софья Львовна").await;
    app.world()
        .employ(helper, town.sibling, "учитель физики", 10)
        .await;
    app.world().mentor_card(helper, town.sibling, 1).await;
    let run = found(&app, json!({})).await;
    assert_eq!(run["pairs"], 2);
    let left = &run["unmatched"]["nodes"][0];
    assert_eq!(left["considered"], 2);
    assert_eq!(left["givenAway"], 1);
    assert_eq!(
        left["blocked"],
        json!([{ "blocker": "OTHER_SCHOOL", "mentors": 1 }])
    );
    let kinds: Vec<_> = left["help"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| &one["kind"])
        .collect();
    assert_eq!(kinds, ["RAISE_CAPACITY", "FREE_ELSEWHERE"]);
    // A school does not learn the number when it stands for one to four people of another one.
    assert_eq!(left["help"][1]["schools"][0]["mentors"], Value::Null);
    assert_eq!(left["near"][0]["blocker"], Value::Null);
}

async fn two_runs_are_compared(app: TestApp) {
    let second = another_mentor(&app, "Запасная Зоя Игоревна", 1).await;
    let before = found(&app, json!({})).await;
    let lock = json!([{ "mentorId": person(second), "menteeId": person(app.town.mentee) }]);
    let after = found(&app, json!({ "locked": lock })).await;
    let query = "query($id: ID!, $run: ID!, $with: ID!) { viewer { school(id: $id) { matching { run(id: $run) {
        comparison(with: $with) { same moved gained lost changes {
            mentee { id } before { person { lastName } } after { person { lastName } } } } } } } } }";
    let variables =
        json!({ "id": school(app.town.school), "run": after["id"], "with": before["id"] });
    let said = app.as_(app.town.curator).run(query, variables).await;
    let said = &said["viewer"]["school"]["matching"]["run"]["comparison"];
    assert_eq!(
        [
            &said["same"],
            &said["moved"],
            &said["gained"],
            &said["lost"]
        ],
        [0, 1, 0, 0]
    );
    assert_eq!(
        said["changes"][0]["after"]["person"]["lastName"],
        "Запасная"
    );
}

const PROPOSED: &str = "... on ProposeMatchesDone { results { mentorId menteeId refusal
    mentorship { state mentors { person { lastName } } } } } ... on ProposeMatchesRefused { reason }";

fn choice(app: &TestApp, run: &Value, mentees: &[PersonId]) -> Value {
    let pairs: Vec<_> = mentees
        .iter()
        .map(|mentee| json!({ "mentorId": person(app.town.mentor), "menteeId": person(*mentee) }))
        .collect();
    json!({ "schoolId": school(app.town.school), "runId": run["id"], "pairs": pairs })
}

async fn chosen_pairs_are_proposed_each_by_the_rules(app: TestApp) {
    let second = another_mentee(&app, "Второв Виктор").await;
    let run = found(&app, json!({})).await;
    let input = choice(&app, &run, &[app.town.mentee, second, app.town.bystander]);
    let client = app.as_(app.town.curator);
    let said = client
        .mutate("proposeMatches", input.clone(), PROPOSED)
        .await;
    let results = said["results"].as_array().unwrap();
    assert_eq!(results[0]["mentorship"]["state"], "PROPOSED");
    assert_eq!(results[1]["mentorship"]["state"], "PROPOSED");
    assert_eq!(results[2]["refusal"], "NOT_IN_RUN");
    assert_eq!(letters(&app, app.town.mentee).await.len(), 1);
    assert_eq!(letters(&app, app.town.mentor).await.len(), 2);
    // Sent again, it proposes nobody twice.
    let again = client.mutate("proposeMatches", input, PROPOSED).await;
    let refusals: Vec<_> = again["results"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["refusal"].as_str().unwrap_or("none"))
        .collect();
    assert_eq!(refusals, ["ALREADY_PAIRED", "ALREADY_PAIRED", "NOT_IN_RUN"]);
}

async fn a_run_is_not_used_when_another_took_the_last_place(app: TestApp) {
    let town = &app.town;
    let run = found(&app, json!({})).await;
    for name in ["Второв Виктор", "Третьяк Тарас"] {
        let other = another_mentee(&app, name).await;
        app.world()
            .pair_in_force(town.school, town.mentor, other)
            .await;
    }
    let input = choice(&app, &run, &[town.mentee]);
    let said = app
        .as_(town.curator)
        .mutate("proposeMatches", input, PROPOSED)
        .await;
    assert_eq!(said["results"][0]["refusal"], "MENTOR_FULL");
}

async fn a_municipality_matches_without_names_and_its_schools_propose(app: TestApp) {
    let town = &app.town;
    let lonely = app.world().person("Одинцова Ольга").await;
    app.world()
        .employ(lonely, town.sibling, "учитель физики", 1)
        .await;
    app.world().need(lonely, town.sibling).await;
    let at = json!({ "municipalityId": format!("municipality:{}", town.municipality.0),
        "settings": { "reach": "MUNICIPALITY" } });
    let mut said = run(&app, town.municipal, at).await;
    let across = said["run"].take();
    assert_eq!(across["pairs"], 2, "{across:#}");
    let nodes = across["matches"]["nodes"].as_array().unwrap();
    assert!(nodes.iter().all(|one| one["mentee"]["person"].is_null()));
    assert!(
        nodes
            .iter()
            .all(|one| one["mentor"]["person"]["lastName"].is_string())
    );
    assert!(
        nodes
            .iter()
            .all(|one| one["mentee"]["mark"].as_str().unwrap().len() == 4)
    );
    assert_eq!(across["schools"].as_array().unwrap().len(), 2);

    // Not sent yet: the school knows nothing of it.
    let early = choice(&app, &across, &[town.mentee]);
    assert_eq!(
        app.as_(town.curator)
            .refused("proposeMatches", early.clone())
            .await,
        "NOT_FOUND"
    );
    let send = json!({ "runId": across["id"] });
    let selection =
        "... on SuggestMatchesDone { run { sentAt } } ... on SuggestMatchesRefused { reason }";
    let methodologist = app.as_(town.municipal);
    let sent = methodologist
        .mutate("suggestMatches", send.clone(), selection)
        .await;
    assert!(sent["run"]["sentAt"].is_string(), "{sent:#}");
    let again = methodologist
        .mutate("suggestMatches", send, selection)
        .await;
    assert_eq!(again["reason"], "ALREADY_SENT");

    // The school sees its own mentee by name, and proposes.
    let query = "query($id: ID!) { viewer { school(id: $id) { matching { suggested { id
        matches(first: 5) { totalCount nodes { mentee { person { lastName } } } } schools { mentees } } } } } }";
    let desk = app
        .as_(town.curator)
        .run(query, json!({ "id": school(town.school) }))
        .await;
    let suggested = &desk["viewer"]["school"]["matching"]["suggested"];
    assert_eq!(suggested["matches"]["totalCount"], 1);
    assert!(suggested["matches"]["nodes"][0]["mentee"]["person"]["lastName"].is_string());
    assert_eq!(suggested["schools"].as_array().unwrap().len(), 1);
    let said = app
        .as_(town.curator)
        .mutate("proposeMatches", early, PROPOSED)
        .await;
    assert_eq!(said["results"][0]["mentorship"]["state"], "PROPOSED");
    let elsewhere = json!({ "schoolId": school(town.sibling), "runId": across["id"],
        "pairs": [{ "mentorId": person(town.mentor), "menteeId": person(lonely) }] });
    let said = app
        .as_(town.sibling_curator)
        .mutate("proposeMatches", elsewhere, PROPOSED)
        .await;
    // A mentor of another school is proposed like any other; both schools' orders follow.
    assert_eq!(said["results"][0]["mentorship"]["state"], "PROPOSED");
}

async fn a_psychologist_sees_who_is_left_and_no_runs(app: TestApp) {
    let town = &app.town;
    found(&app, json!({})).await;
    let waits = "UPDATE mentor_card SET state = 'PAUSED' WHERE person_id = $1";
    sql(&app, waits, town.mentor.0).await;
    let query = "query($id: ID!) { viewer { school(id: $id) { matching { viewerCan
        unmatched { mentee { person { lastName } } help { kind } } runs { totalCount } suggested { id }
        candidates(menteeId: \"person:00000000-0000-0000-0000-000000000000\") { score } } } } }";
    let id = json!({ "id": school(town.school) });
    let desk = app.as_(town.psychologist).run(query, id.clone()).await;
    let desk = &desk["viewer"]["school"]["matching"];
    assert_eq!(desk["unmatched"].as_array().unwrap().len(), 1);
    assert_eq!(desk["unmatched"][0]["help"][0]["kind"], "ASK_BACK");
    assert_eq!(desk["runs"], Value::Null);
    assert_eq!(desk["viewerCan"], json!(["READ"]));
    let desk = app.as_(town.administrator).run(query, id).await;
    assert_eq!(desk["viewer"]["school"]["matching"], Value::Null);
}

async fn runs_of_another_school_are_not_found(app: TestApp) {
    let town = &app.town;
    let mine = found(&app, json!({})).await;
    let query = "query($id: ID!, $run: ID!) { viewer { school(id: $id) { matching { run(id: $run) { id } } } } }";
    let variables = json!({ "id": school(town.sibling), "run": mine["id"] });
    let desk = app.as_(town.sibling_curator).run(query, variables).await;
    assert_eq!(desk["viewer"]["school"]["matching"]["run"], Value::Null);
    let input = json!({ "schoolId": school(town.sibling), "runId": mine["id"],
        "pairs": [{ "mentorId": person(town.mentor), "menteeId": person(town.mentee) }] });
    assert_eq!(
        app.as_(town.sibling_curator)
            .refused("proposeMatches", input)
            .await,
        "NOT_FOUND"
    );
    let single = proposal(&app, json!({}));
    assert_eq!(
        app.as_(town.sibling_curator)
            .refused("proposeMentorship", single)
            .await,
        "NOT_FOUND"
    );
}

async fn a_run_of_many_costs_the_statements_of_one(app: TestApp) {
    let curator = app.as_(app.town.curator);
    let input = here(&app, json!({}));
    let selection = format!("... on RunMatchingDone {{ run {{ {RUN} }} }}");
    let few = app
        .statements(curator.mutate("runMatching", input.clone(), &selection))
        .await;
    for number in 0..12 {
        let letter = char::from_u32(0x430 + number).expect("a Russian letter");
        another_mentee(&app, &format!("Новик{letter} Олег")).await;
        another_mentor(&app, &format!("Мастер{letter} Анна"), 1).await;
    }
    let many = app
        .statements(curator.mutate("runMatching", input, &selection))
        .await;
    assert!(few > 0, "statements are counted");
    // A busy machine may split a batch; a statement a row would make a dozen more.
    assert!(
        many < few + 6,
        "{few} statements for one pair, {many} for thirteen"
    );
}
