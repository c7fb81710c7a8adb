//! Reads the cells of a line by what their columns are, and notes what is wrong with each.

use chrono::Datelike;

use super::cell::{self, entries};
use super::vocabulary::Words;
use super::{
    Born, Draft, Field, Line, Mapping, NameInCell, Problem, ProblemKind, Vocabulary, Whose,
    name_in_cell,
};
use crate::clock::Date;
use crate::text::{self, Email, Line as Text, PersonName, Phone, TextError, fold};

/// The most entries of a list in a cell.
const MOST: usize = 20;

/// A line on its way to become a draft.
pub(super) struct Reader<'a> {
    line: &'a Line,
    mapping: &'a Mapping,
    vocabulary: &'a Vocabulary,
    today: Date,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(
        line: &'a Line,
        mapping: &'a Mapping,
        vocabulary: &'a Vocabulary,
        today: Date,
    ) -> Self {
        Self {
            line,
            mapping,
            vocabulary,
            today,
            problems: Vec::new(),
        }
    }

    /// The draft: what was read, unless something is wrong.
    pub(super) fn finish<T>(mut self, value: Option<T>) -> Draft<T> {
        self.problems.sort_by_key(|problem| problem.column);
        Draft {
            row: self.line.number,
            value: value.filter(|_| self.problems.is_empty()),
            problems: self.problems,
        }
    }

    /// The cell of a field, unless it is blank or there is none.
    fn cell(&self, field: Field) -> Option<&'a super::Cell> {
        let column = self.mapping.column(field)?;
        self.line.cell(column).filter(|cell| !cell.is_blank())
    }

    pub(super) fn refuse(&mut self, field: Field, kind: ProblemKind) {
        let value = self.cell(field).map(|cell| cell.text.clone());
        self.refuse_part(field, (kind, None), &value.unwrap_or_default());
    }

    fn refuse_part(&mut self, field: Field, kind: (ProblemKind, Option<u32>), value: &str) {
        let (kind, limit) = kind;
        self.problems.push(Problem {
            field,
            column: self.mapping.column(field),
            kind,
            value: value.chars().take(200).collect(),
            limit,
            row: None,
            candidates: Vec::new(),
        });
    }

    fn take<T>(
        &mut self,
        field: Field,
        raw: &str,
        malformed: ProblemKind,
        parsed: Result<T, TextError>,
    ) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse_part(field, ProblemKind::of_text(error, malformed), raw);
                None
            }
        }
    }

    /// One line of text.
    pub(super) fn text<const MAX: usize>(&mut self, field: Field) -> Option<Text<MAX>> {
        let cell = self.cell(field)?;
        self.take(
            field,
            &cell.text,
            ProblemKind::ControlCharacter,
            Text::parse(&cell.text),
        )
    }

    /// Several lines of text.
    pub(super) fn prose<const MAX: usize>(&mut self, field: Field) -> Option<text::Prose<MAX>> {
        let cell = self.cell(field)?;
        let parsed = text::Prose::required(&cell.text);
        self.take(field, &cell.text, ProblemKind::ControlCharacter, parsed)
    }

    /// What must be there: a missing cell is a problem, one that is wrong has its own already.
    pub(super) fn required<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() && self.cell(field).is_none() {
            self.refuse(field, ProblemKind::Required);
        }
        value
    }

    /// A date from `earliest` to `latest`.
    pub(super) fn date(&mut self, field: Field, latest: Date) -> Option<Date> {
        let cell = self.cell(field)?;
        let earliest = Date::from_ymd_opt(1920, 1, 1)?;
        match cell::date(cell) {
            None => self.refuse(field, ProblemKind::NotADate),
            Some(day) if (earliest..=latest).contains(&day) => return Some(day),
            Some(_) => self.refuse(field, ProblemKind::DateOutOfRange),
        }
        None
    }

    /// When somebody was born: the day, or the year alone.
    pub(super) fn born(&mut self, field: Field) -> Option<Born> {
        let year = self.cell(field).and_then(cell::count);
        let year = year.and_then(|year| i32::try_from(year).ok());
        match year.filter(|year| (1920..=self.today.year()).contains(year)) {
            Some(year) => Some(Born::In(year)),
            None => self.date(field, self.today).map(Born::On),
        }
    }

    /// Full years of work, 0–80.
    pub(super) fn years(&mut self, field: Field) -> Option<u32> {
        let cell = self.cell(field)?;
        let years = cell::years(cell, self.vocabulary);
        self.in_range(field, years, 0, 80)
    }

    /// A number of things.
    pub(super) fn count(&mut self, field: Field, least: u32, most: u32) -> Option<u32> {
        let cell = self.cell(field)?;
        self.in_range(field, cell::count(cell), least, most)
    }

    fn in_range(&mut self, field: Field, read: Option<u32>, least: u32, most: u32) -> Option<u32> {
        let value = self.cell(field)?.text.clone();
        match read {
            None => self.refuse_part(field, (ProblemKind::NotANumber, Some(most)), &value),
            Some(number) if (least..=most).contains(&number) => return Some(number),
            Some(_) => self.refuse_part(field, (ProblemKind::NumberOutOfRange, Some(most)), &value),
        }
        None
    }

    /// Yes or no.
    pub(super) fn yes_or_no(&mut self, field: Field) -> Option<bool> {
        let cell = self.cell(field)?;
        let said = self.vocabulary.yes_or_no(&cell.text);
        if said.is_none() {
            self.refuse(field, ProblemKind::NotYesOrNo);
        }
        said
    }

    /// A list of words of one's own.
    pub(super) fn words<const MAX: usize>(&mut self, field: Field) -> Option<Vec<Text<MAX>>> {
        let cell = self.cell(field)?;
        let mut taken = Vec::new();
        for entry in self.at_most(field, entries(&cell.text)) {
            let word = self.take(
                field,
                entry,
                ProblemKind::ControlCharacter,
                Text::parse(entry),
            );
            taken.extend(word.filter(|word| !taken.contains(word)));
        }
        Some(taken)
    }

    /// A list of words that the column takes.
    pub(super) fn values<T: Copy + PartialEq>(
        &mut self,
        field: Field,
        list: &[(T, Words)],
    ) -> Option<Vec<T>> {
        let cell = self.cell(field)?;
        // A label may hold a comma itself.
        let whole = Vocabulary::find(list, &cell.text).map(|value| vec![value]);
        if whole.is_some() {
            return whole;
        }
        let mut taken = Vec::new();
        for entry in self.at_most(field, entries(&cell.text)) {
            match Vocabulary::find(list, entry) {
                Some(value) if taken.contains(&value) => {}
                Some(value) => taken.push(value),
                None => self.refuse_part(field, (ProblemKind::UnknownValue, None), entry),
            }
        }
        Some(taken)
    }

    /// One word that the column takes.
    pub(super) fn value<T: Copy>(&mut self, field: Field, list: &[(T, Words)]) -> Option<T> {
        let cell = self.cell(field)?;
        let found = Vocabulary::find(list, &cell.text);
        if found.is_none() {
            self.refuse(field, ProblemKind::UnknownValue);
        }
        found
    }

    fn at_most(&mut self, field: Field, entries: Vec<&'a str>) -> Vec<&'a str> {
        if entries.len() > MOST {
            let value = self.cell(field).map_or("", |cell| cell.text.as_str());
            let limit = u32::try_from(MOST).ok();
            self.refuse_part(field, (ProblemKind::TooLong, limit), value);
        }
        entries.into_iter().take(MOST).collect()
    }

    pub(super) fn email(&mut self) -> Option<Email> {
        let cell = self.cell(Field::Email)?;
        let parsed = Email::parse(&cell.text);
        self.take(Field::Email, &cell.text, ProblemKind::NotAnEmail, parsed)
    }

    pub(super) fn phone(&mut self) -> Option<Phone> {
        let cell = self.cell(Field::Phone)?;
        let parsed = text::phone(&cell.text);
        self.take(Field::Phone, &cell.text, ProblemKind::NotAPhone, parsed)
    }

    /// Whom the line is about.
    pub(super) fn whose(&mut self) -> Option<Whose> {
        let birth_date = self.date(Field::BirthDate, self.today);
        let email = self.email();
        let name = if self.mapping.column(Field::FullName).is_some() {
            self.full_name(Field::FullName)
        } else {
            self.name_in_parts()
        };
        Some(Whose {
            name: name?,
            birth_date,
            email,
        })
    }

    /// A name in one cell.
    pub(super) fn full_name(&mut self, field: Field) -> Option<NameInCell> {
        let cell = self.cell(field);
        let cell = self.required(field, cell)?;
        let read = name_in_cell(&cell.text, self.vocabulary);
        match self.take(field, &cell.text, ProblemKind::NotAName, read)? {
            NameInCell::TwoPeople => {
                self.refuse(field, ProblemKind::TwoPeople);
                None
            }
            name @ (NameInCell::Whole(_) | NameInCell::Initials { .. }) => Some(name),
        }
    }

    fn name_in_parts(&mut self) -> Option<NameInCell> {
        let mut part = |field: Field, required: bool| {
            let text = self.cell(field).map(|cell| cell.text.as_str());
            if required {
                self.required(field, text);
            }
            let Some(text) = text else { return "" };
            let alone = PersonName::parse(text, text, None);
            self.take(field, text, ProblemKind::NotAName, alone);
            text
        };
        let last = part(Field::LastName, true);
        let first = part(Field::FirstName, true);
        let patronymic = part(Field::Patronymic, false);
        let whole = [last, first, patronymic].join(" ");
        if first.contains('.') {
            return match name_in_cell(&whole, self.vocabulary) {
                Ok(name @ NameInCell::Initials { .. }) => Some(name),
                Ok(NameInCell::Whole(_) | NameInCell::TwoPeople) | Err(_) => {
                    self.refuse(Field::FirstName, ProblemKind::NotAName);
                    None
                }
            };
        }
        let name = PersonName::parse(last, first, Some(patronymic)).ok()?;
        Some(NameInCell::Whole(name))
    }

    /// A line about another organisation is refused by its own cell.
    pub(super) fn same_school(&mut self, names: &[&str]) {
        let Some(cell) = self.cell(Field::School) else {
            return;
        };
        let said = cell::plain(&cell.text);
        let is_it = |name: &str| cell::plain(name) == said || fold(name) == fold(&cell.text);
        if !names.iter().any(|name| is_it(name)) {
            self.refuse(Field::School, ProblemKind::ForeignSchool);
        }
    }
}
