//! Documents: from a draft with a file to a version in force, through the centre and back, and onto the public face.

use documents::file::FileError;
use domain::id::{DocumentFileId, DocumentId, PersonId};
use graphql::GqlError;
use graphql::papers::document::{IncomingFile, Received, file, may_receive, receive};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::harness::{TestApp, code};

on_both! {
    a_document_goes_from_a_draft_to_its_next_version;
    what_is_wrong_names_its_field_and_what_does_not_fit_is_refused;
    an_expertise_returns_with_remarks_and_clears;
    a_draft_is_its_owners_alone_and_what_is_approved_is_read_around;
    a_file_is_looked_at_kept_and_handed_out_to_who_may_read;
    the_search_reads_word_files_and_the_public_face_shows_what_is_in_force;
    who_is_slower_is_shown_what_is_there;
}

pub(crate) fn school(app: &TestApp) -> String {
    format!("school:{}", app.town.school.school.0)
}

pub(crate) fn head(title: &str) -> Value {
    json!({
        "kind": "REGULATION", "title": title, "number": "12-од", "date": "2026-08-30",
        "basis": ["Приказ управления образования № 131-од"], "appendices": ["Положение"],
    })
}

const ANSWER: &str = "... on DocumentDone { document { id state revision version viewerCan } }
    ... on DocumentRefused { reason }
    ... on DocumentConflict { current { revision } }
    ... on InvalidInput { fields { path problem } }";

/// A step of a document, with whatever came of it.
pub(crate) async fn step(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    app.as_(who).mutate(name, input, ANSWER).await
}

/// A step of a document that shall be taken; answers with the document.
pub(crate) async fn done(app: &TestApp, who: PersonId, name: &str, input: Value) -> Value {
    let mut said = step(app, who, name, input).await;
    assert_eq!(said["__typename"], "DocumentDone", "{name}: {said:#}");
    said["document"].take()
}

/// A draft of a place.
pub(crate) async fn added(app: &TestApp, who: PersonId, place: &str) -> String {
    let input = json!({ "placeId": place, "head": head("Положение о наставничестве") });
    let document = done(app, who, "addDocument", input).await;
    document["id"].as_str().unwrap().to_owned()
}

/// Approved by the head, who read this revision.
pub(crate) async fn approved(app: &TestApp, id: &str, revision: i32, from: &str) -> Value {
    let input = json!({
        "documentId": id, "revision": revision, "orderNumber": "90-од", "approvedOn": "2026-08-30", "effectiveFrom": from,
    });
    done(app, app.town.head, "approveDocument", input).await
}

fn uuid(id: &str) -> Uuid {
    id.split_once(':').unwrap().1.parse().unwrap()
}

async fn brought(
    app: &TestApp,
    who: PersonId,
    (id, revision): (&str, i32),
    content: Vec<u8>,
) -> Result<Received, GqlError> {
    let incoming = IncomingFile {
        document: DocumentId(uuid(id)),
        revision,
        name: "C:\\Документы\\Положение.exe".to_owned(),
        content,
    };
    receive(&app.viewer(who), incoming, ()).await
}

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n%%EOF\n";

/// A file laid to a draft; answers with its id.
pub(crate) async fn filed(app: &TestApp, who: PersonId, id: &str, revision: i32) -> String {
    match brought(app, who, (id, revision), PDF.to_vec()).await {
        Ok(Received::Kept(file, _)) => format!("{}:{}", DocumentFileId::PREFIX, file.0),
        Ok(Received::NotTaken(error)) => panic!("{error}"),
        Ok(Received::Conflict) => panic!("conflict"),
        Err(error) => panic!("{error:?}"),
    }
}

/// A draft of the school, handed in for expertise; its revision is 3.
pub(crate) async fn submitted(app: &TestApp) -> String {
    let id = added(app, app.town.curator, &school(app)).await;
    filed(app, app.town.curator, &id, 1).await;
    let input = json!({ "documentId": id, "revision": 2, "submit": true });
    done(app, app.town.curator, "submitDocument", input).await;
    id
}

