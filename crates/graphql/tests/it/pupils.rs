//! Pupils: as little as can be is kept of them, a representative consents for them, and nobody outside hears of them.

use std::collections::BTreeSet;
use std::fmt::Write;

use domain::id::PersonId;
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::{TestApp, code};

on_both! {
    a_pupil_is_a_name_a_class_and_a_year;
    a_pupil_is_corrected_by_the_curators_of_their_school_alone;
    a_representative_signs_for_a_pupil;
    a_pupil_gets_neither_an_account_nor_contacts;
    pupils_are_listed_for_who_keeps_them;
    no_public_answer_names_a_pupil;
}

const ADDED: &str = "__typename ... on AddPupilDone { person { id fullName position viewerCan
    pupil { className birthYear since until version school { name } }
    record { email phone birthDate hasAccount employments { id } consents { purpose } } } }
    ... on InvalidInput { fields { path problem } }";
const RECORDED: &str = "... on RecordPaperConsentDone { consent { holds reviewOn channel signedBy { fullName relation }
        text { paragraphs } } }
    ... on RecordPaperConsentRefused { reason } ... on InvalidInput { fields { path problem } }";

fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

fn pupil() -> Value {
    json!({ "lastName": "Ёлкина", "firstName": "Дарья", "patronymic": "Артёмовна", "className": "7 «Б»",
        "birthYear": 2013, "since": "2026-09-01" })
}

async fn add(app: &TestApp, by: PersonId, pupil: Value) -> Value {
    let input = json!({ "schoolId": school(app), "pupil": pupil });
    app.as_(by).mutate("addPupil", input, ADDED).await
}

