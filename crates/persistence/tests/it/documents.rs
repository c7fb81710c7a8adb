//! Documents as they are kept: heads, versions, files once, expertises, lists and the search.

use domain::access::rules::document::{
    Approve, DocumentFacts, Endorse, Examine, Publish, Repeal, Submit, Write,
};
use domain::access::rules::roadmap::Seat;
use domain::access::{Actor, Deed, Permit, Place, Post, Role, permit};
use domain::clock::Date;
use domain::document::{
    Conclusion, DocumentKind, DocumentState, Endorsement, EndorsementKind, ExpertiseState, Standing,
};
use domain::id::{DocumentFileId, DocumentId, ExpertiseId, PersonId};
use domain::text::{Line, Title};
use persistence::documents::files::{FileWords, NewFile};
use persistence::documents::lists::{DocumentFilter, Shelf};
use persistence::documents::{AsPrinted, Document, Head, NewDocument};
use persistence::page::Slice;
use persistence::search::Words;
use persistence::test_support::TestStore;
use persistence::test_support::world::Town;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};
use uuid::Uuid;

persistence::db_tests! {
    a_document_is_read_as_it_was_written;
    the_same_bytes_lie_there_once_and_go_with_the_last_who_refers_to_them;
    a_version_is_amended_by_the_next;
    an_expertise_goes_there_and_back;
    a_shelf_holds_the_own_and_what_is_approved_above;
    words_are_found_in_any_form_in_titles_and_files;
    the_public_face_shows_what_is_in_force_alone;
}

/// A transaction of one closure.
struct Act<F>(F);

type Step<'a> = std::pin::Pin<Box<dyn Future<Output = Result<(), StoreError>> + Send + 'a>>;

impl<F: for<'a> Fn(&'a UnitOfWork) -> Step<'a> + Sync> Operation for Act<F> {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        Ok((self.0)(work).await?)
    }
}

async fn run<F>(store: &Store, step: F) -> Result<(), StoreError>
where
    F: for<'a> Fn(&'a UnitOfWork) -> Step<'a> + Sync,
{
    match store.write(&Act(step)).await {
        Ok(()) => Ok(()),
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Refused(()) | Failure::Denied(_)) => panic!("nothing is refused here"),
    }
}

/// Runs one step with copies of what it needs: its future may outlive no borrow.
macro_rules! act {
    ($store:expr, [$($own:ident),*], |$work:ident| $body:expr) => {
        run($store, |$work| {
            $(let $own = $own.clone();)*
            Box::pin(async move {
                $(let $own = &$own;)*
                $body
            })
        })
        .await
    };
}

fn may<D: Deed<On = DocumentFacts>>(by: PersonId, id: DocumentId, at: Seat) -> Permit<D> {
    let role = match at.place() {
        Place::Region(_) => Role::RegionalMethodologist,
        Place::Municipality(_) => Role::MunicipalMethodologist,
        Place::School(_) => Role::Head,
    };
    let mut posts = vec![Post {
        role,
        at: at.place(),
    }];
    if let (Some(_), Some(above)) = (at.school, at.municipality) {
        let at = Place::Municipality(above);
        let role = Role::MunicipalMethodologist;
        posts.push(Post { role, at });
    }
    let facts = DocumentFacts {
        is_submitted: true,
        ..DocumentFacts::new_at(id, at)
    };
    permit::<D>(&Actor::Person { id: by, posts }, &facts).expect("who keeps it may")
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

fn id(n: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + n)
}

fn head(title: &str, date: &str) -> Head {
    Head {
        kind: DocumentKind::Regulation,
        title: Title::parse(title).unwrap(),
        number: Some("131-од".to_owned()),
        date: Some(day(date)),
        effective_from: None,
        valid_until: None,
        basis: vec!["Приказ управления образования № 131-од".to_owned()],
        appendices: vec!["Положение".to_owned(), "Дорожная карта".to_owned()],
        as_printed: Some(AsPrinted {
            date: Some("30.08.20023".to_owned()),
            note: Some("опечатка в годе".to_owned()),
            ..AsPrinted::default()
        }),
    }
}

