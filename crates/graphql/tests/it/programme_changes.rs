//! Another term or content of a programme in force: consents, the curator's word, editions, and who was faster.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::harness::TestApp;
use crate::pairing::letters;

on_both! {
    an_extension_needs_both_consents_and_the_curator_and_makes_an_edition;
    a_change_of_content_keeps_what_was_done_and_says_what_it_changes;
    what_was_handed_in_stays_where_it_is_when_the_rest_moves;
    more_than_a_year_asks_the_curator_for_a_reason;
    one_change_at_a_time_and_the_slower_one_reads_the_faster;
    an_edit_takes_the_consents_back;
    a_no_of_anybody_leaves_the_programme_as_it_was;
    work_handed_in_meanwhile_stops_a_change_that_alters_it;
    each_word_is_for_its_own_people;
    a_change_lapses_with_its_programme;
    what_is_not_there_is_not_found;
}

const CHANGE: &str =
    "id state kind reason version edition extendsByDays extendsByDaysInAll termWarning remark viewerCan
    decidedOn awaits { lastName } consented { lastName }
    differences { __typename
        ... on WordsDifference { text activity wordsBefore wordsAfter }
        ... on DayDifference { activity dayBefore dayAfter }
        ... on ActivityDifference { added title plannedOn }
        ... on DeficitDifference { added area } }";

const PROGRAMME: &str = "id version endsOn longTermReason extendedByDays viewerCan
    activities { id title plannedOn state } openChange { id state }
    editions { number inForceFrom change { id } wording { endsOn activities { title } } }";

async fn an_extension_needs_both_consents_and_the_curator_and_makes_an_edition(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    assert_eq!(change["state"], "OPEN");
    assert_eq!(change["extendsByDays"], 60);
    assert_eq!(change["awaits"].as_array().map(Vec::len), Some(1));
    assert_eq!(
        change["differences"],
        json!([
            { "__typename": "DayDifference", "activity": null, "dayBefore": "2027-05-31", "dayAfter": "2027-07-30" },
            { "__typename": "DayDifference", "activity": "Свой урок", "dayBefore": "2026-12-01",
                "dayAfter": "2027-01-30" },
        ])
    );
    let early = given
        .decide(app.town.curator, &change, json!({ "approve": true }))
        .await;
    assert_eq!(early["reason"], "NOT_WAITING");
    assert_eq!(given.programme().await["endsOn"], "2027-05-31");

    let change = given.accepted(given.mentee, &change).await;
    assert_eq!(change["state"], "CONSENTED");
    assert_eq!(given.programme().await["endsOn"], "2027-05-31");
    let change = given.decided(&change, json!({ "approve": true })).await;
    assert_eq!(change["state"], "APPROVED");
    assert_eq!(change["edition"], 2);
    let programme = given.programme().await;
    assert_eq!(programme["endsOn"], "2027-07-30");
    assert_eq!(programme["extendedByDays"], 60);
    assert_eq!(days(&programme), ["2026-10-01", "2027-01-30"]);
    let editions = programme["editions"].as_array().unwrap();
    assert_eq!(editions[0]["number"], 2);
    assert_eq!(editions[0]["change"]["id"], change["id"]);
    assert_eq!(editions[1]["number"], 1);
    assert_eq!(editions[1]["wording"]["endsOn"], "2027-05-31");

    // The next one counts from the first edition.
    let again = given
        .proposed(given.mentee, extension("2027-08-09", false))
        .await;
    assert_eq!(
        (&again["extendsByDays"], &again["extendsByDaysInAll"]),
        (&json!(10), &json!(70))
    );
    let to_mentee = letters(&app, given.mentee).await;
    assert!(
        to_mentee
            .iter()
            .any(|subject| subject.starts_with("Предложено изменить программу"))
    );
    assert!(
        to_mentee
            .iter()
            .any(|subject| subject.starts_with("Изменение программы утверждено"))
    );
    let to_curator = letters(&app, app.town.curator).await;
    assert!(
        to_curator
            .iter()
            .any(|subject| subject.starts_with("Изменение программы ждёт"))
    );
}

