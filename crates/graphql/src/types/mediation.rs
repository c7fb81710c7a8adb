//! A case of consultation, agreement or mediation.

use async_graphql::{ID, Object, SimpleObject};
use domain::access::rules::mediation::{Action, MediationFacts};
use domain::access::{Subject, Verdict};
use domain::clock::Timestamp;
use domain::id::{MediationId, MentorshipId, PersonId};
use domain::mentoring;
use domain::org::Whereabouts;
use persistence::mediations::{KeptMediation, MediationsOf};
use persistence::page::Slice;
use uuid::Uuid;

use super::bank_field::BankSide;
use super::enums::mirror;
use super::mentorship::Mentorship;
use super::person::Person;
use super::place::Place;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::SchoolById;
use crate::pagination::{Connection, Total};
use crate::viewer::Viewer;

mirror! {
    /// What a case asks for.
    MediationKind = "domain::mentoring::MediationKind" {
        /// Advice for who opens it; the other side of the pair does not learn of it.
        Consultation,
        /// The two are to agree on how they go on.
        Agreement,
        /// The two are at odds.
        Mediation,
    }
}

mirror! {
    /// Who is asked to help.
    MediationAddressee = "domain::mentoring::MediationAddressee" {
        /// The methodical association of the school's mentors, as its latest order names it.
        Association,
        /// The curators of the school.
        Curator,
    }
}

mirror! {
    /// Where a case stands.
    MediationState = "domain::mentoring::MediationState" {
        /// Nobody has taken it yet.
        Opened,
        /// A mediator is at it.
        InProgress,
        /// An outcome is worded, and a party has yet to agree.
        Proposed,
        /// All parties have agreed to the outcome.
        Agreed,
        /// It ended without that.
        NotAgreed,
        /// Taken back by who opened it.
        Withdrawn,
    }
}

mirror! {
    /// What the viewer may do with a case, as it stands now.
    MediationAction = "Action" {
        /// Learn that it exists, where it stands and how it ended.
        Learn,
        /// Read what it is about.
        Read,
        /// Open such a case.
        Open,
        /// Take it.
        Take,
        /// Write a note.
        Note,
        /// Word an outcome.
        Propose,
        /// Say yes or no to the outcome.
        Answer,
        /// End it without an agreement.
        Close,
        /// Take it back.
        Withdraw,
    }
}

/// Somebody between whom and the others an outcome is looked for.
#[derive(SimpleObject)]
pub struct MediationParty {
    /// Who.
    pub person: Person,
    /// Their side of the pair.
    pub side: BankSide,
    /// Whether they agree to the outcome as it is worded now.
    pub agreed: bool,
}

/// A confidential note in a case.
#[derive(SimpleObject)]
pub struct MediationNote {
    /// Who wrote it.
    pub author: Person,
    /// When.
    pub written_at: Timestamp,
    /// What.
    pub text: String,
    /// Whether the viewer wrote it.
    pub own: bool,
}

/// A case that the viewer may know of.
#[derive(Clone)]
pub struct MediationCase {
    viewer: Viewer,
    row: KeptMediation,
}

impl MediationCase {
    /// The case with this id, if the viewer may learn that it exists.
    pub(crate) async fn seen(viewer: &Viewer, id: MediationId) -> Result<Option<Self>, GqlError> {
        let row = viewer.store().mediations().find(id).await?;
        let Some(row) = row else {
            return Ok(None);
        };
        let found = Self {
            viewer: viewer.clone(),
            row,
        };
        let may = found.may(Action::Learn).await?;
        Ok(may.then_some(found))
    }

