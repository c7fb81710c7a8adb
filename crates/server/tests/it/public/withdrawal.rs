//! What is taken back is gone from every public answer within a minute.

use chrono::TimeDelta;
use domain::access::{Place, Role};
use domain::consent::ConsentPurpose;
use persistence::test_support::TestStore;
use persistence::test_support::world::{PracticeSketch, World};
use serde_json::json;

use super::{addresses, build, kept_for};
use crate::harness::{Browser, PASSWORD, Reply, TestServer};

persistence::db_tests! {
    a_name_goes_with_its_consent_from_every_address;
    a_withdrawn_practice_is_at_no_address;
}

/// Where the one practice of [`Portal`] stands.
const SLUG: &str = "parnyi-opros";
const NAME: &str = "Орлова";
const TITLE: &str = "Парный опрос";

/// A server with a published practice of somebody who agreed to be named, and leads the school.
struct Portal {
    server: TestServer,
    browser: Browser,
    addresses: Vec<String>,
    consent: String,
    practice: String,
    _build: tempfile::TempDir,
}

impl Portal {
    async fn open(store: TestStore) -> Self {
        let build = build();
        let dist = build.path().to_owned();
        let server = TestServer::with(
            store,
            |settings| settings.spa_dir = Some(dist),
            server::schema::executor,
        );
        let author = server.enrol("orlova@example.org").await;
        let world = World::of(server.store());
        let municipality = world.municipality(author.region, "Район").await;
        let at = world.school(author.region, municipality, "СОШ № 1").await;
        world.employ(author.person, at, "учитель физики", 10).await;
        world
            .appoint(author.person, Role::Head, Place::School(at.school))
            .await;
        let purpose = ConsentPurpose::PersonalDataDissemination;
        let consent = world.consent(author.person, at, purpose).await;
        let sketch = PracticeSketch {
            authors: &[author.person],
            ..PracticeSketch::published(at, TITLE)
        };
        let practice = world.practice(sketch).await;
        let mut browser = server.browser();
        browser.sign_in("orlova@example.org", PASSWORD).await;
        let query = "{ practices { nodes { slug school { slug } } } }";
        let seen = server.ask(query).await.json()["data"]["practices"]["nodes"][0].clone();
        assert_eq!(seen["slug"], SLUG);
        let school = seen["school"]["slug"].as_str().unwrap();
        Self {
            addresses: addresses(&server.app.public_url, SLUG, school),
            consent: format!("consent:{consent}"),
            practice: format!("practice:{}", practice.0),
            server,
            browser,
            _build: build,
        }
    }

    /// Every answer; each may be kept for less than a minute.
    async fn read(&self) -> Vec<Reply> {
        let mut replies = Vec::new();
        for address in &self.addresses {
            let reply = self.server.get(address).await;
            let caching = reply.header("cache-control").unwrap();
            assert!(kept_for(caching) <= 30, "{address}: {caching}");
            replies.push(reply);
        }
        replies
    }

    /// Every answer to who has an older one, after the shortest time in which that may still be shown.
    async fn read_again(&self, older: &[Reply]) -> Vec<Reply> {
        self.server.clock.pass(TimeDelta::seconds(30));
        let mut replies = Vec::new();
        for (address, older) in self.addresses.iter().zip(older) {
            if let Some(since) = older.header("last-modified") {
                let call = self
                    .server
                    .call("GET", address)
                    .header("if-modified-since", since);
                let reply = call.send().await;
                assert!(
                    !older.text().contains(NAME) || reply.status != 304,
                    "{address}"
                );
            }
            let mut call = self.server.call("GET", address);
            if let Some(tag) = older.header("etag") {
                call = call.header("if-none-match", tag);
            }
            replies.push(call.send().await);
        }
        replies
    }

    async fn mutate(&mut self, name: &str, input: serde_json::Value) {
        let kind = format!("{}{}Input", name[..1].to_uppercase(), &name[1..]);
        let query =
            format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ __typename }} }}");
        let body = json!({ "query": query, "variables": { "input": input } });
        let said = self.browser.post("/graphql", &body).await.json();
        let done = said["data"][name]["__typename"]
            .as_str()
            .unwrap_or_default();
        assert!(done.ends_with("Done"), "{said}");
    }
}

async fn a_name_goes_with_its_consent_from_every_address(store: TestStore) {
    let mut portal = Portal::open(store).await;
    let before = portal.read().await;
    let named: Vec<bool> = before
        .iter()
        .map(|reply| reply.text().contains(NAME))
        .collect();
    for ((address, reply), named) in portal.addresses.iter().zip(&before).zip(&named) {
        assert_eq!(reply.status, 200, "{address}: {}", reply.text());
        // A list, a page of ours and a frame show it; what others keep for long never does.
        let kept_elsewhere = ["/feeds/", "/embed/practices.html", "/oembed", "/sitemap"];
        let shows = !kept_elsewhere.iter().any(|path| address.starts_with(path));
        assert_eq!(*named, shows, "{address}: {}", reply.text());
    }

    let input = json!({ "consentId": portal.consent });
    portal.mutate("withdrawConsent", input).await;

    let after = portal.read_again(&before).await;
    for ((address, reply), named) in portal.addresses.iter().zip(&after).zip(named) {
        assert_eq!(
            reply.status == 304,
            !named && reply.header("etag").is_some(),
            "{address}"
        );
        let text = reply.text();
        assert!(
            !text.contains(NAME) && !text.contains("учитель физики"),
            "{address}: {text}"
        );
    }
}

async fn a_withdrawn_practice_is_at_no_address(store: TestStore) {
    let mut portal = Portal::open(store).await;
    let before = portal.read().await;
    for (address, reply) in portal.addresses.iter().zip(&before) {
        let text = reply.text();
        assert!(
            text.contains(TITLE) || text.contains(SLUG),
            "{address}: {text}"
        );
    }

    let input = json!({ "practiceId": portal.practice, "remark": "Нашли ошибку" });
    portal.mutate("withdrawPractice", input).await;

    let after = portal.read_again(&before).await;
    for (address, reply) in portal.addresses.iter().zip(&after) {
        let gone = address.contains(&format!("/{SLUG}"));
        assert_eq!(reply.status, if gone { 404 } else { 200 }, "{address}");
        // An answer of the API to a question may repeat the question, an address its own.
        let text = reply.text();
        assert!(
            !text.contains(TITLE) && !text.contains(SLUG) && !text.contains(NAME),
            "{address}: {text}"
        );
    }
}
