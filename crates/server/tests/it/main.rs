//! The server from outside: what a browser, a school's site and a thief get to see.

// `cfg(test)` tells clippy that helpers here may unwrap, too.
#[cfg(test)]
#[expect(dead_code, reason = "people, links and invitations are for the tests of signing in")]
mod harness;
#[cfg(test)]
mod http;
