//! Somebody forgot a password.

use domain::account::RESET_LIFETIME;
use domain::text::Email;
use persistence::links::LinkTarget;
use persistence::mail::NewLetter;
use persistence::{Failure, Operation, Secret, UnitOfWork};

use crate::letters;

/// Puts out a letter with a link, if there is an open account; nothing otherwise, and the caller does not learn which.
pub struct RequestReset {
    /// The address that was typed.
    pub email: Email,
    /// The link's secret.
    pub secret: Secret,
    /// The address that links begin with.
    pub public_url: String,
}

impl Operation for RequestReset {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let Some(account) = work.accounts().find_by_email(&self.email).await? else {
            return Ok(());
        };
        if account.disabled_at.is_some() {
            return Ok(());
        }
        let (now, target) = (work.now(), LinkTarget::Reset(account.id));
        work.links()
            .add(&self.secret.hash(), target, now + RESET_LIFETIME, now)
            .await?;
        let letter = letters::reset(&letters::reset_link(&self.public_url, &self.secret));
        // To the address of the account, not to the one that was typed: they are equal only when folded.
        work.post(NewLetter {
            to: &account.email,
            subject: &letter.subject,
            body: &letter.body,
        })
        .await?;
        Ok(())
    }
}