async fn a_document_goes_from_a_draft_to_its_next_version(app: TestApp) {
    let (who, head_of) = (app.town.curator, app.town.head);
    let id = added(&app, who, &school(&app)).await;
    let at = |revision: i32| json!({ "documentId": id, "revision": revision });
    let with = |revision: i32, more: Value| {
        let mut input = at(revision);
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    let said = done(
        &app,
        who,
        "reviewDocument",
        with(1, json!({ "begin": true })),
    )
    .await;
    assert_eq!(said["state"], "INTERNAL_REVIEW");
    let stamp = json!({ "endorsement": {
        "kind": "CONSIDERED", "body": "педагогический совет", "minutesNumber": "1", "date": "2026-08-29",
    } });
    let said = done(&app, who, "endorseDocument", with(2, stamp)).await;
    assert_eq!(said["state"], "ENDORSED");
    let said = step(
        &app,
        who,
        "editDocument",
        with(3, json!({ "head": head("Иное") })),
    )
    .await;
    assert_eq!(said["reason"], "WRONG_STATE");
    // The curator writes it, the head approves it.
    let order = json!({ "orderNumber": "90-од", "approvedOn": "2026-08-30", "effectiveFrom": "2026-09-01" });
    let refused = app
        .as_(who)
        .refused("approveDocument", with(3, order))
        .await;
    assert_eq!(refused, "FORBIDDEN");
    let said = approved(&app, &id, 3, "2026-09-01").await;
    assert_eq!(said["state"], "IN_FORCE");
    assert_eq!(
        said["viewerCan"],
        json!(["NEW_VERSION", "REPEAL", "PUBLISH", "SUBMIT_FOR_EXPERTISE"])
    );

    let draft = done(&app, who, "reviseDocument", at(4)).await;
    assert_eq!(
        (&draft["state"], &draft["version"]),
        (&json!("DRAFT"), &json!(2))
    );
    let again = step(&app, who, "reviseDocument", at(4)).await;
    assert_eq!(again["reason"], "NEWER_VERSION_EXISTS");
    let next = draft["id"].as_str().unwrap();
    // Its first day is yet to come: approved, and not in force.
    let said = approved(&app, next, 1, "2027-01-01").await;
    assert_eq!(said["state"], "APPROVED");

    let query = "query($id: ID!) { viewer { document(id: $id) { state version title number approvedBy { number date }
        endorsements { kind body minutesNumber date } supersededBy { id version } supersedes { id } basis
        versions { version state } history { deed from to why } } } }";
    let said = app.as_(head_of).run(query, json!({ "id": id })).await;
    let first = &said["viewer"]["document"];
    assert_eq!(first["state"], "AMENDED", "{first:#}");
    assert_eq!(
        first["approvedBy"],
        json!({ "number": "90-од", "date": "2026-08-30" })
    );
    assert_eq!(first["endorsements"][0]["body"], "педагогический совет");
    assert_eq!(first["supersededBy"]["id"], json!(next));
    assert_eq!(first["supersedes"], Value::Null);
    assert_eq!(
        first["versions"],
        json!([
            { "version": 2, "state": "APPROVED" }, { "version": 1, "state": "AMENDED" },
        ])
    );
    let deeds: Vec<_> = first["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["to"].clone())
        .collect();
    assert_eq!(
        json!(deeds),
        json!([
            "AMENDED",
            "APPROVED",
            "ENDORSED",
            "INTERNAL_REVIEW",
            "DRAFT"
        ])
    );

    let reason = json!({ "reason": "Заменено новой редакцией" });
    let said = done(&app, who, "archiveDocument", with(5, reason.clone())).await;
    assert_eq!(said["state"], "ARCHIVED");
    let mut input = with(2, reason);
    input["documentId"] = json!(next);
    let said = step(&app, head_of, "archiveDocument", input.clone()).await;
    assert_eq!(said["reason"], "WRONG_STATE");
    let said = done(&app, head_of, "repealDocument", input).await;
    assert_eq!(said["state"], "REPEALED");
}

