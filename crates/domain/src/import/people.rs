//! People of a school with their jobs.

use std::collections::BTreeMap;

use chrono::Months;

use super::person_match::{Found, Register, about_name, repeats_row};
use super::reader::Reader;
use super::repeats::{self, Repeat};
use super::step::Changes;
use super::{
    Choice, Draft, Field, Mapping, NameInCell, Planned, ProblemKind, Sheet, Step, Vocabulary, Whose,
};
use crate::clock::{Date, full_years};
use crate::id::{EmploymentId, PersonId};
use crate::text::{Email, Line, PersonName, Phone};

/// What a line says of a person and their job.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonDraft {
    /// Whom it is about.
    pub whose: Whose,
    /// Where calls reach them.
    pub phone: Option<Phone>,
    /// Their job.
    pub job: JobDraft,
}

/// What a line says of a job.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobDraft {
    /// «учитель математики».
    pub position: Line<200>,
    /// The subject.
    pub subject: Option<Line<200>>,
    /// First day.
    pub started_on: Date,
    /// How long they have worked as a pedagogue.
    pub teaching: Teaching,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: Option<bool>,
    /// Whether they came from another organisation.
    pub transferred: Option<bool>,
}

/// How long somebody has worked as a pedagogue.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Teaching {
    /// Nothing is said of it.
    Unsaid,
    /// Full years by now.
    Years(u32),
    /// The day on which they began.
    Since(Date),
}

impl Teaching {
    /// Since when, as kept on `today`; what is known stands where nothing is said, and where the years agree with it.
    pub fn since(self, known: Option<Date>, today: Date) -> Option<Date> {
        match self {
            Self::Unsaid => known,
            Self::Since(day) => Some(day),
            Self::Years(years) => match known {
                Some(since) if full_years(since, today) == years => known,
                Some(_) | None => today.checked_sub_months(Months::new(years * 12)),
            },
        }
    }
}

/// Somebody who is known: at the school, or elsewhere in its municipality.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownPerson {
    /// Who.
    pub id: PersonId,
    /// What they are called.
    pub name: PersonName,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Where letters reach them.
    pub email: Option<String>,
    /// Where calls reach them.
    pub phone: Option<String>,
    /// Counts the edits of their record.
    pub version: i32,
    /// Their job at the school, if it is not over.
    pub job: Option<KnownJob>,
}

/// A job as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownJob {
    /// Its id.
    pub id: EmploymentId,
    /// The position.
    pub position: String,
    /// The subject.
    pub subject: Option<String>,
    /// First day.
    pub started_on: Date,
    /// Since when a pedagogue.
    pub teaching_since: Option<Date>,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: bool,
    /// Whether they came from another organisation.
    pub transferred: bool,
}

/// Reads the lines of a sheet as people; `school` are the names by which the school may be called in them.
pub fn read_people(
    sheet: &Sheet,
    mapping: &Mapping,
    vocabulary: &Vocabulary,
    school: &[&str],
    today: Date,
) -> Vec<Draft<PersonDraft>> {
    let in_a_year = today.checked_add_months(Months::new(12)).unwrap_or(today);
    let read = |line| {
        let mut reader = Reader::new(line, mapping, vocabulary, today);
        let whose = reader.whose();
        let phone = reader.phone();
        let position = reader.text(Field::Position);
        let position = reader.required(Field::Position, position);
        let subject = reader.text(Field::Subject);
        let started_on = reader.date(Field::StartedOn, in_a_year);
        let started_on = reader.required(Field::StartedOn, started_on);
        let since = reader.date(Field::TeachingSince, in_a_year);
        let years = reader.years(Field::TeachingYears);
        let pedagogical_education = reader.yes_or_no(Field::PedagogicalEducation);
        let transferred = reader.yes_or_no(Field::Transferred);
        reader.same_school(school);
        let teaching = match (since, years) {
            (Some(since), _) => Teaching::Since(since),
            (None, Some(years)) => Teaching::Years(years),
            (None, None) => Teaching::Unsaid,
        };
        let draft = || {
            Some(PersonDraft {
                whose: whose?,
                phone,
                job: JobDraft {
                    position: position?,
                    subject,
                    started_on: started_on?,
                    teaching,
                    pedagogical_education,
                    transferred,
                },
            })
        };
        let draft = draft();
        reader.finish(draft)
    };
    sheet.lines.iter().map(read).collect()
}

