//! The roll-over of a school into a school year: what it has to decide on, and what was decided.

use std::collections::BTreeMap;
use std::sync::Arc;

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::clock::{SchoolYear, Timestamp};
use domain::rollover::{PairChoice, Season};
use persistence::page::{Cursor, KeyPart, Window};
use persistence::rollovers::{self as rows, CardBefore, PairBefore, StaffBefore};
use persistence::schools::LocatedSchool;
use tokio::sync::OnceCell;
use uuid::Uuid;

use super::enums::{EndReason, mirror};
use super::mentorship::Mentorship;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::InModel;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::viewer::Viewer;

mirror! {
    /// How a pair stands before a new school year.
    PairOutlook = "domain::rollover::PairOutlook" {
        /// Its approved programme runs into the new year: it goes on, unless somebody says otherwise.
        ProgrammeRuns,
        /// Its programme has come to its last day, and nobody has said what came of it.
        ResultMissing,
        /// Its programme is not approved yet.
        ProgrammeNotApproved,
        /// It has no programme.
        ProgrammeMissing,
        /// An ending waits for the curator's word.
        EndingProposed,
        /// One of its people will not work any longer: it cannot go on.
        ParticipantLeaves,
    }
}

mirror! {
    /// How a card of a bank stands before a new school year.
    CardOutlook = "domain::rollover::CardOutlook" {
        /// Written during the year that ends, or later.
        Fresh,
        /// Nobody has looked at it for the whole year.
        Stale,
        /// Its owner will not work here any longer.
        OwnerLeaves,
    }
}

mirror! {
    /// What the turn of the year changes for somebody.
    PersonTurn = "domain::rollover::PersonTurn" {
        /// Stays, and counts as a young teacher no longer.
        CeasesToBeYoung,
        /// Worked here in the old year and does not on the first day of the new one.
        Leaves,
    }
}

/// Whether a school may roll over now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RolloverSeason {
    /// From its first day on.
    NotYet,
    /// Now.
    Open,
    /// Not any longer.
    Over,
}

/// Which bank a card belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CardBank {
    /// What mentors offer.
    Mentors,
    /// What mentees ask for.
    Mentees,
}

/// A school before a school year; made for who may roll it over.
#[derive(Clone)]
pub struct Rollover {
    viewer: Viewer,
    here: LocatedSchool,
    year: SchoolYear,
    /// Read once, however many fields ask for them.
    read: Arc<Read>,
}

#[derive(Default)]
struct Read {
    pairs: OnceCell<Vec<PairBefore>>,
    cards: OnceCell<Vec<CardBefore>>,
    staff: OnceCell<Vec<StaffBefore>>,
}

impl Rollover {
    /// The roll-over of a school that the viewer may roll over into `year`.
    pub(crate) fn new(viewer: Viewer, here: LocatedSchool, year: SchoolYear) -> Self {
        Self {
            viewer,
            here,
            year,
            read: Arc::default(),
        }
    }

    fn today(&self) -> domain::clock::Date {
        self.viewer.today(self.here.zone)
    }

    async fn pairs_before(&self) -> Result<&[PairBefore], GqlError> {
        let (school, today) = (self.here.school.at.school, self.today());
        let rollovers = self.viewer.store().rollovers();
        let read = || rollovers.pairs(school, self.year, today);
        Ok(self.read.pairs.get_or_try_init(read).await?)
    }

    async fn cards_before(&self) -> Result<&[CardBefore], GqlError> {
        let (school, today) = (self.here.school.at.school, self.today());
        let rollovers = self.viewer.store().rollovers();
        let read = || rollovers.cards(school, self.year, today, self.here.zone);
        Ok(self.read.cards.get_or_try_init(read).await?)
    }

    async fn staff_before(&self) -> Result<&[StaffBefore], GqlError> {
        let school = self.here.school.at.school;
        let rollovers = self.viewer.store().rollovers();
        let read = || rollovers.staff(school, self.year);
        Ok(self.read.staff.get_or_try_init(read).await?)
    }

    async fn in_model_of(&self, year: SchoolYear) -> Result<bool, GqlError> {
        let key = InModel(self.here.school.at.school, year);
        Ok(self.viewer.loaders().load_one(key).await?.is_some())
    }
}

/// A school before a school year: what goes on by itself, what somebody has to decide, whom it concerns.
#[Object]
impl Rollover {
    /// The calendar year of the September in which the new school year begins.
    async fn school_year(&self) -> i32 {
        self.year.first_year()
    }

    /// Whether the school may roll over now.
    async fn season(&self) -> RolloverSeason {
        match Season::of(self.year, self.today()) {
            Season::NotYet { .. } => RolloverSeason::NotYet,
            Season::Open => RolloverSeason::Open,
            Season::Over { .. } => RolloverSeason::Over,
        }
    }

