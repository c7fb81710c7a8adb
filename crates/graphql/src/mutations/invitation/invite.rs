//! Somebody is invited to an account, and to a post or a job with it (row 64).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters;
use documents::words::date;
use domain::access::{Actor, Denied, Place, Role};
use domain::account::INVITATION_LIFETIME;
use domain::clock::Zone;
use domain::id::{InvitationId, PersonId};
use domain::text::{Email, Line, Prose};
use persistence::invitations::NewInvitation;
use persistence::links::LinkTarget;
use persistence::mail::NewLetter;
use persistence::{Change, Failure, Operation, Secret, UnitOfWork};
use serde::{Deserialize, Serialize};

use super::right::{fits, read_place, right};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::enums;
use crate::types::invitation::Invitation;
use crate::viewer::Viewer;

/// Invites.
#[derive(Default)]
pub struct InviteMutation;

#[Object]
impl InviteMutation {
    /// Sends somebody a letter with a one-time link, good for seven days, by which they get an account. A region invites
    /// colleagues and people of its municipalities, a municipality colleagues and heads of its schools, a school its
    /// own people. A curator is not invited but appointed by order.
    async fn invite(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whom, where to, as what.")] input: InviteInput,
    ) -> Result<InvitePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let at = read_place(&input.place_id)?;
        let person = input.person_id.as_ref().map(PersonId::read).transpose()?;
        let role = input.role.map(Role::from);
        let mut form = Form::default();
        let email = form.take("email", Email::parse(&input.email));
        let position = input.position.as_deref();
        let position = form.take_optional("position", position, Line::parse);
        let message = input.message.as_deref();
        let message = form.take_optional("message", message, Prose::required);
        let in_school = matches!(at, Place::School(_));
        form.require(
            "personId",
            person.is_none() || in_school,
            Problem::NotAllowed,
        );
        let given = matches!(position, Some(Some(_)));
        form.require("position", !given || in_school, Problem::NotAllowed);
        let enters_as_employee = in_school && role.is_none() && person.is_none();
        form.require("position", given || !enters_as_employee, Problem::Empty);
        let (Some(email), Some(position), Some(message), true) =
            (email, position, message, form.is_sound())
        else {
            return Ok(InvitePayload::Invalid(form.into_invalid()));
        };
        let operation = Invite {
            actor: viewer.actor().clone(),
            at,
            place: input.place_id.to_string(),
            role,
            person,
            email,
            position,
            message,
            public_url: viewer.installation().public_url.clone(),
            demo: viewer.installation().demo,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(match perform(&viewer, key, "invite", &operation).await? {
            Ok(Invited { id, link }) => {
                let row = viewer.store().invitations().find(id).await?;
                let invitation = Invitation::new(viewer, row.ok_or(GqlError::NotFound)?);
                InvitePayload::Done(InviteDone { invitation, link })
            }
            Err(Obstacle::Refused(reason)) => InvitePayload::Refused(InviteRefused { reason }),
            Err(Obstacle::OtherAddress) => {
                let mut form = Form::default();
                form.require("email", false, Problem::NotAllowed);
                InvitePayload::Invalid(form.into_invalid())
            }
        })
    }
}

#[derive(Serialize)]
struct Invite {
    #[serde(skip)]
    actor: Actor,
    /// The place, of which the next field is the form that goes into the receipt.
    #[serde(skip)]
    at: Place,
    place: String,
    role: Option<Role>,
    person: Option<PersonId>,
    email: Email,
    position: Option<Line<200>>,
    message: Option<Prose<1_000>>,
    #[serde(skip)]
    public_url: String,
    #[serde(skip)]
    demo: bool,
}

/// What an invitation leaves behind. The link is kept in a demo only, where everybody may see it.
#[derive(Serialize, Deserialize)]
struct Invited {
    id: InvitationId,
    link: Option<String>,
}

/// Why somebody was not invited, with what the form has to say.
enum Obstacle {
    Refused(InviteRefusal),
    /// The person's record has another address: whoever can invite could take over somebody else's name.
    OtherAddress,
}

