//! Secrets that are handed out once and kept only as a hash: one-time links, refresh tokens.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sea_orm::DbErr;
use sha2::{Digest, Sha256};

use crate::error::StoreError;

/// 256 random bits, as 43 characters that may stand in a web address.
#[derive(Clone)]
pub struct Secret(String);

/// The hash of a secret, by which it is found again.
///
/// Plain SHA-256 will do: unlike a password, 256 random bits cannot be guessed from their hash.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SecretHash(String);

impl Secret {
    /// A new secret; fails when the system gives no randomness.
    pub fn fresh() -> Result<Self, StoreError> {
        let mut bytes = [0_u8; 32];
        rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut bytes)
            .map_err(|error| StoreError::from(DbErr::Custom(format!("no randomness: {error}"))))?;
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// The secret itself, for its owner.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is kept of it.
    pub fn hash(&self) -> SecretHash {
        SecretHash::of(&self.0)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl SecretHash {
    /// The hash of a secret that somebody presents.
    pub fn of(presented: &str) -> Self {
        Self(URL_SAFE_NO_PAD.encode(Sha256::digest(presented.as_bytes())))
    }

    /// The hash as text: it tells two secrets apart and opens nothing.
    pub fn fingerprint(&self) -> &str {
        &self.0
    }

    pub(crate) fn from_stored(stored: String) -> Self {
        Self(stored)
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn secrets_differ_and_are_found_by_their_hash() {
        let (one, other) = (Secret::fresh().unwrap(), Secret::fresh().unwrap());

        assert_eq!(one.expose().len(), 43);
        assert_ne!(one.expose(), other.expose());
        assert_eq!(SecretHash::of(one.expose()), one.hash());
        assert_ne!(one.hash(), other.hash());
    }

    #[test]
    fn a_secret_is_not_printed() {
        assert_eq!(format!("{:?}", Secret::fresh().unwrap()), "Secret(***)");
    }
}
