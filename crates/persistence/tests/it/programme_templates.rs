//! Templates of programmes: their editions, their owners, and whom they reach.

use domain::access::rules::template::{PutInUse, Retire, TemplateFacts, Write};
use domain::access::{Actor, Permit, Place, Post, Role, permit};
use domain::id::{PersonId, ProgrammeTemplateId};
use domain::mentoring::{
    ActivityKind, RolePairForm, TemplateActivity, TemplateContent, TemplateMonths, TemplatePurpose,
    TemplateState, TemplateTitle,
};
use domain::people::{DeficitKind, MenteeCategory, MentoringTopic};
use domain::text::{Note, Title};
use persistence::page::Slice;
use persistence::programme_templates::{OwnerLevel, Shelf, TemplateFilter};
use persistence::test_support::TestStore;
use persistence::test_support::world::Town;
use persistence::{Failure, Operation, StoreError, UnitOfWork};

persistence::db_tests! {
    a_template_is_read_as_it_was_written;
    every_edition_stays_and_who_is_slower_conflicts;
    a_shelf_holds_what_reaches_the_school;
    a_page_goes_on_where_the_last_one_ended;
}

fn content(title: &str) -> TemplateContent {
    let note = |text: &str| Note::parse(text).unwrap();
    let line = |due_day, title: &str| TemplateActivity {
        title: Title::parse(title).unwrap(),
        kind: ActivityKind::LessonVisit,
        due_day,
        expected_result: note("Лист наблюдения"),
    };
    TemplateContent {
        title: TemplateTitle::parse(title).unwrap(),
        purpose: TemplatePurpose::parse("Первый год\nв школе").unwrap(),
        form: Some(RolePairForm::TeacherTeacher),
        categories: vec![MenteeCategory::YoungSpecialist],
        deficits: vec![DeficitKind::Methodical, DeficitKind::Digital],
        topics: vec![MentoringTopic::TeachingMethods],
        months: TemplateMonths::of(9).unwrap(),
        goal: note("Войти в профессию"),
        expected_result: note("Открытый урок"),
        activities: vec![line(0, "Знакомство"), line(14, "Посещение урока")],
    }
}

enum Step {
    Add(Place, TemplateContent),
    Rewrite(ProgrammeTemplateId, i32, TemplateContent),
    PutInUse(ProgrammeTemplateId),
    Retire(ProgrammeTemplateId),
}

struct Act(PersonId, Step);

/// Who keeps the templates of `owner`.
fn keeper(owner: Place) -> Actor {
    let role = match owner {
        Place::Region(_) => Role::RegionalMethodologist,
        Place::Municipality(_) => Role::MunicipalMethodologist,
        Place::School(_) => Role::Curator,
    };
    Actor::Person {
        id: PersonId(uuid::Uuid::nil()),
        posts: vec![Post { role, at: owner }],
    }
}

fn allowed<D: domain::access::Deed<On = TemplateFacts>>(
    by: PersonId,
    id: ProgrammeTemplateId,
    owner: Place,
) -> Permit<D> {
    let Actor::Person { posts, .. } = keeper(owner) else {
        unreachable!("a keeper is a person")
    };
    permit::<D>(
        &Actor::Person { id: by, posts },
        &TemplateFacts { id, owner },
    )
    .unwrap()
}

impl Operation for Act {
    type Done = ProgrammeTemplateId;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<ProgrammeTemplateId, Failure<()>> {
        let (by, templates, now) = (self.0, work.programme_templates(), work.now());
        match &self.1 {
            Step::Add(owner, content) => {
                let id = ProgrammeTemplateId(work.fresh());
                let permit = allowed::<Write>(by, id, *owner);
                templates.add(&permit, *owner, content, now).await?;
                Ok(id)
            }
            Step::Rewrite(id, edition, content) => {
                let mut before = templates.find(*id).await?.unwrap();
                before.edition = *edition;
                let permit = allowed::<Write>(by, *id, before.owner);
                templates.rewrite(&permit, &before, content, now).await?;
                Ok(*id)
            }
            Step::PutInUse(id) => {
                let before = templates.find(*id).await?.unwrap();
                let permit = allowed::<PutInUse>(by, *id, before.owner);
                let after = TemplateState::InUse;
                templates.put_in_use(&permit, &before, after).await?;
                Ok(*id)
            }
            Step::Retire(id) => {
                let before = templates.find(*id).await?.unwrap();
                let permit = allowed::<Retire>(by, *id, before.owner);
                let after = TemplateState::Retired;
                templates.retire(&permit, &before, after).await?;
                Ok(*id)
            }
        }
    }
}

async fn take(
    store: &TestStore,
    town: &Town,
    step: Step,
) -> Result<ProgrammeTemplateId, StoreError> {
    match store.write(&Act(town.curator, step)).await {
        Ok(id) => Ok(id),
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Denied(_) | Failure::Refused(())) => unreachable!("nothing is refused here"),
    }
}

