//! A programme from its first wording to the end of its pair.

use domain::id::{DeficitId, MentorshipId, PersonId};
use domain::monitoring::Indicator;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;

on_both! {
    a_programme_is_agreed_by_both_approved_carried_out_and_ends_its_pair;
    an_edit_takes_back_the_agreements_and_nobody_agrees_to_what_they_have_not_read;
    two_who_write_at_once_are_told_of_each_other;
    lines_of_a_plan_keep_their_ids;
    a_term_must_fit_and_every_line_must_lie_inside_it;
    what_is_not_of_this_pair_is_not_found;
    a_programme_is_given_back_with_a_remark_and_not_without;
    a_programme_is_not_completed_while_something_is_open;
    each_step_is_for_its_own_people;
    a_line_is_overdue_from_the_day_after_in_a_programme_in_force;
}

const PROGRAMME: &str =
    "id state version mentorAgreed menteeAgreed remark approvedOn closedOn result
    deficits { area status } activities { id title state overdue } viewerCan
    mentorship { state endReason endedOn }";

#[tokio::test]
async fn a_list_of_many_pairs_costs_the_statements_of_one() {
    let app = TestApp::new().await;
    let query = "query($id: ID!) { viewer { school(id: $id) { mentorships(first: 50) { nodes { id
        programme { id viewerCan deficits { id } practice { id } activities { id overdue viewerCan } }
        meetings(first: 2) { totalCount nodes { id recordedBy { lastName } viewerCan } } } } } } }";
    let id = json!({ "id": format!("school:{}", app.town.school.school.0) });
    let begin = async |mentee: PersonId| {
        let world = app.world();
        let pair = world
            .pair_in_force(app.town.school, app.town.mentor, mentee)
            .await;
        world.completed_programme(pair).await;
        let input = json!({ "mentorshipId": format!("mentorship:{}", pair.0), "heldOn": "2026-11-10",
            "minutes": 30, "mode": "VIDEO", "topic": "Урок", "summary": "", "goals": "" });
        app.as_(app.town.mentor)
            .mutate("recordMeeting", input, "")
            .await;
    };
    begin(app.town.mentee).await;
    let curator = app.as_(app.town.curator);
    let few = app.statements(curator.run(query, id.clone())).await;
    for number in 0..19 {
        let mentee = app
            .world()
            .person(&format!("Подопечный Номер{}", "а".repeat(number)))
            .await;
        begin(mentee).await;
    }
    let many = app.statements(curator.run(query, id.clone())).await;
    assert_eq!(few, many, "statements for one and for twenty pairs");
    let seen = curator.run(query, id).await;
    let nodes = &seen["viewer"]["school"]["mentorships"]["nodes"];
    assert_eq!(nodes.as_array().map(Vec::len), Some(20));
    assert_eq!(nodes[0]["meetings"]["totalCount"], 1);
}

async fn a_programme_is_agreed_by_both_approved_carried_out_and_ends_its_pair(app: TestApp) {
    let pair = Pair::of(&app).await;
    let here = app.world().need(app.town.bystander, app.town.school).await;
    app.world().deficit(here, "чужой дефицит").await;
    let (gone, left) = (
        pair.deficit("план урока").await,
        pair.deficit("оценивание").await,
    );
    let wording = json!({ "deficitIds": [deficit(gone), deficit(left)] });
    let programme = pair.drafted(pair.mentee, wording).await;
    assert_eq!(programme["state"], "DRAFT");

    pair.agree(pair.mentor, &programme).await;
    let agreed = pair.agree(pair.mentee, &programme).await;
    assert_eq!(agreed["programme"]["state"], "AGREED");
    let approved = pair
        .done(
            app.town.curator,
            "approveProgramme",
            json!({ "programmeId": programme["id"] }),
        )
        .await;
    assert_eq!(approved["state"], "APPROVED");
    assert_eq!(approved["approvedOn"], "2026-11-15");
    assert_eq!(statuses(&approved), ["ADDRESSED", "ADDRESSED"]);

    let lines = approved["activities"].as_array().unwrap();
    for line in lines {
        pair.carry_out(line).await;
    }
    let input = json!({ "programmeId": programme["id"], "on": "2026-11-14", "result": "Открытый урок",
        "resolvedDeficitIds": [deficit(gone)] });
    let completed = pair.done(pair.mentor, "completeProgramme", input).await;
    assert_eq!(completed["state"], "COMPLETED");
    assert_eq!(completed["closedOn"], "2026-11-14");
    assert_eq!(completed["result"], "Открытый урок");
    let mut became = statuses(&completed);
    became.sort_unstable();
    assert_eq!(became, ["ADDRESSED", "RESOLVED"]);
    assert_eq!(
        completed["mentorship"],
        json!({ "state": "ENDED", "endReason": "PLAN_COMPLETED", "endedOn": "2026-11-14" })
    );
    assert_eq!(figure(&app, Indicator::ProgrammesCompleted).await, 1);
    assert_eq!(figure(&app, Indicator::Pairs).await, 1);
    agree_with_the_facts(&app).await;
}

