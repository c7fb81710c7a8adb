//! What somebody has to do now, read from the states of things: nothing is stored, so nothing can be forgotten.
//!
//! Each source is one statement for one person or one post, at most [`MOST`] lines; a home page costs as many
//! statements as its reader has posts, whatever the history.

mod banks;
mod campaigns;
mod consents;
mod corrections;
mod documents;
mod file_grants;
mod mediations;
mod one_offs;
mod reports;
mod roadmaps;
mod sources;

use domain::access::{Place, Post, Role};
use domain::clock::{Date, SchoolYear, Timestamp, Zone};
use domain::id::PersonId;
use domain::text::PersonName;
use sea_orm::{ConnectionTrait, FromQueryResult, Statement, Value};
use uuid::Uuid;

use crate::error::StoreError;

/// The most lines of one source.
pub const MOST: u64 = 50;

/// What is to be done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TaskKind {
    /// Say yes or no to a proposed pair.
    AnswerProposal,
    /// Give the consents that an agreed pair waits for.
    GiveConsent,
    /// Draft the order of agreed pairs.
    PrepareOrder,
    /// Sign a drafted order.
    SignOrder,
    /// Write the programme of a pair in force.
    DraftProgramme,
    /// Agree to a programme's wording.
    AgreeProgramme,
    /// Approve or return an agreed programme.
    ApproveProgramme,
    /// Consent to a proposed change of a programme.
    AnswerChange,
    /// Approve or refuse a change to which all have consented.
    DecideChange,
    /// Hand in the result of an activity.
    SubmitActivity,
    /// Accept or return what was handed in.
    CheckActivity,
    /// Answer a request for help.
    AnswerHelpRequest,
    /// Say what became of a planned meeting whose day has come.
    NoteMeeting,
    /// Help a pair in which somebody is not well, and note what was done.
    SettlePulse,
    /// Complete a programme whose activities are all accepted or whose term is over.
    CompleteProgramme,
    /// Decide about an ending that was proposed.
    ResolveEnding,
    /// Let a pair go on whose rest was expected to be over.
    ResumeMentorship,
    /// Say what is to be thought of a request.
    ConsiderRequest,
    /// Decide a request.
    DecideRequest,
    /// Carry out what was granted.
    ExecuteRequest,
    /// Find a mentor for who stated a need.
    FindMentor,
    /// Describe the practice of a completed programme.
    WritePractice,
    /// Hand a practice in.
    SubmitPractice,
    /// Approve or return a practice for the school.
    ApprovePractice,
    /// Publish or return a practice for the municipality.
    PublishPractice,
    /// Appoint a curator.
    AppointCurator,
    /// Fill the register of the running school year.
    RegisterSchools,
    /// State a need, or say that there is none.
    StateNeed,
    /// Look a card of one's own over.
    RefreshCard,
    /// Take candidates into the banks, or refuse them.
    ApproveCards,
    /// Confirm the banks of a school.
    RefreshBanks,
    /// Give the next consent before the one that holds ends.
    RenewConsent,
    /// Have the next paper consent signed, or look whether the right person signed: a pupil turns 14 or 18.
    RenewPaperConsent,
    /// Correct what somebody said is wrong in their data, or say why not.
    AnswerCorrection,
    /// Grant or refuse what a mentor asks to read of a mentee's file.
    DecideFileGrant,
    /// Take a case of consultation, agreement or mediation.
    AnswerMediation,
    /// Say yes or no to the outcome of a case.
    AgreeOutcome,
    /// Say yes or no to a proposed single meeting.
    AnswerOneOff,
    /// Say how a single meeting was.
    RateOneOff,
    /// Do what a roadmap asks of the place: due soon or overdue.
    DoDuty,
    /// Agree to a school's roadmap or send it back.
    ReviewRoadmap,
    /// Write a roadmap again that came back with remarks.
    RewriteRoadmap,
    /// Report on the execution of a roadmap: none is started, or one is being written, or one came back.
    PrepareReport,
    /// Sign a report that is written.
    SignReport,
    /// Accept a report that was handed in, or send it back.
    AcceptReport,
    /// Examine a document that was submitted.
    ExamineDocument,
    /// Put a document right that came back from expertise.
    RewriteDocument,
    /// Bring the package of documents of the school year up to date.
    CompletePackage,
    /// Answer what a monitoring campaign asks, or correct what came back.
    AnswerCampaign,
    /// Accept what schools answered in a campaign, or send it back.
    AcceptSubmissions,
}

