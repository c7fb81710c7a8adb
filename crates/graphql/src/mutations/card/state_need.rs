//! A teacher, or the curator for them, states a need with the deficits behind it (rows 16, 20, 21).

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::{Actor, Denied};
use domain::id::{DeficitId, NeedId, PersonId, SchoolId};
use domain::mentoring::{MentoringFormat, Side};
use domain::people::{
    CardState, DeficitKind, DeficitSource, MenteeCategory, MentoringTopic, Severity,
};
use domain::text::{Line, Prose};
use persistence::banks::BankCard;
use persistence::needs::{Area, DeficitData, Need as Row, NeedData, NeedDetailsData, Request};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::lists::{MOST, ask_again, chosen, permit_keep, state_name, words};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::need::Need;
use crate::types::{deficit, enums};
use crate::viewer::Viewer;

/// States needs.
#[derive(Default)]
pub struct StateNeedMutation;

#[Object]
impl StateNeedMutation {
    /// Writes a need in the bank of a school, the first time or anew. For who needs it, and for the curators of the
    /// school, while the person works there.
    async fn state_need(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole need, as it shall be.")] input: StateNeedInput,
    ) -> Result<StateNeedPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let person = PersonId::read(&input.person_id)?;
        let mut form = Form::default();
        let request = form.take("request", Prose::required(&input.request));
        let own = viewer.actor().is(person);
        let lines = lines(&mut form, &input.deficits, own)?;
        let details = input.details.and_then(|details| {
            Some(NeedDetailsData {
                strengths: words(&mut form, "details.strengths", &details.strengths)?,
                support_needed: details.support_needed,
            })
        });
        let (Some(request), Some(deficits), true) = (request, lines, form.is_sound()) else {
            return Ok(StateNeedPayload::Invalid(form.into_invalid()));
        };
        let operation = StateNeed {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person,
            version: input.version,
            request,
            topics: chosen(input.topics),
            formats: chosen(input.formats),
            categories: chosen(input.categories),
            deficits,
            details,
            state: input.state.into(),
        };
        let key = input.client_mutation_id.as_deref();
        let done = perform(&viewer, key, "stateNeed", &operation).await?;
        let (Ok(id) | Err(Stale(id))) = &done;
        let row = viewer.store().needs().find(*id).await?;
        let need = Need::new(viewer, row.ok_or(GqlError::NotFound)?);
        Ok(match done {
            Ok(_) => StateNeedPayload::Done(StateNeedDone { need }),
            Err(Stale(_)) => StateNeedPayload::Conflict(StateNeedConflict { current: need }),
        })
    }
}

/// Takes the deficits. What a person says of themselves is a self-assessment, whatever the client calls it; what others
/// enter for them never is, unless it was before.
fn lines(
    form: &mut Form,
    raw: &[DeficitInput],
    own: bool,
) -> Result<Option<Vec<DeficitLine>>, GqlError> {
    form.at_most("deficits", raw, MOST);
    let mut taken = Vec::new();
    let mut sound = true;
    for (index, line) in raw.iter().enumerate().take(MOST as usize) {
        let id = line.id.as_ref().map(DeficitId::read).transpose()?;
        let area = form.take(&format!("deficits.{index}.area"), Line::parse(&line.area));
        let source = match line.source.into() {
            _ if own => DeficitSource::SelfAssessment,
            DeficitSource::SelfAssessment if id.is_none() => {
                let field = format!("deficits.{index}.source");
                form.require(&field, false, Problem::NotAllowed);
                DeficitSource::Colleague
            }
            source => source,
        };
        match area {
            Some(area) => taken.push(DeficitLine {
                id,
                kind: line.kind.into(),
                area,
                source,
                severity: line.severity.map(Into::into),
            }),
            None => sound = false,
        }
    }
    Ok(sound.then_some(taken))
}

#[derive(Serialize)]
struct StateNeed {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    version: Option<i32>,
    request: Request,
    topics: Vec<MentoringTopic>,
    formats: Vec<MentoringFormat>,
    categories: Vec<MenteeCategory>,
    deficits: Vec<DeficitLine>,
    details: Option<NeedDetailsData>,
    state: CardState,
}

#[derive(Serialize)]
struct DeficitLine {
    /// One that the need has; a new one has none yet.
    id: Option<DeficitId>,
    kind: DeficitKind,
    area: Area,
    source: DeficitSource,
    severity: Option<Severity>,
}

/// Somebody else was faster; which need it is.
struct Stale(NeedId);

impl Operation for StateNeed {
    type Done = NeedId;
    type Refusal = Stale;

