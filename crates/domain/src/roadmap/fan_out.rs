//! Whose duty a row is: bodies × register → duties (A-006, E-003, Q-40).
//!
//! A row of a region's plan may concern the region itself, its municipalities and their schools; a row of a
//! municipality's plan the municipality's own office and its schools; a school's row the school alone. What is there
//! already is not made again, so that a roadmap can be spread anew over a register that has grown.

use std::collections::BTreeSet;

use super::plan::{Bodies, BodyKind};
use crate::access::Place;
use crate::id::{MunicipalityId, RoadmapItemId, SchoolId};
use crate::org::SchoolKind;

/// A school of the register.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Organisation {
    /// Which.
    pub id: SchoolId,
    /// What kind it is.
    pub kind: SchoolKind,
}

/// The places below the owner of a roadmap.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Register {
    /// The municipalities of a region; empty below it.
    pub municipalities: Vec<MunicipalityId>,
    /// The schools below the owner; of a school's roadmap, the school.
    pub schools: Vec<Organisation>,
}

/// A row and what there is of it already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Ground<'a> {
    /// The row.
    pub item: RoadmapItemId,
    /// Who is responsible.
    pub bodies: &'a Bodies,
    /// The places that have a duty of this row, or of the row of the level above that it repeats.
    pub have: BTreeSet<PlaceKey>,
}

/// A place in an order.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PlaceKey(u8, uuid::Uuid);

impl From<Place> for PlaceKey {
    fn from(place: Place) -> Self {
        match place {
            Place::Region(id) => Self(0, id.0),
            Place::Municipality(id) => Self(1, id.0),
            Place::School(id) => Self(2, id.0),
        }
    }
}

/// A duty that is to be made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct NewDuty {
    /// Of which row.
    pub item: RoadmapItemId,
    /// Whose.
    pub place: Place,
}

/// At which level a body works.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Level {
    Region,
    Municipality,
    School,
    /// That of whoever owns the roadmap.
    Owner,
    /// Of all who take part: the owner and the schools.
    Everywhere,
}

fn level(kind: BodyKind) -> Level {
    match kind {
        BodyKind::RegionalAuthority | BodyKind::RegionalCentre => Level::Region,
        BodyKind::MunicipalAuthority
        | BodyKind::MunicipalCentre
        | BodyKind::MunicipalAssociation => Level::Municipality,
        BodyKind::Organisation
        | BodyKind::Head
        | BodyKind::DeputyHead
        | BodyKind::Administration
        | BodyKind::Curator
        | BodyKind::Mentor
        | BodyKind::Mentee
        | BodyKind::Psychologist
        | BodyKind::Teacher
        | BodyKind::SchoolAssociation
        | BodyKind::Council
        | BodyKind::TradeUnion
        | BodyKind::SiteKeeper
        | BodyKind::Pupil
        | BodyKind::Parent => Level::School,
        BodyKind::Coordinator
        | BodyKind::Methodologist
        | BodyKind::WorkingGroup
        | BodyKind::Club
        | BodyKind::Partner => Level::Owner,
        BodyKind::Everyone => Level::Everywhere,
    }
}