/// Compares the lines with each other and with who is known; `choices` are what somebody said of doubtful ones.
pub fn plan_people(
    drafts: Vec<Draft<PersonDraft>>,
    known: &[KnownPerson],
    choices: &BTreeMap<u32, Choice>,
    today: Date,
) -> Vec<Planned<PersonDraft, PersonId>> {
    let register = Register::of(known);
    let repeats = repeats::of_people(&drafts, |draft| &draft.whose);
    let planned = drafts.into_iter().map(|draft| {
        let repeat = repeats.get(&draft.row).copied();
        let choice = choices.get(&draft.row).copied();
        plan_one(draft, repeat, &register, choice, today)
    });
    repeats::refuse_contradictions(planned.collect(), |draft| &draft.whose)
}

fn plan_one(
    draft: Draft<PersonDraft>,
    repeat: Option<Repeat>,
    register: &Register<'_>,
    choice: Option<Choice>,
    today: Date,
) -> Planned<PersonDraft, PersonId> {
    let row = draft.row;
    let Some(value) = draft.value else {
        return Planned::refused(row, draft.problems);
    };
    if choice == Some(Choice::Skip) {
        return Planned::taken(row, value, None, Step::Skip);
    }
    match repeat {
        Some(Repeat::Contradicts(other)) => {
            return Planned::refused(row, vec![repeats_row(&value.whose, other)]);
        }
        Some(Repeat::SameAs) => return Planned::taken(row, value, None, Step::Nothing),
        None => {}
    }
    let is_whole = matches!(value.whose.name, NameInCell::Whole(_));
    match register.chosen(register.find(&value.whose), choice) {
        Found::One(person) => {
            let step = changes(person, &value, today).step();
            Planned::taken(row, value, Some(person.id), step)
        }
        Found::Nobody if is_whole => Planned::taken(row, value, None, Step::Add),
        Found::Nobody => {
            let problem = about_name(&value.whose, ProblemKind::InitialsOnly, None);
            Planned::refused(row, vec![problem])
        }
        Found::Ask(candidates) => Planned::taken(row, value, None, Step::Ask(candidates)),
    }
}

/// What the line changes of somebody who is known. The record of who works elsewhere is left to those who keep it: they
/// get a job here and nothing else.
fn changes(person: &KnownPerson, draft: &PersonDraft, today: Date) -> Changes {
    let mut changes = Changes::default();
    match &person.job {
        None => changes.note(
            Field::Position,
            None,
            Some(draft.job.position.as_str().to_owned()),
        ),
        Some(job) => {
            note_person(&mut changes, person, draft);
            note_job(&mut changes, job, &draft.job, today);
        }
    }
    changes
}

fn note_person(changes: &mut Changes, person: &KnownPerson, draft: &PersonDraft) {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    let after = person.with(draft);
    changes.note(
        Field::FullName,
        Some(person.name.full()),
        Some(after.name.full()),
    );
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    changes.note(
        Field::BirthDate,
        day(person.birth_date),
        day(after.birth_date),
    );
    let differs =
        person.email.as_deref().map(str::to_lowercase) != after.email.as_ref().map(Email::folded);
    if differs {
        let to = owned(after.email.as_ref().map(Email::as_str));
        changes.note(Field::Email, person.email.clone(), to);
    }
    let phone = owned(after.phone.as_ref().map(Phone::as_str));
    changes.note(Field::Phone, person.phone.clone(), phone);
}

