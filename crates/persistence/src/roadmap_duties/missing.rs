//! The duties that a roadmap should have given and has not: all of them before it comes into force, those of schools that
//! joined later afterwards.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::rules::roadmap::Seat;
use domain::access::{Place, Reach, Scope};
use domain::id::{RoadmapItemId, SchoolId};
use domain::org::Whereabouts;
use domain::roadmap::term::Window;
use domain::roadmap::{Ground, Organisation, PlaceKey, Register, fan_out, has_reading, windows_of};
use sea_orm::ConnectionTrait;

use super::RoadmapDuties;
use crate::error::StoreError;
use crate::municipalities::Municipalities;
use crate::roadmaps::rows::RoadmapItem;
use crate::roadmaps::{Roadmap, Roadmaps};
use crate::schools::Schools;

/// What a roadmap has still to give.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Missing {
    /// Which row to which place.
    pub duties: Vec<(RoadmapItemId, Seat)>,
    /// The dated executions of each duty of a row.
    pub windows: BTreeMap<RoadmapItemId, Vec<Window>>,
    /// The rows that nobody has checked.
    pub unchecked: Vec<RoadmapItemId>,
    /// The rows whose term says no day, where nobody chose that they have none.
    pub without_term: Vec<RoadmapItemId>,
    /// How many rows there are.
    pub rows: usize,
}

impl Missing {
    /// The dated executions of a duty of `item`.
    pub fn windows_of(&self, item: RoadmapItemId) -> &[Window] {
        self.windows.get(&item).map_or(&[], Vec::as_slice)
    }
}

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// What `roadmap` has still to give, by its rows and by the register of this moment.
    pub async fn missing(&self, roadmap: &Roadmap) -> Result<Missing, StoreError> {
        let items = Roadmaps(self.0).items_of(&[roadmap.id]).await?;
        let have = self.have(&items).await?;
        let (register, seats) = self.register(roadmap.at).await?;
        let grounds = items.iter().map(|item| Ground {
            item: item.id,
            bodies: &item.row.bodies,
            have: have.get(&item.id).cloned().unwrap_or_default(),
        });
        let grounds: Vec<_> = grounds.collect();
        let owner = roadmap.at.place();
        let given = fan_out(owner, &register, &grounds);
        let seat = |place| match place {
            Place::School(id) => seats.get(&id).copied().map(Seat::of_school),
            Place::Municipality(id) => Some(Seat::of_municipality(id, roadmap.at.region)),
            Place::Region(id) => Some(Seat::of_region(id)),
        };
        let duties = given
            .into_iter()
            .filter_map(|duty| Some((duty.item, seat(duty.place)?)));
        let period = roadmap.head.period;
        let mut missing = Missing {
            duties: duties.collect(),
            rows: items.len(),
            ..Missing::default()
        };
        for item in &items {
            let row = &item.row;
            let windows = windows_of(&row.term, row.reading, period);
            missing.windows.insert(item.id, windows);
            if !row.is_checked {
                missing.unchecked.push(item.id);
            }
            if !has_reading(&row.term, row.reading, period) {
                missing.without_term.push(item.id);
            }
        }
        Ok(missing)
    }

    /// The places that have a duty of each row already, or of the row of the level above that it repeats.
    async fn have(
        &self,
        items: &[RoadmapItem],
    ) -> Result<BTreeMap<RoadmapItemId, BTreeSet<PlaceKey>>, StoreError> {
        let own = items.iter().map(|item| item.id);
        let asked: Vec<_> = own
            .chain(items.iter().filter_map(|item| item.parent))
            .collect();
        let mut by_item: BTreeMap<RoadmapItemId, BTreeSet<PlaceKey>> = BTreeMap::new();
        for (item, place) in self.places_of(&asked).await? {
            by_item.entry(item).or_default().insert(place.into());
        }
        let both = |item: &RoadmapItem| {
            let own = by_item.get(&item.id).cloned().unwrap_or_default();
            let above = item.parent.and_then(|parent| by_item.get(&parent));
            let all = own.into_iter().chain(above.into_iter().flatten().copied());
            (item.id, all.collect())
        };
        Ok(items.iter().map(both).collect())
    }

    /// The places below `owner`, with where each school lies.
    async fn register(
        &self,
        owner: Seat,
    ) -> Result<(Register, BTreeMap<SchoolId, Whereabouts>), StoreError> {
        let (mut municipalities, reach) = match owner.place() {
            Place::Region(id) => {
                let below = Municipalities(self.0).of_region(id).await?;
                let below = below.into_iter().map(|one| one.id).collect();
                (below, Reach::Region(id))
            }
            Place::Municipality(id) => (Vec::new(), Reach::Municipality(id)),
            Place::School(id) => (Vec::new(), Reach::School(id)),
        };
        municipalities.sort_unstable();
        let schools = Schools(self.0).every(&Scope::only(reach)).await?;
        let seats = schools.iter().map(|one| (one.at.school, one.at)).collect();
        let organisations = schools.into_iter().map(|one| Organisation {
            id: one.at.school,
            kind: one.kind,
        });
        let register = Register {
            municipalities,
            schools: organisations.collect(),
        };
        Ok((register, seats))
    }
}
