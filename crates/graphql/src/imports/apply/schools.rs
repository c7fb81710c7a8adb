//! Schools of a file.

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::access::Denied;
use domain::id::SchoolId;
use domain::import::{KnownSchool, Planned, SchoolDraft, Step};
use persistence::imports::{ImportPermit, Known, SchoolRow};
use persistence::schools::NewSchool;
use persistence::{Change, Failure, UnitOfWork};

use super::Added;
use crate::imports::Here;

/// Adds schools to the municipality, and corrects kind and full name of those that it has.
pub(super) async fn write(
    work: &UnitOfWork,
    permit: &ImportPermit,
    here: &Here,
    planned: &[Planned<SchoolDraft, SchoolId>],
    known: &Known,
) -> Result<Added, Failure<Infallible>> {
    let (ImportPermit::Organisations(permit), Known::Schools(known)) = (permit, known) else {
        return Err(Denied::Hidden.into());
    };
    let known: BTreeMap<SchoolId, &KnownSchool> =
        known.iter().map(|school| (school.id, school)).collect();
    let mut added = Added::new();
    for line in planned {
        let Some(draft) = &line.value else { continue };
        let id = match (&line.step, line.of.and_then(|id| known.get(&id))) {
            (Step::Add, _) => {
                let id = SchoolId(work.fresh());
                let new = NewSchool {
                    id,
                    region: here.at.region,
                    kind: draft.kind,
                    full_name: draft.full_name.as_ref().unwrap_or(&draft.short_name),
                    short_name: &draft.short_name,
                };
                work.schools().add(permit, new, work.now()).await?;
                added.insert(line.row, id.0);
                id
            }
            (Step::Update(_), Some(school)) => {
                let said = draft.full_name.as_ref().map(|name| name.as_str());
                let row = SchoolRow {
                    id: school.id,
                    data: draft,
                    full_name: said.unwrap_or(&school.full_name),
                };
                work.imports().edit_school(permit, &row).await?;
                school.id
            }
            (Step::Update(_) | Step::Nothing | Step::Ask(_) | Step::Skip | Step::Refuse, _) => {
                continue;
            }
        };
        let change = Change {
            school: Some(id),
            ..Change::default()
        };
        work.note(permit, id, change).await?;
    }
    Ok(added)
}
