//! Where a file is to be taken over, and who may.

use domain::access::rules::place::municipality::KeepRegister;
use domain::access::rules::place::school::{ImportCards, ImportPairs, ImportPeople};
use domain::access::{Actor, Denied, Place, permit};
use domain::clock::{Date, Zone};
use domain::id::SchoolId;
use domain::import::ImportKind;
use domain::org::Whereabouts;
use persistence::imports::ImportPermit;
use persistence::municipalities::Municipality;
use persistence::schools::LocatedSchool;
use persistence::{Failure, Store, StoreError, UnitOfWork};
use uuid::Uuid;

/// The place of a file.
#[derive(Clone, Debug)]
pub(crate) struct Here {
    /// Where it lies; the school is nobody's where the place is a municipality.
    pub at: Whereabouts,
    /// What "today" means there.
    pub today: Date,
    /// What it may be called in the file.
    pub names: Vec<String>,
    /// The school with its lock, where the place is one.
    pub school: Option<LocatedSchool>,
}

impl Here {
    /// Reads the place without locking it.
    pub(crate) async fn find(store: &Store, place: Place) -> Result<Option<Self>, StoreError> {
        let now = store.clock().now();
        match place {
            Place::Region(_) => Ok(None),
            Place::School(id) => {
                let found = store.schools().locate(id).await?;
                Ok(found.map(|school| Self::school(school, |zone| zone.date(now))))
            }
            Place::Municipality(id) => {
                let Some(found) = store.municipalities().find(id).await? else {
                    return Ok(None);
                };
                let region = store.regions().find(found.region).await?;
                let zone = region.map_or_else(Zone::default, |region| region.zone);
                Ok(Some(Self::municipality(&found, zone.date(now))))
            }
        }
    }

    fn school(school: LocatedSchool, today: impl Fn(Zone) -> Date) -> Self {
        Self {
            at: school.school.at,
            today: today(school.zone),
            names: vec![
                school.school.short_name.clone(),
                school.school.full_name.clone(),
                format!("school:{}", school.school.at.school.0),
            ],
            school: Some(school),
        }
    }

    fn municipality(found: &Municipality, today: Date) -> Self {
        Self {
            at: Whereabouts {
                school: SchoolId(Uuid::nil()),
                municipality: found.id,
                region: found.region,
            },
            today,
            names: vec![found.name.clone()],
            school: None,
        }
    }
}

/// Locks the place and asks whether `actor` may take files of `kind` over there. A kind that does not belong to the
/// level of the place is as good as no place.
pub(crate) async fn right<R>(
    work: &UnitOfWork,
    actor: &Actor,
    kind: ImportKind,
    place: Place,
) -> Result<(ImportPermit, Here), Failure<R>> {
    match (place, kind) {
        (Place::School(id), ImportKind::People) => {
            let here = lock(work, id).await?;
            let permit = permit::<ImportPeople>(actor, &here.school.facts())?;
            let here = Here::school(here, |zone| work.today(zone));
            Ok((ImportPermit::People(permit), here))
        }
        (Place::School(id), ImportKind::MentorCards | ImportKind::Needs) => {
            let here = lock(work, id).await?;
            let permit = permit::<ImportCards>(actor, &here.school.facts())?;
            let here = Here::school(here, |zone| work.today(zone));
            Ok((ImportPermit::Cards(permit), here))
        }
        (Place::School(id), ImportKind::Pairs) => {
            let here = lock(work, id).await?;
            let permit = permit::<ImportPairs>(actor, &here.school.facts())?;
            let here = Here::school(here, |zone| work.today(zone));
            Ok((ImportPermit::Pairs(permit), here))
        }
        (Place::Municipality(id), ImportKind::Organisations) => {
            let found = work.municipalities().find(id).await?;
            let found = found.ok_or(Denied::Hidden)?;
            let permit = permit::<KeepRegister>(actor, &found.facts())?;
            let region = work.regions().find(found.region).await?;
            let zone = region.map_or_else(Zone::default, |region| region.zone);
            let here = Here::municipality(&found, work.today(zone));
            Ok((ImportPermit::Organisations(permit), here))
        }
        (Place::Region(_), _)
        | (Place::School(_), ImportKind::Organisations)
        | (
            Place::Municipality(_),
            ImportKind::People | ImportKind::MentorCards | ImportKind::Needs | ImportKind::Pairs,
        ) => Err(Denied::Hidden.into()),
    }
}

async fn lock<R>(work: &UnitOfWork, id: SchoolId) -> Result<LocatedSchool, Failure<R>> {
    let found = work.schools().lock(id).await?;
    Ok(found.ok_or(Denied::Hidden)?)
}
