//! What signing in writes: one operation a file, each in one transaction.

mod accept_invitation;
mod change_password;
mod refresh;
mod request_reset;
mod reset_password;
mod sign_in;
mod sign_out;

pub use accept_invitation::{AcceptInvitation, AcceptRefusal};
pub use change_password::ChangePassword;
pub use refresh::{Refresh, Refreshed};
pub use request_reset::RequestReset;
pub use reset_password::ResetPassword;
pub use sign_in::SignIn;
pub use sign_out::{EndSession, SignOut};

use domain::id::{AccountId, SessionId};
use persistence::sessions::NewSession;
use persistence::{SecretHash, StoreError, UnitOfWork};

/// The device that a session belongs to.
#[derive(Clone, Debug)]
pub struct Device {
    /// What it calls itself.
    pub user_agent: String,
    /// Where it is.
    pub address: String,
    /// The hash of its refresh token.
    pub token: SecretHash,
}

impl Device {
    /// Begins a session of `account` on this device.
    async fn begin(&self, work: &UnitOfWork, account: AccountId) -> Result<SessionId, StoreError> {
        let id = SessionId(work.fresh());
        let session = NewSession {
            id,
            account,
            token: &self.token,
            user_agent: &self.user_agent,
            address: &self.address,
        };
        work.sessions().begin(session, work.now()).await?;
        Ok(id)
    }
}

/// The link is unknown, used or expired, or is for something else. The caller does not say which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct InvalidLink;

/// The session or account ended while the operation was on its way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gone;
