//! Roadmaps as they are kept: rows, duties, executions, reviews, sums.

use std::collections::BTreeSet;

use domain::access::rules::place::municipality::{KeepRoadmaps, MunicipalityFacts};
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::duty::{DutyFacts, Execute, Verify};
use domain::access::rules::roadmap::plan::{Approve, Review as ReviewDeed, RoadmapFacts, Write};
use domain::access::{Actor, Deed, Permit, Place, Post, Role, Subject, permit};
use domain::clock::{Date, SchoolYear};
use domain::id::{
    DutyId, EvidenceId, OccurrenceId, PersonId, RoadmapId, RoadmapItemId, RoadmapReviewId,
};
use domain::org::Whereabouts;
use domain::roadmap::plan::{Block, Bodies, Doubt, Legend, Paper, Paragraph};
use domain::roadmap::term::{Period, Reason, Window};
use domain::roadmap::{
    Applicability, EvidenceKind, OccurrenceState, Reading, RoadmapState, Row, Verdict,
};
use domain::text::Title;
use persistence::page::Slice;
use persistence::roadmap_duties::lists::{By, OccurrenceFilter, Progress, Reach, Whose};
use persistence::roadmap_duties::occurrences::{Evidence, Statement};
use persistence::roadmap_duties::{Duty, NewDuty};
use persistence::roadmaps::reviews::{Decision, NewReview, Remark};
use persistence::roadmaps::rows::NewItem;
use persistence::roadmaps::{Head, NewRoadmap, RoadmapFilter, Shelf};
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};
use uuid::Uuid;

persistence::db_tests! {
    a_roadmap_is_read_as_it_was_written;
    rows_move_and_who_is_slower_conflicts;
    a_shelf_holds_the_own_and_what_is_in_force_above;
    duties_are_given_done_and_verified;
    what_does_not_concern_a_place_is_waived_and_taken_up;
    sums_are_told_by_school_and_by_row;
    the_earliest_due_review_comes_first;
    the_rule_of_a_municipality_stands_until_it_is_changed;
}

/// A transaction of one closure.
struct Act<F>(F);

pub(crate) type Step<'a> =
    std::pin::Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

impl<F: for<'a> Fn(&'a UnitOfWork) -> Step<'a> + Sync> Operation for Act<F> {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        Ok((self.0)(work).await?)
    }
}

pub(crate) async fn run<F>(store: &Store, step: F) -> Result<(), StoreError>
where
    F: for<'a> Fn(&'a UnitOfWork) -> Step<'a> + Sync,
{
    match store.write(&Act(step)).await {
        Ok(()) => Ok(()),
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Refused(()) | Failure::Denied(_)) => panic!("nothing is refused here"),
    }
}

pub(crate) fn actor(by: PersonId, role: Role, at: Place) -> Actor {
    Actor::Person {
        id: by,
        posts: vec![Post { role, at }],
    }
}

pub(crate) fn seat_of(town: &Town) -> Seat {
    Seat::of_municipality(town.municipality, town.region)
}

fn plan<D: Deed<On = RoadmapFacts>>(by: PersonId, id: RoadmapId, at: Seat) -> Permit<D> {
    let role = match at.place() {
        Place::Region(_) => Role::RegionalMethodologist,
        Place::Municipality(_) => Role::MunicipalMethodologist,
        Place::School(_) => Role::Head,
    };
    let facts = RoadmapFacts {
        id,
        at,
        state: RoadmapState::Draft,
        below: Vec::new(),
    };
    permit::<D>(&actor(by, role, at.place()), &facts).expect("who keeps it may")
}

pub(crate) fn duty<D: Deed<On = DutyFacts>>(
    by: PersonId,
    role: Role,
    at: Place,
    found: &Duty,
) -> Permit<D> {
    let facts = found.facts(found.at);
    permit::<D>(&actor(by, role, at), &facts).expect("who does it may")
}