/// The kind of thing that a task leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TaskTarget {
    /// A mentorship.
    Mentorship(Uuid),
    /// A programme.
    Programme(Uuid),
    /// An order.
    Order(Uuid),
    /// A practice.
    Practice(Uuid),
    /// A school.
    School(Uuid),
    /// A municipality.
    Municipality(Uuid),
    /// A request for help.
    HelpRequest(Uuid),
    /// A person.
    Person(Uuid),
    /// A single meeting.
    OneOff(Uuid),
    /// A case of consultation, agreement or mediation.
    Mediation(Uuid),
    /// A roadmap.
    Roadmap(Uuid),
    /// A report on the execution of a roadmap.
    Report(Uuid),
    /// A document.
    Document(Uuid),
    /// A monitoring campaign.
    Campaign(Uuid),
    /// What a school answers in one.
    Submission(Uuid),
}

/// One thing to do.
#[derive(Clone, PartialEq, Debug)]
pub struct Task {
    /// What.
    pub kind: TaskKind,
    /// Where it leads.
    pub target: TaskTarget,
    /// What it is about: a person, a title.
    pub about: String,
    /// By when, where that can be said.
    pub due_on: Option<Date>,
    /// How many things stand behind one line.
    pub count: Option<i64>,
}

/// The repository of tasks.
pub struct Tasks<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Tasks<'_, C> {
    /// What `person`, who holds `posts`, has to do, by due date, without a date last.
    pub async fn of(
        &self,
        person: PersonId,
        posts: &[Post],
        zone: Zone,
        now: Timestamp,
    ) -> Result<Vec<Task>, StoreError> {
        let today = zone.date(now);
        let mut tasks = self.of_participant(person, zone, today).await?;
        tasks.extend(self.own_cards(person, zone).await?);
        tasks.extend(self.own_consents(person, today).await?);
        tasks.extend(self.one_offs(person, zone).await?);
        tasks.extend(self.own_mediations(person).await?);
        for post in posts {
            tasks.extend(self.of_roadmaps(*post, today).await?);
            tasks.extend(self.of_reports(*post, today).await?);
            tasks.extend(self.of_documents(*post, today).await?);
            tasks.extend(self.of_campaigns(*post, today).await?);
            match (post.role, post.at) {
                (Role::Curator, Place::School(school)) => {
                    tasks.extend(self.of_curator(school, zone, today).await?);
                    tasks.extend(self.refresh_of_banks(school, zone, today).await?);
                    tasks.extend(self.of_unwell(school, person, today).await?);
                    tasks.extend(self.paper_consents(school, person, today).await?);
                    tasks.extend(self.corrections(school, person).await?);
                    tasks.extend(self.mediations(school, person).await?);
                }
                (Role::Head, Place::School(school)) => {
                    tasks.extend(self.of_head(school, person, zone).await?);
                    tasks.extend(self.file_grants(school, person).await?);
                    tasks.extend(self.candidates(school, today).await?);
                    tasks.extend(self.corrections(school, person).await?);
                }
                (Role::MunicipalMethodologist, Place::Municipality(municipality)) => {
                    let year = SchoolYear::of(today);
                    tasks.extend(self.of_methodologist(municipality, year).await?);
                }
                _ => {}
            }
        }
        tasks.sort_by_key(|task| (task.due_on.unwrap_or(Date::MAX), task.kind));
        Ok(tasks)
    }

    async fn lines(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Line>, StoreError> {
        let sql = format!("{sql} LIMIT {MOST}");
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        Ok(Line::find_by_statement(statement).all(self.0).await?)
    }

    async fn count(&self, sql: &str, values: Vec<Value>) -> Result<i64, StoreError> {
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, values);
        let row = self.0.query_one_raw(statement).await?;
        Ok(row
            .map(|row| row.try_get("", "many"))
            .transpose()?
            .unwrap_or(0))
    }
}

/// A line of a source: a thing with a person or a title, and the day or the instant that it waits since.
#[derive(FromQueryResult)]
struct Line {
    id: Uuid,
    last_name: Option<String>,
    first_name: Option<String>,
    patronymic: Option<String>,
    title: Option<String>,
    at: Option<Timestamp>,
    day: Option<Date>,
}

impl Line {
    /// «Иванова М. П.», or the title, or both.
    fn about(&self) -> String {
        let name = match (&self.last_name, &self.first_name) {
            (Some(last), Some(first)) => {
                PersonName::parse(last, first, self.patronymic.as_deref()).ok()
            }
            _ => None,
        };
        let name = name.map(|name| name.with_initials());
        let parts = [name, self.title.clone()].into_iter().flatten();
        parts.collect::<Vec<_>>().join(": ")
    }

    /// `days` after it began to wait.
    fn due(&self, zone: Zone, days: i64) -> Option<Date> {
        let since = self.day.or_else(|| self.at.map(|at| zone.date(at)))?;
        since.checked_add_signed(chrono::Duration::days(days))
    }

    fn task(&self, kind: TaskKind, target: fn(Uuid) -> TaskTarget, due_on: Option<Date>) -> Task {
        Task {
            kind,
            target: target(self.id),
            about: self.about(),
            due_on,
            count: None,
        }
    }
}
