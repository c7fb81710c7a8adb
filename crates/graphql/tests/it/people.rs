//! People: who sees them, how they are entered, corrected and let go.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    a_record_is_for_the_person_and_for_who_keeps_the_school;
    partners_see_each_other_by_name_and_no_further;
    a_person_is_entered_with_a_job_and_counts_as_young;
    somebody_alike_is_shown_before_anybody_is_entered;
    the_same_person_is_not_employed_twice;
    nobody_of_another_municipality_is_revealed;
    every_field_has_its_own_problem;
    a_correction_of_an_old_version_shows_the_present_one;
    who_leaves_loses_posts_and_cards_and_their_pairs_are_proposed_to_end;
    a_job_ends_once_and_not_before_it_began;
    the_job_of_the_head_is_not_the_curators_to_end;
    a_corrected_job_changes_the_figures;
    somebody_elses_ids_answer_like_ids_that_never_were;
    the_viewer_knows_themselves_their_posts_and_their_workplaces;
}

const ADDED: &str = "... on AddPersonDone { person { id fullName position viewerCan record { phone
        employments { teachingSince teachingYears young startedOn } } } }
    ... on AddPersonRefused { reason }
    ... on SimilarPeople { people { fullName } }
    ... on InvalidInput { fields { path problem } }";

/// The wire form of the one job that somebody has.
pub(crate) async fn job_of(app: &TestApp, person: PersonId) -> String {
    let jobs = app
        .store()
        .employments()
        .of_people(&[person])
        .await
        .unwrap();
    format!("employment:{}", jobs.first().unwrap().id.0)
}

fn newcomer(app: &TestApp) -> Value {
    json!({ "schoolId": format!("school:{}", app.town.school.school.0),
        "lastName": "Молодцова", "firstName": "Алёна", "patronymic": "Игоревна", "phone": "+7 913 000-00-00",
        "birthDate": "2003-02-01",
        "employment": { "position": "учитель химии", "subject": "химия", "startedOn": "2026-09-01",
            "teachingYears": 1, "pedagogicalEducation": true, "transferred": false } })
}

async fn add(app: &TestApp, who: PersonId, input: Value) -> Value {
    app.as_(who).mutate("addPerson", input, ADDED).await
}

async fn young(app: &TestApp, year: i32) -> Value {
    let query = "query($id: ID!, $year: Int) { viewer { school(id: $id) {
        figures(schoolYear: $year) { count(indicator: YOUNG_TEACHERS) { value } } } } }";
    let id = format!("school:{}", app.town.school.school.0);
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": id, "year": year }))
        .await;
    seen["viewer"]["school"]["figures"]["count"]["value"].clone()
}

async fn person(app: &TestApp, who: PersonId, whom: PersonId, fields: &str) -> Value {
    let query = format!("query($id: ID!) {{ viewer {{ personById(id: $id) {{ {fields} }} }} }}");
    let id = json!({ "id": format!("person:{}", whom.0) });
    let seen = app.as_(who).run(&query, id).await;
    seen["viewer"]["personById"].clone()
}

async fn a_record_is_for_the_person_and_for_who_keeps_the_school(app: TestApp) {
    let town = &app.town;
    let fields = "shortName position viewerCan record { email version consents { purpose } needs { request } }";
    for who in [town.curator, town.head] {
        let seen = person(&app, who, town.mentee, fields).await;
        assert_eq!(seen["viewerCan"], json!(["READ", "READ_RECORD", "EDIT"]));
        assert_eq!(seen["record"]["version"], 1);
        assert_eq!(
            seen["record"]["needs"][0]["request"],
            "Хочу увереннее вести урок"
        );
    }
    // The head has no part in consents.
    let seen = person(&app, town.head, town.mentee, fields).await;
    assert_eq!(seen["record"]["consents"], json!([]));
    let seen = person(&app, town.curator, town.mentee, fields).await;
    assert_eq!(seen["record"]["consents"].as_array().unwrap().len(), 2);

    let own = person(&app, town.mentee, town.mentee, fields).await;
    assert_eq!(own["viewerCan"], json!(["READ", "READ_RECORD"]));
    for who in [town.psychologist, town.administrator] {
        let seen = person(&app, who, town.mentee, fields).await;
        assert_eq!(seen["viewerCan"], json!(["READ"]));
        assert_eq!(seen["record"], Value::Null);
    }
    let strangers = [
        town.bystander,
        town.municipal,
        town.regional,
        town.sibling_curator,
    ];
    for who in strangers {
        assert_eq!(person(&app, who, town.mentee, fields).await, Value::Null);
    }
}