pub(crate) fn day(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn head(title: &str) -> Head {
    Head {
        title: Title::parse(title).unwrap(),
        issuer: Some("Управление образования".to_owned()),
        order_number: Some("14-р".to_owned()),
        order_date: Some(day("2026-08-30")),
        period: Period {
            from: day("2026-09-01"),
            to: day("2027-08-31"),
        },
        school_year: SchoolYear::starting(2026).unwrap(),
    }
}

fn row(title: &str) -> Row {
    Row {
        number: Some("1.1".to_owned()),
        sections: vec!["Этап I".to_owned(), "Документы".to_owned()],
        title: title.to_owned(),
        term: "ноябрь".to_owned(),
        responsible: "УО, ДОУ".to_owned(),
        bodies: Bodies::read("УО, ДОУ, Некто", &Legend::default()),
        evidence_kind: Some(EvidenceKind::Order),
        condition: Some("при наличии наставляемых".to_owned()),
        reading: Reading::Alternative {
            part: 0,
            reason: Reason::EveryYearOfPeriod,
        },
        doubts: [Doubt::TermUnclear, Doubt::Cut].into(),
        places: vec![3, 4],
        ..Row::empty()
    }
}

/// A draft with three rows.
pub(crate) async fn draft(store: &Store, by: PersonId, at: Seat, n: u128) -> RoadmapId {
    let roadmap = RoadmapId(id(n));
    let rows = [row("Первое"), row("Второе"), row("Третье")];
    run(store, move |work| {
        let rows = rows.clone();
        Box::pin(async move {
            let permit = plan::<Write>(by, roadmap, at);
            let head = head("Дорожная карта Ёлкина");
            let new = NewRoadmap {
                at,
                head: &head,
                parent: None,
                previous: None,
            };
            work.roadmaps().add(&permit, &new, work.now()).await?;
            let items = rows.iter().zip(1..).map(|(row, at)| NewItem {
                id: RoadmapItemId(id(n + at)),
                parent: None,
                row,
            });
            let items: Vec<_> = items.collect();
            work.roadmaps().add_items(&permit, 0, &items).await
        })
    })
    .await
    .unwrap();
    roadmap
}

async fn a_roadmap_is_read_as_it_was_written(store: TestStore) {
    let town = Town::found(&store).await;
    let at = seat_of(&town);
    let roadmap = draft(&store, town.municipal, at, 0x1000).await;
    let found = store.roadmaps().find(roadmap).await.unwrap().unwrap();
    assert_eq!(found.head, head("Дорожная карта Ёлкина"));
    assert_eq!(
        (found.at, found.state, found.revision),
        (at, RoadmapState::Draft, 1)
    );
    let items = store.roadmaps().items_of(&[roadmap]).await.unwrap();
    let expected = [row("Первое"), row("Второе"), row("Третье")];
    let said: Vec<_> = items.iter().map(|item| item.row.clone()).collect();
    assert_eq!(said, expected);

    let paper = Paper {
        blocks: vec![Block::Paragraph(Paragraph::plain("План\nна год"))],
    };
    let brought = paper.clone();
    run(&store, move |work| {
        let paper = brought.clone();
        Box::pin(async move {
            let permit = plan::<Write>(town.municipal, roadmap, at);
            work.roadmaps().keep_paper(&permit, &paper, "abc").await
        })
    })
    .await
    .unwrap();
    let kept = store.roadmaps().paper(roadmap).await.unwrap();
    assert_eq!(kept, Some(paper));
    let of = |hash, year| {
        let year = SchoolYear::starting(year).unwrap();
        let store = &store;
        async move {
            let found = store.roadmaps().of_source(at.place(), year, hash).await;
            found.unwrap().map(|one| one.id)
        }
    };
    assert_eq!(of("abc", 2026).await, Some(roadmap));
    assert_eq!((of("abc", 2027).await, of("abd", 2026).await), (None, None));

    let before = store.roadmaps().find(roadmap).await.unwrap().unwrap();
    run(&store, move |work| {
        let before = before.clone();
        Box::pin(async move {
            let permit = plan::<Write>(town.municipal, roadmap, at);
            work.roadmaps().discard(&permit, &before).await
        })
    })
    .await
    .unwrap();
    assert_eq!(store.roadmaps().find(roadmap).await.unwrap(), None);
    assert_eq!(store.roadmaps().items_of(&[roadmap]).await.unwrap(), []);
    assert_eq!(store.roadmaps().paper(roadmap).await.unwrap(), None);
}

async fn rows_move_and_who_is_slower_conflicts(store: TestStore) {
    let town = Town::found(&store).await;
    let at = seat_of(&town);
    let roadmap = draft(&store, town.municipal, at, 0x1000).await;
    let items = store.roadmaps().items_of(&[roadmap]).await.unwrap();
    // The third row comes before the second.
    let read = items.clone();
    run(&store, move |work| {
        let items = read.clone();
        Box::pin(async move {
            let permit = plan::<Write>(town.municipal, roadmap, at);
            let roadmaps = work.roadmaps();
            roadmaps.make_room(&permit, items[1].position).await?;
            let place = items[1].position;
            roadmaps.place_item(&permit, items[2].id, place).await
        })
    })
    .await
    .unwrap();
    let moved = store.roadmaps().items_of(&[roadmap]).await.unwrap();
    let titles: Vec<_> = moved.iter().map(|item| item.row.title.as_str()).collect();
    assert_eq!(titles, ["Первое", "Третье", "Второе"]);

    let change = async |title: &'static str, before: &persistence::roadmaps::rows::RoadmapItem| {
        let before = before.clone();
        run(&store, move |work| {
            let before = before.clone();
            Box::pin(async move {
                let permit = plan::<Write>(town.municipal, roadmap, at);
                let changed = Row {
                    evidence_kind: None,
                    number: None,
                    is_checked: true,
                    ..row(title)
                };
                work.roadmaps()
                    .change_item(&permit, &before, &changed)
                    .await
            })
        })
        .await
    };
    change("Иное", &items[0]).await.unwrap();
    let slower = change("Опоздавшее", &items[0]).await;
    assert!(matches!(slower, Err(StoreError::Conflict)), "{slower:?}");
    let now = store.roadmaps().item(items[0].id).await.unwrap().unwrap();
    assert_eq!((now.row.title.as_str(), now.revision), ("Иное", 2));
    assert!(now.row.is_checked && now.row.number.is_none() && now.row.evidence_kind.is_none());

    let ids: Vec<_> = items.iter().map(|item| item.id).collect();
    run(&store, move |work| {
        let ids = ids.clone();
        Box::pin(async move {
            let permit = plan::<Write>(town.municipal, roadmap, at);
            let roadmaps = work.roadmaps();
            roadmaps.check_items(&permit, &ids, true).await?;
            roadmaps.remove_item(&permit, ids[1]).await
        })
    })
    .await
    .unwrap();
    let left = store.roadmaps().items_of(&[roadmap]).await.unwrap();
    let seen: Vec<_> = left
        .iter()
        .map(|item| (item.row.title.as_str(), item.row.is_checked, item.revision))
        .collect();
    // What was checked already is not touched again.
    assert_eq!(seen, [("Иное", true, 2), ("Третье", true, 2)]);
    assert_eq!(store.roadmaps().count_items(roadmap).await.unwrap(), 2);
}

