//! Answers become a card, or go over to the one that is there. What the survey does not ask stays as it is.

use domain::access::rules::bank::Keep;
use domain::access::{Actor, Permit};
use domain::id::{DeficitId, MentorCardId, NeedId};
use domain::mentoring::{MentoringFormat, Side};
use domain::people::{
    CardState, DeficitKind, DeficitSource, DeficitStatus, MenteeCategory, MentoringTopic, Severity,
};
use domain::survey::{Answers, SurveyKind};
use domain::text::{Line, Prose, TextError};
use persistence::banks::BankCard;
use persistence::mentor_cards::{
    Entry, MentorCardData, MentorDetails, MentorDetailsData, TrainingData,
};
use persistence::needs::{Area, Deficit, DeficitData, NeedData, NeedDetailsData};
use persistence::surveys::{Link, Round};
use persistence::{Change, Failure, StoreError, UnitOfWork};
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::mutations::card::{ask_again, permit_keep};

/// Whether the person has a card in the bank that the survey feeds.
pub(super) async fn has_card(
    work: &UnitOfWork,
    link: &Link,
    round: &Round,
) -> Result<bool, StoreError> {
    let (person, school) = (link.person, round.school);
    Ok(match round.kind {
        SurveyKind::Request => work.needs().find_at(person, school).await?.is_some(),
        SurveyKind::PotentialMentor => {
            let cards = work.mentor_cards();
            cards.find_at(person, school).await?.is_some()
        }
    })
}

/// Writes the answers into the bank on behalf of `actor`.
pub(super) async fn apply<R>(
    work: &UnitOfWork,
    actor: &Actor,
    link: &Link,
    round: &Round,
) -> Result<(), Failure<R>> {
    match round.kind {
        SurveyKind::Request => request(work, actor, link, round).await,
        SurveyKind::PotentialMentor => mentor(work, actor, link, round).await,
    }
}

async fn request<R>(
    work: &UnitOfWork,
    actor: &Actor,
    link: &Link,
    round: &Round,
) -> Result<(), Failure<R>> {
    let (person, school, said) = (link.person, round.school, &link.answers);
    let permit = permit_keep(work, actor, person, school, Side::Mentee).await?;
    let (needs, now) = (work.needs(), work.now());
    let before = needs.find_at(person, school).await?;
    let known = match &before {
        Some(need) => needs.deficits_of(&[need.id]).await?,
        None => Vec::new(),
    };
    let request = Prose::parse(said.text("request").unwrap_or_default());
    let request = request.map_err(|_wrong| broken(link))?;
    let topics: Vec<MentoringTopic> = codes(said, "topics");
    let mut formats: Vec<MentoringFormat> = codes(said, "formats");
    if formats.is_empty() {
        formats = before
            .as_ref()
            .map(|need| need.formats.clone())
            .unwrap_or_default();
    }
    let categories: Vec<MenteeCategory> = before
        .as_ref()
        .map(|need| need.categories.clone())
        .unwrap_or_default();
    let data = NeedData {
        request: &request,
        topics: &topics,
        formats: &formats,
        categories: &categories,
        state: CardState::InBank,
    };
    let id = match &before {
        None => {
            let id = NeedId(work.fresh());
            needs.add(&permit, id, school, &data, now).await?;
            id
        }
        Some(need) => {
            needs
                .keep(&permit, need.id, need.version, &data, now)
                .await?;
            let card = BankCard {
                id: need.id.0,
                side: Side::Mentee,
                person,
                school,
                state: need.state,
                membership: need.membership,
                version: need.version + 1,
            };
            ask_again(work, &permit, card).await?;
            need.id
        }
    };
    let lines = deficits(work, said, &known).map_err(|_wrong| broken(link))?;
    let lines: Vec<_> = lines.iter().map(KnownLine::data).collect();
    needs.put_deficits(&permit, id, &lines).await?;
    let strengths = lines_of(said, "strengths").map_err(|_wrong| broken(link))?;
    let details = NeedDetailsData {
        strengths,
        support_needed: before.as_ref().is_some_and(|need| need.support_needed),
    };
    needs.put_details(&permit, id, &details).await?;
    note(work, &permit, id.0, round).await
}

/// A deficit of the need as it shall be.
struct KnownLine {
    id: DeficitId,
    kind: DeficitKind,
    area: Area,
    source: DeficitSource,
    severity: Option<Severity>,
}

impl KnownLine {
    fn data(&self) -> DeficitData<'_> {
        DeficitData {
            id: self.id,
            kind: self.kind,
            area: &self.area,
            source: self.source,
            severity: self.severity,
        }
    }
}