async fn an_edit_takes_back_the_agreements_and_nobody_agrees_to_what_they_have_not_read(
    app: TestApp,
) {
    let pair = Pair::of(&app).await;
    let first = pair.drafted(pair.mentor, json!({})).await;
    pair.agree(pair.mentor, &first).await;
    let edited = json!({ "version": first["version"], "goal": "Другая цель" });
    let second = pair.drafted(pair.mentee, edited).await;
    assert_eq!(second["mentorAgreed"], false);

    assert_eq!(
        pair.agree(pair.mentor, &first).await["reason"],
        "CHANGED_MEANWHILE"
    );
    pair.agree(pair.mentor, &second).await;
    assert_eq!(
        pair.agree(pair.mentor, &second).await["reason"],
        "ALREADY_AGREED"
    );
    let both = pair.agree(pair.mentee, &second).await;
    assert_eq!(both["programme"]["state"], "AGREED");
    assert_eq!(
        pair.agree(pair.mentee, &second).await["reason"],
        "NOT_WAITING"
    );

    let empty = json!({ "version": second["version"], "activities": [] });
    let third = pair.drafted(pair.mentor, empty).await;
    assert_eq!(third["state"], "DRAFT");
    assert_eq!(third["activities"], json!([]));
    assert_eq!(
        pair.agree(pair.mentor, &third).await["reason"],
        "PLAN_EMPTY"
    );
}

async fn two_who_write_at_once_are_told_of_each_other(app: TestApp) {
    let pair = Pair::of(&app).await;
    let first = pair.drafted(pair.mentor, json!({})).await;
    assert_eq!(
        pair.draft(pair.mentee, json!({})).await["reason"],
        "PROGRAMME_EXISTS"
    );
    let version = json!({ "version": first["version"], "goal": "Быстрый" });
    pair.drafted(pair.mentor, version.clone()).await;
    let slower = pair.draft(pair.mentee, version).await;
    assert_eq!(slower["__typename"], "DraftProgrammeConflict");
    assert_eq!(slower["current"]["version"], 2);
}

async fn lines_of_a_plan_keep_their_ids(app: TestApp) {
    let pair = Pair::of(&app).await;
    let first = pair.drafted(pair.mentor, json!({})).await;
    let kept = first["activities"][1]["id"].clone();
    let plan = json!([
        line(Value::Null, "Новая"),
        line(kept.clone(), "Переименована")
    ]);
    let edit = json!({ "version": first["version"], "activities": plan });
    let second = pair.drafted(pair.mentor, edit).await;
    let lines = second["activities"].as_array().unwrap();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["title"], "Новая");
    assert_eq!(lines[1]["title"], "Переименована");
    assert_eq!(lines[1]["id"], kept);

    let dropped = first["activities"][0]["id"].clone();
    let plan = json!([line(dropped, "Вернулась")]);
    let input = pair.wording(json!({ "version": second["version"], "activities": plan }));
    assert_eq!(
        app.as_(pair.mentor).refused("draftProgramme", input).await,
        "NOT_FOUND"
    );
    let plan = json!([line(kept.clone(), "Раз"), line(kept, "Два")]);
    let input = pair.wording(json!({ "version": second["version"], "activities": plan }));
    assert_eq!(
        app.as_(pair.mentor).refused("draftProgramme", input).await,
        "NOT_FOUND"
    );
}

