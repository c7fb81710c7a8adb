//! Permits: proofs that the policy was asked and said yes.

use std::fmt;
use std::marker::PhantomData;

use uuid::Uuid;

use super::{Actor, Verdict};
use crate::id::PersonId;

/// The facts about one thing that the policy judges by.
pub trait Subject {
    /// What may be done to such a thing.
    type Action: Copy + fmt::Debug + PartialEq + 'static;
    /// The kind's name in the audit trail, such as `mentorship`.
    const KIND: &'static str;
    /// Which thing it is.
    fn id(&self) -> Uuid;
    /// What `actor` may have of it.
    fn judge(&self, actor: &Actor, action: Self::Action) -> Verdict;
}

/// One action as a type, so that a permit for reading is not a permit for signing.
pub trait Deed {
    /// What it is done to.
    type On: Subject;
    /// Which action it is.
    const ACTION: <Self::On as Subject>::Action;
    /// Its name in the audit trail, such as `Approve`.
    const NAME: &'static str;
}

/// Proof that the policy allowed the deed `D` to a person on one thing. Made by [`permit`] alone.
#[derive(Debug)]
pub struct Permit<D> {
    by: PersonId,
    on: Uuid,
    deed: PhantomData<D>,
}

impl<D: Deed> Permit<D> {
    /// Who may.
    pub fn by(&self) -> PersonId {
        self.by
    }

    /// On which thing.
    pub fn on(&self) -> Uuid {
        self.on
    }

    /// The kind of the thing.
    pub fn kind(&self) -> &'static str {
        D::On::KIND
    }

    /// The deed's name.
    pub fn deed(&self) -> &'static str {
        D::NAME
    }
}

/// Why there is no permit.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Denied {
    /// The actor may know of the thing and may not do this.
    #[error("not allowed")]
    Forbidden,
    /// For this actor the thing does not exist.
    #[error("not found")]
    Hidden,
}

/// Asks the policy whether `actor` may do `D` on `subject`.
pub fn permit<D: Deed>(actor: &Actor, subject: &D::On) -> Result<Permit<D>, Denied> {
    match (subject.judge(actor, D::ACTION), actor) {
        (Verdict::Full, Actor::Person { id, .. }) => Ok(Permit {
            by: *id,
            on: subject.id(),
            deed: PhantomData,
        }),
        (Verdict::Forbidden, _) => Err(Denied::Forbidden),
        // Counts tell nothing about one thing: who sees no more of it does not learn that its id exists.
        (Verdict::Hidden | Verdict::Counts | Verdict::Full, _) => Err(Denied::Hidden),
    }
}

/// Declares the actions of a kind of thing: the enum [`Subject::Action`] and a [`Deed`] for each.
macro_rules! deeds {
    ($subject:ty: $($(#[$doc:meta])* $name:ident),+ $(,)?) => {
        /// What may be done to it.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub enum Action { $($(#[$doc])* $name),+ }

        impl Action {
            /// Every action.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
        }

        $(
            $(#[$doc])*
            #[derive(Debug)]
            pub enum $name {}

            impl $crate::access::Deed for $name {
                type On = $subject;
                const ACTION: Action = Action::$name;
                const NAME: &'static str = stringify!($name);
            }
        )+
    };
}
pub(super) use deeds;
