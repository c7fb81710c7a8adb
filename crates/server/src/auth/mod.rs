//! Signing in: passwords, tokens, sessions, and the limits on guessing.
//!
//! A sign-in gives two tokens. The *access token* is a JWT of ten minutes that a page keeps in memory and sends as a
//! bearer token; it names a session, and the session is looked up for every request, so that ending it takes effect at
//! once. The *refresh token* is a secret in a cookie that no script can read; each is used once and exchanged for the
//! next, and a second use ends the session (`domain::account`).

mod cookie;
mod guesses;
mod identity;
mod keys;
pub mod operations;
mod passwords;
mod token;

pub use cookie::{cookie, expired_cookie, presented};
pub use guesses::{Guess, Guesses, Leave};
pub use identity::{Identity, bearer, identify, identify_by};
pub use keys::SigningKeys;
pub use passwords::Passwords;
pub use token::{ACCESS_LIFETIME, Claims, Tokens};