async fn a_term_must_fit_and_every_line_must_lie_inside_it(app: TestApp) {
    let pair = Pair::of(&app).await;
    let term =
        |from: &str, until: &str| json!({ "startsOn": from, "endsOn": until, "activities": [] });
    let refused = async |wording: Value| pair.draft(pair.mentor, wording).await["reason"].clone();
    assert_eq!(refused(term("2026-11-01", "2026-12-31")).await, "TOO_SHORT");
    assert_eq!(
        refused(term("2026-11-01", "2026-10-31")).await,
        "ENDS_BEFORE_IT_BEGINS"
    );
    assert_eq!(
        refused(term("2026-11-01", "2027-12-31")).await,
        "TOO_LONG_WITHOUT_REASON"
    );

    let outside = json!({ "activities": [line(Value::Null, "Рано"), line_on("2026-08-31"), line_on("2027-06-01")] });
    let said = pair.draft(pair.mentor, outside).await;
    assert_eq!(
        said["fields"],
        json!([
            { "path": ["activities", "1", "plannedOn"], "problem": "OUT_OF_RANGE", "limit": null },
            { "path": ["activities", "2", "plannedOn"], "problem": "OUT_OF_RANGE", "limit": null },
        ])
    );
    let many: Vec<Value> = (0..61).map(|_| line(Value::Null, "Ещё одна")).collect();
    let said = pair.draft(pair.mentor, json!({ "activities": many })).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["activities"], "problem": "TOO_LONG", "limit": 60 }])
    );
    let said = pair
        .draft(
            pair.mentor,
            json!({ "goal": " ", "expectedResult": "\u{7}" }),
        )
        .await;
    assert_eq!(
        said["fields"],
        json!([
            { "path": ["goal"], "problem": "EMPTY", "limit": null },
            { "path": ["expectedResult"], "problem": "CONTROL_CHARACTER", "limit": null },
        ])
    );

    let long = json!({ "startsOn": "2026-11-01", "endsOn": "2027-12-31", "activities": [],
        "longTermReason": "Декретный отпуск" });
    assert_eq!(pair.drafted(pair.mentor, long).await["state"], "DRAFT");
}

async fn what_is_not_of_this_pair_is_not_found(app: TestApp) {
    let pair = Pair::of(&app).await;
    let other = app.world().need(app.town.bystander, app.town.school).await;
    let foreign = app.world().deficit(other, "чужой").await;
    let mentor = app.as_(pair.mentor);
    let input = pair.wording(json!({ "deficitIds": [deficit(foreign)] }));
    assert_eq!(mentor.refused("draftProgramme", input).await, "NOT_FOUND");
    let input = pair.wording(json!({ "version": 1 }));
    assert_eq!(mentor.refused("draftProgramme", input).await, "NOT_FOUND");
    let input = pair
        .wording(json!({ "mentorshipId": format!("mentorship:{}", pair.id.0).replace('0', "1") }));
    assert_eq!(mentor.refused("draftProgramme", input).await, "NOT_FOUND");

    let theirs = pair.deficit("свой").await;
    let programme = pair.approved(json!({})).await;
    for line in programme["activities"].as_array().unwrap() {
        pair.carry_out(line).await;
    }
    let input = json!({ "programmeId": programme["id"], "on": "2026-11-14", "result": "Готово",
        "resolvedDeficitIds": [deficit(theirs)] });
    assert_eq!(
        mentor.refused("completeProgramme", input).await,
        "NOT_FOUND"
    );
}

async fn a_programme_is_given_back_with_a_remark_and_not_without(app: TestApp) {
    let pair = Pair::of(&app).await;
    let programme = pair.agreed().await;
    let curator = app.as_(app.town.curator);
    let said = curator
        .mutate(
            "returnProgramme",
            json!({ "programmeId": programme["id"], "remark": " " }),
            "... on InvalidInput { fields { path problem } }",
        )
        .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["remark"], "problem": "EMPTY" }])
    );

    let input = json!({ "programmeId": programme["id"], "remark": "Мало встреч" });
    let back = pair
        .done(app.town.curator, "returnProgramme", input.clone())
        .await;
    assert_eq!(back["state"], "DRAFT");
    assert_eq!(back["remark"], "Мало встреч");
    assert_eq!(
        (&back["mentorAgreed"], &back["menteeAgreed"]),
        (&json!(false), &json!(false))
    );
    let again = curator
        .mutate(
            "returnProgramme",
            input,
            "... on ReturnProgrammeRefused { reason }",
        )
        .await;
    assert_eq!(again["reason"], "NOT_WAITING");
    let early = curator
        .mutate(
            "approveProgramme",
            json!({ "programmeId": programme["id"] }),
            "... on ApproveProgrammeRefused { reason }",
        )
        .await;
    assert_eq!(early["reason"], "NOT_WAITING");
}

