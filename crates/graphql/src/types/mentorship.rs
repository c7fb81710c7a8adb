//! A mentoring pair or group, from the proposal to its end.

use async_graphql::{Enum, ID, Object};
use domain::access::rules::{mentorship as rules, programme};
use domain::access::{Role, Subject, Verdict};
use domain::clock::Zone;
use domain::id::MentorshipId;
use domain::mentoring::{self as rows, MentorshipStateKind, RequestKind, Side};
use persistence::mentorships;

use super::audit::AuditEntry;
use super::enums::{
    Cell, EndReason, MentoringFormat, MentoringTopic, MentorshipState, RolePairForm,
};
use super::file_grant::FileGrant;
use super::individual_route::IndividualRoute;
use super::mediation::MediationCase;
use super::meeting::{Meeting, MeetingsTotal};
use super::order::Order;
use super::pair_journal::PairJournal;
use super::participant::{MissingConsent, Participant};
use super::place::Place;
use super::programme::Programme;
use super::request::MentorshipRequest;
use super::suspension::Suspension;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{HeldConsents, MentorshipById, ProgrammeOf, RegionById, RestsOf};
use crate::pagination::{Connection, page_cost, page_slice};
use crate::viewer::Viewer;

/// What the viewer may do with a mentorship, as it stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum MentorshipAction {
    /// See it with names.
    Read,
    /// Say yes or no to it.
    Answer,
    /// Take the proposal back.
    Revoke,
    /// Draw up the order that puts it into force.
    PrepareOrder,
    /// Put it into force by signing the order.
    Approve,
    /// End it early, or answer a proposed ending.
    End,
    /// Write its programme.
    DraftProgramme,
    /// Keep the journal of its meetings.
    KeepMeetings,
    /// Let it rest for a leave or an illness.
    Suspend,
    /// Let it go on after the rest.
    Resume,
    /// Let one of several leave while the others go on.
    EndParticipation,
    /// Keep the terms of a mentor's duty.
    KeepTerms,
    /// Draw up an order that ends it, lets one leave, suspends it or replaces its mentor.
    PrepareChange,
    /// Ask the head for another mentor: a mentee.
    AskForReplacement,
    /// Ask the head for release from the duties: a mentor.
    AskForRelease,
    /// Propose to the head that it ends.
    AskForEnding,
}

/// A mentorship that the viewer may see with names.
#[derive(Clone)]
pub struct Mentorship {
    pub(super) viewer: Viewer,
    pub(super) row: mentorships::Mentorship,
}

impl Mentorship {
    /// A mentorship that the viewer was allowed to see: on their desk, as their own, or by the policy's word.
    pub(crate) fn new(viewer: Viewer, row: mentorships::Mentorship) -> Self {
        Self { viewer, row }
    }

    /// A mentorship that was listed for other reasons, if the policy lets the viewer see it.
    pub(crate) fn visible(viewer: &Viewer, row: mentorships::Mentorship) -> Option<Self> {
        is_seen(viewer, &row).then(|| Self::new(viewer.clone(), row))
    }

    /// The mentorship with this id, if the policy lets the viewer see it; `None` looks the same for one that never was.
    pub async fn seen(viewer: &Viewer, id: MentorshipId) -> Result<Option<Self>, GqlError> {
        let row = viewer.loaders().load_one(MentorshipById(id)).await?;
        let row = row.filter(|row| is_seen(viewer, row));
        Ok(row.map(|row| Self::new(viewer.clone(), row)))
    }

    /// The mentorship that the viewer has just changed; [`GqlError::NotFound`] when it is theirs to see no more.
    pub async fn load(viewer: &Viewer, id: MentorshipId) -> Result<Self, GqlError> {
        Self::seen(viewer, id).await?.ok_or(GqlError::NotFound)
    }

