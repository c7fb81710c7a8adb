//! The schema as clients meet it: rights, failures, costs and behaviour, through an in-process application.

// As in the server: the mutations nest deeper than rustc looks by itself.
#![recursion_limit = "512"]

#[cfg(test)]
mod absences;
#[cfg(test)]
mod across;
#[cfg(test)]
mod authz_matrix;
#[cfg(test)]
mod bank_fields;
#[cfg(test)]
mod bank_refresh;
#[cfg(test)]
mod banks;
#[cfg(test)]
mod both;
#[cfg(test)]
mod calendar;
#[cfg(test)]
mod campaigns;
#[cfg(test)]
mod cards;
#[cfg(test)]
mod certificates;
#[cfg(test)]
mod changed;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod consent_terms;
#[cfg(test)]
mod consents;
#[cfg(test)]
mod corrections;
#[cfg(test)]
mod counted;
#[cfg(test)]
mod demand;
#[cfg(test)]
mod depersonalisations;
#[cfg(test)]
mod document_templates;
#[cfg(test)]
mod document_versions;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod duty_files;
#[cfg(test)]
mod errors;
#[cfg(test)]
mod exceptions;
#[cfg(test)]
mod exports;
#[cfg(test)]
mod file_grants;
mod groups;
#[cfg(test)]
mod harness;
mod help_requests;
#[cfg(test)]
mod imports;
#[cfg(test)]
mod individual_routes;
#[cfg(test)]
mod invitations;
#[cfg(test)]
mod matching;
#[cfg(test)]
mod mediations;
#[cfg(test)]
mod meetings;
#[cfg(test)]
mod mentorships;
#[cfg(test)]
mod my_data;
#[cfg(test)]
mod n_plus_one;
#[cfg(test)]
mod notifications;
#[cfg(test)]
mod one_offs;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod packages;
#[cfg(test)]
mod pair_files;
#[cfg(test)]
mod pair_journal;
#[cfg(test)]
mod pairing;
#[cfg(test)]
mod partners;
#[cfg(test)]
mod people;
#[cfg(test)]
mod people_orders;
#[cfg(test)]
mod practices;
#[cfg(test)]
mod programme_changes;
#[cfg(test)]
mod programme_templates;
#[cfg(test)]
mod programmes;
#[cfg(test)]
mod public;
#[cfg(test)]
mod pupil_pairs;
#[cfg(test)]
mod pupils;
#[cfg(test)]
mod register;
#[cfg(test)]
mod requests;
#[cfg(test)]
mod roadmap_control;
#[cfg(test)]
mod roadmap_duties;
#[cfg(test)]
mod roadmap_reports;
#[cfg(test)]
mod roadmap_reviews;
#[cfg(test)]
mod roadmaps;
mod rollover;
#[cfg(test)]
mod schedules;
#[cfg(test)]
mod schema;
#[cfg(test)]
mod school_desk;
#[cfg(test)]
mod story;
#[cfg(test)]
mod surveys;
#[cfg(test)]
mod targets;
#[cfg(test)]
mod two_way_pairs;
#[cfg(test)]
mod wishes;