async fn a_programme_is_not_completed_while_something_is_open(app: TestApp) {
    let pair = Pair::of(&app).await;
    let mentor = app.as_(pair.mentor);
    let complete = async |programme: &Value, on: &str| {
        let input = json!({ "programmeId": programme["id"], "on": on, "result": "Готово", "resolvedDeficitIds": [] });
        mentor
            .mutate(
                "completeProgramme",
                input,
                "... on CompleteProgrammeRefused { reason open }",
            )
            .await
    };
    let draft = pair.agreed().await;
    assert_eq!(
        complete(&draft, "2026-11-14").await["reason"],
        "NOT_APPROVED"
    );
    let input = json!({ "programmeId": draft["id"] });
    let programme = pair.done(app.town.curator, "approveProgramme", input).await;
    let open = complete(&programme, "2026-11-14").await;
    assert_eq!(
        (&open["reason"], &open["open"]),
        (&json!("ACTIVITIES_OPEN"), &json!(2))
    );

    for line in programme["activities"].as_array().unwrap() {
        pair.carry_out(line).await;
    }
    assert_eq!(
        complete(&programme, "2026-11-16").await["reason"],
        "DAY_OUTSIDE"
    );
    assert_eq!(
        complete(&programme, "2026-08-31").await["reason"],
        "DAY_OUTSIDE"
    );
    let done = complete(&programme, "2026-11-15").await;
    assert_eq!(done["__typename"], "CompleteProgrammeDone");
    assert_eq!(
        complete(&programme, "2026-11-15").await["reason"],
        "NOT_APPROVED"
    );

    let edit = pair
        .draft(pair.mentor, json!({ "version": programme["version"] }))
        .await;
    assert_eq!(edit["reason"], "PAIR_NOT_ACTIVE");
    let late = mentor
        .mutate(
            "checkActivity",
            json!({ "activityId": programme["activities"][0]["id"], "accept": true }),
            "... on CheckActivityRefused { reason }",
        )
        .await;
    assert_eq!(late["reason"], "PROGRAMME_NOT_ACTIVE");
}

async fn each_step_is_for_its_own_people(app: TestApp) {
    let pair = Pair::of(&app).await;
    let town = &app.town;
    let code =
        async |who: PersonId, name: &str, input: Value| app.as_(who).refused(name, input).await;
    let wording = pair.wording(json!({}));
    assert_eq!(
        code(town.head, "draftProgramme", wording.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.bystander, "draftProgramme", wording.clone()).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(town.municipal, "draftProgramme", wording).await,
        "NOT_FOUND"
    );

    let programme = pair.agreed().await;
    let id = json!({ "programmeId": programme["id"] });
    let agree = json!({ "programmeId": programme["id"], "version": 1 });
    assert_eq!(
        code(town.curator, "agreeProgramme", agree.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.sibling_curator, "agreeProgramme", agree).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(pair.mentor, "approveProgramme", id.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.head, "approveProgramme", id.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.sibling_curator, "approveProgramme", id.clone()).await,
        "NOT_FOUND"
    );
    let programme = pair.done(town.curator, "approveProgramme", id).await;

    let activity = programme["activities"][0]["id"].clone();
    let submit = json!({ "activityId": activity, "submission": "Сделано" });
    assert_eq!(
        code(pair.mentor, "submitActivity", submit.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.bystander, "submitActivity", submit).await,
        "NOT_FOUND"
    );
    let check = json!({ "activityId": activity, "accept": true });
    assert_eq!(
        code(pair.mentee, "checkActivity", check.clone()).await,
        "FORBIDDEN"
    );
    assert_eq!(
        code(town.curator, "checkActivity", check).await,
        "FORBIDDEN"
    );
    let complete = json!({ "programmeId": programme["id"], "on": "2026-11-14", "result": "Готово",
        "resolvedDeficitIds": [] });
    assert_eq!(
        code(pair.mentee, "completeProgramme", complete).await,
        "FORBIDDEN"
    );

    let can = async |who: PersonId| {
        let query = "query($id: ID!) { viewer { programme(id: $id) { viewerCan activities { viewerCan } } } }";
        let seen = app
            .as_(who)
            .run(query, json!({ "id": programme["id"] }))
            .await;
        let seen = &seen["viewer"]["programme"];
        (
            seen["viewerCan"].clone(),
            seen["activities"][0]["viewerCan"].clone(),
        )
    };
    assert_eq!(
        can(pair.mentor).await,
        (json!(["READ", "PROPOSE_CHANGE", "COMPLETE"]), json!([]))
    );
    assert_eq!(
        can(pair.mentee).await,
        (json!(["READ", "PROPOSE_CHANGE"]), json!(["SUBMIT"]))
    );
    assert_eq!(
        can(town.curator).await,
        (json!(["READ", "PROPOSE_CHANGE", "COMPLETE"]), json!([]))
    );
    assert_eq!(can(town.head).await, (json!(["READ"]), json!([])));
    for stranger in [
        town.municipal,
        town.regional,
        town.bystander,
        town.sibling_head,
    ] {
        assert_eq!(can(stranger).await, (Value::Null, Value::Null));
    }
}

