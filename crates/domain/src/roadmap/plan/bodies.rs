//! Who does it: the text of the column «Ответственные» → roles and kinds of organisations.
//!
//! Bodies are known by how their names begin; what stands after a name up to the next comma («администрации … района»,
//! «по УВР») belongs to it. Two names without a comma between them are two bodies. A paper's own abbreviations («РЦО –
//! … ресурсный центр») go before ours.

use serde::{Deserialize, Serialize};

use super::names::{NAMES, Name};
use super::paper::{Block, Paper};
use crate::org::SchoolKind;

/// Who may be responsible for a row of a plan.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum BodyKind {
    /// Министерство, департамент образования области.
    RegionalAuthority,
    /// ЦНППМ, ИРО, региональный наставнический центр.
    RegionalCentre,
    /// УО, отдел образования, комитет по образованию.
    MunicipalAuthority,
    /// РЦО, МНЦ, методический кабинет, ИМЦ.
    MunicipalCentre,
    /// An educational organisation: ОО, школа, ДОУ, УДО.
    Organisation,
    /// A social partner: предприятие, НКО.
    Partner,
    /// Директор, заведующий, руководитель ОО.
    Head,
    /// Заместитель директора, завуч, старший воспитатель.
    DeputyHead,
    /// Администрация школы.
    Administration,
    /// Координатор.
    Coordinator,
    /// Куратор.
    Curator,
    /// Наставник.
    Mentor,
    /// Наставляемый, молодой специалист.
    Mentee,
    /// Педагог-психолог, социально-психологическая служба.
    Psychologist,
    /// Методист.
    Methodologist,
    /// Педагоги, учителя, классные руководители, воспитатели.
    Teacher,
    /// The association of a school: МО, ШМО, методический совет.
    SchoolAssociation,
    /// The association of a municipality: РМО, ГМО, ММО.
    MunicipalAssociation,
    /// Рабочая группа, творческая группа, инициативная группа.
    WorkingGroup,
    /// Педагогический совет, управляющий совет.
    Council,
    /// Профсоюз, первичная профсоюзная организация.
    TradeUnion,
    /// Школа молодого педагога, клуб наставников.
    Club,
    /// Ответственный за сайт, системный администратор.
    SiteKeeper,
    /// Обучающиеся.
    Pupil,
    /// Родители.
    Parent,
    /// Все участники программы.
    Everyone,
}

impl BodyKind {
    /// Every kind.
    pub const ALL: [Self; 26] = [
        Self::RegionalAuthority,
        Self::RegionalCentre,
        Self::MunicipalAuthority,
        Self::MunicipalCentre,
        Self::Organisation,
        Self::Partner,
        Self::Head,
        Self::DeputyHead,
        Self::Administration,
        Self::Coordinator,
        Self::Curator,
        Self::Mentor,
        Self::Mentee,
        Self::Psychologist,
        Self::Methodologist,
        Self::Teacher,
        Self::SchoolAssociation,
        Self::MunicipalAssociation,
        Self::WorkingGroup,
        Self::Council,
        Self::TradeUnion,
        Self::Club,
        Self::SiteKeeper,
        Self::Pupil,
        Self::Parent,
        Self::Everyone,
    ];

    /// Whether it is a place where people work, not a person or a group within one.
    pub fn is_organisation(self) -> bool {
        matches!(
            self,
            Self::RegionalAuthority
                | Self::RegionalCentre
                | Self::MunicipalAuthority
                | Self::MunicipalCentre
                | Self::Organisation
                | Self::Partner
        )
    }

    /// Whether the name of a position is meant, which takes a name after it: «руководитель РМО».
    fn leads(self) -> bool {
        matches!(self, Self::Head | Self::DeputyHead | Self::Administration)
    }
}

/// A body that was recognised.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Body {
    /// What it is.
    pub kind: BodyKind,
    /// Of which kind of organisation; `None` is any.
    pub school: Option<SchoolKind>,
    /// Its name as printed.
    pub printed: String,
}

/// All that a cell names.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Bodies {
    /// What was recognised, in order.
    pub known: Vec<Body>,
    /// What was not.
    pub unknown: Vec<String>,
}

impl Bodies {
    /// Reads a cell.
    pub fn read(text: &str, legend: &Legend) -> Self {
        let mut bodies = Self::default();
        for segment in segments(text) {
            let found = in_segment(segment, legend);
            if found.is_empty() && segment.chars().any(char::is_alphabetic) {
                bodies.unknown.push(segment.to_owned());
            }
            for one in found {
                if bodies
                    .known
                    .iter()
                    .all(|known| known.printed != one.body.printed)
                {
                    bodies.known.push(one.body);
                }
            }
        }
        bodies
    }
}

