//! Planned meetings, goals from one meeting to the next, and how the two of a pair get on.

use domain::id::PersonId;
use serde_json::{Value, json};

use crate::both::on_both;
use crate::counted::agree_with_the_facts;
use crate::harness::TestApp;
use crate::pairing::letters;

on_both! {
    a_planned_meeting_is_held_and_its_goals_are_carried_to_the_next;
    a_meeting_is_missed_on_its_day_and_called_off_before;
    a_removed_entry_takes_back_what_it_had_done;
    two_who_put_a_meeting_on_another_day_are_told_of_each_other;
    what_is_asked_of_a_plan;
    each_says_how_it_was_and_the_other_does_not_read_it;
    the_fit_is_asked_after_the_first_meeting_and_a_low_answer_calls_the_curator;
    the_pulse_is_asked_a_month_after_the_beginning;
    things_of_other_pairs_are_not_found;
}

const JOURNAL: &str =
    "planned { id plannedOn time mode link topic agenda overdue version viewerCan }
    fallen { topic state reason } openGoals { id text done } pulseDue { kind askedOn }
    pulse { id score low words settledHow viewerCan person { lastName } }";

async fn a_planned_meeting_is_held_and_its_goals_are_carried_to_the_next(app: TestApp) {
    let pair = Pair::of(&app).await;
    let planned = pair
        .planned(json!({ "time": "15:30", "mode": "VIDEO", "link": "https://meet.example/1" }))
        .await;
    assert_eq!(planned["time"], "15:30");
    assert_eq!(
        planned["viewerCan"],
        json!(["EDIT", "HOLD", "MISS", "CANCEL"])
    );
    let kinds = app
        .as_(pair.mentor)
        .ask("{ viewer { tasks { kind } } }")
        .await;
    assert!(kinds.to_string().contains("NOTE_MEETING"), "{kinds}");

    let goals = json!({ "plannedMeetingId": planned["id"], "goals": "Провести урок\n\n  Записать выводы  " });
    pair.recorded(goals).await;
    let journal = pair.journal(pair.mentee).await;
    assert_eq!(journal["planned"], json!([]));
    let open = journal["openGoals"].as_array().unwrap();
    let texts: Vec<_> = open
        .iter()
        .map(|goal| goal["text"].as_str().unwrap())
        .collect();
    assert_eq!(texts, ["Провести урок", "Записать выводы"]);

    let next = json!({ "doneGoalIds": [open[0]["id"]], "goals": "Показать коллегам" });
    pair.recorded(next).await;
    let journal = pair.journal(pair.mentee).await;
    let left: Vec<_> = journal["openGoals"]
        .as_array()
        .unwrap()
        .iter()
        .map(|goal| goal["text"].clone())
        .collect();
    assert_eq!(left, ["Записать выводы", "Показать коллегам"]);
    agree_with_the_facts(&app).await;
    let twice = pair
        .record(json!({ "plannedMeetingId": planned["id"] }))
        .await;
    assert_eq!(twice["reason"], "NOT_PLANNED");
}

async fn a_meeting_is_missed_on_its_day_and_called_off_before(app: TestApp) {
    let pair = Pair::of(&app).await;
    let today = pair.planned(json!({ "topic": "Сегодня" })).await;
    let ahead = pair
        .planned(json!({ "topic": "Впереди", "plannedOn": "2026-11-20" }))
        .await;
    assert_eq!(ahead["viewerCan"], json!(["EDIT", "CANCEL"]));
    let said = pair.drop_planned(&ahead, "MISSED", "Болезнь").await;
    assert_eq!(said["reason"], "NOT_YET");
    let said = pair.drop_planned(&ahead, "CANCELLED", "").await;
    assert_eq!(said["__typename"], "InvalidInput");
    pair.drop_planned(&ahead, "CANCELLED", "Каникулы").await;
    pair.drop_planned(&today, "MISSED", "Болезнь").await;
    let again = pair.drop_planned(&today, "CANCELLED", "Болезнь").await;
    assert_eq!(again["reason"], "NOT_PLANNED");
    let journal = pair.journal(pair.mentor).await;
    assert_eq!(
        journal["fallen"],
        json!([
            { "topic": "Впереди", "state": "CANCELLED", "reason": "Каникулы" },
            { "topic": "Сегодня", "state": "MISSED", "reason": "Болезнь" },
        ])
    );
}

