//! A practice from its programme to everybody, and back.

use domain::consent::ConsentPurpose;
use domain::id::{MentorshipId, PersonId, ProgrammeId};
use domain::monitoring::Indicator;
use domain::practice::PracticeState;
use persistence::test_support::world::PracticeSketch;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;

on_both! {
    a_practice_goes_from_its_programme_to_everybody_and_can_be_taken_back;
    nothing_is_described_before_its_programme_is_completed;
    a_programme_has_one_practice_and_two_writers_are_told_of_each_other;
    authors_are_the_participants_and_the_curator_who_writes;
    a_practice_is_given_back_by_whose_word_is_due;
    nobody_reaches_past_the_school_before_the_school_has_spoken;
    a_name_is_public_only_under_its_consent;
    two_practices_of_one_title_have_two_addresses;
    desks_show_what_their_people_may_read;
    two_who_publish_one_title_at_once_both_succeed;
    of_two_approvals_at_once_one_is_told;
}

const PRACTICE: &str = "id slug state remark version title topics publishedAt viewerCan
    authors { person { lastName } publicFields } history { deed from to why by }";

async fn a_practice_goes_from_its_programme_to_everybody_and_can_be_taken_back(app: TestApp) {
    let story = Story::of(&app).await;
    let written = story.written(app.town.curator, json!({})).await;
    assert_eq!(written["state"], "DRAFT");
    assert_eq!(written["viewerCan"], json!(["READ", "WRITE", "SUBMIT"]));
    let id = json!({ "practiceId": written["id"] });
    let submitted = story.done(story.mentor, "submitPractice", id.clone()).await;
    assert_eq!(submitted["state"], "SUBMITTED");
    let approved = story
        .done(app.town.head, "approvePractice", id.clone())
        .await;
    assert_eq!(approved["state"], "SCHOOL_APPROVED");
    assert_eq!(story.public("urok-vdvoem").await, Value::Null);

    let published = story
        .done(app.town.municipal, "publishPractice", id.clone())
        .await;
    assert_eq!(published["slug"], "urok-vdvoem");
    assert_eq!(published["publishedAt"], "2026-11-15T09:00:00+00:00");
    assert_eq!(story.public("urok-vdvoem").await["title"], "Урок вдвоём");
    assert_eq!(figure(&app, Indicator::PracticesPublished).await, 1);
    agree_with_the_facts(&app).await;

    let withdraw = json!({ "practiceId": written["id"], "remark": "Нашли ошибку" });
    let withdrawn = story
        .done(app.town.head, "withdrawPractice", withdraw)
        .await;
    assert_eq!(withdrawn["state"], "WITHDRAWN");
    assert_eq!(withdrawn["remark"], "Нашли ошибку");
    assert_eq!(story.public("urok-vdvoem").await, Value::Null);
    assert_eq!(story.found("урок").await, 0);
    assert_eq!(figure(&app, Indicator::PracticesPublished).await, 0);

    let restored = story.done(app.town.municipal, "publishPractice", id).await;
    assert_eq!(restored["slug"], "urok-vdvoem");
    assert_eq!(restored["remark"], Value::Null);
    assert_eq!(story.found("уроки").await, 1);
    assert_eq!(figure(&app, Indicator::PracticesPublished).await, 1);
    agree_with_the_facts(&app).await;

    let steps: Vec<&str> = restored["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["to"].as_str().unwrap())
        .collect();
    assert_eq!(
        steps,
        [
            "PUBLISHED",
            "WITHDRAWN",
            "PUBLISHED",
            "SCHOOL_APPROVED",
            "SUBMITTED",
            "DRAFT"
        ]
    );
    assert_eq!(restored["history"][1]["why"], "Нашли ошибку");
}

async fn nothing_is_described_before_its_programme_is_completed(app: TestApp) {
    let pair = pair(&app).await;
    let draft = json!({ "mentorshipId": format!("mentorship:{}", pair.0), "goal": "Цель",
        "expectedResult": "Результат", "startsOn": "2026-09-01", "endsOn": "2027-05-31", "deficitIds": [],
        "activities": [] });
    let selection = "... on DraftProgrammeDone { programme { id viewerCan } }";
    let said = app
        .as_(app.town.mentor)
        .mutate("draftProgramme", draft, selection)
        .await;
    assert_eq!(
        said["programme"]["viewerCan"],
        json!(["READ", "DRAFT", "AGREE"])
    );
    let mut input = text();
    input["programmeId"] = said["programme"]["id"].clone();
    input["authorIds"] = json!([person(app.town.mentor)]);
    let selection = "... on WritePracticeRefused { reason }";
    let said = app
        .as_(app.town.curator)
        .mutate("writePractice", input, selection)
        .await;
    assert_eq!(said["reason"], "PROGRAMME_NOT_COMPLETED");
}

async fn a_programme_has_one_practice_and_two_writers_are_told_of_each_other(app: TestApp) {
    let story = Story::of(&app).await;
    assert_eq!(
        story.programme_can(app.town.curator).await,
        json!(["READ", "CERTIFY", "WRITE_PRACTICE"])
    );
    let first = story.written(app.town.curator, json!({})).await;
    assert_eq!(
        story.programme_can(app.town.curator).await,
        json!(["READ", "CERTIFY"])
    );
    let twice = story.write(story.mentor, json!({})).await;
    assert_eq!(twice["reason"], "PRACTICE_EXISTS");

    let edit =
        json!({ "version": 1, "title": "Урок втроём", "topics": ["UPBRINGING", "UPBRINGING"] });
    let second = story.written(story.mentor, edit.clone()).await;
    assert_eq!(second["id"], first["id"]);
    assert_eq!(
        (&second["title"], &second["version"]),
        (&json!("Урок втроём"), &json!(2))
    );
    assert_eq!(second["topics"], json!(["UPBRINGING"]));
    let slower = story.write(app.town.curator, edit).await;
    assert_eq!(slower["__typename"], "WritePracticeConflict");
    assert_eq!(slower["current"]["version"], 2);

    story
        .done(
            app.town.curator,
            "submitPractice",
            json!({ "practiceId": first["id"] }),
        )
        .await;
    let late = story.write(app.town.curator, json!({ "version": 2 })).await;
    assert_eq!(late["reason"], "NOT_WAITING");

    let invalid = json!({ "title": "", "result": "\u{0}", "authorIds": [] });
    let said = story.write(app.town.curator, invalid).await;
    assert_eq!(
        said["fields"],
        json!([
            { "path": ["title"], "problem": "EMPTY" },
            { "path": ["result"], "problem": "CONTROL_CHARACTER" },
            { "path": ["authorIds"], "problem": "EMPTY" },
        ])
    );
}

async fn authors_are_the_participants_and_the_curator_who_writes(app: TestApp) {
    let story = Story::of(&app).await;
    let town = &app.town;
    let input = |authors: &[PersonId]| {
        let ids: Vec<String> = authors.iter().map(|id| person(*id)).collect();
        story.input(json!({ "authorIds": ids }))
    };
    let curator = app.as_(town.curator);
    for stranger in [town.bystander, town.head, town.sibling_curator] {
        let code = curator
            .refused("writePractice", input(&[story.mentor, stranger]))
            .await;
        assert_eq!(code, "NOT_FOUND");
    }
    // The mentor names a curator who does not write.
    let code = app
        .as_(story.mentor)
        .refused("writePractice", input(&[town.curator]))
        .await;
    assert_eq!(code, "NOT_FOUND");
    for stranger in [town.bystander, town.municipal, town.sibling_curator] {
        let code = app
            .as_(stranger)
            .refused("writePractice", input(&[stranger]))
            .await;
        assert_eq!(code, "NOT_FOUND");
    }
    assert_eq!(
        app.as_(town.head)
            .refused("writePractice", input(&[story.mentor]))
            .await,
        "FORBIDDEN"
    );

    let authors = [town.curator, story.mentee, town.curator];
    let authors: Vec<String> = authors.iter().map(|id| person(*id)).collect();
    let written = story
        .written(town.curator, json!({ "authorIds": authors }))
        .await;
    let names: Vec<&Value> = written["authors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|author| &author["person"]["lastName"])
        .collect();
    assert_eq!(names, ["Кураторова", "Ёжиков"], "each once, in their order");

    // Who is an author already may stay one, whoever writes.
    let authors = json!([person(story.mentee), person(town.curator)]);
    story
        .written(story.mentee, json!({ "version": 1, "authorIds": authors }))
        .await;
    // The mentor was not named, and so has no part in it.
    let edit = story.input(json!({ "version": 2 }));
    assert_eq!(
        app.as_(story.mentor).refused("writePractice", edit).await,
        "NOT_FOUND"
    );
}

async fn a_practice_is_given_back_by_whose_word_is_due(app: TestApp) {
    let story = Story::of(&app).await;
    let town = &app.town;
    let written = story.written(town.curator, json!({})).await;
    let id = json!({ "practiceId": written["id"] });
    let back = json!({ "practiceId": written["id"], "remark": "Допишите условия" });
    let reason = async |who: PersonId| {
        let selection = "... on ReturnPracticeRefused { reason }";
        app.as_(who)
            .mutate("returnPractice", back.clone(), selection)
            .await["reason"]
            .clone()
    };
    assert_eq!(reason(town.head).await, "NOT_WAITING");
    assert_eq!(
        app.as_(town.curator)
            .refused("returnPractice", back.clone())
            .await,
        "FORBIDDEN"
    );

    story.done(town.curator, "submitPractice", id.clone()).await;
    let silent = json!({ "practiceId": written["id"], "remark": "" });
    let selection = "... on InvalidInput { fields { path problem } }";
    let said = app
        .as_(town.head)
        .mutate("returnPractice", silent, selection)
        .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["remark"], "problem": "EMPTY" }])
    );
    assert_eq!(
        app.as_(town.municipal)
            .refused("returnPractice", back.clone())
            .await,
        "NOT_FOUND"
    );
    let returned = story.done(town.head, "returnPractice", back.clone()).await;
    assert_eq!(
        (&returned["state"], &returned["remark"]),
        (&json!("DRAFT"), &json!("Допишите условия"))
    );

    story.done(town.curator, "submitPractice", id.clone()).await;
    story.done(town.head, "approvePractice", id.clone()).await;
    assert_eq!(
        app.as_(town.head)
            .refused("returnPractice", back.clone())
            .await,
        "FORBIDDEN"
    );
    let returned = story.done(town.municipal, "returnPractice", back).await;
    assert_eq!(returned["state"], "DRAFT");
    assert_eq!(story.seen(town.municipal, &written).await, Value::Null);
    assert_eq!(story.seen(story.mentor, &written).await["state"], "DRAFT");
}