async fn what_is_wrong_names_its_field_and_what_does_not_fit_is_refused(app: TestApp) {
    let who = app.town.head;
    let mut odd = head(" ");
    odd["basis"] = json!(["Приказ", ""]);
    odd["effectiveFrom"] = json!("2026-09-01");
    odd["validUntil"] = json!("2026-08-31");
    odd["asPrinted"] = json!({ "number": "1".repeat(41) });
    let input = json!({ "placeId": school(&app), "head": odd });
    let said = step(&app, who, "addDocument", input).await;
    assert_eq!(
        said["fields"],
        json!([
            { "path": ["head", "title"], "problem": "EMPTY" },
            { "path": ["head", "basis", "1"], "problem": "EMPTY" },
            { "path": ["head", "asPrinted", "number"], "problem": "TOO_LONG" },
            { "path": ["head", "validUntil"], "problem": "NOT_ALLOWED" },
        ])
    );

    let id = added(&app, who, &school(&app)).await;
    let order = |on: &str, from: &str| {
        json!({
            "documentId": id, "revision": 1, "orderNumber": "90", "approvedOn": on, "effectiveFrom": from,
        })
    };
    let said = step(
        &app,
        who,
        "approveDocument",
        order("2026-11-16", "2026-11-16"),
    )
    .await;
    assert_eq!(said["reason"], "ORDER_IN_FUTURE");
    let mut until = head("Положение");
    until["validUntil"] = json!("2026-10-01");
    until["asPrinted"] = json!({ "title": "", "note": " " });
    let input = json!({ "documentId": id, "revision": 1, "head": until });
    done(&app, who, "editDocument", input).await;
    let mut late = order("2026-11-01", "2026-11-01");
    late["revision"] = json!(2);
    let said = step(&app, who, "approveDocument", late).await;
    assert_eq!(said["reason"], "TERM_ENDS_BEFORE");
    let query = "query($id: ID!) { viewer { document(id: $id) { asPrinted { title } validUntil isExpired } } }";
    let said = app.as_(who).run(query, json!({ "id": id })).await;
    assert_eq!(
        said["viewer"]["document"],
        json!({ "asPrinted": null, "validUntil": "2026-10-01", "isExpired": true })
    );
    let input = json!({ "documentId": id, "revision": 2, "isPublished": true });
    let said = step(&app, who, "publishDocument", input).await;
    assert_eq!(said["reason"], "NOT_APPROVED");
    let input = json!({ "documentId": id, "revision": 2, "submit": true });
    let said = step(&app, who, "submitDocument", input).await;
    assert_eq!(said["reason"], "NO_FILE");
    let input = json!({ "documentId": id, "revision": 2, "submit": false });
    let said = step(&app, who, "submitDocument", input).await;
    assert_eq!(said["reason"], "NO_EXPERTISE");

    // Nobody stands above a region.
    let (who, region) = (app.town.regional, format!("region:{}", app.town.region.0));
    let id = added(&app, who, &region).await;
    filed(&app, who, &id, 1).await;
    let input = json!({ "documentId": id, "revision": 2, "submit": true });
    let said = step(&app, who, "submitDocument", input).await;
    assert_eq!(said["reason"], "NO_LEVEL_ABOVE");

    let input = json!({ "documentId": id, "revision": 2 });
    let said = app
        .as_(who)
        .mutate(
            "discardDocument",
            input,
            "... on DiscardDocumentDone { documentId }",
        )
        .await;
    assert_eq!(said["documentId"], json!(id));
}

