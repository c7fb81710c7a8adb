//! What a report counts: composed from executions, live until it is signed and kept as it was then (E-2.6).

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Place;
use domain::clock::Date;
use domain::id::{OccurrenceId, ReportId, RoadmapId, RoadmapItemId, SchoolId};
use domain::roadmap::{OccurrenceState, ReportState, days_overdue, is_due_soon};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{NewReport, Report, RoadmapReports};
use crate::entity::{duty_occurrence, roadmap, roadmap_report};
use crate::error::StoreError;
use crate::roadmap_duties::lists::Progress;
use crate::roadmap_duties::occurrences::Occurrence;
use crate::roadmap_duties::{RoadmapDuties, place_id};
use crate::roadmaps::Roadmaps;

/// The most executions that one report counts of its own.
const MOST: u64 = 5_000;

/// What a report counts.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Figures {
    /// The day that they are of.
    pub on: Date,
    /// The rows that concern the place, in their order.
    pub rows: Vec<ReportedRow>,
    /// Of a municipality's own roadmap: its schools that have duties in the period.
    pub schools: Vec<SchoolPart>,
}

/// A row with what came of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportedRow {
    /// Which.
    pub item: RoadmapItemId,
    /// The headings above it, the widest first.
    pub sections: Vec<String>,
    /// The number as printed.
    pub number: Option<String>,
    /// What is to be done.
    pub title: String,
    /// When, as printed.
    pub term: String,
    /// Its executions in the period: the place's own, and those of schools by their accepted reports.
    pub executions: Vec<Reported>,
}

/// An execution as a report tells of it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Reported {
    /// Which.
    pub occurrence: OccurrenceId,
    /// Of which row: a school reports on rows of the level above, too.
    pub item: RoadmapItemId,
    /// Whose, where it is a school's in the report of its municipality.
    pub school: Option<SchoolId>,
    /// By when.
    pub due: Date,
    /// How far.
    pub state: OccurrenceState,
    /// When it was done, as stated.
    pub done_on: Option<Date>,
    /// What was said about it.
    pub comment: String,
    /// What proves it.
    pub evidence: Vec<ReportedProof>,
}

/// A proof as a report names it.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct ReportedProof {
    /// What it is.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
    /// Its date.
    pub dated_on: Option<Date>,
    /// Where it can be seen.
    pub url: Option<String>,
}

/// How a school stands in the report of its municipality.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SchoolPart {
    /// Which.
    pub school: SchoolId,
    /// Its report that covers the period; an accepted one before one that is not.
    pub report: Option<ReportId>,
    /// Where that stands.
    pub state: Option<ReportState>,
}

impl Figures {
    /// All executions.
    pub fn executions(&self) -> impl Iterator<Item = &Reported> {
        self.rows.iter().flat_map(|row| &row.executions)
    }

    /// How those stand on the day of the figures.
    pub fn progress<'a>(&self, all: impl Iterator<Item = &'a Reported>) -> Progress {
        let mut sum = Progress::default();
        for one in all {
            sum.add(one.state, 1);
            sum.overdue += i64::from(days_overdue(one.state, one.due, self.on) > 0);
            sum.due_soon += i64::from(is_due_soon(one.state, one.due, self.on));
        }
        sum
    }
}