/// The duties that the rows of `owner`'s roadmap give to the places of the register, without those that are there.
///
/// A row whose bodies lead to nobody below or at the owner stays with the owner, who has to see to it.
pub fn fan_out(owner: Place, register: &Register, rows: &[Ground<'_>]) -> Vec<NewDuty> {
    let mut duties = Vec::new();
    for row in rows {
        let mut seen = row.have.clone();
        for place in places(owner, register, row.bodies) {
            if seen.insert(place.into()) {
                duties.push(NewDuty {
                    item: row.item,
                    place,
                });
            }
        }
    }
    duties
}

/// Whether a row with these bodies concerns a school of `kind`: what a school takes over into a roadmap of its own.
pub fn concerns(bodies: &Bodies, kind: SchoolKind) -> bool {
    bodies.known.iter().any(|body| {
        matches!(level(body.kind), Level::School | Level::Everywhere)
            && body.school.is_none_or(|wanted| wanted == kind)
    })
}

/// Whose duty a row with these bodies is.
fn places(owner: Place, register: &Register, bodies: &Bodies) -> Vec<Place> {
    let mut found = Vec::new();
    for body in &bodies.known {
        let level = level(body.kind);
        match (owner, level) {
            (Place::School(_), _)
            | (_, Level::Owner)
            | (Place::Municipality(_), Level::Municipality)
            | (Place::Region(_), Level::Region) => found.push(owner),
            (Place::Region(_), Level::Municipality) => {
                let below = register.municipalities.iter();
                found.extend(below.map(|id| Place::Municipality(*id)));
            }
            // What a plan gives to those above its owner is theirs.
            (Place::Municipality(_), Level::Region) => {}
            (Place::Region(_) | Place::Municipality(_), Level::School | Level::Everywhere) => {
                found.extend((level == Level::Everywhere).then_some(owner));
                let fits = |one: &&Organisation| body.school.is_none_or(|kind| kind == one.kind);
                let schools = register.schools.iter().filter(fits);
                found.extend(schools.map(|one| Place::School(one.id)));
            }
        }
    }
    if found.is_empty() {
        found.push(owner);
    }
    found
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::id::RegionId;
    use crate::roadmap::plan::Legend;

    fn school(n: u128, kind: SchoolKind) -> Organisation {
        Organisation {
            id: SchoolId(Uuid::from_u128(n)),
            kind,
        }
    }

    fn register() -> Register {
        Register {
            municipalities: vec![MunicipalityId(Uuid::from_u128(0xA))],
            schools: vec![
                school(1, SchoolKind::School),
                school(2, SchoolKind::Preschool),
                school(3, SchoolKind::School),
                school(4, SchoolKind::Additional),
            ],
        }
    }

    const REGION: Place = Place::Region(RegionId(Uuid::from_u128(0xF)));
    const TOWN: Place = Place::Municipality(MunicipalityId(Uuid::from_u128(0xA)));

    fn item(n: u128) -> RoadmapItemId {
        RoadmapItemId(Uuid::from_u128(n))
    }

    fn by(owner: Place, responsible: &str) -> Vec<Place> {
        let bodies = Bodies::read(responsible, &Legend::default());
        let rows = [Ground {
            item: item(1),
            bodies: &bodies,
            have: BTreeSet::new(),
        }];
        let duties = fan_out(owner, &register(), &rows);
        duties.into_iter().map(|duty| duty.place).collect()
    }

    fn schools(numbers: &[u128]) -> Vec<Place> {
        let place = |n: &u128| Place::School(SchoolId(Uuid::from_u128(*n)));
        numbers.iter().map(place).collect()
    }

    #[test]
    fn a_municipal_row_goes_to_the_office_and_to_the_schools_of_its_kinds() {
        assert_eq!(by(TOWN, "УО"), [TOWN]);
        assert_eq!(by(TOWN, "ОО"), schools(&[1, 2, 3, 4]));
        assert_eq!(by(TOWN, "школы"), schools(&[1, 3]));
        assert_eq!(by(TOWN, "ДОУ"), schools(&[2]));
        assert_eq!(
            by(TOWN, "РЦО, школы"),
            [vec![TOWN], schools(&[1, 3])].concat()
        );
        assert_eq!(by(TOWN, "кураторы"), schools(&[1, 2, 3, 4]));
    }

    #[test]
    fn a_regional_row_goes_down_to_municipalities_and_schools() {
        assert_eq!(by(REGION, "ЦНППМ"), [REGION]);
        assert_eq!(by(REGION, "МОУО"), [TOWN]);
        assert_eq!(
            by(REGION, "ЦНППМ, МОУО, ОО"),
            [vec![REGION, TOWN], schools(&[1, 2, 3, 4])].concat()
        );
    }

    #[test]
    fn a_schools_row_is_the_schools() {
        let own = Place::School(SchoolId(Uuid::from_u128(1)));
        for responsible in ["куратор", "УО", "родители", "министерство", ""]
        {
            assert_eq!(by(own, responsible), [own], "{responsible}");
        }
    }

    #[test]
    fn a_school_takes_over_what_concerns_its_kind() {
        let concerns =
            |responsible, kind| concerns(&Bodies::read(responsible, &Legend::default()), kind);
        assert!(concerns("УО, ДОУ", SchoolKind::Preschool));
        assert!(!concerns("УО, ДОУ", SchoolKind::School));
        assert!(concerns("куратор", SchoolKind::School));
        assert!(!concerns("РЦО", SchoolKind::School));
    }

    #[test]
    fn what_leads_to_nobody_stays_with_the_owner() {
        assert_eq!(by(TOWN, ""), [TOWN]);
        assert_eq!(by(TOWN, "министерство образования"), [TOWN]);
        assert_eq!(by(TOWN, "рабочая группа"), [TOWN]);
    }

    #[test]
    fn again_makes_nothing_and_a_school_that_joined_gets_its_own() {
        let bodies = Bodies::read("УО, школы", &Legend::default());
        let ground = |have| Ground {
            item: item(1),
            bodies: &bodies,
            have,
        };
        let first = fan_out(TOWN, &register(), &[ground(BTreeSet::new())]);
        assert_eq!(first.len(), 3);
        let have: BTreeSet<PlaceKey> = first.iter().map(|duty| duty.place.into()).collect();
        assert_eq!(fan_out(TOWN, &register(), &[ground(have.clone())]), []);

        let mut grown = register();
        grown.schools.push(school(5, SchoolKind::School));
        let added = fan_out(TOWN, &grown, &[ground(have)]);
        let expected = NewDuty {
            item: item(1),
            place: schools(&[5])[0],
        };
        assert_eq!(added, [expected]);
    }

    #[test]
    fn every_body_leads_somewhere_from_every_level() {
        for kind in BodyKind::ALL {
            let bodies = Bodies {
                known: vec![crate::roadmap::plan::Body {
                    kind,
                    school: None,
                    printed: String::new(),
                }],
                unknown: Vec::new(),
            };
            for owner in [REGION, TOWN, schools(&[1])[0]] {
                let places = places(owner, &register(), &bodies);
                assert!(!places.is_empty(), "{kind:?} {owner:?}");
            }
        }
    }
}
