//! What a school answers in a campaign.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use async_graphql::{Enum, ID, Object, SimpleObject};
use domain::access::rules::monitoring::submission::Action;
use domain::access::{Subject, Verdict};
use domain::clock::Date as Day;
use domain::id::{CampaignId, MunicipalityId, SchoolId, SubmissionId};
use domain::monitoring::submission::is_late;
use domain::monitoring::{Answer, Finding, Item, Said, Source, check};
use persistence::campaigns::Campaign as CampaignRow;
use persistence::page::Window;
use persistence::submissions::computed::Computed;
use persistence::submissions::{Answers, Kept, Submission as Row};
use tokio::sync::OnceCell;

use super::{AnswerFinding, Campaign, SubmissionState};
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::types::person::Person;
use crate::types::place::Place;
use crate::types::roadmap::today_in;
use crate::viewer::Viewer;

/// What the viewer may do with a submission as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SubmissionAction {
    /// Write answers.
    Fill,
    /// Sign them and hand them in.
    Submit,
    /// Accept them.
    Accept,
    /// Send them back.
    Return,
    /// Give the school more time.
    Extend,
}

/// Answers of the submissions of one answer in one campaign, read once for all of them.
struct Sheets {
    campaign: Arc<CampaignRow>,
    submissions: Vec<SubmissionId>,
    schools: Vec<SchoolId>,
    municipality: MunicipalityId,
    kept: OnceCell<BTreeMap<SubmissionId, Answers>>,
    computed: OnceCell<BTreeMap<SchoolId, Computed>>,
    before: OnceCell<BTreeMap<SchoolId, BTreeMap<String, i64>>>,
}

/// A submission that the viewer may know of.
#[derive(Clone)]
pub struct Submission {
    viewer: Viewer,
    row: Arc<Row>,
    sheets: Arc<Sheets>,
}

impl Submission {
    /// A page of submissions that the viewer was allowed to list, each in one of `campaigns`.
    pub(crate) fn window(
        viewer: &Viewer,
        window: Window<Row>,
        campaigns: &[Arc<CampaignRow>],
    ) -> Window<Self> {
        let rows: Vec<_> = window.rows.iter().map(|(_, row)| row.clone()).collect();
        let sheets = Sheets::of(&rows, campaigns);
        let rows = window.rows.into_iter().filter_map(|(at, row)| {
            let sheets = sheets.get(&(row.campaign, row.at.municipality))?.clone();
            let submission = Self {
                viewer: viewer.clone(),
                row: Arc::new(row),
                sheets,
            };
            Some((at, submission))
        });
        Window {
            rows: rows.collect(),
            has_next: window.has_next,
            has_previous: window.has_previous,
        }
    }

    /// The submission with this id, if the policy lets the viewer know of it.
    pub(crate) async fn seen(viewer: &Viewer, id: SubmissionId) -> Result<Option<Self>, GqlError> {
        let found = Self::all(viewer, &[id]).await?;
        Ok(found.into_iter().next().map(|(_, submission)| submission))
    }

    /// The submission that the viewer has just changed, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: SubmissionId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// Those of the submissions that the viewer may know of, read at once, in the order of `ids`.
    pub(crate) async fn all(
        viewer: &Viewer,
        ids: &[SubmissionId],
    ) -> Result<Vec<(SubmissionId, Self)>, GqlError> {
        let store = viewer.store();
        let mut rows = store.submissions().find_all(ids).await?;
        rows.retain(|row| row.facts().judge(viewer.actor(), Action::Read) == Verdict::Full);
        rows.sort_by_key(|row| ids.iter().position(|id| *id == row.id));
        let campaigns: BTreeSet<_> = rows.iter().map(|row| row.campaign).collect();
        let campaigns: Vec<_> = campaigns.into_iter().collect();
        let campaigns = store.campaigns().find_all(&campaigns).await?;
        let campaigns: Vec<_> = campaigns.into_iter().map(Arc::new).collect();
        let sheets = Sheets::of(&rows, &campaigns);
        let found = rows.into_iter().filter_map(|row| {
            let sheets = sheets.get(&(row.campaign, row.at.municipality))?.clone();
            let submission = Self {
                viewer: viewer.clone(),
                row: Arc::new(row),
                sheets,
            };
            Some((submission.row.id, submission))
        });
        Ok(found.collect())
    }

