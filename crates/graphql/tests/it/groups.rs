//! Groups, several mentors of one mentee, who leaves them; rest and return.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    reason = "a test that cannot go on has failed"
)]

use domain::consent::ConsentPurpose;
use domain::id::PersonId;
use serde_json::{Value, json};

use crate::harness::TestApp;
use crate::pairing::{
    act, another_mentee, done, letters, mentorship, order_for, person, proposal, reason, sql,
};

crate::both::on_both! {
    a_group_is_proposed_answered_and_put_into_force_by_one_order;
    who_declines_a_group_leaves_it_and_the_others_go_on;
    a_group_takes_a_place_for_each_mentee;
    who_stands_in_the_way_is_named;
    a_member_leaves_and_keeps_the_past_only;
    who_cannot_be_spared_does_not_leave_alone;
    a_dismissal_proposes_the_leaving_of_one_and_the_others_go_on;
    a_pair_rests_and_goes_on;
    the_terms_of_a_duty_are_seen_by_the_mentor_and_who_keeps_the_school;
}

/// A group of the town's mentor: its mentee and two more.
struct Group {
    row: Value,
    second: PersonId,
    third: PersonId,
}

async fn proposed(app: &TestApp) -> Group {
    let second = another_mentee(app, "Второва Вера").await;
    let third = another_mentee(app, "Третьяков Тимур").await;
    sql(
        app,
        "UPDATE mentor_card SET capacity = 3 WHERE person_id = $1",
        app.town.mentor.0,
    )
    .await;
    let input = proposal(
        app,
        json!({ "otherMenteeIds": [person(second), person(third)], "format": "GROUP" }),
    );
    let row = done(app, app.town.curator, "proposeMentorship", input).await;
    Group { row, second, third }
}

async fn in_force(app: &TestApp, row: &Value, members: &[PersonId]) -> Value {
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    let mut agreed = Value::Null;
    for member in members {
        agreed = done(app, *member, "answerProposal", yes.clone()).await;
    }
    assert_eq!(agreed["state"], "AGREED");
    let mut input = order_for(app, &[&agreed]);
    input["startsOn"] = json!("2026-11-10");
    let order = done(app, app.town.curator, "preparePairOrder", input).await;
    let input = json!({ "orderId": order["id"], "number": "7", "date": "2026-11-15" });
    let signed = done(app, app.town.head, "signOrder", input).await;
    assert_eq!(signed["mentorships"][0]["state"], "ACTIVE");
    signed
}

async fn read(app: &TestApp, who: PersonId, row: &Value) -> Value {
    let query = format!(
        "query($id: ID!) {{ viewer {{ mentorship(id: $id) {{ {} leavings: mentees {{ person {{ lastName }} \
         leavingProposed }} }} }} }}",
        crate::pairing::PAIR
    );
    let answer = app.as_(who).run(&query, json!({ "id": row["id"] })).await;
    answer["viewer"]["mentorship"].clone()
}

fn names(side: &Value) -> Vec<String> {
    let side = side.as_array().expect("a list");
    let mut names: Vec<String> = side
        .iter()
        .map(|line| {
            line["person"]["lastName"]
                .as_str()
                .expect("a name")
                .to_owned()
        })
        .collect();
    names.sort();
    names
}

async fn a_group_is_proposed_answered_and_put_into_force_by_one_order(app: TestApp) {
    let group = proposed(&app).await;
    let (row, town) = (&group.row, &app.town);
    assert_eq!(
        (&row["cell"], &row["state"]),
        (&json!("GROUP"), &json!("PROPOSED"))
    );
    assert_eq!(names(&row["mentees"]).len(), 3);
    for member in [group.second, group.third] {
        assert_eq!(
            letters(&app, member).await,
            ["Вам предлагают участие в наставнической группе"]
        );
    }
    let members = [town.mentor, town.mentee, group.second, group.third];
    let order = in_force(&app, row, &members).await;
    assert!(
        order["title"]
            .as_str()
            .unwrap()
            .starts_with("О закреплении наставнической группы"),
        "{order}"
    );
}

async fn who_declines_a_group_leaves_it_and_the_others_go_on(app: TestApp) {
    let group = proposed(&app).await;
    let no = json!({ "mentorshipId": group.row["id"], "accept": false });
    let after = done(&app, group.third, "answerProposal", no.clone()).await;
    assert_eq!(after["state"], "PROPOSED");
    assert_eq!(names(&after["formerParticipants"]), ["Третьяков"]);
    assert_eq!(
        after["viewerCan"],
        json!(["READ"]),
        "who declined only looks back"
    );
    let told = letters(&app, app.town.curator).await;
    assert!(
        told.last().unwrap().starts_with("Отказ от участия: "),
        "{told:?}"
    );

    // Two would be one: without the second there is no group.
    let after = done(&app, group.second, "answerProposal", no).await;
    assert_eq!(after["state"], "DECLINED");
}

