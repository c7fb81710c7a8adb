//! `/graphql/ws` from outside.

mod changed;
mod protocol;
