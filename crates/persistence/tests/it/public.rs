//! The public face: what anybody finds, in which order, and whose names.

use std::sync::Arc;

use domain::clock::{FixedClock, SchoolYear, Timestamp};
use domain::consent::{ConsentPurpose, PublicField};
use domain::id::{PersonId, PracticeId};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::people::MentoringTopic;
use domain::practice::PracticeState;
use persistence::page::{Cursor, Direction, Slice};
use persistence::public::{Author, PublicAuthor, PublicFilter, PublicSchoolFilter};
use persistence::search::Words;
use persistence::test_support::TestStore;
use persistence::test_support::world::{PracticeSketch, Town, World};
use sea_orm::{ConnectionTrait, Statement, Value};

persistence::db_tests! {
    published_practices_come_latest_first_with_school_and_topics;
    what_is_not_published_is_not_there;
    pages_follow_one_another_in_both_directions;
    each_filter_narrows_and_an_unknown_name_finds_nothing;
    a_practice_is_found_by_any_form_of_its_words;
    signs_in_the_text_neither_break_the_search_nor_widen_it;
    both_databases_keep_the_words_as_they_were_spelled;
    an_author_without_consent_has_no_name;
    each_field_needs_a_consent_of_its_own;
    a_withdrawal_hides_at_once_and_an_expiry_on_the_day_after;
    a_consent_given_to_another_school_shows_nothing_here;
    who_has_left_the_school_is_not_said_to_work_there;
    schools_of_the_model_and_those_that_published_are_listed;
    the_first_practices_of_many_schools_come_by_one_statement;
}

async fn published_practices_come_latest_first_with_school_and_topics(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    let early = PracticeSketch {
        published_at: at("2026-10-01T08:00:00Z"),
        topics: &[MentoringTopic::Upbringing, MentoringTopic::SubjectContent],
        ..PracticeSketch::published(town.school, "Урок вдвоём")
    };
    let late = PracticeSketch {
        published_at: at("2026-10-02T08:00:00Z"),
        ..PracticeSketch::published(town.distant, "Час кода")
    };
    world.practice(early).await;
    world.practice(late).await;

    let page = store
        .public()
        .practices(&all(), &Slice::first(20))
        .await
        .unwrap();
    let seen: Vec<_> = page.rows.iter().map(|(_, row)| row).collect();
    assert_eq!(titles(seen.iter().copied()), ["Час кода", "Урок вдвоём"]);
    assert_eq!(seen[1].slug, "urok-vdvoem");
    assert_eq!(
        seen[1].topics,
        [MentoringTopic::SubjectContent, MentoringTopic::Upbringing]
    );
    assert_eq!(seen[1].school.short_name, "СОШ № 1 им. А. С. Пушкина");
    assert_eq!(
        seen[1].school.municipality.name,
        "Берёзовский муниципальный район"
    );
    assert_eq!(seen[1].published_at, at("2026-10-01T08:00:00Z"));
    assert_eq!((page.has_next, page.has_previous), (false, false));

    let found = store.public().practice("urok-vdvoem").await.unwrap();
    assert_eq!(found.as_ref(), Some(seen[1]));
    assert_eq!(store.public().practice("urok").await.unwrap(), None);
    let counts = store
        .public()
        .practice_counts(&[town.municipality, town.foreign.municipality])
        .await;
    assert_eq!(counts.unwrap(), [(town.municipality, 1)]);
}

async fn what_is_not_published_is_not_there(store: TestStore) {
    let town = Town::found(&store).await;
    for (number, state) in [
        PracticeState::Draft,
        PracticeState::Submitted,
        PracticeState::SchoolApproved,
        PracticeState::Withdrawn,
    ]
    .into_iter()
    .enumerate()
    {
        let title = format!("Практика {number}");
        let sketch = PracticeSketch {
            state,
            ..PracticeSketch::published(town.school, &title)
        };
        World::of(&store).practice(sketch).await;
    }
    assert_eq!(found(&store, &all()).await, [""; 0]);
    assert_eq!(store.public().count_practices(&all()).await.unwrap(), 0);
    assert_eq!(store.public().practice("praktika-3").await.unwrap(), None);
    let schools = store
        .public()
        .schools(&PublicSchoolFilter::default(), year(), &Slice::first(20))
        .await
        .unwrap();
    assert_eq!(schools.rows.len(), 0);
}

