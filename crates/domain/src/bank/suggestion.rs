//! Who may need a mentor, as employment says it (A-014, C-005, Q-24): at hire, transfer, a new post. A curator accepts
//! or dismisses each; nothing happens by itself.

use crate::clock::{Date, full_years};
use crate::id::SchoolId;
use crate::people::{Employment, MenteeCategory, suggested_categories};

/// A category that a person's jobs suggest, and since when.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Suggestion {
    /// Why the person may need support.
    pub category: MenteeCategory,
    /// The first day of the job that says so. A later job asks again, whatever was answered before.
    pub since: Date,
}

/// What the jobs of one person suggest at `school` on `today`, by category. `jobs` are all that are known, former ones
/// and those at other schools too.
pub fn suggestions(jobs: &[Employment], school: SchoolId, today: Date) -> Vec<Suggestion> {
    let mut found: Vec<Suggestion> = Vec::new();
    let here = jobs
        .iter()
        .filter(|job| job.school == school && job.is_current(today));
    for job in here {
        let mut categories = suggested_categories(job, today);
        let recent = full_years(job.started_on, today) < 1;
        if recent && job.teaching_since.is_some() {
            let earlier = jobs
                .iter()
                .any(|other| other.school == school && other.started_on < job.started_on);
            if earlier {
                categories.push(MenteeCategory::NewDutiesOrTechnology);
            } else if !categories.contains(&MenteeCategory::YoungSpecialist) {
                categories.push(MenteeCategory::NewlyAppointed);
            }
        }
        for category in categories {
            let since = job.started_on;
            match found.iter_mut().find(|known| known.category == category) {
                Some(known) => known.since = known.since.max(since),
                None => found.push(Suggestion { category, since }),
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests;