async fn a_group_takes_a_place_for_each_mentee(app: TestApp) {
    let second = another_mentee(&app, "Второва Вера").await;
    let third = another_mentee(&app, "Третьяков Тимур").await;
    let others = json!({ "otherMenteeIds": [person(second), person(third)], "format": "GROUP" });
    let curator = app.town.actor(app.town.curator);
    let said = act(&app, &curator, "proposeMentorship", proposal(&app, others)).await;
    assert_eq!(said["reason"], "MENTOR_FULL", "three mentees, two places");
    assert_eq!((&said["taken"], &said["capacity"]), (&json!(0), &json!(2)));
    assert_eq!(said["mentorId"], person(app.town.mentor));
}

async fn who_stands_in_the_way_is_named(app: TestApp) {
    let town = &app.town;
    let second = another_mentee(&app, "Второва Вера").await;
    let curator = town.actor(town.curator);
    let group = |over: Value| {
        let mut input = json!({ "otherMenteeIds": [person(second)], "format": "GROUP" });
        let fields = input.as_object_mut().expect("an object");
        fields.extend(over.as_object().expect("an object").clone());
        proposal(&app, input)
    };
    let said = act(
        &app,
        &curator,
        "proposeMentorship",
        group(json!({ "format": "ONE_TO_ONE" })),
    )
    .await;
    assert_eq!(said["reason"], "FORMAT_DOES_NOT_FIT");
    let without = group(json!({ "otherMenteeIds": [person(town.bystander)] }));
    let said = act(&app, &curator, "proposeMentorship", without).await;
    assert_eq!(said["reason"], "NEED_NOT_STATED");
    assert_eq!(said["menteeId"], person(town.bystander));
    let by_two = proposal(
        &app,
        json!({ "otherMentorIds": [person(town.bystander)], "format": "VIRTUAL" }),
    );
    let said = act(&app, &curator, "proposeMentorship", by_two).await;
    assert_eq!(
        (&said["reason"], &said["mentorId"]),
        (&json!("MENTOR_NOT_IN_BANK"), &json!(person(town.bystander)))
    );

    done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    let said = act(&app, &curator, "proposeMentorship", group(json!({}))).await;
    assert_eq!(
        (&said["reason"], &said["menteeId"]),
        (&json!("ALREADY_PAIRED"), &json!(person(town.mentee)))
    );
}

async fn a_member_leaves_and_keeps_the_past_only(app: TestApp) {
    let group = proposed(&app).await;
    let town = &app.town;
    in_force(
        &app,
        &group.row,
        &[town.mentor, town.mentee, group.second, group.third],
    )
    .await;
    let input = json!({ "mentorshipId": group.row["id"], "personId": person(group.third),
        "on": "2026-11-12", "reason": "MENTEE_INITIATIVE" });
    let after = done(&app, town.curator, "endParticipation", input.clone()).await;
    assert_eq!(after["state"], "ACTIVE");
    assert_eq!(
        after["formerParticipants"],
        json!([{ "person": { "lastName": "Третьяков" }, "answer": "ACCEPTED", "leftOn": "2026-11-12",
            "leftReason": "MENTEE_INITIATIVE" }])
    );
    let seen = read(&app, group.third, &group.row).await;
    assert_eq!(seen["viewerCan"], json!(["READ"]));
    let again = app
        .as_(town.curator)
        .refused("endParticipation", input)
        .await;
    assert_eq!(again, "NOT_FOUND", "who takes no part is unknown here");
}

async fn who_cannot_be_spared_does_not_leave_alone(app: TestApp) {
    let town = &app.town;
    let id = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    for member in [town.mentor, town.mentee] {
        let input = json!({ "mentorshipId": mentorship(id), "personId": person(member),
            "on": "2026-11-12", "reason": "MUTUAL_DECISION" });
        let said = reason(&app, town.curator, "endParticipation", input).await;
        assert_eq!(said, "TOO_FEW_REMAIN");
    }
}

async fn a_dismissal_proposes_the_leaving_of_one_and_the_others_go_on(app: TestApp) {
    let group = proposed(&app).await;
    let town = &app.town;
    in_force(
        &app,
        &group.row,
        &[town.mentor, town.mentee, group.second, group.third],
    )
    .await;
    let jobs = app
        .store()
        .employments()
        .of_people(&[group.third])
        .await
        .unwrap();
    let input =
        json!({ "employmentId": format!("employment:{}", jobs[0].id.0), "on": "2026-11-14" });
    let said = app.as_(town.head).mutate("endEmployment", input, "").await;
    assert_eq!(said["__typename"], "EndEmploymentDone");
    let now = read(&app, town.curator, &group.row).await;
    assert_eq!(now["endingProposed"], Value::Null);
    let waits: Vec<&Value> = now["leavings"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|line| !line["leavingProposed"].is_null())
        .collect();
    assert_eq!(
        waits,
        [&json!({ "person": { "lastName": "Третьяков" }, "leavingProposed": "EMPLOYMENT_ENDED" })]
    );
    let tasks = "{ viewer { tasks { kind target } } }";
    let tasks = app.as_(town.curator).run(tasks, json!({})).await;
    let resolve = tasks["viewer"]["tasks"].as_array().unwrap().iter();
    let resolve = resolve
        .filter(|task| task["kind"] == "RESOLVE_ENDING")
        .count();
    assert_eq!(resolve, 1, "one line for the group: {tasks:#}");

    let kept = done(
        &app,
        town.curator,
        "keepGoing",
        json!({ "mentorshipId": group.row["id"] }),
    )
    .await;
    assert_eq!(kept["state"], "ACTIVE");
    let now = read(&app, town.curator, &group.row).await;
    assert!(
        now["leavings"]
            .as_array()
            .unwrap()
            .iter()
            .all(|line| line["leavingProposed"].is_null())
    );
}

