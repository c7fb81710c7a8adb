//! The GraphQL schema: who may stand at which desk, what lies there, and what may be done.
//!
//! Absent on purpose: SQL, HTTP, tokens, rules. A resolver loads, asks the policy, calls the domain, saves.
//!
//! | room | what is in it |
//! |---|---|
//! | [`viewer`] | who asks; the only thing in a request's data |
//! | [`desks`] | the levels: public, participant, school, municipality, region. A desk is made only by a check |
//! | [`types`] | one GraphQL type a file, shared by the levels |
//! | [`mutations`] | a use-case a file: resolver, operation, input, payload, refusal |
//! | [`subscriptions`] | what is told as it happens |
//! | [`loaders`] | batched reads, one key a file |
//! | [`jobs`], [`feeds`] | what happens by itself: reminders, the daily letter, calendars for programs |
//! | [`papers`] | orders as files: who may have them, under which name |
//! | [`exports`] | lists as files, with the filters of the page that shows them |
//! | [`plans`] | papers on their way to become roadmaps |
//! | [`imports`] | files on their way into the registers: received, compared, taken over |
//! | [`form`], [`pagination`], [`ids`], [`error`] | the one way to take texts, make pages, read ids, fail |
//!
//! To add a mutation: a file in `mutations/<aggregate>/<verb>.rs`, a line in the aggregate's `mod.rs`, a row in the
//! authorization matrix test; then `cargo xtask codegen`.

pub mod date;
pub mod desks;
pub mod error;
pub mod exports;
pub mod feeds;
pub mod form;
pub mod ids;
pub mod imports;
pub mod jobs;
pub mod loaders;
pub mod mutations;
mod notify;
pub mod pagination;
pub mod papers;
pub mod plans;
pub mod queries;
pub mod subscriptions;
pub mod types;
pub mod viewer;

use async_graphql::{SDLExportOptions, Schema};

pub use error::GqlError;
pub use mutations::Mutation;
pub use queries::Query;
pub use subscriptions::Subscription;
pub use viewer::{Installation, Viewer};

/// The schema; a [`Viewer`] belongs into the data of each request.
pub type AppSchema = Schema<Query, Mutation, Subscription>;

/// The deepest query: full introspection needs 15.
pub const MAX_DEPTH: usize = 15;
/// The most that a query may cost, lists multiplied by their page.
pub const MAX_COMPLEXITY: usize = 20_000;

/// Builds the schema with its limits.
pub fn schema() -> AppSchema {
    Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    )
    .limit_depth(MAX_DEPTH)
    .limit_complexity(MAX_COMPLEXITY)
    .limit_directives(5)
    .limit_recursive_depth(32)
    .disable_suggestions()
    .finish()
}

/// The schema as text, sorted: what `schema.graphql` must say.
pub fn sdl() -> String {
    let options = SDLExportOptions::new()
        .sorted_fields()
        .sorted_arguments()
        .sorted_enum_items();
    schema().sdl_with_options(options)
}
