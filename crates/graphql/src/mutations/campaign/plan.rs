//! A campaign is planned, with the questions that it will ask.

use async_graphql::{Context, ID, InputObject, Object};
use documents::monitoring::{OWN_SECTION, current, title};
use domain::access::rules::monitoring::campaign::{CampaignFacts, Plan};
use domain::access::{Actor, Place, permit};
use domain::clock::SchoolYear;
use domain::id::CampaignId;
use domain::monitoring::indicator_set::{OWN, sound};
use domain::monitoring::{CampaignKind, CampaignState, Item, Source, Stage, ValueKind};
use domain::text::{Line, Title};
use persistence::campaigns::Design;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{CampaignPayload, Refusal};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::mutations::roadmap::seat_of;
use crate::mutations::{perform, read_place};
use crate::types::enums::SchoolKind;
use crate::types::monitoring::{AnswerKind, CampaignAudience, CampaignKind as WireKind};
use crate::viewer::Viewer;

/// The most questions that are added, and the most that are left out.
const QUESTIONS: i32 = 50;

/// Plans campaigns.
#[derive(Default)]
pub struct PlanCampaignMutation;

#[Object]
impl PlanCampaignMutation {
    /// Plans a monitoring campaign of a municipality or a region: nobody is told yet. It asks the questions of the current set of
    /// its kind, without those left out, and besides those that are added; they stay as they are from now on. For the
    /// methodologists of the place.
    async fn plan_campaign(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose campaign, what it asks, of whom and by when.")]
        input: PlanCampaignInput,
    ) -> Result<CampaignPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let design = input.design(&mut form);
        let (Some(design), true) = (design, form.is_sound()) else {
            return Ok(CampaignPayload::invalid(form));
        };
        let operation = PlanCampaign {
            actor: viewer.actor().clone(),
            place: read_place(&input.place_id)?,
            place_id: input.place_id.to_string(),
            asked: format!("{design:?}"),
            design,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "planCampaign", &operation).await?;
        CampaignPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct PlanCampaign {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    place: Place,
    /// The place as text, for the receipt.
    place_id: String,
    #[serde(skip)]
    design: Design,
    /// The design as text, for the receipt.
    asked: String,
}

impl Operation for PlanCampaign {
    type Done = CampaignId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CampaignId, Failure<Refusal>> {
        let at = seat_of(work, self.place).await?;
        let id = CampaignId(work.fresh());
        let facts = CampaignFacts {
            id,
            at,
            state: CampaignState::Planned,
            below: Vec::new(),
        };
        let permit = permit::<Plan>(&self.actor, &facts)?;
        let campaigns = work.campaigns();
        campaigns
            .plan(&permit, at, &self.design, work.now())
            .await?;
        let change = Change {
            to: Some(CampaignState::Planned.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// What a campaign is about.
#[derive(InputObject)]
pub struct PlanCampaignInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `municipality:…` or `region:…`.
    pub place_id: ID,
    /// What it looks at.
    pub kind: WireKind,
    /// What it is called; a name of its kind when left out.
    pub title: Option<String>,
    /// The school year whose counters stand beside the answers; that of `until` when left out.
    pub school_year: Option<i32>,
    /// The first day that it is about.
    pub from: Date,
    /// The last day that it is about, not before the first.
    pub until: Date,
    /// The first day to answer, as it will be announced.
    pub opens_on: Date,
    /// The last day to answer, not before the first.
    pub due_on: Date,
    /// Which schools it asks.
    pub audience: CampaignAudience,
    /// Schools of these kinds alone; of all when left out or empty.
    pub school_kinds: Option<Vec<SchoolKind>>,
    /// Codes of questions of the set that are left out, at most 50.
    pub leave_out: Option<Vec<String>>,
    /// Questions besides those of the set, at most 50; a campaign on request has no others.
    pub questions: Option<Vec<CampaignQuestionInput>>,
}

/// A question that a campaign asks besides those of its set.
#[derive(InputObject)]
pub struct CampaignQuestionInput {
    /// The question, 1–500 characters.
    pub title: String,
    /// What is counted, at most 50 characters; left out when it goes without saying.
    pub unit: Option<String>,
    /// What an answer looks like.
    pub kind: AnswerKind,
    /// Whether it must be answered.
    pub required: bool,
    /// Whether it counts people, so that the region gets no sum that stands for one to four of them.
    pub counts_people: bool,
}

impl PlanCampaignInput {
    fn design(&self, form: &mut Form) -> Option<Design> {
        let kind = CampaignKind::from(self.kind);
        let named = form.take_optional("title", self.title.as_deref(), Title::parse);
        let year = match self.school_year {
            Some(first) => SchoolYear::starting(first),
            None => Some(SchoolYear::of(self.until.0)),
        };
        form.require("schoolYear", year.is_some(), Problem::OutOfRange);
        form.require("until", self.from.0 <= self.until.0, Problem::OutOfRange);
        form.require(
            "dueOn",
            self.opens_on.0 <= self.due_on.0,
            Problem::OutOfRange,
        );
        let set = current(kind);
        let mut items = set.items;
        let out = self.leave_out.as_deref().unwrap_or_default();
        form.at_most("leaveOut", out, QUESTIONS);
        for (at, code) in (0..QUESTIONS).zip(out) {
            let known = items.iter().any(|item| item.code == *code);
            form.require(&format!("leaveOut.{at}"), known, Problem::NotAllowed);
            items.retain(|item| item.code != *code);
        }
        let set_version = if items.is_empty() { 0 } else { set.version };
        self.add_own(&mut items, form);
        form.require("questions", !items.is_empty(), Problem::Empty);
        // A part without its whole.
        form.require("leaveOut", sound(&items).is_ok(), Problem::NotAllowed);
        let title = match named? {
            Some(title) => title,
            None => Title::parse(title(kind)).ok()?,
        };
        let kinds = self.school_kinds.iter().flatten();
        Some(Design {
            kind,
            set_version,
            title,
            school_year: year?,
            from: self.from.0,
            until: self.until.0,
            opens: self.opens_on.0,
            due: self.due_on.0,
            audience: self.audience.into(),
            school_kinds: kinds.map(|kind| (*kind).into()).collect(),
            items,
        })
    }

    fn add_own(&self, items: &mut Vec<Item>, form: &mut Form) {
        let own = self.questions.as_deref().unwrap_or_default();
        form.at_most("questions", own, QUESTIONS);
        for (at, question) in (0..QUESTIONS).zip(own) {
            let path = |name: &str| format!("questions.{at}.{name}");
            let title = form.take(&path("title"), Line::<500>::parse(&question.title));
            let unit = question.unit.as_deref();
            let unit = form.take_optional(&path("unit"), unit, Line::<50>::parse);
            let kind = ValueKind::from(question.kind);
            let (Some(title), Some(unit)) = (title, unit) else {
                continue;
            };
            items.push(Item {
                code: format!("{OWN}{}", at + 1),
                stage: Stage::Process,
                section: OWN_SECTION.to_owned(),
                title: title.as_str().to_owned(),
                unit: unit.map_or_else(String::new, |unit| unit.as_str().to_owned()),
                kind,
                source: Source::Manual,
                required: question.required,
                people: question.counts_people && kind == ValueKind::Count,
                part_of: None,
            });
        }
    }
}
