//! Roadmaps of a region, a municipality or a school, and the duties that they give (rows 10–15, 63).
//!
//! What is in force is read by those whom it concerns: the keepers of the places below its owner. Which of an asker's
//! places lie there is no question of the policy; it is loaded with the roadmap as [`RoadmapFacts::below`].

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::{DutyId, MunicipalityId, RegionId, ReportId, RoadmapId, SchoolId};
use crate::org::Whereabouts;
use crate::roadmap::{ReportState, RoadmapState};

/// A place with what it lies in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seat {
    /// Its region, or itself.
    pub region: RegionId,
    /// Its municipality, or itself; `None` for a region.
    pub municipality: Option<MunicipalityId>,
    /// The school; `None` above it.
    pub school: Option<SchoolId>,
}

impl Seat {
    /// A region.
    pub fn of_region(region: RegionId) -> Self {
        Self {
            region,
            municipality: None,
            school: None,
        }
    }

    /// A municipality of a region.
    pub fn of_municipality(municipality: MunicipalityId, region: RegionId) -> Self {
        Self {
            region,
            municipality: Some(municipality),
            school: None,
        }
    }

    /// A school.
    pub fn of_school(at: Whereabouts) -> Self {
        Self {
            region: at.region,
            municipality: Some(at.municipality),
            school: Some(at.school),
        }
    }

    /// The place itself.
    pub fn place(&self) -> Place {
        match (self.school, self.municipality) {
            (Some(school), _) => Place::School(school),
            (None, Some(municipality)) => Place::Municipality(municipality),
            (None, None) => Place::Region(self.region),
        }
    }

    /// Whether this place lies below `other`.
    pub fn lies_below(&self, other: &Self) -> bool {
        match other.place() {
            Place::Region(id) => self.region == id && self.municipality.is_some(),
            Place::Municipality(id) => self.municipality == Some(id) && self.school.is_some(),
            Place::School(_) => false,
        }
    }

    fn holds(&self, actor: &Actor, roles: &[Role]) -> bool {
        let place = self.place();
        roles.iter().any(|role| actor.holds(*role, place))
    }

    /// Whether the actor does the office's work there: writes its roadmaps, does its duties.
    pub(super) fn is_kept_by(&self, actor: &Actor) -> bool {
        let roles: &[Role] = match self.place() {
            Place::Region(_) => &[Role::RegionalMethodologist],
            Place::Municipality(_) => &[Role::MunicipalMethodologist],
            Place::School(_) => &[Role::Head, Role::Curator],
        };
        self.holds(actor, roles)
    }

    /// Whether the actor's word puts a roadmap of the place into force.
    pub(super) fn is_led_by(&self, actor: &Actor) -> bool {
        let roles: &[Role] = match self.place() {
            Place::Region(_) => &[Role::RegionalMethodologist],
            // The methodologist notes the order that the authority has signed.
            Place::Municipality(_) => &[Role::MunicipalAuthority, Role::MunicipalMethodologist],
            Place::School(_) => &[Role::Head],
        };
        self.holds(actor, roles)
    }

    /// Whether the actor holds one of `roles` at the municipality that the place lies in.
    pub(super) fn is_at_municipality(&self, actor: &Actor, roles: &[Role]) -> bool {
        let Some(municipality) = self.municipality.filter(|_| self.school.is_some()) else {
            return false;
        };
        let place = Place::Municipality(municipality);
        roles.iter().any(|role| actor.holds(*role, place))
    }

    /// Whether the actor is of the region that a municipality or a school lies in.
    pub(super) fn is_at_region(&self, actor: &Actor) -> bool {
        let region = Place::Region(self.region);
        self.municipality.is_some() && actor.holds(Role::RegionalMethodologist, region)
    }
}

pub(super) const MUNICIPAL: &[Role] = &[Role::MunicipalMethodologist, Role::MunicipalAuthority];

/// Whether the actor reads what is in force above `place`, where it concerns the place.
pub fn reads_from(actor: &Actor, place: Place) -> bool {
    let roles: &[Role] = match place {
        Place::School(_) => &[Role::Head, Role::Curator],
        Place::Municipality(_) => MUNICIPAL,
        Place::Region(_) => &[],
    };
    roles.iter().any(|role| actor.holds(*role, place))
}