async fn nobody_reaches_past_the_school_before_the_school_has_spoken(app: TestApp) {
    let story = Story::of(&app).await;
    let town = &app.town;
    let written = story.written(town.curator, json!({})).await;
    let id = json!({ "practiceId": written["id"] });
    let code = async |who: PersonId, name: &str| app.as_(who).refused(name, id.clone()).await;
    for stranger in [
        town.municipal,
        town.regional,
        town.bystander,
        town.sibling_head,
    ] {
        assert_eq!(story.seen(stranger, &written).await, Value::Null);
        for name in ["submitPractice", "approvePractice", "publishPractice"] {
            assert_eq!(code(stranger, name).await, "NOT_FOUND", "{name}");
        }
    }
    assert_eq!(code(town.head, "submitPractice").await, "FORBIDDEN");
    assert_eq!(code(town.curator, "approvePractice").await, "FORBIDDEN");
    assert_eq!(code(town.head, "publishPractice").await, "FORBIDDEN");
    let selection = "... on ApprovePracticeRefused { reason }";
    let early = app
        .as_(town.head)
        .mutate("approvePractice", id.clone(), selection)
        .await;
    assert_eq!(early["reason"], "NOT_WAITING");

    story.done(town.curator, "submitPractice", id.clone()).await;
    story.done(town.head, "approvePractice", id.clone()).await;
    assert_eq!(code(town.authority, "publishPractice").await, "FORBIDDEN");
    assert_eq!(
        code(town.distant_municipal, "publishPractice").await,
        "NOT_FOUND"
    );
    let can = story.seen(town.municipal, &written).await["viewerCan"].clone();
    assert_eq!(can, json!(["READ", "PUBLISH", "RETURN"]));
    let selection = "... on WithdrawPracticeRefused { reason }";
    let input = json!({ "practiceId": written["id"], "remark": "Рано" });
    let early = app
        .as_(town.municipal)
        .mutate("withdrawPractice", input, selection)
        .await;
    assert_eq!(early["reason"], "NOT_WAITING");
}

