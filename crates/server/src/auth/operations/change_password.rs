//! A signed-in person changes their password.

use persistence::links::LinkTarget;
use persistence::sessions::SessionEnd;
use persistence::{Change, Failure, Operation, UnitOfWork};

use super::Gone;
use crate::auth::Identity;

/// Sets a new password and ends all other sessions. The current password has been checked.
pub struct ChangePassword {
    /// Who, and in which session, which goes on.
    pub identity: Identity,
    /// The hash that the current password was checked against.
    pub current_hash: String,
    /// The hash of the next.
    pub next_hash: String,
}

impl Operation for ChangePassword {
    type Done = ();
    type Refusal = Gone;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Gone>> {
        let (
            Identity {
                account,
                person,
                session,
            },
            now,
        ) = (self.identity, work.now());
        let kept = work
            .accounts()
            .find(account)
            .await?
            .ok_or(Failure::Refused(Gone))?;
        if kept.password_hash.as_deref() != Some(self.current_hash.as_str()) {
            return Err(Failure::Refused(Gone));
        }
        work.accounts()
            .set_password(account, &self.next_hash, now)
            .await?;
        work.sessions()
            .end_all(account, Some(session), SessionEnd::PasswordChanged, now)
            .await?;
        work.links().void(LinkTarget::Reset(account), now).await?;
        work.note_own(
            person,
            "account",
            "ChangePassword",
            account,
            Change::default(),
        )
        .await?;
        Ok(())
    }
}
