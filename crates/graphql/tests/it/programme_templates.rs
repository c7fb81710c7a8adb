//! Templates of programmes, from the first draft to the programmes that came from them.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_municipality_puts_a_template_in_use_and_its_schools_see_it;
    each_place_keeps_its_own_and_nobody_elses;
    a_wording_says_what_does_not_fit;
    who_is_slower_sees_the_edition_of_who_was_faster;
    steps_out_of_turn_are_refused_with_a_reason;
    a_template_is_laid_onto_real_days;
    a_programme_remembers_its_template_and_is_not_touched_by_the_next_edition;
    only_what_is_in_use_at_the_school_is_taken;
    a_school_takes_a_template_over_to_change_it;
    a_programme_becomes_a_template_without_its_people;
}

const TEMPLATE: &str =
    "id title purpose form categories deficitKinds topics months goal expectedResult state edition
    owner { level name } activities { title kind dueDay week expectedResult } viewerCan";

pub(crate) fn municipal(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

pub(crate) fn of_school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

pub(crate) fn wording(place: &str) -> Value {
    json!({
        "placeId": place, "title": "Первый год в школе", "purpose": "Для тех, кто пришёл из вуза",
        "form": "TEACHER_TEACHER", "categories": ["YOUNG_SPECIALIST_0_3"], "deficitKinds": ["METHODICAL"],
        "topics": ["TEACHING_METHODS"], "months": 9, "goal": "Уверенный урок", "expectedResult": "Открытый урок",
        "activities": [
            { "title": "Знакомство", "kind": "CONSULTATION", "dueDay": 0, "expectedResult": "" },
            { "title": "Посещение урока", "kind": "LESSON_VISIT", "dueDay": 18, "expectedResult": "Лист наблюдения" },
        ],
    })
}

fn with(mut input: Value, over: Value) -> Value {
    let fields = over.as_object().unwrap().clone();
    input.as_object_mut().unwrap().extend(fields);
    input
}

async fn keep(app: &TestApp, who: PersonId, input: Value) -> Value {
    let selection = format!(
        "... on KeepProgrammeTemplateDone {{ template {{ {TEMPLATE} }} }}
         ... on KeepProgrammeTemplateRefused {{ reason }}
         ... on KeepProgrammeTemplateConflict {{ current {{ edition title }} }}
         ... on InvalidInput {{ fields {{ path problem }} }}"
    );
    let client = app.as_(who);
    client
        .mutate("keepProgrammeTemplate", input, &selection)
        .await
}

/// The id of a new template of `place`.
pub(crate) async fn added(app: &TestApp, who: PersonId, place: &str) -> String {
    let said = keep(app, who, wording(place)).await;
    said["template"]["id"].as_str().unwrap().to_owned()
}

async fn step(app: &TestApp, who: PersonId, name: &str, id: &str, edition: i32) -> Value {
    let type_name = format!("{}{}", name[..1].to_uppercase(), &name[1..]);
    let selection = format!(
        "... on {type_name}Done {{ template {{ state viewerCan }} }} ... on {type_name}Refused {{ reason }}"
    );
    let input = json!({ "templateId": id, "edition": edition });
    app.as_(who).mutate(name, input, &selection).await
}

/// The id of a template of `place` in use.
pub(crate) async fn in_use(app: &TestApp, who: PersonId, place: &str) -> String {
    let id = added(app, who, place).await;
    let said = step(app, who, "putProgrammeTemplateInUse", &id, 1).await;
    assert_eq!(said["template"]["state"], "IN_USE");
    id
}

/// The titles on the desk of the school, with whose they are.
async fn on_the_desk(app: &TestApp, who: PersonId) -> Value {
    let query = "query($id: ID!) { viewer { school(id: $id) { programmeTemplates(first: 10) {
        totalCount nodes { title state owner { level } viewerCan } } } } }";
    let seen = app
        .as_(who)
        .run(query, json!({ "id": of_school(app) }))
        .await;
    seen["viewer"]["school"]["programmeTemplates"].clone()
}

