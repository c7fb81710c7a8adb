//! Documents: the demo's own school has a complete package with a regulation in its second version, which the centre sent
//! back once; another school has gaps.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use chrono::Duration;
use documents::template::{Filled, ReadyTemplate, fill as filled};
use domain::clock::{Date, SchoolYear};
use domain::id::DocumentId;
use graphql::papers::document::{IncomingFile, Received, receive};
use serde_json::{Value, json};
use uuid::Uuid;

use super::region::{Builder, Staffed, day};

/// What most steps of a document answer with.
const DOCUMENT: &str = "DocumentDone";
const KEPT: &str = "document { id revision }";

/// Gives `shown` a complete package and `gaps` a regulation that is three years old.
pub async fn fill(builder: &Builder<'_>, shown: &Staffed, gaps: Option<&Staffed>) -> Result<()> {
    let year = SchoolYear::of(builder.today).first_year();
    let driver = builder.driver;
    let first = regulation(builder, shown, day(year - 2, 8, 30)?).await?;
    driver.on(builder.today);
    let next = next_version(builder, shown, &first).await?;
    driver.on(builder.today);
    publish(builder, shown, &next).await?;
    let approved = day(year, 8, 30)?.min(builder.today);
    for (kind, title) in [
        (
            "PROGRAMME",
            "Программа наставничества педагогических работников",
        ),
        ("ROADMAP", "Дорожная карта наставничества на учебный год"),
    ] {
        let id = entered(builder, shown, kind, title, approved).await?;
        approve(builder, shown, &id, (approved, approved)).await?;
    }
    if let Some(school) = gaps {
        regulation(builder, school, day(year - 3, 8, 30)?).await?;
    }
    driver.on(builder.today);
    Ok(())
}

/// A draft as it stands in its desk's memory: id and revision.
type Draft = (Value, Value);

fn draft(done: &Value) -> Draft {
    let document = &done["document"];
    (document["id"].clone(), document["revision"].clone())
}

fn head(kind: &str, title: &str, date: Date) -> Value {
    json!({
        "kind": kind, "title": title, "number": "41-од", "date": date,
        "basis": ["Положение управления образования о системе наставничества"], "appendices": [],
    })
}

async fn entered(
    builder: &Builder<'_>,
    at: &Staffed,
    kind: &str,
    title: &str,
    date: Date,
) -> Result<Draft> {
    let input = json!({ "placeId": at.school, "head": head(kind, title, date) });
    let done = builder
        .driver
        .does_as(&at.curator, "addDocument", DOCUMENT, input, KEPT)
        .await?;
    Ok(draft(&done))
}

async fn approve(
    builder: &Builder<'_>,
    at: &Staffed,
    (id, revision): &Draft,
    (on, from): (Date, Date),
) -> Result<Draft> {
    let input = json!({
        "documentId": id, "revision": revision, "orderNumber": "41-од", "approvedOn": on, "effectiveFrom": from,
    });
    let done = builder
        .driver
        .does_as(&at.head, "approveDocument", DOCUMENT, input, KEPT)
        .await?;
    Ok(draft(&done))
}

/// The first version of the regulation, approved on `date`, with the minutes that the council's stamp names.
async fn regulation(builder: &Builder<'_>, at: &Staffed, date: Date) -> Result<Draft> {
    let driver = builder.driver;
    let title = "Положение о системе наставничества педагогических работников";
    let (id, revision) = entered(builder, at, "REGULATION", title, date).await?;
    let (id, revision) = attach(builder, at, &(id, revision)).await?;
    let input = json!({ "documentId": id, "revision": revision, "begin": true });
    let done = driver
        .does_as(&at.curator, "reviewDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = draft(&done);
    let input = json!({ "documentId": id, "revision": revision, "endorsement": {
        "kind": "CONSIDERED", "body": "педагогический совет", "minutesNumber": "1", "date": date,
    } });
    let done = driver
        .does_as(&at.curator, "endorseDocument", DOCUMENT, input, KEPT)
        .await?;
    approve(builder, at, &draft(&done), (date, date + Duration::days(2))).await
}

/// The next version: sent to the centre, back with remarks, put right and approved.
async fn next_version(builder: &Builder<'_>, at: &Staffed, first: &Draft) -> Result<Draft> {
    let driver = builder.driver;
    let input = json!({ "documentId": first.0, "revision": first.1 });
    let done = driver
        .does_as(&at.curator, "reviseDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = attach(builder, at, &draft(&done)).await?;
    let input = json!({ "documentId": id, "revision": revision, "submit": true });
    let done = driver
        .does_as(&at.curator, "submitDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = draft(&done);
    let input = json!({
        "documentId": id, "revision": revision, "conclusion": "REMARKS",
        "remarks": "Пункт 4.2: укажите, кто решает о продлении программы. Пункт 5.1: назовите локальный акт о стимулировании.",
    });
    let done = driver
        .does_as(&at.methodologist, "examineDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = draft(&done);
    let title = "Положение о системе наставничества педагогических работников (новая редакция)";
    let today = builder.today;
    let input =
        json!({ "documentId": id, "revision": revision, "head": head("REGULATION", title, today) });
    let done = driver
        .does_as(&at.curator, "editDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = draft(&done);
    let input = json!({ "documentId": id, "revision": revision, "submit": true });
    let done = driver
        .does_as(&at.curator, "submitDocument", DOCUMENT, input, KEPT)
        .await?;
    let (id, revision) = draft(&done);
    let input = json!({ "documentId": id, "revision": revision, "conclusion": "POSITIVE" });
    let done = driver
        .does_as(&at.methodologist, "examineDocument", DOCUMENT, input, KEPT)
        .await?;
    approve(builder, at, &draft(&done), (today, today)).await
}

async fn publish(builder: &Builder<'_>, at: &Staffed, (id, revision): &Draft) -> Result<()> {
    let input = json!({ "documentId": id, "revision": revision, "isPublished": true });
    builder
        .driver
        .does_as(&at.curator, "publishDocument", DOCUMENT, input, KEPT)
        .await?;
    Ok(())
}

/// Lays the ready template to a draft, as a Word file.
async fn attach(builder: &Builder<'_>, at: &Staffed, (id, revision): &Draft) -> Result<Draft> {
    let [template, ..] = ReadyTemplate::ALL;
    let known = BTreeMap::from([("organisation", "Школа".to_owned())]);
    let content = documents::docx::filled(&Filled {
        title: template.title.to_owned(),
        organisation: "Школа".to_owned(),
        body: filled(template.body, &known),
    })?;
    let key = id.as_str().and_then(|id| id.strip_prefix("document:"));
    let read = revision.as_i64().and_then(|read| i32::try_from(read).ok());
    let incoming = IncomingFile {
        document: DocumentId(Uuid::try_parse(key.context("a document's id")?)?),
        revision: read.context("a revision is a number")?,
        name: "Положение.docx".to_owned(),
        content,
    };
    let viewer = builder.driver.viewer(&at.curator).await?;
    match receive(&viewer, incoming, ()).await {
        Ok(Received::Kept(_, revision)) => Ok((id.clone(), json!(revision))),
        Ok(Received::NotTaken(error)) => bail!("the file was not taken: {error}"),
        Ok(Received::Conflict) => bail!("the document takes no file"),
        Err(error) => bail!("the file could not be kept: {error:?}"),
    }
}