async fn a_removed_entry_takes_back_what_it_had_done(app: TestApp) {
    let pair = Pair::of(&app).await;
    pair.recorded(json!({ "goals": "Первая цель" })).await;
    let goal = pair.journal(pair.mentor).await["openGoals"][0]["id"].clone();
    let planned = pair.planned(json!({})).await;
    let held =
        json!({ "plannedMeetingId": planned["id"], "doneGoalIds": [goal], "goals": "Вторая цель" });
    let meeting = pair.recorded(held).await;
    let remove = json!({ "meetingId": meeting["id"] });
    let said = app
        .as_(pair.mentor)
        .mutate("removeMeeting", remove, "")
        .await;
    assert_eq!(said["__typename"], "RemoveMeetingDone");
    let journal = pair.journal(pair.mentor).await;
    assert_eq!(journal["openGoals"].as_array().map(Vec::len), Some(1));
    assert_eq!(journal["openGoals"][0]["text"], "Первая цель");
    assert_eq!(journal["planned"][0]["id"], planned["id"]);
}

async fn two_who_put_a_meeting_on_another_day_are_told_of_each_other(app: TestApp) {
    let pair = Pair::of(&app).await;
    let planned = pair.planned(json!({})).await;
    let edit = json!({ "plannedMeetingId": planned["id"], "version": planned["version"], "plannedOn": "2026-11-18" });
    let moved = pair.planned(edit.clone()).await;
    assert_eq!(
        (&moved["id"], &moved["plannedOn"], &moved["version"]),
        (&planned["id"], &json!("2026-11-18"), &json!(2))
    );
    let slower = pair.plan(pair.mentee, edit).await;
    assert_eq!(slower["__typename"], "PlanMeetingConflict");
    assert_eq!(slower["current"]["version"], 2);
}

async fn what_is_asked_of_a_plan(app: TestApp) {
    let pair = Pair::of(&app).await;
    let past = pair
        .plan(pair.mentor, json!({ "plannedOn": "2026-11-14" }))
        .await;
    assert_eq!(past["reason"], "IN_THE_PAST");
    let odd = json!({ "time": "25:00", "link": "javascript:alert(1)", "topic": "" });
    let said = pair.plan(pair.mentor, odd).await;
    let fields: Vec<_> = said["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["path"][0].clone())
        .collect();
    assert_eq!(fields, ["topic", "link", "time"]);
    let many = "Цель\n".repeat(21);
    let said = pair.record(json!({ "goals": many })).await;
    assert_eq!(said["fields"][0]["problem"], "TOO_LONG");
}

async fn each_says_how_it_was_and_the_other_does_not_read_it(app: TestApp) {
    let pair = Pair::of(&app).await;
    let meeting = pair.recorded(json!({})).await;
    let say = async |who: PersonId, score: i32| {
        let input = json!({ "meetingId": meeting["id"], "score": score, "words": "Так" });
        app.as_(who).mutate("giveMeetingFeedback", input, "").await["__typename"].clone()
    };
    assert_eq!(say(pair.mentor, 8).await, "GiveMeetingFeedbackDone");
    assert_eq!(say(pair.mentor, 9).await, "GiveMeetingFeedbackDone");
    assert_eq!(say(pair.mentee, 4).await, "GiveMeetingFeedbackDone");
    assert_eq!(say(pair.mentee, 11).await, "InvalidInput");
    let seen = async |who: PersonId| {
        let query = "query($id: ID!) { viewer { mentorship(id: $id) { meetings(first: 1) { nodes {
            feedback { score } } } } } }";
        let said = app.as_(who).run(query, json!({ "id": pair.id })).await;
        said["viewer"]["mentorship"]["meetings"]["nodes"][0]["feedback"].clone()
    };
    assert_eq!(seen(pair.mentor).await, json!([{ "score": 9 }]));
    assert_eq!(seen(pair.mentee).await, json!([{ "score": 4 }]));
    assert_eq!(
        seen(app.town.curator).await.as_array().map(Vec::len),
        Some(2)
    );
    assert_eq!(seen(app.town.head).await, json!([]));
}

