//! Signing in, staying signed in, and everything that ends it, on both databases.

mod enumeration;
mod guesses;
mod invitation;
mod refresh;
mod reset;
mod rights;
mod sessions;
mod sign_in;
mod tokens;