async fn a_name_is_public_only_under_its_consent(app: TestApp) {
    let story = Story::of(&app).await;
    let authors = json!([person(story.mentor), person(story.mentee)]);
    let written = story
        .written(app.town.curator, json!({ "authorIds": authors }))
        .await;
    story.publish(&written).await;
    let nobody = json!({ "name": null, "position": null, "workplace": null });
    assert_eq!(
        story.public("urok-vdvoem").await["authors"],
        json!([nobody, nobody])
    );

    let purpose = ConsentPurpose::PersonalDataDissemination;
    app.world()
        .consent(story.mentor, app.town.school, purpose)
        .await;
    let mentor = json!({ "name": "Щёткина-Орлова Жанна Юрьевна", "position": "учитель физики",
        "workplace": "СОШ № 1 им. А. С. Пушкина" });
    assert_eq!(
        story.public("urok-vdvoem").await["authors"],
        json!([mentor, nobody])
    );
    let seen = story.seen(app.town.head, &written).await;
    assert_eq!(
        seen["authors"][0]["publicFields"],
        json!(["NAME", "POSITION", "WORKPLACE"])
    );
    assert_eq!(seen["authors"][1]["publicFields"], json!([]));
}

async fn two_practices_of_one_title_have_two_addresses(app: TestApp) {
    let story = Story::of(&app).await;
    app.world()
        .practice(PracticeSketch::published(app.town.sibling, "Урок вдвоём"))
        .await;
    let written = story.written(app.town.curator, json!({})).await;
    assert_eq!(story.publish(&written).await["slug"], "urok-vdvoem-2");
}

