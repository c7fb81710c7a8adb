//! A methodologist, a head or a curator brings a paper in: it becomes a draft at once.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::{Actor, Place};
use domain::clock::SchoolYear;
use domain::id::RoadmapId;
use domain::roadmap::plan::{Paper, PlanReading};
use domain::roadmap::{MAX_ROWS, Row};
use persistence::roadmaps::{Head, NewRoadmap};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{add, right_to_add, seat_of};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::mutations::read_place;
use crate::plans::{self, Brought, IncomingPlan};
use crate::types::enums::mirror;
use crate::types::roadmap::Roadmap;
use crate::viewer::Viewer;

mirror! {
    /// Why no plan was read from a paper.
    PlanProblem = "domain::roadmap::plan::PlanProblem" {
        /// Nothing is in it.
        Empty,
        /// A PDF.
        Pdf,
        /// A picture.
        Picture,
        /// A document of Word 97–2003.
        OldWord,
        /// A workbook of Excel 97–2003.
        OldExcel,
        /// A document in Rich Text Format.
        RichText,
        /// A document in the formats of OASIS, .odt or .ods.
        OpenDocument,
        /// A file with a password.
        Encrypted,
        /// A file of another kind.
        Unknown,
        /// A damaged file.
        Damaged,
        /// It declares a document type of its own, as no office program does.
        Unsafe,
        /// Larger than 10 MiB, or it unpacks to too much.
        TooLarge,
        /// More than 5 000 rows.
        TooManyRows,
        /// More than 60 columns.
        TooManyColumns,
        /// A cell with more than 20 000 letters.
        CellTooLong,
        /// No table is in it.
        NoTable,
        /// No table has the headings of a plan.
        NoHeadings,
        /// No row stands below the headings.
        NoRows,
    }
}

mirror! {
    /// What helps when no plan was read.
    PlanRemedy = "domain::roadmap::plan::Remedy" {
        /// Choose the file of the plan.
        ChooseFile,
        /// Save it as .docx, or copy the table and paste it.
        SaveAsWordOrPaste,
        /// Save it as .xlsx.
        SaveAsExcel,
        /// Ask for the paper as a Word file, or type the rows.
        AskForWord,
        /// Take the password away.
        RemovePassword,
        /// Copy the table and paste it.
        Paste,
        /// Take everything but the plan out.
        KeepThePlanAlone,
        /// Give the table a row of headings.
        NameColumns,
        /// Write at least one row.
        WriteRows,
    }
}

/// Reads plans.
#[derive(Default)]
pub struct ReadPlanMutation;