    fn may(&self, action: rules::Action) -> bool {
        self.row.facts().judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn may_in_programme(&self, action: programme::Action) -> bool {
        let facts = self.row.programme_facts();
        facts.judge(self.viewer.actor(), action) == Verdict::Full
    }

    fn can(&self, action: MentorshipAction) -> bool {
        use MentorshipStateKind::{Active, Agreed, OrderPrepared, Proposed};
        let state = self.row.pair.state.kind();
        match action {
            MentorshipAction::Read => true,
            MentorshipAction::Answer => state == Proposed && self.waits_for_viewer(),
            MentorshipAction::Revoke => {
                matches!(state, Proposed | Agreed) && self.may(rules::Action::Revoke)
            }
            MentorshipAction::PrepareOrder => {
                state == Agreed && self.may(rules::Action::PrepareOrder)
            }
            MentorshipAction::Approve => {
                state == OrderPrepared
                    && self.may(rules::Action::Approve)
                    && self.owns_next_signature()
            }
            MentorshipAction::End => state == Active && self.may(rules::Action::End),
            MentorshipAction::DraftProgramme => {
                state == Active && self.may_in_programme(programme::Action::Draft)
            }
            MentorshipAction::KeepMeetings => {
                state == Active && self.may_in_programme(programme::Action::KeepMeetings)
            }
            MentorshipAction::Suspend => {
                state == Active && !self.is_resting() && self.may(rules::Action::Suspend)
            }
            MentorshipAction::KeepTerms => {
                matches!(state, Agreed | OrderPrepared | Active)
                    && self.may(rules::Action::KeepTerms)
            }
            MentorshipAction::PrepareChange => {
                state == Active && self.may(rules::Action::PrepareChange)
            }
            MentorshipAction::AskForReplacement => self.may_ask(RequestKind::ReplaceMentor),
            MentorshipAction::AskForRelease => self.may_ask(RequestKind::Resign),
            MentorshipAction::AskForEnding => self.may_ask(RequestKind::End),
            MentorshipAction::Resume => self.is_resting() && self.may(rules::Action::Resume),
            MentorshipAction::EndParticipation => {
                let mut members = self.row.pair.members();
                state == Active
                    && members.any(|line| self.row.pair.goes_on_without(line.person))
                    && self.may(rules::Action::EndParticipation)
            }
        }
    }

    fn waits_for_viewer(&self) -> bool {
        let person = self.viewer.actor().person();
        let line = person.and_then(|person| self.row.pair.participant(person));
        line.is_some_and(|line| line.answer == rows::Answer::Pending)
            && self.may(rules::Action::Answer)
    }

    fn may_ask(&self, kind: RequestKind) -> bool {
        let person = self.viewer.actor().person();
        let line = person.and_then(|person| self.row.pair.participant(person));
        self.row.pair.state.kind() == MentorshipStateKind::Active
            && line.is_some_and(|line| kind.may_come_from(line))
    }

    /// Whether the order that waits for a signature is one of a school where the viewer leads: the giving school's comes
    /// first.
    fn owns_next_signature(&self) -> bool {
        let giving = self.row.pair.giving.filter(|giving| !giving.signed);
        let next = giving.and_then(|_| self.row.giving());
        let next = next.unwrap_or(self.row.at);
        self.viewer.actor().at_school(&next, &[Role::Head])
    }

    fn is_resting(&self) -> bool {
        self.row.pair.suspension.is_some()
    }

    fn side(&self, side: Side) -> Vec<Participant> {
        let lines = self.row.pair.members();
        lines
            .filter(|line| line.side == side)
            .map(|line| self.participant(line))
            .collect()
    }

    fn participant(&self, line: &rows::Participant) -> Participant {
        let mut leavings = self.row.leaving_proposed.iter();
        let leaving = leavings.find(|one| one.person == line.person);
        let own = self.viewer.actor().is(line.person);
        let terms = self.row.duty_terms.get(&line.person);
        let terms = terms.filter(|_| own || self.may(rules::Action::KeepTerms));
        Participant::new(
            self.viewer.clone(),
            *line,
            leaving.map(|one| one.reason),
            terms.cloned(),
        )
    }

    async fn suspensions(&self) -> Result<Vec<Suspension>, GqlError> {
        let rows = self
            .viewer
            .loaders()
            .load_one(RestsOf(self.row.id()))
            .await?;
        Ok(rows
            .unwrap_or_default()
            .into_iter()
            .map(Suspension)
            .collect())
    }

    pub(super) async fn zone(&self) -> Result<Zone, GqlError> {
        let region = RegionById(self.row.at.region);
        let region = self.viewer.loaders().load_one(region).await?;
        Ok(region.ok_or(GqlError::NotFound)?.zone)
    }
}

/// Whether the policy lets the viewer see the mentorship with names.
pub(crate) fn is_seen(viewer: &Viewer, row: &mentorships::Mentorship) -> bool {
    row.facts().judge(viewer.actor(), rules::Action::Read) == Verdict::Full
}

/// A mentoring pair or group. Seen with names by its participants and by the head and the curators of its school; those of
/// the school that gives the mentors see who takes part and how far it has come, not how it works.
#[Object]
impl Mentorship {
    /// `mentorship:…`.
    async fn id(&self) -> ID {
        self.row.id().public()
    }

