//! A roadmap as it is printed, with what came of it as far as the viewer reads that.

use std::collections::{BTreeMap, HashMap};

use documents::roadmap::{
    Agreement, Approval, Execution, ExecutionState, Level, RoadmapPaper, RoadmapRow, printed, said,
};
use domain::access::rules::roadmap::duty::{Action, DutyFacts};
use domain::access::rules::roadmap::plan::RoadmapFacts;
use domain::access::{Place, Subject, Verdict};
use domain::id::{OccurrenceId, RoadmapId, RoadmapItemId};
use domain::roadmap::{OccurrenceState, Verdict as Reviewed};
use persistence::Access;
use persistence::roadmap_duties::lists::{OccurrenceFilter, Reach};
use persistence::roadmap_duties::occurrences::{Evidence, Occurrence};
use persistence::roadmap_reports::figures::ReportedProof;
use persistence::roadmaps;

use super::roadmap_report::proof_in_words;

use crate::error::GqlError;
use crate::exports::rows::{first, next};
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::types::place::Place as Named;
use crate::types::roadmap::Roadmap;
use crate::viewer::Viewer;

/// A roadmap, ready to be printed.
#[derive(Clone, Debug)]
pub struct RoadmapFile {
    /// What stands on it.
    pub paper: RoadmapPaper,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// The paper of a roadmap for who may read it; [`GqlError::NotFound`] looks the same for a roadmap that is not the viewer's
/// and for one that never was.
pub async fn roadmap(viewer: &Viewer, id: RoadmapId) -> Result<RoadmapFile, GqlError> {
    let person = viewer.person()?;
    let roadmap = Roadmap::load(viewer, id).await?;
    let paper = compose(viewer, &roadmap).await?;
    let access = Access {
        deed: "Download",
        kind: RoadmapFacts::KIND,
        subject: id.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    Ok(RoadmapFile {
        file_name: format!("Дорожная карта, {}", paper.owner),
        paper,
    })
}

async fn compose(viewer: &Viewer, roadmap: &Roadmap) -> Result<RoadmapPaper, GqlError> {
    let row = roadmap.row();
    let owner = row.at.place();
    let items = viewer.store().roadmaps().items_of(&[row.id]).await?;
    let mut executions = executions(viewer, roadmap).await?;
    let rows: Vec<RoadmapRow> = items
        .into_iter()
        .map(|item| {
            let of = [Some(item.id), item.parent].into_iter().flatten();
            let all = of.filter_map(|id| executions.remove(&id)).flatten();
            RoadmapRow {
                executions: all.collect(),
                ..printed_row(item.row)
            }
        })
        .collect();
    let paper = viewer.store().roadmaps().paper(row.id).await?;
    let columns = paper.as_ref().and_then(printed);
    let approval = row.approval.as_ref();
    Ok(RoadmapPaper {
        owner: full_name(viewer, owner).await?,
        level: match owner {
            Place::Region(_) => Level::Region,
            Place::Municipality(_) => Level::Municipality,
            Place::School(_) => Level::School,
        },
        title: row.head.title.as_str().to_owned(),
        agreed: agreed(viewer, row).await?,
        approval: approval.map(|(number, date)| Approval {
            issuer: None,
            number: number.clone(),
            date: *date,
        }),
        period: row.head.period,
        columns: columns.unwrap_or_else(|| said(&rows)),
        rows,
        on: approval.is_some().then_some(roadmap.today().await?),
    })
}

/// The row as it is printed, without what came of it.
pub(super) fn printed_row(row: domain::roadmap::Row) -> RoadmapRow {
    RoadmapRow {
        sections: row.sections,
        number: row.number,
        activity: row.title,
        term: row.term,
        responsible: row.responsible,
        participants: row.participants,
        result: row.result,
        evidence: row.evidence,
        ..RoadmapRow::default()
    }
}

/// What came of each row: everywhere for who reads the whole, at their own places for others. A school's roadmap that was
/// drawn from another shows what the school did of that.
async fn executions(
    viewer: &Viewer,
    roadmap: &Roadmap,
) -> Result<BTreeMap<RoadmapItemId, Vec<Execution>>, GqlError> {
    let row = roadmap.row();
    let owner = row.at.place();
    let reach = match (row.parent, roadmap.reach().await?) {
        (Some(parent), None) => Reach::OfAt(vec![row.id, parent], vec![owner]),
        (None, None) => Reach::Of(vec![row.id]),
        (_, Some(places)) => Reach::OfAt(vec![row.id], places),
    };
    let mut found: BTreeMap<RoadmapItemId, Vec<Execution>> = BTreeMap::new();
    let sources: Vec<_> = [Some(row.id), row.parent].into_iter().flatten().collect();
    let set_by = viewer.store().roadmaps().find_all(&sources).await?;
    let mut names = HashMap::new();
    let mut slice = Some(first());
    while let Some(page) = slice {
        let duties = viewer.store().roadmap_duties();
        let window = duties
            .within(&reach, &OccurrenceFilter::default(), &page)
            .await?;
        let rows = window.rows.iter().map(|(_, one)| one);
        let seen: Vec<_> = rows.filter(|one| is_seen(viewer, one, &set_by)).collect();
        let ids: Vec<OccurrenceId> = seen.iter().map(|one| one.id).collect();
        let mut proofs: BTreeMap<OccurrenceId, Vec<String>> = BTreeMap::new();
        for (of, _, proof) in duties.evidence_of(&ids).await? {
            proofs.entry(of).or_default().push(in_words(&proof));
        }
        for one in seen {
            let place = one.at.place();
            let organisation = match names.get(&place) {
                _ if place == owner => None,
                Some(name) => Some(String::clone(name)),
                None => {
                    let name = Named::at(viewer, place).await?.name;
                    names.insert(place, name.clone());
                    Some(name)
                }
            };
            let evidence = proofs.remove(&one.id).unwrap_or_default();
            let execution = execution(one, organisation, evidence);
            found.entry(one.item).or_default().push(execution);
        }
        slice = next(&window);
    }
    Ok(found)
}

/// Whether the viewer reads this duty: the region counts what schools do, and reads none of it.
fn is_seen(viewer: &Viewer, one: &Occurrence, set_by: &[roadmaps::Roadmap]) -> bool {
    let Some(set_by) = set_by.iter().find(|roadmap| roadmap.id == one.roadmap) else {
        return false;
    };
    let facts = DutyFacts {
        id: one.duty,
        at: one.at,
        set_by: set_by.at,
    };
    facts.judge(viewer.actor(), Action::Read) == Verdict::Full
}

/// How far something is, as papers say it.
pub(super) fn state(state: OccurrenceState) -> ExecutionState {
    match state {
        OccurrenceState::Planned => ExecutionState::Planned,
        OccurrenceState::InProgress => ExecutionState::InProgress,
        OccurrenceState::Done => ExecutionState::Done,
        OccurrenceState::Verified => ExecutionState::Verified,
        OccurrenceState::Cancelled => ExecutionState::Cancelled,
        OccurrenceState::NotApplicable => ExecutionState::NotApplicable,
    }
}

fn execution(one: &Occurrence, organisation: Option<String>, evidence: Vec<String>) -> Execution {
    Execution {
        id: one.id.public().to_string(),
        organisation,
        due: one.due,
        state: state(one.state),
        done_on: one.done_on,
        evidence,
        comment: Some(one.comment.clone()).filter(|comment| !comment.is_empty()),
    }
}

/// A proof as it is named on paper: «Приказ о закреплении пар, № 90-од, 01.09.2026».
fn in_words(proof: &Evidence) -> String {
    proof_in_words(&ReportedProof {
        title: proof.title.clone(),
        number: proof.number.clone(),
        dated_on: proof.dated_on,
        url: proof.url.clone(),
    })
}

/// The body that agreed to a school's roadmap, and when.
async fn agreed(viewer: &Viewer, row: &roadmaps::Roadmap) -> Result<Option<Agreement>, GqlError> {
    let (Some(_), Some(municipality)) = (row.at.school, row.at.municipality) else {
        return Ok(None);
    };
    let reviews = viewer.store().roadmaps().reviews_of(&[row.id]).await?;
    let agreed = reviews.iter().find(|one| one.verdict == Reviewed::Agreed);
    let Some((_, on)) = agreed.and_then(|one| one.decided) else {
        return Ok(None);
    };
    let by = Named::municipality(viewer, municipality).await?.name;
    Ok(Some(Agreement { by, on }))
}

/// What a place is called in full.
pub(super) async fn full_name(viewer: &Viewer, place: Place) -> Result<String, GqlError> {
    if let Place::School(id) = place {
        let school = viewer.loaders().load_one(SchoolById(id)).await?;
        return Ok(school.ok_or(GqlError::NotFound)?.full_name.clone());
    }
    Ok(Named::at(viewer, place).await?.name)
}