async fn a_municipality_puts_a_template_in_use_and_its_schools_see_it(app: TestApp) {
    let id = added(&app, app.town.municipal, &municipal(&app)).await;
    assert_eq!(on_the_desk(&app, app.town.curator).await["totalCount"], 0);

    let said = step(
        &app,
        app.town.municipal,
        "putProgrammeTemplateInUse",
        &id,
        1,
    )
    .await;
    assert_eq!(
        said["template"],
        json!({ "state": "IN_USE", "viewerCan": ["WRITE", "RETIRE"] })
    );
    let seen = on_the_desk(&app, app.town.curator).await;
    assert_eq!(
        seen["nodes"],
        json!([{ "title": "Первый год в школе", "state": "IN_USE", "owner": { "level": "MUNICIPALITY" },
            "viewerCan": [] }])
    );
    assert_eq!(on_the_desk(&app, app.town.head).await["totalCount"], 1);
    for who in [app.town.psychologist, app.town.administrator] {
        assert_eq!(on_the_desk(&app, who).await, Value::Null);
    }
    let query = "query($id: ID!) { viewer { municipality(id: $id) { programmeTemplates { totalCount } } } }";
    let own = json!({ "id": municipal(&app) });
    let count = async |who| {
        let seen = app.as_(who).run(query, own.clone()).await;
        seen["viewer"]["municipality"]["programmeTemplates"].clone()
    };
    assert_eq!(count(app.town.municipal).await["totalCount"], 1);
    assert_eq!(count(app.town.authority).await, Value::Null);
    assert_eq!(count(app.town.regional).await, Value::Null);
}

async fn each_place_keeps_its_own_and_nobody_elses(app: TestApp) {
    let region = format!("region:{}", app.town.region.0);
    added(&app, app.town.regional, &region).await;
    let of_head = added(&app, app.town.head, &of_school(&app)).await;
    // The curator keeps what the head began.
    let edited = with(
        wording(&of_school(&app)),
        json!({ "templateId": of_head, "edition": 1, "title": "Второй год" }),
    );
    let said = keep(&app, app.town.curator, edited.clone()).await;
    assert_eq!(said["template"]["edition"], 2);
    let foreign = [
        (app.town.municipal, region),
        (app.town.municipal, of_school(&app)),
        (app.town.regional, municipal(&app)),
        (app.town.authority, municipal(&app)),
        (app.town.curator, municipal(&app)),
        (app.town.sibling_curator, of_school(&app)),
        (app.town.mentor, of_school(&app)),
    ];
    for (who, place) in foreign {
        let client = app.as_(who);
        let code = client
            .refused("keepProgrammeTemplate", wording(&place))
            .await;
        assert_eq!(code, "NOT_FOUND", "{place}");
    }
    let client = app.as_(app.town.sibling_curator);
    assert_eq!(
        client.refused("keepProgrammeTemplate", edited).await,
        "NOT_FOUND"
    );
}

async fn a_wording_says_what_does_not_fit(app: TestApp) {
    let wrong = with(
        wording(&of_school(&app)),
        json!({ "title": " ", "months": 2, "goal": "", "activities": [
            { "title": "", "kind": "COURSE", "dueDay": -1, "expectedResult": "" }] }),
    );
    let said = keep(&app, app.town.curator, wrong).await;
    assert_eq!(
        said["fields"],
        json!([
            { "path": ["title"], "problem": "EMPTY" },
            { "path": ["months"], "problem": "OUT_OF_RANGE" },
            { "path": ["goal"], "problem": "EMPTY" },
            { "path": ["activities", "0", "title"], "problem": "EMPTY" },
            { "path": ["activities", "0", "dueDay"], "problem": "OUT_OF_RANGE" },
        ])
    );
    let late = json!({ "months": 3, "activities": [
        { "title": "Итог", "kind": "COURSE", "dueDay": 93, "expectedResult": "" }] });
    let said = keep(
        &app,
        app.town.curator,
        with(wording(&of_school(&app)), late),
    )
    .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["activities", "0", "dueDay"], "problem": "OUT_OF_RANGE" }])
    );
}