/// A roadmap, written or about to be written.
pub mod plan {
    use super::*;

    /// A roadmap as the policy sees it.
    #[derive(Clone, Debug)]
    pub struct RoadmapFacts {
        /// Which.
        pub id: RoadmapId,
        /// Whose.
        pub at: Seat,
        /// Where it stands.
        pub state: RoadmapState,
        /// Those places of who asks that lie below its owner.
        pub below: Vec<Place>,
    }

    deeds! { RoadmapFacts:
        /// Read it: its owner in any state, the level above what was handed in, those below what is in force.
        Read,
        /// Write it: its head, its rows, throw the draft away, hand it in, take it into the next year.
        Write,
        /// Put it into force by order, spread it over a grown register, close it (rows 10, 13).
        Approve,
        /// Agree to a school's roadmap or send it back (row 12).
        Review,
        /// Read the execution of all places, not of one's own alone.
        ReadWhole,
    }

    impl Subject for RoadmapFacts {
        type Action = Action;
        const KIND: &'static str = "roadmap";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let own = self.at.is_kept_by(actor) || self.at.is_led_by(actor);
            let told = match self.state {
                RoadmapState::Draft => false,
                RoadmapState::Submitted | RoadmapState::Returned | RoadmapState::Agreed => {
                    self.at.school.is_some()
                }
                RoadmapState::InForce | RoadmapState::Closed => true,
            };
            let in_force = matches!(self.state, RoadmapState::InForce | RoadmapState::Closed);
            // The region reads what municipalities have in force, and counts what schools have.
            let above = told
                && (self.at.is_at_municipality(actor, MUNICIPAL)
                    || (self.at.school.is_none() && self.at.is_at_region(actor)));
            let below = in_force && self.below.iter().any(|place| reads_from(actor, *place));
            let read = if own || above || below {
                Verdict::Full
            } else if in_force && self.at.is_at_region(actor) {
                Verdict::Counts
            } else {
                Verdict::Hidden
            };
            let allowed = match action {
                Action::Read => return read,
                Action::Write => self.at.is_kept_by(actor),
                Action::Approve => self.at.is_led_by(actor),
                Action::Review => {
                    told && self
                        .at
                        .is_at_municipality(actor, &[Role::MunicipalMethodologist])
                }
                Action::ReadWhole => own || above,
            };
            Verdict::full_if(allowed, Verdict::refused(read))
        }
    }
}

/// A duty of one place.
pub mod duty {
    use super::*;

    /// A duty as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct DutyFacts {
        /// Which.
        pub id: DutyId,
        /// Whose.
        pub at: Seat,
        /// Whose roadmap set it.
        pub set_by: Seat,
    }

    impl DutyFacts {
        /// Whether a level above the place set it.
        pub fn is_set_above(&self) -> bool {
            self.at.place() != self.set_by.place()
        }
    }

    deeds! { DutyFacts:
        /// Read it with what was stated and what proves it (row 63).
        Read,
        /// Begin, state what was done, take it back, say that it does not concern the place (row 14).
        Execute,
        /// Verify what was stated or send it back; confirm that it does not concern the place (row 14, Q-30).
        Verify,
        /// Say something about it.
        Comment,
    }

    impl Subject for DutyFacts {
        type Action = Action;
        const KIND: &'static str = "roadmap-duty";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let does =
                self.at.is_kept_by(actor) || (self.at.school.is_none() && self.at.is_led_by(actor));
            let verifies = match self.at.place() {
                Place::School(_) => self
                    .at
                    .is_at_municipality(actor, &[Role::MunicipalMethodologist]),
                // The region looks at what it asked for, the authority at what its own office set itself.
                Place::Municipality(_) if self.is_set_above() => self.at.is_at_region(actor),
                Place::Municipality(_) => self.at.holds(actor, &[Role::MunicipalAuthority]),
                Place::Region(_) => self.at.is_led_by(actor),
            };
            let above = self.at.is_at_municipality(actor, MUNICIPAL)
                || (self.at.school.is_none() && self.at.is_at_region(actor));
            let read = if does || verifies || above {
                Verdict::Full
            } else if self.at.is_at_region(actor) {
                Verdict::Counts
            } else {
                Verdict::Hidden
            };
            let allowed = match action {
                Action::Read => return read,
                Action::Execute => does,
                Action::Verify => verifies,
                Action::Comment => does || verifies,
            };
            Verdict::full_if(allowed, Verdict::refused(read))
        }
    }
}

