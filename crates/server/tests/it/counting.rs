//! The counters of a school year against its facts, on both databases.

use domain::clock::SchoolYear;
use domain::monitoring::Indicator;
use persistence::Store;
use persistence::figures::Correction;
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use sea_orm::ConnectionTrait;
use server::counting::{Corrected, count_uncounted, recount};

persistence::db_tests! {
    counting_anew_changes_nothing_where_counters_agree_with_the_facts;
    a_counter_that_is_wrong_is_put_right_and_told;
    a_municipality_that_disagrees_with_its_schools_is_put_right;
    a_year_that_has_begun_is_counted_for_every_school_once;
}

/// The year of the world's pairs.
fn year(store: &Store) -> SchoolYear {
    let today = store.clock().now().date_naive();
    SchoolYear::starting(SchoolYear::of(today).first_year() - 1).unwrap()
}

/// A town with a pair in force, a programme and counters that agree with them.
async fn counted_town(store: &Store) -> Town {
    let town = Town::found(store).await;
    let world = World::of(store);
    let pair = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    world.completed_programme(pair).await;
    count_uncounted(store, year(store)).await.unwrap();
    town
}

async fn corrections(store: &Store) -> Vec<Corrected> {
    let mut found = Vec::new();
    let counting = recount(store, year(store), |corrected| found.push(corrected));
    counting.await.unwrap();
    found
}

async fn spoil(store: &Store, sql: &str) {
    let done = store.connection().execute_unprepared(sql).await.unwrap();
    assert!(done.rows_affected() > 0, "{sql}");
}

async fn counting_anew_changes_nothing_where_counters_agree_with_the_facts(store: TestStore) {
    let town = counted_town(&store).await;
    let kept = async || {
        let (figures, schools) = (store.figures(), [town.school.school]);
        figures.of_schools(&schools, year(&store)).await.unwrap()
    };
    let before = kept().await;

    assert_eq!(corrections(&store).await, []);

    assert_eq!(kept().await, before);
    let tally = &before[&town.school.school];
    assert_eq!(tally.count(Indicator::Pairs), 1);
    assert_eq!(tally.count(Indicator::ProgrammesCompleted), 1);
}

async fn a_counter_that_is_wrong_is_put_right_and_told(store: TestStore) {
    let town = counted_town(&store).await;
    spoil(
        &store,
        "UPDATE school_counter SET value = 7 WHERE indicator = 'PAIRS'",
    )
    .await;
    spoil(
        &store,
        "DELETE FROM school_counter WHERE indicator = 'MENTEES'",
    )
    .await;

    let told = corrections(&store).await;

    let wrong = |indicator, kept, counted| Correction {
        indicator,
        kept,
        counted,
    };
    // The differences were carried up to a municipality that had been right; it is put right after its schools.
    let expected = [
        Corrected::School(
            town.school.school,
            vec![
                wrong(Indicator::Mentees, 0, 1),
                wrong(Indicator::Pairs, 7, 1),
            ],
        ),
        Corrected::Municipality(
            town.municipality,
            vec![
                wrong(Indicator::Mentees, 2, 1),
                wrong(Indicator::Pairs, 0, 1),
            ],
        ),
    ];
    assert_eq!(told, expected);
    assert_eq!(corrections(&store).await, []);
}

async fn a_municipality_that_disagrees_with_its_schools_is_put_right(store: TestStore) {
    let town = counted_town(&store).await;
    spoil(
        &store,
        "UPDATE municipality_counter SET value = 40 WHERE indicator = 'MENTORS'",
    )
    .await;
    spoil(
        &store,
        "DELETE FROM municipality_counter WHERE indicator = 'PROGRAMMES_COMPLETED'",
    )
    .await;

    let told = corrections(&store).await;

    let wrong = |indicator, kept, counted| Correction {
        indicator,
        kept,
        counted,
    };
    let expected = Corrected::Municipality(
        town.municipality,
        vec![
            wrong(Indicator::Mentors, 40, 1),
            wrong(Indicator::ProgrammesCompleted, 0, 1),
        ],
    );
    assert_eq!(told, [expected]);
    assert_eq!(corrections(&store).await, []);
}

async fn a_year_that_has_begun_is_counted_for_every_school_once(store: TestStore) {
    let town = counted_town(&store).await;
    let next = year(&store).first_year() + 1;
    let next = SchoolYear::starting(next).unwrap();
    let figures = store.figures();
    let of = |school| {
        let figures = &figures;
        async move {
            figures
                .of_schools(&[school], next)
                .await
                .unwrap()
                .remove(&school)
        }
    };
    assert_eq!(of(town.school.school).await, None);

    assert_eq!(count_uncounted(&store, next).await.unwrap(), 4);
    assert_eq!(count_uncounted(&store, next).await.unwrap(), 0);

    let carried = of(town.school.school).await.unwrap();
    assert_eq!(carried.count(Indicator::Pairs), 1);
    let empty = of(town.foreign.school).await.unwrap();
    assert_eq!(empty.count(Indicator::Pairs), 0);
}