/// Puts a roadmap into force and gives its first row to `places`, each with these windows.
pub(crate) async fn in_force(
    store: &Store,
    by: PersonId,
    roadmap: RoadmapId,
    at: Seat,
    places: &[Seat],
    windows: &[Window],
) -> Vec<Duty> {
    let before = store.roadmaps().find(roadmap).await.unwrap().unwrap();
    let item = store.roadmaps().items_of(&[roadmap]).await.unwrap()[0].id;
    let (places, windows) = (places.to_vec(), windows.to_vec());
    run(store, move |work| {
        let (before, places, windows) = (before.clone(), places.clone(), windows.clone());
        Box::pin(async move {
            let permit = plan::<Approve>(by, roadmap, at);
            let on = day("2026-09-05");
            work.roadmaps().approve(&permit, &before, "14", on).await?;
            let duties = places.iter().map(|place| NewDuty {
                id: DutyId(work.fresh()),
                item,
                at: *place,
                windows: &windows,
            });
            let duties: Vec<_> = duties.collect();
            let given = work.roadmap_duties();
            let given_on = day("2026-09-01");
            given
                .give(&permit, &duties, given_on, || work.fresh())
                .await
        })
    })
    .await
    .unwrap();
    let found = store.roadmap_duties().of_items(&[item], None).await;
    found.unwrap()
}

pub(crate) fn window(start: &str, end: &str) -> Window {
    Window {
        start: day(start),
        end: day(end),
        open_start: false,
    }
}

