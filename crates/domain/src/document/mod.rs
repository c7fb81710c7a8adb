//! Orders: the papers that put things into force.
//!
//! An order is two things. [`Order`] is its life: a draft, then signed with a number and a date, or cancelled.
//! [`OrderContent`] is what is written on it, kept as a snapshot from the day it was drawn up: a mentor who
//! changes their position later does not change a paper that was signed before.
//!
//! The words themselves are Russian and are composed in the `documents` crate; here is only their shape.

mod change;
mod content;
mod kind;
mod number;
mod order;
mod people;

pub use change::{Change, ChangeError, ChangeKind, PairChange};
pub use content::{
    Appendix, AppendixBlock, Cell, Column, Letterhead, NumberedPoint, OrderContent, Point,
    RaggedTable, Signatory, Table,
};
pub use kind::OrderKind;
pub use number::{OrderNumber, OrderNumberError};
pub use order::{
    CancelError, Cancelling, Order, OrderState, OrderStateKind, RegisterKey, SignError, Signing,
};
pub use people::{
    Event, Member, OrderPart, PeopleOrder, PeopleOrderError, Released, Reward, RewardKind, Seat,
};
