//! People, their posts and the banks, as lists find them.

use std::sync::Arc;

use chrono::Days;
use domain::access::{Place, Reach, Role, Scope};
use domain::clock::{Date, FixedClock, SchoolYear, Timestamp};
use domain::id::PersonId;
use domain::people::{Employment, MentoringTopic};
use domain::text::PersonName;
use persistence::mentor_cards::CardFilter;
use persistence::needs::NeedFilter;
use persistence::page::{Direction, Slice};
use persistence::people::PeopleFilter;
use persistence::test_support::TestStore;
use persistence::test_support::world::{Town, World};
use sea_orm::{ConnectionTrait, Statement, Value};

persistence::db_tests! {
    a_scope_of_nothing_finds_nobody;
    people_stand_by_name_and_pages_follow_one_another_both_ways;
    a_name_is_found_by_any_of_its_words_and_by_initials;
    signs_that_mean_something_to_sql_mean_nothing_in_a_search;
    who_is_young_in_a_list_is_who_is_young_by_the_rules;
    who_has_left_is_listed_as_such;
    the_similar_have_the_same_name_or_the_same_last_name_and_birth_date;
    partners_are_those_of_running_and_proposed_pairs;
    a_post_is_in_force_by_the_day_of_its_own_place;
    a_bank_stands_by_the_owners_names_and_leaves_out_who_left_it;
    a_topic_is_found_whole_or_not_at_all;
}

async fn a_scope_of_nothing_finds_nobody(store: TestStore) {
    Town::found(&store).await;
    for scope in [Scope::Nothing, Scope::AnyOf(vec![])] {
        let all = PeopleFilter::default();
        assert_eq!(store.people().count(&scope, &all).await.unwrap(), 0);
        let cards = CardFilter::default();
        assert_eq!(store.mentor_cards().count(&scope, &cards).await.unwrap(), 0);
        let needs = NeedFilter::default();
        assert_eq!(store.needs().count(&scope, &needs).await.unwrap(), 0);
    }
}

async fn people_stand_by_name_and_pages_follow_one_another_both_ways(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::School(town.school.school));
    let all = PeopleFilter::default();
    let whole = page(&store, &scope, &all, &Slice::first(100)).await;
    let names = [
        "Админов",
        "Директорова",
        "Ёжиков",
        "Кураторова",
        "Посторонний",
        "Психологова",
        "Щёткина-Орлова",
    ];
    assert_eq!(whole, names);

    let slice = Slice::first(3);
    let first = store.people().within(&scope, &all, &slice).await.unwrap();
    assert!(first.has_next && !first.has_previous);
    let beyond = first.rows.last().map(|(at, _)| at.clone());
    let next = Slice {
        limit: 3,
        direction: Direction::Forward,
        beyond: beyond.clone(),
    };
    assert_eq!(page(&store, &scope, &all, &next).await, names[3..6]);
    let back = Slice {
        limit: 2,
        direction: Direction::Backward,
        beyond,
    };
    assert_eq!(page(&store, &scope, &all, &back).await, names[0..2]);
}

async fn a_name_is_found_by_any_of_its_words_and_by_initials(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::Municipality(town.municipality));
    let sought = [
        ("ЩЕТКИНА", vec!["Щёткина-Орлова"]),
        ("щёткина-орлова ж. ю.", vec!["Щёткина-Орлова"]),
        ("Ж Ю Щёткина", vec!["Щёткина-Орлова"]),
        ("юрь", vec!["Соседов", "Соседова", "Щёткина-Орлова"]),
        ("соседов а", vec!["Соседова"]),
        ("щёткина п", vec![]),
        ("  ", vec!["Админов"]),
    ];
    for (text, wanted) in sought {
        let filter = PeopleFilter {
            text: Some(text.to_owned()),
            ..PeopleFilter::default()
        };
        let slice = Slice::first(if text.trim().is_empty() { 1 } else { 20 });
        assert_eq!(
            page(&store, &scope, &filter, &slice).await,
            wanted,
            "{text}"
        );
    }
}

async fn signs_that_mean_something_to_sql_mean_nothing_in_a_search(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::Municipality(town.municipality));
    // As wildcards, the second and the third would find Ёжиков; as signs between words they ask for an initial Ж.
    for (text, wanted) in [
        ("ёжи%", 1),
        ("ж%иков", 0),
        ("ж_ков", 0),
        ("'; drop table person; --", 0),
    ] {
        let filter = PeopleFilter {
            text: Some(text.to_owned()),
            ..PeopleFilter::default()
        };
        let found = store.people().count(&scope, &filter).await.unwrap();
        assert_eq!(found, wanted, "{text}");
    }
}

