//! The archive of everything about one person: no table is forgotten, and no stranger is in it.

use std::collections::BTreeSet;

use domain::id::PersonId;
use persistence::archive::{EXEMPT, tables};
use persistence::test_support::TestStore;

use crate::catalogue;
use crate::rows::{MENTEE, MENTOR, OTHER, id, insert_samples};

persistence::db_tests! {
    every_table_is_in_the_archive_or_has_a_reason_not_to_be;
    what_is_kept_about_each_is_there_and_a_stranger_has_nothing;
}

async fn every_table_is_in_the_archive_or_has_a_reason_not_to_be(store: TestStore) {
    let shown: BTreeSet<String> = tables().iter().map(|name| (*name).to_owned()).collect();
    let exempt: BTreeSet<String> = EXEMPT.iter().map(|(name, _)| (*name).to_owned()).collect();
    let both: Vec<_> = shown.intersection(&exempt).collect();
    assert!(both.is_empty(), "shown and exempt: {both:?}");
    let named: BTreeSet<String> = shown.union(&exempt).cloned().collect();
    assert_eq!(
        named,
        catalogue::tables(store.connection()).await,
        "a new table holds something about people, or a reason in EXEMPT why not"
    );
    assert!(EXEMPT.iter().all(|(_, why)| !why.is_empty()));
    // What refers to a person as its own is never exempt: exempt tables name people as those who acted alone.
    for reference in catalogue::references(store.connection()).await {
        let own = reference.to == "person" && reference.column == "person_id";
        assert!(!(own && exempt.contains(&reference.table)), "{reference:?}");
    }
}

async fn what_is_kept_about_each_is_there_and_a_stranger_has_nothing(store: TestStore) {
    insert_samples(store.connection()).await;
    let mut filled = BTreeSet::new();
    for person in [MENTOR, MENTEE] {
        let parts = store.archives().of(PersonId(id(person))).await.unwrap();
        assert!(parts.iter().all(|part| part.complete));
        let some = parts.iter().filter(|part| !part.rows.is_empty());
        filled.extend(some.map(|part| part.code));
    }
    for code in [
        "person",
        "employment",
        "need",
        "mentor_card",
        "mentorship",
        "partner",
        "consent",
        "official_order",
    ] {
        assert!(filled.contains(code), "{code} is missing: {filled:?}");
    }
    let parts = store.archives().of(PersonId(id(MENTEE))).await.unwrap();
    let text =
        serde_json::to_string(&parts.iter().map(|part| &part.rows).collect::<Vec<_>>()).unwrap();
    assert!(
        !text.contains(&id(MENTOR).to_string()),
        "others stand there by name: {text}"
    );
    let parts = store
        .archives()
        .of(PersonId(id(OTHER + 900)))
        .await
        .unwrap();
    assert!(parts.iter().all(|part| part.rows.is_empty()), "{parts:?}");
}
