//! What the databases promise, asked of both.

mod catalogue;
mod connect;
mod constraints;
mod migrations;
mod rows;
mod words;