fn note_job(changes: &mut Changes, job: &KnownJob, draft: &JobDraft, today: Date) {
    let after = job.with(draft, today);
    let text = |text: &str| Some(text.to_owned());
    let day = |day: Option<Date>| day.map(|day| day.to_string());
    let truth = |yes: bool| Some(yes.to_string());
    changes.note(
        Field::Position,
        text(&job.position),
        text(after.position.as_str()),
    );
    let subject = after.subject.as_ref().map(|line| line.as_str().to_owned());
    changes.note(Field::Subject, job.subject.clone(), subject);
    changes.note(
        Field::StartedOn,
        day(Some(job.started_on)),
        day(Some(after.started_on)),
    );
    changes.note(
        Field::TeachingSince,
        day(job.teaching_since),
        day(after.teaching_since),
    );
    changes.note(
        Field::PedagogicalEducation,
        truth(job.pedagogical_education),
        truth(after.pedagogical_education),
    );
    changes.note(
        Field::Transferred,
        truth(job.transferred),
        truth(after.transferred),
    );
}

/// A person as kept after a line was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PersonAfter {
    /// What they are called.
    pub name: PersonName,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Where letters reach them.
    pub email: Option<Email>,
    /// Where calls reach them.
    pub phone: Option<Phone>,
}

/// A job as kept after a line was taken.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct JobAfter {
    /// The position.
    pub position: Line<200>,
    /// The subject.
    pub subject: Option<Line<200>>,
    /// First day.
    pub started_on: Date,
    /// Since when a pedagogue.
    pub teaching_since: Option<Date>,
    /// Whether the diploma is a pedagogical one.
    pub pedagogical_education: bool,
    /// Whether they came from another organisation.
    pub transferred: bool,
}

impl KnownPerson {
    /// The person with what a line says; where it says nothing, they stay as they are.
    pub fn with(&self, draft: &PersonDraft) -> PersonAfter {
        let name = match &draft.whose.name {
            // A line without a patronymic does not take one away; the spelling of the file wins otherwise.
            NameInCell::Whole(said)
                if said.patronymic().is_some() || self.name.patronymic().is_none() =>
            {
                said.clone()
            }
            NameInCell::Whole(_) | NameInCell::Initials { .. } | NameInCell::TwoPeople => {
                self.name.clone()
            }
        };
        let kept = |text: &Option<String>| text.as_deref().and_then(|text| Email::parse(text).ok());
        let phone = self
            .phone
            .as_deref()
            .and_then(|text| Phone::parse(text).ok());
        PersonAfter {
            name,
            birth_date: draft.whose.birth_date.or(self.birth_date),
            email: draft.whose.email.clone().or_else(|| kept(&self.email)),
            phone: draft.phone.clone().or(phone),
        }
    }
}

impl KnownJob {
    /// The job with what a line says.
    pub fn with(&self, draft: &JobDraft, today: Date) -> JobAfter {
        let subject = self
            .subject
            .as_deref()
            .and_then(|text| Line::parse(text).ok());
        JobAfter {
            position: draft.position.clone(),
            subject: draft.subject.clone().or(subject),
            started_on: draft.started_on,
            teaching_since: draft.teaching.since(self.teaching_since, today),
            pedagogical_education: draft
                .pedagogical_education
                .unwrap_or(self.pedagogical_education),
            transferred: draft.transferred.unwrap_or(self.transferred),
        }
    }
}

impl PersonDraft {
    /// The person as a new one; `None` for who is named by initials.
    pub fn as_new(&self) -> Option<PersonAfter> {
        match &self.whose.name {
            NameInCell::Whole(name) => Some(PersonAfter {
                name: name.clone(),
                birth_date: self.whose.birth_date,
                email: self.whose.email.clone(),
                phone: self.phone.clone(),
            }),
            NameInCell::Initials { .. } | NameInCell::TwoPeople => None,
        }
    }
}

impl JobDraft {
    /// The job as a new one. Who is silent about the diploma is taken to have the usual one.
    pub fn as_new(&self, today: Date) -> JobAfter {
        JobAfter {
            position: self.position.clone(),
            subject: self.subject.clone(),
            started_on: self.started_on,
            teaching_since: self.teaching.since(None, today),
            pedagogical_education: self.pedagogical_education.unwrap_or(true),
            transferred: self.transferred.unwrap_or(false),
        }
    }
}