/// The deficits of the need with those that the person named.
///
/// A kind that is known and not resolved is weighed anew, a new one is added. Where it shows is what the person wrote
/// about their difficulties, or the request.
fn deficits(
    work: &UnitOfWork,
    said: &Answers,
    known: &[Deficit],
) -> Result<Vec<KnownLine>, TextError> {
    let mut lines = Vec::new();
    for deficit in known {
        lines.push(KnownLine {
            id: deficit.id,
            kind: deficit.kind,
            area: Line::parse(&deficit.area)?,
            source: deficit.source,
            severity: deficit.severity,
        });
    }
    let words = match said.get("difficulties") {
        [] => said.text("request").unwrap_or_default().to_owned(),
        lines => lines.join("; "),
    };
    let words: String = words.chars().take(200).collect();
    for kind in DeficitKind::ALL {
        let code = format!("deficit.{}", code_of(kind));
        let Some(severity) = codes::<Severity>(said, &code).first().copied() else {
            continue;
        };
        let open =
            |deficit: &Deficit| deficit.kind == kind && deficit.status != DeficitStatus::Resolved;
        let held = known.iter().find(|deficit| open(deficit));
        match lines
            .iter_mut()
            .find(|line| held.is_some_and(|held| held.id == line.id))
        {
            Some(line) => line.severity = Some(severity),
            None => lines.push(KnownLine {
                id: DeficitId(work.fresh()),
                kind,
                area: Line::parse(&words)?,
                source: DeficitSource::SelfAssessment,
                severity: Some(severity),
            }),
        }
    }
    Ok(lines)
}

async fn mentor<R>(
    work: &UnitOfWork,
    actor: &Actor,
    link: &Link,
    round: &Round,
) -> Result<(), Failure<R>> {
    let (person, school, said) = (link.person, round.school, &link.answers);
    let permit = permit_keep(work, actor, person, school, Side::Mentor).await?;
    let (cards, now) = (work.mentor_cards(), work.now());
    let before = cards.find_at(person, school).await?;
    let competences = lines_of(said, "competences").map_err(|_wrong| broken(link))?;
    let subjects = lines_of(said, "subjects").map_err(|_wrong| broken(link))?;
    let topics: Vec<MentoringTopic> = codes(said, "topics");
    let formats: Vec<MentoringFormat> = codes(said, "formats");
    let capacity = said.text("capacity").and_then(|text| text.parse().ok());
    let data = MentorCardData {
        competences: &competences,
        subjects: &subjects,
        topics: &topics,
        formats: &formats,
        capacity: capacity.unwrap_or(1),
        state: CardState::InBank,
    };
    let id = match &before {
        None => {
            let id = MentorCardId(work.fresh());
            cards.add(&permit, id, school, &data, now).await?;
            id
        }
        Some(card) => {
            cards
                .keep(&permit, card.id, card.version, &data, now)
                .await?;
            let kept = BankCard {
                id: card.id.0,
                side: Side::Mentor,
                person,
                school,
                state: card.state,
                membership: card.membership,
                version: card.version + 1,
            };
            ask_again(work, &permit, kept).await?;
            card.id
        }
    };
    let known = before.map(|card| card.details).unwrap_or_default();
    let details = details(said, &known).map_err(|_wrong| broken(link))?;
    cards.put_details(&permit, id, &details).await?;
    note(work, &permit, id.0, round).await
}

/// The details of the card with what the person said; what they left out stays.
fn details(said: &Answers, known: &MentorDetails) -> Result<MentorDetailsData, TextError> {
    let lines = |code: &str, before: &[String]| match said.get(code) {
        [] => before.iter().map(|text| Line::parse(text)).collect(),
        values => values
            .iter()
            .map(|text| Line::parse(text))
            .collect::<Result<Vec<Entry>, _>>(),
    };
    let mut trainings = Vec::new();
    for training in &known.trainings {
        trainings.push(TrainingData {
            course: Line::parse(&training.course)?,
            provider: Line::parse(&training.provider)?,
            on: training.on,
            certificate: training
                .certificate
                .as_deref()
                .map(Line::parse)
                .transpose()?,
        });
    }
    let wanted: Vec<MenteeCategory> = codes(said, "wantedCategories");
    let hours = said.text("hoursPerWeek").and_then(|text| text.parse().ok());
    Ok(MentorDetailsData {
        achievements: lines("achievements", &known.achievements)?,
        interests: lines("interests", &known.interests)?,
        wanted_categories: if wanted.is_empty() {
            known.wanted_categories.clone()
        } else {
            wanted
        },
        areas: lines("areas", &known.areas)?,
        trainings,
        hours_per_week: hours.or(known.hours_per_week),
        mentor_since: known.mentor_since,
        is_expert: known.is_expert,
        is_external: known.is_external,
        nominated_by: known.nominated_by,
    })
}

async fn note<R>(
    work: &UnitOfWork,
    permit: &Permit<Keep>,
    card: Uuid,
    round: &Round,
) -> Result<(), Failure<R>> {
    let change = Change {
        school: Some(round.school),
        to: Some("ANSWERED"),
        ..Change::default()
    };
    Ok(work.note(permit, card, change).await?)
}

/// The codes of an answer that the domain knows: `NONE` is no severity and falls out.
fn codes<T: DeserializeOwned>(said: &Answers, code: &str) -> Vec<T> {
    let values = said.get(code).iter().cloned();
    values
        .filter_map(|value| serde_json::from_value(serde_json::Value::String(value)).ok())
        .collect()
}

fn code_of(kind: DeficitKind) -> String {
    let code = serde_json::to_value(kind).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}

fn lines_of(said: &Answers, code: &str) -> Result<Vec<Entry>, TextError> {
    said.get(code)
        .iter()
        .map(|text| Line::parse(text))
        .collect()
}

/// Answers were checked when they were saved: one that is no answer now was written by somebody else than we.
fn broken<R>(link: &Link) -> Failure<R> {
    Failure::Store(StoreError::inconsistent("survey_link", link.id.0))
}
