//! The life of an order: draft → signed → cancelled.

use chrono::Datelike;

use super::{OrderKind, OrderNumber};
use crate::clock::{Date, Timestamp};
use crate::id::{OrderId, PersonId, SchoolId};

/// An order of a school, without its text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Order {
    /// Its id.
    pub id: OrderId,
    /// The school whose head gives it.
    pub school: SchoolId,
    /// What it decides.
    pub kind: OrderKind,
    /// The day on which it was drawn up, in the region's zone.
    pub prepared_on: Date,
    /// How far it has come.
    pub state: OrderState,
}

/// How far an order has come, with the facts of each step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum OrderState {
    /// Drawn up; binds nobody, has no number yet.
    Draft,
    /// In force.
    Signed(Signing),
    /// Thrown away as a draft, or revoked after it was signed.
    Cancelled {
        /// The signing, if there was one: its number stays taken for good.
        signing: Option<Signing>,
        /// Who cancelled it, when and why.
        cancelling: Cancelling,
    },
}

/// The name of a state, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderStateKind {
    /// [`OrderState::Draft`].
    Draft,
    /// [`OrderState::Signed`].
    Signed,
    /// [`OrderState::Cancelled`].
    Cancelled,
}

/// The facts of a signature on paper.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Signing {
    /// The number in the school's register.
    pub number: OrderNumber,
    /// The date that the paper bears.
    pub date: Date,
    /// Who signed.
    pub by: PersonId,
    /// When the signature was entered here.
    pub at: Timestamp,
}

/// The facts of a cancellation.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Cancelling {
    /// Who cancelled.
    pub by: PersonId,
    /// When.
    pub at: Timestamp,
    /// Why, in the canceller's words; may be empty for a draft.
    pub reason: String,
}

/// What must be unique: one number in one school's register of one calendar year.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct RegisterKey {
    /// The school that keeps the register.
    pub school: SchoolId,
    /// The calendar year; registers begin anew on 1 January.
    pub year: i32,
    /// The number without regard to case, see [`OrderNumber::folded`].
    pub number: String,
}

/// Why an order cannot be signed.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum SignError {
    /// Somebody signed it before.
    #[error("the order is signed already, as № {} of {}", signing.number, signing.date)]
    AlreadySigned {
        /// The signature that stands.
        signing: Signing,
    },
    /// It was cancelled.
    #[error("the order was cancelled")]
    Cancelled,
    /// The paper bears a day that has not come.
    #[error("the date {date} lies after today, {today}")]
    DateInFuture {
        /// The date on the paper.
        date: Date,
        /// Today in the region's zone.
        today: Date,
    },
    /// The paper bears a year before the one in which it was drawn up: the register of that year is closed.
    #[error("the date {date} lies before the year in which the order was prepared, {prepared_on}")]
    DateBeforePreparation {
        /// The date on the paper.
        date: Date,
        /// The day on which it was drawn up.
        prepared_on: Date,
    },
}

/// Why an order cannot be cancelled.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CancelError {
    /// It was cancelled before.
    #[error("the order was cancelled already")]
    AlreadyCancelled,
    /// A signed order is revoked for a reason only.
    #[error("a signed order is cancelled with a reason only")]
    ReasonMissing,
}

impl Order {
    /// A fresh draft.
    pub fn draft(id: OrderId, school: SchoolId, kind: OrderKind, prepared_on: Date) -> Self {
        Self {
            id,
            school,
            kind,
            prepared_on,
            state: OrderState::Draft,
        }
    }

    /// Puts the order into force. `today` is the date in the region's zone.
    ///
    /// That no other order of the school has the number in that year is checked where the orders are kept, by
    /// [`Order::register_key`].
    pub fn sign(self, signing: Signing, today: Date) -> Result<Self, SignError> {
        match self.state {
            OrderState::Draft => {}
            OrderState::Signed(signing) => return Err(SignError::AlreadySigned { signing }),
            OrderState::Cancelled { .. } => return Err(SignError::Cancelled),
        }
        let date = signing.date;
        if date > today {
            return Err(SignError::DateInFuture { date, today });
        }
        if date.year() < self.prepared_on.year() {
            return Err(SignError::DateBeforePreparation {
                date,
                prepared_on: self.prepared_on,
            });
        }
        Ok(Self {
            state: OrderState::Signed(signing),
            ..self
        })
    }

    /// Throws a draft away or revokes a signed order; what the order had put into force is undone elsewhere.
    pub fn cancel(self, cancelling: Cancelling) -> Result<Self, CancelError> {
        let signing = match self.state {
            OrderState::Draft => None,
            OrderState::Signed(_) if cancelling.reason.trim().is_empty() => {
                return Err(CancelError::ReasonMissing);
            }
            OrderState::Signed(signing) => Some(signing),
            OrderState::Cancelled { .. } => return Err(CancelError::AlreadyCancelled),
        };
        Ok(Self {
            state: OrderState::Cancelled {
                signing,
                cancelling,
            },
            ..self
        })
    }

