//! The term reader against terms as plans print them.

// `cfg(test)` tells clippy that helpers here may unwrap, too.
#[cfg(test)]
mod bodies;
#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod notation;
#[cfg(test)]
mod rule;
#[cfg(test)]
mod tables;
