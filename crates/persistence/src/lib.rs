//! Where everything is kept: sea-orm on SQLite and PostgreSQL, one code for both.
//!
//! Absent on purpose: who may do what. A list takes a `Scope`, a write takes a `Permit`; both are made elsewhere.
//! Rows never leave this crate: a repository turns them into values of the domain, or says that they make none.
//!
//! To add an aggregate: a migration; its rows in `entity`; a file with the record, the filter and the repository;
//! a line in [`repositories`]; tests through `db_tests!` on both databases; its facts in [`Figures`] if it is counted.

pub mod absences;
mod access_log;
pub mod accounts;
pub mod archive;
mod audit;
mod backup;
pub mod bank_fields;
pub mod banks;
pub mod bulk;
pub mod calendar;
pub mod calendar_feeds;
pub mod campaigns;
pub mod certificates;
mod changes;
mod codes;
mod connect;
pub mod consent_scans;
pub mod consents;
pub mod corrections;
pub mod depersonalisations;
pub mod document_templates;
pub mod documents;
pub mod duties;
pub mod employments;
pub mod enrolment;
mod entity;
mod error;
pub mod exceptions;
pub mod figures;
pub mod file_grants;
pub mod help_requests;
pub mod imports;
pub mod individual_routes;
pub mod invitations;
pub mod legal_holds;
pub mod links;
pub mod mail;
pub mod matching;
pub mod mediations;
pub mod meetings;
pub mod mentor_cards;
pub mod mentorships;
pub mod municipalities;
pub mod needs;
pub mod notices;
pub mod numeric_targets;
pub mod one_offs;
pub mod orders;
pub mod packages;
pub mod page;
pub mod partners;
pub mod people;
pub mod planned_meetings;
mod pool;
pub mod posts;
pub mod practices;
pub mod programme_changes;
pub mod programme_templates;
pub mod programmes;
pub mod public;
pub mod pulse;
pub mod pupils;
pub mod readings;
mod receipts;
pub mod regions;
pub mod requests;
pub mod roadmap_duties;
pub mod roadmap_reports;
pub mod roadmaps;
pub mod rollovers;
pub mod saved_views;
pub mod schools;
mod scope;
pub mod search;
mod secrets;
pub mod sessions;
mod slugs;
mod store;
mod stored_files;
pub mod submissions;
pub mod surveys;
pub mod tasks;
#[cfg(feature = "test-support")]
pub mod test_support;
mod unit_of_work;
pub mod wishes;

pub use access_log::Access;
pub use audit::{AuditEntry, Change};
pub use backup::{BackupError, back_up, restore};
pub use changes::Thing;
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
    /// Pupils.
    pupils = pupils::Pupils;
    /// Their jobs.
    employments = employments::Employments;
    /// Pairs and groups.
    mentorships = mentorships::Mentorships;
    /// Data that became nobody's.
    depersonalisations = depersonalisations::Depersonalisations;
    /// Holds that keep data as they are.
    legal_holds = legal_holds::LegalHolds;
    /// Cases of consultation, agreement and mediation.
    mediations = mediations::Mediations;
    /// Grants to read a mentee's file.
    file_grants = file_grants::FileGrants;
    /// Individual routes.
    individual_routes = individual_routes::IndividualRoutes;
    /// Partners of schools.
    partners = partners::Partners;
    /// Single meetings without an order.
    one_offs = one_offs::OneOffs;
    /// What participants ask of the head.
    requests = requests::Requests;
    /// Orders of schools.
    orders = orders::Orders;
    /// The bank of mentors.
    mentor_cards = mentor_cards::MentorCards;
    /// The bank of mentees.
    needs = needs::Needs;
    /// Days on which people are away.
    absences = absences::Absences;
    /// What people wish about colleagues.
    wishes = wishes::Wishes;
    /// What both banks have in common.
    banks = banks::Banks;
    /// Fields that municipalities add to the cards of their banks.
    bank_fields = bank_fields::BankFields;
    /// Surveys by personal link.
    surveys = surveys::Surveys;
    /// Addresses that people gave a name.
    saved_views = saved_views::SavedViews;
    /// Consents.
    consents = consents::Consents;
    /// Requests for correction of personal data.
    corrections = corrections::Corrections;
    /// Scans of paper consents.
    consent_scans = consent_scans::ConsentScans;
    /// Roles held at places.
    posts = posts::Posts;
    /// From one school year into the next.
    rollovers = rollovers::Rollovers;
    /// Invitations.
    invitations = invitations::Invitations;
    /// What somebody has to do now.
    tasks = tasks::Tasks;
    /// Counters of schools and municipalities.
    figures = figures::Figures;
    /// Numeric targets and how they are met.
    numeric_targets = numeric_targets::NumericTargets;
    /// What is not as it should be at the schools of a municipality.
    exceptions = exceptions::Exceptions;
    /// What people were told.
    notices = notices::Notices;
    /// Templates of documents.
    document_templates = document_templates::DocumentTemplates;
    /// Packages of documents of schools.
    packages = packages::Packages;
    /// Documents with their files, stamps and expertises.
    documents = documents::Documents;
    /// What is expected of whom by which day.
    duties = duties::Duties;
    /// Days on which something is expected.
    calendars = calendar::Calendars;
    /// Secret addresses of calendars.
    calendar_feeds = calendar_feeds::CalendarFeeds;
    /// Everything that is kept about one person.
    archives = archive::Archives;
    /// Who read what of whom.
    readings = readings::Readings;
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
    /// Files on their way into the registers.
    imports = imports::Imports;
    /// Changes of programmes in force.
    programme_changes = programme_changes::ProgrammeChanges;
    /// Templates of programmes.
    programme_templates = programme_templates::ProgrammeTemplates;
    /// Roadmaps with their rows and reviews.
    roadmaps = roadmaps::Roadmaps;
    /// The duties that roadmaps give.
    roadmap_duties = roadmap_duties::RoadmapDuties;
    /// Reports on the execution of roadmaps.
    roadmap_reports = roadmap_reports::RoadmapReports;
    /// Monitoring campaigns.
    campaigns = campaigns::Campaigns;
    /// What schools answer in them.
    submissions = submissions::Submissions;
    /// Requests for help.
    help_requests = help_requests::HelpRequests;
    certificates = certificates::Certificates;
    /// Meetings that are agreed upon.
    planned_meetings = planned_meetings::PlannedMeetings;
    /// How those of a pair get on.
    pulse = pulse::Pulse;
    /// Runs of the matching, and the candidates for one.
    matching = matching::Matching;
    /// The journals of meetings.
    meetings = meetings::Meetings;
}