async fn the_fit_is_asked_after_the_first_meeting_and_a_low_answer_calls_the_curator(app: TestApp) {
    let pair = Pair::of(&app).await;
    pair.recorded(json!({})).await;
    let due = pair.journal(pair.mentee).await["pulseDue"].clone();
    assert_eq!(due, json!({ "kind": "FIT_CHECK", "askedOn": "2026-11-10" }));
    assert_eq!(
        pair.journal(app.town.curator).await["pulseDue"],
        Value::Null
    );
    assert_eq!(
        pair.answer(pair.mentee, 3).await["__typename"],
        "AnswerPulseDone"
    );
    assert_eq!(
        pair.answer(pair.mentor, 9).await["__typename"],
        "AnswerPulseDone"
    );

    let own = pair.journal(pair.mentor).await["pulse"].clone();
    assert_eq!(own.as_array().map(Vec::len), Some(1));
    assert_eq!(pair.journal(app.town.head).await["pulse"], json!([]));
    let letters = letters(&app, app.town.curator).await;
    assert_eq!(
        letters
            .iter()
            .filter(|subject| subject.contains("нужна помощь"))
            .count(),
        1
    );
    let curator = app.as_(app.town.curator);
    let tasks = async || {
        curator
            .ask("{ viewer { tasks { kind } } }")
            .await
            .to_string()
    };
    assert!(tasks().await.contains("SETTLE_PULSE"));
    let seen = pair.journal(app.town.curator).await["pulse"].clone();
    assert_eq!(seen.as_array().map(Vec::len), Some(2));
    let low = seen
        .as_array()
        .unwrap()
        .iter()
        .find(|answer| answer["low"] == true)
        .unwrap();
    assert_eq!(low["viewerCan"], json!(["SETTLE"]));
    let settle = json!({ "answerId": low["id"], "how": "Поговорили втроём" });
    assert_eq!(
        app.as_(pair.mentee)
            .refused("settlePulse", settle.clone())
            .await,
        "FORBIDDEN"
    );
    let said = curator.mutate("settlePulse", settle.clone(), "").await;
    assert_eq!(said["__typename"], "SettlePulseDone");
    let again = curator
        .mutate(
            "settlePulse",
            settle,
            "... on SettlePulseRefused { reason }",
        )
        .await;
    assert_eq!(again["reason"], "NOTHING_TO_SETTLE");
    assert!(!tasks().await.contains("SETTLE_PULSE"));
    // What the curator did is not read by who answered.
    assert_eq!(
        pair.journal(pair.mentee).await["pulse"][0]["settledHow"],
        Value::Null
    );
}

async fn the_pulse_is_asked_a_month_after_the_beginning(app: TestApp) {
    let pair = Pair::of(&app).await;
    let started = app.as_(pair.mentor);
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { startedOn journal { pulseDue { kind askedOn } } } } }";
    let seen = started.run(query, json!({ "id": pair.id })).await;
    assert_eq!(seen["viewer"]["mentorship"]["startedOn"], "2025-09-01");
    // Thirty days after the first of September, and then six times sixty.
    let due = &seen["viewer"]["mentorship"]["journal"]["pulseDue"];
    assert_eq!(*due, json!({ "kind": "PULSE", "askedOn": "2026-09-26" }));
    assert_eq!(
        pair.answer(pair.mentor, 7).await["__typename"],
        "AnswerPulseDone"
    );
    assert_eq!(pair.answer(pair.mentor, 7).await["reason"], "NOT_ASKED");
    let later = app
        .later(pair.mentor, "2026-11-30T09:00:00Z")
        .run(query, json!({ "id": pair.id }))
        .await;
    let due = &later["viewer"]["mentorship"]["journal"]["pulseDue"];
    assert_eq!(*due, json!({ "kind": "PULSE", "askedOn": "2026-11-25" }));
}

async fn things_of_other_pairs_are_not_found(app: TestApp) {
    let pair = Pair::of(&app).await;
    let mentor = app.as_(pair.mentor);
    let nobody = |kind: &str| json!(format!("{kind}:0190a000-0000-7000-8000-000000000000"));
    let drop = json!({ "plannedMeetingId": nobody("planned-meeting"), "outcome": "MISSED", "reason": "Нет" });
    assert_eq!(
        mentor.refused("dropPlannedMeeting", drop).await,
        "NOT_FOUND"
    );
    let settle = json!({ "answerId": nobody("pulse-answer"), "how": "Так" });
    assert_eq!(mentor.refused("settlePulse", settle).await, "NOT_FOUND");
    let held = pair.input(json!({ "plannedMeetingId": nobody("planned-meeting") }));
    assert_eq!(mentor.refused("recordMeeting", held).await, "NOT_FOUND");
    // A goal that is not open here is passed over, as one that somebody ticked meanwhile is.
    pair.recorded(json!({ "doneGoalIds": [nobody("meeting-goal")] }))
        .await;
    let plan = json!({ "mentorshipId": pair.id, "plannedOn": "2026-11-20", "mode": "VIDEO", "topic": "Т", "agenda": "" });
    let stranger = app.as_(app.town.sibling_curator);
    assert_eq!(stranger.refused("planMeeting", plan).await, "NOT_FOUND");
}

