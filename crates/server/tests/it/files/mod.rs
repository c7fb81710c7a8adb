//! Tables that are brought and lists that are handed out, over HTTP.

use std::time::Duration;

use domain::access::{Place, Role};
use persistence::test_support::TestStore;
use persistence::test_support::world::World;
use serde_json::{Value, json};

use crate::harness::{Browser, PASSWORD, TestServer};

mod duties;

persistence::db_tests! {
    a_table_is_brought_compared_taken_over_and_handed_out;
    a_table_is_for_who_is_signed_in_and_comes_from_our_pages;
    everything_about_who_asks_is_handed_out_as_one_file;
    a_plan_is_brought_and_what_is_none_names_the_remedy;
    a_file_of_a_document_is_brought_and_saved_and_never_shown;
}

const TABLE: &str = "ФИО;Должность;Дата приёма\nБерёзкина Анна;учитель;01.09.2020\nКлёнов;;\n";

/// A curator of a school, signed in, and the school's id.
async fn curator(server: &TestServer) -> (Browser, String) {
    let somebody = server.enrol("curator@example.org").await;
    let world = World::of(server.store());
    let municipality = world.municipality(somebody.region, "Район").await;
    let at = world.school(somebody.region, municipality, "СОШ № 1").await;
    world
        .appoint(somebody.person, Role::Curator, Place::School(at.school))
        .await;
    let mut browser = server.browser();
    browser.sign_in("curator@example.org", PASSWORD).await;
    (browser, format!("school:{}", at.school.0))
}

/// `список.csv`, percent-encoded.
const NAME: &str = "%D1%81%D0%BF%D0%B8%D1%81%D0%BE%D0%BA.csv";