async fn who_is_slower_sees_the_edition_of_who_was_faster(app: TestApp) {
    let id = added(&app, app.town.municipal, &municipal(&app)).await;
    let edit = |edition: i32, title: &str| {
        with(
            wording(&municipal(&app)),
            json!({ "templateId": id, "edition": edition, "title": title }),
        )
    };
    keep(&app, app.town.municipal, edit(1, "Быстрый")).await;
    let said = keep(&app, app.town.municipal, edit(1, "Медленный")).await;
    assert_eq!(said["current"], json!({ "edition": 2, "title": "Быстрый" }));
    let said = step(
        &app,
        app.town.municipal,
        "putProgrammeTemplateInUse",
        &id,
        1,
    )
    .await;
    assert_eq!(said["reason"], "CHANGED_MEANWHILE");
    // The same key takes effect once.
    let again = with(edit(2, "Третий"), json!({ "clientMutationId": "k" }));
    for _ in 0..2 {
        let said = keep(&app, app.town.municipal, again.clone()).await;
        assert_eq!(said["template"]["edition"], 3);
    }
}

async fn steps_out_of_turn_are_refused_with_a_reason(app: TestApp) {
    let who = app.town.curator;
    let empty = with(wording(&of_school(&app)), json!({ "activities": [] }));
    let said = keep(&app, who, empty.clone()).await;
    let id = said["template"]["id"].as_str().unwrap().to_owned();
    let said = step(&app, who, "putProgrammeTemplateInUse", &id, 1).await;
    assert_eq!(said["reason"], "PLAN_EMPTY");

    let id = in_use(&app, who, &of_school(&app)).await;
    let said = step(&app, who, "putProgrammeTemplateInUse", &id, 1).await;
    assert_eq!(said["reason"], "NOT_WAITING");
    let emptied = with(empty, json!({ "templateId": id, "edition": 1 }));
    assert_eq!(
        keep(&app, who, emptied.clone()).await["reason"],
        "PLAN_EMPTY"
    );
    let said = step(&app, who, "retireProgrammeTemplate", &id, 1).await;
    assert_eq!(
        said["template"],
        json!({ "state": "RETIRED", "viewerCan": ["PUT_IN_USE"] })
    );
    let said = step(&app, who, "retireProgrammeTemplate", &id, 1).await;
    assert_eq!(said["reason"], "NOT_WAITING");
    assert_eq!(keep(&app, who, emptied).await["reason"], "RETIRED");
    // Taken out of use by mistake, it comes back.
    let said = step(&app, who, "putProgrammeTemplateInUse", &id, 1).await;
    assert_eq!(said["template"]["state"], "IN_USE");
}

