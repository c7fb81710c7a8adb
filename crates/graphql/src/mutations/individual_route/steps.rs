//! The steps of a route as a client sends them.

use std::collections::BTreeSet;

use async_graphql::{ID, InputObject};
use domain::access::Denied;
use domain::id::{PersonId, ProgrammeId, SchoolId};
use domain::mentoring::{MOST_STEPS, RouteYears, Side};
use domain::text::Line;
use persistence::individual_routes::RouteStep;
use persistence::{Failure, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;

/// What is to be done in a school year.
#[derive(InputObject)]
pub struct RouteStepInput {
    /// The calendar year of its September, one of the route's.
    pub school_year: i32,
    /// Where it leads; 1–500 characters.
    pub direction: String,
    /// What is expected of it; up to 500 characters.
    pub expected: Option<String>,
    /// `programme:…`, by which it is done: one in which the route's owner is the mentee.
    pub programme_id: Option<ID>,
}

/// The years and the steps, by year, or problems noted in `form`.
pub(super) fn take(
    form: &mut Form,
    (from, until): (i32, i32),
    raw: &[RouteStepInput],
) -> Result<Option<(RouteYears, Vec<RouteStep>)>, GqlError> {
    let years = RouteYears::new(from, until);
    form.require("untilYear", years.is_some(), Problem::OutOfRange);
    form.at_most("steps", raw, MOST_STEPS);
    form.require("steps", !raw.is_empty(), Problem::Empty);
    let mut steps = Vec::new();
    for (at, step) in raw.iter().enumerate() {
        let field = |name: &str| format!("steps.{at}.{name}");
        let fits = years.is_none_or(|years| years.has(step.school_year));
        form.require(&field("schoolYear"), fits, Problem::OutOfRange);
        let direction = form.take(&field("direction"), Line::<500>::parse(&step.direction));
        let expected = step.expected.as_deref();
        let expected = form.take_optional(&field("expected"), expected, Line::<500>::parse);
        let programme = step.programme_id.as_ref().map(ProgrammeId::read);
        if let (Some(direction), Some(expected)) = (direction, expected) {
            steps.push(RouteStep {
                school_year: step.school_year,
                direction: direction.as_str().to_owned(),
                expected: expected.map(|text| text.as_str().to_owned()),
                programme: programme.transpose()?,
            });
        }
    }
    steps.sort_by_key(|step| step.school_year);
    Ok(years.map(|years| (years, steps)))
}

/// Refuses programmes that are not those of `person` as a mentee at `school`: they are as unknown as what never was.
pub(super) async fn check_programmes<R>(
    work: &UnitOfWork,
    steps: &[RouteStep],
    (person, school): (PersonId, SchoolId),
) -> Result<(), Failure<R>> {
    let named: BTreeSet<ProgrammeId> = steps.iter().filter_map(|step| step.programme).collect();
    for id in named {
        let programme = work.programmes().find(id).await?.ok_or(Denied::Hidden)?;
        let pair = work.mentorships().find(programme.plan.mentorship).await?;
        let own = pair.is_some_and(|pair| {
            let mut mentees = pair.pair.acting(Side::Mentee);
            pair.at.school == school && mentees.any(|id| id == person)
        });
        if !own {
            return Err(Denied::Hidden.into());
        }
    }
    Ok(())
}
