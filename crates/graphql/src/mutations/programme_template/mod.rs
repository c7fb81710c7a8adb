//! Templates of programmes.

mod copy;
mod from_programme;
mod keep;
mod put_in_use;
mod retire;

use async_graphql::MergedObject;
use domain::access::rules::template::{TemplateFacts, Write};
use domain::access::{Actor, Deed, Denied, Permit, Place, permit};
use domain::id::{ProgrammeTemplateId, SchoolId};
use domain::mentoring::{TemplateContent, TemplateState};
use persistence::programme_templates::ProgrammeTemplate;
use persistence::{Change, Failure, UnitOfWork};

/// Mutations of templates of programmes.
#[derive(MergedObject, Default)]
pub struct ProgrammeTemplateMutation(
    keep::KeepProgrammeTemplateMutation,
    put_in_use::PutProgrammeTemplateInUseMutation,
    retire::RetireProgrammeTemplateMutation,
    copy::CopyProgrammeTemplateMutation,
    from_programme::TemplateFromProgrammeMutation,
);

/// The school whose trail the changes of a template belong to.
fn school_of(owner: Place) -> Option<SchoolId> {
    match owner {
        Place::School(id) => Some(id),
        Place::Region(_) | Place::Municipality(_) => None,
    }
}

/// Adds a template to `owner` as a draft, if `actor` keeps templates there.
async fn add<R>(
    work: &UnitOfWork,
    actor: &Actor,
    owner: Place,
    content: &TemplateContent,
) -> Result<ProgrammeTemplateId, Failure<R>> {
    let id = ProgrammeTemplateId(work.fresh());
    let permit = permit::<Write>(actor, &TemplateFacts { id, owner })?;
    let templates = work.programme_templates();
    templates.add(&permit, owner, content, work.now()).await?;
    let change = Change {
        school: school_of(owner),
        to: Some(TemplateState::Draft.code()),
        ..Change::default()
    };
    work.note(&permit, id, change).await?;
    Ok(id)
}

/// Notes a step of a template in its trail.
async fn note<D: Deed, R>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    before: &ProgrammeTemplate,
    after: TemplateState,
) -> Result<(), Failure<R>> {
    let change = Change {
        school: school_of(before.owner),
        from: Some(before.state.code()),
        to: Some(after.code()),
        why: None,
    };
    Ok(work.note(permit, before.id, change).await?)
}

/// The template with this id; an id that never was is hidden.
async fn find<R>(
    work: &UnitOfWork,
    id: ProgrammeTemplateId,
) -> Result<ProgrammeTemplate, Failure<R>> {
    let found = work.programme_templates().find(id).await?;
    Ok(found.ok_or(Denied::Hidden)?)
}