async fn a_change_of_content_keeps_what_was_done_and_says_what_it_changes(app: TestApp) {
    let given = Given::of(&app).await;
    let lines = given.programme().await["activities"].clone();
    given.carry_out(&lines[0]["id"]).await;
    let dropped = content(json!([line(&lines[1]["id"], "Свой урок", "2026-12-01")]));
    let said = given.propose(given.mentor, dropped).await;
    assert_eq!(said["reason"], "TOUCHES_WORK_DONE");

    let kept = line(&lines[0]["id"], "Посещение урока", "2026-10-01");
    let renamed = line(&lines[1]["id"], "Открытый урок", "2026-12-01");
    let plan = json!([
        kept,
        renamed,
        line(&Value::Null, "Разбор урока", "2027-02-01")
    ]);
    let change = given.proposed(app.town.curator, content(plan)).await;
    assert_eq!(change["consented"], json!([]));
    let said: Vec<_> = change["differences"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["__typename"].clone())
        .collect();
    assert_eq!(said, ["WordsDifference", "ActivityDifference"]);
    given.accepted(given.mentor, &change).await;
    let change = given.accepted(given.mentee, &change).await;
    given.decided(&change, json!({ "approve": true })).await;
    let programme = given.programme().await;
    let plan = programme["activities"].as_array().unwrap();
    assert_eq!(plan.len(), 3);
    assert_eq!(plan[0]["state"], "SUBMITTED");
    assert_eq!(
        (&plan[1]["id"], &plan[1]["title"]),
        (&lines[1]["id"], &json!("Открытый урок"))
    );
    let first = &programme["editions"][1]["wording"]["activities"];
    assert_eq!(first[1]["title"], "Свой урок");
}

async fn what_was_handed_in_stays_where_it_is_when_the_rest_moves(app: TestApp) {
    let given = Given::of(&app).await;
    let lines = given.programme().await["activities"].clone();
    given.carry_out(&lines[1]["id"]).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    assert_eq!(change["differences"].as_array().map(Vec::len), Some(1));
}

async fn more_than_a_year_asks_the_curator_for_a_reason(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-10-31", false))
        .await;
    assert_eq!(change["termWarning"], "LONGER_THAN_YEAR");
    let change = given.accepted(given.mentee, &change).await;
    let said = given
        .decide(app.town.curator, &change, json!({ "approve": true }))
        .await;
    assert_eq!(said["reason"], "TOO_LONG_WITHOUT_REASON");
    let reason = json!({ "approve": true, "longTermReason": "Отпуск по болезни" });
    given.decided(&change, reason).await;
    assert_eq!(
        given.programme().await["longTermReason"],
        "Отпуск по болезни"
    );
}

async fn one_change_at_a_time_and_the_slower_one_reads_the_faster(app: TestApp) {
    let given = Given::of(&app).await;
    let first = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let slower = given
        .propose(given.mentee, extension("2027-06-30", false))
        .await;
    assert_eq!(slower["__typename"], "ProposeProgrammeChangeConflict");
    assert_eq!(slower["current"]["id"], first["id"]);

    // An edit of the open one, by a version that somebody else has edited meanwhile.
    let mut edit = extension("2027-06-15", false);
    edit["changeId"] = first["id"].clone();
    edit["changeVersion"] = first["version"].clone();
    let second = given.proposed(given.mentee, edit.clone()).await;
    assert_eq!(
        (&second["id"], &second["version"]),
        (&first["id"], &json!(2))
    );
    let stale = given.propose(given.mentor, edit).await;
    assert_eq!(stale["current"]["version"], 2);
    let answer = given.answer(given.mentor, &first, true).await;
    assert_eq!(answer["reason"], "CHANGED_MEANWHILE");

    // Who edited the programme as it was before an edition reads the programme as it is.
    let second = given.accepted(given.mentor, &second).await;
    given.decided(&second, json!({ "approve": true })).await;
    let late = given
        .propose_at(given.mentor, extension("2027-07-30", true), 1)
        .await;
    assert_eq!(late["__typename"], "ProposeProgrammeChangeConflict");
    assert_eq!(late["current"], Value::Null);
    assert_eq!(late["programme"]["endsOn"], "2027-06-15");
}

