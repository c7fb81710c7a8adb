//! Hashing of passwords: argon2id, a few at a time.

use std::sync::Arc;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, Params};
use domain::account::Password;
use tokio::sync::{Semaphore, TryAcquireError};

use crate::http::Refusal;

/// How many are hashed at once: each takes [`MEMORY_KIB`] and a core for some 20 ms.
const AT_ONCE: usize = 4;
/// How many may wait for their turn; more are told to come back. At 20 ms each the last waits for seconds.
const WAITING: usize = 200;
/// Memory, passes and lanes as OWASP recommends them first for argon2id.
const MEMORY_KIB: u32 = 19_456;
const PASSES: u32 = 2;
const LANES: u32 = 1;

/// Hashes and compares.
#[derive(Clone)]
pub struct Passwords {
    turns: Arc<Semaphore>,
    queue: Arc<Semaphore>,
    /// Compared with when there is no account, so that the answer takes as long.
    nobodys: Arc<str>,
}

impl Passwords {
    /// Hashes one password to have something to compare with.
    pub fn new() -> anyhow::Result<Self> {
        let nobodys =
            hash(b"the password of nobody").map_err(|error| anyhow::anyhow!("argon2: {error}"))?;
        Ok(Self {
            turns: Arc::new(Semaphore::new(AT_ONCE)),
            queue: Arc::new(Semaphore::new(AT_ONCE + WAITING)),
            nobodys: nobodys.into(),
        })
    }

    /// The hash to keep, a PHC string.
    pub async fn hash(&self, password: Password) -> Result<String, Refusal> {
        let hashed = self
            .in_turn(move || hash(password.expose().as_bytes()))
            .await?;
        hashed.map_err(|error| {
            tracing::error!(%error, "a password could not be hashed");
            Refusal::Internal
        })
    }

    /// Whether `guess` is the password of `kept`. Without a hash it is not, and finding that out takes as long.
    pub async fn verify(&self, guess: String, kept: Option<String>) -> Result<bool, Refusal> {
        let exists = kept.is_some();
        let kept = kept.unwrap_or_else(|| self.nobodys.as_ref().to_owned());
        let right = self
            .in_turn(move || Argon2::default().verify_password(guess.as_bytes(), kept.as_str()))
            .await?;
        Ok(exists && right.is_ok())
    }

    async fn in_turn<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        let _place = match self.queue.try_acquire() {
            Ok(place) => place,
            Err(TryAcquireError::NoPermits | TryAcquireError::Closed) => {
                tracing::warn!("too many passwords wait to be hashed");
                return Err(Refusal::Unavailable);
            }
        };
        let waiting = metrics::gauge!("password_hashes_waiting");
        waiting.increment(1.0);
        let turn = self.turns.acquire().await;
        waiting.decrement(1.0);
        let _turn = turn.map_err(|_closed| Refusal::Internal)?;
        tokio::task::spawn_blocking(work).await.map_err(|error| {
            tracing::error!(%error, "hashing a password broke off");
            Refusal::Internal
        })
    }
}

fn hash(password: &[u8]) -> argon2::password_hash::Result<String> {
    let params = Params::new(MEMORY_KIB, PASSES, LANES, None)?;
    Ok(Argon2::from(params).hash_password(password)?.to_string())
}

#[cfg(test)]
mod tests {
    use domain::text::Email;

    use super::*;

    fn password(raw: &str) -> Password {
        Password::parse(raw, &Email::parse("a@b").unwrap()).unwrap()
    }

    #[tokio::test]
    async fn a_password_is_known_by_its_hash_and_no_other_is() {
        let passwords = Passwords::new().unwrap();
        let kept = passwords
            .hash(password("берёза под моим окном"))
            .await
            .unwrap();

        assert!(
            kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"),
            "{kept}"
        );
        assert!(
            passwords
                .verify("берёза под моим окном".into(), Some(kept.clone()))
                .await
                .unwrap()
        );
        assert!(
            !passwords
                .verify("береза под моим окном".into(), Some(kept))
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn nobody_has_no_password_not_even_nobodys() {
        let passwords = Passwords::new().unwrap();

        assert!(
            !passwords
                .verify("the password of nobody".into(), None)
                .await
                .unwrap()
        );
    }

    #[tokio::test]
    async fn equal_passwords_have_different_hashes() {
        let passwords = Passwords::new().unwrap();
        let one = passwords
            .hash(password("correct horse battery"))
            .await
            .unwrap();
        let other = passwords
            .hash(password("correct horse battery"))
            .await
            .unwrap();

        assert_ne!(one, other);
    }

    #[tokio::test]
    async fn an_overlong_queue_is_refused_instead_of_growing() {
        let passwords = Passwords::new().unwrap();
        let _all = passwords
            .queue
            .acquire_many((AT_ONCE + WAITING) as u32)
            .await
            .unwrap();

        let refused = passwords.verify("x".into(), None).await;

        assert!(matches!(refused, Err(Refusal::Unavailable)), "{refused:?}");
    }
}