    /// The first day on which it may.
    async fn opens_on(&self) -> Date {
        Season::span(self.year).0.into()
    }

    /// The last one.
    async fn closes_on(&self) -> Date {
        Season::span(self.year).1.into()
    }

    /// What was decided; `null` until it has been done.
    async fn receipt(&self) -> Result<Option<RolloverReceipt>, GqlError> {
        let rollovers = self.viewer.store().rollovers();
        let row = rollovers
            .find(self.here.school.at.school, self.year)
            .await?;
        let viewer = self.viewer.clone();
        Ok(row.map(|row| RolloverReceipt { viewer, row }))
    }

    /// Whether the school is in the register of the model in the year that ends.
    async fn was_in_model(&self) -> Result<bool, GqlError> {
        self.in_model_of(self.year.previous()).await
    }

    /// Whether it is in the register of the new year; the municipality enters it.
    async fn in_model(&self) -> Result<bool, GqlError> {
        self.in_model_of(self.year).await
    }

    /// How many pairs in force have each outlook; those that none has are left out.
    async fn pair_counts(&self) -> Result<Vec<PairOutlookCount>, GqlError> {
        let pairs = self.pairs_before().await?.iter();
        let counts = counted(pairs.map(|pair| pair.known.outlook(self.year)));
        let counts = counts.into_iter().map(|(outlook, count)| PairOutlookCount {
            outlook: outlook.into(),
            count,
        });
        Ok(counts.collect())
    }

    /// The pairs in force, the latest proposed first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn pairs(
        &self,
        #[graphql(desc = "Only those with one of these outlooks.")] outlooks: Option<
            Vec<PairOutlook>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<RolloverPair, Counted>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let today = self.today();
        let wanted = |pair: &&PairBefore| {
            let outlook = pair.known.outlook(self.year).into();
            outlooks.as_ref().is_none_or(|some| some.contains(&outlook))
        };
        let found = self.pairs_before().await?.iter().filter(wanted);
        let rows: Vec<_> = found
            .map(|pair| (at(pair.row.id().0), pair.clone()))
            .collect();
        let total = Counted(rows.len());
        let window = Window::cut(rows, &slice).map(|pair| RolloverPair {
            viewer: self.viewer.clone(),
            year: self.year,
            last_day: pair.known.last_day(self.year, today),
            pair,
        });
        Ok(Connection::new(window, total))
    }

    /// How many cards of the two banks have each outlook; those that none has are left out.
    async fn card_counts(&self) -> Result<Vec<CardOutlookCount>, GqlError> {
        let cards = self.cards_before().await?.iter();
        let counts = counted(cards.filter_map(|card| card.known.outlook(self.year)));
        let counts = counts.into_iter().map(|(outlook, count)| CardOutlookCount {
            outlook: outlook.into(),
            count,
        });
        Ok(counts.collect())
    }

    /// The cards of the two banks, mentors first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn cards(
        &self,
        #[graphql(desc = "Only those with one of these outlooks.")] outlooks: Option<
            Vec<CardOutlook>,
        >,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<RolloverCard, Counted>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let found = self.cards_before().await?.iter().filter_map(|card| {
            let outlook: CardOutlook = card.known.outlook(self.year)?.into();
            let wanted = outlooks.as_ref().is_none_or(|some| some.contains(&outlook));
            wanted.then(|| (at(card.card.id()), (card.clone(), outlook)))
        });
        let rows: Vec<_> = found.collect();
        let total = Counted(rows.len());
        let window = Window::cut(rows, &slice).map(|(card, outlook)| RolloverCard {
            viewer: self.viewer.clone(),
            card,
            outlook,
        });
        Ok(Connection::new(window, total))
    }

    /// The people for whom the turn of the year changes something, by name.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn people(
        &self,
        #[graphql(desc = "Only those for whom it changes this.")] turn: Option<PersonTurn>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<RolloverPerson, Counted>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let wanted = |one: &&StaffBefore| turn.is_none_or(|turn| turn == one.turn.into());
        let found = self.staff_before().await?.iter().filter(wanted);
        let rows: Vec<_> = found
            .map(|one| (at(one.person.id.0), one.clone()))
            .collect();
        let total = Counted(rows.len());
        let window = Window::cut(rows, &slice).map(|one| RolloverPerson {
            turn: one.turn.into(),
            person: Person::new(self.viewer.clone(), one.person),
        });
        Ok(Connection::new(window, total))
    }
}

fn at(id: Uuid) -> Cursor {
    Cursor(vec![KeyPart::Id(id)])
}

