//! Who comes into question for a run, and how runs are kept and forgotten.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use chrono::Days;
use domain::access::rules::matching::Run;
use domain::access::{Actor, Place, Role, permit};
use domain::clock::{Date, Timestamp};
use domain::id::{MatchingRunId, PersonId};
use domain::matching::{MatchingSettings, Outcome, PairOf, Pool};
use domain::mentoring::Side;
use domain::people::WishKind;
use persistence::matching::{Ground, LineFilter, LineResult, NewRun};
use persistence::page::{Direction, Slice};
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use persistence::{Failure, Operation, UnitOfWork};

persistence::db_tests! {
    a_pool_has_who_waits_and_who_could_help;
    what_two_have_behind_them_is_known;
    a_run_is_kept_as_it_came_out;
    runs_are_forgotten_with_their_lines;
    what_people_say_is_heeded_in_both_directions;
}

fn today(store: &TestStore) -> Date {
    store.clock().now().date_naive()
}

async fn pool(store: &TestStore, ground: Ground) -> Pool {
    store.matching().pool(ground, today(store)).await.unwrap()
}

async fn a_pool_has_who_waits_and_who_could_help(store: TestStore) {
    let (town, world) = (Town::found(&store).await, World::of(&store));
    let helper = world.person("Соседова Софья").await;
    world.employ(helper, town.sibling, "учитель", 9).await;
    world.mentor_card(helper, town.sibling, 2).await;
    let distant = world.person("Дальняя Дарья").await;
    world.employ(distant, town.distant, "учитель", 9).await;
    world.mentor_card(distant, town.distant, 2).await;
    // A card alone makes no candidate: its owner has to work there.
    let former = world.person("Бывшая Белла").await;
    world.mentor_card(former, town.school, 2).await;
    world
        .appoint(helper, Role::Head, Place::School(town.school.school))
        .await;

    let pool = pool(&store, Ground::of_school(&town.school)).await;
    let mentors: Vec<PersonId> = pool.mentors().iter().map(|one| one.person).collect();
    let mut expected = vec![town.mentor, helper];
    expected.sort_unstable();
    assert_eq!(mentors, expected);
    assert!(
        pool.mentor(helper)
            .unwrap()
            .leads
            .contains(&town.school.school)
    );
    let mentor = pool.mentor(town.mentor).unwrap();
    assert_eq!(
        (mentor.capacity, mentor.taken, mentor.teaching_years),
        (2, 0, Some(21))
    );
    assert!(
        mentor.competences[0].stems.len() == 2,
        "{:?}",
        mentor.competences
    );
    let mentees: Vec<PersonId> = pool.mentees().iter().map(|one| one.person).collect();
    assert_eq!(mentees, [town.mentee]);

    world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let across = Ground::of_municipality(town.municipality);
    let left = store.matching().pool(across, today(&store)).await.unwrap();
    assert!(left.mentees().is_empty());
    assert_eq!(left.mentor(town.mentor).unwrap().taken, 1);
}

async fn what_two_have_behind_them_is_known(store: TestStore) {
    let (town, world) = (Town::found(&store).await, World::of(&store));
    world
        .pair_in_force(town.sibling, town.mentor, town.mentee)
        .await;
    let pool = pool(&store, Ground::of_school(&town.school)).await;
    // The pair of another school does not answer the need here, but the two are paired.
    let mentee = pool.mentee(town.mentee).unwrap();
    assert!(mentee.history_with(town.mentor).running);
    assert!(!mentee.history_with(town.mentor).declined);
    let deficits = mentee.deficits.iter().map(|one| one.area.text.as_str());
    assert_eq!(deficits.collect::<Vec<_>>(), Vec::<&str>::new());
}

/// Keeps what a run of the school's curator came to.
struct Keep<'a> {
    actor: Actor,
    ground: Ground,
    pool: &'a Pool,
    outcome: &'a Outcome,
}

impl Operation for Keep<'_> {
    type Done = MatchingRunId;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<MatchingRunId, Failure<()>> {
        let permit = permit::<Run>(&self.actor, &self.ground.facts())?;
        let id = MatchingRunId(work.fresh());
        let new = NewRun {
            id,
            ground: self.ground,
            settings: &MatchingSettings::default(),
            pool: self.pool,
            outcome: self.outcome,
        };
        work.matching().add(&permit, new, work.now()).await?;
        Ok(id)
    }
}

struct Forget(Timestamp);

impl Operation for Forget {
    type Done = u64;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<u64, Failure<()>> {
        Ok(work.matching().forget(self.0).await?)
    }
}

async fn kept(store: &TestStore, town: &Town) -> (MatchingRunId, Outcome) {
    let ground = Ground::of_school(&town.school);
    let pool = pool(store, ground).await;
    let outcome = pool.run(&MatchingSettings::default()).unwrap();
    let keep = Keep {
        actor: town.actor(town.curator),
        ground,
        pool: &pool,
        outcome: &outcome,
    };
    let id = store.write(&keep).await.ok().unwrap();
    (id, outcome)
}