    fn may(&self, action: Action) -> bool {
        self.row.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn items(&self) -> &[Item] {
        &self.sheets.campaign.design.items
    }

    async fn today(&self) -> Result<Day, GqlError> {
        today_in(&self.viewer, self.sheets.campaign.at).await
    }

    async fn kept(&self) -> Result<Answers, GqlError> {
        let read = || async {
            let submissions = self.viewer.store().submissions();
            let found = submissions.answers(&self.sheets.submissions);
            Ok::<_, GqlError>(found.await?)
        };
        let all = self.sheets.kept.get_or_try_init(read).await?;
        Ok(all.get(&self.row.id).cloned().unwrap_or_default())
    }

    /// What the program counts now.
    async fn computed(&self) -> Result<Computed, GqlError> {
        let sheets = &self.sheets;
        let count = || async {
            let today = self.today().await?;
            let submissions = self.viewer.store().submissions();
            let found = submissions.computed(
                self.items(),
                &sheets.schools,
                sheets.municipality,
                sheets.campaign.design.school_year,
                today,
            );
            Ok::<_, GqlError>(found.await?)
        };
        let all = sheets.computed.get_or_try_init(count).await?;
        Ok(all.get(&self.row.at.school).cloned().unwrap_or_default())
    }

    /// What the school said in the campaign before, where that was accepted.
    async fn before(&self) -> Result<BTreeMap<String, i64>, GqlError> {
        let sheets = &self.sheets;
        let read = || async {
            let store = self.viewer.store();
            Ok::<_, GqlError>(match store.campaigns().previous(&sheets.campaign).await? {
                Some(previous) => {
                    let submissions = store.submissions();
                    let mut said = submissions.numbers(previous.id, &sheets.schools).await?;
                    let continued = |code: &String| {
                        let mut asked = self.items().iter().filter(|item| item.code == *code);
                        let earlier = &previous.design.items;
                        asked.any(|item| earlier.iter().any(|one| item.continues(one)))
                    };
                    said.values_mut()
                        .for_each(|of| of.retain(|code, _| continued(code)));
                    said
                }
                None => BTreeMap::new(),
            })
        };
        let all = sheets.before.get_or_try_init(read).await?;
        Ok(all.get(&self.row.at.school).cloned().unwrap_or_default())
    }

    /// The answers as rules look at them: with what was counted on the day of signing while it is signed, else now.
    async fn answered(&self) -> Result<BTreeMap<String, (Answer, Kept)>, GqlError> {
        let (mut kept, computed, before) = (
            self.kept().await?,
            self.computed().await?,
            self.before().await?,
        );
        let is_frozen = self.row.state.is_frozen();
        let answer = |item: &Item| {
            let kept = kept.remove(&item.code).unwrap_or_default();
            let now = computed.get(&item.code).copied();
            let answer = Answer {
                said: kept.said.clone(),
                computed: if is_frozen { kept.computed } else { now },
                before: before.get(&item.code).copied(),
                explanation: kept.explanation.clone(),
            };
            (item.code.clone(), (answer, kept))
        };
        Ok(self.items().iter().map(answer).collect())
    }
}

impl Sheets {
    fn of(
        rows: &[Row],
        campaigns: &[Arc<CampaignRow>],
    ) -> BTreeMap<(CampaignId, MunicipalityId), Arc<Self>> {
        let mut found: BTreeMap<_, Self> = BTreeMap::new();
        for row in rows {
            let campaign = campaigns.iter().find(|one| one.id == row.campaign);
            let Some(campaign) = campaign else { continue };
            let key = (row.campaign, row.at.municipality);
            let sheets = found.entry(key).or_insert_with(|| Self {
                campaign: campaign.clone(),
                submissions: Vec::new(),
                schools: Vec::new(),
                municipality: row.at.municipality,
                kept: OnceCell::new(),
                computed: OnceCell::new(),
                before: OnceCell::new(),
            });
            sheets.submissions.push(row.id);
            sheets.schools.push(row.at.school);
        }
        let shared = found.into_iter().map(|(key, one)| (key, Arc::new(one)));
        shared.collect()
    }
}

/// What one school is to answer in a campaign, and how far it has come.
#[Object(name = "MonitoringSubmission")]
impl Submission {
    /// `submission:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The campaign, with what it asks.
    async fn campaign(&self) -> Campaign {
        Campaign::asked(&self.viewer, self.sheets.campaign.clone())
    }

