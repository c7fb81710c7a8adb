//! What the viewer may do at a school's desk, and how much of it they have.

use async_graphql::Enum;
use domain::access::rules::place::school::Action;

use crate::types::enums::mirror;

mirror! {
    /// What the viewer may do at a school's desk.
    SchoolAction = "Action" {
        /// Work with its people, banks, pairs and papers.
        Read,
        /// Change what the school calls itself.
        Edit,
        /// Appoint a curator by order.
        AppointCurator,
        /// Draw up an order about its people: a group, programmes, rewards, a release.
        PrepareOrder,
        /// Enter people and their jobs.
        KeepPeople,
        /// Invite people of the school to an account.
        Invite,
        /// Enter people from a file.
        ImportPeople,
        /// Fill the banks of mentors and mentees from a file.
        ImportCards,
        /// Take pairs over from a file that an order on paper names.
        ImportPairs,
        /// Take lists out as files.
        Export,
        /// Confirm its banks, and answer who is suggested for them.
        KeepBanks,
        /// Take its pairs and cards into a new school year.
        RollOver,
        /// Read the templates of programmes that are in use for it, and draft from them.
        UseTemplates,
        /// Write its roadmaps, read those that concern it, do its duties.
        KeepRoadmaps,
    }
}

/// How much of a school's desk the viewer has.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DeskAccess {
    /// Everything that the viewer's role there works with.
    Full,
    /// Figures only: the lists are `null`.
    Counts,
}
