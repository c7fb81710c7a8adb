//! Who sees what at a school's desk.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;

on_both! {
    the_head_and_the_curator_see_people_banks_and_invitations;
    the_psychologist_sees_people_and_banks_and_invites_nobody;
    the_administrator_sees_people_and_no_bank;
    levels_above_get_figures_and_no_lists;
    a_sibling_school_gets_no_desk;
    the_register_names_head_and_curator_for_the_municipality_alone;
    small_counts_are_withheld_from_above_and_shown_at_the_school;
    people_are_found_by_words_initials_and_without_regard_to_yo;
    the_banks_are_narrowed_by_what_is_on_the_cards;
    many_people_and_cards_cost_the_statements_of_one;
}

const DESK: &str = "query($id: ID!) { viewer { school(id: $id) {
    access viewerCan head { fullName record { email } } curators { role person { lastName } }
    people { totalCount } mentorCards { totalCount } needs { totalCount } invitations { id } } } }";

fn id(app: &TestApp) -> Value {
    json!({ "id": format!("school:{}", app.town.school.school.0) })
}

async fn desk(app: &TestApp, who: PersonId) -> Value {
    let seen = app.as_(who).run(DESK, id(app)).await;
    seen["viewer"]["school"].clone()
}

async fn the_head_and_the_curator_see_people_banks_and_invitations(app: TestApp) {
    for who in [app.town.head, app.town.curator] {
        let desk = desk(&app, who).await;
        assert_eq!(desk["access"], "FULL");
        assert_eq!(desk["people"]["totalCount"], 7);
        assert_eq!(desk["mentorCards"]["totalCount"], 1);
        assert_eq!(desk["needs"]["totalCount"], 1);
        assert_eq!(desk["invitations"], json!([]));
        assert_eq!(desk["head"]["fullName"], "Директорова Нина Павловна");
        assert_eq!(desk["curators"][0]["person"]["lastName"], "Кураторова");
    }
    let head = desk(&app, app.town.head).await;
    let all = [
        "READ",
        "EDIT",
        "APPOINT_CURATOR",
        "PREPARE_ORDER",
        "KEEP_PEOPLE",
        "INVITE",
        "IMPORT_PEOPLE",
        "IMPORT_PAIRS",
        "EXPORT",
        "ROLL_OVER",
        "USE_TEMPLATES",
        "KEEP_ROADMAPS",
    ];
    assert_eq!(head["viewerCan"], json!(all));
}

async fn the_psychologist_sees_people_and_banks_and_invites_nobody(app: TestApp) {
    let desk = desk(&app, app.town.psychologist).await;
    assert_eq!(desk["access"], "FULL");
    assert_eq!(desk["mentorCards"]["totalCount"], 1);
    assert_eq!(desk["needs"]["totalCount"], 1);
    assert_eq!(desk["invitations"], Value::Null);
    assert_eq!(desk["viewerCan"], json!(["READ"]));
    assert_eq!(desk["head"]["record"], Value::Null);
}

async fn the_administrator_sees_people_and_no_bank(app: TestApp) {
    let desk = desk(&app, app.town.administrator).await;
    assert_eq!(desk["people"]["totalCount"], 7);
    assert_eq!(desk["mentorCards"], Value::Null);
    assert_eq!(desk["needs"], Value::Null);
    assert_eq!(desk["invitations"], json!([]));
}

async fn levels_above_get_figures_and_no_lists(app: TestApp) {
    for who in [app.town.municipal, app.town.authority, app.town.regional] {
        let desk = desk(&app, who).await;
        assert_eq!(desk["access"], "COUNTS");
        assert_eq!(desk["viewerCan"], json!([]));
        for list in ["people", "mentorCards", "needs", "invitations"] {
            assert_eq!(desk[list], Value::Null, "{list}");
        }
    }
    let municipal = desk(&app, app.town.municipal).await;
    assert_eq!(municipal["head"]["fullName"], "Директорова Нина Павловна");
    assert_eq!(municipal["head"]["record"], Value::Null);
    let regional = desk(&app, app.town.regional).await;
    assert_eq!(regional["head"], Value::Null);
    assert_eq!(regional["curators"], Value::Null);
}