async fn a_pupil_is_a_name_a_class_and_a_year(app: TestApp) {
    let said = add(&app, app.town.curator, pupil()).await;
    let person = &said["person"];
    assert_eq!(person["fullName"], "Ёлкина Дарья Артёмовна");
    assert_eq!(person["position"], Value::Null);
    assert_eq!(person["pupil"]["className"], "7 «Б»");
    assert_eq!(person["pupil"]["birthYear"], 2013);
    let record = json!({ "email": null, "phone": null, "birthDate": null, "hasAccount": false,
        "employments": [], "consents": [] });
    assert_eq!(person["record"], record);

    let mut odd = pupil();
    odd["birthYear"] = json!(1980);
    odd["className"] = json!(" ");
    odd["since"] = json!("2027-01-01");
    odd["until"] = json!("2026-12-31");
    let said = add(&app, app.town.curator, odd).await;
    let paths: BTreeSet<String> = said["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["path"][1].as_str().unwrap().to_owned())
        .collect();
    let wanted = ["birthYear", "className", "since", "until"].map(str::to_owned);
    assert_eq!(paths, BTreeSet::from(wanted));
    for stranger in [
        app.town.psychologist,
        app.town.mentor,
        app.town.sibling_curator,
    ] {
        let input = json!({ "schoolId": school(&app), "pupil": pupil() });
        let said = app.as_(stranger).refused("addPupil", input).await;
        assert!(said == "FORBIDDEN" || said == "NOT_FOUND", "{said}");
    }
}

async fn a_pupil_is_corrected_by_the_curators_of_their_school_alone(app: TestApp) {
    let town = &app.town;
    let id = app
        .world()
        .pupil("Ёлкина Дарья Артёмовна", town.school)
        .await;
    let mut left = pupil();
    left["className"] = json!("8 «Б»");
    left["until"] = json!("2026-11-10");
    let input = json!({ "personId": format!("person:{}", id.0), "version": 1, "pupil": left });
    for stranger in [
        town.mentor,
        town.sibling_curator,
        town.municipal,
        town.psychologist,
    ] {
        let said = app.as_(stranger).refused("editPupil", input.clone()).await;
        assert_eq!(said, "NOT_FOUND");
    }
    let selection =
        "__typename ... on EditPupilDone { person { pupil { className until version } } }
        ... on EditPupilConflict { current { pupil { version } } }";
    let said = app
        .as_(town.curator)
        .mutate("editPupil", input.clone(), selection)
        .await;
    let now = json!({ "className": "8 «Б»", "until": "2026-11-10", "version": 2 });
    assert_eq!(said["person"]["pupil"], now);
    let said = app
        .as_(town.head)
        .mutate("editPupil", input, selection)
        .await;
    assert_eq!(said["current"]["pupil"]["version"], 2, "{said}");
    let other =
        json!({ "personId": format!("person:{}", town.mentee.0), "version": 1, "pupil": pupil() });
    assert_eq!(
        app.as_(town.curator).refused("editPupil", other).await,
        "NOT_FOUND"
    );
}

fn paper(app: &TestApp, who: PersonId, purpose: &str) -> Value {
    let version = if purpose == "PHOTO_VIDEO" {
        "2026-11"
    } else {
        "2026-09"
    };
    json!({ "schoolId": school(app), "personId": format!("person:{}", who.0), "purpose": purpose,
        "textVersion": version, "fields": [], "signedOn": "2026-11-01" })
}

async fn a_representative_signs_for_a_pupil(app: TestApp) {
    let town = &app.town;
    let id = app
        .world()
        .pupil("Ёлкина Дарья Артёмовна", town.school)
        .await;
    let curator = app.as_(town.curator);
    let record = async |input: Value| curator.mutate("recordPaperConsent", input, RECORDED).await;
    let signer = json!({ "lastName": "Ёлкин", "firstName": "Артём", "patronymic": "Сергеевич", "relation": "PARENT" });

    let bare = paper(&app, id, "PERSONAL_DATA_PROCESSING");
    assert_eq!(
        record(bare.clone()).await["reason"],
        "REPRESENTATIVE_NEEDED"
    );
    let mut odd = bare.clone();
    odd["representative"] = json!({ "lastName": "1", "firstName": "Артём", "relation": "PARENT" });
    assert_eq!(
        record(odd).await["fields"][0]["path"],
        json!(["representative", "lastName"])
    );
    let mut sound = bare;
    sound["representative"] = signer.clone();
    let said = record(sound).await;
    let consent = &said["consent"];
    assert_eq!(consent["holds"], true);
    // Born in 2013: fourteen in 2027.
    assert_eq!(consent["reviewOn"], "2027-01-01");
    let named = json!({ "fullName": "Ёлкин Артём Сергеевич", "relation": "PARENT" });
    assert_eq!(consent["signedBy"], named);
    let text = consent["text"]["paragraphs"].to_string();
    assert!(text.contains("законный представитель"), "{text}");
    assert!(text.contains("7 «Б»") || text.contains("Ёлкина"), "{text}");

    for (purpose, fields) in [
        ("PERSONAL_DATA_DISSEMINATION", json!(["NAME"])),
        ("MENTOR_DUTY", json!([])),
    ] {
        let mut input = paper(&app, id, purpose);
        input["representative"] = signer.clone();
        input["fields"] = fields;
        assert_eq!(record(input).await["reason"], "NOT_FOR_PUPILS");
    }
    let mut adult = paper(&app, town.bystander, "MENTOR_DUTY");
    adult["representative"] = signer;
    assert_eq!(record(adult).await["reason"], "NOBODY_SIGNS_FOR_THEM");

    // Thirty days ahead the curator is told to look again.
    let late = app.later(town.curator, "2026-12-05T09:00:00Z");
    let tasks = late
        .ask("{ viewer { tasks { kind target dueOn about } } }")
        .await;
    let tasks = tasks["viewer"]["tasks"].as_array().unwrap().clone();
    let review = tasks
        .iter()
        .find(|task| task["kind"] == "RENEW_PAPER_CONSENT")
        .unwrap();
    assert_eq!(review["target"], format!("person:{}", id.0));
    assert_eq!(review["dueOn"], "2027-01-01");
}

async fn a_pupil_gets_neither_an_account_nor_contacts(app: TestApp) {
    let town = &app.town;
    let id = app
        .world()
        .pupil("Ёлкина Дарья Артёмовна", town.school)
        .await;
    let person = format!("person:{}", id.0);
    let invite = json!({ "placeId": school(&app), "personId": person, "email": "d@example.org",
        "position": "ученица" });
    for inviter in [town.curator, town.head, town.administrator] {
        let said = app.as_(inviter).refused("invite", invite.clone()).await;
        assert_eq!(said, "NOT_FOUND");
    }
    let edit = json!({ "personId": person, "version": 1, "lastName": "Ёлкина", "firstName": "Дарья",
        "email": "d@example.org", "birthDate": "2013-05-05" });
    assert_eq!(
        app.as_(town.curator).refused("editPerson", edit).await,
        "FORBIDDEN"
    );
}

async fn pupils_are_listed_for_who_keeps_them(app: TestApp) {
    let town = &app.town;
    app.world()
        .pupil("Ёлкина Дарья Артёмовна", town.school)
        .await;
    app.world().pupil("Ясенев Пётр", town.school).await;
    app.world().pupil("Чужих Иван", town.sibling).await;
    let query = "query($id: ID!, $text: String) { viewer { school(id: $id) {
        pupils(first: 10, filter: { text: $text, current: true }) { totalCount nodes { className person { fullName } } }
        people(first: 50) { nodes { fullName } } } } }";
    let id = json!({ "id": school(&app) });
    let seen = app.as_(town.curator).run(query, id.clone()).await;
    let desk = &seen["viewer"]["school"];
    assert_eq!(desk["pupils"]["totalCount"], 2);
    assert_eq!(
        desk["pupils"]["nodes"][0]["person"]["fullName"],
        "Ёлкина Дарья Артёмовна"
    );
    assert!(
        !desk["people"].to_string().contains("Ёлкина"),
        "the staff is the staff"
    );
    let found = json!({ "id": school(&app), "text": "ясен" });
    let seen = app.as_(town.head).run(query, found).await;
    assert_eq!(seen["viewer"]["school"]["pupils"]["totalCount"], 1);
    let bare = "query($id: ID!) { viewer { school(id: $id) { pupils { totalCount } } } }";
    for stranger in [
        town.psychologist,
        town.administrator,
        town.municipal,
        town.authority,
    ] {
        let seen = app.as_(stranger).run(bare, id.clone()).await;
        assert_eq!(seen["viewer"]["school"]["pupils"], Value::Null);
    }
    // Nor does a stranger find one by id.
    let pupil = app.world().pupil("Незнакомцев Лев", town.school).await;
    let query = format!(
        "{{ viewer {{ personById(id: \"person:{}\") {{ fullName }} }} }}",
        pupil.0
    );
    for stranger in [
        town.mentor,
        town.sibling_curator,
        town.municipal,
        town.regional,
    ] {
        let seen = app.as_(stranger).ask(&query).await;
        assert_eq!(seen["viewer"]["personById"], Value::Null);
    }
}

