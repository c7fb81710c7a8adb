//! Files that prove what was done about a duty: brought, stated, saved, taken away.

use domain::id::{DutyFileId, DutyId, PersonId};
use graphql::GqlError;
use graphql::papers::duty_file::{
    AttachRefusal, IncomingDutyFile, Received, file, may_receive, receive,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::harness::TestApp;
use crate::roadmap_duties::{of_school, step};
use crate::roadmaps::in_force;

on_both! {
    a_file_is_brought_stated_and_read_by_who_may_read_the_duty;
    what_the_next_statement_does_not_name_is_gone;
    a_file_that_is_not_stated_is_taken_away;
    a_file_proves_its_own_duty_and_no_other;
    a_duty_takes_files_while_it_is_to_be_done_and_not_without_end;
    who_does_not_carry_a_duty_out_brings_no_file;
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";

fn uuid(id: &Value) -> Uuid {
    let (_, uuid) = id.as_str().unwrap().split_once(':').unwrap();
    uuid.parse().unwrap()
}

async fn brought(
    app: &TestApp,
    who: PersonId,
    occurrence: &Value,
    content: &[u8],
) -> Result<Received, GqlError> {
    let incoming = IncomingDutyFile {
        duty: DutyId(uuid(&occurrence["duty"]["id"])),
        name: "C:\\Отчёты\\Справка.exe".to_owned(),
        content: content.to_vec(),
    };
    receive(&app.viewer(who), incoming, ()).await
}

/// A file laid to the duty of an execution by the head; answers with its id.
pub(crate) async fn laid(app: &TestApp, occurrence: &Value) -> String {
    match brought(app, app.town.head, occurrence, PDF).await {
        Ok(Received::Kept { id, name }) => {
            assert_eq!(name, "Справка.pdf");
            format!("{}:{}", DutyFileId::PREFIX, id.0)
        }
        Ok(Received::NotTaken(error)) => panic!("{error}"),
        Ok(Received::Refused(refusal)) => panic!("{refusal:?}"),
        Err(error) => panic!("{error:?}"),
    }
}

fn stating(occurrence: &Value, revision: i32, proofs: &Value) -> Value {
    json!({
        "occurrenceId": occurrence["id"], "revision": revision, "doneOn": "2026-11-10", "comment": "",
        "evidence": proofs,
    })
}

fn report(file: &str) -> Value {
    json!({ "kind": "REPORT", "title": "Справка", "fileId": file })
}

async fn saved(
    app: &TestApp,
    who: PersonId,
    occurrence: &Value,
    id: &str,
) -> Result<Vec<u8>, GqlError> {
    let duty = DutyId(uuid(&occurrence["duty"]["id"]));
    let id = DutyFileId(uuid(&json!(id)));
    let kept = file(&app.viewer(who), duty, id).await?;
    assert_eq!((kept.name.as_str(), kept.kind.ending()), ("Справка", "pdf"));
    Ok(kept.bytes)
}

async fn a_file_is_brought_stated_and_read_by_who_may_read_the_duty(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let first = of_school(&app, town.head).await.remove(0);
    let id = laid(&app, &first).await;
    let early = saved(&app, town.municipal, &first, &id).await;
    assert!(
        matches!(early, Err(GqlError::NotFound)),
        "it is not stated yet"
    );
    assert_eq!(saved(&app, town.curator, &first, &id).await.unwrap(), PDF);

    let input = stating(&first, 1, &json!([report(&id)]));
    step(&app, town.head, "stateExecution", input).await;
    let query = "query($id: ID!) { viewer { dutyOccurrence(id: $id) { evidence {
        title file { id name mediaType size path uploadedAt } } } } }";
    let read = async |who: PersonId| {
        let said = app.as_(who).run(query, json!({ "id": first["id"] })).await;
        said["viewer"]["dutyOccurrence"]["evidence"][0]["file"].clone()
    };
    let shown = read(town.municipal).await;
    assert_eq!(
        (&shown["id"], &shown["name"]),
        (&json!(id), &json!("Справка.pdf"))
    );
    assert_eq!(
        (&shown["mediaType"], &shown["size"]),
        (&json!("application/pdf"), &json!(PDF.len()))
    );
    let (duty, own) = (uuid(&first["duty"]["id"]), uuid(&json!(id)));
    assert_eq!(shown["path"], format!("/files/duties/{duty}/{own}"));
    for who in [town.municipal, town.authority, town.head] {
        assert_eq!(saved(&app, who, &first, &id).await.unwrap(), PDF);
    }
    for who in [
        town.sibling_head,
        town.mentor,
        town.regional,
        town.distant_municipal,
    ] {
        let hidden = saved(&app, who, &first, &id).await;
        assert!(matches!(hidden, Err(GqlError::NotFound)), "{who:?}");
        assert_eq!(read(who).await, Value::Null);
    }
    let other = of_school(&app, town.head).await.remove(1);
    let elsewhere = saved(&app, town.head, &other, &id).await;
    assert!(matches!(elsewhere, Err(GqlError::NotFound)));
}