async fn partners_see_each_other_by_name_and_no_further(app: TestApp) {
    let town = &app.town;
    assert_eq!(
        person(&app, town.mentor, town.mentee, "lastName").await,
        Value::Null
    );
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let seen = person(
        &app,
        town.mentor,
        town.mentee,
        "lastName position record { email }",
    )
    .await;
    let name = json!({ "lastName": "Ёжиков", "position": "учитель физики", "record": null });
    assert_eq!(seen, name);
}

async fn a_person_is_entered_with_a_job_and_counts_as_young(app: TestApp) {
    let said = add(&app, app.town.curator, newcomer(&app)).await;
    let person = &said["person"];
    assert_eq!(person["fullName"], "Молодцова Алёна Игоревна");
    assert_eq!(person["position"], "учитель химии");
    let job = json!([{ "teachingSince": "2025-11-15", "teachingYears": 1, "young": true, "startedOn": "2026-09-01" }]);
    assert_eq!(person["record"]["employments"], job);
    // With the mentee who was there before.
    assert_eq!(young(&app, 2026).await, 2);
    // The job did not touch that year, and nobody has counted it.
    assert_eq!(young(&app, 2025).await, Value::Null);

    assert_eq!(
        app.as_(app.town.psychologist)
            .refused("addPerson", newcomer(&app))
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.municipal)
            .refused("addPerson", newcomer(&app))
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.sibling_head)
            .refused("addPerson", newcomer(&app))
            .await,
        "NOT_FOUND"
    );
}

async fn somebody_alike_is_shown_before_anybody_is_entered(app: TestApp) {
    let world = app.world();
    let elsewhere = world.person("Молодцова Алена Игоревна").await;
    world
        .employ(elsewhere, app.town.sibling, "учитель", 1)
        .await;
    let said = add(&app, app.town.curator, newcomer(&app)).await;
    assert_eq!(
        said["people"],
        json!([{ "fullName": "Молодцова Алена Игоревна" }])
    );

    // Of the same last name and birth date, as after a mistyped first name.
    let mut input = newcomer(&app);
    input["firstName"] = json!("Елена");
    input["birthDate"] = json!("1990-05-17");
    let said = add(&app, app.town.curator, input).await;
    assert_eq!(said["people"].as_array().unwrap().len(), 1);

    let mut input = newcomer(&app);
    input["evenIfSimilar"] = json!(true);
    let said = add(&app, app.town.curator, input).await;
    assert_eq!(said["__typename"], "AddPersonDone");
}

async fn the_same_person_is_not_employed_twice(app: TestApp) {
    let said = add(&app, app.town.curator, newcomer(&app)).await;
    assert_eq!(said["__typename"], "AddPersonDone");
    let mut again = newcomer(&app);
    again["evenIfSimilar"] = json!(true);
    let said = add(&app, app.town.head, again).await;
    assert_eq!(said["reason"], "ALREADY_EMPLOYED");
}

async fn nobody_of_another_municipality_is_revealed(app: TestApp) {
    let world = app.world();
    let distant = world.person("Молодцова Алёна Игоревна").await;
    world.employ(distant, app.town.distant, "учитель", 1).await;
    let said = add(&app, app.town.curator, newcomer(&app)).await;
    assert_eq!(said["__typename"], "AddPersonDone");
}