async fn added(store: &Store, by: PersonId, n: u128, at: Seat, head: &Head) -> DocumentId {
    let id = DocumentId(id(n));
    act!(store, [head], |work| {
        let new = NewDocument {
            at,
            head,
            after: None,
            today: day("2026-11-15"),
        };
        let permit = may::<Write>(by, id, at);
        work.documents().add(&permit, &new, work.now()).await
    })
    .unwrap();
    id
}

async fn found(store: &Store, id: DocumentId) -> Document {
    store.documents().find(id).await.unwrap().unwrap()
}

async fn approved(store: &Store, by: PersonId, id: DocumentId, from: &str) {
    let before = found(store, id).await;
    let from = day(from);
    act!(store, [before], |work| {
        let permit = may::<Approve>(by, id, before.at);
        let documents = work.documents();
        if let Some(old) = documents.predecessor(&permit, before).await? {
            let amended = DocumentState::Amended;
            documents.amend(&permit, &old, amended).await?;
        }
        let order = ("90-од", day("2026-08-30"));
        documents.approve(&permit, before, order, from).await
    })
    .unwrap();
}

async fn filed(store: &Store, by: PersonId, id: DocumentId, n: u128, text: Option<&'static str>) {
    let before = found(store, id).await;
    act!(store, [before], |work| {
        let words = text.map(FileWords::of);
        let new = NewFile {
            id: DocumentFileId(self::id(n)),
            stored: self::id(n + 1),
            name: "Положение.docx",
            media_type: "application/pdf",
            bytes: b"the same bytes",
            sha256: "aa",
            words: words.as_ref(),
        };
        let permit = may::<Write>(by, id, before.at);
        let documents = work.documents();
        documents.keep_file(&permit, before, &new, work.now()).await
    })
    .unwrap();
}

async fn town(store: &Store) -> (Town, Seat) {
    let town = Town::found(store).await;
    let school = Seat::of_school(town.school);
    (town, school)
}

async fn a_document_is_read_as_it_was_written(store: TestStore) {
    let (town, at) = town(&store).await;
    let written = head("Положение о наставничестве", "2026-08-30");
    let id = added(&store, town.head, 1, at, &written).await;
    let draft = found(&store, id).await;
    assert_eq!((&draft.head, draft.at, draft.edition), (&written, at, 1));
    assert_eq!((draft.lineage, draft.state), (id, DocumentState::Draft));

    let stamp = Endorsement {
        kind: EndorsementKind::Considered,
        body: Line::parse("педагогический совет").unwrap(),
        minutes_number: Some(Line::parse("1").unwrap()),
        date: day("2026-08-29"),
    };
    let (stamp, before) = (&stamp, &draft);
    act!(&store, [before, stamp], |work| {
        let permit = may::<Endorse>(town.head, id, at);
        let to = DocumentState::Endorsed;
        let said = (self::id(7), stamp);
        work.documents().endorse(&permit, before, to, said).await
    })
    .unwrap();
    let stamps = store.documents().endorsements_of(&[id]).await.unwrap();
    assert_eq!(stamps, vec![(id, stamp.clone())]);
    let endorsed = found(&store, id).await;
    assert_eq!(
        (endorsed.state, endorsed.revision),
        (DocumentState::Endorsed, 2)
    );

    // Who is slower finds the row changed.
    let other = head("Другое", "2026-08-31");
    let slow = act!(&store, [before, other], |work| {
        let permit = may::<Write>(town.head, id, at);
        work.documents().change_head(&permit, before, other).await
    });
    assert!(matches!(slow, Err(StoreError::Conflict)), "{slow:?}");
}