async fn a_pair_rests_and_goes_on(app: TestApp) {
    let town = &app.town;
    for purpose in [
        ConsentPurpose::PersonalDataProcessing,
        ConsentPurpose::MenteeParticipation,
    ] {
        app.world()
            .consent(town.bystander, town.school, purpose)
            .await;
    }
    let id = app
        .world()
        .pair_in_force(town.school, town.mentor, town.bystander)
        .await;
    let input = json!({ "mentorshipId": mentorship(id), "from": "2026-11-02", "expectedBack": "2026-11-13",
        "reason": "ILLNESS", "note": "больничный лист" });
    let rests = done(&app, town.curator, "suspendMentorship", input.clone()).await;
    assert_eq!(rests["state"], "ACTIVE", "it is still in force");
    assert_eq!(
        rests["suspension"],
        json!({ "reason": "ILLNESS", "from": "2026-11-02", "expectedBack": "2026-11-13", "resumedOn": null,
            "note": "больничный лист" })
    );
    assert!(
        rests["viewerCan"]
            .as_array()
            .unwrap()
            .contains(&json!("RESUME"))
    );
    assert_eq!(
        reason(&app, town.head, "suspendMentorship", input).await,
        "ALREADY_SUSPENDED"
    );
    let tasks = "{ viewer { tasks { kind dueOn overdue } } }";
    let tasks = app.as_(town.curator).run(tasks, json!({})).await;
    let resume = json!({ "kind": "RESUME_MENTORSHIP", "dueOn": "2026-11-13", "overdue": true });
    assert!(
        tasks["viewer"]["tasks"]
            .as_array()
            .unwrap()
            .contains(&resume),
        "{tasks:#}"
    );

    let back = |on: &str| json!({ "mentorshipId": mentorship(id), "on": on });
    assert_eq!(
        reason(&app, town.curator, "resumeMentorship", back("2026-11-01")).await,
        "BEFORE_IT_RESTS"
    );
    let goes_on = done(&app, town.curator, "resumeMentorship", back("2026-11-13")).await;
    assert_eq!(goes_on["suspension"], Value::Null);
    assert_eq!(
        goes_on["rests"],
        json!([{ "from": "2026-11-02", "resumedOn": "2026-11-13" }])
    );
    assert_eq!(
        reason(&app, town.curator, "resumeMentorship", back("2026-11-14")).await,
        "NOT_SUSPENDED"
    );
}

async fn the_terms_of_a_duty_are_seen_by_the_mentor_and_who_keeps_the_school(app: TestApp) {
    let town = &app.town;
    let id = app
        .world()
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let terms = |over: Value| {
        let mut input = json!({ "mentorshipId": mentorship(id), "mentorId": person(town.mentor),
            "agreementNumber": "4-ДС", "agreementOn": "2026-11-02", "payGround": "Положение об оплате труда, п. 3.4" });
        let fields = input.as_object_mut().expect("an object");
        fields.extend(over.as_object().expect("an object").clone());
        input
    };
    done(&app, town.curator, "keepDutyTerms", terms(json!({}))).await;
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { mentors { dutyTerms {
        agreementNumber agreementOn payGround } } } } }";
    let seen = async |who| {
        let seen = app
            .as_(who)
            .run(query, json!({ "id": mentorship(id) }))
            .await;
        seen["viewer"]["mentorship"]["mentors"][0]["dutyTerms"].clone()
    };
    let kept = json!({ "agreementNumber": "4-ДС", "agreementOn": "2026-11-02",
        "payGround": "Положение об оплате труда, п. 3.4" });
    for reader in [town.mentor, town.curator, town.head] {
        assert_eq!(seen(reader).await, kept);
    }
    assert_eq!(seen(town.mentee).await, Value::Null);
    let mentee = terms(json!({ "mentorId": person(town.mentee) }));
    assert_eq!(
        app.as_(town.curator).refused("keepDutyTerms", mentee).await,
        "NOT_FOUND"
    );
    assert_eq!(
        app.as_(town.mentor)
            .refused("keepDutyTerms", terms(json!({})))
            .await,
        "FORBIDDEN"
    );
}