async fn pages_follow_one_another_in_both_directions(store: TestStore) {
    let town = Town::found(&store).await;
    for (title, instant) in [
        ("А", "2026-10-03T08:00:00Z"),
        // Two at the same instant: the id decides, and neither is lost between pages.
        ("Б", "2026-10-02T08:00:00Z"),
        ("В", "2026-10-02T08:00:00Z"),
        ("Г", "2026-10-01T08:00:00.5Z"),
        ("Д", "2026-10-01T08:00:00Z"),
    ] {
        let sketch = PracticeSketch {
            published_at: at(instant),
            ..PracticeSketch::published(town.school, title)
        };
        World::of(&store).practice(sketch).await;
    }
    let whole = found(&store, &all()).await;
    assert_eq!(whole, ["А", "В", "Б", "Г", "Д"]);

    let page = async |direction, beyond: Option<Cursor>| {
        let slice = Slice {
            limit: 2,
            direction,
            beyond,
        };
        store.public().practices(&all(), &slice).await.unwrap()
    };
    let mut forward = Vec::new();
    let mut beyond = None;
    loop {
        let window = page(Direction::Forward, beyond).await;
        beyond = window.rows.last().map(|(cursor, _)| cursor.clone());
        forward.extend(window.rows.into_iter().map(|(_, row)| row.title));
        if !window.has_next {
            break;
        }
    }
    assert_eq!(forward, whole);

    let last = page(Direction::Backward, None).await;
    assert_eq!(titles(last.rows.iter().map(|(_, row)| row)), ["Г", "Д"]);
    let before = last.rows.first().map(|(cursor, _)| cursor.clone());
    let middle = page(Direction::Backward, before).await;
    assert_eq!(titles(middle.rows.iter().map(|(_, row)| row)), ["В", "Б"]);
    assert!(middle.has_previous && middle.has_next);
}

async fn each_filter_narrows_and_an_unknown_name_finds_nothing(store: TestStore) {
    let town = Town::found(&store).await;
    let world = World::of(&store);
    world
        .practice(PracticeSketch {
            form: RolePairForm::HeadTeacher,
            topics: &[MentoringTopic::Upbringing, MentoringTopic::TeachingMethods],
            ..PracticeSketch::published(town.school, "Здесь")
        })
        .await;
    world
        .practice(PracticeSketch {
            format: MentoringFormat::Virtual,
            ..PracticeSketch::published(town.sibling, "Рядом")
        })
        .await;
    world
        .practice(PracticeSketch::published(town.distant, "Далеко"))
        .await;
    let slug = async |at| store.schools().find(at).await.unwrap().unwrap().slug;
    let here = slug(town.school.school).await;
    let found_municipality = store.municipalities().find(town.municipality).await;
    let municipality = found_municipality.unwrap().unwrap().slug;

    let cases: [(PublicFilter, &[&str]); 8] = [
        (
            PublicFilter {
                municipality: Some(municipality.clone()),
                ..all()
            },
            &["Рядом", "Здесь"],
        ),
        (
            PublicFilter {
                school: Some(here.clone()),
                ..all()
            },
            &["Здесь"],
        ),
        (
            PublicFilter {
                form: Some(RolePairForm::HeadTeacher),
                ..all()
            },
            &["Здесь"],
        ),
        (
            PublicFilter {
                format: Some(MentoringFormat::Virtual),
                ..all()
            },
            &["Рядом"],
        ),
        (
            PublicFilter {
                topic: Some(MentoringTopic::Upbringing),
                ..all()
            },
            &["Здесь"],
        ),
        (
            PublicFilter {
                municipality: Some("no-such-place".to_owned()),
                ..all()
            },
            &[],
        ),
        (
            PublicFilter {
                school: Some("' OR 1=1 --".to_owned()),
                ..all()
            },
            &[],
        ),
        (
            PublicFilter {
                municipality: Some(municipality),
                school: Some(here),
                topic: Some(MentoringTopic::PsychPedSupport),
                ..all()
            },
            &[],
        ),
    ];
    for (filter, titles) in cases {
        assert_eq!(found(&store, &filter).await, titles, "{filter:?}");
        let count = store.public().count_practices(&filter).await.unwrap();
        assert_eq!(count, titles.len() as u64, "{filter:?}");
    }
}

async fn a_practice_is_found_by_any_form_of_its_words(store: TestStore) {
    let town = Town::found(&store).await;
    let sketch = PracticeSketch {
        text: "Для наставника молодого учителя: ИТ-минимум, 5а класс, ФГОС-2021.",
        ..PracticeSketch::published(town.school, "Наставничество в учёбе")
    };
    World::of(&store).practice(sketch).await;
    for text in [
        "наставники",
        "НАСТАВНИКУ",
        "о наставничестве",
        "для учителя и наставника",
        "учеба",
        "Учёбой",
        "молодые учителя",
        "учителя молодые",
        // The beginning of a word, as somebody is still typing.
        "настав",
        "ит",
        "ит минимум",
        "5а",
        "фгос 2021",
        "  наставник,  ",
    ] {
        assert_eq!(search(&store, text).await, 1, "{text}");
    }
    for text in ["директор", "и", "наставник директора", "2022", "5", "20"]
    {
        assert_eq!(search(&store, text).await, 0, "{text}");
    }
}