    async fn run(&self, work: &UnitOfWork) -> Result<NeedId, Failure<Stale>> {
        let (person, school) = (self.person, self.school);
        let permit = permit_keep(work, &self.actor, person, school, Side::Mentee).await?;
        let (needs, now) = (work.needs(), work.now());
        let data = NeedData {
            request: &self.request,
            topics: &self.topics,
            formats: &self.formats,
            categories: &self.categories,
            state: self.state,
        };
        let before = needs.find_at(person, school).await?;
        let known = match &before {
            Some(need) => needs.deficits_of(&[need.id]).await?,
            None => Vec::new(),
        };
        let named = self.deficits.iter().filter_map(|line| line.id);
        for id in named {
            // Another need's deficit is as good as none.
            if !known.iter().any(|deficit| deficit.id == id) {
                return Err(Denied::Hidden.into());
            }
        }
        let id = match (&before, self.version) {
            (None, None) => {
                let id = NeedId(work.fresh());
                needs.add(&permit, id, school, &data, now).await?;
                id
            }
            (None, Some(_)) => return Err(Denied::Hidden.into()),
            (Some(need), Some(version)) if need.version == version => {
                match needs.keep(&permit, need.id, version, &data, now).await {
                    Err(StoreError::Conflict) => return Err(Failure::Refused(Stale(need.id))),
                    kept => kept?,
                }
                need.id
            }
            (Some(need), _) => return Err(Failure::Refused(Stale(need.id))),
        };
        let lines: Vec<_> = self
            .deficits
            .iter()
            .map(|line| DeficitData {
                id: line.id.unwrap_or_else(|| DeficitId(work.fresh())),
                kind: line.kind,
                area: &line.area,
                source: line.source,
                severity: line.severity,
            })
            .collect();
        needs.put_deficits(&permit, id, &lines).await?;
        if let Some(details) = &self.details {
            needs.put_details(&permit, id, details).await?;
        }
        if let Some(before) = &before {
            ask_again(work, &permit, written(before)).await?;
        }
        let change = Change {
            school: Some(school),
            from: before.map(|need| state_name(need.state)),
            to: Some(state_name(self.state)),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// The need as it was, with the version that it has now.
fn written(need: &Row) -> BankCard {
    BankCard {
        id: need.id.0,
        side: Side::Mentee,
        person: need.person,
        school: need.school,
        state: need.state,
        membership: need.membership,
        version: need.version + 1,
    }
}

/// A need as it shall be.
#[derive(InputObject)]
pub struct StateNeedInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`, in whose bank it is.
    pub school_id: ID,
    /// `person:…`, whose it is.
    pub person_id: ID,
    /// The version of the need that was changed; left out for the first one.
    pub version: Option<i32>,
    /// What is asked for, in the person's own words; 1–5 000 characters.
    pub request: String,
    /// What it is about.
    pub topics: Vec<enums::MentoringTopic>,
    /// How they would like to work.
    pub formats: Vec<enums::MentoringFormat>,
    /// Why they are supported.
    pub categories: Vec<enums::MenteeCategory>,
    /// The deficits behind it, at most 20. One that is left out is forgotten, unless a programme works or worked on it.
    pub deficits: Vec<DeficitInput>,
    /// Whether it can be matched.
    pub state: enums::CardState,
    /// The further columns of the form; they stay as they are when left out.
    pub details: Option<NeedDetailsInput>,
}

/// The further columns of a need, as they shall be.
#[derive(InputObject)]
pub struct NeedDetailsInput {
    /// Strengths to build on; at most 20 entries of 1–200 characters.
    pub strengths: Vec<String>,
    /// Whether the psychologist supports them while they have no mentor.
    pub support_needed: bool,
}

/// A deficit named in a need.
#[derive(InputObject)]
pub struct DeficitInput {
    /// `deficit:…` of one that the need has; left out for a new one.
    pub id: Option<ID>,
    /// What it is about.
    pub kind: deficit::DeficitKind,
    /// Where it shows; 1–200 characters.
    pub area: String,
    /// Who noticed it. Of one that the need has it stays as it is; what a person says of themselves is a
    /// self-assessment, and what a curator enters for another is not.
    pub source: deficit::DeficitSource,
    /// How much it weighs; it stays as it is when left out.
    pub severity: Option<deficit::Severity>,
}

/// What came of stating a need.
#[derive(Union)]
pub enum StateNeedPayload {
    /// It was written.
    Done(StateNeedDone),
    /// Somebody else was faster.
    Conflict(StateNeedConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The need was written.
#[derive(SimpleObject)]
pub struct StateNeedDone {
    /// The need.
    pub need: Need,
}

/// Somebody else wrote the need since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct StateNeedConflict {
    /// The need as it is now.
    pub current: Need,
}
