//! The banks as a whole: who is suggested, how they are refreshed, what the municipality sees, what follows from them.

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};

use crate::banks::{act, card_of, fresh_teacher, keep, school};
use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    employment_suggests_and_the_curator_answers;
    a_later_job_asks_again;
    confirming_counts_and_compares_even_when_nothing_changed;
    six_months_and_a_day_are_too_long;
    the_municipality_sets_the_rule_and_sees_who_is_late;
    the_municipality_sees_mentors_and_curators_by_name_and_mentees_as_numbers;
    the_region_reads_no_bank;
    tasks_follow_from_the_banks;
    a_view_is_its_owners_alone;
    a_desk_of_many_cards_costs_the_statements_of_one;
}

const SUGGESTED: &str = "query($id: ID!) { viewer { school(id: $id) { bank { suggested {
    person { id lastName } suggestions { category since } } } } } }";

async fn suggested(app: &TestApp, who: PersonId) -> Value {
    let seen = app
        .as_(who)
        .run(SUGGESTED, json!({ "id": school(app) }))
        .await;
    seen["viewer"]["school"]["bank"]["suggested"].clone()
}

async fn employment_suggests_and_the_curator_answers(app: TestApp) {
    let town = &app.town;
    let person = fresh_teacher(&app).await;
    let names = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|one| one["person"]["lastName"].as_str().unwrap().to_owned())
            .collect()
    };
    let seen = suggested(&app, town.curator).await;
    assert_eq!(names(&seen), ["Новикова"]);
    assert_eq!(
        seen[0]["suggestions"][0],
        json!({ "category": "YOUNG_SPECIALIST_0_3", "since": "2025-09-01" })
    );
    assert_eq!(
        suggested(&app, town.psychologist).await,
        json!([]),
        "who does not answer is not asked"
    );

    let input = |accept: bool| {
        json!({ "schoolId": school(&app), "personId": format!("person:{}", person.0),
            "categories": ["YOUNG_SPECIALIST_0_3", "TALENT_POOL"], "accept": accept })
    };
    let selection = "... on AnswerSuggestionDone { need { bankState categories request } }
        ... on AnswerSuggestionRefused { reason }";
    let said = app
        .as_(town.curator)
        .mutate("answerSuggestion", input(true), selection)
        .await;
    let need = json!({ "bankState": "CONSENT_PENDING", "categories": ["YOUNG_SPECIALIST_0_3"], "request": "" });
    assert_eq!(said["need"], need);
    assert_eq!(suggested(&app, town.curator).await, json!([]));
    let said = app
        .as_(town.curator)
        .mutate("answerSuggestion", input(false), selection)
        .await;
    assert_eq!(said["reason"], "NOT_SUGGESTED");
    let mut foreign = input(true);
    foreign["personId"] = json!(format!("person:{}", town.sibling_head.0));
    assert_eq!(
        app.as_(town.curator)
            .refused("answerSuggestion", foreign)
            .await,
        "NOT_FOUND"
    );
}

async fn a_later_job_asks_again(app: TestApp) {
    let town = &app.town;
    let person = fresh_teacher(&app).await;
    let input = json!({ "schoolId": school(&app), "personId": format!("person:{}", person.0),
        "categories": ["YOUNG_SPECIALIST_0_3"], "accept": false });
    app.as_(town.curator)
        .mutate("answerSuggestion", input, "")
        .await;
    assert_eq!(suggested(&app, town.curator).await, json!([]));
    let curator = app.as_(town.curator);
    let job = crate::people::job_of(&app, person).await;
    let input = json!({ "employmentId": job, "employment": { "position": "учитель физики",
        "startedOn": "2026-10-01", "teachingSince": "2025-09-01", "pedagogicalEducation": true,
        "transferred": false } });
    curator.mutate("editEmployment", input, "").await;
    let seen = suggested(&app, town.curator).await;
    assert_eq!(seen[0]["suggestions"][0]["since"], "2026-10-01");
}