async fn every_field_has_its_own_problem(app: TestApp) {
    let mut input = newcomer(&app);
    input["lastName"] = json!("  ");
    input["firstName"] = json!("Алёна2");
    input["email"] = json!("нет");
    input["phone"] = json!("позвоните");
    input["birthDate"] = json!("2026-11-15");
    input["employment"]["position"] = json!("а\u{0}");
    input["employment"]["teachingYears"] = json!(81);
    input["employment"]["startedOn"] = json!("2028-01-01");
    let said = add(&app, app.town.curator, input).await;
    let problems = said["fields"].as_array().unwrap().iter();
    let problems: Vec<_> = problems
        .map(|field| {
            let path = field["path"].as_array().unwrap().iter();
            let path: Vec<_> = path.map(|part| part.as_str().unwrap()).collect();
            format!("{} {}", path.join("."), field["problem"].as_str().unwrap())
        })
        .collect();
    let wanted = [
        "lastName EMPTY",
        "firstName MALFORMED",
        "email MALFORMED",
        "phone MALFORMED",
        "birthDate OUT_OF_RANGE",
        "employment.position CONTROL_CHARACTER",
        "employment.startedOn OUT_OF_RANGE",
        "employment.teachingYears OUT_OF_RANGE",
    ];
    assert_eq!(problems, wanted);
}

async fn a_correction_of_an_old_version_shows_the_present_one(app: TestApp) {
    let input = |version: i32, last: &str| {
        json!({ "personId": format!("person:{}", app.town.mentee.0), "version": version, "lastName": last,
            "firstName": "Пётр", "phone": "54-12-34" })
    };
    let fields = "... on EditPersonDone { person { fullName record { version phone email } } }
        ... on EditPersonConflict { current { fullName record { version } } }";
    let curator = app.as_(app.town.curator);
    let said = curator.mutate("editPerson", input(1, "Ежов"), fields).await;
    let record = json!({ "version": 2, "phone": "54-12-34", "email": null });
    assert_eq!(
        said["person"],
        json!({ "fullName": "Ежов Пётр", "record": record })
    );
    let said = app
        .as_(app.town.head)
        .mutate("editPerson", input(1, "Ёршиков"), fields)
        .await;
    assert_eq!(said["__typename"], "EditPersonConflict");
    assert_eq!(said["current"]["fullName"], "Ежов Пётр");

    assert_eq!(
        app.as_(app.town.mentee)
            .refused("editPerson", input(2, "Ежов"))
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(app.town.bystander)
            .refused("editPerson", input(2, "Ежов"))
            .await,
        "NOT_FOUND"
    );
    let mut never = input(2, "Ежов");
    never["personId"] = json!("person:0199a0a0-0000-7000-8000-000000000000");
    assert_eq!(curator.refused("editPerson", never).await, "NOT_FOUND");
}

const ENDED: &str =
    "... on EndEmploymentDone { employment { endedOn } } ... on EndEmploymentRefused { reason }";

async fn end(app: &TestApp, who: PersonId, whom: PersonId, on: &str) -> Value {
    let input = json!({ "employmentId": job_of(app, whom).await, "on": on });
    app.as_(who).mutate("endEmployment", input, ENDED).await
}

async fn who_leaves_loses_posts_and_cards_and_their_pairs_are_proposed_to_end(app: TestApp) {
    let town = &app.town;
    let pair = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let said = end(&app, town.head, town.mentor, "2026-11-14").await;
    assert_eq!(said["employment"]["endedOn"], "2026-11-14");

    let query = "query($id: ID!) { viewer { mentorship(id: $id) { state endingProposed history { deed by why } } } }";
    let id = json!({ "id": format!("mentorship:{}", pair.0) });
    let seen = app.as_(town.curator).run(query, id).await;
    let seen = &seen["viewer"]["mentorship"];
    assert_eq!(seen["state"], "ACTIVE");
    assert_eq!(seen["endingProposed"], "EMPLOYMENT_ENDED");
    let trail = json!({ "deed": "ProposeEnding", "by": null, "why": "EMPLOYMENT_ENDED" });
    assert_eq!(seen["history"][0], trail);
    let cards = app
        .store()
        .mentor_cards()
        .of_people(&[town.mentor])
        .await
        .unwrap();
    assert_eq!(
        cards.first().unwrap().state,
        domain::people::CardState::Left
    );

    let now = app.store().clock().now();
    assert_eq!(
        app.store()
            .posts()
            .of_person(town.psychologist, now)
            .await
            .unwrap()
            .len(),
        1
    );
    end(&app, town.curator, town.psychologist, "2026-11-14").await;
    assert_eq!(
        app.store()
            .posts()
            .of_person(town.psychologist, now)
            .await
            .unwrap(),
        []
    );
}

