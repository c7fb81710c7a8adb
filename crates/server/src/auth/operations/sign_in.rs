//! A right password begins a session.

use domain::id::{AccountId, SessionId};
use persistence::{Failure, Operation, UnitOfWork};

use super::{Device, Gone};

/// Begins a session. The password has been checked.
pub struct SignIn {
    /// Whose.
    pub account: AccountId,
    /// The hash that the password was checked against; if it changed meanwhile, the password is not right any longer.
    pub password_hash: String,
    /// Where.
    pub device: Device,
}

impl Operation for SignIn {
    type Done = SessionId;
    type Refusal = Gone;

    async fn run(&self, work: &UnitOfWork) -> Result<SessionId, Failure<Gone>> {
        let account = work.accounts().find(self.account).await?;
        let unchanged = account.is_some_and(|account| {
            account.disabled_at.is_none()
                && account.password_hash.as_deref() == Some(self.password_hash.as_str())
        });
        if !unchanged {
            return Err(Failure::Refused(Gone));
        }
        Ok(self.device.begin(work, self.account).await?)
    }
}
