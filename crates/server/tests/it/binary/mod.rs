//! The real binary: killed, told to stop, started twice, left without its database.

mod kill;
mod outage;
mod process;
mod start;
mod stop;