async fn settled(browser: &mut Browser, id: &str) -> Value {
    let query = "query($id: ID!) { viewer { importById(id: $id) { state version fileName
        counts { verdict count } } } }";
    for _ in 0..600 {
        let body = json!({ "query": query, "variables": { "id": id } });
        let seen = browser.post("/graphql", &body).await.json();
        let run = seen["data"]["viewer"]["importById"].clone();
        if run["state"] != "WAITING" && run["state"] != "APPLYING" {
            return run;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    panic!("the server does nothing about the file");
}

async fn a_table_is_brought_compared_taken_over_and_handed_out(store: TestStore) {
    let server = TestServer::over(store);
    let (mut browser, school) = curator(&server).await;
    let path = format!("/files/imports?kind=PEOPLE&place={school}");
    let brought = browser
        .call("POST", &path)
        .header("x-file-name", NAME)
        .body(TABLE)
        .send()
        .await;
    assert_eq!(brought.status, 200, "{}", brought.text());
    let id = brought.json()["importId"].as_str().unwrap().to_owned();

    let run = settled(&mut browser, &id).await;
    assert_eq!(
        (&run["state"], &run["fileName"]),
        (&json!("PREVIEWED"), &json!("список.csv"))
    );
    let wrong = browser
        .get(&format!("/files/imports/{}.xlsx", &id["import:".len()..]))
        .await;
    assert_eq!((wrong.status, wrong.body.starts_with(b"PK")), (200, true));

    let mutation =
        "mutation($input: ApplyImportInput!) { applyImport(input: $input) { __typename } }";
    let input = json!({ "importId": id, "version": run["version"] });
    let body = json!({ "query": mutation, "variables": { "input": input } });
    browser.post("/graphql", &body).await;
    assert_eq!(settled(&mut browser, &id).await["state"], "APPLIED");

    let wanted = json!({ "list": "PEOPLE", "place": school, "format": "csv", "filter": { "text": "берёзкина" } });
    let list = browser.post("/files/exports", &wanted).await;
    assert_eq!(list.header("content-type"), Some("text/csv; charset=utf-8"));
    let disposition = list.header("content-disposition").unwrap();
    assert!(disposition.starts_with("attachment;"), "{disposition}");
    assert!(list.text().contains("Берёзкина Анна;"), "{}", list.text());
}

async fn a_table_is_for_who_is_signed_in_and_comes_from_our_pages(store: TestStore) {
    let server = TestServer::over(store);
    let (browser, school) = curator(&server).await;
    let path = format!("/files/imports?kind=PEOPLE&place={school}");
    let send = |call: crate::harness::Call| call.header("x-file-name", "a.csv").body(TABLE).send();
    let nobody = send(server.browser().call("POST", &path)).await;
    assert_eq!(nobody.refusal(), (401, "UNAUTHENTICATED".to_owned()));
    let foreign = send(
        server
            .call("POST", &path)
            .header("origin", "https://elsewhere.example")
            .bearer(browser.token.as_deref().unwrap()),
    )
    .await;
    assert_eq!(foreign.status, 403);
    let unknown = format!("/files/imports?kind=NONSENSE&place={school}");
    assert_eq!(
        send(browser.call("POST", &unknown)).await.refusal(),
        (400, "BAD_INPUT".to_owned())
    );
    let elsewhere = "/files/imports?kind=PEOPLE&place=school:0199f000-0000-7000-8000-000000000000";
    assert_eq!(send(browser.call("POST", elsewhere)).await.status, 404);
    let large = vec![b'a'; 10 * 1024 * 1024 + 1];
    let large = browser
        .call("POST", &path)
        .header("x-file-name", "a.csv")
        .body(large)
        .send()
        .await;
    assert_eq!(large.status, 413);
    let form = server.get("/files/imports/templates/PEOPLE.xlsx").await;
    assert_eq!((form.status, form.body.starts_with(b"PK")), (200, true));
    assert_eq!(
        server
            .get("/files/imports/templates/NONSENSE.xlsx")
            .await
            .status,
        404
    );
}

async fn everything_about_who_asks_is_handed_out_as_one_file(store: TestStore) {
    let server = TestServer::over(store);
    let (browser, _) = curator(&server).await;
    let found = browser.get("/files/my-data.zip").await;
    assert_eq!(found.header("content-type"), Some("application/zip"));
    assert!(found.body.starts_with(b"PK"));
    let nobody = server.browser().get("/files/my-data.zip").await;
    assert_eq!(nobody.status, 401);
}

/// A plan as Excel saves it.
const PLAN: &str =
    "№ п/п;Мероприятие;Срок;Ответственный\n1;Назначить куратора;сентябрь 2026 г.;директор\n";

async fn a_plan_is_brought_and_what_is_none_names_the_remedy(store: TestStore) {
    let server = TestServer::over(store);
    let (browser, school) = curator(&server).await;
    let path = format!("/files/plans?place={school}&schoolYear=2026");
    let send = |call: crate::harness::Call, body: &'static str| {
        call.header("x-file-name", NAME).body(body).send()
    };
    let brought = send(browser.call("POST", &path), PLAN).await;
    assert_eq!(brought.status, 200, "{}", brought.text());
    let id = brought.json()["roadmapId"].as_str().unwrap().to_owned();
    let id = id.strip_prefix("roadmap:").unwrap();
    for (ending, kind, start) in [
        ("docx", "wordprocessingml", &b"PK"[..]),
        ("pdf", "application/pdf", b"%PDF"),
        ("xlsx", "spreadsheetml", b"PK"),
        ("ics", "text/calendar", b"BEGIN:VCALENDAR"),
    ] {
        let path = format!("/files/roadmaps/{id}.{ending}");
        let file = browser.get(&path).await;
        assert_eq!(file.status, 200, "{ending}: {}", file.text());
        assert!(file.header("content-type").unwrap().contains(kind));
        assert!(file.body.starts_with(start), "{ending}");
        assert_eq!(server.browser().get(&path).await.status, 401);
    }
    let odd = browser.get(&format!("/files/roadmaps/{id}.exe")).await;
    assert_eq!(odd.status, 404);
    let unknown = "/files/roadmaps/0199f000-0000-7000-8000-000000000000.docx";
    assert_eq!(browser.get(unknown).await.status, 404);
    let id = format!("roadmap:{id}");

    let again = send(browser.call("POST", &path), PLAN).await;
    assert_eq!(again.status, 409);
    let said = again.json();
    assert_eq!(
        (
            &said["code"],
            &said["problem"],
            &said["roadmapId"],
            &said["title"]
        ),
        (
            &json!("PLAN_ALREADY_READ"),
            &json!("ALREADY_READ"),
            &json!(id),
            &json!("список")
        )
    );
    let anyway = format!("{path}&anyway=true");
    assert_eq!(send(browser.call("POST", &anyway), PLAN).await.status, 200);

    let pdf = send(browser.call("POST", &path), "%PDF-1.7\n…").await;
    assert_eq!(pdf.status, 422);
    let said = pdf.json();
    assert_eq!(
        (&said["code"], &said["problem"], &said["remedy"]),
        (
            &json!("PLAN_NOT_READ"),
            &json!("PDF"),
            &json!("SAVE_AS_WORD_OR_PASTE")
        )
    );
    assert!(
        said["message"].as_str().unwrap().contains(".docx"),
        "{said}"
    );

    let odd = format!("/files/plans?place={school}&schoolYear=1900");
    let odd = send(browser.call("POST", &odd), PLAN).await;
    assert_eq!(odd.refusal(), (400, "BAD_INPUT".to_owned()));
    let elsewhere =
        "/files/plans?place=school:0199f000-0000-7000-8000-000000000000&schoolYear=2026";
    assert_eq!(
        send(browser.call("POST", elsewhere), PLAN).await.status,
        404
    );
    let nobody = send(server.browser().call("POST", &path), PLAN).await;
    assert_eq!(nobody.refusal(), (401, "UNAUTHENTICATED".to_owned()));
}