async fn signs_in_the_text_neither_break_the_search_nor_widen_it(store: TestStore) {
    let town = Town::found(&store).await;
    World::of(&store)
        .practice(PracticeSketch::published(town.school, "Урок вдвоём"))
        .await;
    for text in [
        "урок*",
        "\"урок",
        "урок'",
        "урок:*",
        "(урок",
        "урок) & вдвоём",
        "урок | ",
        "урок <-> вдвоём",
        "урок!вдвоём",
        "^урок",
        "урок;--",
        "{урок} + вдвоём",
        "урок\\",
        "урок%",
        "\u{feff}урок",
        "Урок\u{301}",
    ] {
        assert_eq!(search(&store, text).await, 1, "{text}");
    }
    // Operators of either database are words like any other.
    for text in [
        "урок AND нет",
        "урок OR нет",
        "NOT нет",
        "урок NEAR вдвоём",
        "practice_id:урок",
    ] {
        assert_eq!(search(&store, text).await, 0, "{text}");
    }
}

async fn both_databases_keep_the_words_as_they_were_spelled(store: TestStore) {
    let town = Town::found(&store).await;
    let text = "1e5а 3.14 5а-класс a.b/c?d=e user@example.org 0x1F №7 café naïve ёлка-палка \
                x1y2z3 12:30 10% С++ 𝟗лет ½ Ⅳ ᠠᠭᠤᠯᠠ 学校 ²а b³ _под_ низом\u{301} \u{feff}bom";
    let sketch = PracticeSketch {
        text,
        ..PracticeSketch::published(town.school, "Слова")
    };
    World::of(&store).practice(sketch).await;
    let db = store.connection();
    let statements: &[&str] = match db.get_database_backend() {
        sea_orm::DbBackend::Sqlite => &[
            "CREATE VIRTUAL TABLE kept USING fts5vocab(practice_fts, 'row')",
            "SELECT group_concat(term, ' ') FROM (SELECT term FROM kept ORDER BY term)",
        ],
        _ => &["SELECT string_agg(word, ' ' ORDER BY word COLLATE \"C\") \
                FROM practice, unnest(tsvector_to_array(search_vector)) AS word"],
    };
    let mut kept = String::new();
    for statement in statements {
        let rows = db
            .query_all_raw(Statement::from_string(
                db.get_database_backend(),
                *statement,
            ))
            .await
            .unwrap();
        if let Some(row) = rows.first() {
            kept = row.try_get_by_index(0).unwrap();
        }
    }
    let spelled: Vec<String> = text_of(&store, "SELECT search_text FROM practice").await;
    assert_eq!(kept, spelled[0]);
}

async fn an_author_without_consent_has_no_name(store: TestStore) {
    let town = Town::found(&store).await;
    let id = by_mentor_and_mentee(&store, &town).await;
    let authors = authors(&store, id, "2026-11-15T09:00:00Z").await;
    assert_eq!(
        authors,
        [nobody(town.mentor), nobody(town.mentee)],
        "the authors keep their order"
    );
}

async fn each_field_needs_a_consent_of_its_own(store: TestStore) {
    let town = Town::found(&store).await;
    let id = by_mentor_and_mentee(&store, &town).await;
    let consent = disseminate(&store, &town, town.mentor).await;
    let whole = Author {
        person: town.mentor,
        fields: PublicField::ALL.to_vec(),
        shown: PublicAuthor {
            name: Some("Щёткина-Орлова Жанна Юрьевна".to_owned()),
            position: Some("учитель физики".to_owned()),
            workplace: Some("СОШ № 1 им. А. С. Пушкина".to_owned()),
        },
    };
    let now = "2026-11-15T09:00:00Z";
    assert_eq!(
        authors(&store, id, now).await,
        [whole.clone(), nobody(town.mentee)]
    );

    let only_position = "DELETE FROM consent_field WHERE consent_id = $1 AND field <> 'POSITION'";
    run(&store, only_position, [consent.into()]).await;
    let expected = Author {
        fields: vec![PublicField::Position],
        shown: PublicAuthor {
            position: whole.shown.position,
            ..PublicAuthor::default()
        },
        ..whole
    };
    assert_eq!(
        authors(&store, id, now).await,
        [expected, nobody(town.mentee)]
    );
}

