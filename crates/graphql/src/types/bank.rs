//! What both banks have in common: the state of a card in one word, confirmed states, the duty to refresh.

use async_graphql::{ID, Object, SimpleObject};
use domain::bank::RefreshRule;
use domain::clock::{Timestamp, Zone};
use domain::consent::ConsentPurpose;
use domain::id::{PersonId, SchoolId, SnapshotId};
use domain::monitoring::{Shown, shown_people};
use persistence::banks::{self, Snapshot};

use super::deficit::DeficitKind;
use super::enums::{MenteeCategory, mirror};
use super::exception::exact;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{BankPolicyOf, BankStandingOf, HeldConsents, RegionById, SchoolById};
use crate::viewer::Viewer;

mirror! {
    /// How far a card of a bank has come, in one word.
    BankState = "domain::bank::BankState" {
        /// Waits for the head's word.
        Candidate,
        /// Waits for the consent to processing, without which the head cannot approve.
        ConsentPending,
        /// In the bank: a mentor whom nobody has yet, a mentee who has nobody yet.
        Available,
        /// In the bank and in a pair, running or on the way to it.
        Assigned,
        /// Set aside for a time.
        Paused,
        /// Not taken into the bank.
        Rejected,
        /// Out of the bank; kept as history.
        Left,
    }
}

mirror! {
    /// Who named a mentor.
    NominatedBy = "domain::bank::NominatedBy" {
        /// The mentor.
        Themselves,
        /// The school: head or curator.
        School,
        /// An association of teachers of the district.
        DistrictAssociation,
        /// The municipal centre.
        MunicipalCentre,
    }
}

/// A training of a mentor.
#[derive(Clone, Debug, SimpleObject)]
pub struct MentorTraining {
    /// What it was about.
    pub course: String,
    /// Who gave it.
    pub provider: String,
    /// When it ended.
    pub on: Option<Date>,
    /// The paper about it.
    pub certificate: Option<String>,
}

/// Whether the consent to processing of `person` holds at `school` today.
pub(crate) async fn consented(
    viewer: &Viewer,
    person: PersonId,
    school: SchoolId,
) -> Result<bool, GqlError> {
    let today = viewer.today_at(school).await?;
    let key = HeldConsents(person, school, today);
    let held = viewer.loaders().load_one(key).await?;
    let processing = ConsentPurpose::PersonalDataProcessing;
    Ok(held.is_some_and(|held| held.0.contains_key(&processing)))
}

/// A confirmed state of a school's banks.
#[derive(Clone)]
pub struct BankSnapshot {
    viewer: Viewer,
    row: Snapshot,
    before: Option<domain::clock::Date>,
    rule: RefreshRule,
}

impl BankSnapshot {
    /// Confirmed states of a school, the latest first, each with the one before and the rule by which it is late or not.
    pub(crate) fn all(viewer: &Viewer, rows: Vec<Snapshot>, rule: RefreshRule) -> Vec<Self> {
        let days: Vec<_> = rows.iter().map(|row| row.taken_on).collect();
        let earlier = days.into_iter().skip(1).map(Some).chain([None]);
        rows.into_iter()
            .zip(earlier)
            .map(|(row, before)| Self {
                viewer: viewer.clone(),
                row,
                before,
                rule,
            })
            .collect()
    }

    /// Whether it is the one with this id.
    pub(crate) fn is(&self, id: SnapshotId) -> bool {
        self.row.id == id
    }
}

/// A confirmed state of a school's banks: the proof that they were looked through.
#[Object]
impl BankSnapshot {
    /// `bank-snapshot:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The day.
    async fn taken_on(&self) -> Date {
        self.row.taken_on.into()
    }

    /// The instant.
    async fn taken_at(&self) -> Timestamp {
        self.row.taken_at
    }

    /// Who confirmed it.
    async fn confirmed_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.confirmed_by).await
    }

    /// How many cards of each kind there were.
    async fn counts(&self) -> BankCounts {
        self.row.counts.into()
    }

    /// Cards that had come since the one before.
    async fn added(&self) -> i32 {
        count(u64::from(self.row.difference.added))
    }

    /// Cards that were written since the one before.
    async fn changed(&self) -> i32 {
        count(u64::from(self.row.difference.changed))
    }

    /// Cards that had gone since the one before.
    async fn removed(&self) -> i32 {
        count(u64::from(self.row.difference.removed))
    }

    /// What the curator wanted to add.
    async fn remark(&self) -> Option<&str> {
        self.row.remark.as_deref()
    }

    /// Whether it came too late after the one before, by the rule that stands now.
    async fn late(&self) -> bool {
        self.rule.is_late(self.before, self.row.taken_on)
    }
}

/// How many cards of each kind the banks of a school have.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct BankCounts {
    /// Mentors whom nobody has yet.
    pub mentors_free: i32,
    /// Mentors in a pair.
    pub mentors_assigned: i32,
    /// Mentors who are set aside.
    pub mentors_paused: i32,
    /// Mentors who wait for the head's word or for a consent.
    pub mentor_candidates: i32,
    /// Mentees who have nobody yet.
    pub mentees_waiting: i32,
    /// Mentees in a pair.
    pub mentees_assigned: i32,
    /// Mentees who are set aside.
    pub mentees_paused: i32,
    /// Mentees who wait for the head's word or for a consent.
    pub mentee_candidates: i32,
}

