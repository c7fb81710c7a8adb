//! What the viewer was told, and how they want to be told.

use async_graphql::{ID, Object, SimpleObject};
use domain::clock::Timestamp;
use domain::id::NoticeId;
use domain::notice as rules;
use persistence::notices;
use persistence::page::Slice;

use super::enums::mirror;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What a notification is about: the unit in which people choose how to be told.
    NotificationKind = "domain::notice::NoticeKind" {
        /// A pair is proposed, answered, ended.
        Pair,
        /// An order waits or was signed.
        Order,
        /// A consent was given, taken back or ends.
        Consent,
        /// A programme, an activity, a meeting.
        Programme,
        /// A day by which something is expected comes near or has passed.
        Deadline,
        /// Anything else.
        Message,
    }
}

mirror! {
    /// How somebody is told. In the application they are told by every way but the last.
    NotificationWay = "domain::notice::NoticeWay" {
        /// In the application alone.
        InApp,
        /// By a letter at once, too.
        AtOnce,
        /// In one letter a day, too.
        Digest,
        /// Not at all until the school year ends; it is kept as read.
        OffUntilTermEnds,
    }
}

/// Something that the viewer was told.
#[derive(Clone)]
pub struct Notification {
    row: notices::Notice,
}

/// Something that the viewer was told.
#[Object]
impl Notification {
    /// `notification:…`.
    async fn id(&self) -> ID {
        NoticeId(self.row.id).public()
    }

    /// What it is about.
    async fn kind(&self) -> NotificationKind {
        self.row.kind.into()
    }

    /// One line, in Russian.
    async fn title(&self) -> &str {
        &self.row.title
    }

    /// The rest, in Russian, as plain text.
    async fn body(&self) -> &str {
        &self.row.body
    }

    /// The page where it is dealt with, beginning with a slash; `null` for a message without one.
    async fn path(&self) -> Option<&str> {
        self.row.path.as_deref()
    }

    /// When it was written.
    async fn created_at(&self) -> Timestamp {
        self.row.created_at
    }

    /// Whether it was read.
    async fn read(&self) -> bool {
        self.row.read_at.is_some()
    }
}

/// How the viewer is told of one kind of things.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct NotificationChoice {
    /// Of what.
    pub kind: NotificationKind,
    /// By which way, today.
    pub way: NotificationWay,
    /// Whether they chose it themselves.
    pub chosen: bool,
}

impl NotificationChoice {
    /// The viewer's choices, one for each kind.
    pub(crate) async fn of(viewer: &Viewer) -> Result<Vec<Self>, GqlError> {
        let chosen = viewer.store().notices().choices(viewer.person()?).await?;
        let today = viewer.today(domain::clock::Zone::default());
        Ok(rules::NoticeKind::ALL
            .into_iter()
            .map(|kind| {
                let own = chosen.iter().find(|choice| choice.kind == kind);
                let way = own.map_or(kind.usual_way(), |choice| choice.way_on(today));
                Self {
                    kind: kind.into(),
                    way: way.into(),
                    chosen: own.is_some(),
                }
            })
            .collect())
    }
}

/// Counts the notifications on demand.
pub struct NotificationTotal {
    viewer: Viewer,
    unread_only: bool,
}

impl Total for NotificationTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let person = self.viewer.person()?;
        let notices = self.viewer.store().notices();
        Ok(notices.count(person, self.unread_only).await?)
    }
}

/// A page of what the viewer was told.
pub(crate) async fn list(
    viewer: &Viewer,
    unread_only: bool,
    slice: &Slice,
) -> Result<Connection<Notification, NotificationTotal>, GqlError> {
    let person = viewer.person()?;
    let notices = viewer.store().notices();
    let window = notices.of(person, unread_only, slice).await?;
    let window = window.map(|row| Notification { row });
    let viewer = viewer.clone();
    let total = NotificationTotal {
        viewer,
        unread_only,
    };
    Ok(Connection::new(window, total))
}
