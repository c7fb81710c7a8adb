//! A pair across organisations: the mentee's school owns it, the mentor's school gives the mentors by an order of its own
//!
//!
//! The employer lets its mentors go first: the owner's order is signed after the giving school's.

use super::{ApproveError, Mentorship, MentorshipState, MentorshipStateKind, PrepareError, Side};
use crate::id::{OrderId, PersonId, SchoolId};

/// The other school of a pair across organisations.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Giving {
    /// Where all its mentors work.
    pub school: SchoolId,
    /// The order of that school, drafted or signed.
    pub order: Option<OrderId>,
    /// Whether it is signed.
    pub signed: bool,
}

impl Giving {
    /// Nothing is drawn up yet.
    pub fn by(school: SchoolId) -> Self {
        Self {
            school,
            order: None,
            signed: false,
        }
    }
}

impl Mentorship {
    /// A proposal whose mentors work at another school than the mentees.
    pub fn given_by(self, school: SchoolId) -> Self {
        Self {
            giving: Some(Giving::by(school)),
            ..self
        }
    }

    /// The other school to which who stands on `side` has given their consents; `None` for the owner.
    pub fn operator(&self, side: Side) -> Option<SchoolId> {
        let giving = self.giving.filter(|_| side == Side::Mentor);
        giving.map(|giving| giving.school)
    }

    /// Whether the giving school has no order yet, so that one is to be drafted beside the owner's.
    pub fn awaits_giving_draft(&self) -> bool {
        self.giving.is_some_and(|giving| giving.order.is_none())
    }

    /// The giving school's order is drafted, beside the owner's.
    pub fn prepare_giving(self, order: OrderId) -> Result<Self, PrepareError> {
        match (self.state.kind(), self.giving) {
            (MentorshipStateKind::OrderPrepared, Some(giving)) if giving.order.is_none() => {
                Ok(Self {
                    giving: Some(Giving {
                        order: Some(order),
                        ..giving
                    }),
                    ..self
                })
            }
            (MentorshipStateKind::OrderPrepared, Some(_)) => Err(PrepareError::OrderExists),
            (_, _) => Err(PrepareError::NotAgreed),
        }
    }

    /// The draft of the giving school is thrown away: its head does not let the mentors go, or not so.
    pub fn unprepare_giving(self, cancelled: OrderId) -> Result<Self, ApproveError> {
        let giving = self.drafted_giving(cancelled)?;
        Ok(Self {
            giving: Some(giving),
            ..self
        })
    }

    /// The head of the giving school signs its order. In force it is by the owner's alone.
    pub fn give(
        self,
        signed: OrderId,
        by: PersonId,
        consented: bool,
    ) -> Result<Self, ApproveError> {
        if self.participant(by).is_some() {
            return Err(ApproveError::SignsForThemselves);
        }
        let giving = self.drafted_giving(signed)?;
        if !consented {
            return Err(ApproveError::ConsentMissing);
        }
        Ok(Self {
            giving: Some(Giving {
                order: Some(signed),
                signed: true,
                ..giving
            }),
            ..self
        })
    }

    /// The giving school without the draft `order`, which must be its own and open.
    fn drafted_giving(&self, order: OrderId) -> Result<Giving, ApproveError> {
        let on_the_way = match self.state {
            MentorshipState::Agreed | MentorshipState::OrderPrepared { .. } => true,
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => false,
        };
        let open = |giving: &Giving| on_the_way && giving.order == Some(order) && !giving.signed;
        let giving = self.giving.filter(open).ok_or(ApproveError::NoOrder)?;
        Ok(Giving::by(giving.school))
    }
}
