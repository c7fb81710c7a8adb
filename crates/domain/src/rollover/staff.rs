//! The people of a school at the turn of the year.

use crate::clock::SchoolYear;
use crate::people::Employment;

/// What the turn of the year changes for somebody.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum PersonTurn {
    /// Stays, and counts as a young teacher no longer.
    CeasesToBeYoung,
    /// Worked here in the old year and does not on the first day of the new one.
    Leaves,
}

/// What the turn into `year` changes for who has `jobs` at one school, former ones too.
pub fn turn_of(jobs: &[Employment], year: SchoolYear) -> Option<PersonTurn> {
    let (old, first_day) = (year.previous(), year.starts_on());
    let worked = |job: &&Employment| old.overlaps(job.started_on, job.ended_on);
    let mut of_old_year = jobs.iter().filter(worked).peekable();
    of_old_year.peek()?;
    if !jobs.iter().any(|job| job.is_current(first_day)) {
        return Some(PersonTurn::Leaves);
    }
    let was_young = of_old_year.any(|job| job.is_young_in(old));
    let stays_young = jobs.iter().any(|job| job.is_young_in(year));
    (was_young && !stays_young).then_some(PersonTurn::CeasesToBeYoung)
}
