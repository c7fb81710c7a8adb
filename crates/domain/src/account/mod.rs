//! Signing in: what a password must be, how long things live, what the age of a refresh token means.
//!
//! An account is the means by which one person signs in. A session is one device of theirs: a family of refresh
//! tokens, each of which is used once and followed by its successor.

mod lifetime;
mod password;
mod refresh;

pub use lifetime::{
    FAMILIAR_FOR, INVITATION_LIFETIME, MAX_SESSIONS, REFRESH_LIFETIME, RESET_LIFETIME,
    SESSION_LIFETIME, session_lives,
};
pub use password::{Password, PasswordProblem};
pub use refresh::{FORGIVEN_FOR, RefreshToken, RefreshVerdict};