async fn a_template_is_laid_onto_real_days(app: TestApp) {
    let id = in_use(&app, app.town.municipal, &municipal(&app)).await;
    let query = "query($school: ID!, $id: ID!) { viewer { school(id: $school) { programmeTemplate(id: $id) {
        activities { dueDay week } laidOut(startsOn: \"2026-09-01\") { endsOn activities { title plannedOn } } } } } }";
    let variables = json!({ "school": of_school(&app), "id": id });
    let seen = app
        .as_(app.town.curator)
        .run(query, variables.clone())
        .await;
    // 19 September 2026 is a Saturday.
    assert_eq!(
        seen["viewer"]["school"]["programmeTemplate"],
        json!({
            "activities": [{ "dueDay": 0, "week": 1 }, { "dueDay": 18, "week": 3 }],
            "laidOut": { "endsOn": "2027-05-31", "activities": [
                { "title": "Знакомство", "plannedOn": "2026-09-01" },
                { "title": "Посещение урока", "plannedOn": "2026-09-21" },
            ] },
        })
    );
    let seen = app.as_(app.town.psychologist).run(query, variables).await;
    assert_eq!(seen["viewer"]["school"]["programmeTemplate"], Value::Null);
}

/// Drafts the programme of a new pair, or writes it anew, as said in `over`.
async fn draft(app: &TestApp, who: PersonId, pair: &str, over: Value) -> Value {
    let input = with(
        json!({ "mentorshipId": pair, "goal": "Цель", "expectedResult": "Урок", "startsOn": "2026-09-01",
            "endsOn": "2027-05-31", "deficitIds": [], "activities": [] }),
        over,
    );
    let selection = "... on DraftProgrammeDone { programme { id version template {
        title edition latestEdition isOutdated state owner { level } } } } ... on DraftProgrammeRefused { reason }";
    let client = app.as_(who);
    client.mutate("draftProgramme", input, selection).await
}

async fn pair(app: &TestApp) -> String {
    let (mentor, mentee) = (app.town.mentor, app.town.mentee);
    let world = app.world();
    let id = world.pair_in_force(app.town.school, mentor, mentee).await;
    format!("mentorship:{}", id.0)
}

async fn a_programme_remembers_its_template_and_is_not_touched_by_the_next_edition(app: TestApp) {
    let id = in_use(&app, app.town.municipal, &municipal(&app)).await;
    let pair = pair(&app).await;
    let taken = json!({ "template": { "templateId": id, "edition": 1 } });
    let said = draft(&app, app.town.curator, &pair, taken.clone()).await;
    let origin = json!({ "title": "Первый год в школе", "edition": 1, "latestEdition": 1, "isOutdated": false,
        "state": "IN_USE", "owner": { "level": "MUNICIPALITY" } });
    assert_eq!(said["programme"]["template"], origin);

    let next = with(
        wording(&municipal(&app)),
        json!({ "templateId": id, "edition": 1, "title": "Иначе" }),
    );
    keep(&app, app.town.municipal, next).await;
    // Who writes it anew without a word of the template leaves it remembered, and who repeats it asks for nothing.
    let version = json!({ "version": said["programme"]["version"] });
    let said = draft(&app, app.town.mentor, &pair, version).await;
    let outdated = with(origin, json!({ "latestEdition": 2, "isOutdated": true }));
    assert_eq!(said["programme"]["template"], outdated);
    let again = with(taken, json!({ "version": said["programme"]["version"] }));
    let said = draft(&app, app.town.mentor, &pair, again).await;
    assert_eq!(said["programme"]["template"], outdated);

    let retired = step(&app, app.town.municipal, "retireProgrammeTemplate", &id, 2).await;
    assert_eq!(retired["template"]["state"], "RETIRED");
    let version = json!({ "version": said["programme"]["version"] });
    let said = draft(&app, app.town.mentee, &pair, version).await;
    assert_eq!(said["programme"]["template"]["isOutdated"], false);
}

async fn only_what_is_in_use_at_the_school_is_taken(app: TestApp) {
    let pair = pair(&app).await;
    let taken =
        |id: &str, edition: i32| json!({ "template": { "templateId": id, "edition": edition } });
    let begun = added(&app, app.town.curator, &of_school(&app)).await;
    let said = draft(&app, app.town.curator, &pair, taken(&begun, 1)).await;
    assert_eq!(said["reason"], "TEMPLATE_NOT_IN_USE");

    let sibling = format!("school:{}", app.town.sibling.school.0);
    let foreign = in_use(&app, app.town.sibling_curator, &sibling).await;
    let own = in_use(&app, app.town.curator, &of_school(&app)).await;
    let refused = async |who: PersonId, id: &str, edition: i32| {
        let input = json!({ "mentorshipId": pair, "goal": "Цель", "expectedResult": "Урок",
            "startsOn": "2026-09-01", "endsOn": "2027-05-31", "deficitIds": [], "activities": [],
            "template": { "templateId": id, "edition": edition } });
        app.as_(who).refused("draftProgramme", input).await
    };
    assert_eq!(refused(app.town.curator, &foreign, 1).await, "NOT_FOUND");
    assert_eq!(refused(app.town.curator, &own, 2).await, "NOT_FOUND");
    // The two of the pair write their programme; the shelf is not theirs.
    assert_eq!(refused(app.town.mentor, &own, 1).await, "NOT_FOUND");
}