    /// The school that owns it: the mentee's.
    async fn school(&self) -> Result<Place, GqlError> {
        Place::school(&self.viewer, self.row.at.school).await
    }

    /// A pair, or a group of several mentees.
    async fn cell(&self) -> Cell {
        self.row.cell.into()
    }

    /// Who supports whom.
    async fn form(&self) -> RolePairForm {
        self.row.form.into()
    }

    /// How they work together.
    async fn format(&self) -> MentoringFormat {
        self.row.format.into()
    }

    /// What it is about.
    async fn topics(&self) -> Vec<MentoringTopic> {
        self.row.topics.iter().copied().map(Into::into).collect()
    }

    /// Whether it runs in both directions: each of the two is the other's mentor and mentee. `mentors` and `mentees` then
    /// say who was proposed on which side, and both keep the journal, hand in and check.
    async fn two_way(&self) -> bool {
        self.row.pair.is_two_way()
    }

    /// What the way back is about, in which the mentee supports the mentor; empty for a pair of one direction.
    async fn return_topics(&self) -> Vec<MentoringTopic> {
        let topics = self.row.return_topics.iter().copied();
        topics.map(Into::into).collect()
    }

    /// Who gives support.
    async fn mentors(&self) -> Vec<Participant> {
        self.side(Side::Mentor)
    }

    /// Who receives it.
    async fn mentees(&self) -> Vec<Participant> {
        self.side(Side::Mentee)
    }

    /// Who declined or left while the others went on.
    async fn former_participants(&self) -> Vec<Participant> {
        let lines = self.row.pair.former();
        lines.map(|line| self.participant(line)).collect()
    }

    /// Where it stands.
    async fn state(&self) -> MentorshipState {
        self.row.pair.state.kind().into()
    }

    /// The day of the proposal.
    async fn proposed_on(&self) -> Result<Date, GqlError> {
        Ok(self.zone().await?.date(self.row.proposed_at).into())
    }

    /// The order that puts it into force, drafted or signed; `null` before there is one, and for who may not read it.
    async fn order(&self) -> Option<Result<Order, GqlError>> {
        let order = self.row.pair.state.order()?;
        Order::seen(&self.viewer, order).await.transpose()
    }

    /// The other school of a pair across organisations: it gives the mentors. `null` for a pair of one school.
    async fn giving_school(&self) -> Option<Result<Place, GqlError>> {
        let giving = self.row.pair.giving?;
        Some(Place::school(&self.viewer, giving.school).await)
    }

    /// The order of the school that gives the mentors, drafted or signed; `null` before there is one, and for who may not
    /// read it.
    async fn giving_order(&self) -> Option<Result<Order, GqlError>> {
        let order = self.row.pair.giving?.order?;
        Order::seen(&self.viewer, order).await.transpose()
    }

    /// Whether the head of the school that gives the mentors has signed its order: the owner's is signed after it. `false`
    /// for a pair of one school.
    async fn giving_signed(&self) -> bool {
        self.row.pair.giving.is_some_and(|giving| giving.signed)
    }

    /// The first day in force.
    async fn started_on(&self) -> Option<Date> {
        self.row.pair.state.since().map(Into::into)
    }

    /// The last day.
    async fn ended_on(&self) -> Option<Date> {
        self.row.pair.state.end().map(|(day, _)| day.into())
    }

    /// Why it ended.
    async fn end_reason(&self) -> Option<EndReason> {
        self.row.pair.state.end().map(|(_, reason)| reason.into())
    }

    /// What was noted when it ended early; `null` for the school that gives the mentors.
    async fn end_note(&self) -> Option<&str> {
        let note = self.row.end_note.as_deref();
        note.filter(|_| self.may(rules::Action::ReadWork))
    }

    /// The reason for which its ending is proposed, such as a withdrawn consent: the curator decides whether it ends or
    /// goes on. `null` when nothing waits.
    async fn ending_proposed(&self) -> Option<EndReason> {
        self.row.ending_proposed.map(Into::into)
    }

    /// Its rest while it rests; it stays `ACTIVE` meanwhile. `null` while it works.
    async fn suspension(&self) -> Result<Option<Suspension>, GqlError> {
        if !self.is_resting() || !self.may(rules::Action::ReadWork) {
            return Ok(None);
        }
        let mut all = self.suspensions().await?;
        Ok((!all.is_empty()).then(|| all.remove(0)))
    }

    /// What its mentors may read, or asked to read, of its mentees' files, as far as the viewer may know; the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn file_grants(&self) -> Result<Vec<FileGrant>, GqlError> {
        FileGrant::of_pair(&self.viewer, self.row.id()).await
    }

