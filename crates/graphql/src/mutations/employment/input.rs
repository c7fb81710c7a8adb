//! What is entered about a job.

use async_graphql::InputObject;
use chrono::Months;
use domain::clock::{Date as Day, Zone};
use domain::text::Line;
use persistence::employments::JobData;
use serde::Serialize;

use crate::date::Date;
use crate::form::{Form, Problem};
use crate::viewer::Viewer;

/// A job at a school.
#[derive(InputObject)]
pub struct EmploymentInput {
    /// «Учитель математики»; 1–200 characters.
    pub position: String,
    /// The subject, for who teaches one; up to 200 characters.
    pub subject: Option<String>,
    /// First day, at most a year ahead.
    pub started_on: Date,
    /// Full years of pedagogical work today, 0–80; left out for who does not teach.
    pub teaching_years: Option<i32>,
    /// Since when the person has worked as a pedagogue anywhere, instead of the number of years.
    pub teaching_since: Option<Date>,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: bool,
    /// Whether the person came from another organisation.
    pub transferred: bool,
}

/// The same once it was looked at.
#[derive(Serialize)]
pub(in crate::mutations) struct JobFields {
    position: Line<200>,
    subject: Option<Line<200>>,
    pub(in crate::mutations) started_on: Day,
    teaching: Teaching,
    pedagogical_education: bool,
    transferred: bool,
}

/// How long somebody has worked as a pedagogue.
#[derive(Serialize)]
enum Teaching {
    /// They do not teach.
    Never,
    /// Full years on the day of entering.
    Years(u32),
    /// The day on which they began.
    Since(Day),
}

impl JobFields {
    /// Takes the fields, or notes in `form` what is wrong with each, below `employment`.
    pub(in crate::mutations) fn take(
        form: &mut Form,
        viewer: &Viewer,
        input: &EmploymentInput,
    ) -> Option<Self> {
        let position = form.take("employment.position", Line::parse(&input.position));
        let subject = input.subject.as_deref();
        let subject = form.take_optional("employment.subject", subject, Line::parse);
        // A day's grace: the school's own day may have begun before Moscow's.
        let tomorrow = viewer.today(Zone::default()).succ_opt()?;
        let started_on = input.started_on.0;
        let in_a_year = tomorrow.checked_add_months(Months::new(12))?;
        form.require(
            "employment.startedOn",
            started_on <= in_a_year,
            Problem::OutOfRange,
        );
        let teaching = match (input.teaching_years, input.teaching_since) {
            (None, None) => Some(Teaching::Never),
            (None, Some(since)) => {
                let sound = since.0 <= started_on.max(tomorrow);
                form.require("employment.teachingSince", sound, Problem::OutOfRange);
                Some(Teaching::Since(since.0))
            }
            (Some(years), None) => {
                let years = u32::try_from(years).ok().filter(|years| *years <= 80);
                let sound = years.is_some();
                form.require("employment.teachingYears", sound, Problem::OutOfRange);
                years.map(Teaching::Years)
            }
            (Some(_), Some(_)) => {
                form.require("employment.teachingYears", false, Problem::NotAllowed);
                None
            }
        };
        Some(Self {
            position: position?,
            subject: subject?,
            started_on,
            teaching: teaching?,
            pedagogical_education: input.pedagogical_education,
            transferred: input.transferred,
        })
    }

    /// What is to be kept, entered on `today`.
    pub(in crate::mutations) fn data(&self, today: Day) -> JobData<'_> {
        JobData {
            position: &self.position,
            subject: self.subject.as_ref(),
            started_on: self.started_on,
            teaching_since: match self.teaching {
                Teaching::Never => None,
                Teaching::Years(years) => today.checked_sub_months(Months::new(years * 12)),
                Teaching::Since(day) => Some(day),
            },
            pedagogical_education: self.pedagogical_education,
            transferred: self.transferred,
        }
    }
}
