//! A report on the execution of a roadmap as it is printed.

use std::collections::HashMap;

use documents::roadmap::{
    Agreement, Approval, Execution, Level, RoadmapPaper, RoadmapReport as Paper, RoadmapRow, said,
};
use documents::words::date;
use documents::words::name::initials_first;
use domain::access::rules::roadmap::report::ReportFacts;
use domain::access::{Place, Role, Subject};
use domain::document::{Letterhead, Signatory};
use domain::id::{PersonId, ReportId, SchoolId};
use persistence::Access;
use persistence::roadmap_reports::figures::{Figures, Reported, ReportedProof, ReportedRow};

use super::roadmap::{full_name, state};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{RoadmapById, SchoolById};
use crate::types::place::Place as Named;
use crate::types::roadmap::{RoadmapReport, without_report};
use crate::viewer::Viewer;

/// A report, ready to be printed.
#[derive(Clone, Debug)]
pub struct RoadmapReportFile {
    /// What stands on it.
    pub paper: Paper,
    /// What to call the file, without its ending.
    pub file_name: String,
}

/// The paper of a report for who may read it; [`GqlError::NotFound`] looks the same for a report that is not the viewer's and
/// for one that never was.
pub async fn roadmap_report(viewer: &Viewer, id: ReportId) -> Result<RoadmapReportFile, GqlError> {
    let person = viewer.person()?;
    let report = RoadmapReport::load(viewer, id).await?;
    let paper = compose(viewer, &report).await?;
    let access = Access {
        deed: "Download",
        kind: ReportFacts::KIND,
        subject: id.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    Ok(RoadmapReportFile {
        file_name: format!("Отчёт о дорожной карте, {}", paper.roadmap.owner),
        paper,
    })
}

async fn compose(viewer: &Viewer, report: &RoadmapReport) -> Result<Paper, GqlError> {
    let row = report.row();
    let place = row.at.place();
    let found = viewer.loaders().load_one(RoadmapById(row.roadmap)).await?;
    let roadmap = found.ok_or(GqlError::NotFound)?;
    let figures = report.counted().await?;
    let texts = report.texts().await?;
    // The region reads sums: which school stands where, and that one does, is the municipality's.
    let named = report.reads_schools();
    let mut names = HashMap::new();
    if named {
        let schools = figures.schools.iter().map(|part| part.school);
        for school in schools {
            names.insert(school, Named::school(viewer, school).await?.name);
        }
    }
    let rows: Vec<RoadmapRow> = figures
        .rows
        .iter()
        .map(|row| {
            let text = texts.get(&row.item);
            RoadmapRow {
                comment: text.map(|text| text.comment.clone()).unwrap_or_default(),
                effectiveness: text
                    .map(|text| text.effectiveness.clone())
                    .unwrap_or_default(),
                ..printed_row(row, &names)
            }
        })
        .collect();
    let owner = full_name(viewer, place).await?;
    let approval = roadmap.approval.as_ref();
    let (letterhead, accepted_by) = head(viewer, row.at.place(), &owner).await?;
    let accepted = row.state == domain::roadmap::ReportState::Accepted;
    Ok(Paper {
        letterhead,
        roadmap: RoadmapPaper {
            owner,
            level: match place {
                Place::Region(_) => Level::Region,
                Place::Municipality(_) => Level::Municipality,
                Place::School(_) => Level::School,
            },
            title: roadmap.head.title.as_str().to_owned(),
            agreed: None,
            approval: approval.map(|(number, date)| Approval {
                issuer: None,
                number: number.clone(),
                date: *date,
            }),
            period: roadmap.head.period,
            columns: said(&rows),
            rows,
            on: Some(figures.on),
        },
        from: row.from,
        until: row.until,
        on: figures.on,
        summary: row
            .summary
            .split('\n')
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect(),
        absent: absent(figures, &names, named),
        sums_only: !named && figures.executions().any(|one| one.school.is_some()),
        accepted: row.decided.filter(|_| accepted).map(|(_, on)| Agreement {
            by: accepted_by,
            on,
        }),
        signatory: signatory(viewer, report).await?,
        signed_on: row.signed.map(|(_, on)| on),
    })
}

/// The organisations whose figures are not in the report, by name; for who may not read which, how many they are.
fn absent(figures: &Figures, names: &HashMap<SchoolId, String>, named: bool) -> Vec<String> {
    let without = without_report(figures);
    if !named {
        return match without.len() {
            0 => Vec::new(),
            many => vec![format!("всего {many}")],
        };
    }
    let mut found: Vec<String> = without
        .iter()
        .filter_map(|school| names.get(school).cloned())
        .collect();
    found.sort_by_cached_key(|name| domain::text::fold(name));
    found
}

fn printed_row(row: &ReportedRow, names: &HashMap<SchoolId, String>) -> RoadmapRow {
    RoadmapRow {
        sections: row.sections.clone(),
        number: row.number.clone(),
        activity: row.title.clone(),
        term: row.term.clone(),
        executions: row
            .executions
            .iter()
            .map(|one| execution(one, names))
            .collect(),
        ..RoadmapRow::default()
    }
}

fn execution(one: &Reported, names: &HashMap<SchoolId, String>) -> Execution {
    let named = one.school.map(|school| names.get(&school).cloned());
    let is_named = matches!(named, Some(Some(_)));
    // Of a school nothing is printed but how far it is; its own report has the rest. Of one without a name sums alone are.
    let organisation = named.map(|name| name.unwrap_or_else(|| "Организации".to_owned()));
    let own = organisation.is_none();
    Execution {
        id: one.occurrence.public().to_string(),
        organisation,
        due: one.due,
        state: state(one.state),
        done_on: one.done_on.filter(|_| own || is_named),
        evidence: match own {
            true => one.evidence.iter().map(proof_in_words).collect(),
            false => Vec::new(),
        },
        comment: Some(one.comment.clone()).filter(|comment| own && !comment.is_empty()),
    }
}

/// A proof as it is named on paper: «Приказ о закреплении пар, № 90-од, 01.09.2026».
pub(crate) fn proof_in_words(proof: &ReportedProof) -> String {
    let number = proof.number.as_ref().map(|number| format!("№ {number}"));
    let dated = proof.dated_on.map(date::short);
    let parts = [Some(proof.title.clone()), number, dated, proof.url.clone()];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    parts.join(", ")
}

/// The head of the paper, and what the level that accepts it is called.
async fn head(
    viewer: &Viewer,
    place: Place,
    owner: &str,
) -> Result<(Letterhead, String), GqlError> {
    let Place::School(id) = place else {
        let letterhead = Letterhead {
            authorities: Vec::new(),
            organisation: owner.to_owned(),
            short_name: None,
            place: String::new(),
        };
        let by = format!("орган управления образованием, {owner}");
        return Ok((letterhead, by));
    };
    let school = viewer.loaders().load_one(SchoolById(id)).await?;
    let school = school.ok_or(GqlError::NotFound)?;
    let municipality = Named::municipality(viewer, school.at.municipality).await?;
    let short = Some(school.short_name.clone()).filter(|name| *name != school.full_name);
    let letterhead = Letterhead {
        authorities: school.founder.clone().into_iter().collect(),
        organisation: school.full_name.clone(),
        short_name: short,
        place: school.place_name.clone().unwrap_or_default(),
    };
    let by = format!("муниципальный центр, {}", municipality.name);
    Ok((letterhead, by))
}

/// Who signed it, or would: the head of a school; for an office the line stays open.
async fn signatory(viewer: &Viewer, report: &RoadmapReport) -> Result<Signatory, GqlError> {
    let row = report.row();
    let store = viewer.store();
    let (position, standing) = match row.at.place() {
        Place::School(id) => {
            let posts = store.posts();
            let now = store.clock().now();
            let heads = posts.at_schools(&[id], &[Role::Head], now).await?;
            let head = heads.first().map(|post| post.person);
            ("Руководитель организации", head)
        }
        Place::Municipality(_) | Place::Region(_) => ("Руководитель", None),
    };
    let signed = row.signed.map(|(person, _)| person);
    let person: Option<PersonId> = signed.or(standing);
    let name = match person {
        Some(person) => store.people().find(person).await?,
        None => None,
    };
    let jobs = match (person, row.at.school) {
        (Some(person), Some(school)) => store.employments().at(person, school).await?,
        _ => Vec::new(),
    };
    let today = crate::types::roadmap::today_in(viewer, row.at).await?;
    let present = jobs.iter().find(|job| job.terms.is_current(today));
    let own = present.map(persistence::employments::Job::position_in_full);
    Ok(Signatory {
        position: own.unwrap_or_else(|| position.to_owned()),
        name: name.map_or_else(String::new, |person| initials_first(&person.name)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proof_is_named_with_what_is_known_of_it() {
        let proof = ReportedProof {
            title: "Приказ".to_owned(),
            number: Some("90-од".to_owned()),
            dated_on: domain::clock::Date::from_ymd_opt(2026, 9, 1),
            url: None,
        };
        assert_eq!(proof_in_words(&proof), "Приказ, № 90-од, 01.09.2026");
        let bare = ReportedProof {
            number: None,
            dated_on: None,
            ..proof
        };
        assert_eq!(proof_in_words(&bare), "Приказ");
    }

    #[test]
    fn which_school_is_absent_is_told_inside_alone() {
        let school = |n: u128| SchoolId(uuid::Uuid::from_u128(n));
        let part = |n, state| persistence::roadmap_reports::figures::SchoolPart {
            school: school(n),
            report: None,
            state,
        };
        let figures = Figures {
            schools: vec![
                part(1, Some(domain::roadmap::ReportState::Accepted)),
                part(2, Some(domain::roadmap::ReportState::Returned)),
                part(3, None),
            ],
            ..Figures::default()
        };
        let names = HashMap::from([
            (school(2), "СОШ № 2".to_owned()),
            (school(3), "ДОУ".to_owned()),
        ]);
        assert_eq!(absent(&figures, &names, true), ["ДОУ", "СОШ № 2"]);
        assert_eq!(absent(&figures, &HashMap::new(), false), ["всего 2"]);
    }
}