async fn the_same_bytes_lie_there_once_and_go_with_the_last_who_refers_to_them(store: TestStore) {
    let (town, at) = town(&store).await;
    let one = added(&store, town.head, 1, at, &head("Одно", "2026-08-30")).await;
    let other = added(&store, town.head, 2, at, &head("Другое", "2026-08-30")).await;
    filed(&store, town.head, one, 10, None).await;
    filed(&store, town.head, other, 20, None).await;
    let files = store.documents().files_of(&[one, other]).await.unwrap();
    assert_eq!(files.len(), 2);
    assert!(
        files
            .iter()
            .all(|file| file.size == 14 && !file.is_searched)
    );
    let bytes = |document, file| {
        let store = &store;
        async move {
            let documents = store.documents();
            documents
                .bytes(document, DocumentFileId(id(file)))
                .await
                .unwrap()
        }
    };
    assert_eq!(
        bytes(other, 20).await.as_deref(),
        Some(&b"the same bytes"[..])
    );
    // A file is had through its own document alone.
    assert_eq!(bytes(one, 20).await, None);

    for (document, file) in [(one, 10), (other, 20)] {
        assert_eq!(stored(&store).await, 1);
        let before = found(&store, document).await;
        act!(&store, [before], |work| {
            let permit = may::<Write>(town.head, document, at);
            let file = DocumentFileId(id(file));
            work.documents().discard_file(&permit, before, file).await
        })
        .unwrap();
    }
    assert_eq!(stored(&store).await, 0);
}

async fn stored(store: &TestStore) -> usize {
    let rows = crate::catalogue::rows(store.connection(), "SELECT id FROM stored_file").await;
    rows.len()
}

async fn a_version_is_amended_by_the_next(store: TestStore) {
    let (town, at) = town(&store).await;
    let first = added(&store, town.head, 1, at, &head("Положение", "2025-08-30")).await;
    approved(&store, town.head, first, "2025-09-01").await;
    let before = found(&store, first).await;
    assert_eq!(
        before.approval,
        Some(("90-од".to_owned(), day("2026-08-30")))
    );
    let next = head("Положение, новая редакция", "2026-08-30");
    let (old, next) = (&before, &next);
    let revise = async |n: u128| {
        act!(&store, [old, next], |work| {
            let new = NewDocument {
                at,
                head: next,
                after: Some(old),
                today: day("2026-11-15"),
            };
            let permit = may::<Write>(town.head, DocumentId(id(n)), at);
            work.documents().add(&permit, &new, work.now()).await
        })
    };
    revise(2).await.unwrap();
    let twice = revise(3).await;
    assert!(matches!(twice, Err(StoreError::Unique(_))), "{twice:?}");
    approved(&store, town.head, DocumentId(id(2)), "2026-09-01").await;
    let versions = store.documents().versions(&[first]).await.unwrap();
    let told: Vec<_> = versions
        .iter()
        .map(|row| (row.edition, row.state))
        .collect();
    assert_eq!(
        told,
        [(2, DocumentState::Approved), (1, DocumentState::Amended)]
    );
}

async fn an_expertise_goes_there_and_back(store: TestStore) {
    let (town, at) = town(&store).await;
    let id = added(&store, town.head, 1, at, &head("Положение", "2026-08-30")).await;
    let submit = |n: u128, number: i32| {
        let store = &store;
        async move {
            let before = found(store, id).await;
            act!(store, [before], |work| {
                let permit = may::<Submit>(town.head, id, at);
                let new = (ExpertiseId(self::id(n)), number);
                let documents = work.documents();
                documents.submit(&permit, before, new, work.now()).await
            })
            .unwrap();
        }
    };
    submit(5, 1).await;
    let municipality = Seat::of_municipality(town.municipality, town.region);
    let all = DocumentFilter::all(day("2026-11-15"));
    let queue = Shelf::Awaiting(municipality);
    assert_eq!(store.documents().count(queue, &all).await.unwrap(), 1);

    let before = found(&store, id).await;
    let expertise = store
        .documents()
        .expertises_of(&[id])
        .await
        .unwrap()
        .remove(0);
    let (before, expertise) = (&before, &expertise);
    act!(&store, [before, expertise], |work| {
        let permit = may::<Examine>(town.municipal, id, at);
        let said = (Conclusion::Remarks, Some("Нет срока действия"));
        let to = (expertise, ExpertiseState::Returned);
        let documents = work.documents();
        documents
            .conclude(&permit, before, to, said, work.now())
            .await
    })
    .unwrap();
    assert_eq!(store.documents().count(queue, &all).await.unwrap(), 0);
    let told = store
        .documents()
        .expertises_of(&[id])
        .await
        .unwrap()
        .remove(0);
    assert_eq!(told.conclusion, Some(Conclusion::Remarks));
    assert_eq!(told.remarks.as_deref(), Some("Нет срока действия"));
    assert_eq!(told.concluded.map(|(by, _)| by), Some(town.municipal));
    assert!(found(&store, id).await.facts(Vec::new()).is_submitted);

    submit(6, 2).await;
    let before = found(&store, id).await;
    let all = store.documents().expertises_of(&[id]).await.unwrap();
    assert_eq!(all.iter().map(|one| one.number).collect::<Vec<_>>(), [2, 1]);
    let (before, latest, earlier) = (&before, &all[0], all[1].state);
    act!(&store, [before, latest], |work| {
        let permit = may::<Submit>(town.head, id, at);
        let documents = work.documents();
        documents
            .withdraw(&permit, before, latest, Some(earlier))
            .await
    })
    .unwrap();
    assert_eq!(
        found(&store, id).await.expertise,
        Some(ExpertiseState::Returned)
    );
}

