//! A roadmap is taken over into another school year.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::plan::Write;
use domain::clock::{Date, SchoolYear};
use domain::id::RoadmapId;
use domain::roadmap::term::Period;
use domain::roadmap::{RoadmapState, Row, shifted_years};
use domain::text::Title;
use persistence::roadmaps::{Head, NewRoadmap};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, add, open, right_to_add};
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Takes roadmaps over.
#[derive(Default)]
pub struct TakeOverRoadmapMutation;

#[Object]
impl TakeOverRoadmapMutation {
    /// Makes a draft for another school year out of a roadmap that is or was in force: its rows with the years in their
    /// terms moved, to be checked again. For who writes it.
    async fn take_over_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap, and into which school year.")] input: TakeOverRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let year = SchoolYear::starting(input.school_year);
        form.require("schoolYear", year.is_some(), Problem::OutOfRange);
        let Some(year) = year else {
            return Ok(RoadmapPayload::invalid(form));
        };
        let operation = TakeOverRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            year,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "takeOverRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct TakeOverRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    year: SchoolYear,
}

impl Operation for TakeOverRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        opened.permit::<Write>(&self.actor)?;
        let before = &opened.roadmap;
        let refused = |reason| Err(Failure::Refused(Refusal::plain(reason)));
        if !matches!(before.state, RoadmapState::InForce | RoadmapState::Closed) {
            return refused(RoadmapRefusal::WrongState);
        }
        let roadmaps = work.roadmaps();
        let there = roadmaps.after(self.roadmap, self.year).await?;
        if there.is_some() || before.head.school_year == self.year {
            return refused(RoadmapRefusal::ExistsAlready);
        }
        let head = self.head(&before.head);
        let years = self.year.first_year() - before.head.school_year.first_year();
        let items = roadmaps.items_of(&[self.roadmap]).await?;
        let rows = items.into_iter().map(|item| {
            let row = Row {
                term: shifted_years(&item.row.term, years),
                is_checked: false,
                places: Vec::new(),
                ..item.row
            };
            (None, row.doubted_anew(head.period))
        });
        let rows: Vec<_> = rows.collect();
        let permit = right_to_add(work, &self.actor, before.at)?;
        let new = NewRoadmap {
            at: before.at,
            head: &head,
            parent: None,
            previous: Some(self.roadmap),
        };
        add(work, &permit, &new, &rows).await
    }
}

impl TakeOverRoadmap {
    fn head(&self, before: &Head) -> Head {
        let years = self.year.first_year() - before.school_year.first_year();
        let title = shifted_years(before.title.as_str(), years);
        Head {
            // Years keep their four figures.
            title: Title::parse(&title).unwrap_or_else(|_| before.title.clone()),
            issuer: before.issuer.clone(),
            order_number: None,
            order_date: None,
            period: Period {
                from: moved(before.period.from, years),
                to: moved(before.period.to, years),
            },
            school_year: self.year,
        }
    }
}

/// The same day of another year; the last of February stays the last.
fn moved(day: Date, years: i32) -> Date {
    use chrono::Datelike;
    let year = day.year() + years;
    let last = || Date::from_ymd_opt(year, 2, 28);
    day.with_year(year).or_else(last).unwrap_or(day)
}

/// Into which school year a roadmap is taken over.
#[derive(InputObject)]
pub struct TakeOverRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…` that is or was in force.
    pub roadmap_id: ID,
    /// The calendar year of the September in which it begins.
    pub school_year: i32,
}