async fn an_expertise_returns_with_remarks_and_clears(app: TestApp) {
    let (who, centre) = (app.town.curator, app.town.municipal);
    let id = submitted(&app).await;
    let queue = "query($id: ID!) { viewer { municipality(id: $id) { expertiseQueue { totalCount nodes { id } } } } }";
    let municipality = json!({ "id": format!("municipality:{}", app.town.municipality.0) });
    let said = app.as_(centre).run(queue, municipality.clone()).await;
    let waiting = &said["viewer"]["municipality"]["expertiseQueue"];
    assert_eq!(
        waiting,
        &json!({ "totalCount": 1, "nodes": [{ "id": id }] })
    );

    // What is being examined stays as it is.
    let input = json!({ "documentId": id, "revision": 3, "head": head("Иное") });
    let said = step(&app, who, "editDocument", input).await;
    assert_eq!(said["reason"], "EXPERTISE_OPEN");
    let said = brought(&app, who, (&id, 3), PDF.to_vec()).await;
    assert!(matches!(said, Ok(Received::Conflict)));

    let examine = |revision: i32, more: Value| {
        let mut input = json!({ "documentId": id, "revision": revision });
        input
            .as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        input
    };
    let said = done(&app, centre, "examineDocument", examine(3, json!({}))).await;
    assert_eq!(said["viewerCan"], json!(["CONCLUDE_EXPERTISE"]));
    let taken = json!({ "documentId": id, "revision": 4, "submit": false });
    let said = step(&app, who, "submitDocument", taken).await;
    assert_eq!(said["reason"], "NO_EXPERTISE");
    let mute = examine(4, json!({ "conclusion": "REMARKS", "remarks": " " }));
    let said = step(&app, centre, "examineDocument", mute).await;
    assert_eq!(said["reason"], "REMARKS_MISSING");
    let told = examine(
        4,
        json!({ "conclusion": "REMARKS", "remarks": "Нет срока действия" }),
    );
    done(&app, centre, "examineDocument", told).await;
    let said = app.as_(centre).run(queue, municipality).await;
    assert_eq!(
        said["viewer"]["municipality"]["expertiseQueue"]["totalCount"],
        json!(0)
    );

    let query = "query($id: ID!) { viewer { document(id: $id) { expertise { state conclusion remarks submittedBy concludedBy }
        expertises { state } viewerCan } } }";
    let said = app.as_(who).run(query, json!({ "id": id })).await;
    let returned = &said["viewer"]["document"];
    assert_eq!(returned["expertise"]["state"], "RETURNED", "{returned:#}");
    assert_eq!(returned["expertise"]["remarks"], "Нет срока действия");
    assert!(
        returned["viewerCan"]
            .as_array()
            .unwrap()
            .contains(&json!("SUBMIT_FOR_EXPERTISE"))
    );
    assert!(
        !returned["viewerCan"]
            .as_array()
            .unwrap()
            .contains(&json!("DISCARD"))
    );

    let again = json!({ "documentId": id, "revision": 5, "submit": true });
    done(&app, who, "submitDocument", again.clone()).await;
    let mut back = again;
    (back["revision"], back["submit"]) = (json!(6), json!(false));
    done(&app, who, "submitDocument", back.clone()).await;
    (back["revision"], back["submit"]) = (json!(7), json!(true));
    done(&app, who, "submitDocument", back).await;
    let fit = examine(8, json!({ "conclusion": "POSITIVE" }));
    done(&app, centre, "examineDocument", fit).await;
    let said = app.as_(who).run(query, json!({ "id": id })).await;
    assert_eq!(
        said["viewer"]["document"]["expertises"],
        json!([
            { "state": "CLEARED" }, { "state": "WITHDRAWN" }, { "state": "RETURNED" },
        ])
    );
}

