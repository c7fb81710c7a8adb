//! Days of a roadmap for calendars.

use super::RoadmapPaper;
use crate::ics::Event;

/// The longest line of a calendar, in letters: more is not seen there.
const LONGEST: usize = 200;

/// The days by which something of the roadmap is still to be done, in their order: what is done, cancelled or not applicable
/// is left out. `address` is the page of an occurrence by its id.
pub fn events(paper: &RoadmapPaper, address: impl Fn(&str) -> String) -> Vec<Event> {
    let all = paper
        .rows
        .iter()
        .flat_map(|row| row.executions.iter().map(move |one| (row, one)));
    let open = all.filter(|(_, one)| one.state.is_open());
    let mut events: Vec<Event> = open
        .map(|(row, one)| {
            let number = row.number.as_deref();
            let number = number.map_or_else(String::new, |number| format!("{number} "));
            let who = one.organisation.as_deref();
            let who = who.map_or_else(String::new, |name| format!(" ({name})"));
            let activity = shortened(&row.activity);
            Event {
                uid: format!("DutyOccurrence-{}@nastavnik", one.id),
                on: one.due,
                summary: format!("Срок по дорожной карте: {number}{activity}{who}"),
                url: address(&one.id),
            }
        })
        .collect();
    events.sort_by(|one, other| (one.on, &one.uid).cmp(&(other.on, &other.uid)));
    events
}

/// A text cut at a word's end.
fn shortened(text: &str) -> String {
    if text.chars().count() <= LONGEST {
        return text.to_owned();
    }
    let kept: String = text.chars().take(LONGEST).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!(
        "{}…",
        whole.trim_end_matches([',', ';', ':', '–', '—', ' '])
    )
}
