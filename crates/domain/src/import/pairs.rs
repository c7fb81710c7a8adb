//! Pairs that an order on paper names: who mentors whom, for how long, by which order. Both must work at the school.
//!
//! What is taken over is no pair in force: consents and an order of our own are still to come, and so a line comes to a
//! proposal that everybody has agreed to. Whether it may be proposed at all is the proposal's own rule, see [`refusal`].

use std::collections::BTreeMap;

use chrono::Months;

use super::named::find;
use super::person_match::Register;
use super::reader::Reader;
use super::repeats::{self, Repeat};
use super::{
    Choice, Draft, Field, KnownPerson, Mapping, Named, Planned, Problem, ProblemKind, Sheet, Step,
    Vocabulary,
};
use crate::clock::Date;
use crate::id::{MentorshipId, PersonId};
use crate::mentoring::{MentoringFormat, ProposeError, RolePairForm};
use crate::people::MentoringTopic;
use crate::text::Line;

/// The most new pairs of one file: each is a proposal of its own.
const MOST: usize = 500;

/// The order on paper that names a pair: the ground on which it is taken over.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatedOrder {
    /// Its number, as it is printed.
    pub number: Line<30>,
    /// Its date.
    pub date: Date,
    /// First day of the pair.
    pub from: Option<Date>,
    /// Last day of the pair.
    pub until: Option<Date>,
    /// What the pair is for.
    pub goal: Option<Line<500>>,
}

/// What a line says of a pair.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PairDraft {
    /// Who supports.
    pub mentor: Named,
    /// Who is supported.
    pub mentee: Named,
    /// Who supports whom; teachers each other, when nothing is said.
    pub form: RolePairForm,
    /// How they work together; one to one, when nothing is said.
    pub format: MentoringFormat,
    /// What it is about.
    pub topics: Vec<MentoringTopic>,
    /// By which order.
    pub order: StatedOrder,
}

/// A line whose people are known.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatedPair {
    /// Who supports.
    pub mentor: PersonId,
    /// Who is supported.
    pub mentee: PersonId,
    /// What the line says beside that.
    pub draft: PairDraft,
}

/// A pair as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KnownPair {
    /// Which.
    pub id: MentorshipId,
    /// Who supports; both in a pair of both directions.
    pub mentors: Vec<PersonId>,
    /// Who are supported.
    pub mentees: Vec<PersonId>,
    /// First and last day in force; without a last day it runs, or is on its way.
    pub span: (Option<Date>, Option<Date>),
}

impl KnownPair {
    /// Whether a line about these two and this period says nothing new.
    fn covers(&self, said: &StatedPair) -> bool {
        let order = &said.draft.order;
        let between = self.mentors.contains(&said.mentor) && self.mentees.contains(&said.mentee);
        let from = order.from.unwrap_or(order.date);
        let meets = |last: Date| last >= from && self.span.0 <= order.until.or(Some(Date::MAX));
        between && self.span.1.is_none_or(meets)
    }
}

/// Reads the lines of a sheet as pairs.
pub fn read_pairs(
    sheet: &Sheet,
    mapping: &Mapping,
    vocabulary: &Vocabulary,
    school: &[&str],
    today: Date,
) -> Vec<Draft<PairDraft>> {
    let read = |line| {
        let mut reader = Reader::new(line, mapping, vocabulary, today);
        let mentor = named(
            &mut reader,
            [Field::Mentor, Field::MentorBorn, Field::MentorPosition],
        );
        let mentee = named(
            &mut reader,
            [Field::Mentee, Field::MenteeBorn, Field::MenteePosition],
        );
        let form = reader.value(Field::RoleForm, vocabulary.forms);
        let format = reader.value(Field::Format, vocabulary.formats);
        let topics = reader.values(Field::Topics, vocabulary.topics);
        let order = order(&mut reader, today);
        reader.same_school(school);
        let people = mentor.zip(mentee).zip(order);
        let draft = people.map(|((mentor, mentee), order)| PairDraft {
            mentor,
            mentee,
            form: form.unwrap_or(RolePairForm::TeacherTeacher),
            format: format.unwrap_or(MentoringFormat::OneToOne),
            topics: topics.unwrap_or_default(),
            order,
        });
        reader.finish(draft)
    };
    sheet.lines.iter().map(read).collect()
}

fn named(reader: &mut Reader<'_>, [name, born, position]: [Field; 3]) -> Option<Named> {
    let name = reader.full_name(name);
    let born = reader.born(born);
    let position = reader.text(position);
    Some(Named {
        name: name?,
        born,
        position,
    })
}

fn order(reader: &mut Reader<'_>, today: Date) -> Option<StatedOrder> {
    let horizon = today.checked_add_months(Months::new(60)).unwrap_or(today);
    let number = reader.text(Field::OrderNumber);
    let number = reader.required(Field::OrderNumber, number);
    let date = reader.date(Field::OrderDate, today);
    let date = reader.required(Field::OrderDate, date);
    let from = reader.date(Field::PeriodFrom, horizon);
    let until = reader.date(Field::PeriodUntil, horizon);
    if until.is_some_and(|until| from.is_some_and(|from| until < from)) {
        reader.refuse(Field::PeriodUntil, ProblemKind::DateOutOfRange);
    } else if until.is_some_and(|until| until < today) {
        reader.refuse(Field::PeriodUntil, ProblemKind::PeriodIsOver);
    }
    let goal = reader.text(Field::Goal);
    Some(StatedOrder {
        number: number?,
        date: date?,
        from,
        until,
        goal,
    })
}

