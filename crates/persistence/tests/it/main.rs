//! What the databases promise, asked of both.

// `cfg(test)` tells clippy that helpers here may unwrap, too.
#[cfg(test)]
mod archive;
#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod connect;
#[cfg(test)]
mod constraints;
#[cfg(test)]
mod directions;
#[cfg(test)]
mod document_rows;
#[cfg(test)]
mod documents;
#[cfg(test)]
mod duty_files;
#[cfg(test)]
mod groups;
mod matching;
#[cfg(test)]
mod mentorships;
#[cfg(test)]
mod migrations;
mod monitoring_rows;
#[cfg(test)]
mod orders;
#[cfg(test)]
mod people_rows;
#[cfg(test)]
mod programme_templates;
#[cfg(test)]
mod public;
#[cfg(test)]
mod roadmap_control;
#[cfg(test)]
mod roadmap_rows;
#[cfg(test)]
mod roadmaps;
#[cfg(test)]
mod rows;
#[cfg(test)]
mod sign_in;
#[cfg(test)]
mod steps;
#[cfg(test)]
mod words;
