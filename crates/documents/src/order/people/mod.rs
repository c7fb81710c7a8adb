//! Orders about people: a working group, an association, programmes, rewards, a release for an event.
//!
//! They are built alike: a point that refers to the list, the list as an appendix, so that an extract shows each person
//! their own row and nobody else's.

mod group;
mod programmes;
mod release;
mod rewards;

use domain::clock::Date;
use domain::document::{
    Appendix, AppendixBlock, Cell, Column, Event, OrderContent, OrderKind, Point, RewardKind, Seat,
    Table,
};
use domain::text::PersonName;

use super::{Act, Issuer, Officer, phrases};
use crate::words::name;

/// What the order needs to know.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct AboutPeople {
    /// Who gives the order.
    pub issuer: Issuer,
    /// The curator, to whom some of the orders give work; without one that point is left out.
    pub curator: Option<PersonName>,
    /// What it decides; each list has a line at least.
    pub decides: Decides,
    /// Further papers that the order rests on, each in the nominative.
    pub grounds: Vec<String>,
}

/// What an order about people decides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Decides {
    /// Who introduces the model.
    WorkingGroup(Vec<GroupMember>),
    /// Who belongs to the methodical association of mentors.
    Association {
        /// Whether the organisation is a school.
        of_school: bool,
        /// Its members.
        members: Vec<GroupMember>,
    },
    /// Which programmes are in force.
    Programmes(Vec<ProgrammeLine>),
    /// Who is rewarded.
    Rewards(Vec<RewardLine>),
    /// Who is released.
    Release {
        /// For what.
        event: Event,
        /// Who, and who does their work.
        people: Vec<ReleaseLine>,
    },
}

/// Somebody in a group.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GroupMember {
    /// Who.
    pub who: Officer,
    /// As what.
    pub seat: Seat,
    /// The work that is given to them.
    pub task: Option<String>,
}

/// A programme that is approved.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ProgrammeLine {
    /// Who support.
    pub mentors: Vec<Officer>,
    /// Who are supported.
    pub mentees: Vec<Officer>,
    /// What is to be reached.
    pub goal: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// The order that put the pair into force.
    pub assigned_by: Option<Act>,
}

/// Somebody who is rewarded.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RewardLine {
    /// Who.
    pub who: Officer,
    /// With what.
    pub kind: RewardKind,
    /// For what.
    pub reason: String,
}

/// Somebody who is released.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReleaseLine {
    /// Who.
    pub who: Officer,
    /// Who does their work.
    pub substitute: Option<Officer>,
}

/// What differs from one order about people to another.
struct Body {
    kind: OrderKind,
    title: String,
    purpose: String,
    /// What else the preamble rests on.
    also: Option<String>,
    points: Vec<Point>,
    grounds: Vec<String>,
    list: (String, Table),
    readers: Vec<PersonName>,
}

/// Composes the order.
pub fn about_people(facts: &AboutPeople) -> OrderContent {
    let curator = facts.curator.as_ref();
    let body = match &facts.decides {
        Decides::WorkingGroup(members) => group::working_group(members),
        Decides::Association { of_school, members } => group::association(*of_school, members),
        Decides::Programmes(lines) => programmes::body(lines, curator),
        Decides::Rewards(lines) => rewards::body(lines, curator),
        Decides::Release { event, people } => release::body(event, people, curator),
    };
    let rests_on = phrases::under_regulation(&facts.issuer, None);
    let preamble: Vec<String> = [Some(body.purpose), Some(rests_on), body.also]
        .into_iter()
        .flatten()
        .collect();
    let mut points = body.points;
    points.push(Point::new(phrases::CONTROL));
    let (title, table) = body.list;
    OrderContent {
        kind: body.kind,
        letterhead: facts.issuer.letterhead(),
        number: None,
        date: None,
        title: body.title,
        preamble: preamble.join(", "),
        points,
        grounds: body
            .grounds
            .into_iter()
            .chain(facts.grounds.iter().cloned())
            .collect(),
        signatory: facts.issuer.signatory(),
        acquaintance: once_each(body.readers),
        appendices: vec![Appendix {
            title,
            blocks: vec![AppendixBlock::Table(table)],
        }],
    }
}

/// The point that gives the curator work.
fn curators_point(curator: &PersonName, work: &[&str]) -> Point {
    let curator = format!(
        "Куратору реализации программ наставничества ({})",
        curator.with_initials()
    );
    match work {
        [one] => Point::new(format!("{curator} {one}")),
        _ => Point::new(format!("{curator}:"))
            .with_subpoints(work.iter().map(|one| (*one).to_owned())),
    }
}

/// A table whose first column counts the rows.
fn numbered(columns: &[(&str, u16)], rows: impl IntoIterator<Item = Vec<Cell>>) -> Table {
    let first = std::iter::once(&("№", 10));
    let columns = first.chain(columns).map(|(title, share)| Column {
        title: (*title).to_owned(),
        share: *share,
    });
    let rows = rows.into_iter().enumerate().map(|(index, cells)| {
        let number = Cell::line((index + 1).to_string());
        std::iter::once(number).chain(cells).collect()
    });
    Table {
        columns: columns.collect(),
        rows: rows.collect(),
    }
}

/// The name, and the position under it where it is known.
fn person(who: &Officer) -> Vec<String> {
    let lines = [who.name.full(), who.position.clone()];
    lines.into_iter().filter(|line| !line.is_empty()).collect()
}

/// By the full name: two people may share last name and initials, and both must sign.
fn once_each(people: Vec<PersonName>) -> Vec<String> {
    let mut seen: Vec<PersonName> = Vec::new();
    for person in people {
        if !seen.contains(&person) {
            seen.push(person);
        }
    }
    seen.iter().map(name::initials_first).collect()
}
