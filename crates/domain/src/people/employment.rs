//! Employment and what follows from it: seniority, "young", the suggested categories of mentees.

use crate::clock::{Date, SchoolYear, full_years};
use crate::id::{PersonId, SchoolId};

/// One job of a person at one school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Employment {
    /// Who works.
    pub person: PersonId,
    /// Where.
    pub school: SchoolId,
    /// First day.
    pub started_on: Date,
    /// Last day, once it is over.
    pub ended_on: Option<Date>,
    /// Since when the person has worked as a pedagogue anywhere; `None` for other staff.
    pub teaching_since: Option<Date>,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: bool,
    /// Whether the person came from another organisation.
    pub transferred: bool,
}

impl Employment {
    /// From this many full years on a teacher is young no longer (A-014, D-3.9).
    pub const YOUNG_YEARS: u32 = 3;

    /// Full years of pedagogical work on `on`; `None` for staff who do not teach.
    pub fn teaching_years(&self, on: Date) -> Option<u32> {
        self.teaching_since.map(|since| full_years(since, on))
    }

    /// Whether the person counts as a young teacher of `year`: fewer than three full years of pedagogical work on
    /// 1 September, employed and teaching at some time of the year. Who begins in the middle of it counts.
    pub fn is_young_in(&self, year: SchoolYear) -> bool {
        year.overlaps(self.started_on, self.ended_on)
            && self.teaching_since.is_some_and(|since| {
                since <= year.ends_on() && full_years(since, year.starts_on()) < Self::YOUNG_YEARS
            })
    }

    /// Whether the job goes on at `on`.
    pub fn is_current(&self, on: Date) -> bool {
        self.started_on <= on && self.ended_on.is_none_or(|end| end >= on)
    }
}

/// Why somebody is supported (glossary 2.5).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MenteeCategory {
    /// Young specialist, 0–3 years of work.
    #[serde(rename = "YOUNG_SPECIALIST_0_3")]
    YoungSpecialist,
    /// Takes on new duties, technologies or methods.
    NewDutiesOrTechnology,
    /// Prepares for a professional contest.
    ContestPreparation,
    /// Came from another organisation.
    Transferred,
    /// Diploma of the subject, not of pedagogy (C-005).
    NonPedagogicalEducation,
    /// Newly appointed (D-2.7).
    NewlyAppointed,
    /// In the talent pool.
    TalentPool,
}

impl MenteeCategory {
    /// Every category.
    pub const ALL: [Self; 7] = [
        Self::YoungSpecialist,
        Self::NewDutiesOrTechnology,
        Self::ContestPreparation,
        Self::Transferred,
        Self::NonPedagogicalEducation,
        Self::NewlyAppointed,
        Self::TalentPool,
    ];
}

/// The categories that the job itself suggests on `today`; a curator confirms or changes them.
pub fn suggested_categories(job: &Employment, today: Date) -> Vec<MenteeCategory> {
    let recent = full_years(job.started_on, today) < 1;
    let mut found = Vec::new();
    if job.is_young_in(SchoolYear::of(today)) {
        found.push(MenteeCategory::YoungSpecialist);
    }
    if job.transferred && recent {
        found.push(MenteeCategory::Transferred);
    }
    if job.teaching_since.is_some() && !job.pedagogical_education {
        found.push(MenteeCategory::NonPedagogicalEducation);
    }
    found
}

#[cfg(test)]
mod tests;