fn counted<K: Ord>(found: impl Iterator<Item = K>) -> BTreeMap<K, i32> {
    let mut counts = BTreeMap::new();
    for key in found {
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// The number of rows of a list that was read as a whole.
pub struct Counted(usize);

impl Total for Counted {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(self.0 as u64)
    }
}

/// How many pairs have an outlook.
#[derive(SimpleObject)]
pub struct PairOutlookCount {
    /// The outlook.
    pub outlook: PairOutlook,
    /// How many have it.
    pub count: i32,
}

/// How many cards have an outlook.
#[derive(SimpleObject)]
pub struct CardOutlookCount {
    /// The outlook.
    pub outlook: CardOutlook,
    /// How many have it.
    pub count: i32,
}

/// A pair in force before a new school year.
#[derive(Clone)]
pub struct RolloverPair {
    viewer: Viewer,
    year: SchoolYear,
    last_day: Option<domain::clock::Date>,
    pair: PairBefore,
}

/// A pair in force before a new school year.
#[Object]
impl RolloverPair {
    /// The pair.
    async fn mentorship(&self) -> Mentorship {
        // Who may roll a school over reads all its pairs.
        Mentorship::new(self.viewer.clone(), self.pair.row.clone())
    }

    /// How it stands.
    async fn outlook(&self) -> PairOutlook {
        self.pair.known.outlook(self.year).into()
    }

    /// Whether it goes on when nothing is said about it.
    async fn goes_on_by_itself(&self) -> bool {
        self.pair.known.suggestion(self.year) == Some(PairChoice::GoOn)
    }

    /// Why it would end, where an ending suggests itself.
    async fn suggested_end(&self) -> Option<EndReason> {
        match self.pair.known.suggestion(self.year) {
            Some(PairChoice::End(reason)) => Some(reason.into()),
            Some(PairChoice::GoOn) | None => None,
        }
    }

    /// Its last day, should it end; `null` for a pair that began in the new year and cannot end here.
    async fn last_day(&self) -> Option<Date> {
        self.last_day.map(Into::into)
    }
}

/// A card of a bank before a new school year.
#[derive(Clone)]
pub struct RolloverCard {
    viewer: Viewer,
    card: CardBefore,
    outlook: CardOutlook,
}

/// A card of a bank before a new school year.
#[Object]
impl RolloverCard {
    /// `mentor-card:…` or `need:…`.
    async fn id(&self) -> ID {
        public(self.card.card)
    }

    /// Which bank it belongs to.
    async fn bank(&self) -> CardBank {
        match self.card.card {
            rows::Card::Mentor(_) => CardBank::Mentors,
            rows::Card::Need(_) => CardBank::Mentees,
        }
    }

    /// Whose it is.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.card.person).await
    }

    /// How it stands.
    async fn outlook(&self) -> CardOutlook {
        self.outlook
    }

    /// Whether it can be matched.
    async fn state(&self) -> super::enums::CardState {
        self.card.known.state.into()
    }

    /// When it was last written.
    async fn written_on(&self) -> Date {
        self.card.known.written_on.into()
    }
}

/// The public id of a card.
fn public(card: rows::Card) -> ID {
    match card {
        rows::Card::Mentor(id) => id.public(),
        rows::Card::Need(id) => id.public(),
    }
}

/// Somebody for whom the turn of the year changes something.
#[derive(Clone, SimpleObject)]
pub struct RolloverPerson {
    /// Who.
    pub person: Person,
    /// What changes.
    pub turn: PersonTurn,
}

/// What was decided when a school rolled over.
#[derive(Clone)]
pub struct RolloverReceipt {
    viewer: Viewer,
    row: rows::Rollover,
}

impl RolloverReceipt {
    /// The receipt of a roll-over that the viewer may read.
    pub(crate) fn new(viewer: Viewer, row: rows::Rollover) -> Self {
        Self { viewer, row }
    }
}

/// What was decided when a school rolled over.
#[Object]
impl RolloverReceipt {
    /// The calendar year of the September in which the new school year begins.
    async fn school_year(&self) -> i32 {
        self.row.year.first_year()
    }

    /// When.
    async fn done_at(&self) -> Timestamp {
        self.row.done_at
    }

    /// By whom.
    async fn done_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.done_by).await
    }

    /// `mentorship:…` of the pairs that ended.
    async fn ended_ids(&self) -> Vec<ID> {
        let ids = self.row.outcome.ended.iter();
        ids.map(|id| id.public()).collect()
    }

    /// How many pairs go on.
    async fn going_on(&self) -> i32 {
        length(&self.row.outcome.going_on)
    }

    /// How many pairs ended.
    async fn ended(&self) -> i32 {
        length(&self.row.outcome.ended)
    }

    /// How many cards were set aside.
    async fn cards_paused(&self) -> i32 {
        length(&self.row.outcome.paused)
    }

    /// How many cards left their bank.
    async fn cards_archived(&self) -> i32 {
        length(&self.row.outcome.archived)
    }
}

fn length<T>(list: &[T]) -> i32 {
    i32::try_from(list.len()).unwrap_or(i32::MAX)
}