async fn a_line_is_overdue_from_the_day_after_in_a_programme_in_force(app: TestApp) {
    let pair = Pair::of(&app).await;
    let plan = json!([line_on("2026-11-14"), line_on("2026-11-15")]);
    let draft = pair
        .drafted(pair.mentor, json!({ "activities": plan }))
        .await;
    assert_eq!(overdue(&draft), [false, false]);
    pair.agree(pair.mentor, &draft).await;
    pair.agree(pair.mentee, &draft).await;
    let input = json!({ "programmeId": draft["id"] });
    let programme = pair.done(app.town.curator, "approveProgramme", input).await;
    assert_eq!(overdue(&programme), [true, false]);

    let id = &programme["activities"][0]["id"];
    let submit = json!({ "activityId": id, "submission": "Сделано" });
    let fields = "... on SubmitActivityDone { activity { state overdue submittedOn } }
        ... on SubmitActivityRefused { reason }";
    let done = app
        .as_(pair.mentee)
        .mutate("submitActivity", submit.clone(), fields)
        .await;
    assert_eq!(
        done["activity"],
        json!({ "state": "SUBMITTED", "overdue": false, "submittedOn": "2026-11-15" })
    );
    let twice = app
        .as_(pair.mentee)
        .mutate("submitActivity", submit, fields)
        .await;
    assert_eq!(twice["reason"], "NOT_WAITING");

    let fields = "... on CheckActivityDone { activity { state overdue remark acceptedOn } }
        ... on InvalidInput { fields { path problem } }";
    let wordless = json!({ "activityId": id, "accept": false, "remark": "" });
    let said = app
        .as_(pair.mentor)
        .mutate("checkActivity", wordless, fields)
        .await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["remark"], "problem": "EMPTY" }])
    );
    let back = json!({ "activityId": id, "accept": false, "remark": "Добавь фото" });
    let said = app
        .as_(pair.mentor)
        .mutate("checkActivity", back, fields)
        .await;
    assert_eq!(
        said["activity"],
        json!({ "state": "RETURNED", "overdue": true, "remark": "Добавь фото", "acceptedOn": null })
    );
}

/// A mentor and a mentee in force since 1 September 2025, and what they say to each other.
struct Pair<'a> {
    app: &'a TestApp,
    id: MentorshipId,
    mentor: PersonId,
    mentee: PersonId,
}