async fn desks_show_what_their_people_may_read(app: TestApp) {
    for (title, state) in [
        ("Черновик", PracticeState::Draft),
        ("У директора", PracticeState::Submitted),
        ("У методиста", PracticeState::SchoolApproved),
        ("У всех", PracticeState::Published),
    ] {
        let sketch = PracticeSketch {
            state,
            ..PracticeSketch::published(app.town.school, title)
        };
        app.world().practice(sketch).await;
    }
    let query = "query($school: ID!, $municipality: ID!, $filter: PracticeDeskFilter) { viewer {
        school(id: $school) { practices(filter: $filter) { totalCount nodes { title } } }
        municipality(id: $municipality) { practices(filter: $filter) { totalCount nodes { title } } } } }";
    let seen = async |who: PersonId, filter: Value| {
        let variables = json!({ "school": format!("school:{}", app.town.school.school.0),
            "municipality": format!("municipality:{}", app.town.municipality.0), "filter": filter });
        let seen = app.as_(who).run(query, variables).await;
        let titles = |desk: &str| {
            let list = &seen["viewer"][desk]["practices"];
            let nodes = list["nodes"].as_array()?;
            assert_eq!(list["totalCount"], nodes.len());
            let title = |node: &Value| node["title"].as_str().unwrap().to_owned();
            Some(nodes.iter().map(title).collect::<Vec<_>>())
        };
        (titles("school"), titles("municipality"))
    };
    let list = |titles: &[&str]| Some(titles.iter().map(|title| (*title).to_owned()).collect());
    let whole = list(&["У всех", "У методиста", "У директора", "Черновик"]);
    assert_eq!(
        seen(app.town.curator, json!({})).await,
        (whole.clone(), None)
    );
    assert_eq!(
        seen(app.town.head, json!({ "states": [] })).await,
        (whole, None)
    );
    let submitted = json!({ "states": ["SUBMITTED"] });
    assert_eq!(
        seen(app.town.head, submitted.clone()).await,
        (list(&["У директора"]), None)
    );
    let left = list(&["У всех", "У методиста"]);
    assert_eq!(seen(app.town.municipal, Value::Null).await, (None, left));
    assert_eq!(seen(app.town.municipal, submitted).await, (None, list(&[])));
    assert_eq!(
        seen(app.town.regional, Value::Null).await,
        (None, list(&[]))
    );
    assert_eq!(seen(app.town.psychologist, Value::Null).await, (None, None));
}

async fn two_who_publish_one_title_at_once_both_succeed(app: TestApp) {
    let approved = async |at| {
        let sketch = PracticeSketch {
            state: PracticeState::SchoolApproved,
            ..PracticeSketch::published(at, "Урок вдвоём")
        };
        let id = app.world().practice(sketch).await;
        json!({ "practiceId": format!("practice:{}", id.0) })
    };
    let (one, other) = (
        approved(app.town.school).await,
        approved(app.town.sibling).await,
    );
    let municipal = app.as_(app.town.municipal);
    let selection = "... on PublishPracticeDone { practice { slug } }";
    let (one, other) = tokio::join!(
        municipal.mutate("publishPractice", one, selection),
        municipal.mutate("publishPractice", other, selection),
    );
    let mut slugs = [one, other].map(|said| said["practice"]["slug"].as_str().unwrap().to_owned());
    slugs.sort_unstable();
    assert_eq!(slugs, ["urok-vdvoem", "urok-vdvoem-2"]);
    assert_eq!(figure(&app, Indicator::PracticesPublished).await, 2);
}

