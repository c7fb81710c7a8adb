//! A curator hands out personal links of a round: by letter, or to be printed. Each handing out makes a fresh link; the
//! one before opens nothing any more, and what was answered stays.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::surveys;
use domain::access::rules::place::school::KeepBanks;
use domain::access::{Actor, Denied, permit};
use domain::id::{PersonId, SurveyLinkId, SurveyRoundId};
use persistence::{Change, Failure, Operation, Secret, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::{letters, perform};
use crate::types::person::Person;
use crate::viewer::Viewer;

/// The most links at once.
const MOST: usize = 500;

/// Hands out links.
#[derive(Default)]
pub struct IssueSurveyLinksMutation;

#[Object]
impl IssueSurveyLinksMutation {
    /// Hands out fresh personal links to people of an open round, and sends them by letter when that is wished. The
    /// links are told here and never again. For the curators of the school.
    async fn issue_survey_links(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "To whom.")] input: IssueSurveyLinksInput,
    ) -> Result<IssueSurveyLinksPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut people: Vec<PersonId> = read_all(&input.person_ids, MOST)?;
        people.sort();
        people.dedup();
        let secrets: Result<Vec<_>, _> = people.iter().map(|_| Secret::fresh()).collect();
        let secrets = secrets?;
        let base = viewer.installation().public_url.clone();
        let operation = IssueSurveyLinks {
            actor: viewer.actor().clone(),
            base: base.clone(),
            round: SurveyRoundId::read(&input.round_id)?,
            people: people.clone(),
            send: input.send,
            secrets: secrets.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let Ok(issued) = perform(&viewer, key, "issueSurveyLinks", &operation).await?;
        let mut links = Vec::new();
        for (person, secret) in people.into_iter().zip(secrets) {
            // Under a repeated key nothing was done again, and what was handed out then is not known any more.
            let told = issued.contains(&fingerprint(&secret));
            links.push(PersonalLink {
                person: Person::load(&viewer, person).await?,
                url: told.then(|| url(&base, &secret)),
            });
        }
        Ok(IssueSurveyLinksPayload::Done(IssueSurveyLinksDone {
            links,
        }))
    }
}

fn url(base: &str, secret: &Secret) -> String {
    format!("{base}/survey/{}", secret.expose())
}

fn fingerprint(secret: &Secret) -> String {
    secret.hash().fingerprint().to_owned()
}

#[derive(Serialize)]
struct IssueSurveyLinks {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    base: String,
    round: SurveyRoundId,
    people: Vec<PersonId>,
    send: bool,
    #[serde(skip)]
    secrets: Vec<Secret>,
}

impl Operation for IssueSurveyLinks {
    /// The hashes of the links that were handed out: no secrets, since what is left behind is kept.
    type Done = Vec<String>;
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<Vec<String>, Failure<Self::Refusal>> {
        let surveys = work.surveys();
        let round = surveys.round(self.round).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(round.school).await?;
        let here = here.ok_or(Denied::Hidden)?;
        let permit = permit::<KeepBanks>(&self.actor, &here.school.facts())?;
        let links = surveys.links(&[self.round]).await?;
        let mut issued = Vec::new();
        for (person, secret) in self.people.iter().zip(&self.secrets) {
            // Who is not in the round is as good as nobody.
            let link = links.iter().find(|link| link.person == *person);
            let link = link.ok_or(Denied::Hidden)?;
            let (fresh, hash) = (SurveyLinkId(work.fresh()), secret.hash());
            surveys
                .issue(&permit, self.round, fresh, *person, &hash, work.now())
                .await?;
            issued.push(fingerprint(secret));
            if self.send {
                let ends = round.closes_on.format("%d.%m.%Y").to_string();
                let letter = surveys::invitation(&surveys::Asked {
                    place: &here.school.short_name,
                    kind: round.kind,
                    link: &url(&self.base, secret),
                    ends_on: &ends,
                });
                letters::send(work, [*person], &letter).await?;
            }
            let change = Change {
                school: Some(round.school),
                to: Some(if self.send {
                    "LINK_SENT"
                } else {
                    "LINK_ISSUED"
                }),
                ..Change::default()
            };
            work.note(&permit, link.id, change).await?;
        }
        Ok(issued)
    }
}

/// To whom links are handed out.
#[derive(InputObject)]
pub struct IssueSurveyLinksInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once, and tells no links again.
    pub client_mutation_id: Option<String>,
    /// `survey-round:…`.
    pub round_id: ID,
    /// `person:…` of people of the round, at most 500.
    pub person_ids: Vec<ID>,
    /// Whether to send each their link by letter, to those whom letters reach.
    pub send: bool,
}

/// What came of it.
#[derive(Union)]
pub enum IssueSurveyLinksPayload {
    /// The links were handed out.
    Done(IssueSurveyLinksDone),
}

/// The links were handed out.
#[derive(SimpleObject)]
pub struct IssueSurveyLinksDone {
    /// A link for each person.
    pub links: Vec<PersonalLink>,
}

/// A person's link to a survey.
#[derive(SimpleObject)]
pub struct PersonalLink {
    /// Whose.
    pub person: Person,
    /// The whole address; `null` when it was told before under the same `clientMutationId`.
    pub url: Option<String>,
}
