//! People with accounts, made past the API.

use domain::access::rules::place::region::{Invite, RegionFacts};
use domain::access::{Actor, Place, Post, Role, permit};
use domain::account::{INVITATION_LIFETIME, Password};
use domain::clock::Zone;
use domain::id::{AccountId, InvitationId, PersonId, RegionId};
use domain::text::{Email, PersonName, Title};
use persistence::enrolment::{FounderIds, Newcomer};
use persistence::invitations::{InvitePermit, NewInvitation};
use persistence::links::LinkTarget;
use persistence::sessions::SessionEnd;
use persistence::{Failure, Operation, Secret, UnitOfWork};

use super::TestServer;

/// The password of everybody.
pub const PASSWORD: &str = "берёза под моим окном";

/// A person with an account.
#[derive(Clone, Debug)]
pub struct Somebody {
    pub person: PersonId,
    pub account: AccountId,
    pub region: RegionId,
}

impl TestServer {
    /// The methodologist of a region of their own, who signs in with `email` and [`PASSWORD`].
    pub async fn enrol(&self, email: &str) -> Somebody {
        let address = Email::parse(email).unwrap();
        let password = Password::parse(PASSWORD, &address).unwrap();
        let hash = self.app.passwords.hash(password).await.unwrap();
        self.write(&Enrol {
            email: address,
            hash: Some(hash),
        })
        .await
    }

    /// The same before they have set a password.
    pub async fn enrol_without_password(&self, email: &str) -> Somebody {
        self.write(&Enrol {
            email: Email::parse(email).unwrap(),
            hash: None,
        })
        .await
    }

    /// Closes an account as the operator does.
    pub async fn disable(&self, somebody: &Somebody) {
        self.write(&Disable(somebody.account)).await;
    }

    /// A person without an account.
    pub async fn enter(&self, last: &str, first: &str) -> PersonId {
        self.write(&Enter(PersonName::parse(last, first, None).unwrap()))
            .await
    }

    /// Makes `whom` a methodologist of the region of `by`.
    pub async fn appoint(&self, by: &Somebody, whom: &Somebody) {
        let id = self
            .write(&InviteTo {
                by: by.clone(),
                email: "unused@example.org",
                person: None,
            })
            .await;
        self.write(&Appoint(id, whom.person)).await;
    }

    /// An invitation to be a methodologist of the region of `by`, without a link.
    pub async fn invitation(&self, by: &Somebody, email: &str) -> InvitationId {
        self.write(&InviteTo {
            by: by.clone(),
            email,
            person: None,
        })
        .await
    }

    /// The token of a link that invites to be a methodologist of the region of `by`.
    pub async fn invite(&self, by: &Somebody, email: &str, person: Option<PersonId>) -> String {
        let id = self
            .write(&InviteTo {
                by: by.clone(),
                email,
                person,
            })
            .await;
        self.issue(LinkTarget::Invitation(id)).await
    }

    /// The token of a new link.
    pub async fn issue(&self, target: LinkTarget) -> String {
        let secret = Secret::fresh().unwrap();
        self.write(&Issue(secret.clone(), target)).await;
        secret.expose().to_owned()
    }
}

struct Disable(AccountId);

impl Operation for Disable {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let now = work.now();
        work.accounts().set_disabled(self.0, Some(now)).await?;
        work.sessions()
            .end_all(self.0, None, SessionEnd::Disabled, now)
            .await?;
        Ok(())
    }
}

struct Enter(PersonName);

impl Operation for Enter {
    type Done = PersonId;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<PersonId, Failure<()>> {
        let (id, email) = (
            PersonId(work.fresh()),
            Email::parse("entered@example.org").unwrap(),
        );
        let newcomer = Newcomer {
            id,
            name: &self.0,
            email: &email,
        };
        work.enrolments().enter(newcomer, work.now()).await?;
        Ok(id)
    }
}

struct InviteTo<'a> {
    by: Somebody,
    email: &'a str,
    person: Option<PersonId>,
}

impl Operation for InviteTo<'_> {
    type Done = InvitationId;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<InvitationId, Failure<()>> {
        let Somebody { person, region, .. } = self.by;
        let post = Post {
            role: Role::RegionalMethodologist,
            at: Place::Region(region),
        };
        let actor = Actor::Person {
            id: person,
            posts: vec![post],
        };
        let permit = permit::<Invite>(&actor, &RegionFacts { id: region })?;
        let (id, now) = (InvitationId(work.fresh()), work.now());
        let email = Email::parse(self.email).unwrap();
        let new = NewInvitation {
            id,
            role: Some(Role::RegionalMethodologist),
            person: self.person,
            email: &email,
            position: None,
            message: None,
            expires_at: now + INVITATION_LIFETIME,
        };
        work.invitations()
            .add(&InvitePermit::Region(permit), &new, now)
            .await?;
        Ok(id)
    }
}

struct Appoint(InvitationId, PersonId);

impl Operation for Appoint {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let (now, today) = (work.now(), work.today(Zone::default()));
        let invitation = work.enrolments().open(self.0, now).await?.unwrap();
        let ids = [work.fresh(), work.fresh()];
        work.enrolments()
            .settle(&invitation, self.1, ids, today, now)
            .await?;
        Ok(())
    }
}

struct Issue(Secret, LinkTarget);

impl Operation for Issue {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        let now = work.now();
        work.links()
            .add(&self.0.hash(), self.1, now + INVITATION_LIFETIME, now)
            .await?;
        Ok(())
    }
}

struct Enrol {
    email: Email,
    hash: Option<String>,
}

impl Operation for Enrol {
    type Done = Somebody;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<Somebody, Failure<()>> {
        let (now, region) = (work.now(), RegionId(work.fresh()));
        let name = Title::parse(&format!("Область {}", self.email.as_str())).unwrap();
        work.regions().add(region, &name, "Asia/Tomsk", now).await?;
        let (person, account) = (PersonId(work.fresh()), AccountId(work.fresh()));
        let full_name = PersonName::parse("Орлова", "Ольга", Some("Игоревна")).unwrap();
        let newcomer = Newcomer {
            id: person,
            name: &full_name,
            email: &self.email,
        };
        let ids = FounderIds {
            account,
            post: work.fresh(),
        };
        work.enrolments()
            .found(newcomer, region, ids, work.today(Zone::default()), now)
            .await?;
        if let Some(hash) = &self.hash {
            work.accounts().set_password(account, hash, now).await?;
        }
        Ok(Somebody {
            person,
            account,
            region,
        })
    }
}
