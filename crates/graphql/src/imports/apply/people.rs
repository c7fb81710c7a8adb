//! People of a file with their jobs.

use domain::access::Denied;
use domain::id::{EmploymentId, PersonId};
use domain::import::{KnownPerson, PersonDraft, Planned, Step};
use persistence::imports::{ImportPermit, JobRow, Known, PersonRow};
use persistence::{Change, Failure, UnitOfWork};
use std::collections::BTreeMap;
use std::convert::Infallible;

use super::Added;
use crate::imports::Here;
use crate::mutations::employment::recount_since;

/// Adds who is new, and changes of the others what the lines say. Consents are nobody's to import: each is still to be
/// given.
pub(super) async fn write(
    work: &UnitOfWork,
    permit: &ImportPermit,
    here: &Here,
    planned: &[Planned<PersonDraft, PersonId>],
    known: &Known,
) -> Result<Added, Failure<Infallible>> {
    let (ImportPermit::People(permit), Some(school), Known::People(known)) =
        (permit, &here.school, known)
    else {
        return Err(Denied::Hidden.into());
    };
    let known: BTreeMap<PersonId, &KnownPerson> =
        known.iter().map(|person| (person.id, person)).collect();
    let (imports, now, today) = (work.imports(), work.now(), here.today);
    let mut added = Added::new();
    let (mut people, mut jobs, mut touched) = (Vec::new(), Vec::new(), Vec::new());
    let mut since = today;
    for line in planned {
        let Some(draft) = &line.value else { continue };
        match (&line.step, line.of.and_then(|id| known.get(&id))) {
            (Step::Add, _) => {
                let (id, data) = (PersonId(work.fresh()), draft.as_new());
                let Some(data) = data else { continue };
                people.push(PersonRow { id, data });
                jobs.push(JobRow {
                    id: EmploymentId(work.fresh()),
                    person: id,
                    data: draft.job.as_new(today),
                });
                added.insert(line.row, id.0);
                touched.push(id.0);
            }
            (Step::Update(_), Some(person)) => {
                since = since.min(update(work, permit, person, draft, here, &mut jobs).await?);
                touched.push(person.id.0);
            }
            (Step::Update(_) | Step::Nothing | Step::Ask(_) | Step::Skip | Step::Refuse, _) => {
                continue;
            }
        }
        since = since.min(draft.job.started_on);
    }
    imports.add_people(permit, &people, now).await?;
    imports.add_jobs(permit, &jobs, now).await?;
    if !touched.is_empty() {
        recount_since(work, school, since).await?;
    }
    let change = Change {
        school: Some(here.at.school),
        ..Change::default()
    };
    work.note_all(permit, &touched, change).await?;
    Ok(added)
}

/// Changes somebody who is known; says since when figures may have changed.
async fn update(
    work: &UnitOfWork,
    permit: &domain::access::Permit<domain::access::rules::place::school::ImportPeople>,
    person: &KnownPerson,
    draft: &PersonDraft,
    here: &Here,
    jobs: &mut Vec<JobRow>,
) -> Result<domain::clock::Date, Failure<Infallible>> {
    let (imports, today) = (work.imports(), here.today);
    let Some(job) = &person.job else {
        jobs.push(JobRow {
            id: EmploymentId(work.fresh()),
            person: person.id,
            data: draft.job.as_new(today),
        });
        return Ok(draft.job.started_on);
    };
    let after = person.with(draft);
    let differs = after.name != person.name
        || after.birth_date != person.birth_date
        || after.email.as_ref().map(|email| email.as_str()) != person.email.as_deref()
        || after.phone.as_ref().map(|phone| phone.as_str()) != person.phone.as_deref();
    if differs {
        let row = PersonRow {
            id: person.id,
            data: after,
        };
        imports.edit_person(permit, &row, person.version).await?;
    }
    let row = JobRow {
        id: job.id,
        person: person.id,
        data: job.with(&draft.job, today),
    };
    imports.edit_job(permit, &row).await?;
    Ok(job.started_on)
}