async fn a_shelf_holds_the_own_and_what_is_in_force_above(store: TestStore) {
    let town = Town::found(&store).await;
    let (region, here) = (Seat::of_region(town.region), seat_of(&town));
    let school = Seat::of_school(town.school);
    let all = [
        (region, town.regional, 0x1000),
        (here, town.municipal, 0x2000),
        (school, town.head, 0x3000),
        (Seat::of_school(town.sibling), town.sibling_head, 0x4000),
    ];
    for (at, by, n) in all {
        draft(&store, by, at, n).await;
    }
    let shelf = |around: Seat| {
        let store = &store;
        async move {
            let slice = Slice::first(10);
            let filter = RoadmapFilter::default();
            let roadmaps = store.roadmaps();
            let page = roadmaps.within(Shelf { around }, &filter, &slice);
            let page = page.await.unwrap();
            let count = store.roadmaps().count(Shelf { around }, &filter).await;
            assert_eq!(count.unwrap(), page.rows.len() as u64);
            let owners = page.rows.iter().map(|(_, one)| one.at.place());
            owners.collect::<Vec<_>>()
        }
    };
    assert_eq!(shelf(school).await, [school.place()]);
    in_force(
        &store,
        town.municipal,
        RoadmapId(id(0x2000)),
        here,
        &[],
        &[],
    )
    .await;
    in_force(
        &store,
        town.regional,
        RoadmapId(id(0x1000)),
        region,
        &[],
        &[],
    )
    .await;
    assert_eq!(
        shelf(school).await,
        [region.place(), here.place(), school.place()]
    );
    assert_eq!(shelf(here).await, [region.place(), here.place()]);
    assert_eq!(shelf(region).await, [region.place()]);

    let filter = RoadmapFilter {
        states: vec![RoadmapState::Draft],
        text: Some("елкина".to_owned()),
        ..RoadmapFilter::default()
    };
    let around = Shelf { around: school };
    let (roadmaps, slice) = (store.roadmaps(), Slice::first(10));
    let drafts = roadmaps.within(around, &filter, &slice).await;
    assert_eq!(drafts.unwrap().rows.len(), 1);
}