impl<C: ConnectionTrait> RoadmapReports<'_, C> {
    /// The figures of a report on `today`: those of the signature while it is signed, else as things stand now. A few
    /// statements, whatever the number of schools.
    pub async fn figures(&self, report: &Report, today: Date) -> Result<Figures, StoreError> {
        if let Some(frozen) = &report.figures {
            return Ok(frozen.clone());
        }
        let about = NewReport {
            roadmap: report.roadmap,
            at: report.at,
            from: report.from,
            until: report.until,
        };
        self.live(&about, today).await
    }

    /// The same for a report that is not there yet.
    pub async fn live(&self, about: &NewReport, today: Date) -> Result<Figures, StoreError> {
        let place = about.at.place();
        let found = Roadmaps(self.0).find(about.roadmap).await?;
        let broken = StoreError::inconsistent("roadmap_report", about.roadmap.0);
        let roadmap = found.ok_or(broken)?;
        let is_own = roadmap.at.place() == place;
        let items = Roadmaps(self.0).items_of(&[roadmap.id]).await?;
        let mut sources = vec![roadmap.id];
        sources.extend(roadmap.parent.filter(|_| is_own));
        let own = self.executions(&sources, about).await?;
        let mut by_item: BTreeMap<RoadmapItemId, Vec<Reported>> = BTreeMap::new();
        for one in self.told(own).await? {
            by_item.entry(one.item).or_default().push(one);
        }
        let mut schools = Vec::new();
        if is_own && matches!(place, Place::Municipality(_)) {
            let (parts, reported) = self.schools(about).await?;
            schools = parts;
            for one in reported {
                by_item.entry(one.item).or_default().push(one);
            }
        }
        // Of a roadmap of the level above the rows that ask something of the place.
        let ids: Vec<_> = items.iter().map(|item| item.id).collect();
        let asked = RoadmapDuties(self.0).of_items(&ids, Some(&[place])).await?;
        let asked: BTreeSet<_> = asked.into_iter().map(|duty| duty.item).collect();
        let rows = items
            .into_iter()
            .filter(|item| is_own || asked.contains(&item.id));
        let rows = rows.map(|item| {
            let of = [Some(item.id), item.parent].into_iter().flatten();
            ReportedRow {
                executions: of.filter_map(|id| by_item.remove(&id)).flatten().collect(),
                item: item.id,
                sections: item.row.sections,
                number: item.row.number,
                title: item.row.title,
                term: item.row.term,
            }
        });
        Ok(Figures {
            on: today,
            rows: rows.collect(),
            schools,
        })
    }

    /// How many executions of `figures` stand otherwise now, by school; those of the place itself under `None`.
    pub async fn changed(
        &self,
        figures: &Figures,
    ) -> Result<BTreeMap<Option<SchoolId>, i64>, StoreError> {
        let ids: Vec<_> = figures.executions().map(|one| one.occurrence).collect();
        let mut now = BTreeMap::new();
        for chunk in ids.chunks(500) {
            let found = RoadmapDuties(self.0).occurrences(chunk).await?;
            now.extend(
                found
                    .into_iter()
                    .map(|one| (one.id, (one.state, one.done_on))),
            );
        }
        let mut changed = BTreeMap::new();
        for one in figures.executions() {
            if now.get(&one.occurrence) != Some(&(one.state, one.done_on)) {
                *changed.entry(one.school).or_default() += 1;
            }
        }
        Ok(changed)
    }

    /// The executions of a place in the period, by their day; what was given up is none.
    async fn executions(
        &self,
        sources: &[RoadmapId],
        about: &NewReport,
    ) -> Result<Vec<Occurrence>, StoreError> {
        use duty_occurrence::Column;
        let mut query = duty_occurrence::Entity::find()
            .filter(Column::RoadmapId.is_in(sources.iter().map(|id| id.0)))
            .filter(Column::DueOn.between(about.from, about.until))
            .filter(Column::State.ne(OccurrenceState::Cancelled.code()));
        query = match about.at.place() {
            Place::School(id) => query.filter(Column::SchoolId.eq(id.0)),
            Place::Municipality(id) => query
                .filter(Column::MunicipalityId.eq(id.0))
                .filter(Column::SchoolId.is_null()),
            Place::Region(id) => query
                .filter(Column::RegionId.eq(id.0))
                .filter(Column::MunicipalityId.is_null()),
        };
        let rows = query
            .order_by_asc(Column::DueOn)
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        rows.into_iter().map(Occurrence::try_from).collect()
    }

    /// The executions with their proofs.
    async fn told(&self, all: Vec<Occurrence>) -> Result<Vec<Reported>, StoreError> {
        let ids: Vec<_> = all.iter().map(|one| one.id).collect();
        let mut proofs: BTreeMap<OccurrenceId, Vec<ReportedProof>> = BTreeMap::new();
        for chunk in ids.chunks(500) {
            let found = RoadmapDuties(self.0).evidence_of(chunk).await?;
            for (of, _, proof) in found {
                proofs.entry(of).or_default().push(ReportedProof {
                    title: proof.title,
                    number: proof.number,
                    dated_on: proof.dated_on,
                    url: proof.url,
                });
            }
        }
        let told = |one: Occurrence| Reported {
            evidence: proofs.remove(&one.id).unwrap_or_default(),
            occurrence: one.id,
            item: one.item,
            school: None,
            due: one.due,
            state: one.state,
            done_on: one.done_on,
            comment: one.comment,
        };
        Ok(all.into_iter().map(told).collect())
    }

    /// The schools that have duties of a municipality's roadmap in the period, and what their accepted reports say of them.
    async fn schools(
        &self,
        about: &NewReport,
    ) -> Result<(Vec<SchoolPart>, Vec<Reported>), StoreError> {
        use duty_occurrence::Column;
        let asked: Vec<Uuid> = duty_occurrence::Entity::find()
            .select_only()
            .column(Column::SchoolId)
            .distinct()
            .filter(Column::RoadmapId.eq(about.roadmap.0))
            .filter(Column::MunicipalityId.eq(place_id(about.at.place())))
            .filter(Column::SchoolId.is_not_null())
            .filter(Column::DueOn.between(about.from, about.until))
            .filter(Column::State.ne(OccurrenceState::Cancelled.code()))
            .order_by_asc(Column::SchoolId)
            .into_tuple()
            .all(self.0)
            .await?;
        let mut reports: BTreeMap<SchoolId, Vec<Report>> = BTreeMap::new();
        for report in self.covering(about).await? {
            if let Some(school) = report.at.school {
                reports.entry(school).or_default().push(report);
            }
        }
        let (mut parts, mut told) = (Vec::new(), Vec::new());
        for school in asked.into_iter().map(SchoolId) {
            let mine = reports.remove(&school).unwrap_or_default();
            let standing = |state| mine.iter().find(|one| one.state == state);
            let best = standing(ReportState::Accepted).or(standing(ReportState::Submitted));
            let best = best.or(mine.first());
            parts.push(SchoolPart {
                school,
                report: best.map(|one| one.id),
                state: best.map(|one| one.state),
            });
            let mut seen = BTreeSet::new();
            let accepted = mine.iter().filter(|one| one.state == ReportState::Accepted);
            for one in accepted.filter_map(|report| report.figures.as_ref()) {
                let within = |one: &&Reported| (about.from..=about.until).contains(&one.due);
                for execution in one.executions().filter(within) {
                    if seen.insert(execution.occurrence) {
                        told.push(Reported {
                            school: Some(school),
                            ..execution.clone()
                        });
                    }
                }
            }
        }
        Ok((parts, told))
    }

    /// The reports of schools that were handed in, on the roadmap or on one drawn from it, that cover the period; the latest
    /// signed first.
    async fn covering(&self, about: &NewReport) -> Result<Vec<Report>, StoreError> {
        use roadmap_report::Column;
        let drawn: Vec<Uuid> = roadmap::Entity::find()
            .select_only()
            .column(roadmap::Column::Id)
            .filter(roadmap::Column::ParentId.eq(about.roadmap.0))
            .into_tuple()
            .all(self.0)
            .await?;
        let on = drawn.into_iter().chain([about.roadmap.0]);
        let rows = roadmap_report::Entity::find()
            .filter(Column::MunicipalityId.eq(place_id(about.at.place())))
            .filter(Column::SchoolId.is_not_null())
            .filter(Column::RoadmapId.is_in(on))
            .filter(super::handed_in())
            .filter(Column::FromOn.lte(about.from))
            .filter(Column::UntilOn.gte(about.until))
            .order_by_desc(Column::SignedOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Report::try_from).collect()
    }
}