impl<'a> Pair<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (mentor, mentee) = (app.town.mentor, app.town.mentee);
        let id = app
            .world()
            .pair_in_force(app.town.school, mentor, mentee)
            .await;
        Self {
            app,
            id,
            mentor,
            mentee,
        }
    }

    async fn deficit(&self, area: &str) -> DeficitId {
        let need = self
            .app
            .store()
            .needs()
            .find_at(self.mentee, self.app.town.school.school)
            .await;
        let need = need.unwrap().expect("the mentee has a need");
        self.app.world().deficit(need.id.0, area).await
    }

    fn wording(&self, over: Value) -> Value {
        let mut input = json!({
            "mentorshipId": format!("mentorship:{}", self.id.0),
            "goal": "Уверенный урок",
            "expectedResult": "Открытый урок",
            "startsOn": "2026-09-01",
            "endsOn": "2027-05-31",
            "deficitIds": [],
            "activities": [line(Value::Null, "Посещение урока"), line(Value::Null, "Свой урок")],
        });
        let input_fields = input.as_object_mut().unwrap();
        input_fields.extend(over.as_object().unwrap().clone());
        input
    }

    async fn draft(&self, who: PersonId, over: Value) -> Value {
        let selection = format!(
            "... on DraftProgrammeDone {{ programme {{ {PROGRAMME} }} }} ... on DraftProgrammeRefused {{ reason }}
             ... on DraftProgrammeConflict {{ current {{ {PROGRAMME} }} }}
             ... on InvalidInput {{ fields {{ path problem limit }} }}"
        );
        self.app
            .as_(who)
            .mutate("draftProgramme", self.wording(over), &selection)
            .await
    }

    async fn drafted(&self, who: PersonId, over: Value) -> Value {
        let said = self.draft(who, over).await;
        assert_eq!(said["__typename"], "DraftProgrammeDone", "{said:#}");
        said["programme"].clone()
    }

    async fn agree(&self, who: PersonId, programme: &Value) -> Value {
        let selection = "... on AgreeProgrammeDone { programme { state } } ... on AgreeProgrammeRefused { reason }";
        let input = json!({ "programmeId": programme["id"], "version": programme["version"] });
        self.app
            .as_(who)
            .mutate("agreeProgramme", input, selection)
            .await
    }

    async fn agreed(&self) -> Value {
        let programme = self.drafted(self.mentor, json!({})).await;
        self.agree(self.mentor, &programme).await;
        self.agree(self.mentee, &programme).await;
        programme
    }

    async fn approved(&self, _over: Value) -> Value {
        let programme = self.agreed().await;
        let input = json!({ "programmeId": programme["id"] });
        self.done(self.app.town.curator, "approveProgramme", input)
            .await
    }

    /// The programme after a mutation that is done.
    async fn done(&self, who: PersonId, name: &str, input: Value) -> Value {
        let type_name = format!("{}{}Done", name[..1].to_uppercase(), &name[1..]);
        let selection = format!("... on {type_name} {{ programme {{ {PROGRAMME} }} }}");
        let said = self.app.as_(who).mutate(name, input, &selection).await;
        assert_eq!(said["__typename"], type_name);
        said["programme"].clone()
    }

    async fn carry_out(&self, line: &Value) {
        let submit = json!({ "activityId": line["id"], "submission": "Сделано" });
        let said = self
            .app
            .as_(self.mentee)
            .mutate("submitActivity", submit, "")
            .await;
        assert_eq!(said["__typename"], "SubmitActivityDone");
        let accept = json!({ "activityId": line["id"], "accept": true });
        let said = self
            .app
            .as_(self.mentor)
            .mutate("checkActivity", accept, "")
            .await;
        assert_eq!(said["__typename"], "CheckActivityDone");
    }
}

fn line(id: Value, title: &str) -> Value {
    json!({ "id": id, "title": title, "kind": "LESSON_VISIT", "plannedOn": "2026-12-01", "expectedResult": "" })
}

fn line_on(day: &str) -> Value {
    json!({ "title": "В срок", "kind": "JOINT_LESSON", "plannedOn": day, "expectedResult": "Конспект" })
}

fn deficit(id: DeficitId) -> String {
    format!("deficit:{}", id.0)
}

fn statuses(programme: &Value) -> Vec<String> {
    let deficits = programme["deficits"].as_array().unwrap().iter();
    deficits
        .map(|deficit| deficit["status"].as_str().unwrap().to_owned())
        .collect()
}

fn overdue(programme: &Value) -> Vec<bool> {
    let lines = programme["activities"].as_array().unwrap().iter();
    lines
        .map(|line| line["overdue"].as_bool().unwrap())
        .collect()
}
