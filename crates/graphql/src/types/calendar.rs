//! Days on which something is expected.

use async_graphql::{ID, SimpleObject};
use domain::clock::{Date as Day, Zone};
use domain::id::{MentorshipId, ProgrammeId};
use persistence::calendar::{CalendarEntry as Found, CalendarOf, CalendarTarget};

use super::enums::mirror;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::viewer::Viewer;

mirror! {
    /// What a day is about.
    CalendarKind = "persistence::calendar::CalendarKind" {
        /// A meeting of a pair.
        Meeting,
        /// An activity of a programme is to be handed in.
        Activity,
        /// A programme ends.
        ProgrammeEnd,
        /// A consent ends.
        ConsentEnd,
        /// A proposal wants an answer.
        Proposal,
    }
}

/// Something on a day. It goes away with the thing that it is read from.
#[derive(Clone, Debug, SimpleObject)]
pub struct CalendarEntry {
    /// Stable while the thing stands; not an id of a node.
    pub id: ID,
    /// What it is about.
    pub kind: CalendarKind,
    /// The day.
    pub on: Date,
    /// A title or a topic, where the thing has one.
    pub title: Option<String>,
    /// «Иванова М. П.»: the other of the pair, or the mentee at a school's calendar.
    pub with: Option<String>,
    /// The page where it is dealt with, beginning with a slash.
    pub path: String,
    /// Whether the day has passed and something is left to be done.
    pub overdue: bool,
}

/// The most days of one answer.
const MOST_DAYS: i64 = 400;

impl CalendarEntry {
    /// What lies between two days, both included.
    pub(crate) async fn between(
        viewer: &Viewer,
        of: CalendarOf,
        zone: Zone,
        [from, until]: [Day; 2],
    ) -> Result<Vec<Self>, GqlError> {
        if until < from || (until - from).num_days() > MOST_DAYS {
            return Err(GqlError::BadInput("from and until span up to 400 days"));
        }
        let store = viewer.store();
        let found = store.calendars().between(of, zone, from, until).await?;
        let today = viewer.today(zone);
        let own = matches!(of, CalendarOf::Person(_));
        Ok(found
            .into_iter()
            .map(|entry| Self::show(entry, today, own))
            .collect())
    }

    fn show(entry: Found, today: Day, own: bool) -> Self {
        let kind = CalendarKind::from(entry.kind);
        let bare = |id: ID| {
            id.split_once(':')
                .map_or(String::new(), |(_, bare)| bare.to_owned())
        };
        let path = match entry.target {
            CalendarTarget::Mentorship(id) => format!("/pairs/{}", bare(MentorshipId(id).public())),
            CalendarTarget::Programme(id) => {
                format!("/programmes/{}", bare(ProgrammeId(id).public()))
            }
            CalendarTarget::Consent { .. } if own => "/me/consents".to_owned(),
            CalendarTarget::Consent { person, .. } => format!("/people/{}", bare(person.public())),
        };
        // The purpose of a consent is a code, which the client has words for.
        let title = Some(entry.title).filter(|title| !title.is_empty());
        let with = entry.with.map(|name| name.with_initials());
        let about_self = own && kind == CalendarKind::ConsentEnd;
        Self {
            id: ID(format!("{kind:?}/{}", entry.row)),
            kind,
            on: entry.on.into(),
            title,
            with: with.filter(|_| !about_self),
            path,
            overdue: entry.on < today && !entry.done,
        }
    }
}
