//! What every request has in common: its id, its sender, the headers of its answer, and how it is refused.

mod client;
mod conditional;
mod context;
mod headers;
mod origin;
mod refusal;
mod sizes;

pub use client::ClientAddress;
pub use conditional::is_known;
pub use context::{as_request, context, request_id};
pub use headers::security_headers;
pub use origin::from_our_pages;
pub use refusal::{Refusal, chain};
pub use sizes::sizes;