#[Object]
impl ReadPlanMutation {
    /// Reads a plan that was pasted and keeps it as a draft of a roadmap, to be checked row by row. Files are brought by
    /// `POST /files/plans`. For the methodologists of a region or a municipality, for the head and the curators of a
    /// school.
    async fn read_plan(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What was pasted, and whose it becomes.")] input: ReadPlanInput,
    ) -> Result<ReadPlanPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let year = SchoolYear::starting(input.school_year);
        let mut form = Form::default();
        form.require("schoolYear", year.is_some(), Problem::OutOfRange);
        let Some(year) = year else {
            return Ok(ReadPlanPayload::Invalid(form.into_invalid()));
        };
        let plan = IncomingPlan {
            place: read_place(&input.place_id)?,
            year,
            anyway: input.anyway.unwrap_or(false),
            name: None,
            content: input.content.into_bytes(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = plans::receive(&viewer, key, plan).await?;
        ReadPlanPayload::of(&viewer, came).await
    }
}

/// A reading on its way to become a draft.
#[derive(Serialize)]
pub struct NewReading {
    /// Who brought it.
    #[serde(skip)]
    pub actor: Actor,
    /// Whose it becomes.
    #[serde(skip)]
    pub place: Place,
    /// The place as text, for the receipt.
    pub at: String,
    /// In which school year it is listed.
    pub year: SchoolYear,
    /// Whether it becomes another roadmap though the same paper is there.
    pub anyway: bool,
    /// By which its bytes are known again.
    pub hash: String,
    /// What it is called where the paper has no title.
    #[serde(skip)]
    pub untitled: domain::text::Title,
    /// What was read.
    #[serde(skip)]
    pub reading: PlanReading,
}

/// Why a reading did not become a draft.
pub enum ReadRefusal {
    /// The same paper is there.
    AlreadyRead(RoadmapId),
}

impl Operation for NewReading {
    type Done = RoadmapId;
    type Refusal = ReadRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<ReadRefusal>> {
        let at = seat_of(work, self.place).await?;
        let permit = right_to_add(work, &self.actor, at)?;
        let roadmaps = work.roadmaps();
        let same = roadmaps.of_source(self.place, self.year, &self.hash);
        if let Some(same) = same.await?.filter(|_| !self.anyway) {
            return Err(Failure::Refused(ReadRefusal::AlreadyRead(same.id)));
        }
        let head = self.head();
        let new = NewRoadmap {
            at,
            head: &head,
            parent: None,
            previous: None,
        };
        let rows = self.reading.draft.rows.iter().take(MAX_ROWS);
        let rows: Vec<_> = rows.map(|row| (None, Row::read(row.clone()))).collect();
        let id = add(work, &permit, &new, &rows).await?;
        let paper: &Paper = &self.reading.paper;
        roadmaps.keep_paper(&permit, paper, &self.hash).await?;
        Ok(id)
    }
}

impl NewReading {
    fn head(&self) -> Head {
        let head = &self.reading.head;
        let cut = |text: &str, most: usize| text.chars().take(most).collect::<String>();
        let title = head.title.as_ref().map(|title| cut(&title.value, 500));
        let title = title.and_then(|title| domain::text::Title::parse(&title).ok());
        Head {
            title: title.unwrap_or_else(|| self.untitled.clone()),
            issuer: head.organisation.as_ref().map(|one| cut(&one.value, 1_000)),
            order_number: head.order_number.as_ref().map(|one| cut(&one.value, 100)),
            order_date: head.order_date.as_ref().map(|one| one.value),
            period: self.reading.period,
            school_year: self.year,
        }
    }
}

/// A plan that was pasted.
#[derive(InputObject)]
pub struct ReadPlanInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `region:…`, `municipality:…` or `school:…`: whose it becomes.
    pub place_id: ID,
    /// The school year in which it is listed, and in which terms without a year are read: the calendar year of its
    /// September.
    pub school_year: i32,
    /// What was on the clipboard: HTML or text.
    pub content: String,
    /// Whether it becomes another roadmap though the same paper is there; no when left out.
    pub anyway: Option<bool>,
}

/// What came of reading a plan.
#[derive(Union)]
pub enum ReadPlanPayload {
    /// There is a draft.
    Done(ReadPlanDone),
    /// No plan was read.
    Refused(ReadPlanRefused),
    /// The same paper is there already.
    AlreadyRead(PlanAlreadyRead),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

impl ReadPlanPayload {
    /// What came of a plan that was brought, as the viewer sees it.
    pub(super) async fn of(viewer: &Viewer, came: Brought) -> Result<Self, GqlError> {
        Ok(match came {
            Brought::Done(id) => Self::Done(ReadPlanDone {
                roadmap: Roadmap::load(viewer, id).await?,
            }),
            Brought::NotRead(problem) => Self::Refused(ReadPlanRefused {
                problem: problem.into(),
                remedy: problem.remedy().into(),
                message: documents::plan::explain(problem),
            }),
            Brought::AlreadyRead(id) => Self::AlreadyRead(PlanAlreadyRead {
                roadmap: Roadmap::load(viewer, id).await?,
            }),
        })
    }
}

/// There is a draft.
#[derive(SimpleObject)]
pub struct ReadPlanDone {
    /// The draft.
    pub roadmap: Roadmap,
}

/// No plan was read; nothing was kept.
#[derive(SimpleObject)]
pub struct ReadPlanRefused {
    /// Why.
    pub problem: PlanProblem,
    /// What helps.
    pub remedy: PlanRemedy,
    /// Both in a Russian sentence.
    pub message: &'static str,
}

/// The same paper became a roadmap already; nothing was kept.
#[derive(SimpleObject)]
pub struct PlanAlreadyRead {
    /// That roadmap.
    pub roadmap: Roadmap,
}
