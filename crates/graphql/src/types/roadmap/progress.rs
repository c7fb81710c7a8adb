//! How duties stand, in numbers.

use async_graphql::SimpleObject;
use persistence::roadmap_duties::lists::Progress;
use persistence::roadmap_duties::missing::Missing;

use crate::types::place::Place;

/// How dated executions of duties stand today.
#[derive(Clone, Copy, Debug, Default, SimpleObject)]
pub struct RoadmapProgress {
    /// Those that count: neither cancelled nor not applicable.
    pub total: i32,
    /// To be done, not begun.
    pub planned: i32,
    /// Begun or sent back.
    pub in_progress: i32,
    /// Stated, not verified yet.
    pub done: i32,
    /// Verified.
    pub verified: i32,
    /// Not done, though their day has passed.
    pub overdue: i32,
    /// Not done and due within 14 days.
    pub due_soon: i32,
    /// Not applicable.
    pub not_applicable: i32,
    /// Duties of which the place says that they do not concern it, not confirmed yet.
    pub exemptions_asked: i32,
}

impl From<Progress> for RoadmapProgress {
    fn from(sum: Progress) -> Self {
        let number = |many: i64| i32::try_from(many).unwrap_or(i32::MAX);
        Self {
            total: number(sum.total()),
            planned: number(sum.planned),
            in_progress: number(sum.in_progress),
            done: number(sum.done),
            verified: number(sum.verified),
            overdue: number(sum.overdue),
            due_soon: number(sum.due_soon),
            not_applicable: number(sum.not_applicable),
            exemptions_asked: number(sum.exemptions_asked),
        }
    }
}

/// How the duties of one school stand.
#[derive(Clone, Debug, SimpleObject)]
pub struct SchoolProgress {
    /// The school.
    pub school: Place,
    /// How its duties stand.
    pub progress: RoadmapProgress,
}

/// What approving a roadmap, or spreading it anew, would do.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct RoadmapConsequences {
    /// Duties that would be given.
    pub duties: i32,
    /// Their dated executions.
    pub occurrences: i32,
    /// Schools that would get any.
    pub schools: i32,
    /// Municipalities that would get any.
    pub municipalities: i32,
    /// Duties of the owner's own office.
    pub own_office: i32,
    /// Rows that nobody has checked.
    pub unchecked: i32,
    /// Rows whose term says no day, where nobody chose that they have none.
    pub without_term: i32,
}

impl RoadmapConsequences {
    /// What comes of what is missing, for the roadmap of `owner`.
    pub(super) fn of(missing: &Missing, owner: domain::access::Place) -> Self {
        use domain::access::Place as At;
        let number = |many: usize| i32::try_from(many).unwrap_or(i32::MAX);
        let dated = missing
            .duties
            .iter()
            .map(|(item, _)| missing.windows_of(*item).len());
        let places = missing.duties.iter().map(|(_, seat)| seat.place());
        let different = |wanted: fn(&At) -> bool| {
            let mut found: Vec<At> = places.clone().filter(wanted).collect();
            found.sort_unstable_by_key(|place| format!("{place:?}"));
            found.dedup();
            number(found.iter().filter(|place| **place != owner).count())
        };
        Self {
            duties: number(missing.duties.len()),
            occurrences: number(dated.sum()),
            schools: different(|place| matches!(place, At::School(_))),
            municipalities: different(|place| matches!(place, At::Municipality(_))),
            own_office: number(places.clone().filter(|place| *place == owner).count()),
            unchecked: number(missing.unchecked.len()),
            without_term: number(missing.without_term.len()),
        }
    }
}