async fn an_edit_takes_the_consents_back(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let change = given.accepted(given.mentee, &change).await;
    let mut edit = extension("2027-08-15", true);
    edit["changeId"] = change["id"].clone();
    edit["changeVersion"] = change["version"].clone();
    let edited = given.proposed(given.mentee, edit).await;
    assert_eq!(edited["state"], "OPEN");
    assert_eq!(edited["consented"].as_array().map(Vec::len), Some(1));
    let stale = given
        .decide(app.town.curator, &change, json!({ "approve": true }))
        .await;
    assert_eq!(stale["reason"], "CHANGED_MEANWHILE");
}

async fn a_no_of_anybody_leaves_the_programme_as_it_was(app: TestApp) {
    let given = Given::of(&app).await;
    let before = given.programme().await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let said = given.answer(given.mentee, &change, false).await;
    assert_eq!(said["change"]["state"], "DECLINED");
    let again = given.answer(given.mentee, &change, true).await;
    assert_eq!(again["reason"], "NOT_WAITING");

    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let input = json!({ "changeId": change["id"] });
    let selection = format!("... on WithdrawProgrammeChangeDone {{ change {{ {CHANGE} }} }}");
    let stranger = app
        .as_(given.mentee)
        .refused("withdrawProgrammeChange", input.clone())
        .await;
    assert_eq!(stranger, "FORBIDDEN");
    let said = app
        .as_(given.mentor)
        .mutate("withdrawProgrammeChange", input, &selection)
        .await;
    assert_eq!(said["change"]["state"], "WITHDRAWN");

    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let mute = given
        .decide(app.town.curator, &change, json!({ "approve": false }))
        .await;
    assert_eq!(mute["__typename"], "InvalidInput");
    let refused = given
        .decided(
            &change,
            json!({ "approve": false, "remark": "Нет оснований" }),
        )
        .await;
    assert_eq!(refused["state"], "REFUSED");
    assert_eq!(refused["remark"], "Нет оснований");
    let after = given.programme().await;
    assert_eq!(after["endsOn"], before["endsOn"]);
    assert_eq!(after["version"], before["version"]);
    assert_eq!(after["editions"].as_array().map(Vec::len), Some(1));
}

async fn work_handed_in_meanwhile_stops_a_change_that_alters_it(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let change = given.accepted(given.mentee, &change).await;
    let lines = given.programme().await["activities"].clone();
    given.carry_out(&lines[1]["id"]).await;
    let said = given
        .decide(app.town.curator, &change, json!({ "approve": true }))
        .await;
    assert_eq!(said["reason"], "TOUCHES_WORK_DONE");
}

