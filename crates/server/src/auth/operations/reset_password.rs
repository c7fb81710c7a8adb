//! A reset link sets a new password and signs in.

use domain::id::{AccountId, PersonId, SessionId};
use persistence::links::LinkTarget;
use persistence::sessions::SessionEnd;
use persistence::{Change, Failure, Operation, SecretHash, UnitOfWork};

use super::{Device, InvalidLink};

/// Opens the link, sets the password, ends all sessions and begins one.
pub struct ResetPassword {
    /// The link that was presented.
    pub link: SecretHash,
    /// The account that the new password was judged for; the link must be its.
    pub account: AccountId,
    /// The hash of the new password.
    pub password_hash: String,
    /// Where the new session begins.
    pub device: Device,
}

impl Operation for ResetPassword {
    type Done = (PersonId, SessionId);
    type Refusal = InvalidLink;

    async fn run(&self, work: &UnitOfWork) -> Result<(PersonId, SessionId), Failure<InvalidLink>> {
        let now = work.now();
        let opened = work.links().open(&self.link, now).await?;
        let account = match opened {
            Some(LinkTarget::Reset(id)) if id == self.account => work.accounts().find(id).await?,
            Some(LinkTarget::Reset(_) | LinkTarget::Invitation(_)) | None => None,
        };
        let account = account
            .filter(|account| account.disabled_at.is_none())
            .ok_or(Failure::Refused(InvalidLink))?;
        work.accounts()
            .set_password(account.id, &self.password_hash, now)
            .await?;
        work.sessions()
            .end_all(account.id, None, SessionEnd::PasswordChanged, now)
            .await?;
        let (person, id) = (account.person, account.id);
        work.note_own(person, "account", "ResetPassword", id, Change::default())
            .await?;
        Ok((person, self.device.begin(work, id).await?))
    }
}
