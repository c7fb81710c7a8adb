//! Cards of both banks, written by the right by which they are written one by one.

use std::collections::BTreeMap;
use std::convert::Infallible;

use domain::access::rules::bank::{CardFacts, Keep};
use domain::access::{Actor, Denied, Permit, permit};
use domain::id::{MentorCardId, NeedId, PersonId};
use domain::import::{CardDraft, NeedDraft, Planned, Step};
use domain::mentoring::Side;
use domain::people::CardState;
use domain::text::{Line, Prose};
use persistence::imports::Known;
use persistence::mentor_cards::{MentorCard, MentorCardData};
use persistence::needs::{Need, NeedData};
use persistence::{Change, Failure, StoreError, UnitOfWork};
use uuid::Uuid;

use super::Added;
use crate::imports::Here;

/// How many mentees a mentor is ready to take who says nothing of it.
const CAPACITY: u8 = 3;

/// Writes cards into the bank of mentors.
pub(super) async fn write_cards(
    work: &UnitOfWork,
    actor: &Actor,
    here: &Here,
    planned: &[Planned<CardDraft, PersonId>],
    known: &Known,
) -> Result<Added, Failure<Infallible>> {
    let Known::Cards(_, cards) = known else {
        return Err(Denied::Hidden.into());
    };
    let cards: BTreeMap<PersonId, &MentorCard> = cards
        .iter()
        .map(|(known, card)| (known.person, card))
        .collect();
    let mut added = Added::new();
    for line in planned {
        let (Some(draft), Some(person)) = (&line.value, line.of) else {
            continue;
        };
        if !is_write(&line.step) {
            continue;
        }
        let permit = permit_keep(actor, person, here, Side::Mentor)?;
        let before = cards.get(&person).copied();
        let id = write_card(work, &permit, here, draft, before).await?;
        added.insert(line.row, person.0);
        note(work, &permit, here, id.0).await?;
    }
    Ok(added)
}

async fn write_card(
    work: &UnitOfWork,
    permit: &Permit<Keep>,
    here: &Here,
    draft: &CardDraft,
    before: Option<&MentorCard>,
) -> Result<MentorCardId, StoreError> {
    let kept = |list: Option<&Vec<String>>| list.map(|list| lines(list)).unwrap_or_default();
    let competences = draft.competences.clone();
    let competences = competences.unwrap_or_else(|| kept(before.map(|card| &card.competences)));
    let subjects = draft.subjects.clone();
    let subjects = subjects.unwrap_or_else(|| kept(before.map(|card| &card.subjects)));
    let topics = draft.topics.clone();
    let topics = topics.or_else(|| before.map(|card| card.topics.clone()));
    let formats = draft.formats.clone();
    let formats = formats.or_else(|| before.map(|card| card.formats.clone()));
    let data = MentorCardData {
        competences: &competences,
        subjects: &subjects,
        topics: &topics.unwrap_or_default(),
        formats: &formats.unwrap_or_default(),
        capacity: draft
            .capacity
            .or(before.map(|card| card.capacity))
            .unwrap_or(CAPACITY),
        state: state(before.map(|card| card.state)),
    };
    let (cards, now) = (work.mentor_cards(), work.now());
    match before {
        Some(card) => {
            cards
                .keep(permit, card.id, card.version, &data, now)
                .await?;
            Ok(card.id)
        }
        None => {
            let id = MentorCardId(work.fresh());
            cards.add(permit, id, here.at.school, &data, now).await?;
            Ok(id)
        }
    }
}

/// Writes needs into the bank of mentees.
pub(super) async fn write_needs(
    work: &UnitOfWork,
    actor: &Actor,
    here: &Here,
    planned: &[Planned<NeedDraft, PersonId>],
    known: &Known,
) -> Result<Added, Failure<Infallible>> {
    let Known::Needs(_, needs) = known else {
        return Err(Denied::Hidden.into());
    };
    let needs: BTreeMap<PersonId, &Need> = needs
        .iter()
        .map(|(known, need)| (known.person, need))
        .collect();
    let mut added = Added::new();
    for line in planned {
        let (Some(draft), Some(person)) = (&line.value, line.of) else {
            continue;
        };
        if !is_write(&line.step) {
            continue;
        }
        let permit = permit_keep(actor, person, here, Side::Mentee)?;
        let before = needs.get(&person).copied();
        let id = write_need(work, &permit, here, draft, before).await?;
        added.insert(line.row, person.0);
        note(work, &permit, here, id.0).await?;
    }
    Ok(added)
}

async fn write_need(
    work: &UnitOfWork,
    permit: &Permit<Keep>,
    here: &Here,
    draft: &NeedDraft,
    before: Option<&Need>,
) -> Result<NeedId, StoreError> {
    let request: &Prose<5_000> = &draft.request;
    let topics = draft.topics.clone();
    let topics = topics.or_else(|| before.map(|need| need.topics.clone()));
    let formats = draft.formats.clone();
    let formats = formats.or_else(|| before.map(|need| need.formats.clone()));
    let categories = draft.categories.clone();
    let categories = categories.or_else(|| before.map(|need| need.categories.clone()));
    let data = NeedData {
        request,
        topics: &topics.unwrap_or_default(),
        formats: &formats.unwrap_or_default(),
        categories: &categories.unwrap_or_default(),
        state: state(before.map(|need| need.state)),
    };
    let (needs, now) = (work.needs(), work.now());
    match before {
        Some(need) => {
            needs
                .keep(permit, need.id, need.version, &data, now)
                .await?;
            Ok(need.id)
        }
        None => {
            let id = NeedId(work.fresh());
            needs.add(permit, id, here.at.school, &data, now).await?;
            Ok(id)
        }
    }
}

fn is_write(step: &Step) -> bool {
    match step {
        Step::Add | Step::Update(_) => true,
        Step::Nothing | Step::Ask(_) | Step::Skip | Step::Refuse => false,
    }
}

/// A card that has left the bank comes back with a file that names it; one that is set aside stays so.
fn state(before: Option<CardState>) -> CardState {
    match before {
        Some(CardState::Paused) => CardState::Paused,
        Some(CardState::InBank | CardState::Left) | None => CardState::InBank,
    }
}

fn lines(kept: &[String]) -> Vec<Line<200>> {
    kept.iter()
        .filter_map(|text| Line::parse(text).ok())
        .collect()
}

fn permit_keep(
    actor: &Actor,
    person: PersonId,
    here: &Here,
    side: Side,
) -> Result<Permit<Keep>, Denied> {
    let facts = CardFacts {
        person,
        side,
        at: here.at,
        employed: true,
    };
    permit(actor, &facts)
}

async fn note(
    work: &UnitOfWork,
    permit: &Permit<Keep>,
    here: &Here,
    id: Uuid,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(here.at.school),
        why: Some("IMPORT"),
        ..Change::default()
    };
    work.note(permit, id, change).await
}