/// The groups of bodies of a cell whose lines were lost: «УО, РЦО ОО, ДО» → «УО, РЦО» and «ОО, ДО».
pub(super) fn groups(text: &str, legend: &Legend) -> Vec<String> {
    let mut groups: Vec<String> = Vec::new();
    for segment in segments(text) {
        let found = in_segment(segment, legend);
        let mut cuts: Vec<usize> = found
            .iter()
            .skip(1)
            .filter(|one| !one.joined)
            .map(|one| one.start)
            .collect();
        cuts.push(segment.len());
        let mut from = 0;
        for (at, cut) in cuts.into_iter().enumerate() {
            let piece = segment.get(from..cut).unwrap_or_default().trim();
            from = cut;
            match groups.last_mut().filter(|_| at == 0) {
                Some(last) => {
                    last.push_str(", ");
                    last.push_str(piece);
                }
                None => groups.push(piece.to_owned()),
            }
        }
    }
    groups
}

/// The abbreviations that a paper explains.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Legend(Vec<(String, BodyKind, Option<SchoolKind>)>);

/// The most abbreviations of a paper.
const ABBREVIATIONS: usize = 50;

impl Legend {
    /// Reads the paper's lines of the form «РЦО – … ресурсный центр».
    pub fn of(paper: &Paper) -> Self {
        let ours = Self::default();
        let lines = paper.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(paragraph) => Some(paragraph.text.lines()),
            Block::Table(_) => None,
        });
        let said = lines.flatten().filter_map(|line| {
            let (short, long) = line.split_once(['–', '-', '—'])?;
            let short = short.trim();
            let capitals = short.chars().all(char::is_uppercase);
            if !(2..=8).contains(&short.chars().count()) || !capitals || long.chars().count() > 300
            {
                return None;
            }
            let bodies = in_segment(long.trim_matches([';', '.', ' ']), &ours);
            // «учреждение … «Ресурсный центр»»: what it is comes before that it is an organisation.
            let said =
                |one: &&Found| one.body.kind != BodyKind::Organisation || one.body.school.is_some();
            let body = &bodies.iter().find(said).or(bodies.first())?.body;
            Some((cyrillic(short), body.kind, body.school))
        });
        Self(said.take(ABBREVIATIONS).collect())
    }
}

/// A body within a segment.
struct Found {
    body: Body,
    /// Where its name begins.
    start: usize,
    /// Whether «и» or a slash joins it to the one before.
    joined: bool,
}

fn segments(text: &str) -> impl Iterator<Item = &str> {
    text.split([',', ';', '\n', '•', '·'])
        .map(|segment| {
            segment.trim_matches(|c: char| {
                c.is_whitespace() || matches!(c, '.' | '-' | '–' | '\\' | '*')
            })
        })
        .filter(|segment| !segment.is_empty())
}

struct Word<'t> {
    start: usize,
    end: usize,
    text: &'t str,
    lower: String,
}

fn words(segment: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let ends = segment
        .char_indices()
        .map(Some)
        .chain(std::iter::once(None));
    for next in ends {
        let (at, inside) = match next {
            // A hyphen is part of a word: «педагог-психолог».
            Some((at, c)) => (at, c.is_alphanumeric() || c == '-'),
            None => (segment.len(), false),
        };
        match (start, inside) {
            (None, true) => start = Some(at),
            (Some(from), false) => {
                let text = segment.get(from..at).unwrap_or_default();
                words.push(Word {
                    start: from,
                    end: at,
                    text,
                    lower: cyrillic(text).to_lowercase().replace('ё', "е"),
                });
                start = None;
            }
            (None, false) | (Some(_), true) => {}
        }
    }
    words
}

/// Latin letters that look like Russian ones, in a word that has capitals alone: «OO».
fn cyrillic(word: &str) -> String {
    if !word.chars().all(char::is_uppercase) {
        return word.to_owned();
    }
    let letter = |c| match c {
        'O' => 'О',
        'Y' => 'У',
        'M' => 'М',
        'H' => 'Н',
        'P' => 'Р',
        'C' => 'С',
        'K' => 'К',
        'B' => 'В',
        'T' => 'Т',
        'A' => 'А',
        'E' => 'Е',
        other => other,
    };
    word.chars().map(letter).collect()
}