async fn duties_are_given_done_and_verified(store: TestStore) {
    let town = Town::found(&store).await;
    let here = seat_of(&town);
    let (school, sibling) = (Seat::of_school(town.school), Seat::of_school(town.sibling));
    let roadmap = draft(&store, town.municipal, here, 0x1000).await;
    let windows = [
        window("2026-10-01", "2026-10-31"),
        window("2027-03-01", "2027-03-31"),
    ];
    let places = [here, school, sibling];
    let duties = in_force(&store, town.municipal, roadmap, here, &places, &windows).await;
    assert_eq!(duties.len(), 3);
    let item = duties[0].item;
    let have: BTreeSet<_> = store
        .roadmap_duties()
        .places_of(&[item])
        .await
        .unwrap()
        .into_iter()
        .map(|(_, place)| format!("{place:?}"))
        .collect();
    let expected = places.map(|seat| format!("{:?}", seat.place()));
    assert_eq!(have, expected.into());
    let of_school = store
        .roadmap_duties()
        .of_items(&[item], Some(&[school.place()]))
        .await
        .unwrap();
    let [found] = of_school.as_slice() else {
        panic!("{of_school:?}")
    };
    let dated = store.roadmap_duties().occurrences_of(&[found.id]).await;
    let dated = dated.unwrap();
    assert_eq!(dated.len(), 2);
    assert_eq!(dated[0].due, day("2026-10-31"));

    let proof = Evidence {
        kind: EvidenceKind::Order,
        title: "Приказ о программе".to_owned(),
        url: None,
        text: None,
        number: Some("7".to_owned()),
        order: None,
        file: None,
        dated_on: Some(day("2026-10-05")),
    };
    let state = async || {
        let (found, first, proof) = (found.clone(), dated[0].clone(), proof.clone());
        run(&store, move |work| {
            let (found, first, proof) = (found.clone(), first.clone(), proof.clone());
            Box::pin(async move {
                let at = found.at.place();
                let permit = duty::<Execute>(town.head, Role::Head, at, &found);
                let evidence = [(EvidenceId(work.fresh()), proof)];
                let statement = Statement {
                    done_on: day("2026-10-06"),
                    comment: "Сделано",
                    evidence: &evidence,
                };
                let duties = work.roadmap_duties();
                duties.state_done(&permit, &first, statement).await
            })
        })
        .await
    };
    state().await.unwrap();
    assert!(matches!(state().await, Err(StoreError::Conflict)));
    let find = async || {
        let found = store.roadmap_duties().occurrence(dated[0].id).await;
        found.unwrap().unwrap()
    };
    let done = find().await;
    assert_eq!(
        (done.state, done.done_on, done.stated_by),
        (
            OccurrenceState::Done,
            Some(day("2026-10-06")),
            Some(town.head)
        )
    );
    let kept = store
        .roadmap_duties()
        .evidence_of(&[done.id])
        .await
        .unwrap();
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0].2, proof);

    let mine = found.clone();
    run(&store, move |work| {
        let (found, done) = (mine.clone(), done.clone());
        Box::pin(async move {
            let at = Place::Municipality(town.municipality);
            let role = Role::MunicipalMethodologist;
            let permit = duty::<Verify>(town.municipal, role, at, &found);
            let duties = work.roadmap_duties();
            duties.verify(&permit, &done, day("2026-10-10")).await
        })
    })
    .await
    .unwrap();
    let verified = find().await;
    assert_eq!(
        (verified.state, verified.verified_on),
        (OccurrenceState::Verified, Some(day("2026-10-10")))
    );
    let mine = found.clone();
    run(&store, move |work| {
        let (found, verified) = (mine.clone(), verified.clone());
        Box::pin(async move {
            let at = Place::Municipality(town.municipality);
            let role = Role::MunicipalMethodologist;
            let permit = duty::<Verify>(town.municipal, role, at, &found);
            let after = verified.state.send_back().expect("verified");
            let duties = work.roadmap_duties();
            duties
                .send_back(&permit, &verified, after, "Не тот приказ")
                .await
        })
    })
    .await
    .unwrap();
    let back = find().await;
    assert_eq!(back.state, OccurrenceState::InProgress);
    assert_eq!(back.returned_reason.as_deref(), Some("Не тот приказ"));
    assert_eq!(back.verified_on, None);
}

async fn what_does_not_concern_a_place_is_waived_and_taken_up(store: TestStore) {
    let town = Town::found(&store).await;
    let here = seat_of(&town);
    let school = Seat::of_school(town.school);
    let roadmap = draft(&store, town.municipal, here, 0x1000).await;
    let windows = [window("2026-10-01", "2026-10-31")];
    let duties = in_force(&store, town.municipal, roadmap, here, &[school], &windows).await;
    let turn = async |after: Applicability, turn: fn(OccurrenceState) -> OccurrenceState| {
        let found = store.roadmap_duties().find(duties[0].id).await;
        let found = found.unwrap().unwrap();
        run(&store, move |work| {
            let found = found.clone();
            Box::pin(async move {
                let permit = duty::<Execute>(town.head, Role::Head, found.at.place(), &found);
                let duties = work.roadmap_duties();
                let why = (after != Applicability::Applicable).then_some("Нет молодых");
                duties
                    .set_applicability(&permit, &found, after, why)
                    .await?;
                duties.turn(&permit, turn).await
            })
        })
        .await
        .unwrap();
        let dated = store.roadmap_duties().occurrences_of(&[duties[0].id]).await;
        dated.unwrap()[0].state
    };
    let asked = turn(Applicability::ExemptionAsked, |state| state).await;
    assert_eq!(asked, OccurrenceState::Planned);
    let given = store.roadmap_duties();
    let waiting = given.exemptions_asked(town.municipality).await;
    assert_eq!(waiting.unwrap().len(), 1);
    let waived = turn(Applicability::NotApplicable, OccurrenceState::waive).await;
    assert_eq!(waived, OccurrenceState::NotApplicable);
    let taken_up = turn(Applicability::Applicable, OccurrenceState::take_up).await;
    assert_eq!(taken_up, OccurrenceState::Planned);

    run(&store, move |work| {
        Box::pin(async move {
            let permit = plan::<Approve>(town.municipal, roadmap, here);
            work.roadmap_duties().cancel_open(&permit).await
        })
    })
    .await
    .unwrap();
    let dated = store.roadmap_duties().occurrences_of(&[duties[0].id]).await;
    assert_eq!(dated.unwrap()[0].state, OccurrenceState::Cancelled);
}