const CONFIRMED: &str =
    "... on ConfirmBanksDone { snapshot { takenOn added changed removed late remark
    confirmedBy { lastName } counts { mentorsFree menteesWaiting mentorCandidates } } }";

async fn confirming_counts_and_compares_even_when_nothing_changed(app: TestApp) {
    let town = &app.town;
    let input = json!({ "schoolId": school(&app), "remark": "Проверено перед отчётом" });
    let said = app
        .as_(town.curator)
        .mutate("confirmBanks", input.clone(), CONFIRMED)
        .await;
    let first = json!({ "takenOn": "2026-11-15", "added": 2, "changed": 0, "removed": 0, "late": false,
        "remark": "Проверено перед отчётом", "confirmedBy": { "lastName": "Кураторова" },
        "counts": { "mentorsFree": 1, "menteesWaiting": 1, "mentorCandidates": 0 } });
    assert_eq!(said["snapshot"], first);
    let said = app
        .as_(town.curator)
        .mutate("confirmBanks", input.clone(), CONFIRMED)
        .await;
    let none = (
        &said["snapshot"]["added"],
        &said["snapshot"]["changed"],
        &said["snapshot"]["removed"],
    );
    assert_eq!(none, (&json!(0), &json!(0), &json!(0)));

    app.as_(town.mentor)
        .mutate("keepMentorCard", keep(&app, town.mentor, json!(1)), "")
        .await;
    app.as_(town.curator)
        .mutate(
            "keepMentorCard",
            keep(&app, town.bystander, Value::Null),
            "",
        )
        .await;
    let later = app.later(town.curator, "2026-12-01T09:00:00Z");
    let said = later.mutate("confirmBanks", input.clone(), CONFIRMED).await;
    let some = (&said["snapshot"]["added"], &said["snapshot"]["changed"]);
    assert_eq!(some, (&json!(1), &json!(1)));
    for who in [town.head, town.psychologist] {
        assert_eq!(
            app.as_(who).refused("confirmBanks", input.clone()).await,
            "FORBIDDEN"
        );
    }
}

const REFRESH: &str = "query($id: ID!) { viewer { school(id: $id) { bank {
    refresh { lastOn dueOn overdue months eachNovember } snapshots { takenOn late } } } } }";

async fn six_months_and_a_day_are_too_long(app: TestApp) {
    let town = &app.town;
    let input = json!({ "municipalityId": format!("municipality:{}", town.municipality.0), "version": 0,
        "months": 6, "eachNovember": false });
    app.as_(town.municipal)
        .mutate("setBankPolicy", input, "")
        .await;
    let confirm = json!({ "schoolId": school(&app) });
    app.as_(town.curator)
        .mutate("confirmBanks", confirm.clone(), "")
        .await;
    let seen = async |at: &str| {
        let client = app.later(town.curator, at);
        let seen = client.run(REFRESH, json!({ "id": school(&app) })).await;
        seen["viewer"]["school"]["bank"].clone()
    };
    let in_time = seen("2027-05-15T09:00:00Z").await;
    assert_eq!(in_time["refresh"]["dueOn"], "2027-05-15");
    assert_eq!(in_time["refresh"]["overdue"], false);
    let late = seen("2027-05-16T09:00:00Z").await;
    assert_eq!(late["refresh"]["overdue"], true);
    let client = app.later(town.curator, "2027-05-16T09:00:00Z");
    client.mutate("confirmBanks", confirm, "").await;
    let told = seen("2027-05-16T10:00:00Z").await;
    let snapshots = json!([{ "takenOn": "2027-05-16", "late": true }, { "takenOn": "2026-11-15", "late": false }]);
    assert_eq!(told["snapshots"], snapshots);
}

