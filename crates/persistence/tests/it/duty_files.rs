//! Files of duties: kept once, for as long as a proof or a day gives them a reason.

use chrono::TimeDelta;
use domain::access::Role;
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::duty::Execute;
use domain::id::{DutyFileId, EvidenceId, OccurrenceId};
use domain::roadmap::EvidenceKind;
use persistence::StoreError;
use persistence::roadmap_duties::Duty;
use persistence::roadmap_duties::files::{DutyFile, NewDutyFile};
use persistence::roadmap_duties::occurrences::{Evidence, Occurrence, Statement};
use persistence::test_support::TestStore;
use persistence::test_support::world::Town;

use crate::roadmaps::{day, draft, duty, id, in_force, run, seat_of, window};

persistence::db_tests! {
    the_same_bytes_of_two_files_lie_once;
    a_file_stays_for_as_long_as_a_proof_names_it;
    what_nobody_has_stated_is_forgotten_after_its_day;
}

/// The duty of a school, with its execution.
async fn owed(store: &TestStore, town: &Town) -> (Duty, Occurrence) {
    let (here, school) = (seat_of(town), Seat::of_school(town.school));
    let roadmap = draft(store, town.municipal, here, 0x1000).await;
    let windows = [window("2026-10-01", "2026-10-31")];
    let places = [here, school];
    in_force(store, town.municipal, roadmap, here, &places, &windows).await;
    let duties = store.roadmap_duties();
    let items = store.roadmaps().items_of(&[roadmap]).await.unwrap();
    let (item, place) = ([items[0].id], [school.place()]);
    let found = duties.of_items(&item, Some(&place)).await;
    let found = found.unwrap().remove(0);
    let dated = duties.occurrences_of(&[found.id]).await.unwrap().remove(0);
    (found, dated)
}

async fn keep(store: &TestStore, town: &Town, of: &Duty, n: u128, bytes: &'static [u8]) {
    let (of, head) = (of.clone(), town.head);
    run(store, move |work| {
        let of = of.clone();
        Box::pin(async move {
            let permit = duty::<Execute>(head, Role::Head, of.at.place(), &of);
            let name = format!("{n}.pdf");
            let sha256 = String::from_utf8_lossy(bytes);
            let new = NewDutyFile {
                id: DutyFileId(id(n)),
                stored: work.fresh(),
                name: &name,
                media_type: "application/pdf",
                bytes,
                sha256: &sha256,
            };
            let duties = work.roadmap_duties();
            duties.keep_file(&permit, new, work.now()).await
        })
    })
    .await
    .unwrap();
}

/// States the execution as it is now, proved by these files.
async fn state(store: &TestStore, town: &Town, of: &Duty, on: OccurrenceId, files: &[u128]) {
    let before = store.roadmap_duties().occurrence(on).await;
    let before = before.unwrap().unwrap();
    let (of, head, files) = (of.clone(), town.head, files.to_vec());
    run(store, move |work| {
        let (of, before, files) = (of.clone(), before.clone(), files.clone());
        Box::pin(async move {
            let permit = duty::<Execute>(head, Role::Head, of.at.place(), &of);
            let evidence = files.iter().map(|n| (EvidenceId(work.fresh()), proof(*n)));
            let evidence: Vec<_> = evidence.collect();
            let statement = Statement {
                done_on: day("2026-10-06"),
                comment: "",
                evidence: &evidence,
            };
            let duties = work.roadmap_duties();
            duties.state_done(&permit, &before, statement).await
        })
    })
    .await
    .unwrap();
}

fn proof(file: u128) -> Evidence {
    Evidence {
        kind: EvidenceKind::Report,
        title: "Справка".to_owned(),
        url: None,
        text: None,
        number: None,
        order: None,
        file: Some(DutyFileId(id(file))),
        dated_on: None,
    }
}