async fn a_draft_is_its_owners_alone_and_what_is_approved_is_read_around(app: TestApp) {
    let id = added(&app, app.town.curator, &school(&app)).await;
    let query = "query($id: ID!) { viewer { document(id: $id) { title history { deed } expertises { state } } } }";
    let seen = async |who: PersonId, id: &str| {
        let said = app.as_(who).run(query, json!({ "id": id })).await;
        !said["viewer"]["document"].is_null()
    };
    let town = &app.town;
    for who in [town.head, town.curator] {
        assert!(seen(who, &id).await);
    }
    for who in [
        town.municipal,
        town.authority,
        town.regional,
        town.mentor,
        town.sibling_head,
    ] {
        assert!(!seen(who, &id).await, "{who:?}");
    }
    approved(&app, &id, 1, "2026-09-01").await;
    for who in [town.municipal, town.authority] {
        assert!(seen(who, &id).await, "{who:?}");
    }
    for who in [
        town.regional,
        town.mentor,
        town.sibling_head,
        town.distant_municipal,
    ] {
        assert!(!seen(who, &id).await, "{who:?}");
    }

    // What the municipality has approved is read by its schools, and how it came about is not.
    let place = format!("municipality:{}", town.municipality.0);
    let above = added(&app, town.municipal, &place).await;
    assert!(!seen(town.head, &above).await);
    let input = json!({
        "documentId": above, "revision": 1, "orderNumber": "131-од", "approvedOn": "2026-08-17", "effectiveFrom": "2026-08-17",
    });
    done(&app, town.authority, "approveDocument", input).await;
    let said = app
        .as_(town.sibling_head)
        .run(query, json!({ "id": above }))
        .await;
    assert_eq!(said["viewer"]["document"]["history"], json!([]));
    assert!(!seen(town.distant_municipal, &above).await);
    let list = "query($id: ID!) { viewer { school(id: $id) { mayAddDocuments expertiseQueue { totalCount }
        documents(filter: { states: [IN_FORCE] }) { totalCount nodes { owner { level } viewerCan } } } } }";
    let said = app
        .as_(town.curator)
        .run(list, json!({ "id": school(&app) }))
        .await;
    let desk = &said["viewer"]["school"];
    assert_eq!(
        (&desk["mayAddDocuments"], &desk["expertiseQueue"]),
        (&json!(true), &Value::Null)
    );
    assert_eq!(desk["documents"]["totalCount"], json!(2), "{desk:#}");
    let nodes = desk["documents"]["nodes"].as_array().unwrap();
    let above = json!({ "owner": { "level": "MUNICIPALITY" }, "viewerCan": [] });
    assert!(nodes.contains(&above), "{nodes:#?}");
    let said = app
        .as_(town.psychologist)
        .run(list, json!({ "id": school(&app) }))
        .await;
    assert_eq!(said["viewer"]["school"]["documents"], Value::Null);
}

async fn a_file_is_looked_at_kept_and_handed_out_to_who_may_read(app: TestApp) {
    let who = app.town.curator;
    let id = added(&app, who, &school(&app)).await;
    let script = b"<html><script>alert(1)</script></html>".to_vec();
    let said = brought(&app, who, (&id, 1), script).await;
    assert!(matches!(
        said,
        Ok(Received::NotTaken(FileError::UnknownKind))
    ));
    let active = b"%PDF-1.7 /JavaScript %%EOF".to_vec();
    let said = brought(&app, who, (&id, 1), active).await;
    assert!(matches!(said, Ok(Received::NotTaken(FileError::Active))));
    // Whose document it is not learns nothing, not even whether the file would do.
    for other in [
        app.town.sibling_curator,
        app.town.municipal,
        app.town.mentor,
    ] {
        let said = brought(&app, other, (&id, 1), PDF.to_vec()).await;
        assert!(matches!(said, Err(GqlError::NotFound)), "{other:?}");
        let may = may_receive(&app.viewer(other), DocumentId(uuid(&id))).await;
        assert!(matches!(may, Err(GqlError::NotFound)), "{other:?}");
    }
    let kept = filed(&app, who, &id, 1).await;
    let said = brought(&app, who, (&id, 1), PDF.to_vec()).await;
    assert!(matches!(said, Ok(Received::Conflict)));

    let query = "query($id: ID!) { viewer { document(id: $id) { files { id name mediaType size isSearched path uploadedBy } } } }";
    let said = app.as_(who).run(query, json!({ "id": id })).await;
    let file_of = &said["viewer"]["document"]["files"][0];
    assert_eq!(file_of["name"], "Положение.pdf");
    assert_eq!(
        (&file_of["mediaType"], &file_of["isSearched"]),
        (&json!("application/pdf"), &json!(false))
    );
    assert_eq!(
        file_of["path"],
        json!(format!("/files/documents/{}/{}", uuid(&id), uuid(&kept)))
    );

    let had = async |who: PersonId, document: &str| {
        let (document, kept) = (DocumentId(uuid(document)), DocumentFileId(uuid(&kept)));
        file(&app.viewer(who), document, kept).await
    };
    assert_eq!(had(app.town.head, &id).await.unwrap().bytes, PDF);
    for other in [app.town.mentor, app.town.municipal, app.town.sibling_head] {
        assert!(
            matches!(had(other, &id).await, Err(GqlError::NotFound)),
            "{other:?}"
        );
    }
    // A file is not had through a document that one may read.
    let own = added(
        &app,
        app.town.sibling_head,
        &format!("school:{}", app.town.sibling.school.0),
    )
    .await;
    assert!(matches!(
        had(app.town.sibling_head, &own).await,
        Err(GqlError::NotFound)
    ));

    let input = json!({ "documentId": id, "revision": 2, "fileId": kept });
    done(&app, who, "discardDocumentFile", input).await;
    assert!(matches!(had(who, &id).await, Err(GqlError::NotFound)));
}

