//! The domain as other crates see it.

// `cfg(test)` tells clippy that helpers here may unwrap, too.
#[cfg(test)]
mod codes;
#[cfg(test)]
mod story;