async fn of_two_approvals_at_once_one_is_told(app: TestApp) {
    let sketch = PracticeSketch {
        state: PracticeState::Submitted,
        ..PracticeSketch::published(app.town.school, "Урок вдвоём")
    };
    let id = app.world().practice(sketch).await;
    let input = json!({ "practiceId": format!("practice:{}", id.0) });
    let head = app.as_(app.town.head);
    let selection = "... on ApprovePracticeRefused { reason }";
    let (one, other) = tokio::join!(
        head.mutate("approvePractice", input.clone(), selection),
        head.mutate("approvePractice", input.clone(), selection),
    );
    let mut said = [&one, &other].map(|said| said["__typename"].as_str().unwrap());
    said.sort_unstable();
    assert_eq!(said, ["ApprovePracticeDone", "ApprovePracticeRefused"]);
    let refused = if one["reason"].is_null() { other } else { one };
    assert_eq!(refused["reason"], "NOT_WAITING");
}

/// A completed programme, and what is made of it.
struct Story<'a> {
    app: &'a TestApp,
    programme: ProgrammeId,
    mentor: PersonId,
    mentee: PersonId,
}

impl<'a> Story<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let programme = app.world().completed_programme(pair(app).await).await;
        let (mentor, mentee) = (app.town.mentor, app.town.mentee);
        Self {
            app,
            programme,
            mentor,
            mentee,
        }
    }

    fn input(&self, over: Value) -> Value {
        let mut input = text();
        let fields = input.as_object_mut().unwrap();
        fields.insert(
            "programmeId".to_owned(),
            json!(format!("programme:{}", self.programme.0)),
        );
        fields.insert("authorIds".to_owned(), json!([person(self.mentor)]));
        fields.extend(over.as_object().unwrap().clone());
        input
    }

    async fn write(&self, who: PersonId, over: Value) -> Value {
        let selection = format!(
            "... on WritePracticeDone {{ practice {{ {PRACTICE} }} }} ... on WritePracticeRefused {{ reason }}
             ... on WritePracticeConflict {{ current {{ {PRACTICE} }} }}
             ... on InvalidInput {{ fields {{ path problem }} }}"
        );
        self.app
            .as_(who)
            .mutate("writePractice", self.input(over), &selection)
            .await
    }

    async fn written(&self, who: PersonId, over: Value) -> Value {
        let said = self.write(who, over).await;
        assert_eq!(said["__typename"], "WritePracticeDone", "{said:#}");
        said["practice"].clone()
    }

    /// The practice after a mutation that is done.
    async fn done(&self, who: PersonId, name: &str, input: Value) -> Value {
        let type_name = format!("{}{}Done", name[..1].to_uppercase(), &name[1..]);
        let selection = format!("... on {type_name} {{ practice {{ {PRACTICE} }} }}");
        let said = self.app.as_(who).mutate(name, input, &selection).await;
        assert_eq!(said["__typename"], type_name);
        said["practice"].clone()
    }

    async fn publish(&self, written: &Value) -> Value {
        let id = json!({ "practiceId": written["id"] });
        self.done(self.app.town.curator, "submitPractice", id.clone())
            .await;
        self.done(self.app.town.head, "approvePractice", id.clone())
            .await;
        self.done(self.app.town.municipal, "publishPractice", id)
            .await
    }

    async fn seen(&self, who: PersonId, written: &Value) -> Value {
        let query =
            format!("query($id: ID!) {{ viewer {{ practice(id: $id) {{ {PRACTICE} }} }} }}");
        let seen = self
            .app
            .as_(who)
            .run(&query, json!({ "id": written["id"] }))
            .await;
        seen["viewer"]["practice"].clone()
    }

    async fn programme_can(&self, who: PersonId) -> Value {
        let query = "query($id: ID!) { viewer { programme(id: $id) { viewerCan } } }";
        let id = json!({ "id": format!("programme:{}", self.programme.0) });
        self.app.as_(who).run(query, id).await["viewer"]["programme"]["viewerCan"].clone()
    }

    async fn public(&self, slug: &str) -> Value {
        let query = "query($slug: String!) { practice(slug: $slug) {
            title authors { name position workplace } } }";
        self.app.public().run(query, json!({ "slug": slug })).await["practice"].clone()
    }

    async fn found(&self, text: &str) -> i64 {
        let query = "query($text: String) { practices(filter: { text: $text }) { totalCount } }";
        let seen = self.app.public().run(query, json!({ "text": text })).await;
        seen["practices"]["totalCount"].as_i64().unwrap()
    }
}

async fn pair(app: &TestApp) -> MentorshipId {
    app.world()
        .pair_in_force(app.town.school, app.town.mentor, app.town.mentee)
        .await
}

fn text() -> Value {
    json!({ "title": "Урок вдвоём", "problem": "Страшно одному", "actions": "Вели вместе",
        "result": "Стало легче. Дети довольны.", "conditions": "", "topics": ["TEACHING_METHODS"] })
}

fn person(id: PersonId) -> String {
    format!("person:{}", id.0)
}
