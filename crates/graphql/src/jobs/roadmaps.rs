//! What roadmaps ask for is told step by step: one notification for each organisation and stage, with a list.

use std::collections::BTreeMap;

use documents::letters::roadmaps::{DueLine, Reader, RoadmapReminder, reminder};
use domain::access::rules::roadmap::Seat;
use domain::access::{Place, Role};
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{MunicipalityId, PersonId};
use domain::notice::{NoticeKind, Told, steps_due};
use persistence::duties::RoadmapDue;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};
use uuid::Uuid;

use super::settled;
use crate::notify::{About, tell};

/// Who is told together, the nearest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Whom {
    /// Who carries it out at this place.
    Body(Uuid),
    /// Who leads this place.
    Head(Uuid),
    /// The centre of this municipality.
    Centre(MunicipalityId),
    /// Its authority.
    Authority(MunicipalityId),
    /// Nobody: the step is noted.
    Nobody,
}

/// On which side of its day something stands; a letter speaks of one side.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Side {
    Before,
    Today,
    After,
}

/// What one letter speaks of: what is due, with the step that it has reached.
type Bundle = Vec<(RoadmapDue, i64)>;

/// Tells each organisation and level what has reached a step; the answer is how many people were told something.
pub(super) async fn escalate(
    store: &Store,
    public_url: &str,
    zone: Zone,
    now: Timestamp,
) -> Result<usize, StoreError> {
    let today = zone.date(now);
    let mut bundles: BTreeMap<(Whom, Side), Bundle> = BTreeMap::new();
    for due in store.duties().of_roadmaps(zone, now).await? {
        for step in steps_due(due.since, due.due, today) {
            if due.told.contains(&step.days) {
                continue;
            }
            let key = (whom(&due.at, step.told), side(due.due, today));
            bundles
                .entry(key)
                .or_default()
                .push((due.clone(), step.days));
        }
    }
    let mut told = 0;
    for ((whom, _), bundle) in &bundles {
        let operation = Tell {
            today,
            whom: *whom,
            bundle,
            public_url,
        };
        told += settled(store.write(&operation).await)?;
    }
    Ok(told)
}

fn side(due: Date, today: Date) -> Side {
    match (today - due).num_days() {
        days if days < 0 => Side::Before,
        0 => Side::Today,
        _ => Side::After,
    }
}

/// Who is told of a step. What an office is late with goes to who leads it and no further: nobody stands between.
fn whom(at: &Seat, told: Told) -> Whom {
    match (at.place(), told) {
        (Place::School(id), Told::Responsible) => Whom::Body(id.0),
        (Place::School(id), Told::Head) => Whom::Head(id.0),
        (Place::School(_), Told::Centre) => at.municipality.map_or(Whom::Nobody, Whom::Centre),
        (Place::School(_), Told::Authority) => {
            at.municipality.map_or(Whom::Nobody, Whom::Authority)
        }
        (Place::Municipality(id), Told::Responsible) => Whom::Body(id.0),
        (Place::Municipality(id), Told::Head) => Whom::Head(id.0),
        (Place::Region(id), Told::Responsible) => Whom::Body(id.0),
        (Place::Municipality(_), Told::Centre | Told::Authority)
        | (Place::Region(_), Told::Head | Told::Centre | Told::Authority) => Whom::Nobody,
    }
}

struct Tell<'a> {
    today: Date,
    whom: Whom,
    bundle: &'a Bundle,
    public_url: &'a str,
}

