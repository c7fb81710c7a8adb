//! `kill -9` in the middle of a stream of mutations.

use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::Duration;

use persistence::Store;
use persistence::test_support::TestStore;
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};

use super::process::{Process, data};
use crate::harness::{Browser, Call, PASSWORD, TestServer};

persistence::db_tests! {
    kill_9_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done;
}

const ADD: &str =
    "mutation($input: AddMunicipalityInput!) { addMunicipality(input: $input) { __typename } }";
/// How often the server is killed.
const ROUNDS: u32 = 3;
const CLIENTS: usize = 4;

async fn kill_9_loses_nothing_that_was_acknowledged_and_leaves_nothing_half_done(store: TestStore) {
    let server = TestServer::over(store);
    let region = server.enrol("anna@example.org").await.region;
    let region = format!("region:{}", region.0);
    let folder = data();
    let mut acknowledged: BTreeSet<String> = BTreeSet::new();
    let mut asked: Vec<String> = Vec::new();
    for round in 0..ROUNDS {
        let mut process = Process::start(server.database_url(), &folder).await;
        let mut anna = process.browser();
        anna.sign_in("anna@example.org", PASSWORD).await;
        let clients: Vec<_> = (0..CLIENTS)
            .map(|client| {
                let (anna, region) = (anna.clone(), region.clone());
                let address = process.address;
                tokio::spawn(write(address, anna, region, format!("{round}-{client}")))
            })
            .collect();

        tokio::time::sleep(Duration::from_millis(900)).await;
        process.kill();

        for client in clients {
            let (said, last) = client.await.unwrap();
            acknowledged.extend(said);
            asked.push(last);
        }
    }
    assert!(acknowledged.len() > 20, "{}", acknowledged.len());

    let kept = names(server.store()).await;
    let lost: Vec<_> = acknowledged.difference(&kept).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    whole(server.store(), kept.len()).await;

    // What was under way can be sent again, whether it had been done or not.
    let process = Process::start(server.database_url(), &folder).await;
    let mut anna = process.browser();
    anna.sign_in("anna@example.org", PASSWORD).await;
    for name in asked {
        let said = add(process.address, &anna, &region, &name).await;
        assert_eq!(said.as_deref(), Some("AddMunicipalityDone"), "{name}");
    }
    whole(server.store(), names(server.store()).await.len()).await;
}

/// Adds municipalities until the server is gone; answers with the names that were acknowledged, and the last one, which
/// was not.
async fn write(
    address: SocketAddr,
    anna: Browser,
    region: String,
    prefix: String,
) -> (Vec<String>, String) {
    let mut acknowledged = Vec::new();
    for number in 0.. {
        let name = format!("Район {prefix}-{number}");
        match add(address, &anna, &region, &name).await.as_deref() {
            Some("AddMunicipalityDone") => acknowledged.push(name),
            None => return (acknowledged, name),
            Some(other) => panic!("{name}: {other}"),
        }
    }
    unreachable!("the server is killed before")
}

/// What the mutation answers; nothing when no whole answer came.
async fn add(address: SocketAddr, anna: &Browser, region: &str, name: &str) -> Option<String> {
    let input = json!({
        "regionId": region, "name": name, "kind": "DISTRICT", "clientMutationId": name,
    });
    let body = json!({ "query": ADD, "variables": { "input": input } });
    let call = Call::new(address, "POST", "/graphql")
        .bearer(anna.token.as_ref().unwrap())
        .json(&body);
    let reply = call.try_send().await?;
    let json: Value = serde_json::from_slice(&reply.body).ok()?;
    let said = json["data"]["addMunicipality"]["__typename"].as_str();
    Some(said.map_or_else(|| json.to_string(), str::to_owned))
}

async fn names(store: &Store) -> BTreeSet<String> {
    let db = store.connection();
    let sql = "SELECT name FROM municipality";
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

/// Every municipality came with its line of the trail and the receipt of its mutation, and neither without it.
async fn whole(store: &Store, municipalities: usize) {
    let db = store.connection();
    for sql in [
        "SELECT count(*) FROM municipality m JOIN audit a ON a.subject_id = m.id",
        "SELECT count(*) FROM audit WHERE deed = 'AddMunicipality'",
        "SELECT count(*) FROM mutation_receipt WHERE mutation = 'addMunicipality'",
    ] {
        let row = db
            .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
            .await
            .unwrap();
        let count: i64 = row.unwrap().try_get_by_index(0).unwrap();
        assert_eq!(usize::try_from(count).unwrap(), municipalities, "{sql}");
    }
}