async fn who_is_young_in_a_list_is_who_is_young_by_the_rules(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let year = SchoolYear::starting(2026).unwrap();
    let (starts, ends) = (year.starts_on(), year.ends_on());
    let near = |day: Date| [day - Days::new(1), day, day + Days::new(1)];
    let long_ago = on("2023-09-01");
    let mut wanted = Vec::new();
    let spans = near(starts)
        .into_iter()
        .map(|last| (on("2020-09-01"), Some(last)))
        .chain(near(ends).into_iter().map(|first| (first, None)));
    for (started_on, ended_on) in spans {
        for since in near(long_ago).into_iter().chain(near(ends)) {
            let person = world.person("Проверкин Иван").await;
            world.employ(person, town.school, "учитель", 1).await;
            set_job(&store, person, started_on, ended_on, since).await;
            let job = Employment {
                person,
                school: town.school.school,
                started_on,
                ended_on,
                teaching_since: Some(since),
                pedagogical_education: true,
                transferred: false,
            };
            if job.is_young_in(year) {
                wanted.push(person);
            }
        }
    }
    assert!(!wanted.is_empty());
    let scope = Scope::only(Reach::School(town.school.school));
    let filter = PeopleFilter {
        text: Some("проверкин".to_owned()),
        young_in: Some(year),
        ..PeopleFilter::default()
    };
    let slice = Slice::first(100);
    let found = store
        .people()
        .within(&scope, &filter, &slice)
        .await
        .unwrap();
    let mut found: Vec<_> = found.rows.into_iter().map(|(_, row)| row.id).collect();
    found.sort();
    wanted.sort();
    assert_eq!(found, wanted);
}

async fn who_has_left_is_listed_as_such(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::School(town.school.school));
    let (first, last) = (on("2025-09-01"), on("2026-05-31"));
    set_job(&store, town.mentee, first, Some(last), first).await;
    let listed = async |day: Date, employed: bool| {
        let filter = PeopleFilter {
            employed: Some((day, employed)),
            ..PeopleFilter::default()
        };
        page(&store, &scope, &filter, &Slice::first(20)).await
    };
    assert!(listed(last, true).await.contains(&"Ёжиков".to_owned()));
    assert_eq!(listed(last, false).await, Vec::<String>::new());
    let next = last + Days::new(1);
    assert!(!listed(next, true).await.contains(&"Ёжиков".to_owned()));
    assert_eq!(listed(next, false).await, ["Ёжиков"]);
}

async fn the_similar_have_the_same_name_or_the_same_last_name_and_birth_date(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::Municipality(town.municipality));
    let similar = async |name: &str, birth_date: Option<Date>| {
        let mut parts = name.split(' ');
        let mut next = || parts.next().unwrap();
        let name = PersonName::parse(next(), next(), parts.next()).unwrap();
        let people = store.people();
        let found = people.similar(&scope, &name, birth_date).await.unwrap();
        let found = found.into_iter();
        found.map(|row| row.name.full()).collect::<Vec<_>>()
    };
    let born = Some(on("1990-05-17"));
    assert_eq!(
        similar("Ежиков Петр Ильич", None).await,
        ["Ёжиков Пётр Ильич"]
    );
    assert_eq!(similar("Ежиков Павел", born).await, ["Ёжиков Пётр Ильич"]);
    assert_eq!(similar("Ежиков Павел", None).await, [""; 0]);
    assert_eq!(similar("Ежик Павел", born).await, [""; 0]);

    let world = World::of(&store);
    let distant = world.person("Ёжикова Анна").await;
    world.employ(distant, town.distant, "учитель", 1).await;
    assert_eq!(similar("Ёжикова Анна", born).await, [""; 0]);
}

async fn partners_are_those_of_running_and_proposed_pairs(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let (mentor, mentee, third) = (town.mentor, town.mentee, town.bystander);
    let pair = world.pair_in_force(town.school, mentor, mentee).await;
    let mut pairs = vec![(mentor, mentee), (mentee, mentor)];
    let partners = async |of: &[PersonId]| {
        let mut found = store.people().partners_of(of).await.unwrap();
        found.sort();
        found
    };
    pairs.sort();
    assert_eq!(partners(&[mentor, mentee, third]).await, pairs);
    assert_eq!(partners(&[third]).await, []);
    assert_eq!(partners(&[]).await, []);

    set_state(&store, pair.0, "DECLINED").await;
    assert_eq!(partners(&[mentor]).await, []);
    set_state(&store, pair.0, "PROPOSED").await;
    assert_eq!(partners(&[mentor]).await, [(mentor, mentee)]);
}

