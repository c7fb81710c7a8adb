//! A mentoring pair or group from the proposal to its end.
//!
//! ```text
//! PROPOSED ──all accept──▶ AGREED ──consents, order drafted──▶ ORDER_PREPARED ──head signs──▶ ACTIVE ──▶ ENDED
//!    │ └─ one declines ─▶ DECLINED        ▲──── order cancelled ────┘
//!    └─ curator takes back ─▶ REVOKED ◀── AGREED
//! ```
//!
//! Who declines a group leaves it, and who leaves a group in force leaves it, while enough remain: two mentees, one
//! mentor ([`Cell::least`]). The one without whom it is no group any more closes the proposal; in force, the whole
//! ends. A mentorship of one mentee is closed by its mentee, and by its last mentor.

use crate::clock::Date;
use crate::id::{MentorshipId, OrderId, PersonId};

mod giving;
mod participants;
mod refusals;
mod state;
mod suspension;

pub use giving::Giving;
pub use participants::{Answer, Cell, Leaving, Participant, Side};
pub use refusals::{
    AnswerError, ApproveError, EndError, LeaveError, PrepareError, ProposeError, ResumeError,
    RevokeError, SuspendError,
};
pub use state::{EndReason, MentorshipState, MentorshipStateKind};
pub use suspension::{Suspension, SuspensionReason};

use super::{MentoringFormat, RolePairForm};

/// A mentorship as the rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentorship {
    /// Its id.
    pub id: MentorshipId,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where it stands.
    pub state: MentorshipState,
    /// The school that gives the mentors, when it is not the owner (Q-12).
    pub giving: Option<Giving>,
    /// That it rests; only what is in force does.
    pub suspension: Option<Suspension>,
}

/// Checks who is proposed to whom: nobody stands on both sides, the format is for so many, and the form is for pupils
/// when all mentees are `pupils`, and only then.
pub fn check_people(
    mentors: &[PersonId],
    mentees: &[PersonId],
    (form, format): (RolePairForm, MentoringFormat),
    pupils: &[PersonId],
) -> Result<(), ProposeError> {
    if mentors.iter().any(|mentor| mentees.contains(mentor)) {
        return Err(ProposeError::SamePerson);
    }
    if format.is_one_off() {
        return Err(ProposeError::OneOffFormat);
    }
    if !format.fits(mentors.len(), mentees.len()) {
        return Err(ProposeError::FormatDoesNotFit);
    }
    let fits = |mentee| pupils.contains(mentee) == form.is_for_pupils();
    if mentors.iter().any(|mentor| pupils.contains(mentor)) || !mentees.iter().all(fits) {
        return Err(ProposeError::FormDoesNotFit);
    }
    Ok(())
}

/// Checks that a pair may run in both directions: only the reverse format knows that, and no pupil is a mentor (A-020).
pub fn check_two_way(form: RolePairForm, format: MentoringFormat) -> Result<(), ProposeError> {
    if format != MentoringFormat::Reverse || form.is_for_pupils() {
        return Err(ProposeError::NotInBothDirections);
    }
    Ok(())
}

/// Checks that a mentor has places for `asked` more mentees. `taken` counts the mentees whom the mentor has or is asked
/// for.
pub fn check_places(taken: u32, asked: u32, capacity: u32) -> Result<(), ProposeError> {
    if taken.saturating_add(asked) > capacity {
        return Err(ProposeError::MentorFull { taken, capacity });
    }
    Ok(())
}

impl Mentorship {
    /// A proposal to mentors and mentees: a group when the mentees are several.
    pub fn propose(id: MentorshipId, mentors: &[PersonId], mentees: &[PersonId]) -> Self {
        let side = |people: &[PersonId], side| -> Vec<Participant> {
            people
                .iter()
                .map(|person| Participant::asked(*person, side))
                .collect()
        };
        Self {
            id,
            participants: [side(mentors, Side::Mentor), side(mentees, Side::Mentee)].concat(),
            state: MentorshipState::Proposed,
            giving: None,
            suspension: None,
        }
    }

    /// A proposal whose mentees are pupils: their consents lie on paper, and so nobody asks them (seed D).
    pub fn for_pupils(mut self) -> Self {
        for line in &mut self.participants {
            if line.side == Side::Mentee {
                *line = Participant::represented(line.person, line.side);
            }
        }
        self
    }

    /// A proposal in both directions: each of the two is the other's mentor and mentee (A-020). Where they differ — who is
    /// asked first, whose school owns the pair — they keep the side on which they were proposed.
    pub fn in_both_directions(mut self) -> Self {
        for line in &mut self.participants {
            line.two_way = true;
        }
        self
    }