async fn a_sibling_school_gets_no_desk(app: TestApp) {
    let town = &app.town;
    let strangers = [
        town.sibling_curator,
        town.sibling_head,
        town.bystander,
        town.mentor,
        town.distant_municipal,
        town.foreign_regional,
    ];
    for who in strangers {
        assert_eq!(desk(&app, who).await, Value::Null);
    }
    let never = json!({ "id": "school:0199a0a0-0000-7000-8000-000000000000" });
    let seen = app.as_(town.head).run(DESK, never).await;
    assert_eq!(seen["viewer"]["school"], Value::Null);
}

async fn the_register_names_head_and_curator_for_the_municipality_alone(app: TestApp) {
    let query = "query($id: ID!) { viewer { municipality(id: $id) {
        schools { nodes { name headName curatorName } } } } }";
    let id = json!({ "id": format!("municipality:{}", app.town.municipality.0) });
    let seen = app.as_(app.town.municipal).run(query, id.clone()).await;
    assert_eq!(
        seen["viewer"]["municipality"]["schools"]["nodes"],
        json!([
            { "name": "Лицей № 2", "headName": "Соседов Юрий Юрьевич", "curatorName": "Соседова Алла Юрьевна" },
            { "name": "СОШ № 1 им. А. С. Пушкина", "headName": "Директорова Нина Павловна",
                "curatorName": "Кураторова Вера Сергеевна" },
        ])
    );
    let seen = app.as_(app.town.regional).run(query, id).await;
    let first = &seen["viewer"]["municipality"]["schools"]["nodes"][0];
    assert_eq!(
        first,
        &json!({ "name": "Лицей № 2", "headName": null, "curatorName": null })
    );
}

async fn small_counts_are_withheld_from_above_and_shown_at_the_school(app: TestApp) {
    let pupil = app.world().person("Новикова Яна Олеговна").await;
    app.world()
        .employ(pupil, app.town.school, "учитель химии", 0)
        .await;
    // Any change of a job counts the school anew.
    let job = crate::people::job_of(&app, app.town.bystander).await;
    let input = json!({ "employmentId": job, "on": "2026-10-31" });
    app.as_(app.town.curator)
        .mutate("endEmployment", input, "")
        .await;

    let query = "query($id: ID!) { viewer { school(id: $id) {
        figures { count(indicator: YOUNG_TEACHERS) { value withheld } } } } }";
    let count = async |who: PersonId| {
        let seen = app.as_(who).run(query, id(&app)).await;
        seen["viewer"]["school"]["figures"]["count"].clone()
    };
    assert_eq!(
        count(app.town.curator).await,
        json!({ "value": 2, "withheld": false })
    );
    assert_eq!(
        count(app.town.municipal).await,
        json!({ "value": null, "withheld": true })
    );
}

async fn people_are_found_by_words_initials_and_without_regard_to_yo(app: TestApp) {
    let query = "query($id: ID!, $filter: PeopleFilter) { viewer { school(id: $id) {
        people(filter: $filter) { totalCount nodes { shortName position } } } } }";
    let found = async |filter: Value| {
        let mut variables = id(&app);
        variables["filter"] = filter;
        let seen = app.as_(app.town.curator).run(query, variables).await;
        let people = seen["viewer"]["school"]["people"].clone();
        let names = people["nodes"].as_array().unwrap().iter();
        let names: Vec<_> = names
            .map(|node| node["shortName"].as_str().unwrap().replace('\u{a0}', " "))
            .collect();
        assert_eq!(people["totalCount"], names.len());
        names.join(", ")
    };
    for text in [
        "щеткина",
        "ЩЁТКИНА-ОРЛОВА Ж. Ю.",
        "жанна щёткина",
        "орлова ж",
    ] {
        assert_eq!(
            found(json!({ "text": text })).await,
            "Щёткина-Орлова Ж. Ю.",
            "{text}"
        );
    }
    assert_eq!(found(json!({ "text": "щёткина п" })).await, "");
    assert_eq!(found(json!({ "youngOnly": true })).await, "Ёжиков П. И.");
    assert_eq!(found(json!({ "current": false })).await, "");
    assert_eq!(found(json!({ "text": "соседова" })).await, "");
}

