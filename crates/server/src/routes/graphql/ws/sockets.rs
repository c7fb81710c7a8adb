//! How many connections there are, and the word for all of them to end.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::id::AccountId;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};

/// The most connections of one server, acknowledged or not.
const MAX_OPEN: usize = 10_000;
/// The most of one account: the tabs of a few devices.
pub const MAX_PER_ACCOUNT: usize = 12;

/// The connections of this server.
pub struct Sockets {
    seats: Arc<Semaphore>,
    by_account: Arc<Mutex<HashMap<AccountId, usize>>>,
    closing: watch::Sender<bool>,
}

/// A place among the connections of an account; given back when this is dropped.
pub struct Place {
    account: AccountId,
    by_account: Arc<Mutex<HashMap<AccountId, usize>>>,
}

impl Sockets {
    /// None yet.
    pub fn new() -> Self {
        Self {
            seats: Arc::new(Semaphore::new(MAX_OPEN)),
            by_account: Arc::default(),
            closing: watch::Sender::new(false),
        }
    }

    /// A seat for one more connection, if there is one.
    pub fn seat(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.seats).try_acquire_owned().ok()
    }

    /// A place for one more connection of `account`, if it may have one.
    pub fn place(&self, account: AccountId) -> Option<Place> {
        let mut by_account = lock(&self.by_account);
        let count = by_account.entry(account).or_default();
        if *count >= MAX_PER_ACCOUNT {
            return None;
        }
        *count += 1;
        Some(Place {
            account,
            by_account: Arc::clone(&self.by_account),
        })
    }

    /// Becomes true when all have to end.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.subscribe()
    }

    /// Tells all to end: the server stops, and would wait for them.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }
}

impl Default for Sockets {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        if let Entry::Occupied(mut count) = lock(&self.by_account).entry(self.account) {
            *count.get_mut() -= 1;
            if *count.get() == 0 {
                count.remove();
            }
        }
    }
}

fn lock(map: &Mutex<HashMap<AccountId, usize>>) -> MutexGuard<'_, HashMap<AccountId, usize>> {
    map.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_has_so_many_places_and_gets_them_back() {
        let sockets = Sockets::new();
        let account = AccountId(uuid::Uuid::from_u128(1));
        let other = AccountId(uuid::Uuid::from_u128(2));

        let mut taken: Vec<Place> = (0..MAX_PER_ACCOUNT)
            .map(|_| sockets.place(account).unwrap())
            .collect();
        assert!(sockets.place(account).is_none());
        assert!(sockets.place(other).is_some());

        taken.pop();
        assert!(sockets.place(account).is_some());
        drop(taken);
        assert!(lock(&sockets.by_account).is_empty());
    }
}