async fn sums_are_told_by_school_and_by_row(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let here = seat_of(&town);
    let mut places = vec![here];
    for n in 0..3 {
        let name = format!("Школа № {n}");
        let at: Whereabouts = world.school(town.region, town.municipality, &name).await;
        places.push(Seat::of_school(at));
    }
    let roadmap = draft(&store, town.municipal, here, 0x1000).await;
    let windows = [
        window("2026-09-01", "2026-09-30"),
        window("2026-11-01", "2026-11-20"),
        window("2027-03-01", "2027-03-31"),
    ];
    let duties = in_force(&store, town.municipal, roadmap, here, &places, &windows).await;
    let today = day("2026-11-15");
    let sum = async |reach: &Reach, filter: OccurrenceFilter, by| {
        let given = store.roadmap_duties();
        given.progress(reach, &filter, today, by).await.unwrap()
    };
    let all = Reach::At(here, Whose::Both);
    let line = Progress {
        planned: 3,
        overdue: 1,
        due_soon: 1,
        ..Progress::default()
    };
    let whole = sum(&all, OccurrenceFilter::default(), By::Nothing).await;
    assert_eq!(whole[&Uuid::nil()].total(), 12);
    assert_eq!(whole[&Uuid::nil()].overdue, 4);
    let schools = sum(&all, OccurrenceFilter::default(), By::School).await;
    assert_eq!(schools.len(), 4);
    assert!(schools.values().all(|found| *found == line), "{schools:?}");
    let below = Reach::At(here, Whose::Below);
    let below = sum(&below, OccurrenceFilter::default(), By::Nothing).await;
    assert_eq!(below[&Uuid::nil()].total(), 9);
    let items = store
        .roadmap_duties()
        .progress_of_items(&[duties[0].item], Some(&[places[1].place()]), today)
        .await
        .unwrap();
    assert_eq!(items[&duties[0].item.0], line);
    let own = store
        .roadmap_duties()
        .progress_of_schools(town.municipality, vec![roadmap], today)
        .await
        .unwrap();
    assert_eq!(own.len(), 3);

    let overdue = OccurrenceFilter {
        overdue_on: Some(today),
        text: Some("первое".to_owned()),
        ..OccurrenceFilter::default()
    };
    let slice = Slice::first(3);
    let page = store.roadmap_duties().within(&all, &overdue, &slice).await;
    let page = page.unwrap();
    assert!(page.has_next && page.rows.len() == 3);
    assert_eq!(
        store.roadmap_duties().count(&all, &overdue).await.unwrap(),
        4
    );
    let of_region = Reach::At(Seat::of_region(town.region), Whose::Both);
    let seen = store.roadmap_duties().count(&of_region, &overdue).await;
    assert_eq!(seen.unwrap(), 1, "the region lists no school");
    let nobody = Reach::OfAt(vec![roadmap], Vec::new());
    assert_eq!(
        store
            .roadmap_duties()
            .count(&nobody, &overdue)
            .await
            .unwrap(),
        0
    );
    let first = OccurrenceId(page.rows[0].1.id.0);
    assert!(
        store
            .roadmap_duties()
            .occurrence(first)
            .await
            .unwrap()
            .is_some()
    );
}