async fn a_file_of_a_document_is_brought_and_saved_and_never_shown(store: TestStore) {
    let server = TestServer::over(store);
    let (mut browser, school) = curator(&server).await;
    let query = "mutation($input: AddDocumentInput!) { addDocument(input: $input) { ... on DocumentDone { document { id } } } }";
    let input = json!({ "placeId": school, "head": {
        "kind": "REGULATION", "title": "Положение", "basis": [], "appendices": [],
    } });
    let body = json!({ "query": query, "variables": { "input": input } });
    let added = browser.post("/graphql", &body).await.json();
    let id = added["data"]["addDocument"]["document"]["id"].as_str();
    let id = id.unwrap().strip_prefix("document:").unwrap().to_owned();
    let path = format!("/files/documents/{id}?revision=1");
    let send = |call: crate::harness::Call, body: &'static [u8]| {
        call.header("x-file-name", NAME).body(body).send()
    };
    let odd = send(browser.call("POST", &path), b"<html><script>").await;
    assert_eq!(odd.status, 415);
    let broken = send(browser.call("POST", &path), b"%PDF-1.7 breaks off").await;
    assert_eq!(broken.refusal(), (400, "BAD_INPUT".to_owned()));
    let nobody = send(server.browser().call("POST", &path), b"%PDF-1.7 %%EOF").await;
    assert_eq!(nobody.refusal(), (401, "UNAUTHENTICATED".to_owned()));
    let brought = send(browser.call("POST", &path), b"%PDF-1.7 %%EOF").await;
    assert_eq!(brought.status, 201, "{}", brought.text());
    assert_eq!(brought.json()["revision"], json!(2));
    let again = send(browser.call("POST", &path), b"%PDF-1.7 %%EOF").await;
    assert_eq!(again.status, 409);

    let file = brought.json()["fileId"].as_str().unwrap().to_owned();
    let file = file.strip_prefix("document-file:").unwrap();
    let saved = browser.get(&format!("/files/documents/{id}/{file}")).await;
    assert_eq!(
        (saved.status, &saved.body[..]),
        (200, &b"%PDF-1.7 %%EOF"[..])
    );
    let shown = saved.header("content-disposition").unwrap();
    assert!(shown.starts_with("attachment"), "{shown}");
    assert_eq!(saved.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(saved.header("content-type"), Some("application/pdf"));
    let nobody = server
        .browser()
        .get(&format!("/files/documents/{id}/{file}"))
        .await;
    assert_eq!(nobody.status, 401);
    let elsewhere = browser
        .get(&format!("/files/documents/{file}/{file}"))
        .await;
    assert_eq!(elsewhere.status, 404);
}