    /// The signature, whether it still stands or was revoked.
    pub fn signing(&self) -> Option<&Signing> {
        match &self.state {
            OrderState::Draft => None,
            OrderState::Signed(signing) => Some(signing),
            OrderState::Cancelled { signing, .. } => signing.as_ref(),
        }
    }

    /// The place in the school's register that the order takes; none for what was never signed.
    pub fn register_key(&self) -> Option<RegisterKey> {
        let signing = self.signing()?;
        Some(RegisterKey {
            school: self.school,
            year: signing.date.year(),
            number: signing.number.folded(),
        })
    }
}

impl OrderState {
    /// The state's name.
    pub fn kind(&self) -> OrderStateKind {
        match self {
            Self::Draft => OrderStateKind::Draft,
            Self::Signed(_) => OrderStateKind::Signed,
            Self::Cancelled { .. } => OrderStateKind::Cancelled,
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn on(year: i32, month: u32, day: u32) -> Date {
        Date::from_ymd_opt(year, month, day).unwrap()
    }

    fn at(date: Date) -> Timestamp {
        date.and_hms_opt(9, 0, 0).unwrap().and_utc()
    }

    fn head() -> PersonId {
        PersonId(Uuid::from_u128(7))
    }

    fn draft() -> Order {
        let (id, school) = (OrderId(Uuid::from_u128(1)), SchoolId(Uuid::from_u128(2)));
        Order::draft(id, school, OrderKind::AssignPairs, on(2026, 9, 1))
    }

    fn signing(number: &str, date: Date) -> Signing {
        Signing {
            number: OrderNumber::parse(number).unwrap(),
            date,
            by: head(),
            at: at(date),
        }
    }

    fn cancelling(reason: &str) -> Cancelling {
        Cancelling {
            by: head(),
            at: at(on(2026, 9, 5)),
            reason: reason.to_owned(),
        }
    }

    #[test]
    fn a_draft_is_signed_with_number_and_date() {
        let signed = draft()
            .sign(signing("90-од", on(2026, 9, 1)), on(2026, 9, 1))
            .unwrap();
        assert_eq!(signed.state.kind(), OrderStateKind::Signed);
        assert_eq!(signed.signing().unwrap().number.as_str(), "90-од");
    }

    #[test]
    fn the_second_of_two_signatures_is_told_about_the_first() {
        let first = signing("90-од", on(2026, 9, 1));
        let signed = draft().sign(first.clone(), on(2026, 9, 2)).unwrap();
        let refusal = signed.sign(signing("91-од", on(2026, 9, 2)), on(2026, 9, 2));
        assert_eq!(refusal, Err(SignError::AlreadySigned { signing: first }));
    }

    #[test]
    fn an_order_is_not_dated_tomorrow() {
        let (date, today) = (on(2026, 9, 3), on(2026, 9, 2));
        let refusal = draft().sign(signing("90-од", date), today);
        assert_eq!(refusal, Err(SignError::DateInFuture { date, today }));
    }

    #[test]
    fn an_order_is_not_dated_into_a_closed_register() {
        let date = on(2025, 12, 31);
        let refusal = draft().sign(signing("90-од", date), on(2026, 9, 2));
        let prepared_on = on(2026, 9, 1);
        assert_eq!(
            refusal,
            Err(SignError::DateBeforePreparation { date, prepared_on })
        );
        assert!(
            draft()
                .sign(signing("90-од", on(2026, 8, 30)), on(2026, 9, 2))
                .is_ok(),
            "a paper of the same year may be entered late"
        );
    }

    #[test]
    fn a_cancelled_order_is_not_signed() {
        let cancelled = draft().cancel(cancelling("")).unwrap();
        assert_eq!(cancelled.register_key(), None);
        let refusal = cancelled.sign(signing("90-од", on(2026, 9, 1)), on(2026, 9, 2));
        assert_eq!(refusal, Err(SignError::Cancelled));
    }

    #[test]
    fn a_signed_order_is_revoked_for_a_reason_and_keeps_its_number() {
        let signed = draft()
            .sign(signing("90-ОД", on(2026, 9, 1)), on(2026, 9, 2))
            .unwrap();
        assert_eq!(
            signed.clone().cancel(cancelling(" ")),
            Err(CancelError::ReasonMissing)
        );
        let revoked = signed.cancel(cancelling("Ошибка в приложении")).unwrap();
        assert_eq!(revoked.state.kind(), OrderStateKind::Cancelled);
        let key = revoked.register_key().unwrap();
        assert_eq!((key.year, key.number.as_str()), (2026, "90-од"));
        assert_eq!(
            revoked.cancel(cancelling("ещё раз")),
            Err(CancelError::AlreadyCancelled)
        );
    }
}
