//! Surveys: rounds and responses for the curator, the sheet for whoever holds a link.

use async_graphql::{Enum, ID, InputObject, Object, SimpleObject};
use domain::clock::Timestamp;
use domain::id::{SurveyLinkId, SurveyRoundId};
use domain::survey::{Answers, Ask, LinkState, Question, questions};
use persistence::SecretHash;
use persistence::surveys::{Link, Round};

use super::bank::count;
use super::enums::mirror;
use super::person::Person;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SurveyLinksOf;
use crate::viewer::Viewer;

mirror! {
    /// What a survey is about.
    SurveyKind = "domain::survey::SurveyKind" {
        /// What a teacher asks for.
        Request,
        /// What a potential mentor offers.
        PotentialMentor,
    }
}

mirror! {
    /// What became of answers that were handed in.
    SurveyOutcome = "persistence::surveys::Outcome" {
        /// They are on the card.
        Taken,
        /// They were set aside.
        Dismissed,
    }
}

/// How a question is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum SurveyAsk {
    /// In one's own words, at most `limit` characters.
    Words,
    /// In lines of at most 200 characters, at most `limit` of them.
    Lines,
    /// With one of the options.
    One,
    /// With any of the options.
    Several,
    /// With a whole number from `least` to `limit`.
    Number,
}

/// A question of a survey. Its words stand in the catalogues of the user interface, by its code.
#[derive(Clone, Debug, SimpleObject)]
pub struct SurveyQuestion {
    /// Its code, under which answers are kept.
    pub code: String,
    /// The section; one section is one screen of a phone.
    pub section: String,
    /// How it is answered.
    pub ask: SurveyAsk,
    /// The codes to choose from; empty for other ways of answering.
    pub options: Vec<String>,
    /// The least number.
    pub least: Option<i32>,
    /// The most characters, lines, or the greatest number.
    pub limit: Option<i32>,
    /// Whether nothing can be handed in without it.
    pub required: bool,
}

/// An answer to a question.
#[derive(Clone, Debug, SimpleObject)]
pub struct SurveyAnswer {
    /// The code of the question.
    pub code: String,
    /// One text for words, an option and a number; several for lines and options.
    pub values: Vec<String>,
}

/// An answer to a question.
#[derive(Clone, Debug, InputObject)]
pub struct SurveyAnswerInput {
    /// The code of the question.
    pub code: String,
    /// One text for words, an option and a number; several for lines and options; none takes the answer back.
    pub values: Vec<String>,
}

impl From<&Question> for SurveyQuestion {
    fn from(question: &Question) -> Self {
        let owned = |options: &[&str]| options.iter().map(|option| (*option).to_owned()).collect();
        let number = |most: usize| i32::try_from(most).ok();
        let (ask, options, least, limit) = match question.ask {
            Ask::Words(most) => (SurveyAsk::Words, Vec::new(), None, number(most)),
            Ask::Lines(most) => (SurveyAsk::Lines, Vec::new(), None, number(most)),
            Ask::One(options) => (SurveyAsk::One, owned(options), None, None),
            Ask::Several(options) => (SurveyAsk::Several, owned(options), None, None),
            Ask::Number(least, most) => (SurveyAsk::Number, Vec::new(), Some(least), Some(most)),
        };
        Self {
            code: question.code.to_owned(),
            section: question.section.to_owned(),
            ask,
            options,
            least,
            limit,
            required: question.required,
        }
    }
}

fn answers(answers: &Answers) -> Vec<SurveyAnswer> {
    let show = |(code, values): (&str, &[String])| SurveyAnswer {
        code: code.to_owned(),
        values: values.to_vec(),
    };
    answers.iter().map(show).collect()
}

/// A survey as whoever holds a personal link sees it: their own name and answers, nothing else.
#[derive(Clone, Debug, SimpleObject)]
pub struct SurveySheet {
    /// What it is about.
    pub kind: SurveyKind,
    /// Whose answers these are: first name and patronymic.
    pub addressee: String,
    /// The school that asks.
    pub school_name: String,
    /// The last day on which answers are taken.
    pub closes_on: Date,
    /// What is asked.
    pub questions: Vec<SurveyQuestion>,
    /// What was said so far.
    pub answers: Vec<SurveyAnswer>,
    /// When something was saved last.
    pub saved_at: Option<Timestamp>,
    /// When the answers were handed in.
    pub submitted_at: Option<Timestamp>,
}

