//! Who may invite whom to where (row 64).

use async_graphql::ID;
use domain::access::rules::place::school::Action as SchoolAction;
use domain::access::{Actor, Denied, Place, Role, Subject, Verdict, permit};
use domain::id::{MunicipalityId, RegionId, SchoolId};
use persistence::invitations::InvitePermit;
use persistence::{Failure, UnitOfWork};

use crate::error::GqlError;
use crate::ids::PublicId;

/// Reads the id of a place of any level.
pub(crate) fn read_place(id: &ID) -> Result<Place, GqlError> {
    let region = RegionId::read(id).map(Place::Region);
    let municipality = || MunicipalityId::read(id).map(Place::Municipality);
    let school = || SchoolId::read(id).map(Place::School);
    region.or_else(|_| municipality()).or_else(|_| school())
}

/// Whether an invitation to a place of this level can come with `role`. A curator is appointed by order, and for that
/// needs no more than an account.
pub(super) fn fits(at: Place, role: Option<Role>) -> bool {
    match at {
        Place::Region(_) => role == Some(Role::RegionalMethodologist),
        Place::Municipality(_) => matches!(
            role,
            Some(Role::MunicipalMethodologist | Role::MunicipalAuthority)
        ),
        Place::School(_) => matches!(
            role,
            None | Some(Role::Head | Role::Psychologist | Role::SchoolAdministrator)
        ),
    }
}

/// The right to invite somebody as `role` to `at`. A school is locked on the way.
///
/// The head of a school is invited by its municipality, and the authority of a municipality by its region: nobody
/// grants a post that stands above their own.
pub(super) async fn right<R>(
    work: &UnitOfWork,
    actor: &Actor,
    at: Place,
    role: Option<Role>,
) -> Result<InvitePermit, Failure<R>> {
    match at {
        Place::Region(id) => {
            let region = work.regions().get(id).await??;
            Ok(InvitePermit::Region(permit(actor, &region.facts())?))
        }
        Place::Municipality(id) => {
            let found = work.municipalities().find(id).await?;
            let municipality = found.ok_or(Denied::Hidden)?;
            let granted = permit(actor, &municipality.facts())?;
            let above = Place::Region(municipality.region);
            if role == Some(Role::MunicipalAuthority)
                && !actor.holds(Role::RegionalMethodologist, above)
            {
                return Err(Denied::Forbidden.into());
            }
            Ok(InvitePermit::Municipality(granted))
        }
        Place::School(id) => {
            let found = work.schools().lock(id).await?;
            let school = found.ok_or(Denied::Hidden)?.school;
            if role != Some(Role::Head) {
                return Ok(InvitePermit::School(permit(actor, &school.facts())?));
            }
            let municipal = [Role::MunicipalMethodologist, Role::MunicipalAuthority];
            if !actor.at_municipality(&school.at, &municipal) {
                let read = school.facts().judge(actor, SchoolAction::Read);
                return Err(match read {
                    Verdict::Full | Verdict::Counts | Verdict::Forbidden => Denied::Forbidden,
                    Verdict::Hidden => Denied::Hidden,
                }
                .into());
            }
            let found = work.municipalities().find(school.at.municipality).await?;
            let municipality = found.ok_or(Denied::Hidden)?;
            Ok(InvitePermit::Head(
                permit(actor, &municipality.facts())?,
                id,
            ))
        }
    }
}