async fn a_school_takes_a_template_over_to_change_it(app: TestApp) {
    let id = in_use(&app, app.town.municipal, &municipal(&app)).await;
    let selection = format!("... on CopyProgrammeTemplateDone {{ template {{ {TEMPLATE} }} }}");
    let input = json!({ "templateId": id, "schoolId": of_school(&app) });
    let curator = app.as_(app.town.curator);
    let said = curator
        .mutate("copyProgrammeTemplate", input.clone(), &selection)
        .await;
    let copy = &said["template"];
    assert_eq!(copy["owner"]["level"], "SCHOOL");
    assert_eq!(copy["state"], "DRAFT");
    assert_eq!(copy["title"], "Первый год в школе");
    assert_eq!(copy["viewerCan"], json!(["WRITE", "PUT_IN_USE", "RETIRE"]));
    assert_ne!(copy["id"], json!(id));

    let foreign = app.as_(app.town.sibling_curator);
    assert_eq!(
        foreign.refused("copyProgrammeTemplate", input).await,
        "NOT_FOUND"
    );
    let begun = added(&app, app.town.municipal, &municipal(&app)).await;
    let input = json!({ "templateId": begun, "schoolId": of_school(&app) });
    assert_eq!(
        curator.refused("copyProgrammeTemplate", input).await,
        "NOT_FOUND"
    );
}

async fn a_programme_becomes_a_template_without_its_people(app: TestApp) {
    let pair = pair(&app).await;
    let texts = json!({
        "goal": "Помочь Ёжикову Петру Ильичу провести урок", "endsOn": "2027-02-28",
        "activities": [{ "title": "Щёткина-Орлова Ж. Ю. посещает урок", "kind": "LESSON_VISIT",
            "plannedOn": "2026-09-21", "expectedResult": "Лист" }],
    });
    let said = draft(&app, app.town.mentor, &pair, texts).await;
    let input = json!({ "programmeId": said["programme"]["id"], "title": "Из опыта" });
    let selection = format!(
        "... on TemplateFromProgrammeDone {{ template {{ {TEMPLATE} }} }} ... on InvalidInput {{ fields {{ path }} }}"
    );
    let curator = app.as_(app.town.curator);
    let said = curator
        .mutate("templateFromProgramme", input.clone(), &selection)
        .await;
    let template = &said["template"];
    assert_eq!(template["goal"], "Помочь … провести урок");
    assert_eq!(template["months"], 6);
    assert_eq!(
        template["activities"],
        json!([{ "title": "… посещает урок", "kind": "LESSON_VISIT", "dueDay": 20, "week": 3,
            "expectedResult": "Лист" }])
    );
    assert_eq!(template["state"], "DRAFT");
    let text = template.to_string();
    for name in ["Ёжик", "Петр", "Ильич", "Щётк", "Орлов"] {
        assert!(!text.contains(name), "{name} in {text}");
    }
    let untitled = with(input.clone(), json!({ "title": "" }));
    let said = curator
        .mutate("templateFromProgramme", untitled, &selection)
        .await;
    assert_eq!(said["fields"], json!([{ "path": ["title"] }]));
    let mentor = app.as_(app.town.mentor);
    assert_eq!(
        mentor.refused("templateFromProgramme", input).await,
        "NOT_FOUND"
    );
}
