//! An invitation is accepted: a person who can sign in, where they were invited to.

use domain::access::Place;
use domain::id::{AccountId, InvitationId, PersonId, SchoolId, SessionId};
use domain::text::PersonName;
use persistence::accounts::NewAccount;
use persistence::enrolment::{Newcomer, OpenInvitation};
use persistence::links::LinkTarget;
use persistence::{Change, Failure, Operation, SecretHash, StoreError, UnitOfWork};

use super::{Device, InvalidLink};

/// Opens the link and does all that the invitation promises.
pub struct AcceptInvitation {
    /// The link that was presented.
    pub link: SecretHash,
    /// The invitation that the password and the name were judged for; the link must be its.
    pub invitation: InvitationId,
    /// The name, from who enters themselves.
    pub name: Option<PersonName>,
    /// The hash of the password.
    pub password_hash: String,
    /// Where the session begins.
    pub device: Device,
}

/// Why it cannot be accepted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AcceptRefusal {
    /// See [`InvalidLink`].
    InvalidLink,
    /// The address or the person got an account meanwhile.
    AlreadyHasAccount,
    /// Who enters themselves has to say their name.
    NameMissing,
}

impl From<InvalidLink> for AcceptRefusal {
    fn from(_: InvalidLink) -> Self {
        Self::InvalidLink
    }
}

impl Operation for AcceptInvitation {
    type Done = (PersonId, SessionId);
    type Refusal = AcceptRefusal;

    async fn run(
        &self,
        work: &UnitOfWork,
    ) -> Result<(PersonId, SessionId), Failure<AcceptRefusal>> {
        let now = work.now();
        let invitation = self.open(work).await?;
        let person = match &invitation.person {
            Some((person, _)) => *person,
            None => self.enter(work, &invitation).await?,
        };
        let account = AccountId(work.fresh());
        let new = NewAccount {
            id: account,
            person,
            email: &invitation.email,
            password_hash: Some(&self.password_hash),
        };
        work.accounts()
            .add(new, now)
            .await
            .map_err(|error| match error {
                StoreError::Unique(_) => Failure::Refused(AcceptRefusal::AlreadyHasAccount),
                other => Failure::Store(other),
            })?;
        let (ids, today) = ([work.fresh(), work.fresh()], work.today(invitation.zone));
        work.enrolments()
            .settle(&invitation, person, ids, today, now)
            .await?;
        work.enrolments().close(invitation.id).await?;
        let change = Change {
            school: school(invitation.place),
            from: Some("OPEN"),
            to: Some("USED"),
            ..Change::default()
        };
        work.note_own(person, "invitation", "Accept", invitation.id, change)
            .await?;
        Ok((person, self.device.begin(work, account).await?))
    }
}

impl AcceptInvitation {
    async fn open(&self, work: &UnitOfWork) -> Result<OpenInvitation, Failure<AcceptRefusal>> {
        let opened = work.links().open(&self.link, work.now()).await?;
        let found = match opened {
            Some(LinkTarget::Invitation(id)) if id == self.invitation => {
                work.enrolments().open(id, work.now()).await?
            }
            Some(LinkTarget::Invitation(_) | LinkTarget::Reset(_)) | None => None,
        };
        found.ok_or(Failure::Refused(AcceptRefusal::InvalidLink))
    }

    async fn enter(
        &self,
        work: &UnitOfWork,
        invitation: &OpenInvitation,
    ) -> Result<PersonId, Failure<AcceptRefusal>> {
        let name = self
            .name
            .as_ref()
            .ok_or(Failure::Refused(AcceptRefusal::NameMissing))?;
        let id = PersonId(work.fresh());
        let newcomer = Newcomer {
            id,
            name,
            email: &invitation.email,
        };
        work.enrolments().enter(newcomer, work.now()).await?;
        Ok(id)
    }
}

fn school(place: Place) -> Option<SchoolId> {
    match place {
        Place::School(id) => Some(id),
        Place::Region(_) | Place::Municipality(_) => None,
    }
}
