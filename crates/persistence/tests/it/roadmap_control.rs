//! What is told and reminded, as it is kept: each step and each day once.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::access::rules::place::municipality::{MunicipalityFacts, RemindSchools};
use domain::access::rules::roadmap::Seat;
use domain::access::{Place, Role, permit};
use domain::clock::{Timestamp, Zone};
use domain::id::OccurrenceId;
use persistence::duties::RoadmapDue;
use persistence::roadmap_duties::reminders::{NewReminder, ReminderFilter};
use persistence::test_support::TestStore;
use persistence::test_support::world::Town;

use crate::roadmaps::{actor, day, draft, in_force, run, seat_of, window};

persistence::db_tests! {
    a_step_is_taken_once_and_what_has_none_is_not_read;
    a_school_is_reminded_once_a_day;
}

fn noon(date: &str) -> Timestamp {
    format!("{date}T09:00:00Z").parse().unwrap()
}

/// The municipality's roadmap in force, with a duty of the school until the end of October.
async fn given(store: &TestStore, town: &Town) -> OccurrenceId {
    let here = seat_of(town);
    let roadmap = draft(store, town.municipal, here, 0x1000).await;
    let windows = [window("2026-10-01", "2026-10-31")];
    let places = [Seat::of_school(town.school)];
    let duties = in_force(store, town.municipal, roadmap, here, &places, &windows).await;
    let dated = store.roadmap_duties().occurrences_of(&[duties[0].id]).await;
    dated.unwrap()[0].id
}

async fn a_step_is_taken_once_and_what_has_none_is_not_read(store: TestStore) {
    let town = Town::found(&store).await;
    let occurrence = given(&store, &town).await;
    let seen = |date: &'static str| {
        let store = &store;
        async move {
            let duties = store.duties();
            let found = duties.of_roadmaps(Zone::default(), noon(date)).await;
            found.unwrap()
        }
    };
    assert_eq!(seen("2026-09-01").await, [], "too far ahead");
    let due: Vec<RoadmapDue> = seen("2026-10-28").await;
    assert_eq!(due.len(), 1);
    assert_eq!(
        (due[0].occurrence, due[0].due, due[0].since),
        (occurrence, day("2026-10-31"), day("2026-09-01"))
    );
    assert_eq!(
        (due[0].activity.as_str(), due[0].roadmap.as_str()),
        ("Первое", "Дорожная карта Ёлкина")
    );
    let took = Arc::new(AtomicUsize::new(0));
    for _ in 0..2 {
        let took = Arc::clone(&took);
        run(&store, move |work| {
            let took = Arc::clone(&took);
            Box::pin(async move {
                let duties = work.duties();
                let steps = [(occurrence, -3)];
                let noted = duties.note_told(&steps, day("2026-10-28")).await?;
                took.fetch_add(usize::from(noted), Ordering::Relaxed);
                Ok(())
            })
        })
        .await
        .unwrap();
    }
    assert_eq!(took.load(Ordering::Relaxed), 1);
    assert_eq!(seen("2026-10-28").await, [], "its latest step was taken");
    let today = seen("2026-10-31").await;
    assert_eq!(today[0].told, [-3]);
    assert_eq!(seen("2027-03-01").await, [], "too long ago");
}

async fn a_school_is_reminded_once_a_day(store: TestStore) {
    let town = Town::found(&store).await;
    given(&store, &town).await;
    let (municipality, school) = (town.municipality, town.school.school);
    let all = ReminderFilter::default();
    let late = async |today: &str| {
        let duties = store.roadmap_duties();
        duties
            .late_schools(municipality, &all, day(today))
            .await
            .unwrap()
    };
    assert_eq!(late("2026-10-31").await, []);
    let found = late("2026-11-15").await;
    assert_eq!(
        (
            found[0].school,
            found[0].overdue,
            found[0].oldest,
            found[0].reminded_on
        ),
        (school, 1, day("2026-10-31"), None)
    );
    let rows = store
        .roadmap_duties()
        .late_rows(municipality, school, None, day("2026-11-15"))
        .await
        .unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].activity.as_str(), rows[0].due),
        ("Первое", day("2026-10-31"))
    );
    let (by, region) = (town.municipal, town.region);
    let sent = Arc::new(AtomicUsize::new(0));
    for on in ["2026-11-15", "2026-11-15", "2026-11-16"] {
        let sent = Arc::clone(&sent);
        run(&store, move |work| {
            let sent = Arc::clone(&sent);
            Box::pin(async move {
                let facts = MunicipalityFacts {
                    id: municipality,
                    region,
                };
                let at = Place::Municipality(municipality);
                let who = actor(by, Role::MunicipalMethodologist, at);
                let permit = permit::<RemindSchools>(&who, &facts).expect("the centre reminds");
                let new = NewReminder {
                    id: work.fresh(),
                    school,
                    roadmap: None,
                    on: day(on),
                    overdue: 1,
                    body: "",
                };
                let done = work.roadmap_duties().remind(&permit, &new).await?;
                sent.fetch_add(usize::from(done), Ordering::Relaxed);
                Ok(())
            })
        })
        .await
        .unwrap();
    }
    assert_eq!(sent.load(Ordering::Relaxed), 2);
    let found = late("2026-11-17").await;
    assert_eq!(found[0].reminded_on, Some(day("2026-11-16")));
}