async fn a_post_is_in_force_by_the_day_of_its_own_place(store: TestStore) {
    // Nine in the evening in Moscow is one in the morning of the next day in Tomsk.
    let evening: Timestamp = "2026-11-15T18:00:00Z".parse().unwrap();
    let store = store.with_clock(Arc::new(FixedClock(evening)));
    let town = Town::found(&store).await;
    let until = on("2026-11-15");
    execute(
        &store,
        "UPDATE post SET valid_until = $1",
        vec![until.into()],
    )
    .await;
    let held = async |person: PersonId| {
        let posts = store.posts().of_person(person, evening).await.unwrap();
        posts.into_iter().map(|post| post.role).collect::<Vec<_>>()
    };
    assert_eq!(held(town.head).await, [Role::Head]);
    assert_eq!(held(town.municipal).await, [Role::MunicipalMethodologist]);
    assert_eq!(held(town.regional).await, [Role::RegionalMethodologist]);
    execute(&store, "UPDATE region SET time_zone = 'Asia/Tomsk'", vec![]).await;
    for person in [town.head, town.municipal, town.regional] {
        assert_eq!(held(person).await, []);
    }

    let schools = [town.school.school, town.sibling.school];
    let roles = [Role::Head, Role::Curator];
    let evening_before = evening - chrono::TimeDelta::hours(2);
    let posts = store.posts();
    let posts = posts
        .at_schools(&schools, &roles, evening_before)
        .await
        .unwrap();
    assert_eq!(posts.len(), 4);
    assert!(posts.iter().all(|post| matches!(post.at, Place::School(_))));
}

async fn a_bank_stands_by_the_owners_names_and_leaves_out_who_left_it(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    for (name, state) in [("Абрамова Ия", "PAUSED"), ("Ветрова Яна", "LEFT")] {
        let person = world.person(name).await;
        let card = world.mentor_card(person, town.school, 1).await;
        let need = world.need(person, town.school).await;
        for (table, id) in [("mentor_card", card), ("need", need)] {
            let sql = format!("UPDATE {table} SET state = $1 WHERE id = $2");
            execute(&store, &sql, vec![state.into(), id.into()]).await;
        }
    }
    let scope = Scope::only(Reach::School(town.school.school));
    let filter = CardFilter::default();
    let cards = store.mentor_cards();
    let first = cards.within(&scope, &filter, &Slice::first(1)).await;
    let first = first.unwrap();
    assert!(first.has_next);
    let (at, card) = first.rows.first().unwrap();
    assert_ne!(card.person, town.mentor);
    let next = Slice {
        beyond: Some(at.clone()),
        ..Slice::first(1)
    };
    let second = cards.within(&scope, &filter, &next).await.unwrap();
    assert!(!second.has_next);
    assert_eq!(second.rows.first().unwrap().1.person, town.mentor);

    let needs = store.needs();
    let slice = Slice::first(9);
    let all = needs
        .within(&scope, &NeedFilter::default(), &slice)
        .await
        .unwrap();
    let people: Vec<_> = all.rows.iter().map(|(_, need)| need.person).collect();
    assert_eq!(people, [card.person, town.mentee]);
    // A paused card has room, and yet nobody is sent there.
    let free = CardFilter {
        free: Some(true),
        ..CardFilter::default()
    };
    assert_eq!(cards.count(&scope, &free).await.unwrap(), 1);
}

async fn a_topic_is_found_whole_or_not_at_all(store: TestStore) {
    let town = Town::found(&store).await;
    let scope = Scope::only(Reach::School(town.school.school));
    for (topic, wanted) in [
        (MentoringTopic::TeachingMethods, 1),
        (MentoringTopic::Upbringing, 0),
    ] {
        let filter = CardFilter {
            topic: Some(topic),
            ..CardFilter::default()
        };
        let found = store.mentor_cards().count(&scope, &filter).await.unwrap();
        assert_eq!(found, wanted, "{topic:?}");
    }
}

async fn page(
    store: &TestStore,
    scope: &Scope,
    filter: &PeopleFilter,
    slice: &Slice,
) -> Vec<String> {
    let window = store.people().within(scope, filter, slice).await.unwrap();
    let rows = window.rows.into_iter();
    rows.map(|(_, row)| row.name.last().to_owned()).collect()
}

fn on(day: &str) -> Date {
    day.parse().unwrap()
}

async fn set_job(
    store: &TestStore,
    person: PersonId,
    started_on: Date,
    ended_on: Option<Date>,
    since: Date,
) {
    execute(
        store,
        "UPDATE employment SET started_on = $1, ended_on = $2, teaching_since = $3 WHERE person_id = $4",
        vec![
            started_on.into(),
            ended_on.into(),
            since.into(),
            person.0.into(),
        ],
    )
    .await;
}

async fn set_state(store: &TestStore, mentorship: uuid::Uuid, state: &str) {
    let sql = "UPDATE mentorship SET state = $1 WHERE id = $2";
    execute(store, sql, vec![state.into(), mentorship.into()]).await;
}

async fn execute(store: &TestStore, sql: &str, values: Vec<Value>) {
    let db = store.connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.execute_raw(statement).await.unwrap();
}