async fn the_banks_are_narrowed_by_what_is_on_the_cards(app: TestApp) {
    let query =
        "query($id: ID!, $cards: CardFilter, $needs: NeedFilter) { viewer { school(id: $id) {
        mentorCards(filter: $cards) { totalCount nodes { load capacity } }
        needs(filter: $needs) { totalCount nodes { mentorship { state } } } } } }";
    let seen = async |cards: Value, needs: Value| {
        let mut variables = id(&app);
        variables["cards"] = cards;
        variables["needs"] = needs;
        let seen = app.as_(app.town.curator).run(query, variables).await;
        seen["viewer"]["school"].clone()
    };
    let counts = |seen: &Value| {
        (
            seen["mentorCards"]["totalCount"].clone(),
            seen["needs"]["totalCount"].clone(),
        )
    };
    let topic = |topic: &str| json!({ "topic": topic });
    let desk = seen(topic("TEACHING_METHODS"), json!({ "text": "ежиков" })).await;
    assert_eq!(counts(&desk), (json!(1), json!(1)));
    let desk = seen(topic("UPBRINGING"), json!({ "deficitKind": "DIGITAL" })).await;
    assert_eq!(counts(&desk), (json!(0), json!(0)));
    let desk = seen(json!({ "free": true }), json!({ "withoutMentor": true })).await;
    assert_eq!(counts(&desk), (json!(1), json!(1)));

    // Two places: one pair leaves one, two leave none.
    let town = &app.town;
    app.world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let desk = seen(json!({ "free": true }), json!({ "withoutMentor": false })).await;
    assert_eq!(counts(&desk), (json!(1), json!(1)));
    assert_eq!(
        desk["mentorCards"]["nodes"][0],
        json!({ "load": 1, "capacity": 2 })
    );
    assert_eq!(desk["needs"]["nodes"][0]["mentorship"]["state"], "ACTIVE");
    app.world()
        .pair_in_force(town.sibling, town.mentor, town.bystander)
        .await;
    let desk = seen(json!({ "free": true }), json!({ "withoutMentor": true })).await;
    assert_eq!(counts(&desk), (json!(0), json!(0)));
    let desk = seen(json!({ "free": false }), json!({})).await;
    assert_eq!(counts(&desk), (json!(1), json!(1)));
}

async fn many_people_and_cards_cost_the_statements_of_one(app: TestApp) {
    let query = "query($id: ID!) { viewer { school(id: $id) {
        people(first: 100) { nodes { fullName position viewerCan record { email hasAccount
            employments { school { name } young } consents { holds effectsOfWithdrawal { pairsProposedToEnd } viewerCan }
            mentorCards { load viewerCan } needs { deficits { area } suggestedCategories mentorship { id } }
            mentorships { id } } } }
        mentorCards(first: 100) { nodes { person { position } load viewerCan } }
        needs(first: 100) { nodes { person { position } deficits { area } suggestedCategories viewerCan mentorship { id } } } } } }";
    let client = app.as_(app.town.curator);
    let enter = async |number: u32| {
        let letter = char::from_u32(u32::from('а') + number).unwrap();
        let person = app
            .world()
            .person(&format!("Людов{letter} Иван Иванович"))
            .await;
        app.world()
            .employ(person, app.town.school, "учитель", 5)
            .await;
        app.world().mentor_card(person, app.town.school, 3).await;
        let need = app.world().need(person, app.town.school).await;
        app.world().deficit(need, "опрос").await;
        let purpose = domain::consent::ConsentPurpose::MentorDuty;
        app.world().consent(person, app.town.school, purpose).await;
    };
    const MORE: u32 = 18;
    // Two who have everything, so that both counts go the same ways.
    enter(0).await;
    enter(1).await;
    let few = app.statements(client.run(query, id(&app))).await;
    for number in 2..2 + MORE {
        enter(number).await;
    }
    let many = app.statements(client.run(query, id(&app))).await;
    assert!(few > 0, "statements are counted");
    // Whether two paths to the same loader meet in one batch is a matter of milliseconds; a statement for each row is
    // not.
    assert!(
        many < few + MORE as usize,
        "{few} statements for few rows, {many} for many"
    );
}
