//! The texts of a row as a person writes them.

use async_graphql::InputObject;
use domain::roadmap::plan::{Bodies, Body};
use domain::roadmap::term::Period;
use domain::roadmap::{EvidenceKind, Reading, Row};
use domain::text::{Line, Prose};
use serde::Serialize;

use crate::form::{Form, Problem};
use crate::types::roadmap::{ChosenReadingInput, EvidenceKind as Kind, PlanBodyInput};

/// A text of a cell: as long as the reader of plans lets it be.
type Cell = Prose<20_000>;
/// The most bodies of a row, and the most headings above it.
const MOST: i32 = 30;

/// A row of a roadmap, as it shall be.
#[derive(InputObject)]
pub struct RoadmapItemInput {
    /// The number as printed; at most 40 characters, left out for none.
    pub number: Option<String>,
    /// The headings above it, the widest first; left out for those that it has.
    pub sections: Option<Vec<String>>,
    /// What is to be done; 1–20 000 characters.
    pub title: String,
    /// When, as printed; may be empty.
    pub term: String,
    /// Who does it, as printed; may be empty.
    pub responsible: String,
    /// For whom, as printed; may be empty.
    pub participants: String,
    /// What comes of it, as printed; may be empty.
    pub result: String,
    /// What proves it, as printed; may be empty.
    pub evidence: String,
    /// Who does it, as it is to be understood; left out to have it read from `responsible` when that changes.
    pub bodies: Option<Vec<PlanBodyInput>>,
    /// Which reading of the term holds; left out for the first one when the term changes, and as it was otherwise.
    pub chosen_reading: Option<ChosenReadingInput>,
    /// The kind of proof that it asks for; left out for any.
    pub evidence_kind: Option<Kind>,
    /// Under which condition it is to be done; at most 500 characters, left out for none.
    pub condition: Option<String>,
    /// Whether a school has to take it over into a roadmap of its own; left out for as it was.
    pub is_obligatory: Option<bool>,
}

/// The same, read.
#[derive(Clone, Serialize)]
pub(super) struct ItemTexts {
    number: Option<Line<40>>,
    sections: Option<Vec<Line<500>>>,
    title: Cell,
    term: Cell,
    responsible: Cell,
    participants: Cell,
    result: Cell,
    evidence: Cell,
    bodies: Option<Vec<Body>>,
    reading: Option<Reading>,
    evidence_kind: Option<EvidenceKind>,
    condition: Option<Line<500>>,
    is_obligatory: Option<bool>,
}

impl ItemTexts {
    /// Reads the texts of `item`; problems are noted below `item.`.
    pub(super) fn read(form: &mut Form, input: RoadmapItemInput) -> Option<Self> {
        let number = input.number.as_deref();
        let number = form.take_optional("item.number", number, Line::parse);
        let title = form.take("item.title", Cell::required(&input.title));
        let mut cell = |name: &str, raw: &str| form.take(&format!("item.{name}"), Cell::parse(raw));
        let term = cell("term", &input.term);
        let responsible = cell("responsible", &input.responsible);
        let participants = cell("participants", &input.participants);
        let result = cell("result", &input.result);
        let evidence = cell("evidence", &input.evidence);
        let sections = match &input.sections {
            None => Some(None),
            Some(raw) => {
                form.at_most("item.sections", raw, MOST);
                let mut read = Vec::new();
                for (at, line) in (0..MOST).zip(raw) {
                    read.extend(form.take(&format!("item.sections.{at}"), Line::parse(line)));
                }
                Some(Some(read))
            }
        };
        let bodies = input.bodies.map(|bodies| {
            form.at_most("item.bodies", &bodies, MOST);
            let body = |body: PlanBodyInput| Body {
                kind: body.kind.into(),
                school: body.school_kind.map(Into::into),
                printed: String::new(),
            };
            bodies.into_iter().map(body).collect()
        });
        let reading = match input.chosen_reading {
            None => None,
            Some(chosen) => {
                let reading = chosen.read();
                form.require("item.chosenReading", reading.is_some(), Problem::NotAllowed);
                reading
            }
        };
        let condition = input.condition.as_deref();
        let condition = form.take_optional("item.condition", condition, Line::parse);
        if !form.is_sound() {
            return None;
        }
        Some(Self {
            number: number?,
            sections: sections?,
            title: title?,
            term: term?,
            responsible: responsible?,
            participants: participants?,
            result: result?,
            evidence: evidence?,
            bodies,
            reading,
            evidence_kind: input.evidence_kind.map(Into::into),
            condition: condition?,
            is_obligatory: input.is_obligatory,
        })
    }

    /// The row that `before` becomes, in a roadmap of `period`.
    pub(super) fn over(&self, before: Row, period: Period) -> Row {
        let text = |cell: &Cell| cell.as_str().to_owned();
        let same_term = before.term == self.term.as_str();
        let same_bodies = before.responsible == self.responsible.as_str();
        let reading = match self.reading {
            Some(reading) => reading,
            None if same_term => before.reading,
            None => Reading::AsRead,
        };
        let sections = self.sections.as_ref();
        let sections = sections.map(|all| all.iter().map(ToString::to_string).collect());
        let row = Row {
            number: self.number.as_ref().map(ToString::to_string),
            sections: sections.unwrap_or(before.sections.clone()),
            title: text(&self.title),
            term: text(&self.term),
            responsible: text(&self.responsible),
            participants: text(&self.participants),
            result: text(&self.result),
            evidence: text(&self.evidence),
            reading,
            evidence_kind: self.evidence_kind,
            condition: self.condition.as_ref().map(ToString::to_string),
            is_obligatory: self.is_obligatory.unwrap_or(before.is_obligatory),
            ..before
        };
        let row = match &self.bodies {
            Some(known) => Row {
                bodies: Bodies {
                    known: known.clone(),
                    unknown: Vec::new(),
                },
                ..row
            },
            None if same_bodies => row,
            None => row.with_bodies_read(),
        };
        row.doubted_anew(period)
    }
}