impl Operation for Tell<'_> {
    type Done = usize;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<usize, Failure<()>> {
        let steps = self
            .bundle
            .iter()
            .map(|(due, days)| (due.occurrence, *days));
        let steps: Vec<_> = steps.collect();
        // Another server may have been faster: then this transaction leaves nothing behind.
        if !work.duties().note_told(&steps, self.today).await? {
            return Err(Failure::Refused(()));
        }
        let Some((first, days)) = self.bundle.first() else {
            return Ok(0);
        };
        let people = self.people(work, first.at.place()).await?;
        let several = self.bundle.iter().any(|(due, _)| due.at != first.at);
        let line = |(due, _): &'_ (RoadmapDue, i64)| (self.today - due.due).num_days();
        let lines = self.bundle.iter().map(|one| DueLine {
            number: one.0.number.as_deref(),
            activity: &one.0.activity,
            place: several.then_some(one.0.place.as_str()),
            due: one.0.due,
            days: line(one),
        });
        let lines: Vec<_> = lines.collect();
        let path = path(self.whom, first.at.place());
        let link = format!("{}{path}", self.public_url);
        let letter = reminder(&RoadmapReminder {
            reader: reader(self.whom),
            roadmap: &titles(self.bundle.iter().map(|(due, _)| due.roadmap.as_str())),
            place: (!several).then_some(first.place.as_str()),
            lines: &lines,
            message: None,
            link: &link,
        });
        let key = format!("roadmap:{:?}:{}:{days}", self.whom, first.occurrence.0);
        let about = About {
            kind: NoticeKind::Deadline,
            path: Some(&path),
            step: Some(&key),
        };
        Ok(tell(work, people, &letter, about).await?)
    }
}

impl Tell<'_> {
    async fn people(&self, work: &UnitOfWork, at: Place) -> Result<Vec<PersonId>, StoreError> {
        match (self.whom, at) {
            (Whom::Nobody, _) | (Whom::Head(_), Place::Region(_)) => Ok(Vec::new()),
            (Whom::Body(_), _) => body(work, at).await,
            (Whom::Head(_), _) => holders(work, at, Role::Head, Role::MunicipalAuthority).await,
            (Whom::Centre(id), _) => body(work, Place::Municipality(id)).await,
            (Whom::Authority(id), _) => {
                let at = Place::Municipality(id);
                holders(work, at, Role::Head, Role::MunicipalAuthority).await
            }
        }
    }
}

/// Who carries out what a place is asked for: the curators of a school, or its head where there are none; the
/// methodologists of an office.
async fn body(work: &UnitOfWork, at: Place) -> Result<Vec<PersonId>, StoreError> {
    if let Place::Region(id) = at {
        let posts = work.posts();
        let posts = posts
            .at_region(id, Role::RegionalMethodologist, work.now())
            .await?;
        return Ok(posts.into_iter().map(|post| post.person).collect());
    }
    let found = holders(work, at, Role::Curator, Role::MunicipalMethodologist).await?;
    if !found.is_empty() {
        return Ok(found);
    }
    holders(work, at, Role::Head, Role::MunicipalMethodologist).await
}

/// Who holds one role at a school, or the other at a municipality.
async fn holders(
    work: &UnitOfWork,
    at: Place,
    of_school: Role,
    of_office: Role,
) -> Result<Vec<PersonId>, StoreError> {
    let (posts, now) = (work.posts(), work.now());
    let posts = match at {
        Place::School(id) => posts.at_schools(&[id], &[of_school], now).await?,
        Place::Municipality(id) => posts.at_municipalities(&[id], &[of_office], now).await?,
        Place::Region(_) => Vec::new(),
    };
    Ok(posts.into_iter().map(|post| post.person).collect())
}

fn reader(whom: Whom) -> Reader {
    match whom {
        Whom::Body(_) | Whom::Nobody => Reader::Body,
        Whom::Head(_) => Reader::Head,
        Whom::Centre(_) => Reader::Centre,
        Whom::Authority(_) => Reader::Authority,
    }
}

/// The list of duties where it is dealt with.
fn path(whom: Whom, at: Place) -> String {
    match (whom, at) {
        (Whom::Centre(id) | Whom::Authority(id), _) => format!("/m/{}/duties", id.0),
        (_, Place::School(id)) => format!("/s/{}/duties", id.0),
        (_, Place::Municipality(id)) => format!("/m/{}/duties", id.0),
        (_, Place::Region(id)) => format!("/r/{}/duties", id.0),
    }
}

/// Titles of roadmaps, each once.
pub(crate) fn titles<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let mut said: Vec<&str> = Vec::new();
    for title in all {
        let title = title.trim_end_matches('.');
        if !said.contains(&title) {
            said.push(title);
        }
    }
    said.join("; ")
}

#[cfg(test)]
mod tests {
    use super::titles;

    #[test]
    fn each_roadmap_is_named_once() {
        assert_eq!(
            titles(["План.", "Карта", "План"].into_iter()),
            "План; Карта"
        );
        assert_eq!(titles(std::iter::empty()), "");
    }
}