/// A report on the execution of a roadmap at a school or a municipality.
pub mod report {
    use super::*;

    /// A report as the policy sees it.
    #[derive(Clone, Copy, Debug)]
    pub struct ReportFacts {
        /// Which.
        pub id: ReportId,
        /// Who reports.
        pub at: Seat,
        /// Where it stands.
        pub state: ReportState,
        /// Whether it was handed in before, however it stands now.
        pub was_handed_in: bool,
    }

    deeds! { ReportFacts:
        /// Read it: its reporter in any state, the level above what was handed in (row 15).
        Read,
        /// Start it, write its texts, put it before who signs, throw it away.
        Write,
        /// Sign it and hand it in: the head; for a municipality its office.
        Sign,
        /// Accept it or send it back: the centre a school's, the authority a municipality's.
        Decide,
    }

    impl Subject for ReportFacts {
        type Action = Action;
        const KIND: &'static str = "roadmap-report";

        fn id(&self) -> Uuid {
            self.id.0
        }

        fn judge(&self, actor: &Actor, action: Action) -> Verdict {
            let at = self.at;
            let own = at.is_kept_by(actor) || at.is_led_by(actor);
            let told = self.was_handed_in || self.state.is_handed_in();
            let above = at.is_at_municipality(actor, MUNICIPAL)
                || (at.school.is_none() && at.is_at_region(actor));
            let read = if own || (told && above) {
                Verdict::Full
            } else if told && at.is_at_region(actor) {
                Verdict::Counts
            } else {
                Verdict::Hidden
            };
            // A region reports to nobody here.
            let reports = at.municipality.is_some();
            let allowed = match action {
                Action::Read => return read,
                Action::Write => reports && at.is_kept_by(actor),
                Action::Sign => reports && at.is_led_by(actor),
                Action::Decide if at.school.is_some() => {
                    told && at.is_at_municipality(actor, &[Role::MunicipalMethodologist])
                }
                Action::Decide => reports && told && at.holds(actor, &[Role::MunicipalAuthority]),
            };
            Verdict::full_if(allowed, Verdict::refused(read))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::Post;
    use crate::access::world::{FAR, HERE, NEIGHBOUR, SIBLING};
    use crate::testing;

    #[test]
    fn a_report_that_was_handed_in_is_read_above_while_it_is_prepared_again() {
        let centre = Actor::Person {
            id: testing::person(1),
            posts: vec![Post {
                role: Role::MunicipalMethodologist,
                at: Place::Municipality(HERE.municipality),
            }],
        };
        let read = |was_handed_in| {
            let facts = report::ReportFacts {
                id: ReportId(Uuid::nil()),
                at: Seat::of_school(HERE),
                state: ReportState::Prepared,
                was_handed_in,
            };
            facts.judge(&centre, report::Action::Read)
        };
        assert_eq!(read(false), Verdict::Hidden);
        assert_eq!(read(true), Verdict::Full);
    }

    #[test]
    fn a_place_lies_below_what_it_is_part_of() {
        let region = Seat::of_region(HERE.region);
        let town = Seat::of_municipality(HERE.municipality, HERE.region);
        let school = Seat::of_school(HERE);
        assert!(town.lies_below(&region) && school.lies_below(&region) && school.lies_below(&town));
        for seat in [region, town, school] {
            assert!(!seat.lies_below(&seat), "{seat:?}");
            assert!(!seat.lies_below(&school), "{seat:?}");
        }
        assert!(Seat::of_school(SIBLING).lies_below(&town));
        assert!(!Seat::of_school(NEIGHBOUR).lies_below(&town));
        assert!(!Seat::of_school(FAR).lies_below(&region));
        assert!(!region.lies_below(&town));
    }
}