impl Operation for Invite {
    type Done = Invited;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<Invited, Failure<Obstacle>> {
        let permit = right(work, &self.actor, self.at, self.role).await?;
        let refuse = |reason| Err(Failure::Refused(Obstacle::Refused(reason)));
        if !fits(self.at, self.role) {
            return refuse(InviteRefusal::RoleNotOfThisPlace);
        }
        let (place, zone) = self.place(work).await?;
        self.check_person(work, zone).await?;
        let accounts = work.accounts();
        let by_person = match self.person {
            Some(id) => accounts.find_of(id).await?,
            None => None,
        };
        if by_person.is_some() || accounts.find_by_email(&self.email).await?.is_some() {
            return refuse(InviteRefusal::AlreadyHasAccount);
        }
        let (invitations, now) = (work.invitations(), work.now());
        if invitations.is_invited(&self.email, self.at, now).await? {
            return refuse(InviteRefusal::AlreadyInvited);
        }

        let id = InvitationId(work.fresh());
        let expires_at = now + INVITATION_LIFETIME;
        let new = NewInvitation {
            id,
            role: self.role,
            person: self.person,
            email: &self.email,
            position: self.position.as_ref(),
            message: self.message.as_ref(),
            expires_at,
        };
        invitations.add(&permit, &new, now).await?;
        let secret = Secret::fresh()?;
        let target = LinkTarget::Invitation(id);
        work.links()
            .add(&secret.hash(), target, expires_at, now)
            .await?;
        let link = format!("{}/invitation?token={}", self.public_url, secret.expose());
        let inviter = work.people().find(permit.by()).await?;
        let inviter = inviter.ok_or(Denied::Hidden)?.name.full();
        let letter = letters::invitation(&letters::Invitation {
            place: &place,
            role: match self.role {
                Some(role) => Some(role_name(role)),
                None => self.position.as_ref().map(Line::as_str),
            },
            invited_by: &inviter,
            message: self.message.as_ref().map(Prose::as_str),
            link: &link,
            expires_on: &date::short(zone.date(expires_at)),
        });
        let new = NewLetter {
            to: &self.email,
            subject: &letter.subject,
            body: &letter.body,
        };
        work.post(new).await?;
        let change = Change {
            school: match self.at {
                Place::School(school) => Some(school),
                Place::Region(_) | Place::Municipality(_) => None,
            },
            to: Some("OPEN"),
            ..Change::default()
        };
        work.note_invitation(&permit, id, change).await?;
        let link = self.demo.then_some(link);
        Ok(Invited { id, link })
    }
}

impl Invite {
    /// What the place is called and what "today" means there.
    async fn place(&self, work: &UnitOfWork) -> Result<(String, Zone), Failure<Obstacle>> {
        Ok(match self.at {
            Place::Region(id) => {
                let region = work.regions().get(id).await??;
                (region.name, region.zone)
            }
            Place::Municipality(id) => {
                let found = work.municipalities().find(id).await?;
                let municipality = found.ok_or(Denied::Hidden)?;
                let region = work.regions().get(municipality.region).await??;
                (municipality.name, region.zone)
            }
            Place::School(id) => {
                let here = work.schools().locate(id).await?.ok_or(Denied::Hidden)?;
                (here.school.short_name, here.zone)
            }
        })
    }

    /// Who was entered before must work at the school now, and be invited at their own address.
    async fn check_person(&self, work: &UnitOfWork, zone: Zone) -> Result<(), Failure<Obstacle>> {
        let Some(id) = self.person else {
            return Ok(());
        };
        let Place::School(school) = self.at else {
            return Err(Denied::Hidden.into());
        };
        let today = work.today(zone);
        let employed = work.employments().employed(&[id], school, today).await?;
        if !employed.contains(&id) {
            return Err(Denied::Hidden.into());
        }
        let person = work.people().find(id).await?.ok_or(Denied::Hidden)?;
        match person.email.as_deref().map(Email::parse) {
            Some(Ok(kept)) if kept != self.email => Err(Failure::Refused(Obstacle::OtherAddress)),
            Some(Ok(_) | Err(_)) | None => Ok(()),
        }
    }
}

/// The role as the letter names it.
fn role_name(role: Role) -> &'static str {
    match role {
        Role::RegionalMethodologist => "методист регионального центра",
        Role::MunicipalMethodologist => "методист муниципального методического центра",
        Role::MunicipalAuthority => "специалист органа управления образованием",
        Role::Head => "руководитель образовательной организации",
        Role::Curator => "куратор наставничества",
        Role::Psychologist => "педагог-психолог",
        Role::SchoolAdministrator => "администратор системы в образовательной организации",
    }
}

/// Somebody to be invited.
#[derive(InputObject)]
pub struct InviteInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `region:…`, `municipality:…` or `school:…`.
    pub place_id: ID,
    /// As what; left out at a school, a colleague is invited as an employee.
    pub role: Option<enums::Role>,
    /// The address that they will sign in with. For an entered person whose record has an address, that one.
    pub email: String,
    /// `person:…`: somebody who was entered before and works at the school gets an account.
    pub person_id: Option<ID>,
    /// At a school, the job that comes with it; 1–200 characters. Required for an employee who enters themselves.
    pub position: Option<String>,
    /// A word of yours in the letter; up to 1 000 characters.
    pub message: Option<String>,
}

/// What came of inviting somebody.
#[derive(Union)]
pub enum InvitePayload {
    /// The letter is on its way.
    Done(InviteDone),
    /// There is no letter.
    Refused(InviteRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The letter is on its way.
#[derive(SimpleObject)]
pub struct InviteDone {
    /// The invitation.
    pub invitation: Invitation,
    /// The one-time link of the letter, in a demo, where no letter leaves the house; otherwise `null`.
    pub link: Option<String>,
}

/// There is no letter.
#[derive(SimpleObject)]
pub struct InviteRefused {
    /// Why.
    pub reason: InviteRefusal,
}

/// Why somebody was not invited.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum InviteRefusal {
    /// The address, or the person, has an account already.
    AlreadyHasAccount,
    /// Nobody is invited to such a place with such a role.
    RoleNotOfThisPlace,
    /// The address has an open invitation to the place; revoke it first.
    AlreadyInvited,
}
