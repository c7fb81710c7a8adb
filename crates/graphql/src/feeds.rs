//! Calendars for programs: who knows the secret address sees the days of its owner, and no names of others.

use documents::ics::{Event, calendar};
use domain::clock::{Date, Zone};
use persistence::calendar::{CalendarEntry, CalendarKind, CalendarOf, CalendarTarget};
use persistence::{SecretHash, Store, StoreError};

/// Days back and ahead that a feed shows.
const BACK: i64 = 60;
const AHEAD: i64 = 400;

/// The calendar under the address with this secret; `None` for a secret that opens nothing.
///
/// A calendar program shows it on lock screens and shares it with others: so it names nobody but by the kind of day.
pub async fn own_calendar(
    store: &Store,
    presented: &str,
    public_url: &str,
) -> Result<Option<String>, StoreError> {
    let feeds = store.calendar_feeds();
    let Some(person) = feeds.person(&SecretHash::of(presented)).await? else {
        return Ok(None);
    };
    let account = store.accounts().find_of(person).await?;
    if account.is_none_or(|account| account.disabled_at.is_some()) {
        return Ok(None);
    }
    let (zone, now) = (Zone::default(), store.clock().now());
    let today = zone.date(now);
    let day = |days: i64| {
        today
            .checked_add_signed(chrono::Duration::days(days))
            .unwrap_or(today)
    };
    let of = CalendarOf::Person(person);
    let found = store.calendars();
    let found = found.between(of, zone, day(-BACK), day(AHEAD)).await?;
    let events: Vec<Event> = found.iter().map(|entry| event(entry, public_url)).collect();
    // The stamp is the day's beginning: the same days give the same bytes, and so the same tag.
    Ok(Some(calendar("Наставник", &events, zone.begins(today))))
}

fn event(entry: &CalendarEntry, public_url: &str) -> Event {
    let path = match entry.target {
        CalendarTarget::Mentorship(id) => format!("/pairs/{id}"),
        CalendarTarget::Programme(id) => format!("/programmes/{id}"),
        CalendarTarget::Consent { .. } => "/me/consents".to_owned(),
    };
    Event {
        uid: format!("{:?}-{}-{}@nastavnik", entry.kind, entry.row, ymd(entry.on)),
        on: entry.on,
        summary: summary(entry),
        url: format!("{public_url}{path}"),
    }
}

fn ymd(day: Date) -> String {
    day.format("%Y%m%d").to_string()
}

/// The title of what the reader wrote themselves; no names.
fn summary(entry: &CalendarEntry) -> String {
    match entry.kind {
        CalendarKind::Meeting => format!("Встреча пары: {}", entry.title),
        CalendarKind::Activity => format!("Срок мероприятия: {}", entry.title),
        CalendarKind::ProgrammeEnd => "Окончание программы наставничества".to_owned(),
        CalendarKind::ConsentEnd => "Истекает согласие".to_owned(),
        CalendarKind::Proposal => "Ответить на предложение пары".to_owned(),
    }
}