async fn a_shelf_holds_the_own_and_what_is_approved_above(store: TestStore) {
    let (town, at) = town(&store).await;
    let municipality = Seat::of_municipality(town.municipality, town.region);
    added(
        &store,
        town.head,
        1,
        at,
        &head("Черновик школы", "2026-10-01"),
    )
    .await;
    let above = added(
        &store,
        town.municipal,
        2,
        municipality,
        &head("Муниципальное", "2026-08-01"),
    )
    .await;
    added(
        &store,
        town.municipal,
        3,
        municipality,
        &head("Черновик района", "2026-09-01"),
    )
    .await;
    let region = Seat::of_region(town.region);
    let later = added(
        &store,
        town.regional,
        4,
        region,
        &head("Региональное", "2026-07-01"),
    )
    .await;
    approved(&store, town.municipal, above, "2026-09-01").await;
    approved(&store, town.regional, later, "2027-01-01").await;

    let all = DocumentFilter::all(day("2026-11-15"));
    let titles = async |filter: &DocumentFilter| -> Vec<String> {
        let page = store
            .documents()
            .within(Shelf::Around(at), filter, &Slice::first(10))
            .await;
        let rows = page.unwrap().rows;
        rows.into_iter()
            .map(|(_, row)| row.head.title.to_string())
            .collect()
    };
    assert_eq!(
        titles(&all).await,
        ["Черновик школы", "Муниципальное", "Региональное"]
    );
    let mut filter = all.clone();
    filter.standings = vec![Standing::InForce];
    assert_eq!(titles(&filter).await, ["Муниципальное"]);
    filter.standings = vec![Standing::Approved, Standing::Draft];
    assert_eq!(titles(&filter).await, ["Черновик школы", "Региональное"]);
    filter.standings = Vec::new();
    filter.level = Some(persistence::programme_templates::OwnerLevel::School);
    assert_eq!(titles(&filter).await, ["Черновик школы"]);
    filter.level = None;
    filter.year = Some(2025);
    assert_eq!(titles(&filter).await, Vec::<String>::new());
    filter.year = None;
    filter.kinds = vec![DocumentKind::Minutes];
    assert_eq!(titles(&filter).await, Vec::<String>::new());

    // Keyset pages: what comes after the first is what the whole list goes on with.
    let documents = store.documents();
    let first = documents
        .within(Shelf::Around(at), &all, &Slice::first(1))
        .await
        .unwrap();
    assert!(first.has_next);
    let mut rest = Slice::first(10);
    rest.beyond = first.rows.first().map(|(cursor, _)| cursor.clone());
    let rest = documents
        .within(Shelf::Around(at), &all, &rest)
        .await
        .unwrap();
    assert_eq!(rest.rows.len(), 2);

    let (before, id) = (found(&store, above).await, above);
    act!(&store, [before], |work| {
        let permit = may::<Publish>(town.municipal, id, municipality);
        work.documents()
            .publish(&permit, before, Some(work.now()))
            .await
    })
    .unwrap();
    assert!(found(&store, id).await.published.is_some());
    let before = found(&store, id).await;
    act!(&store, [before], |work| {
        let permit = may::<Repeal>(town.municipal, id, municipality);
        let to = DocumentState::Repealed;
        work.documents()
            .end(&permit, before, to, "Утратило силу")
            .await
    })
    .unwrap();
    let over = found(&store, id).await;
    assert_eq!(
        (over.reason.as_deref(), over.published),
        (Some("Утратило силу"), None)
    );
}

