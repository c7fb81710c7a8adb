//! A mentor, or the curator for them, writes what the mentor offers (rows 17, 22).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::{Actor, Denied};
use domain::id::{MentorCardId, PersonId, SchoolId};
use domain::mentoring::{MentoringFormat, Side};
use domain::people::{CardState, MentoringTopic, capacity};
use persistence::banks::BankCard;
use persistence::mentor_cards::{Entry, MentorCard as Row, MentorCardData, MentorDetailsData};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::details::MentorDetailsInput;
use super::lists::{ask_again, chosen, permit_keep, state_name, words};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::enums;
use crate::types::mentor_card::MentorCard;
use crate::viewer::Viewer;

/// Keeps mentors' cards.
#[derive(Default)]
pub struct KeepMentorCardMutation;

#[Object]
impl KeepMentorCardMutation {
    /// Writes a mentor's card in the bank of a school, the first time or anew. For the mentor, and for the curators of
    /// the school, while the mentor works there.
    async fn keep_mentor_card(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole card, as it shall be.")] input: KeepMentorCardInput,
    ) -> Result<KeepMentorCardPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let competences = words(&mut form, "competences", &input.competences);
        let subjects = words(&mut form, "subjects", &input.subjects);
        let capacity = capacity(input.capacity);
        form.require("capacity", capacity.is_some(), Problem::OutOfRange);
        let school = SchoolId::read(&input.school_id)?;
        let details = match input.details {
            Some(details) => {
                let today = viewer.today_at(school).await?;
                details.take(&mut form, today)
            }
            None => None,
        };
        let (Some(competences), Some(subjects), Some(capacity), true) =
            (competences, subjects, capacity, form.is_sound())
        else {
            return Ok(KeepMentorCardPayload::Invalid(form.into_invalid()));
        };
        let operation = KeepMentorCard {
            actor: viewer.actor().clone(),
            school,
            person: PersonId::read(&input.person_id)?,
            version: input.version,
            competences,
            subjects,
            topics: chosen(input.topics),
            formats: chosen(input.formats),
            capacity,
            state: input.state.into(),
            details,
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "keepMentorCard", &operation).await?;
        let (Ok(id) | Err(Stale(id))) = &done;
        let row = viewer.store().mentor_cards().find(*id).await?;
        let card = MentorCard::new(viewer, row.ok_or(GqlError::NotFound)?);
        Ok(match done {
            Ok(_) => KeepMentorCardPayload::Done(KeepMentorCardDone { card }),
            Err(Stale(_)) => {
                KeepMentorCardPayload::Conflict(KeepMentorCardConflict { current: card })
            }
        })
    }
}

#[derive(Serialize)]
struct KeepMentorCard {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    version: Option<i32>,
    competences: Vec<Entry>,
    subjects: Vec<Entry>,
    topics: Vec<MentoringTopic>,
    formats: Vec<MentoringFormat>,
    capacity: u8,
    state: CardState,
    details: Option<MentorDetailsData>,
}

/// Somebody else was faster; which card it is.
struct Stale(MentorCardId);

impl Operation for KeepMentorCard {
    type Done = MentorCardId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<MentorCardId, Failure<Stale>> {
        let (person, school) = (self.person, self.school);
        let permit = permit_keep(work, &self.actor, person, school, Side::Mentor).await?;
        let (cards, now) = (work.mentor_cards(), work.now());
        let data = MentorCardData {
            competences: &self.competences,
            subjects: &self.subjects,
            topics: &self.topics,
            formats: &self.formats,
            capacity: self.capacity,
            state: self.state,
        };
        let before = cards.find_at(person, school).await?;
        let id = match (&before, self.version) {
            (None, None) => {
                let id = MentorCardId(work.fresh());
                cards.add(&permit, id, school, &data, now).await?;
                id
            }
            (None, Some(_)) => return Err(Denied::Hidden.into()),
            (Some(card), Some(version)) if card.version == version => {
                match cards.keep(&permit, card.id, version, &data, now).await {
                    Err(StoreError::Conflict) => return Err(Failure::Refused(Stale(card.id))),
                    kept => kept?,
                }
                card.id
            }
            (Some(card), _) => return Err(Failure::Refused(Stale(card.id))),
        };
        if let Some(details) = &self.details {
            cards.put_details(&permit, id, details).await?;
        }
        if let Some(before) = &before {
            ask_again(work, &permit, written(before)).await?;
        }
        let change = Change {
            school: Some(school),
            from: before.map(|card| state_name(card.state)),
            to: Some(state_name(self.state)),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// The card as it was, with the version that it has now.
fn written(card: &Row) -> BankCard {
    BankCard {
        id: card.id.0,
        side: Side::Mentor,
        person: card.person,
        school: card.school,
        state: card.state,
        membership: card.membership,
        version: card.version + 1,
    }
}

/// A mentor's card as it shall be.
#[derive(InputObject)]
pub struct KeepMentorCardInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, in whose bank it is.
    pub school_id: ID,
    /// `person:…`, whose it is.
    pub person_id: ID,
    /// The version of the card that was changed; left out for the first one.
    pub version: Option<i32>,
    /// What the mentor is good at; at most 20 entries of 1–200 characters.
    pub competences: Vec<String>,
    /// The subjects they teach; at most 20 entries of 1–200 characters.
    pub subjects: Vec<String>,
    /// What they mentor about.
    pub topics: Vec<enums::MentoringTopic>,
    /// How they like to work.
    pub formats: Vec<enums::MentoringFormat>,
    /// The most mentees at a time, 1–12.
    pub capacity: i32,
    /// Whether it can be matched.
    pub state: enums::CardState,
    /// The further columns of the form; they stay as they are when left out.
    pub details: Option<MentorDetailsInput>,
}

/// What came of writing a mentor's card.
#[derive(Union)]
pub enum KeepMentorCardPayload {
    /// It was written.
    Done(KeepMentorCardDone),
    /// Somebody else was faster.
    Conflict(KeepMentorCardConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The card was written.
#[derive(SimpleObject)]
pub struct KeepMentorCardDone {
    /// The card.
    pub card: MentorCard,
}

/// Somebody else wrote the card since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepMentorCardConflict {
    /// The card as it is now.
    pub current: MentorCard,
}
