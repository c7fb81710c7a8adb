//! Where everything is kept: sea-orm on SQLite and PostgreSQL, one code for both.
//!
//! Absent on purpose: who may do what. A list takes a `Scope`, a write takes a `Permit`; both are made elsewhere.
//! Rows never leave this crate: a repository turns them into values of the domain, or says that they make none.
//!
//! To add an aggregate: a migration; its rows in `entity`; a file with the record, the filter and the repository;
//! a line in [`repositories`]; tests through `db_tests!` on both databases; its facts in [`Figures`] if it is counted.

mod access_log;
pub mod accounts;
mod audit;
mod backup;
pub mod bulk;
mod codes;
mod connect;
pub mod consents;
pub mod employments;
pub mod enrolment;
mod entity;
mod error;
pub mod figures;
pub mod invitations;
pub mod links;
pub mod mail;
pub mod meetings;
pub mod mentor_cards;
pub mod mentorships;
pub mod municipalities;
pub mod needs;
pub mod orders;
pub mod page;
pub mod people;
mod pool;
pub mod posts;
pub mod practices;
pub mod programmes;
pub mod public;
mod receipts;
pub mod regions;
pub mod schools;
mod scope;
pub mod search;
mod secrets;
pub mod sessions;
mod slugs;
mod store;
pub mod tasks;
#[cfg(feature = "test-support")]
pub mod test_support;
mod unit_of_work;

pub use access_log::Access;
pub use audit::{AuditEntry, Change};
pub use backup::{BackupError, back_up, restore};
pub use connect::{ConnectOptions, connect, is_migrated, migrate};
pub use error::StoreError;
pub use pool::PoolUsage;
pub use receipts::{Once, OnceRefusal};
pub use secrets::{Secret, SecretHash};
pub use store::{Failure, Operation, Store};
pub use unit_of_work::UnitOfWork;

use sea_orm::{DatabaseConnection, DatabaseTransaction};

/// Gives the store and the unit of work an accessor for each repository.
macro_rules! repositories {
    ($($(#[$doc:meta])* $name:ident = $module:ident::$type:ident;)+) => {
        impl Store {
            $($(#[$doc])*
            pub fn $name(&self) -> $module::$type<'_, DatabaseConnection> {
                $module::$type(&self.db)
            })+
        }

        impl UnitOfWork {
            $($(#[$doc])*
            pub fn $name(&self) -> $module::$type<'_, DatabaseTransaction> {
                $module::$type(&self.tx)
            })+
        }
    };
}

repositories! {
    /// Regions.
    regions = regions::Regions;
    /// Municipalities.
    municipalities = municipalities::Municipalities;
    /// Schools and the register of the model.
    schools = schools::Schools;
    /// People.
    people = people::People;
    /// Their jobs.
    employments = employments::Employments;
    /// Pairs and groups.
    mentorships = mentorships::Mentorships;
    /// Orders of schools.
    orders = orders::Orders;
    /// The bank of mentors.
    mentor_cards = mentor_cards::MentorCards;
    /// The bank of mentees.
    needs = needs::Needs;
    /// Consents.
    consents = consents::Consents;
    /// Roles held at places.
    posts = posts::Posts;
    /// Invitations.
    invitations = invitations::Invitations;
    /// What somebody has to do now.
    tasks = tasks::Tasks;
    /// Counters of schools and municipalities.
    figures = figures::Figures;
    /// Means of signing in.
    accounts = accounts::Accounts;
    /// Signed-in devices.
    sessions = sessions::Sessions;
    /// One-time links.
    links = links::Links;
    /// Invitations on their way to become people who can sign in.
    enrolments = enrolment::Enrolments;
    /// Letters that wait to be sent.
    letters = mail::Letters;
    /// Practices, for those who write and publish them.
    practices = practices::Practices;
    /// The public face.
    public = public::Public;
    /// Programmes with the activities of their plans.
    programmes = programmes::Programmes;
    /// The journals of meetings.
    meetings = meetings::Meetings;
}
