//! The server from outside: what a browser, a school's site and a thief get to see.

// `cfg(test)` tells clippy that helpers here may unwrap, too.
#[cfg(test)]
mod auth;
#[cfg(test)]
mod binary;
#[cfg(test)]
mod counting;
#[cfg(test)]
mod files;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod http;
#[cfg(test)]
mod public;
#[cfg(test)]
mod ws;
