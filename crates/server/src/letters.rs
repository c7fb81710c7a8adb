//! Links in letters, and the letters that the server itself sends.

use documents::letters::Letter;
use domain::account::RESET_LIFETIME;
use persistence::Secret;

/// The page that sets a password.
pub fn reset_link(public_url: &str, secret: &Secret) -> String {
    format!("{public_url}/reset?token={}", secret.expose())
}

/// The letter with it.
pub fn reset(link: &str) -> Letter {
    documents::letters::reset(link, RESET_LIFETIME.num_hours())
}