async fn the_earliest_due_review_comes_first(store: TestStore) {
    let town = Town::found(&store).await;
    let schools = [
        (
            Seat::of_school(town.school),
            town.head,
            0x1000,
            "2026-11-20",
        ),
        (
            Seat::of_school(town.sibling),
            town.sibling_head,
            0x2000,
            "2026-11-10",
        ),
    ];
    for (at, by, n, due) in schools {
        let roadmap = draft(&store, by, at, n).await;
        let before = store.roadmaps().find(roadmap).await.unwrap().unwrap();
        run(&store, move |work| {
            let before = before.clone();
            Box::pin(async move {
                let permit = plan::<Write>(by, roadmap, at);
                let new = NewReview {
                    id: RoadmapReviewId(id(n + 0x100)),
                    number: 1,
                    on: day("2026-11-01"),
                    due_on: day(due),
                };
                work.roadmaps().add_review(&permit, new).await?;
                work.roadmaps()
                    .step(&permit, &before, RoadmapState::Submitted)
                    .await
            })
        })
        .await
        .unwrap();
    }
    let slice = Slice::first(10);
    let queue = store.roadmaps().queue(town.municipality, &slice).await;
    let queue = queue.unwrap();
    let ids: Vec<_> = queue.rows.iter().map(|(_, one)| one.id.0).collect();
    assert_eq!(ids, [id(0x2000), id(0x1000)]);

    let roadmap = RoadmapId(id(0x2000));
    let at = Seat::of_school(town.sibling);
    let before = store.roadmaps().find(roadmap).await.unwrap().unwrap();
    let review = store.roadmaps().reviews_of(&[roadmap]).await.unwrap();
    run(&store, move |work| {
        let (before, review) = (before.clone(), review[0].clone());
        Box::pin(async move {
            let role = Role::MunicipalMethodologist;
            let who = actor(town.municipal, role, Place::Municipality(town.municipality));
            let facts = before.facts(Vec::new());
            let permit = permit::<ReviewDeed>(&who, &facts).expect("the centre may");
            let remarks = [(
                work.fresh(),
                Remark {
                    item: Some(RoadmapItemId(id(0x2002))),
                    text: "Срок прошёл".to_owned(),
                },
            )];
            let decision = Decision {
                verdict: Verdict::Returned,
                on: day("2026-11-05"),
                summary: "Доработать",
                remarks: &remarks,
            };
            let roadmaps = work.roadmaps();
            roadmaps.decide_review(&permit, &review, &decision).await?;
            roadmaps
                .step(&permit, &before, RoadmapState::Returned)
                .await
        })
    })
    .await
    .unwrap();
    assert_eq!(
        store
            .roadmaps()
            .count_queue(town.municipality)
            .await
            .unwrap(),
        1
    );
    let review = store
        .roadmaps()
        .reviews_of(&[roadmap])
        .await
        .unwrap()
        .remove(0);
    assert_eq!(review.verdict, Verdict::Returned);
    assert_eq!(review.decided, Some((town.municipal, day("2026-11-05"))));
    let remarks = store.roadmaps().remarks_of(&[review.id]).await.unwrap();
    assert_eq!(remarks[0].1.text, "Срок прошёл");

    // A row that is taken out leaves its remark behind.
    run(&store, move |work| {
        Box::pin(async move {
            let permit = plan::<Write>(town.sibling_head, roadmap, at);
            let item = RoadmapItemId(id(0x2002));
            work.roadmaps().remove_item(&permit, item).await
        })
    })
    .await
    .unwrap();
    let remarks = store.roadmaps().remarks_of(&[review.id]).await.unwrap();
    assert_eq!((remarks.len(), remarks[0].1.item), (1, None));
}

async fn the_rule_of_a_municipality_stands_until_it_is_changed(store: TestStore) {
    let town = Town::found(&store).await;
    let usual = store.roadmaps().policy(town.municipality).await.unwrap();
    assert!(usual.review_required && usual.version == 0);
    let set = async |version: i32, required: bool| {
        run(&store, move |work| {
            Box::pin(async move {
                let facts = MunicipalityFacts {
                    id: town.municipality,
                    region: town.region,
                };
                assert_eq!(MunicipalityFacts::KIND, "municipality");
                let role = Role::MunicipalMethodologist;
                let who = actor(town.municipal, role, Place::Municipality(town.municipality));
                let permit = permit::<KeepRoadmaps>(&who, &facts).expect("the centre may");
                let (roadmaps, now) = (work.roadmaps(), work.now());
                roadmaps.set_policy(&permit, version, required, now).await
            })
        })
        .await
    };
    set(0, false).await.unwrap();
    assert!(matches!(set(0, true).await, Err(StoreError::Unique(_))));
    set(1, true).await.unwrap();
    assert!(matches!(set(1, false).await, Err(StoreError::Conflict)));
    let now = store.roadmaps().policy(town.municipality).await.unwrap();
    assert_eq!((now.review_required, now.version), (true, 2));
}