async fn a_withdrawal_hides_at_once_and_an_expiry_on_the_day_after(store: TestStore) {
    let town = Town::found(&store).await;
    let id = by_mentor_and_mentee(&store, &town).await;
    let consent = disseminate(&store, &town, town.mentor).await;
    let named = async |instant| {
        let authors = authors(&store, id, instant).await;
        authors[0].shown.name.is_some()
    };
    let until = "UPDATE consent SET valid_until = '2026-11-15' WHERE id = $1";
    run(&store, until, [consent.into()]).await;
    assert!(named("2026-11-15T09:00:00Z").await);
    // 23:59 and midnight in Moscow, where the school is.
    assert!(named("2026-11-15T20:59:59Z").await);
    assert!(!named("2026-11-15T21:00:00Z").await);

    let today = "UPDATE consent SET withdrawn_on = '2026-11-15' WHERE id = $1";
    run(&store, today, [consent.into()]).await;
    assert!(!named("2026-11-15T09:00:00Z").await);

    disseminate(&store, &town, town.mentor).await;
    assert!(
        named("2026-11-15T09:00:00Z").await,
        "a new consent shows again"
    );
    assert!(!named("2020-01-01T09:00:00Z").await, "before its term");
}

async fn a_consent_given_to_another_school_shows_nothing_here(store: TestStore) {
    let town = Town::found(&store).await;
    let id = by_mentor_and_mentee(&store, &town).await;
    World::of(&store)
        .consent(
            town.mentor,
            town.sibling,
            ConsentPurpose::PersonalDataDissemination,
        )
        .await;
    World::of(&store)
        .consent(
            town.mentee,
            town.school,
            ConsentPurpose::PersonalDataProcessing,
        )
        .await;
    let authors = authors(&store, id, "2026-11-15T09:00:00Z").await;
    assert_eq!(authors, [nobody(town.mentor), nobody(town.mentee)]);
}

async fn who_has_left_the_school_is_not_said_to_work_there(store: TestStore) {
    let town = Town::found(&store).await;
    let id = by_mentor_and_mentee(&store, &town).await;
    disseminate(&store, &town, town.mentor).await;
    let left = "UPDATE employment SET ended_on = '2026-11-14' WHERE person_id = $1";
    run(&store, left, [town.mentor.0.into()]).await;
    let shown = |author: &Author| author.shown.clone();
    let authors = authors(&store, id, "2026-11-15T09:00:00Z").await;
    let name = Some("Щёткина-Орлова Жанна Юрьевна".to_owned());
    let expected = PublicAuthor {
        name,
        ..PublicAuthor::default()
    };
    assert_eq!(shown(&authors[0]), expected);
}

async fn schools_of_the_model_and_those_that_published_are_listed(store: TestStore) {
    let town = Town::found(&store).await;
    let register = "INSERT INTO model_participation (school_id, school_year, state, changed_at) \
                    VALUES ($1, $2, $3, $4)";
    let now = Value::from(at("2026-11-15T09:00:00Z"));
    for (school, first, state) in [
        (town.sibling, 2026, "REGISTERED"),
        (town.distant, 2025, "REGISTERED"),
        (town.foreign, 2026, "SUSPENDED"),
    ] {
        let values = [
            school.school.0.into(),
            first.into(),
            state.into(),
            now.clone(),
        ];
        run(&store, register, values).await;
    }
    World::of(&store)
        .practice(PracticeSketch::published(town.school, "Урок"))
        .await;

    let listed = async |filter: PublicSchoolFilter| {
        let window = store
            .public()
            .schools(&filter, year(), &Slice::first(20))
            .await
            .unwrap();
        let count = store.public().count_schools(&filter, year()).await.unwrap();
        assert_eq!(count, window.rows.len() as u64);
        let names = window.rows.into_iter().map(|(_, row)| row.short_name);
        names.collect::<Vec<_>>()
    };
    let everybody = PublicSchoolFilter::default;
    assert_eq!(
        listed(everybody()).await,
        ["Лицей № 2", "СОШ № 1 им. А. С. Пушкина"]
    );
    for (text, names) in [
        ("лицей", 1),
        ("ПУШКИНА", 1),
        ("%", 0),
        ("_", 0),
        ("!", 0),
        ("", 2),
    ] {
        let filter = PublicSchoolFilter {
            text: Some(text.to_owned()),
            ..everybody()
        };
        assert_eq!(listed(filter).await.len(), names, "{text}");
    }
    let nowhere = PublicSchoolFilter {
        municipality: Some("nowhere".to_owned()),
        ..everybody()
    };
    assert_eq!(listed(nowhere).await, [""; 0]);

    let slug = async |at| store.schools().find(at).await.unwrap().unwrap().slug;
    let shown = slug(town.sibling.school).await;
    let known = store.public().school(&shown, year()).await.unwrap();
    assert_eq!(known.map(|school| school.id), Some(town.sibling.school));
    let hidden = slug(town.distant.school).await;
    assert_eq!(store.public().school(&hidden, year()).await.unwrap(), None);
}