    /// The school.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.at.school).await
    }

    /// Where it stands.
    async fn state(&self) -> SubmissionState {
        self.row.state.into()
    }

    /// The school's last day, with the time that it was given besides.
    async fn due_on(&self) -> Date {
        self.row.due.into()
    }

    /// Whether the school was given more time than others.
    async fn is_extended(&self) -> bool {
        self.row.extended
    }

    /// Whether it was first handed in after its day. Corrections do not make it late.
    async fn is_late(&self) -> bool {
        is_late(self.row.first_submitted, self.row.due)
    }

    /// Whether it is not handed in though its day has passed.
    async fn is_overdue(&self) -> Result<bool, GqlError> {
        let term = self.row.term(self.sheets.campaign.state);
        Ok(self.row.state.is_overdue(term, self.today().await?))
    }

    /// When the school left the circle of those that are asked; `null` while it is asked.
    async fn released_on(&self) -> Option<Date> {
        self.row.released.map(Into::into)
    }

    /// Counts the changes of answers and state; to be sent back with a step, which is refused when somebody was faster.
    async fn revision(&self) -> i32 {
        self.row.revision
    }

    /// The answers, question by question in order; `null` for the municipality until they are handed in.
    #[graphql(complexity = "20 * child_complexity + 3")]
    async fn answers(&self) -> Result<Option<Vec<MonitoringAnswer>>, GqlError> {
        if !self.may(Action::ReadAnswers) {
            return Ok(None);
        }
        let mut answers = self.answered().await?;
        let items = self.items().iter();
        let answer = |item: &Item| {
            let (answer, kept) = answers.remove(&item.code).unwrap_or_default();
            MonitoringAnswer::of(item, answer, kept)
        };
        Ok(Some(items.map(answer).collect()))
    }