    /// A proposal of what an order on paper names already: everybody has said yes there, and so nobody is asked. Their
    /// consents and the order that puts it into force are still to come (B-036, B-041).
    pub fn agreed_on_paper(mut self) -> Self {
        for line in &mut self.participants {
            line.answer = Answer::Accepted;
        }
        self.state = MentorshipState::Agreed;
        self
    }

    /// Whether it runs in both directions.
    pub fn is_two_way(&self) -> bool {
        self.participants.iter().any(|line| line.two_way)
    }

    /// A pair or a group, by how many mentees were asked.
    pub fn cell(&self) -> Cell {
        let mentees = self
            .participants
            .iter()
            .filter(|line| line.side == Side::Mentee);
        Cell::of(mentees.count())
    }

    /// Who takes part: everybody but those who left what goes on without them. Who closed a proposal by a no stays with
    /// it.
    pub fn members(&self) -> impl Iterator<Item = &Participant> + '_ {
        let declined = self.state == MentorshipState::Declined;
        self.participants
            .iter()
            .filter(move |line| line.stays() || (declined && line.left.is_none()))
    }

    /// Who was asked or took part, and does so no more.
    pub fn former(&self) -> impl Iterator<Item = &Participant> + '_ {
        let members: Vec<PersonId> = self.members().map(|line| line.person).collect();
        self.participants
            .iter()
            .filter(move |line| !members.contains(&line.person))
    }

    /// Who said yes: whom an order names, whether they stayed or left later.
    pub fn accepted(&self) -> impl Iterator<Item = PersonId> + '_ {
        self.participants
            .iter()
            .filter(|line| line.answer == Answer::Accepted)
            .map(|line| line.person)
    }

    /// Those of `side` who speak for themselves: everybody but pupils.
    pub fn speaking(&self, side: Side) -> impl Iterator<Item = PersonId> + '_ {
        self.members()
            .filter(move |line| line.side == side && !line.represented)
            .map(|line| line.person)
    }

    /// Whether all mentees are pupils, so that the mentor acts where a mentee would.
    pub fn mentees_are_pupils(&self) -> bool {
        self.speaking(Side::Mentee).next().is_none()
    }

    /// Whether the mentorship would go on without `person`.
    pub fn goes_on_without(&self, person: PersonId) -> bool {
        let Some(line) = self.participant(person) else {
            return true;
        };
        let others = self
            .participants
            .iter()
            .filter(|other| other.side == line.side && other.person != person && other.stays());
        others.count() >= self.cell().least(line.side)
    }

    /// The line of `person`, of those who take part.
    pub fn participant(&self, person: PersonId) -> Option<&Participant> {
        self.members().find(|line| line.person == person)
    }

    /// The people on one side, of those who take part.
    pub fn on_side(&self, side: Side) -> impl Iterator<Item = PersonId> + '_ {
        self.members()
            .filter(move |line| line.side == side)
            .map(|line| line.person)
    }

    /// The people who do what is done on `side`, of those who take part: both in a pair of both directions.
    pub fn acting(&self, side: Side) -> impl Iterator<Item = PersonId> + '_ {
        self.members()
            .filter(move |line| line.acts_on(side))
            .map(|line| line.person)
    }

    /// The mentors whom `mentee` has in it; nobody is their own.
    pub fn mentors_of(&self, mentee: PersonId) -> impl Iterator<Item = PersonId> + '_ {
        let supported = self.acting(Side::Mentee).any(|person| person == mentee);
        self.acting(Side::Mentor)
            .filter(move |person| supported && *person != mentee)
    }

    /// Whether `checker` may say their word on what `author` handed in. In a pair of both directions nobody checks
    /// themselves; a mentor of pupils hands in for them.
    pub fn may_check(&self, checker: PersonId, author: Option<PersonId>) -> bool {
        !self.is_two_way() || author != Some(checker)
    }

    /// A participant says yes or no. Who declines leaves, and closes the proposal where it does not go on without them;
    /// the last yes opens the way to the order.
    pub fn answer(mut self, person: PersonId, accept: bool) -> Result<Self, AnswerError> {
        match self.state {
            MentorshipState::Proposed => {}
            MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => return Err(AnswerError::Closed),
        }
        let goes_on = self.goes_on_without(person);
        let line = self
            .participants
            .iter_mut()
            .find(|line| line.person == person)
            .ok_or(AnswerError::NotParticipant)?;
        if line.answer != Answer::Pending {
            return Err(AnswerError::AlreadyAnswered);
        }
        line.answer = if accept {
            Answer::Accepted
        } else {
            Answer::Declined
        };
        self.state = if !accept && !goes_on {
            MentorshipState::Declined
        } else if self.members().all(|line| line.answer == Answer::Accepted) {
            MentorshipState::Agreed
        } else {
            MentorshipState::Proposed
        };
        Ok(self)
    }

    /// The curator takes the proposal back, at the latest before an order is drafted at either school.
    pub fn revoke(self) -> Result<Self, RevokeError> {
        if self.giving.is_some_and(|giving| giving.order.is_some()) {
            return Err(RevokeError);
        }
        match self.state {
            MentorshipState::Proposed | MentorshipState::Agreed => Ok(Self {
                state: MentorshipState::Revoked,
                ..self
            }),
            MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(RevokeError),
        }
    }

    /// An order is drafted. `consented`: all duty and processing consents hold today (B-036, B-041).
    pub fn prepare(self, order: OrderId, consented: bool) -> Result<Self, PrepareError> {
        match self.state {
            MentorshipState::Agreed if consented => Ok(Self {
                state: MentorshipState::OrderPrepared { order },
                ..self
            }),
            MentorshipState::Agreed => Err(PrepareError::ConsentMissing),
            MentorshipState::Proposed | MentorshipState::Declined | MentorshipState::Revoked => {
                Err(PrepareError::NotAgreed)
            }
            MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(PrepareError::OrderExists),
        }
    }

    /// The drafted order is cancelled; the agreement stands.
    pub fn unprepare(self, cancelled: OrderId) -> Result<Self, ApproveError> {
        match self.state {
            MentorshipState::OrderPrepared { order } if order == cancelled => Ok(Self {
                state: MentorshipState::Agreed,
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(ApproveError::NoOrder),
        }
    }

    /// The head signs the order (B-081): in force from `since`, the day that the order names.
    pub fn approve(
        self,
        signed: OrderId,
        by: PersonId,
        since: Date,
        consented: bool,
    ) -> Result<Self, ApproveError> {
        if self.participant(by).is_some() {
            return Err(ApproveError::SignsForThemselves);
        }
        match self.state {
            MentorshipState::OrderPrepared { order } if order == signed && !consented => {
                Err(ApproveError::ConsentMissing)
            }
            MentorshipState::OrderPrepared { order }
                if order == signed && self.giving.is_some_and(|giving| !giving.signed) =>
            {
                Err(ApproveError::GivingAwaited)
            }
            MentorshipState::OrderPrepared { order } if order == signed => Ok(Self {
                state: MentorshipState::Active { order, since },
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(ApproveError::NoOrder),
        }
    }

    /// Ends early, for one of the coded reasons but completion (B-083, B-084).
    pub fn terminate(self, on: Date, reason: EndReason, today: Date) -> Result<Self, EndError> {
        if reason == EndReason::PlanCompleted {
            return Err(EndError::CompletedByProgramme);
        }
        self.end(on, reason, today)
    }

    /// Ends because its programme was carried out in full (B-082).
    pub fn complete(self, on: Date, today: Date) -> Result<Self, EndError> {
        self.end(on, EndReason::PlanCompleted, today)
    }

    /// One of several leaves, and the others go on.
    pub fn leave(
        mut self,
        person: PersonId,
        leaving: Leaving,
        today: Date,
    ) -> Result<Self, LeaveError> {
        let since = match self.state {
            MentorshipState::Active { since, .. } => since,
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Ended { .. } => return Err(LeaveError::NotActive),
        };
        if self.participant(person).is_none() {
            return Err(LeaveError::NotParticipant);
        }
        if leaving.reason == EndReason::PlanCompleted {
            return Err(LeaveError::CompletedByProgramme);
        }
        if leaving.on < since {
            return Err(LeaveError::EndsBeforeItBegins);
        }
        if leaving.on > today {
            return Err(LeaveError::EndsInTheFuture);
        }
        if !self.goes_on_without(person) {
            return Err(LeaveError::TooFewRemain);
        }
        for line in &mut self.participants {
            if line.person == person {
                line.left = Some(leaving);
            }
        }
        Ok(self)
    }

    fn end(self, on: Date, reason: EndReason, today: Date) -> Result<Self, EndError> {
        match self.state {
            MentorshipState::Active { since, .. } if on < since => {
                Err(EndError::EndsBeforeItBegins)
            }
            MentorshipState::Active { .. } if on > today => Err(EndError::EndsInTheFuture),
            MentorshipState::Active { order, since } => Ok(Self {
                state: MentorshipState::Ended {
                    order,
                    since,
                    on,
                    reason,
                },
                suspension: None,
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Ended { .. } => Err(EndError::NotActive),
        }
    }
}

#[cfg(test)]
mod tests;