    /// Cases of consultation, agreement and mediation that the viewer reads or has opened, the latest first.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn mediations(&self) -> Result<Vec<MediationCase>, GqlError> {
        MediationCase::of_pair(&self.viewer, self.row.id()).await
    }

    /// The individual routes of its mentees, as far as the viewer may read them.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn routes(&self) -> Result<Vec<IndividualRoute>, GqlError> {
        let mut found = Vec::new();
        for mentee in self.row.pair.acting(Side::Mentee) {
            found.extend(IndividualRoute::of(&self.viewer, mentee).await?);
        }
        Ok(found)
    }

    /// All its rests, the latest first.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn rests(&self) -> Result<Vec<Suspension>, GqlError> {
        if !self.may(rules::Action::ReadWork) {
            return Ok(Vec::new());
        }
        self.suspensions().await
    }

    /// What its participants ask of the head, the latest first; of those what the viewer may see.
    #[graphql(complexity = "3 * child_complexity + 1")]
    async fn requests(&self) -> Result<Vec<MentorshipRequest>, GqlError> {
        MentorshipRequest::about(&self.viewer, &self.row).await
    }

    /// What stands between it and its order: consents that do not hold today. Empty once it is in force or over.
    async fn missing_consents(&self) -> Result<Vec<MissingConsent>, GqlError> {
        use MentorshipStateKind::{Agreed, OrderPrepared, Proposed};
        if !matches!(
            self.row.pair.state.kind(),
            Proposed | Agreed | OrderPrepared
        ) {
            return Ok(Vec::new());
        }
        let today = self.viewer.today(self.zone().await?);
        let pair = &self.row.pair;
        let key = |line: &rows::Participant| {
            let operator = pair.operator(line.side).unwrap_or(self.row.at.school);
            HeldConsents(line.person, operator, today)
        };
        // The school that gives the mentors knows of their consents alone.
        let all = self.may(rules::Action::ReadWork);
        let lines = pair.members();
        let lines: Vec<_> = lines
            .filter(|line| all || line.side == Side::Mentor)
            .collect();
        let keys = lines.iter().map(|line| key(line));
        let mut held = self.viewer.loaders().load_many(keys).await?;
        let mut missing = Vec::new();
        for line in lines {
            let held = held.remove(&key(line)).unwrap_or_default();
            missing.extend(
                held.missing(&line.required_consents())
                    .into_iter()
                    .map(|purpose| MissingConsent::new(self.viewer.clone(), line.person, purpose)),
            );
        }
        Ok(missing)
    }

    /// Its programme; `null` while there is none.
    async fn programme(&self) -> Result<Option<Programme>, GqlError> {
        let key = ProgrammeOf(self.row.id());
        let row = self.viewer.loaders().load_one(key).await?;
        Ok(row.and_then(|row| Programme::of(&self.viewer, self.row.clone(), row)))
    }

    /// The journal of its meetings, the latest first.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn meetings(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Meeting, MeetingsTotal>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        if !self.may(rules::Action::ReadWork) {
            return Ok(Meeting::no_journal(&self.viewer));
        }
        Meeting::journal(&self.viewer, &self.row, &slice).await
    }

    /// What it has before it and how it gets on.
    async fn journal(&self) -> PairJournal {
        PairJournal::new(self.viewer.clone(), self.row.clone())
    }

    /// What was done to it, newest first, at most a hundred lines.
    #[graphql(complexity = "5 * child_complexity + 1")]
    async fn history(&self) -> Result<Vec<AuditEntry>, GqlError> {
        if !self.may(rules::Action::ReadWork) {
            return Ok(Vec::new());
        }
        AuditEntry::trail(&self.viewer, rules::MentorshipFacts::KIND, self.row.id()).await
    }

    /// Counts the changes.
    async fn version(&self) -> i32 {
        self.row.version
    }

    /// What the viewer may do with it as it stands now.
    async fn viewer_can(&self) -> Vec<MentorshipAction> {
        use MentorshipAction as Can;
        let all = [
            Can::Read,
            Can::Answer,
            Can::Revoke,
            Can::PrepareOrder,
            Can::Approve,
            Can::End,
            Can::DraftProgramme,
            Can::KeepMeetings,
            Can::Suspend,
            Can::Resume,
            Can::EndParticipation,
            Can::KeepTerms,
            Can::PrepareChange,
            Can::AskForReplacement,
            Can::AskForRelease,
            Can::AskForEnding,
        ];
        all.into_iter().filter(|action| self.can(*action)).collect()
    }
}