async fn the_municipality_sets_the_rule_and_sees_who_is_late(app: TestApp) {
    let town = &app.town;
    let input = |version: i32, months: i32| {
        json!({ "municipalityId": format!("municipality:{}", town.municipality.0), "version": version,
            "months": months, "eachNovember": true })
    };
    let selection = "... on SetBankPolicyDone { policy { months eachNovember version } }
        ... on SetBankPolicyConflict { current { months version } } ... on InvalidInput { fields { path problem } }";
    let methodologist = app.as_(town.municipal);
    let said = methodologist
        .mutate("setBankPolicy", input(0, 13), selection)
        .await;
    assert_eq!(said["fields"][0]["problem"], "OUT_OF_RANGE");
    let said = methodologist
        .mutate("setBankPolicy", input(0, 12), selection)
        .await;
    assert_eq!(
        said["policy"],
        json!({ "months": 12, "eachNovember": true, "version": 1 })
    );
    let said = methodologist
        .mutate("setBankPolicy", input(0, 3), selection)
        .await;
    assert_eq!(said["current"], json!({ "months": 12, "version": 1 }));
    let said = methodologist
        .mutate("setBankPolicy", input(1, 3), selection)
        .await;
    assert_eq!(said["policy"]["version"], 2);
    assert_eq!(
        app.as_(town.authority)
            .refused("setBankPolicy", input(2, 4))
            .await,
        "FORBIDDEN"
    );
    assert_eq!(
        app.as_(town.distant_municipal)
            .refused("setBankPolicy", input(2, 4))
            .await,
        "NOT_FOUND"
    );

    let query = "query($id: ID!) { viewer { municipality(id: $id) { bank { policy { months } }
        schools { nodes { name bankRefresh { lastOn dueOn overdue } } } } } }";
    let id = json!({ "id": format!("municipality:{}", town.municipality.0) });
    let confirm = json!({ "schoolId": school(&app) });
    app.as_(town.curator)
        .mutate("confirmBanks", confirm, "")
        .await;
    let client = app.later(town.municipal, "2027-03-01T09:00:00Z");
    let seen = client.run(query, id).await;
    let desk = &seen["viewer"]["municipality"];
    assert_eq!(desk["bank"]["policy"]["months"], 3);
    let schools = json!([
        { "name": "Лицей № 2", "bankRefresh": { "lastOn": null, "dueOn": null, "overdue": false } },
        { "name": "СОШ № 1 им. А. С. Пушкина",
            "bankRefresh": { "lastOn": "2026-11-15", "dueOn": "2027-02-15", "overdue": true } },
    ]);
    assert_eq!(desk["schools"]["nodes"], schools);
}

const MUNICIPAL: &str = "query($id: ID!, $filter: CardFilter) { viewer { municipality(id: $id) { viewerCan bank {
    mentorCards(filter: $filter) { totalCount nodes { person { lastName record { phone } } school { name } isExpert
        mentorships { id } } }
    curators { totalCount nodes { person { lastName } school { name } validFrom validUntil } }
    mentees { all { value withheld } waiting { value } byCategory { category people { value withheld } } } } } } }";