    /// The case that the viewer has just opened or moved on.
    pub(crate) async fn load(viewer: &Viewer, id: MediationId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    /// Those of a pair's cases that the viewer reads or has opened, the latest first. Who learns only that a case exists
    /// does not learn whose it is.
    pub(crate) async fn of_pair(
        viewer: &Viewer,
        pair: MentorshipId,
    ) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().mediations().of_pairs(&[pair]).await?;
        let mut seen = Vec::new();
        for row in rows {
            let one = Self {
                viewer: viewer.clone(),
                row,
            };
            let opened = viewer.actor().is(one.row.opened_by);
            if opened || one.may(Action::Read).await? {
                seen.push(one);
            }
        }
        Ok(seen)
    }

    /// Whether the viewer's role lets them know of all cases at a school.
    pub(crate) fn are_known(viewer: &Viewer, at: Whereabouts) -> bool {
        let nobody = PersonId(Uuid::nil());
        let anybodys = MediationFacts {
            id: MediationId(Uuid::nil()),
            at,
            opened_by: nobody,
            parties: Vec::new(),
            others: Vec::new(),
            waits: true,
            association: vec![nobody],
            mediator: None,
        };
        anybodys.judge(viewer.actor(), Action::Learn) == Verdict::Full
    }

    /// A page of cases that the viewer may know of, the latest first.
    pub(crate) async fn page(
        viewer: &Viewer,
        of: MediationsOf,
        states: Option<Vec<MediationState>>,
        slice: &Slice,
    ) -> Result<Connection<Self, MediationTotal>, GqlError> {
        let states: Vec<mentoring::MediationState> = states
            .unwrap_or_default()
            .into_iter()
            .map(Into::into)
            .collect();
        let window = viewer.store().mediations().page(of, &states, slice).await?;
        let node = |row| Self {
            viewer: viewer.clone(),
            row,
        };
        let total = MediationTotal {
            viewer: viewer.clone(),
            of,
            states,
        };
        Ok(Connection::new(window.map(node), total))
    }

    async fn may(&self, action: Action) -> Result<bool, GqlError> {
        let key = SchoolById(self.row.school);
        let school = self.viewer.loaders().load_one(key).await?;
        let facts = self.row.facts(school.ok_or(GqlError::NotFound)?.at);
        Ok(facts.judge(self.viewer.actor(), action) == Verdict::Full)
    }

    /// What only who reads the case is told.
    async fn for_readers<T>(&self, told: T) -> Result<Option<T>, GqlError> {
        let reads = self.may(Action::Read).await?;
        Ok(reads.then_some(told))
    }

    /// Whether the step can be taken as it stands now.
    fn is_next(&self, action: Action) -> bool {
        let case = &self.row.case;
        match action {
            Action::Learn | Action::Read => true,
            Action::Open => false,
            Action::Take => case.state.take().is_ok(),
            Action::Note => case.state.note().is_ok(),
            Action::Propose => case.clone().propose().is_ok(),
            Action::Answer => {
                let own = self.viewer.actor().person();
                own.is_some_and(|person| case.clone().answer(person, true).is_ok())
            }
            Action::Close => case.state.close().is_ok(),
            Action::Withdraw => case.state.withdraw().is_ok(),
        }
    }
}

/// Counts cases on demand.
pub struct MediationTotal {
    viewer: Viewer,
    of: MediationsOf,
    states: Vec<mentoring::MediationState>,
}

impl Total for MediationTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let mediations = self.viewer.store().mediations();
        Ok(mediations.count(self.of, &self.states).await?)
    }
}

