//! A session ends by the will of its owner.

use domain::id::{AccountId, SessionId};
use persistence::sessions::SessionEnd;
use persistence::{Failure, Operation, SecretHash, UnitOfWork};

use super::Gone;

/// Ends the session of the device that presents its refresh token.
pub struct SignOut {
    /// The token.
    pub presented: SecretHash,
}

impl Operation for SignOut {
    type Done = ();
    type Refusal = Gone;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Gone>> {
        let (sessions, now) = (work.sessions(), work.now());
        let found = sessions.token(&self.presented, now).await?;
        let live = found
            .and_then(|found| found.session)
            .ok_or(Failure::Refused(Gone))?;
        sessions
            .end(live.account, live.id, SessionEnd::SignedOut, now)
            .await?;
        Ok(())
    }
}

/// Ends a session of one's own, from the list of sessions.
pub struct EndSession {
    /// Who ends it.
    pub account: AccountId,
    /// Which.
    pub session: SessionId,
    /// Whether it is the one that asks.
    pub why: SessionEnd,
}

impl Operation for EndSession {
    type Done = ();
    type Refusal = Gone;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Gone>> {
        let ended = work
            .sessions()
            .end(self.account, self.session, self.why, work.now())
            .await?;
        if ended {
            Ok(())
        } else {
            Err(Failure::Refused(Gone))
        }
    }
}