async fn the_municipality_sees_mentors_and_curators_by_name_and_mentees_as_numbers(app: TestApp) {
    let town = &app.town;
    let id = |filter: Value| json!({ "id": format!("municipality:{}", town.municipality.0), "filter": filter });
    app.world()
        .mentor_card(town.sibling_head, town.sibling, 1)
        .await;
    for who in [town.municipal, town.authority] {
        let seen = app.as_(who).run(MUNICIPAL, id(json!({}))).await;
        let bank = &seen["viewer"]["municipality"]["bank"];
        assert_eq!(bank["mentorCards"]["totalCount"], 2);
        let first = &bank["mentorCards"]["nodes"][0];
        assert_eq!(
            first["person"],
            json!({ "lastName": "Соседов", "record": null })
        );
        assert_eq!(first["school"]["name"], "Лицей № 2");
        assert_eq!(bank["curators"]["totalCount"], 2);
        let curator = json!({ "person": { "lastName": "Кураторова" }, "validFrom": "2025-09-01", "validUntil": null,
            "school": { "name": "СОШ № 1 им. А. С. Пушкина" } });
        assert_eq!(bank["curators"]["nodes"][0], curator);
        assert_eq!(
            bank["mentees"]["all"],
            json!({ "value": null, "withheld": true })
        );
    }
    for number in 0..5_u32 {
        let letter = char::from_u32(u32::from('а') + number).unwrap();
        let person = app
            .world()
            .person(&format!("Юнов{letter} Иван Иванович"))
            .await;
        app.world().employ(person, town.sibling, "учитель", 1).await;
        app.world().need(person, town.sibling).await;
    }
    let seen = app
        .as_(town.municipal)
        .run(MUNICIPAL, id(json!({ "expert": true })))
        .await;
    let bank = &seen["viewer"]["municipality"]["bank"];
    assert_eq!(bank["mentorCards"]["totalCount"], 0);
    assert_eq!(bank["mentees"]["all"]["value"], 6);
    let young =
        json!({ "category": "YOUNG_SPECIALIST_0_3", "people": { "value": 6, "withheld": false } });
    assert_eq!(bank["mentees"]["byCategory"][0], young);
}

async fn the_region_reads_no_bank(app: TestApp) {
    let id = json!({ "id": format!("municipality:{}", app.town.municipality.0), "filter": {} });
    let seen = app.as_(app.town.regional).run(MUNICIPAL, id.clone()).await;
    assert_eq!(seen["viewer"]["municipality"]["bank"], Value::Null);
    let seen = app.as_(app.town.distant_municipal).run(MUNICIPAL, id).await;
    assert_eq!(seen["viewer"]["municipality"], Value::Null);
    let bank = "query($id: ID!) { viewer { school(id: $id) { bank { counts { mentorsFree } } } } }";
    for who in [app.town.municipal, app.town.administrator] {
        let seen = app.as_(who).run(bank, json!({ "id": school(&app) })).await;
        assert_eq!(seen["viewer"]["school"]["bank"], Value::Null);
    }
}

async fn tasks_follow_from_the_banks(app: TestApp) {
    let town = &app.town;
    let tasks = async |who: PersonId, kind: &str| {
        let seen = app
            .as_(who)
            .ask("{ viewer { tasks { kind dueOn count about } } }")
            .await;
        let all = seen["viewer"]["tasks"].as_array().unwrap().clone();
        all.into_iter()
            .find(|task| task["kind"] == kind)
            .unwrap_or_default()
    };
    // Cards since 15 November, and the rule asks for November.
    assert_eq!(tasks(town.curator, "REFRESH_BANKS").await, Value::Null);
    assert_eq!(tasks(town.head, "APPROVE_CARDS").await, Value::Null);
    let input = json!({ "municipalityId": format!("municipality:{}", town.municipality.0), "version": 0,
        "months": 1, "eachNovember": true });
    app.as_(town.municipal)
        .mutate("setBankPolicy", input, "")
        .await;
    assert_eq!(
        tasks(town.curator, "REFRESH_BANKS").await["dueOn"],
        "2026-12-15"
    );

    let input = keep(&app, town.bystander, Value::Null);
    app.as_(town.curator)
        .mutate("keepMentorCard", input, "")
        .await;
    let purpose = ConsentPurpose::PersonalDataProcessing;
    app.world()
        .consent(town.bystander, town.school, purpose)
        .await;
    assert_eq!(tasks(town.head, "APPROVE_CARDS").await["count"], 1);

    let card = card_of(&app, town.mentor).await;
    act(&app, town.curator, &[&card], "ASK_TO_REFRESH").await;
    let asked = tasks(town.mentor, "REFRESH_CARD").await;
    assert_eq!(asked["dueOn"], "2026-11-29");
    app.as_(town.mentor)
        .mutate("keepMentorCard", keep(&app, town.mentor, json!(1)), "")
        .await;
    assert_eq!(tasks(town.mentor, "REFRESH_CARD").await, Value::Null);
}