async fn a_job_ends_once_and_not_before_it_began(app: TestApp) {
    let town = &app.town;
    let said = end(&app, town.curator, town.mentee, "2025-08-31").await;
    assert_eq!(said["reason"], "ENDS_BEFORE_IT_BEGINS");
    end(&app, town.curator, town.mentee, "2025-12-31").await;
    // Young while employed, in the year of the end, and no longer in the running one.
    assert_eq!(
        (young(&app, 2025).await, young(&app, 2026).await),
        (json!(1), json!(0))
    );
    let said = end(&app, town.curator, town.mentee, "2026-11-14").await;
    assert_eq!(said["reason"], "ALREADY_ENDED");
}

async fn the_job_of_the_head_is_not_the_curators_to_end(app: TestApp) {
    let town = &app.town;
    let input = json!({ "employmentId": job_of(&app, town.head).await, "on": "2026-11-14" });
    assert_eq!(
        app.as_(town.curator)
            .refused("endEmployment", input.clone())
            .await,
        "FORBIDDEN"
    );
    let said = app
        .as_(town.head)
        .mutate("endEmployment", input, ENDED)
        .await;
    assert_eq!(said["employment"]["endedOn"], "2026-11-14");
}

async fn a_corrected_job_changes_the_figures(app: TestApp) {
    let town = &app.town;
    let input = json!({ "employmentId": job_of(&app, town.mentee).await, "employment": {
        "position": "учитель математики", "startedOn": "2025-09-01", "teachingSince": "2010-09-01",
        "pedagogicalEducation": false, "transferred": false } });
    let fields =
        "... on EditEmploymentDone { employment { position subject teachingYears young } }";
    let said = app
        .as_(town.curator)
        .mutate("editEmployment", input.clone(), fields)
        .await;
    let job = json!({ "position": "учитель математики", "subject": null, "teachingYears": 16, "young": false });
    assert_eq!(said["employment"], job);
    assert_eq!(
        (young(&app, 2025).await, young(&app, 2026).await),
        (json!(0), json!(0))
    );
    assert_eq!(
        app.as_(town.psychologist)
            .refused("editEmployment", input)
            .await,
        "FORBIDDEN"
    );
}

async fn somebody_elses_ids_answer_like_ids_that_never_were(app: TestApp) {
    let town = &app.town;
    let foreign = job_of(&app, town.sibling_head).await;
    let ids = [
        foreign.as_str(),
        "employment:0199a0a0-0000-7000-8000-000000000000",
        "person:1",
        "",
    ];
    for id in ids {
        let input = json!({ "employmentId": id, "on": "2026-11-14" });
        assert_eq!(
            app.as_(town.curator).refused("endEmployment", input).await,
            "NOT_FOUND",
            "{id}"
        );
    }
}

async fn the_viewer_knows_themselves_their_posts_and_their_workplaces(app: TestApp) {
    let query = "{ viewer { person { fullName } posts { role place { name level } }
        participant { workplaces { school { name } position } consents { purpose holds }
            consentTexts { purpose given { id } } mentorCards { id } needs { id } } } }";
    let seen = app.as_(app.town.curator).ask(query).await;
    let seen = &seen["viewer"];
    let place = json!({ "name": "СОШ № 1 им. А. С. Пушкина", "level": "SCHOOL" });
    assert_eq!(
        seen["posts"],
        json!([{ "role": "CURATOR", "place": place }])
    );
    assert_eq!(seen["person"]["fullName"], "Кураторова Вера Сергеевна");
    assert_eq!(
        seen["participant"]["workplaces"][0]["position"],
        "заместитель директора"
    );
    assert_eq!(
        seen["participant"]["consentTexts"]
            .as_array()
            .unwrap()
            .len(),
        5
    );

    let seen = app.as_(app.town.mentee).ask(query).await;
    let seen = &seen["viewer"]["participant"];
    assert_eq!(seen["consents"].as_array().unwrap().len(), 2);
    let given = seen["consentTexts"].as_array().unwrap().iter();
    let given: Vec<_> = given
        .filter(|text| !text["given"].is_null())
        .map(|text| text["purpose"].as_str().unwrap())
        .collect();
    assert_eq!(given, ["PERSONAL_DATA_PROCESSING", "MENTEE_PARTICIPATION"]);
    assert_eq!(seen["needs"].as_array().unwrap().len(), 1);
}
