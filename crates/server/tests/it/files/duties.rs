//! Files that prove what was done about a duty, over HTTP.

use domain::access::{Place, Role};
use persistence::test_support::TestStore;
use persistence::test_support::world::World;
use serde_json::{Value, json};

use super::NAME;
use crate::harness::{Browser, Call, PASSWORD, Reply, TestServer};

persistence::db_tests! {
    a_file_of_a_duty_is_brought_by_its_office_and_saved_and_never_shown;
}

const PLAN: &str = "№ п/п;Мероприятие;Срок;Ответственный\n1;Провести семинар;октябрь 2026 г.;Управление образования\n";
const PDF: &[u8] = b"%PDF-1.7 %%EOF";

async fn ask(browser: &mut Browser, query: &str, variables: Value) -> Value {
    let body = json!({ "query": query, "variables": variables });
    let said = browser.post("/graphql", &body).await.json();
    assert_eq!(said["errors"], Value::Null, "{said:#}");
    said["data"].clone()
}

/// A duty of the office of a municipality in whose name the browser is signed in.
async fn owed(server: &TestServer, browser: &mut Browser, place: &str) -> String {
    let path = format!("/files/plans?place={place}&schoolYear=2026");
    let brought = send(browser.call("POST", &path), PLAN.as_bytes()).await;
    assert_eq!(brought.status, 200, "{}", brought.text());
    let roadmap = brought.json()["roadmapId"].clone();
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { revision items { id } } } }";
    let draft = ask(browser, query, json!({ "id": roadmap })).await;
    let items = draft["viewer"]["roadmap"]["items"].as_array().unwrap();
    let items: Vec<_> = items.iter().map(|item| item["id"].clone()).collect();
    let check = "mutation($input: CheckRoadmapItemsInput!) { checkRoadmapItems(input: $input) {
        ... on RoadmapDone { roadmap { revision } } } }";
    let input = json!({ "roadmapId": roadmap, "itemIds": items, "isChecked": true });
    let said = ask(browser, check, json!({ "input": input })).await;
    let revision = said["checkRoadmapItems"]["roadmap"]["revision"].clone();
    let approve =
        "mutation($input: ApproveRoadmapInput!) { approveRoadmap(input: $input) { __typename } }";
    let today = server.store().clock().now().date_naive();
    let input = json!({
        "roadmapId": roadmap, "revision": revision, "orderNumber": "14-р", "approvedOn": today.to_string(),
    });
    let said = ask(browser, approve, json!({ "input": input })).await;
    assert_eq!(said["approveRoadmap"]["__typename"], "RoadmapDone");
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { items { duty { id } } } } }";
    let said = ask(browser, query, json!({ "id": roadmap })).await;
    let duty = said["viewer"]["roadmap"]["items"][0]["duty"]["id"].as_str();
    let duty = duty.unwrap().strip_prefix("duty:").unwrap();
    duty.to_owned()
}

async fn send(call: Call, body: &[u8]) -> Reply {
    call.header("x-file-name", NAME)
        .body(body.to_vec())
        .send()
        .await
}

async fn a_file_of_a_duty_is_brought_by_its_office_and_saved_and_never_shown(store: TestStore) {
    let server = TestServer::over(store);
    let somebody = server.enrol("office@example.org").await;
    let world = World::of(server.store());
    let municipality = world.municipality(somebody.region, "Район").await;
    let at = Place::Municipality(municipality);
    let role = Role::MunicipalMethodologist;
    world.appoint(somebody.person, role, at).await;
    let mut browser = server.browser();
    browser.sign_in("office@example.org", PASSWORD).await;
    let place = format!("municipality:{}", municipality.0);
    let duty = owed(&server, &mut browser, &place).await;
    let path = format!("/files/duties/{duty}");

    let odd = send(browser.call("POST", &path), b"<html><script>").await;
    assert_eq!(odd.status, 415);
    let broken = send(browser.call("POST", &path), b"%PDF-1.7 breaks off").await;
    assert_eq!(broken.refusal(), (400, "BAD_INPUT".to_owned()));
    let nobody = send(server.browser().call("POST", &path), PDF).await;
    assert_eq!(nobody.refusal(), (401, "UNAUTHENTICATED".to_owned()));
    let token = browser.token.clone().unwrap();
    let foreign = server.call("POST", &path).bearer(&token);
    let foreign = send(foreign.header("origin", "https://elsewhere.example"), PDF).await;
    assert_eq!(foreign.status, 403);
    // Whose duty it is is asked before the body is read, however large.
    let unknown = "/files/duties/0199f000-0000-7000-8000-000000000000";
    let large = vec![b'x'; 21 * 1024 * 1024];
    assert_eq!(
        send(browser.call("POST", unknown), &large).await.status,
        404
    );
    assert_eq!(send(browser.call("POST", &path), &large).await.status, 413);

    let brought = send(browser.call("POST", &path), PDF).await;
    assert_eq!(brought.status, 201, "{}", brought.text());
    assert_eq!(brought.json()["name"], json!("список.pdf"));
    let file = brought.json()["fileId"].as_str().unwrap().to_owned();
    let file = file.strip_prefix("duty-file:").unwrap();
    let saved = browser.get(&format!("{path}/{file}")).await;
    assert_eq!((saved.status, &saved.body[..]), (200, PDF));
    let shown = saved.header("content-disposition").unwrap();
    assert!(shown.starts_with("attachment"), "{shown}");
    assert_eq!(saved.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(saved.header("content-type"), Some("application/pdf"));
    let nobody = server.browser().get(&format!("{path}/{file}")).await;
    assert_eq!(nobody.status, 401);
    let elsewhere = browser.get(&format!("{unknown}/{file}")).await;
    assert_eq!(elsewhere.status, 404);
}