async fn words_are_found_in_any_form_in_titles_and_files(store: TestStore) {
    let (town, at) = town(&store).await;
    let one = added(
        &store,
        town.head,
        1,
        at,
        &head("Положение о наставничестве", "2026-08-30"),
    )
    .await;
    added(
        &store,
        town.head,
        2,
        at,
        &head("Протокол педсовета", "2026-08-29"),
    )
    .await;
    filed(
        &store,
        town.head,
        one,
        10,
        Some("Куратор ведёт базы наставляемых"),
    )
    .await;
    let count = async |text: &str| {
        let mut filter = DocumentFilter::all(day("2026-11-15"));
        filter.words = Words::of(text);
        store
            .documents()
            .count(Shelf::Around(at), &filter)
            .await
            .unwrap()
    };
    assert_eq!(count("положения о наставничестве").await, 1);
    assert_eq!(count("кураторы базы").await, 1);
    assert_eq!(count("131-од").await, 2);
    assert_eq!(count("протоколы").await, 1);
    assert_eq!(count("отчёт").await, 0);
    let files = store.documents().files_of(&[one]).await.unwrap();
    assert!(files[0].is_searched);

    // The words of the files stay when the head is changed, and go with the file.
    let before = found(&store, one).await;
    let (before, other) = (&before, &head("Порядок", "2026-08-30"));
    act!(&store, [before, other], |work| {
        let permit = may::<Write>(town.head, one, at);
        work.documents().change_head(&permit, before, other).await
    })
    .unwrap();
    assert_eq!(
        (
            count("порядок кураторов").await,
            count("наставничество").await
        ),
        (1, 0)
    );
    let before = found(&store, one).await;
    act!(&store, [before], |work| {
        let permit = may::<Write>(town.head, one, at);
        let file = DocumentFileId(id(10));
        work.documents().discard_file(&permit, before, file).await
    })
    .unwrap();
    assert_eq!((count("порядок").await, count("кураторов").await), (1, 0));
}

async fn the_public_face_shows_what_is_in_force_alone(store: TestStore) {
    let (town, at) = town(&store).await;
    let until = |title: &str, date: &str, last: &str| Head {
        valid_until: Some(day(last)),
        ..head(title, date)
    };
    let heads = [
        (head("В силе", "2026-08-30"), "2026-09-01"),
        (head("С завтрашнего дня", "2026-08-29"), "2026-11-16"),
        (until("По вчера", "2026-08-28", "2026-11-14"), "2026-09-01"),
        (
            until("По сегодня", "2026-08-27", "2026-11-15"),
            "2026-09-01",
        ),
    ];
    for (n, (written, from)) in (1..).zip(&heads) {
        let id = added(&store, town.head, n, at, written).await;
        approved(&store, town.head, id, from).await;
        let before = found(&store, id).await;
        act!(&store, [before], |work| {
            let permit = may::<Publish>(town.head, id, at);
            let now = Some(work.now());
            work.documents().publish(&permit, before, now).await
        })
        .unwrap();
    }
    let (school, today) = (town.school.school, day("2026-11-15"));
    let shown = store.documents().published(&[school], today).await.unwrap();
    let shown: Vec<_> = shown
        .iter()
        .map(|(of, row)| (*of, row.head.title.as_str()))
        .collect();
    assert_eq!(shown, [(school, "В силе"), (school, "По сегодня")]);
}