async fn the_search_reads_word_files_and_the_public_face_shows_what_is_in_force(app: TestApp) {
    let who = app.town.curator;
    let id = added(&app, who, &school(&app)).await;
    let letter = documents::docx::filled(&documents::template::Filled {
        title: "Порядок".to_owned(),
        organisation: "Школа".to_owned(),
        body: "# Порядок\nКуратор обновляет базы наставляемых дважды в год.".to_owned(),
    });
    let letter = letter.unwrap();
    let said = brought(&app, who, (&id, 1), letter).await;
    assert!(matches!(said, Ok(Received::Kept(_, 2))));
    let list = "query($id: ID!, $text: String!) { viewer { school(id: $id) { documents(filter: { text: $text }) { totalCount } } } }";
    let count = async |text: &str| {
        let said = app
            .as_(who)
            .run(list, json!({ "id": school(&app), "text": text }))
            .await;
        said["viewer"]["school"]["documents"]["totalCount"]
            .as_i64()
            .unwrap()
    };
    assert_eq!(count("кураторы базу").await, 1);
    assert_eq!(count("положением").await, 1);
    assert_eq!(count("отчёт").await, 0);
    assert_eq!(count("***").await, 0);
    assert_eq!(count(" ").await, 1);
    let of_year = "query($id: ID!, $year: Int!) { viewer { school(id: $id) { documents(filter: { year: $year }) { totalCount } } } }";
    for year in [i32::MIN, 1899, 2201, i32::MAX] {
        let input = json!({ "id": school(&app), "year": year });
        let answer = app.as_(who).answer(of_year, input).await;
        assert_eq!(code(&answer), "BAD_INPUT", "{year}");
    }

    approved(&app, &id, 2, "2026-09-01").await;
    // The public face shows schools that are in the model.
    let input = json!({ "schoolId": school(&app), "schoolYear": 2026, "participates": true });
    app.as_(app.town.municipal)
        .mutate("setModelParticipation", input, "")
        .await;
    let slug =
        "query { schools(first: 50) { nodes { slug name documents { title number kind } } } }";
    let shown = async || {
        let said = app.public().ask(slug).await;
        let all = said["schools"]["nodes"].as_array().unwrap().clone();
        all.into_iter()
            .flat_map(|school| school["documents"].as_array().unwrap().clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(shown().await, Vec::<Value>::new());
    let publish = |revision: i32, shown: bool| json!({ "documentId": id, "revision": revision, "isPublished": shown });
    done(&app, who, "publishDocument", publish(3, true)).await;
    let all = shown().await;
    assert_eq!(all.len(), 1, "{all:?}");
    assert_eq!(all[0]["number"], "12-од");
    done(&app, who, "publishDocument", publish(4, false)).await;
    assert_eq!(shown().await, Vec::<Value>::new());
}

async fn who_is_slower_is_shown_what_is_there(app: TestApp) {
    let who = app.town.curator;
    let id = added(&app, who, &school(&app)).await;
    let input = json!({ "documentId": id, "revision": 1, "head": head("Иное") });
    done(&app, who, "editDocument", input.clone()).await;
    let said = step(&app, who, "editDocument", input.clone()).await;
    assert_eq!(said["current"]["revision"], json!(2));
    // Under the same key the same step takes effect once.
    let mut keyed =
        json!({ "placeId": school(&app), "head": head("Однажды"), "clientMutationId": "a" });
    let first = done(&app, who, "addDocument", keyed.clone()).await;
    let again = done(&app, who, "addDocument", keyed.clone()).await;
    assert_eq!(first["id"], again["id"]);
    keyed["head"]["title"] = json!("Дважды");
    assert_eq!(app.as_(who).refused("addDocument", keyed).await, "CONFLICT");
}