async fn a_template_is_read_as_it_was_written(store: TestStore) {
    let town = Town::found(&store).await;
    let owner = Place::Municipality(town.municipality);
    let id = take(&store, &town, Step::Add(owner, content("Первый год")))
        .await
        .unwrap();

    let kept = store.programme_templates().find(id).await.unwrap().unwrap();
    assert_eq!(kept.content, content("Первый год"));
    assert_eq!((kept.owner, kept.edition), (owner, 1));
    assert_eq!(kept.state, TemplateState::Draft);
    assert_eq!(kept.written_by, town.curator);
}

async fn every_edition_stays_and_who_is_slower_conflicts(store: TestStore) {
    let town = Town::found(&store).await;
    let owner = Place::School(town.school.school);
    let id = take(&store, &town, Step::Add(owner, content("Первая")))
        .await
        .unwrap();
    take(&store, &town, Step::Rewrite(id, 1, content("Вторая")))
        .await
        .unwrap();

    let slower = take(&store, &town, Step::Rewrite(id, 1, content("Третья"))).await;
    assert!(matches!(slower, Err(StoreError::Conflict)), "{slower:?}");

    let templates = store.programme_templates();
    let said = templates.editions(&[(id, 1), (id, 2), (id, 3)]).await;
    let mut said: Vec<_> = said
        .unwrap()
        .into_iter()
        .map(|((_, edition), content)| (edition, content.title.as_str().to_owned()))
        .collect();
    said.sort();
    assert_eq!(said, [(1, "Первая".to_owned()), (2, "Вторая".to_owned())]);
}

async fn a_shelf_holds_what_reaches_the_school(store: TestStore) {
    let town = Town::found(&store).await;
    let add = async |owner, title: &str, step: Option<fn(ProgrammeTemplateId) -> Step>| {
        let id = take(&store, &town, Step::Add(owner, content(title)))
            .await
            .unwrap();
        if let Some(step) = step {
            take(&store, &town, step(id)).await.unwrap();
        }
    };
    let municipality = Place::Municipality(town.municipality);
    let school = Place::School(town.school.school);
    let in_use: Option<fn(ProgrammeTemplateId) -> Step> = Some(Step::PutInUse);
    add(Place::Region(town.region), "Ж региона", in_use).await;
    add(Place::Region(town.region), "Черновик региона", None).await;
    add(municipality, "Б района", in_use).await;
    add(municipality, "Выведен районом", Some(Step::Retire)).await;
    add(school, "Ёлка школы", None).await;
    add(Place::School(town.sibling.school), "Чужой", in_use).await;

    let titles = async |shelf, filter: TemplateFilter| -> Vec<String> {
        let templates = store.programme_templates();
        let page = templates.within(shelf, &filter, &Slice::first(50)).await;
        let rows = page.unwrap().rows;
        assert_eq!(
            templates.count(shelf, &filter).await.unwrap(),
            u64::try_from(rows.len()).unwrap()
        );
        let title = |(_, row): (_, persistence::programme_templates::ProgrammeTemplate)| {
            row.content.title.as_str().to_owned()
        };
        rows.into_iter().map(title).collect()
    };
    let around = Shelf::Around(town.school);
    let all = TemplateFilter::default;
    assert_eq!(
        titles(around, all()).await,
        ["Б района", "Ёлка школы", "Ж региона"]
    );
    assert_eq!(
        titles(Shelf::Of(municipality), all()).await,
        ["Б района", "Выведен районом"]
    );
    let by_level = TemplateFilter {
        level: Some(OwnerLevel::School),
        ..all()
    };
    assert_eq!(titles(around, by_level).await, ["Ёлка школы"]);
    let by_text = TemplateFilter {
        text: Some("ЕЛКА".to_owned()),
        ..all()
    };
    assert_eq!(titles(around, by_text).await, ["Ёлка школы"]);
    let by_state = TemplateFilter {
        states: vec![TemplateState::InUse],
        ..all()
    };
    assert_eq!(titles(around, by_state).await, ["Б района", "Ж региона"]);
    let nowhere = titles(Shelf::Around(town.foreign), all()).await;
    assert_eq!(nowhere, Vec::<String>::new());
}

async fn a_page_goes_on_where_the_last_one_ended(store: TestStore) {
    let town = Town::found(&store).await;
    let owner = Place::School(town.school.school);
    for title in ["В", "А", "Б", "А"] {
        take(&store, &town, Step::Add(owner, content(title)))
            .await
            .unwrap();
    }
    let (templates, all) = (store.programme_templates(), TemplateFilter::default());
    let (mut slice, mut seen) = (Slice::first(1), Vec::new());
    loop {
        let page = templates.within(Shelf::Of(owner), &all, &slice).await;
        let mut page = page.unwrap();
        let Some((place, row)) = page.rows.pop() else {
            break;
        };
        seen.push(row.content.title.as_str().to_owned());
        slice.beyond = Some(place);
    }
    assert_eq!(seen, ["А", "А", "Б", "В"]);
}