/// The town's pair in force.
struct Pair<'a> {
    app: &'a TestApp,
    id: Value,
    mentor: PersonId,
    mentee: PersonId,
}

impl<'a> Pair<'a> {
    async fn of(app: &'a TestApp) -> Self {
        let (mentor, mentee) = (app.town.mentor, app.town.mentee);
        let pair = app
            .world()
            .pair_in_force(app.town.school, mentor, mentee)
            .await;
        let id = json!(format!("mentorship:{}", pair.0));
        Self {
            app,
            id,
            mentor,
            mentee,
        }
    }

    async fn journal(&self, who: PersonId) -> Value {
        let query = format!(
            "query($id: ID!) {{ viewer {{ mentorship(id: $id) {{ journal {{ {JOURNAL} }} }} }} }}"
        );
        let seen = self
            .app
            .as_(who)
            .run(&query, json!({ "id": self.id }))
            .await;
        seen["viewer"]["mentorship"]["journal"].clone()
    }

    async fn plan(&self, who: PersonId, over: Value) -> Value {
        let mut input = json!({ "mentorshipId": self.id, "plannedOn": "2026-11-15", "mode": "IN_PERSON",
            "topic": "Разбор урока", "agenda": "" });
        let fields = input.as_object_mut().unwrap();
        fields.extend(over.as_object().unwrap().clone());
        let planned = "id plannedOn time version viewerCan";
        let selection = format!(
            "... on PlanMeetingDone {{ planned {{ {planned} }} }} ... on PlanMeetingRefused {{ reason }}
             ... on PlanMeetingConflict {{ current {{ {planned} }} }} ... on InvalidInput {{ fields {{ path problem }} }}"
        );
        self.app
            .as_(who)
            .mutate("planMeeting", input, &selection)
            .await
    }

    async fn planned(&self, over: Value) -> Value {
        let said = self.plan(self.mentor, over).await;
        assert_eq!(said["__typename"], "PlanMeetingDone", "{said:#}");
        said["planned"].clone()
    }

    async fn drop_planned(&self, planned: &Value, outcome: &str, reason: &str) -> Value {
        let input =
            json!({ "plannedMeetingId": planned["id"], "outcome": outcome, "reason": reason });
        let selection = "... on DropPlannedMeetingRefused { reason }";
        self.app
            .as_(self.mentee)
            .mutate("dropPlannedMeeting", input, selection)
            .await
    }

    fn input(&self, over: Value) -> Value {
        let mut input = json!({ "mentorshipId": self.id, "heldOn": "2026-11-10", "minutes": 45, "mode": "IN_PERSON",
            "topic": "Разбор урока", "summary": "", "goals": "" });
        let fields = input.as_object_mut().unwrap();
        fields.extend(over.as_object().unwrap().clone());
        input
    }

    async fn record(&self, over: Value) -> Value {
        let selection =
            "... on RecordMeetingDone { meeting { id } } ... on RecordMeetingRefused { reason }
             ... on InvalidInput { fields { path problem } }";
        self.app
            .as_(self.mentor)
            .mutate("recordMeeting", self.input(over), selection)
            .await
    }

    async fn recorded(&self, over: Value) -> Value {
        let said = self.record(over).await;
        assert_eq!(said["__typename"], "RecordMeetingDone", "{said:#}");
        said["meeting"].clone()
    }

    async fn answer(&self, who: PersonId, score: i32) -> Value {
        let input = json!({ "mentorshipId": self.id, "score": score, "words": "" });
        let selection = "... on AnswerPulseRefused { reason }";
        self.app
            .as_(who)
            .mutate("answerPulse", input, selection)
            .await
    }
}
