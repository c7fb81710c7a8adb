//! A server on a port of its own, and those who call it.

mod browser;
mod clock;
mod enrol;
mod server;
mod socket;
mod toy;
mod wire;

pub use browser::Browser;
pub use clock::TestClock;
pub use enrol::PASSWORD;
pub use server::TestServer;
pub use socket::{Heard, Socket};
pub use toy::toy;
pub use wire::{Call, Reply, raw};