async fn what_the_next_statement_does_not_name_is_gone(app: TestApp) {
    let head = app.town.head;
    in_force(&app).await;
    let first = of_school(&app, head).await.remove(0);
    let (one, other) = (laid(&app, &first).await, laid(&app, &first).await);
    let input = stating(&first, 1, &json!([report(&one), report(&other)]));
    step(&app, head, "stateExecution", input).await;
    let input = stating(&first, 2, &json!([report(&other)]));
    step(&app, head, "stateExecution", input).await;
    let gone = saved(&app, head, &first, &one).await;
    assert!(matches!(gone, Err(GqlError::NotFound)));
    assert_eq!(saved(&app, head, &first, &other).await.unwrap(), PDF);
}

async fn a_file_that_is_not_stated_is_taken_away(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let first = of_school(&app, town.head).await.remove(0);
    let (one, other) = (laid(&app, &first).await, laid(&app, &first).await);
    let selection =
        "... on DiscardDutyFileDone { duty { id } } ... on DiscardDutyFileRefused { reason }";
    let discard = async |id: &str| {
        let input = json!({ "fileId": id });
        let curator = app.as_(town.curator);
        curator.mutate("discardDutyFile", input, selection).await
    };
    assert_eq!(discard(&one).await["duty"]["id"], first["duty"]["id"]);
    let gone = saved(&app, town.head, &first, &one).await;
    assert!(matches!(gone, Err(GqlError::NotFound)));
    let input = json!({ "fileId": one });
    let as_curator = app.as_(town.curator);
    let again = as_curator.refused("discardDutyFile", input).await;
    assert_eq!(again, "NOT_FOUND", "it is gone already");

    let input = stating(&first, 1, &json!([report(&other)]));
    step(&app, town.head, "stateExecution", input).await;
    assert_eq!(discard(&other).await["reason"], "STATED");
    assert_eq!(saved(&app, town.head, &first, &other).await.unwrap(), PDF);
}

async fn a_file_proves_its_own_duty_and_no_other(app: TestApp) {
    let head = app.town.head;
    in_force(&app).await;
    let mut all = of_school(&app, head).await;
    let (first, second) = (all.remove(0), all.remove(0));
    let id = laid(&app, &first).await;
    let input = stating(&second, 1, &json!([report(&id)]));
    assert_eq!(
        app.as_(head).refused("stateExecution", input).await,
        "NOT_FOUND"
    );
    let link = json!([
        { "kind": "LINK", "title": "Сайт", "url": "https://school.example", "fileId": id },
    ]);
    let said = step(&app, head, "stateExecution", stating(&first, 1, &link)).await;
    assert_eq!(
        said["fields"][0],
        json!({ "path": ["evidence", "0", "fileId"], "problem": "NOT_ALLOWED" })
    );
}

async fn a_duty_takes_files_while_it_is_to_be_done_and_not_without_end(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let first = of_school(&app, town.head).await.remove(0);
    let odd = brought(&app, town.head, &first, b"<html><script>").await;
    assert!(matches!(odd, Ok(Received::NotTaken(_))));
    for _ in 0..20 {
        laid(&app, &first).await;
    }
    let many = brought(&app, town.head, &first, PDF).await;
    assert!(matches!(
        many,
        Ok(Received::Refused(AttachRefusal::TooMany))
    ));

    let waived = of_school(&app, town.head).await.remove(1);
    let reason = json!("Нет молодых педагогов");
    for (who, reason) in [(town.head, reason), (town.municipal, Value::Null)] {
        let input = json!({ "dutyId": waived["duty"]["id"], "reason": reason });
        app.as_(who).mutate("setDutyNotApplicable", input, "").await;
    }
    let closed = brought(&app, town.head, &waived, PDF).await;
    assert!(matches!(
        closed,
        Ok(Received::Refused(AttachRefusal::Closed))
    ));
}

async fn who_does_not_carry_a_duty_out_brings_no_file(app: TestApp) {
    let town = &app.town;
    in_force(&app).await;
    let first = of_school(&app, town.head).await.remove(0);
    let duty = DutyId(uuid(&first["duty"]["id"]));
    for (who, code) in [
        (town.municipal, "FORBIDDEN"),
        (town.authority, "FORBIDDEN"),
        (town.sibling_head, "NOT_FOUND"),
        (town.mentor, "NOT_FOUND"),
        (town.regional, "NOT_FOUND"),
    ] {
        let may = may_receive(&app.viewer(who), duty).await.unwrap_err();
        assert_eq!(may.code(), code, "{who:?}");
        let said = brought(&app, who, &first, PDF).await;
        assert_eq!(said.err().map(|error| error.code()), Some(code), "{who:?}");
    }
    let id = laid(&app, &first).await;
    for who in [town.sibling_head, town.mentor, town.distant_municipal] {
        let input = json!({ "fileId": id });
        let refused = app.as_(who).refused("discardDutyFile", input).await;
        assert_eq!(refused, "NOT_FOUND");
    }
}