impl SurveySheet {
    /// The sheet behind a link; `None` for one that never was, was taken back or is over.
    pub(crate) async fn behind(viewer: &Viewer, token: &str) -> Result<Option<Self>, GqlError> {
        let store = viewer.store();
        let Some((link, round)) = store.surveys().held(&SecretHash::of(token)).await? else {
            return Ok(None);
        };
        let here = store.schools().locate(round.school).await?;
        let person = store.people().find(link.person).await?;
        let (Some(here), Some(person)) = (here, person) else {
            return Ok(None);
        };
        if link.state(&round, viewer.today(here.zone)) == LinkState::Closed {
            return Ok(None);
        }
        let name = &person.name;
        let addressee = [Some(name.first()), name.patronymic()];
        let addressee: Vec<_> = addressee.into_iter().flatten().collect();
        Ok(Some(Self {
            kind: round.kind.into(),
            addressee: addressee.join(" "),
            school_name: here.school.short_name,
            closes_on: round.closes_on.into(),
            questions: questions(round.kind).iter().map(Into::into).collect(),
            answers: answers(&link.answers),
            saved_at: link.saved_at,
            submitted_at: link.submitted_at,
        }))
    }
}

/// A round of a survey that the viewer keeps.
#[derive(Clone)]
pub struct SurveyRound {
    viewer: Viewer,
    row: Round,
}

impl SurveyRound {
    /// A round of a school whose banks the viewer keeps.
    pub(crate) fn new(viewer: Viewer, row: Round) -> Self {
        Self { viewer, row }
    }

    /// The same by id, after the viewer was allowed to change it.
    pub(crate) async fn load(viewer: &Viewer, id: SurveyRoundId) -> Result<Self, GqlError> {
        let row = viewer.store().surveys().round(id).await?;
        Ok(Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?))
    }

    async fn links(&self) -> Result<Vec<Link>, GqlError> {
        let key = SurveyLinksOf(self.row.id);
        Ok(self
            .viewer
            .loaders()
            .load_one(key)
            .await?
            .unwrap_or_default())
    }
}

/// A round of a survey: who was asked, who answered.
#[Object]
impl SurveyRound {
    /// `survey-round:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it is about.
    async fn kind(&self) -> SurveyKind {
        self.row.kind.into()
    }

    /// When it was opened.
    async fn opened_at(&self) -> Timestamp {
        self.row.opened_at
    }

    /// Who opened it.
    async fn opened_by(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.opened_by).await
    }

    /// The last day on which answers are taken.
    async fn closes_on(&self) -> Date {
        self.row.closes_on.into()
    }

    /// Whether answers are taken today.
    async fn open(&self) -> Result<bool, GqlError> {
        let today = self.viewer.today_at(self.row.school).await?;
        Ok(self.row.closed_at.is_none() && self.row.closes_on >= today)
    }

    /// How many people were asked.
    async fn asked(&self) -> Result<i32, GqlError> {
        Ok(count(self.links().await?.len() as u64))
    }

    /// How many have handed their answers in.
    async fn answered(&self) -> Result<i32, GqlError> {
        let links = self.links().await?.into_iter();
        let answered = links.filter(|link| link.submitted_at.is_some());
        Ok(count(answered.count() as u64))
    }

    /// What everybody who was asked has said so far, at most five hundred.
    #[graphql(complexity = "100 * child_complexity")]
    async fn responses(&self) -> Result<Vec<SurveyResponse>, GqlError> {
        let links = self.links().await?.into_iter();
        let node = |row| SurveyResponse {
            viewer: self.viewer.clone(),
            row,
            round: self.row.clone(),
        };
        Ok(links.map(node).collect())
    }
}

/// What one person has said in a round.
#[derive(Clone)]
pub struct SurveyResponse {
    viewer: Viewer,
    row: Link,
    round: Round,
}

impl SurveyResponse {
    /// The response with this id, after the viewer was allowed to settle it.
    pub(crate) async fn load(viewer: &Viewer, id: SurveyLinkId) -> Result<Self, GqlError> {
        let surveys = viewer.store().surveys();
        let row = surveys.link(id).await?.ok_or(GqlError::NotFound)?;
        let round = surveys.round(row.round).await?;
        Ok(Self {
            viewer: viewer.clone(),
            row,
            round: round.ok_or(GqlError::NotFound)?,
        })
    }
}

/// What one person has said in a round. A draft shows how far it is and not what it says.
#[Object]
impl SurveyResponse {
    /// `survey-link:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// Who.
    async fn person(&self) -> Result<Person, GqlError> {
        Person::load(&self.viewer, self.row.person).await
    }

    /// Questions with an answer.
    async fn answered(&self) -> i32 {
        count(self.row.answers.completeness(self.round.kind).answered as u64)
    }

    /// All questions.
    async fn asked(&self) -> i32 {
        count(self.row.answers.completeness(self.round.kind).all as u64)
    }

    /// When something was saved last.
    async fn saved_at(&self) -> Option<Timestamp> {
        self.row.saved_at
    }

    /// When the answers were handed in.
    async fn submitted_at(&self) -> Option<Timestamp> {
        self.row.submitted_at
    }

    /// What became of them; `null` while they are a proposal, or not handed in.
    async fn outcome(&self) -> Option<SurveyOutcome> {
        self.row.outcome.map(Into::into)
    }

    /// What was said; `null` until it is handed in.
    async fn answers(&self) -> Option<Vec<SurveyAnswer>> {
        self.row.submitted_at.map(|_| answers(&self.row.answers))
    }
}
