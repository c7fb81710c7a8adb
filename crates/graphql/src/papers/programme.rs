//! The paper of a programme, gathered from what is kept when somebody asks for it.

use documents::programme::{Edition, Mark, Participant, ProgrammeText};
use documents::words::label;
use domain::access::Subject;
use domain::access::rules::programme::ProgrammeFacts;
use domain::id::{PersonId, ProgrammeId};
use domain::mentoring::{ActivityState, ProgrammeState, Side};
use domain::people::DeficitStatus;
use domain::text::PersonName;
use persistence::Access;
use persistence::mentorships::Mentorship;

use crate::error::GqlError;
use crate::loaders::{
    DeficitsOfProgramme, JobsOf, MeetingCount, OrderById, PersonById, PlanOf, PupilOf, SchoolById,
};
use crate::types::programme::Programme;
use crate::viewer::Viewer;

/// The paper of a programme, ready to be printed.
#[derive(Clone, Debug)]
pub struct ProgrammePaper {
    /// What stands on it.
    pub text: ProgrammeText,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// The paper of a programme for who may read it; [`GqlError::NotFound`] looks the same for a programme that is not the
/// viewer's and for one that never was.
pub async fn programme(viewer: &Viewer, id: ProgrammeId) -> Result<ProgrammePaper, GqlError> {
    let person = viewer.person()?;
    let programme = Programme::load(viewer, id).await?;
    let text = compose(viewer, &programme).await?;
    let access = Access {
        deed: "Download",
        kind: ProgrammeFacts::KIND,
        subject: id.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    let names = text.mentees.iter().map(|one| one.name.with_initials());
    let names: Vec<_> = names.collect();
    Ok(ProgrammePaper {
        file_name: format!("Программа наставничества {}", names.join(", ")),
        text,
    })
}

async fn compose(viewer: &Viewer, programme: &Programme) -> Result<ProgrammeText, GqlError> {
    let loaders = viewer.loaders();
    let (pair, row) = programme.rows();
    let school = loaders.load_one(SchoolById(pair.at.school)).await?;
    let school = school.ok_or(GqlError::NotFound)?;
    let plan = loaders
        .load_one(PlanOf(row.id()))
        .await?
        .unwrap_or_default();
    let deficits = loaders.load_one(DeficitsOfProgramme(row.id())).await?;
    let deficits = deficits.unwrap_or_default();
    let meetings = loaders.load_one(MeetingCount(pair.id())).await?;
    let order = match pair.pair.state.order() {
        Some(id) => loaders.load_one(OrderById(id)).await?,
        None => None,
    };
    let order = order.and_then(|order| {
        order.signing().map(|signing| {
            let (on, number) = (signing.date.format("%d.%m.%Y"), signing.number.as_str());
            format!("приказ от {on} № {number}")
        })
    });
    let approved = match (row.approved_by, row.approved_on) {
        (Some(person), Some(on)) => Some((name(viewer, person).await?, on)),
        (None, _) | (_, None) => None,
    };
    let mark = |state, accepted_on| match (state, accepted_on) {
        (ActivityState::Accepted, Some(on)) => Mark::Accepted(on),
        (ActivityState::Accepted, None)
        | (ActivityState::Planned | ActivityState::Submitted | ActivityState::Returned, _) => {
            Mark::Open
        }
    };
    let result = match (&row.plan.state, &row.result) {
        (ProgrammeState::Completed { on }, Some(result)) => Some((result.clone(), *on)),
        (
            ProgrammeState::Completed { .. }
            | ProgrammeState::Draft { .. }
            | ProgrammeState::Agreed
            | ProgrammeState::Approved
            | ProgrammeState::Terminated { .. },
            _,
        ) => None,
    };
    let resolved = deficits.iter();
    let resolved = resolved.filter(|deficit| deficit.status == DeficitStatus::Resolved);
    let resolved = resolved.map(|deficit| deficit.area.clone()).collect();
    let mut editions = Vec::new();
    for (number, change) in programme.amendments().await?.into_iter().rev() {
        editions.extend(change.decided_on().map(|on| Edition {
            number,
            on,
            reason: change.reason.clone(),
            differences: change.before.differences(&change.after),
        }));
    }
    Ok(ProgrammeText {
        organisation: school.full_name.clone(),
        short_name: school.short_name.clone(),
        authorities: school.founder.iter().cloned().collect(),
        mentors: participants(viewer, pair, Side::Mentor).await?,
        mentees: participants(viewer, pair, Side::Mentee).await?,
        form: pair.form,
        format: pair.format,
        topics: pair.topics.clone(),
        order,
        content: row.content(&deficits, &plan),
        marks: plan
            .iter()
            .map(|line| mark(line.state, line.accepted_on))
            .collect(),
        meetings: meetings.unwrap_or(0),
        approved,
        result,
        resolved,
        editions,
    })
}

async fn participants(
    viewer: &Viewer,
    pair: &Mentorship,
    side: Side,
) -> Result<Vec<Participant>, GqlError> {
    let mut found = Vec::new();
    for person in pair.pair.on_side(side) {
        let jobs = viewer.loaders().load_one(JobsOf(person)).await?;
        let jobs = jobs.unwrap_or_default();
        let here = jobs.iter().find(|job| job.at.school == pair.at.school);
        let pupil = viewer.loaders().load_one(PupilOf(person)).await?;
        let position = here
            .map(|job| job.position.clone())
            .or_else(|| pupil.map(|pupil| label::pupil(&pupil.class_name)));
        found.push(Participant {
            name: name(viewer, person).await?,
            position: position.unwrap_or_default(),
        });
    }
    Ok(found)
}

async fn name(viewer: &Viewer, person: PersonId) -> Result<PersonName, GqlError> {
    let row = viewer.loaders().load_one(PersonById(person)).await?;
    Ok(row.ok_or(GqlError::NotFound)?.name)
}
