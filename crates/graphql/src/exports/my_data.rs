//! Everything about the viewer as one file (152-ФЗ art. 14). It is about who asks, and so no right is asked for.

use documents::archive::{Archive, ArchivePart, archive};
use documents::consent::ConsentText;
use documents::words::date;
use domain::access::Subject;
use domain::access::rules::person::PersonFacts;
use domain::clock::Zone;
use persistence::Access;

use super::ExportedFile;
use crate::error::GqlError;
use crate::viewer::Viewer;

/// The archive of the viewer, a .zip; noted in the log before it is put together.
pub async fn my_data(viewer: &Viewer) -> Result<ExportedFile, GqlError> {
    let me = viewer.person()?;
    let store = viewer.store();
    let person = store.people().find(me).await?.ok_or(GqlError::NotFound)?;
    let access = Access {
        deed: "Export",
        kind: PersonFacts::KIND,
        subject: me.0,
        detail: Some("MY_DATA zip"),
    };
    store.note_access(me, access).await?;
    let parts = store.archives().of(me).await?.into_iter();
    let parts = parts.map(|part| ArchivePart {
        kind: part.code,
        complete: part.complete,
        rows: part.rows,
    });
    let kept = store.consents().of_people(&[me]).await?.into_iter();
    let texts = kept.filter_map(|consent| consent.signed_text);
    let whole = Archive {
        person: person.name.full(),
        on: viewer.today(Zone::default()),
        parts: parts.collect(),
        // A text of another shape stands in the JSON as it is.
        consents: texts
            .filter_map(|text| serde_json::from_value::<ConsentText>(text).ok())
            .collect(),
    };
    let initials = person.name.with_initials();
    let name = format!("Мои данные, {initials}, {}", date::short(whole.on));
    // Printing and compressing hold a core.
    let work = tokio::task::spawn_blocking(move || archive(&whole)).await;
    let bytes =
        work.unwrap_or_else(|error| Err(documents::DocumentError::Csv(error.to_string())))?;
    Ok(ExportedFile { name, bytes })
}