async fn each_word_is_for_its_own_people(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let can = |change: &Value| change["viewerCan"].clone();
    assert_eq!(can(&change), json!(["EDIT", "WITHDRAW"]));
    assert_eq!(
        can(&given.seen_by(given.mentee).await),
        json!(["EDIT", "CONSENT", "DECLINE"])
    );
    assert_eq!(
        can(&given.seen_by(app.town.curator).await),
        json!(["EDIT", "REFUSE"])
    );
    assert_eq!(can(&given.seen_by(app.town.head).await), json!([]));
    let tasks = async |who: PersonId| {
        let said = app.as_(who).ask("{ viewer { tasks { kind } } }").await;
        let list = said["viewer"]["tasks"].as_array().unwrap().clone();
        list.iter()
            .map(|task| task["kind"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    assert!(
        tasks(given.mentee)
            .await
            .contains(&"ANSWER_CHANGE".to_owned())
    );
    assert!(
        !tasks(given.mentor)
            .await
            .contains(&"ANSWER_CHANGE".to_owned())
    );
    given.accepted(given.mentee, &change).await;
    assert!(
        tasks(app.town.curator)
            .await
            .contains(&"DECIDE_CHANGE".to_owned())
    );
    assert!(
        !tasks(given.mentee)
            .await
            .contains(&"ANSWER_CHANGE".to_owned())
    );
}

async fn a_change_lapses_with_its_programme(app: TestApp) {
    let given = Given::of(&app).await;
    let change = given
        .proposed(given.mentor, extension("2027-07-30", true))
        .await;
    let end = json!({ "mentorshipId": given.mentorship, "on": "2026-11-14", "reason": "MUTUAL_DECISION" });
    let said = app
        .as_(app.town.curator)
        .mutate("endMentorship", end, "")
        .await;
    assert_eq!(said["__typename"], "EndMentorshipDone");
    let said = given.answer(given.mentee, &change, true).await;
    assert_eq!(said["reason"], "NOT_IN_FORCE");
    let query = "query($id: ID!) { viewer { programme(id: $id) { openChange { id } changes { state viewerCan } } } }";
    let seen = app
        .as_(given.mentor)
        .run(query, json!({ "id": given.programme }))
        .await;
    let seen = &seen["viewer"]["programme"];
    assert_eq!(seen["openChange"], Value::Null);
    assert_eq!(
        seen["changes"],
        json!([{ "state": "LAPSED", "viewerCan": [] }])
    );
}

async fn what_is_not_there_is_not_found(app: TestApp) {
    let given = Given::of(&app).await;
    let nobody = json!("programme-change:0190a000-0000-7000-8000-000000000000");
    let answer = json!({ "changeId": nobody, "version": 1, "accept": true });
    let mentor = app.as_(given.mentor);
    assert_eq!(
        mentor.refused("answerProgrammeChange", answer).await,
        "NOT_FOUND"
    );
    let mut input = given.input(extension("2027-07-30", true), 1);
    input["changeId"] = nobody;
    input["changeVersion"] = json!(1);
    assert_eq!(
        mentor.refused("proposeProgrammeChange", input).await,
        "NOT_FOUND"
    );
    let stranger = app.as_(app.town.sibling_curator);
    let input = given.input(extension("2027-07-30", true), 1);
    assert_eq!(
        stranger.refused("proposeProgrammeChange", input).await,
        "NOT_FOUND"
    );
    let foreign = content(json!([line(
        &json!("activity:0190a000-0000-7000-8000-000000000000"),
        "Чужое",
        "2027-01-01"
    )]));
    assert_eq!(
        mentor
            .refused("proposeProgrammeChange", given.input(foreign, 1))
            .await,
        "NOT_FOUND"
    );
}

/// A programme in force of the town's pair.
struct Given<'a> {
    app: &'a TestApp,
    mentor: PersonId,
    mentee: PersonId,
    mentorship: Value,
    programme: Value,
}

impl<'a> Given<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (mentor, mentee) = (app.town.mentor, app.town.mentee);
        let pair = app
            .world()
            .pair_in_force(app.town.school, mentor, mentee)
            .await;
        let mentorship = json!(format!("mentorship:{}", pair.0));
        let input = json!({
            "mentorshipId": mentorship, "goal": "Уверенный урок", "expectedResult": "Открытый урок",
            "startsOn": "2026-09-01", "endsOn": "2027-05-31", "deficitIds": [],
            "activities": [line(&Value::Null, "Посещение урока", "2026-10-01"),
                line(&Value::Null, "Свой урок", "2026-12-01")],
        });
        let selection = "... on DraftProgrammeDone { programme { id version } }";
        let said = app
            .as_(mentor)
            .mutate("draftProgramme", input, selection)
            .await;
        let programme = said["programme"]["id"].clone();
        for person in [mentor, mentee] {
            let agree =
                json!({ "programmeId": programme, "version": said["programme"]["version"] });
            app.as_(person).mutate("agreeProgramme", agree, "").await;
        }
        let approve = json!({ "programmeId": programme });
        app.as_(app.town.curator)
            .mutate("approveProgramme", approve, "")
            .await;
        Self {
            app,
            mentor,
            mentee,
            mentorship,
            programme,
        }
    }

    fn input(&self, wanted: Value, version: i64) -> Value {
        let mut input = json!({ "programmeId": self.programme, "programmeVersion": version, "reason": "Болезнь" });
        let fields = input.as_object_mut().unwrap();
        fields.extend(wanted.as_object().unwrap().clone());
        input
    }

    async fn propose_at(&self, who: PersonId, wanted: Value, version: i64) -> Value {
        let selection = format!(
            "... on ProposeProgrammeChangeDone {{ change {{ {CHANGE} }} }}
             ... on ProposeProgrammeChangeRefused {{ reason }}
             ... on ProposeProgrammeChangeConflict {{ programme {{ endsOn }} current {{ {CHANGE} }} }}
             ... on InvalidInput {{ fields {{ path problem }} }}"
        );
        let input = self.input(wanted, version);
        self.app
            .as_(who)
            .mutate("proposeProgrammeChange", input, &selection)
            .await
    }

    async fn propose(&self, who: PersonId, wanted: Value) -> Value {
        let version = self.programme().await["version"].as_i64().unwrap();
        self.propose_at(who, wanted, version).await
    }

    async fn proposed(&self, who: PersonId, wanted: Value) -> Value {
        let said = self.propose(who, wanted).await;
        assert_eq!(said["__typename"], "ProposeProgrammeChangeDone", "{said:#}");
        said["change"].clone()
    }

    async fn answer(&self, who: PersonId, change: &Value, accept: bool) -> Value {
        let input =
            json!({ "changeId": change["id"], "version": change["version"], "accept": accept });
        let selection = format!(
            "... on AnswerProgrammeChangeDone {{ change {{ {CHANGE} }} }}
             ... on AnswerProgrammeChangeRefused {{ reason }}"
        );
        self.app
            .as_(who)
            .mutate("answerProgrammeChange", input, &selection)
            .await
    }

    async fn accepted(&self, who: PersonId, change: &Value) -> Value {
        let said = self.answer(who, change, true).await;
        assert_eq!(said["__typename"], "AnswerProgrammeChangeDone", "{said:#}");
        said["change"].clone()
    }

    async fn decide(&self, who: PersonId, change: &Value, over: Value) -> Value {
        let mut input = json!({ "changeId": change["id"], "version": change["version"] });
        let fields = input.as_object_mut().unwrap();
        fields.extend(over.as_object().unwrap().clone());
        let selection = format!(
            "... on DecideProgrammeChangeDone {{ change {{ {CHANGE} }} }}
             ... on DecideProgrammeChangeRefused {{ reason }}"
        );
        self.app
            .as_(who)
            .mutate("decideProgrammeChange", input, &selection)
            .await
    }

    async fn decided(&self, change: &Value, over: Value) -> Value {
        let said = self.decide(self.app.town.curator, change, over).await;
        assert_eq!(said["__typename"], "DecideProgrammeChangeDone", "{said:#}");
        said["change"].clone()
    }

    async fn programme(&self) -> Value {
        let query =
            format!("query($id: ID!) {{ viewer {{ programme(id: $id) {{ {PROGRAMME} }} }} }}");
        let seen = self
            .app
            .as_(self.mentor)
            .run(&query, json!({ "id": self.programme }))
            .await;
        seen["viewer"]["programme"].clone()
    }

    async fn seen_by(&self, who: PersonId) -> Value {
        let query = format!(
            "query($id: ID!) {{ viewer {{ programme(id: $id) {{ openChange {{ {CHANGE} }} }} }} }}"
        );
        let seen = self
            .app
            .as_(who)
            .run(&query, json!({ "id": self.programme }))
            .await;
        seen["viewer"]["programme"]["openChange"].clone()
    }

    async fn carry_out(&self, activity: &Value) {
        let submit = json!({ "activityId": activity, "submission": "Сделано" });
        self.app
            .as_(self.mentee)
            .mutate("submitActivity", submit, "")
            .await;
    }
}

fn extension(ends_on: &str, shift: bool) -> Value {
    json!({ "change": { "extension": { "endsOn": ends_on, "shift": shift } } })
}

fn content(activities: Value) -> Value {
    json!({ "change": { "content": { "goal": "Уверенный урок", "expectedResult": "Открытый урок",
        "endsOn": "2027-05-31", "deficitIds": [], "activities": activities } } })
}

fn line(id: &Value, title: &str, planned_on: &str) -> Value {
    json!({ "id": id, "title": title, "kind": "LESSON_VISIT", "plannedOn": planned_on, "expectedResult": "" })
}

fn days(programme: &Value) -> Vec<String> {
    let lines = programme["activities"].as_array().unwrap().iter();
    lines
        .map(|line| line["plannedOn"].as_str().unwrap().to_owned())
        .collect()
}