impl From<banks::Counts> for BankCounts {
    fn from(counts: banks::Counts) -> Self {
        Self {
            mentors_free: count(counts.mentors_free),
            mentors_assigned: count(counts.mentors_assigned),
            mentors_paused: count(counts.mentors_paused),
            mentor_candidates: count(counts.mentor_candidates),
            mentees_waiting: count(counts.mentees_waiting),
            mentees_assigned: count(counts.mentees_assigned),
            mentees_paused: count(counts.mentees_paused),
            mentee_candidates: count(counts.mentee_candidates),
        }
    }
}

/// Where a school stands with the refreshing of its banks.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct BankRefresh {
    /// When they were confirmed last; `null` for never.
    pub last_on: Option<Date>,
    /// By when they are to be confirmed; `null` while there is not one card.
    pub due_on: Option<Date>,
    /// Whether that day has passed.
    pub overdue: bool,
    /// At least once in so many months.
    pub months: i32,
    /// And once in every November besides.
    pub each_november: bool,
}

impl BankRefresh {
    /// The standing of `school`.
    pub(crate) async fn of(viewer: &Viewer, school: SchoolId) -> Result<Self, GqlError> {
        let loaders = viewer.loaders();
        let row = loaders.load_one(SchoolById(school)).await?;
        let at = row.ok_or(GqlError::NotFound)?.at;
        let standing = loaders.load_one(BankStandingOf(school)).await?;
        let standing = standing.unwrap_or_default();
        let policy = loaders.load_one(BankPolicyOf(at.municipality)).await?;
        let rule = policy.unwrap_or_default().rule;
        let region = loaders.load_one(RegionById(at.region)).await?;
        let zone = region.map_or_else(Zone::default, |region| region.zone);
        let first = standing.first_card.map(|instant| zone.date(instant));
        let duty = rule.standing(standing.last, first, viewer.today(zone));
        Ok(Self {
            last_on: standing.last.map(Date),
            due_on: duty.map(|duty| Date(duty.due_on)),
            overdue: duty.is_some_and(|duty| duty.overdue),
            months: i32::from(rule.months),
            each_november: rule.each_november,
        })
    }
}

/// How often the banks of a municipality's schools are confirmed.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct BankPolicy {
    /// At least once in so many months, 1–12.
    pub months: i32,
    /// And once in every November besides.
    pub each_november: bool,
    /// To be sent back with a change; 0 while the strictest rule stands because nobody has said another.
    pub version: i32,
}

impl From<banks::Policy> for BankPolicy {
    fn from(policy: banks::Policy) -> Self {
        Self {
            months: i32::from(policy.rule.months),
            each_november: policy.rule.each_november,
            version: policy.version,
        }
    }
}

/// Somebody whom their job suggests for the bank of mentees.
#[derive(Clone)]
pub struct SuggestedMentee {
    viewer: Viewer,
    row: banks::Suggested,
}

impl SuggestedMentee {
    pub(crate) fn new(viewer: Viewer, row: banks::Suggested) -> Self {
        Self { viewer, row }
    }
}

/// Somebody whom their job suggests for the bank of mentees: hired, transferred, or in a new post.
#[Object]
impl SuggestedMentee {
    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// Why, and since when.
    async fn suggestions(&self) -> Vec<CategorySuggestion> {
        let suggestions = self.row.suggestions.iter();
        suggestions
            .map(|one| CategorySuggestion {
                category: one.category.into(),
                since: one.since.into(),
            })
            .collect()
    }
}

/// A category that a job suggests.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct CategorySuggestion {
    /// Why the person may need support.
    pub category: MenteeCategory,
    /// The first day of the job that says so.
    pub since: Date,
}

/// The mentees of a place as numbers; one to four people are withheld.
#[derive(Clone, Debug, SimpleObject)]
pub struct MenteeNumbers {
    /// All that are in the banks.
    pub all: PeopleCount,
    /// Those without a mentor.
    pub waiting: PeopleCount,
    /// By category; one person may stand in several.
    pub by_category: Vec<CategoryCount>,
    /// By kind of deficit that is not resolved; one person may stand in several.
    pub by_deficit: Vec<DeficitCount>,
}

/// How many people; one to four are withheld from who may see only counts.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct PeopleCount {
    /// How many; `null` when the number is withheld.
    pub value: Option<i32>,
    /// Whether it is withheld because it stands for one to four people.
    pub withheld: bool,
}

/// How many people stand in a category.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct CategoryCount {
    /// The category.
    pub category: MenteeCategory,
    /// How many.
    pub people: PeopleCount,
}

/// How many people have deficits of a kind.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct DeficitCount {
    /// The kind.
    pub kind: DeficitKind,
    /// How many.
    pub people: PeopleCount,
}

impl From<u64> for PeopleCount {
    fn from(exact: u64) -> Self {
        shown_people(u32::try_from(exact).unwrap_or(u32::MAX)).into()
    }
}

impl From<Shown> for PeopleCount {
    fn from(shown: Shown) -> Self {
        Self {
            value: exact(shown),
            withheld: shown == Shown::Withheld,
        }
    }
}

impl From<banks::MenteeCounts> for MenteeNumbers {
    fn from(counts: banks::MenteeCounts) -> Self {
        let by_category = counts.by_category.into_iter();
        let by_deficit = counts.by_deficit.into_iter();
        Self {
            all: counts.all.into(),
            waiting: counts.waiting.into(),
            by_category: by_category
                .map(|(category, people)| CategoryCount {
                    category: category.into(),
                    people: people.into(),
                })
                .collect(),
            by_deficit: by_deficit
                .map(|(kind, people)| DeficitCount {
                    kind: kind.into(),
                    people: people.into(),
                })
                .collect(),
        }
    }
}

pub(crate) fn count(number: u64) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}