async fn the_first_practices_of_many_schools_come_by_one_statement(store: TestStore) {
    let town = Town::found(&store).await;
    for number in 1..=3 {
        let title = format!("Практика {number}");
        let instant = at(&format!("2026-10-0{number}T08:00:00Z"));
        let sketch = PracticeSketch {
            published_at: instant,
            ..PracticeSketch::published(town.school, &title)
        };
        World::of(&store).practice(sketch).await;
    }
    World::of(&store)
        .practice(PracticeSketch::published(town.sibling, "Соседи"))
        .await;
    let schools = [town.school.school, town.sibling.school, town.distant.school];
    let found = store.public().first_practices(&schools, 2).await.unwrap();
    let of = |at: domain::org::Whereabouts| {
        let window = &found[&at.school];
        (
            titles(window.rows.iter().map(|(_, row)| row)),
            window.has_next,
        )
    };
    assert_eq!(
        of(town.school),
        (vec!["Практика 3".to_owned(), "Практика 2".to_owned()], true)
    );
    assert_eq!(of(town.sibling), (vec!["Соседи".to_owned()], false));
    assert!(!found.contains_key(&town.distant.school));

    let (cursor, _) = &found[&town.school.school].rows[1];
    let rest = Slice {
        limit: 20,
        direction: Direction::Forward,
        beyond: Some(cursor.clone()),
    };
    let school = store
        .schools()
        .find(town.school.school)
        .await
        .unwrap()
        .unwrap();
    let filter = PublicFilter {
        school: Some(school.slug),
        ..all()
    };
    let page = store.public().practices(&filter, &rest).await.unwrap();
    assert_eq!(titles(page.rows.iter().map(|(_, row)| row)), ["Практика 1"]);
}

fn all() -> PublicFilter {
    PublicFilter::default()
}

fn year() -> SchoolYear {
    SchoolYear::starting(2026).unwrap()
}

fn at(instant: &str) -> Timestamp {
    instant.parse().unwrap()
}

fn titles<'a>(
    rows: impl Iterator<Item = &'a persistence::public::PublishedPractice>,
) -> Vec<String> {
    rows.map(|row| row.title.clone()).collect()
}

async fn found(store: &TestStore, filter: &PublicFilter) -> Vec<String> {
    let page = store
        .public()
        .practices(filter, &Slice::first(20))
        .await
        .unwrap();
    titles(page.rows.iter().map(|(_, row)| row))
}

async fn search(store: &TestStore, text: &str) -> usize {
    let filter = PublicFilter {
        words: Some(Words::of(text).expect("the text has a word")),
        ..all()
    };
    found(store, &filter).await.len()
}

async fn by_mentor_and_mentee(store: &TestStore, town: &Town) -> PracticeId {
    let sketch = PracticeSketch {
        authors: &[town.mentor, town.mentee],
        ..PracticeSketch::published(town.school, "Урок вдвоём")
    };
    World::of(store).practice(sketch).await
}

async fn disseminate(store: &TestStore, town: &Town, person: PersonId) -> uuid::Uuid {
    let clock = FixedClock(at("2026-11-15T09:00:00Z"));
    let store = (**store).clone().with_clock(Arc::new(clock));
    let purpose = ConsentPurpose::PersonalDataDissemination;
    World::of(&store)
        .consent(person, town.school, purpose)
        .await
}

async fn authors(store: &TestStore, practice: PracticeId, now: &str) -> Vec<Author> {
    let found = store.public().authors(&[practice], at(now)).await;
    found.unwrap().remove(&practice).unwrap_or_default()
}

fn nobody(person: PersonId) -> Author {
    Author {
        person,
        fields: vec![],
        shown: PublicAuthor::default(),
    }
}

async fn run(store: &TestStore, sql: &str, values: impl IntoIterator<Item = Value>) {
    let db = store.connection();
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.execute_raw(statement).await.unwrap();
}

async fn text_of(store: &TestStore, sql: &str) -> Vec<String> {
    let db = store.connection();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}