/// Asks everything that can be asked without an account, as deep as the schema lets, and reads every letter of it.
async fn no_public_answer_names_a_pupil(app: TestApp) {
    let town = &app.town;
    let pupil = app
        .world()
        .pupil("Невидимкина Дарья Артёмовна", town.school)
        .await;
    app.world()
        .pair_in_force(town.school, town.mentor, pupil)
        .await;
    let sketch = PracticeSketch {
        authors: &[pupil, town.mentor],
        ..PracticeSketch::published(town.school, "Парный опрос")
    };
    app.world().practice(sketch).await;
    let slugs = app
        .public()
        .ask("{ practices { nodes { slug school { slug } } } }")
        .await;
    let node = &slugs["practices"]["nodes"][0];
    let school = &node["school"]["slug"];

    let types = types(&app).await;
    let mut asked = 0;
    for field in types["Query"].iter().filter(|field| field.name != "viewer") {
        let slug = match field.name.as_str() {
            "practice" => node["slug"].as_str(),
            "school" => school.as_str(),
            _ => None,
        };
        let arguments = match slug {
            Some(slug) => format!("(slug: \"{slug}\")"),
            None if field.required => continue,
            // A page of one: the whole of it is read, and not what it would cost to read twenty.
            None if field.pages => "(first: 1)".to_owned(),
            None => String::new(),
        };
        let query = format!(
            "{{ {}{arguments} {} }}",
            field.name,
            select(&types, &field.of, 5)
        );
        let answer = app.public().answer(&query, json!({})).await;
        assert!(
            answer.get("errors").is_none(),
            "{query}\n{} {answer:#}",
            code(&answer)
        );
        let text = answer["data"].to_string();
        for word in [
            "Невидимкина",
            "Дарья",
            "Артёмовна",
            "7 «Б»",
            &pupil.0.to_string(),
        ] {
            assert!(!text.contains(word), "{word} in the answer to {query}");
        }
        asked += 1;
    }
    assert!(asked >= 4, "asked {asked}");
}

struct Field {
    name: String,
    of: String,
    required: bool,
    pages: bool,
}

type Types = std::collections::BTreeMap<String, Vec<Field>>;

async fn types(app: &TestApp) -> Types {
    let query =
        "{ __schema { types { name kind fields { name args { name type { kind } defaultValue }
        type { name ofType { name ofType { name ofType { name } } } } } } } }";
    let schema = app.public().ask(query).await;
    let mut found = Types::new();
    for each in schema["__schema"]["types"].as_array().unwrap() {
        let fields = each["fields"].as_array().cloned().unwrap_or_default();
        let fields = fields.iter().map(|field| {
            let mut of = &field["type"];
            while of["name"].is_null() {
                of = &of["ofType"];
            }
            let required =
                |arg: &Value| arg["type"]["kind"] == "NON_NULL" && arg["defaultValue"].is_null();
            let args = field["args"].as_array().unwrap();
            Field {
                pages: args.iter().any(|arg| arg["name"] == "first"),
                name: field["name"].as_str().unwrap().to_owned(),
                of: of["name"].as_str().unwrap().to_owned(),
                required: args.iter().any(required),
            }
        });
        found.insert(each["name"].as_str().unwrap().to_owned(), fields.collect());
    }
    found
}

/// Every field of a type that needs no argument, down to `depth`.
fn select(types: &Types, of: &str, depth: u32) -> String {
    let fields = &types[of];
    if fields.is_empty() {
        return String::new();
    }
    let mut text = "{ __typename".to_owned();
    for field in fields.iter().filter(|field| !field.required) {
        let leaf = types[&field.of].is_empty();
        // The edges of a list say what its nodes say, and twice is too dear.
        if field.name == "edges" || !(leaf || depth > 1) {
            continue;
        }
        let page = if field.pages { "(first: 1)" } else { "" };
        let inner = select(types, &field.of, depth - 1);
        write!(text, " {}{page} {inner}", field.name).unwrap();
    }
    text.push_str(" }");
    text
}