async fn a_view_is_its_owners_alone(app: TestApp) {
    let (curator, head) = (app.as_(app.town.curator), app.as_(app.town.head));
    let selection = "... on KeepViewDone { view { id name address } } ... on InvalidInput { fields { path problem } }
        ... on KeepViewRefused { reason }";
    for bad in ["https://example.org", "//example.org/a", ""] {
        let said = curator
            .mutate(
                "keepView",
                json!({ "name": "Свободные", "address": bad }),
                selection,
            )
            .await;
        assert_eq!(said["fields"][0]["path"], json!(["address"]), "{bad}");
    }
    let keep = |address: &str| json!({ "name": "Свободные", "address": address });
    curator
        .mutate("keepView", keep("/s/1/banks?free=true"), selection)
        .await;
    let said = curator
        .mutate("keepView", keep("/s/1/banks?free=true&q=а"), selection)
        .await;
    let views = "{ viewer { savedViews { name address } } }";
    let mine = json!([{ "name": "Свободные", "address": "/s/1/banks?free=true&q=а" }]);
    assert_eq!(curator.ask(views).await["viewer"]["savedViews"], mine);
    assert_eq!(head.ask(views).await["viewer"]["savedViews"], json!([]));
    let id = json!({ "viewId": said["view"]["id"] });
    assert_eq!(head.refused("forgetView", id.clone()).await, "NOT_FOUND");
    curator.mutate("forgetView", id, "").await;
    assert_eq!(curator.ask(views).await["viewer"]["savedViews"], json!([]));
    for number in 0..50 {
        curator
            .mutate(
                "keepView",
                json!({ "name": format!("{number}"), "address": "/s/1" }),
                "",
            )
            .await;
    }
    let said = curator.mutate("keepView", keep("/s/1"), selection).await;
    assert_eq!(said["reason"], "TOO_MANY");
}

async fn a_desk_of_many_cards_costs_the_statements_of_one(app: TestApp) {
    let query = "query($school: ID!, $municipality: ID!) { viewer {
        school(id: $school) { mentorCards(first: 50) { nodes { bankState extraFields { value } history { deed by } mentorships { id } } }
            needs(first: 50) { nodes { bankState extraFields { value } history { deed } } } }
        municipality(id: $municipality) { schools { nodes { bankRefresh { dueOn } } } } } }";
    let variables = json!({ "school": school(&app), "municipality": format!("municipality:{}", app.town.municipality.0) });
    let mut posts = app.town.actor(app.town.curator).posts().to_vec();
    posts.extend(app.town.actor(app.town.municipal).posts());
    let id = app.town.curator;
    let client = app.client(domain::access::Actor::Person { id, posts });
    let enter = async |number: u32| {
        let letter = char::from_u32(u32::from('а') + number).unwrap();
        let person = app
            .world()
            .person(&format!("Людов{letter} Иван Иванович"))
            .await;
        app.world()
            .employ(person, app.town.school, "учитель", 5)
            .await;
        let card = app.world().mentor_card(person, app.town.school, 3).await;
        app.world().need(person, app.town.school).await;
        act(
            &app,
            app.town.curator,
            &[&format!("mentor-card:{card}")],
            "ASK_TO_REFRESH",
        )
        .await;
    };
    const MORE: u32 = 18;
    enter(0).await;
    enter(1).await;
    let few = app.statements(client.run(query, variables.clone())).await;
    for number in 2..2 + MORE {
        enter(number).await;
    }
    let many = app.statements(client.run(query, variables)).await;
    assert!(few > 0, "statements are counted");
    assert!(
        many < few + MORE as usize,
        "{few} statements for few cards, {many} for many"
    );
}
