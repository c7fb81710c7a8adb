//! Schools that are late with duties, as the centre sees them before it reminds.

use async_graphql::{ID, InputObject, SimpleObject};
use domain::access::rules::roadmap::Seat;
use domain::access::{Place as At, Role};
use domain::id::{MunicipalityId, RoadmapId};
use persistence::roadmap_duties::reminders;

use super::today_in;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::types::place::Place;
use crate::viewer::Viewer;

/// The most schools that a filter names.
const SCHOOLS: usize = 100;
/// Who is told at a school.
pub(crate) const READERS: [Role; 2] = [Role::Head, Role::Curator];

/// Which duties a reminder is about.
#[derive(InputObject, Default)]
pub struct ReminderFilter {
    /// Of this roadmap; of all in force when left out.
    pub roadmap_id: Option<ID>,
    /// Of these schools, at most 100; of all when left out or empty.
    pub school_ids: Option<Vec<ID>>,
}

impl ReminderFilter {
    pub(crate) fn read(self) -> Result<reminders::ReminderFilter, GqlError> {
        let roadmap = self.roadmap_id.as_ref().map(RoadmapId::read);
        Ok(reminders::ReminderFilter {
            roadmap: roadmap.transpose()?,
            schools: read_all(&self.school_ids.unwrap_or_default(), SCHOOLS)?,
        })
    }
}

/// A school that is late with duties.
#[derive(SimpleObject)]
pub struct LateSchool {
    /// The school.
    pub school: Place,
    /// How many executions are open after their day, of those that the filter names.
    pub overdue: i32,
    /// How many days the oldest of them is overdue.
    pub most_days_overdue: i32,
    /// How many people would be told there: the head and the curators.
    pub readers: i32,
    /// The day of the last reminder by the centre; `null` when there was none.
    pub last_reminded_on: Option<Date>,
    /// Whether a reminder goes out now: nobody was reminded there today, and somebody is there to be told.
    pub can_be_reminded: bool,
}

impl LateSchool {
    /// The schools of a municipality that are late now, by their name.
    pub(crate) async fn at(
        viewer: &Viewer,
        municipality: MunicipalityId,
        filter: &reminders::ReminderFilter,
        at: Seat,
    ) -> Result<Vec<Self>, GqlError> {
        let today = today_in(viewer, at).await?;
        let (duties, posts) = (viewer.store().roadmap_duties(), viewer.store().posts());
        let late = duties.late_schools(municipality, filter, today).await?;
        let ids: Vec<_> = late.iter().map(|one| one.school).collect();
        let now = viewer.store().clock().now();
        let posts = posts.at_schools(&ids, &READERS, now).await?;
        let mut lines = Vec::new();
        for one in late {
            let there = posts
                .iter()
                .filter(|post| post.at == At::School(one.school));
            let people: std::collections::BTreeSet<_> = there.map(|post| post.person).collect();
            let reminded_today = one.reminded_on == Some(today);
            lines.push(Self {
                school: Place::school(viewer, one.school).await?,
                overdue: count(one.overdue),
                most_days_overdue: count((today - one.oldest).num_days()),
                readers: count(people.len()),
                last_reminded_on: one.reminded_on.map(Into::into),
                can_be_reminded: !(reminded_today || people.is_empty()),
            });
        }
        lines.sort_by_key(|line| domain::text::fold(&line.school.name));
        Ok(lines)
    }
}

fn count(many: impl TryInto<i32>) -> i32 {
    many.try_into().unwrap_or(i32::MAX)
}