fn in_segment(segment: &str, legend: &Legend) -> Vec<Found> {
    let words = words(segment);
    let mut found: Vec<Found> = Vec::new();
    // Where the last one ended, in words.
    let mut ended = 0;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let Some((length, kind, school)) = name_at(&words, at, found.is_empty(), legend) else {
            at += 1;
            continue;
        };
        let of_authority = found
            .last()
            .is_some_and(|last| last.body.kind == BodyKind::MunicipalAuthority);
        if of_authority && cyrillic(word.text) == "МО" {
            // Of an authority it is the municipality.
            at += 1;
            continue;
        }
        let last = words.get(at + length - 1).unwrap_or(word);
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        let joined = before.is_some_and(|before| {
            let gap = segment.get(before.end..word.start).unwrap_or_default();
            before.lower == "и" || gap.contains('/')
        });
        let adjacent = at == ended || gap_is_small(&words, ended, at);
        // «методические объединения (ШМО)».
        let explains = found.last().is_some_and(|last| last.body.kind == kind)
            && segment
                .get(..word.start)
                .is_some_and(|before| before.ends_with('('));
        if explains {
            at += length;
            ended = at;
            continue;
        }
        let printed = |from: usize| segment.get(from..last.end).unwrap_or_default().to_owned();
        match found.last_mut().filter(|_| adjacent && !joined) {
            // «Руководители ОО»: a position and where.
            Some(last) if takes(last.body.kind, kind) => {
                let (of, where_) = together(last.body.kind, kind);
                last.body.kind = of;
                last.body.school = school.filter(|_| where_).or(last.body.school);
                last.body.printed = printed(last.start);
            }
            _ => found.push(Found {
                body: Body {
                    kind,
                    school,
                    printed: printed(word.start),
                },
                start: word.start,
                joined,
            }),
        }
        at += length;
        ended = at;
    }
    found
}

/// Words that may stand between a position and its place: «директора всех школ».
fn gap_is_small(words: &[Word<'_>], from: usize, to: usize) -> bool {
    let between = words.get(from..to).unwrap_or_default();
    let small = [
        "в",
        "при",
        "от",
        "из",
        "всех",
        "городских",
        "районных",
        "муниципальных",
        "подведомственных",
    ];
    between
        .iter()
        .all(|word| small.contains(&word.lower.as_str()))
}

/// Whether a name is the place of the one before.
fn takes(first: BodyKind, second: BodyKind) -> bool {
    use BodyKind::{Head, MunicipalAssociation, SchoolAssociation, WorkingGroup};
    let group = matches!(
        second,
        MunicipalAssociation | SchoolAssociation | WorkingGroup | BodyKind::Club
    );
    let person = !first.is_organisation() && first != BodyKind::Everyone;
    let people = matches!(
        second,
        BodyKind::Teacher | BodyKind::Mentee | BodyKind::Mentor
    );
    if first == BodyKind::Club && people {
        return true;
    }
    (first.leads() && (group || second.is_organisation()))
        || (person && second.is_organisation())
        || (group && first == Head)
}

/// What a position and its place are together, and whether the place's kind of school is kept: the head of a centre acts
/// for the centre.
fn together(first: BodyKind, second: BodyKind) -> (BodyKind, bool) {
    match second {
        BodyKind::Organisation => (first, true),
        BodyKind::Partner => (first, false),
        other if first.leads() => (other, false),
        _ => (first, false),
    }
}

/// The longest name that begins with the word.
fn name_at(
    words: &[Word<'_>],
    at: usize,
    first: bool,
    legend: &Legend,
) -> Option<(usize, BodyKind, Option<SchoolKind>)> {
    let word = words.get(at)?;
    let short = cyrillic(word.text);
    let explained = legend.0.iter().find(|(name, ..)| *name == short);
    if let Some((_, kind, school)) = explained {
        return Some((1, *kind, *school));
    }
    let fits = |name: &&Name| {
        let opens = first || !name.opens;
        opens
            && name
                .words
                .iter()
                .enumerate()
                .all(|(step, stem)| words.get(at + step).is_some_and(|word| is(word, stem)))
    };
    let best = NAMES.iter().filter(fits).max_by_key(|name| {
        let letters: usize = name.words.iter().map(|word| word.len()).sum();
        (name.words.len(), letters)
    })?;
    Some((best.words.len(), best.kind, best.school))
}

/// A stem in small letters begins the word; one in capitals is the whole word, with an ending after a hyphen.
fn is(word: &Word<'_>, stem: &str) -> bool {
    if !stem.chars().any(char::is_uppercase) {
        return word.lower.starts_with(stem);
    }
    let text = cyrillic(word.text);
    text == stem || text.split('-').next() == Some(stem) && !stem.contains('-')
}
