//! A refresh token is exchanged for the next one.

use domain::account::RefreshVerdict;
use domain::id::SessionId;
use persistence::sessions::LiveSession;
use persistence::{Failure, Operation, SecretHash, UnitOfWork};

use super::Gone;

/// Exchanges a refresh token.
pub struct Refresh {
    /// The token that was presented.
    pub presented: SecretHash,
    /// What it is to be exchanged for.
    pub next: SecretHash,
    /// Where the device is now.
    pub address: String,
}

/// What came of it. A theft is no refusal: that the family ended must be committed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refreshed {
    /// The session goes on with the next token.
    Continued(LiveSession),
    /// The token had been used before: the session has ended.
    Stolen(SessionId),
}

impl Operation for Refresh {
    type Done = Refreshed;
    type Refusal = Gone;

    async fn run(&self, work: &UnitOfWork) -> Result<Refreshed, Failure<Gone>> {
        let (sessions, now) = (work.sessions(), work.now());
        let Some(found) = sessions.token(&self.presented, now).await? else {
            return Err(Failure::Refused(Gone));
        };
        // Two tabs at once: the second reads on only when the first is done.
        sessions.lock(found.session_id).await?;
        let found = sessions
            .token(&self.presented, now)
            .await?
            .ok_or(Failure::Refused(Gone))?;
        let live = found.session.ok_or(Failure::Refused(Gone))?;
        match found.token.judge(now) {
            RefreshVerdict::Fresh => {
                sessions
                    .exchange(live.id, &self.presented, &self.next, now)
                    .await?;
            }
            RefreshVerdict::Forgiven => {
                let unseen = found.successor.ok_or(Failure::Refused(Gone))?;
                sessions.exchange(live.id, &unseen, &self.next, now).await?;
                sessions.repoint(&self.presented, &self.next).await?;
            }
            RefreshVerdict::Expired => return Err(Failure::Refused(Gone)),
            RefreshVerdict::Reused => {
                sessions.end_family(live.id, now).await?;
                return Ok(Refreshed::Stolen(live.id));
            }
        }
        sessions.touch(live.id, &self.address, now).await?;
        Ok(Refreshed::Continued(live))
    }
}