    /// What is to be looked at before it is signed; empty for who may not read the answers.
    #[graphql(complexity = "5 * child_complexity + 3")]
    async fn findings(&self) -> Result<Vec<FindingOfAnswer>, GqlError> {
        if !self.may(Action::ReadAnswers) {
            return Ok(Vec::new());
        }
        let answers = self.answered().await?.into_iter();
        let answers: BTreeMap<_, _> = answers.map(|(code, (answer, _))| (code, answer)).collect();
        let found = check(self.items(), &answers);
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// In how many answers the school says otherwise than the program; `null` for who may not read the answers.
    #[graphql(complexity = 3)]
    async fn differences(&self) -> Result<Option<i32>, GqlError> {
        if !self.may(Action::ReadAnswers) {
            return Ok(None);
        }
        let answers = self.answered().await?;
        let many = answers.values().filter(|(answer, _)| answer.differs());
        Ok(i32::try_from(many.count()).ok())
    }

    /// How many values the program counts otherwise now than on the day of signing; 0 while it is not signed.
    #[graphql(complexity = 3)]
    async fn changed_since_signed(&self) -> Result<i32, GqlError> {
        if !self.row.state.is_frozen() {
            return Ok(0);
        }
        let (kept, now) = (self.kept().await?, self.computed().await?);
        let items = self.items().iter();
        let computed = items.filter(|item| item.source != Source::Manual);
        let changed = computed.filter(|item| {
            let then = kept.get(&item.code).and_then(|kept| kept.computed);
            then != now.get(&item.code).copied()
        });
        Ok(i32::try_from(changed.count()).unwrap_or(i32::MAX))
    }

    /// Who signed it; `null` while nobody has.
    async fn submitted_by(&self) -> Result<Option<Person>, GqlError> {
        match self.row.submitted {
            Some((person, _)) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// When it was signed last; `null` while it is not.
    async fn submitted_on(&self) -> Option<Date> {
        self.row.submitted.map(|(_, on)| on.into())
    }

    /// When it was handed in for the first time; `null` before.
    async fn first_submitted_on(&self) -> Option<Date> {
        self.row.first_submitted.map(Into::into)
    }

    /// When it was accepted or sent back last; `null` when never.
    async fn decided_on(&self) -> Option<Date> {
        self.row.decided.map(|(_, on)| on.into())
    }

    /// Why it was sent back; `null` when it was not, or was signed again since.
    async fn returned_reason(&self) -> Option<&str> {
        self.row.returned_reason.as_deref()
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<SubmissionAction>, GqlError> {
        let (state, today) = (self.row.state, self.today().await?);
        let term = self.row.term(self.sheets.campaign.state);
        let all = [
            (
                SubmissionAction::Fill,
                Action::Fill,
                state.save(term, today).is_ok(),
            ),
            (
                SubmissionAction::Submit,
                Action::Submit,
                state.submit(term, today).is_ok(),
            ),
            (
                SubmissionAction::Accept,
                Action::Decide,
                state.accept(term).is_ok(),
            ),
            (
                SubmissionAction::Return,
                Action::Decide,
                state.send_back(term).is_ok(),
            ),
            (
                SubmissionAction::Extend,
                Action::Decide,
                state.extend(term).is_ok(),
            ),
        ];
        let can = all
            .into_iter()
            .filter(|(_, deed, fits)| *fits && self.may(*deed));
        Ok(can.map(|(action, ..)| action).collect())
    }
}

/// An answer with what stands beside it.
#[derive(Clone, Debug, SimpleObject)]
pub struct MonitoringAnswer {
    /// The code of the question.
    pub code: String,
    /// What the school says, of questions about a number; `null` when it says nothing.
    pub number: Option<i32>,
    /// What the school says, of questions for yes or no; `null` when it says nothing.
    pub yes: Option<bool>,
    /// What the school says in words; `null` when it says nothing.
    pub text: Option<String>,
    /// What the program counts: on the day of signing while it is signed, else now. `null` when it has no data, which is no
    /// nought. Who says nothing confirms it.
    pub computed: Option<i32>,
    /// What the school said in the campaign before, where that was accepted; `null` when nothing.
    pub before: Option<i32>,
    /// Why the school says otherwise than the program; `null` when it does not say.
    pub explanation: Option<String>,
    /// What is to be corrected, by who sent it back; `null` when nothing.
    pub remark: Option<String>,
    /// Whether the school says otherwise than the program.
    pub differs: bool,
}

impl MonitoringAnswer {
    fn of(item: &Item, answer: Answer, kept: Kept) -> Self {
        let small = |number: i64| i32::try_from(number).unwrap_or(i32::MAX);
        let differs = item.source != Source::Manual && answer.differs();
        let (mut number, mut yes, mut text) = (None, None, None);
        match answer.said {
            Some(Said::Number(said)) => number = Some(small(said)),
            Some(Said::Yes(said)) => yes = Some(said),
            Some(Said::Text(said)) => text = Some(said),
            None => {}
        }
        Self {
            code: item.code.clone(),
            number,
            yes,
            text,
            computed: answer.computed.map(small),
            before: answer.before.map(small),
            explanation: answer.explanation,
            remark: kept.remark,
            differs,
        }
    }
}

/// What is to be looked at in one answer.
#[derive(Clone, Debug, SimpleObject)]
pub struct FindingOfAnswer {
    /// The code of the question.
    pub code: String,
    /// What it is.
    pub finding: AnswerFinding,
    /// Whether answers cannot be signed with it.
    pub is_refusal: bool,
}

impl From<(String, Finding)> for FindingOfAnswer {
    fn from((code, finding): (String, Finding)) -> Self {
        Self {
            code,
            finding: finding.into(),
            is_refusal: finding.is_refusal(),
        }
    }
}