/// A case of consultation, agreement or mediation about a pair. The parties and the mediator read it; who leads or curates
/// the school learns that it exists and how it ended.
#[Object]
impl MediationCase {
    /// `mediation:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// The school that owns the pair.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.school).await
    }

    /// The pair; `null` for who learns only that the case exists, and for who may not see the pair.
    async fn mentorship(&self) -> Result<Option<Mentorship>, GqlError> {
        match self.for_readers(self.row.mentorship).await? {
            Some(id) => Mentorship::seen(&self.viewer, id).await,
            None => Ok(None),
        }
    }

    /// What is asked for.
    async fn kind(&self) -> MediationKind {
        self.row.kind.into()
    }

    /// Where it stands.
    async fn state(&self) -> MediationState {
        self.row.case.state.into()
    }

    /// Who is asked to help.
    async fn addressee(&self) -> MediationAddressee {
        self.row.addressee.into()
    }

    /// On which day it was opened.
    async fn opened_on(&self) -> Date {
        self.row.opened_on.into()
    }

    /// By which day somebody is to take it: three working days.
    async fn answer_by(&self) -> Date {
        self.row.answer_by.into()
    }

    /// On which day it was taken.
    async fn taken_on(&self) -> Option<Date> {
        self.row.taken_on.map(Into::into)
    }

    /// On which day it was over.
    async fn closed_on(&self) -> Option<Date> {
        self.row.closed_on.map(Into::into)
    }

    /// In a line; `null` for who learns only that it exists.
    async fn topic(&self) -> Result<Option<&str>, GqlError> {
        self.for_readers(self.row.topic.as_str()).await
    }

    /// What who opened it says, read by them and by who helps; `null` for others.
    async fn account(&self) -> Result<Option<&str>, GqlError> {
        let own = self.viewer.actor().is(self.row.opened_by);
        let helps = self.may(Action::Propose).await?;
        Ok((own || helps).then_some(self.row.account.as_str()))
    }

    /// Who opened it; `null` for who learns only that it exists.
    async fn opened_by(&self) -> Result<Option<Person>, GqlError> {
        match self.for_readers(self.row.opened_by).await? {
            Some(person) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// Who took it; `null` before somebody did, and for who learns only that it exists.
    async fn mediator(&self) -> Result<Option<Person>, GqlError> {
        match self.for_readers(self.row.mediator).await?.flatten() {
            Some(person) => Ok(Some(Person::load(&self.viewer, person).await?)),
            None => Ok(None),
        }
    }

    /// What is proposed, or agreed; `null` before there is something, and for who learns only that the case exists.
    async fn outcome(&self) -> Result<Option<&str>, GqlError> {
        let told = self.for_readers(self.row.outcome.as_deref()).await?;
        Ok(told.flatten())
    }

    /// Counts the wordings of the outcome; to be sent back with a yes or no.
    async fn edition(&self) -> i32 {
        self.row.edition
    }

    /// Between whom it is; empty for who learns only that it exists.
    async fn parties(&self) -> Result<Vec<MediationParty>, GqlError> {
        let mut shown = Vec::new();
        for party in self
            .for_readers(&self.row.case.parties)
            .await?
            .into_iter()
            .flatten()
        {
            shown.push(MediationParty {
                person: Person::load(&self.viewer, party.person).await?,
                side: party.side.into(),
                agreed: party.agreed,
            });
        }
        Ok(shown)
    }

    /// The viewer's own notes, the oldest first; for who took the case those of the parties, too. The latest two hundred.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn notes(&self) -> Result<Vec<MediationNote>, GqlError> {
        if !self.may(Action::Read).await? {
            return Ok(Vec::new());
        }
        let viewer = self.viewer.actor();
        let helps = self.row.mediator.is_some_and(|taken| viewer.is(taken));
        let rows = self.viewer.store().mediations().notes(self.row.id).await?;
        let own = |author| self.viewer.actor().is(author);
        let party = |author| self.row.case.party(author).is_some();
        let mut shown = Vec::new();
        for note in rows {
            let mine = own(note.author);
            if mine || (helps && party(note.author)) {
                shown.push(MediationNote {
                    author: Person::load(&self.viewer, note.author).await?,
                    written_at: note.written_at,
                    text: note.text,
                    own: mine,
                });
            }
        }
        Ok(shown)
    }

    /// Counts its steps.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Result<Vec<MediationAction>, GqlError> {
        let mut can = Vec::new();
        for action in Action::ALL {
            if self.is_next(*action) && self.may(*action).await? {
                can.push((*action).into());
            }
        }
        Ok(can)
    }
}