async fn discard(
    store: &TestStore,
    town: &Town,
    of: &Duty,
    file: DutyFile,
) -> Result<(), StoreError> {
    let (of, head) = (of.clone(), town.head);
    run(store, move |work| {
        let (of, file) = (of.clone(), file.clone());
        Box::pin(async move {
            let permit = duty::<Execute>(head, Role::Head, of.at.place(), &of);
            work.roadmap_duties().discard_file(&permit, &file).await
        })
    })
    .await
}

async fn file(store: &TestStore, n: u128) -> Option<DutyFile> {
    let found = store.roadmap_duties().files(&[DutyFileId(id(n))]).await;
    found.unwrap().pop()
}

async fn stored(store: &TestStore) -> usize {
    let rows = crate::catalogue::rows(store.connection(), "SELECT id FROM stored_file").await;
    rows.len()
}

async fn the_same_bytes_of_two_files_lie_once(store: TestStore) {
    let town = Town::found(&store).await;
    let (of, _) = owed(&store, &town).await;
    keep(&store, &town, &of, 1, b"same").await;
    keep(&store, &town, &of, 2, b"same").await;
    assert_eq!(stored(&store).await, 1);
    let first = file(&store, 1).await.unwrap();
    assert_eq!(
        (first.duty, first.name.as_str(), first.size),
        (of.id, "1.pdf", 4)
    );
    assert_eq!(first.uploaded_by, town.head);
    discard(&store, &town, &of, first).await.unwrap();
    assert_eq!(stored(&store).await, 1, "the other one is there");
    let second = file(&store, 2).await.unwrap();
    let bytes = store.roadmap_duties().bytes(&second).await.unwrap();
    assert_eq!(bytes.as_deref(), Some(&b"same"[..]));
    discard(&store, &town, &of, second).await.unwrap();
    assert_eq!(stored(&store).await, 0);
}

async fn a_file_stays_for_as_long_as_a_proof_names_it(store: TestStore) {
    let town = Town::found(&store).await;
    let (of, dated) = owed(&store, &town).await;
    for (n, bytes) in [(1, &b"one"[..]), (2, &b"two"[..])] {
        keep(&store, &town, &of, n, bytes).await;
    }
    let duties = store.roadmap_duties();
    assert_eq!(duties.waiting(of.id).await.unwrap(), 2);
    state(&store, &town, &of, dated.id, &[1]).await;
    assert_eq!(duties.waiting(of.id).await.unwrap(), 1);
    let kept = duties.evidence_of(&[dated.id]).await.unwrap();
    assert_eq!(kept[0].2, proof(1));
    let first = file(&store, 1).await.unwrap();
    let refused = discard(&store, &town, &of, first).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");

    state(&store, &town, &of, dated.id, &[2, 1]).await;
    assert_eq!(duties.waiting(of.id).await.unwrap(), 0);
    state(&store, &town, &of, dated.id, &[2]).await;
    assert!(file(&store, 1).await.is_none(), "nothing names it any more");
    assert!(file(&store, 2).await.is_some());
    assert_eq!(stored(&store).await, 1);
}

async fn what_nobody_has_stated_is_forgotten_after_its_day(store: TestStore) {
    let town = Town::found(&store).await;
    let (of, dated) = owed(&store, &town).await;
    for (n, bytes) in [(1, &b"one"[..]), (2, &b"two"[..])] {
        keep(&store, &town, &of, n, bytes).await;
    }
    state(&store, &town, &of, dated.id, &[1]).await;
    forget(&store, -TimeDelta::days(1)).await;
    assert!(file(&store, 2).await.is_some(), "its day is not over");
    forget(&store, TimeDelta::days(1)).await;
    assert!(file(&store, 2).await.is_none());
    assert!(file(&store, 1).await.is_some(), "it proves something");
    assert_eq!(stored(&store).await, 1);
}

/// Forgets what was handed in so long after now, or before it.
async fn forget(store: &TestStore, later: TimeDelta) {
    run(store, move |work| {
        Box::pin(async move {
            let before = work.now() + later;
            work.roadmap_duties().forget_files(before).await.map(|_| ())
        })
    })
    .await
    .unwrap();
}