/// Compares the lines with who works at the school and with the pairs that it has.
pub fn plan_pairs(
    drafts: Vec<Draft<PairDraft>>,
    people: &[KnownPerson],
    pairs: &[KnownPair],
    mapping: &Mapping,
    choices: &BTreeMap<u32, Choice>,
) -> Vec<Planned<StatedPair, MentorshipId>> {
    let here: Vec<KnownPerson> = people
        .iter()
        .filter(|person| person.job.is_some())
        .cloned()
        .collect();
    let register = Register::of(&here);
    let found: Vec<Draft<StatedPair>> = drafts
        .into_iter()
        .map(|draft| whose(draft, &register, &here, mapping))
        .collect();
    let repeats = repeats::by_key(&found, |said| (said.mentor, said.mentee));
    let mut fresh = 0;
    let one = |draft: Draft<StatedPair>| {
        let row = draft.row;
        let Some(said) = draft.value else {
            return Planned::refused(row, draft.problems);
        };
        if choices.get(&row) == Some(&Choice::Skip) {
            return Planned::taken(row, said, None, Step::Skip);
        }
        match repeats.get(&row) {
            Some(Repeat::Contradicts(other)) => {
                let mut problem = about(mapping, Field::Mentee, ProblemKind::RepeatsRow);
                problem.row = Some(*other);
                return Planned::refused(row, vec![problem]);
            }
            Some(Repeat::SameAs) => return Planned::taken(row, said, None, Step::Nothing),
            None => {}
        }
        if let Some(known) = pairs.iter().find(|known| known.covers(&said)) {
            return Planned::taken(row, said, Some(known.id), Step::Nothing);
        }
        fresh += 1;
        if fresh > MOST {
            let mut problem = about(mapping, Field::Mentor, ProblemKind::TooManyPairs);
            problem.limit = u32::try_from(MOST).ok();
            return Planned::refused(row, vec![problem]);
        }
        Planned::taken(row, said, None, Step::Add)
    };
    found.into_iter().map(one).collect()
}

/// Looks for both people of a line.
fn whose(
    draft: Draft<PairDraft>,
    register: &Register<'_>,
    here: &[KnownPerson],
    mapping: &Mapping,
) -> Draft<StatedPair> {
    let Draft {
        row,
        value,
        mut problems,
    } = draft;
    let value = value.and_then(|draft| {
        let mut look = |named: &Named, field: Field| match find(register, here, named) {
            Ok(person) => Some(person),
            Err((kind, candidates)) => {
                let problem = about(mapping, field, kind);
                problems.push(Problem {
                    value: named.name.printed(),
                    candidates: register.candidates(&candidates),
                    ..problem
                });
                None
            }
        };
        let mentor = look(&draft.mentor, Field::Mentor);
        let mentee = look(&draft.mentee, Field::Mentee);
        Some(StatedPair {
            mentor: mentor?,
            mentee: mentee?,
            draft,
        })
    });
    Draft {
        row,
        value,
        problems,
    }
}

fn about(mapping: &Mapping, field: Field, kind: ProblemKind) -> Problem {
    Problem {
        field,
        column: mapping.column(field),
        kind,
        value: String::new(),
        limit: None,
        row: None,
        candidates: Vec::new(),
    }
}

/// What a proposal that is refused says of its line: the same rules hold for lines as for proposals one by one.
pub fn refusal(said: &StatedPair, mapping: &Mapping, error: ProposeError) -> Problem {
    use ProblemKind as Kind;
    let (field, kind, limit) = match error {
        ProposeError::SamePerson => (Field::Mentee, Kind::SamePerson, None),
        ProposeError::MentorFull { capacity, .. } => {
            (Field::Mentor, Kind::MentorFull, Some(capacity))
        }
        ProposeError::AlreadyPaired => (Field::Mentee, Kind::AlreadyPaired, None),
        ProposeError::DeclinedBefore => (Field::Mentee, Kind::DeclinedBefore, None),
        ProposeError::MentorNotInBank | ProposeError::SeveralSchools => {
            (Field::Mentor, Kind::MentorNotInBank, None)
        }
        ProposeError::PartnerAgreementNotInForce => {
            (Field::Mentor, Kind::PartnerAgreementNotInForce, None)
        }
        ProposeError::MentorAway => (Field::Mentor, Kind::MentorAway, None),
        ProposeError::NeedNotStated | ProposeError::PupilConsentMissing => {
            (Field::Mentee, Kind::NeedNotStated, None)
        }
        ProposeError::FormDoesNotFit => (Field::RoleForm, Kind::FormatDoesNotFit, None),
        ProposeError::OneOffFormat
        | ProposeError::FormatDoesNotFit
        | ProposeError::NotInBothDirections => (Field::Format, Kind::FormatDoesNotFit, None),
    };
    let value = match field {
        Field::Mentor => said.draft.mentor.name.printed(),
        Field::Mentee => said.draft.mentee.name.printed(),
        _ => String::new(),
    };
    Problem {
        value,
        limit,
        ..about(mapping, field, kind)
    }
}
