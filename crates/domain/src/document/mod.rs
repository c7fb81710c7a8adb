//! Papers: orders that put things into force, and the registry of documents.
//!
//! The registry keeps regulations, programmes, minutes and the like of a region, a municipality or a school:
//! [`DocumentState`] is the way of one version, [`ExpertiseState`] the loop through the centre beside it,
//! [`PackageItem`] what a school year asks of a school. Orders are drawn up here and have a life of their own:
//!
//! An order is two things. [`Order`] is its life: a draft, then signed with a number and a date, or cancelled.
//! [`OrderContent`] is what is written on it, kept as a snapshot from the day it was drawn up: a mentor who
//! changes their position later does not change a paper that was signed before.
//!
//! The words themselves are Russian and are composed in the `documents` crate; here is only their shape.

mod change;
mod content;
mod endorsement;
mod expertise;
mod kind;
mod number;
mod order;
mod package;
mod paper;
mod people;
mod state;

pub use change::{Change, ChangeError, ChangeKind, PairChange};
pub use content::{
    Appendix, AppendixBlock, Cell, Column, Letterhead, NumberedPoint, OrderContent, Point,
    RaggedTable, Signatory, Table,
};
pub use endorsement::{Endorsement, EndorsementKind};
pub use expertise::{Conclusion, ExpertiseError, ExpertiseState};
pub use kind::OrderKind;
pub use number::{OrderNumber, OrderNumberError};
pub use order::{
    CancelError, Cancelling, Order, OrderState, OrderStateKind, RegisterKey, SignError, Signing,
};
pub use package::{Freshness, PackageItem, PackageStatus, fresh_since, percent};
pub use paper::DocumentKind;
pub use people::{
    Event, Member, OrderPart, PeopleOrder, PeopleOrderError, Released, Reward, RewardKind, Seat,
};
pub use state::{DocumentError, DocumentState, Standing};