async fn a_run_is_kept_as_it_came_out(store: TestStore) {
    let (town, world) = (Town::found(&store).await, World::of(&store));
    for name in ["Второв Виктор", "Третьяк Тарас"] {
        let mentee = world.person(name).await;
        world.employ(mentee, town.school, "учитель", 0).await;
        let need = world.need(mentee, town.school).await;
        world.deficit(need, "формирующее оценивание на уроке").await;
    }
    let (id, outcome) = kept(&store, &town).await;
    let run = store.matching().find(id).await.unwrap().unwrap();
    assert_eq!(
        (run.mentors, run.mentees, run.places, run.pairs),
        (1, 3, 2, 2)
    );
    assert_eq!(u64::from(run.score), outcome.score);
    assert_eq!(run.settings, MatchingSettings::default());

    let lines = store.matching().all_lines(id).await.unwrap();
    assert_eq!(lines.len(), 3);
    for found in &outcome.pairs {
        let PairOf { mentor, mentee } = found.pair;
        let line = store.matching().line_of(id, mentee).await.unwrap().unwrap();
        let expected = LineResult::Matched {
            mentor,
            score: found.score.clone(),
            locked: false,
        };
        assert_eq!(line.result, expected);
    }
    let left = &outcome.unmatched[0];
    let line = store
        .matching()
        .line_of(id, left.mentee)
        .await
        .unwrap()
        .unwrap();
    match line.result {
        LineResult::Unmatched(shortage) => {
            assert_eq!(shortage.obstacles, left.obstacles);
            assert_eq!(shortage.near, left.near);
            assert_eq!(shortage.help, left.help);
        }
        LineResult::Matched { .. } => panic!("{line:?}"),
    }
    let filter = LineFilter {
        run: id,
        matched: true,
        school: None,
    };
    let slice = Slice {
        limit: 1,
        direction: Direction::Forward,
        beyond: None,
    };
    let page = store.matching().lines(&filter, &slice).await.unwrap();
    assert!(page.has_next);
    assert_eq!(store.matching().count_lines(&filter).await.unwrap(), 2);
    let totals = store.matching().by_school(id).await.unwrap();
    assert_eq!(totals, [(town.school.school, 3, 2)]);
}

async fn runs_are_forgotten_with_their_lines(store: TestStore) {
    let town = Town::found(&store).await;
    let (id, _) = kept(&store, &town).await;
    let now = store.clock().now();
    let (earlier, later) = (now - Days::new(1), now + Days::new(1));
    assert_eq!(store.write(&Forget(earlier)).await.ok(), Some(0));
    assert_eq!(store.write(&Forget(later)).await.ok(), Some(1));
    assert_eq!(store.matching().find(id).await.unwrap(), None);
    assert!(store.matching().all_lines(id).await.unwrap().is_empty());
}

async fn what_people_say_is_heeded_in_both_directions(store: TestStore) {
    let (town, world) = (Town::found(&store).await, World::of(&store));
    let other = world.person("Новенькая Нина").await;
    world.employ(other, town.school, "учитель", 0).await;
    world.need(other, town.school).await;
    let ground = Ground::of_school(&town.school);
    world
        .wish(
            town.school,
            (town.mentee, Side::Mentee),
            town.mentor,
            WishKind::Like,
        )
        .await;
    world
        .wish(
            town.school,
            (town.mentor, Side::Mentor),
            other,
            WishKind::RatherNot,
        )
        .await;
    let said = pool(&store, ground).await;
    let mentee = said.mentee(town.mentee).unwrap();
    assert!(mentee.wishes.contains(&town.mentor));
    assert!(!mentee.history_with(town.mentor).declined);
    assert!(
        said.mentor(town.mentor).unwrap().wishes.is_empty(),
        "the mentor has not wished the same"
    );
    assert!(
        said.mentee(other)
            .unwrap()
            .history_with(town.mentor)
            .declined,
        "who would rather not has said no, on whichever side"
    );
    let wishes = store.wishes();
    let against = wishes.against(&[town.mentor], &[town.mentee, other]).await;
    assert_eq!(against.unwrap(), Some((town.mentor, other)));
    let none = wishes.against(&[town.mentor], &[town.mentee]).await;
    assert_eq!(none.unwrap(), None);

    let until = today(&store) + Days::new(3);
    assert!(!said.mentor(town.mentor).unwrap().away);
    world
        .absence(town.mentor, town.school, (today(&store), until))
        .await;
    assert!(pool(&store, ground).await.mentor(town.mentor).unwrap().away);
    let after = store
        .matching()
        .pool(ground, until + Days::new(1))
        .await
        .unwrap();
    assert!(!after.mentor(town.mentor).unwrap().away);
}
