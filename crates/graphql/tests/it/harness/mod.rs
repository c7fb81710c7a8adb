//! An application without HTTP, and a client for each kind of person.

mod app;
mod client;

pub use app::TestApp;
pub use client::{Client, code};
