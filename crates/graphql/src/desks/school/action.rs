//! What can be done at a school's desk.

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
