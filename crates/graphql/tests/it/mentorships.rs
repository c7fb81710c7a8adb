//! A pair from the proposal to its end, as those who take part and those who keep the school meet it.

use domain::access::{Actor, Place, Post, Role};
use domain::clock::SchoolYear;
use domain::id::{MentorshipId, PersonId};
use domain::monitoring::Indicator;
use futures_util::future::join_all;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;
use crate::pairing::{
    act, agreed, another_mentee, done, letters, mentorship, order_for, person, proposal, reason,
    school, sql,
};

on_both! {
    both_are_asked_by_letter_and_agree_each_for_themselves;
    one_no_closes_the_proposal_for_good;
    a_proposal_is_refused_with_the_reason;
    of_many_proposals_at_once_as_many_pass_as_the_mentor_has_places;
    two_schools_do_not_both_give_away_the_mentors_last_place;
    what_is_of_another_school_is_not_found;
    each_deed_is_for_its_own_people;
    a_proposal_is_taken_back_until_an_order_is_drawn_up;
    the_consents_that_are_missing_are_named;
    an_early_end_is_counted_and_an_odd_one_refused;
    a_proposed_ending_is_answered_with_going_on_or_with_the_end;
    a_mentee_of_two_schools_counts_as_mentored_at_both;
    the_desks_list_what_their_owner_may_see;
    the_trail_says_who_did_what;
    sent_twice_a_proposal_is_made_once;
}

async fn both_are_asked_by_letter_and_agree_each_for_themselves(app: TestApp) {
    let town = &app.town;
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    assert_eq!(row["state"], "PROPOSED");
    assert_eq!(row["proposedOn"], "2026-11-15");
    assert_eq!(row["viewerCan"], json!(["READ", "REVOKE"]));
    assert_eq!(row["order"], Value::Null);
    let asked = json!([{ "person": { "lastName": "Щёткина-Орлова" }, "answer": "PENDING" }]);
    assert_eq!(row["mentors"], asked);
    assert_eq!(
        letters(&app, town.mentor).await,
        ["Вам предлагают стать наставником"]
    );
    assert_eq!(
        letters(&app, town.mentee).await,
        ["Вам предлагают наставника"]
    );
    assert_eq!(letters(&app, town.curator).await, [""; 0]);

    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    let first = done(&app, town.mentor, "answerProposal", yes.clone()).await;
    assert_eq!(first["state"], "PROPOSED");
    assert_eq!(first["viewerCan"], json!(["READ"]));
    assert_eq!(
        reason(&app, town.mentor, "answerProposal", yes.clone()).await,
        "ALREADY_ANSWERED"
    );
    let second = done(&app, town.mentee, "answerProposal", yes.clone()).await;
    assert_eq!(second["state"], "AGREED");
    assert_eq!(
        reason(&app, town.mentee, "answerProposal", yes).await,
        "CLOSED"
    );
    assert_eq!(
        letters(&app, town.curator).await,
        [
            "Получено согласие: Щёткина-Орлова\u{a0}Ж.\u{a0}Ю. — Ёжиков\u{a0}П.\u{a0}И.",
            "Пара согласована: Щёткина-Орлова\u{a0}Ж.\u{a0}Ю. — Ёжиков\u{a0}П.\u{a0}И.",
        ]
    );
    let seen = look(&app, town.curator, &row["id"]).await;
    assert_eq!(
        seen["viewerCan"],
        json!(["READ", "REVOKE", "PREPARE_ORDER", "KEEP_TERMS"])
    );
}

async fn one_no_closes_the_proposal_for_good(app: TestApp) {
    let town = &app.town;
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    let answer = |accept| json!({ "mentorshipId": row["id"], "accept": accept });
    done(&app, town.mentor, "answerProposal", answer(true)).await;
    let declined = done(&app, town.mentee, "answerProposal", answer(false)).await;
    assert_eq!(declined["state"], "DECLINED");
    assert_eq!(declined["mentees"][0]["answer"], "DECLINED");
    assert_eq!(declined["missingConsents"], json!([]));
    let told = letters(&app, town.curator).await;
    assert!(told[1].starts_with("Отказ от участия в паре"), "{told:?}");
    let again = reason(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    assert_eq!(again, "DECLINED_BEFORE");
}

async fn a_proposal_is_refused_with_the_reason(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let refused = async |over: Value| {
        reason(
            &app,
            town.curator,
            "proposeMentorship",
            proposal(&app, over),
        )
        .await
    };
    let (mentor, mentee) = (person(town.mentor), person(town.mentee));
    assert_eq!(refused(json!({ "menteeId": mentor })).await, "SAME_PERSON");
    assert_eq!(
        refused(json!({ "format": "FLASH" })).await,
        "ONE_OFF_FORMAT"
    );
    assert_eq!(
        refused(json!({ "mentorId": mentee, "menteeId": mentor })).await,
        "MENTOR_NOT_IN_BANK"
    );
    assert_eq!(
        refused(json!({ "menteeId": person(town.bystander) })).await,
        "NEED_NOT_STATED"
    );

    let paused = another_mentee(&app, "Тихонов Лев").await;
    sql(
        &app,
        "UPDATE need SET state = 'PAUSED' WHERE person_id = $1",
        paused.0,
    )
    .await;
    assert_eq!(
        refused(json!({ "menteeId": person(paused) })).await,
        "NEED_NOT_STATED"
    );
    let gone = another_mentee(&app, "Ушедший Лев").await;
    sql(
        &app,
        "UPDATE employment SET ended_on = '2026-11-14' WHERE person_id = $1",
        gone.0,
    )
    .await;
    assert_eq!(
        refused(json!({ "menteeId": person(gone) })).await,
        "NEED_NOT_STATED"
    );
    world.mentor_card(town.bystander, town.school, 3).await;
    sql(
        &app,
        "UPDATE mentor_card SET state = 'PAUSED' WHERE person_id = $1",
        town.bystander.0,
    )
    .await;
    assert_eq!(
        refused(json!({ "mentorId": person(town.bystander) })).await,
        "MENTOR_NOT_IN_BANK"
    );

    done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    assert_eq!(refused(json!({})).await, "ALREADY_PAIRED");
    // The mentor of two places is a mentor at another school, too.
    world
        .pair_in_force(town.foreign, town.mentor, town.bystander)
        .await;
    let third = another_mentee(&app, "Третий Лев").await;
    let input = proposal(&app, json!({ "menteeId": person(third) }));
    let said = act(&app, &town.actor(town.curator), "proposeMentorship", input).await;
    assert_eq!(
        said,
        json!({ "__typename": "ProposeMentorshipRefused", "reason": "MENTOR_FULL", "taken": 2, "capacity": 2,
            "mentorId": person(town.mentor), "menteeId": null })
    );
    assert_eq!(
        letters(&app, third).await,
        [""; 0],
        "a refusal sends nothing"
    );
}

async fn of_many_proposals_at_once_as_many_pass_as_the_mentor_has_places(app: TestApp) {
    let mut mentees = Vec::new();
    for name in ["Один Ян", "Два Ян", "Три Ян", "Четыре Ян", "Пять Ян"]
    {
        mentees.push(another_mentee(&app, name).await);
    }
    let curator = app.town.actor(app.town.curator);
    let all = mentees.iter().map(|mentee| {
        let input = proposal(&app, json!({ "menteeId": person(*mentee) }));
        act(&app, &curator, "proposeMentorship", input)
    });
    let (mut passed, mut full) = (0, 0);
    for said in join_all(all).await {
        match said["reason"].as_str() {
            None => passed += 1,
            Some("MENTOR_FULL") => full += 1,
            Some(other) => panic!("{other}"),
        }
    }
    assert_eq!((passed, full), (2, 3));
}

async fn two_schools_do_not_both_give_away_the_mentors_last_place(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let shared = world.person("Совместителев Ким").await;
    let mut asked = Vec::new();
    for (place, curator) in [
        (town.school, town.curator),
        (town.sibling, town.sibling_curator),
    ] {
        world.employ(shared, place, "учитель физики", 9).await;
        world.mentor_card(shared, place, 1).await;
        let mentee = world.person("Новиков Олег").await;
        world.employ(mentee, place, "учитель химии", 0).await;
        world.need(mentee, place).await;
        let over = json!({ "schoolId": school(place), "mentorId": person(shared), "menteeId": person(mentee) });
        asked.push((town.actor(curator), proposal(&app, over)));
    }
    let all = asked
        .iter()
        .map(|(who, input)| act(&app, who, "proposeMentorship", input.clone()));
    let said = join_all(all).await;
    let full = said
        .iter()
        .filter(|said| said["reason"] == "MENTOR_FULL")
        .count();
    let passed = said
        .iter()
        .filter(|said| said["mentorship"].is_object())
        .count();
    assert_eq!((passed, full), (1, 1), "{said:#?}");
}

async fn what_is_of_another_school_is_not_found(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let stranger = world.person("Чужой Ким").await;
    world
        .employ(stranger, town.sibling, "учитель физики", 1)
        .await;
    world.need(stranger, town.sibling).await;
    world.mentor_card(stranger, town.sibling, 3).await;
    let unknown = PersonId(Uuid::from_u128(1));
    let code = async |over: Value| {
        app.as_(town.curator)
            .refused("proposeMentorship", proposal(&app, over))
            .await
    };
    for id in [stranger, unknown] {
        assert_eq!(code(json!({ "menteeId": person(id) })).await, "NOT_FOUND");
    }
    // A mentor in the bank of a neighbouring school may be proposed; who is in none is not found.
    assert_eq!(
        code(json!({ "mentorId": person(unknown) })).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(json!({ "schoolId": school(town.sibling) })).await,
        "NOT_FOUND"
    );
    assert_eq!(
        code(json!({ "mentorId": school(town.school) })).await,
        "NOT_FOUND"
    );
    assert_eq!(code(json!({ "mentorId": "person:нет" })).await, "NOT_FOUND");

    let foreign = mentorship(
        world
            .pair_in_force(town.sibling, stranger, unknown_mentee(&app).await)
            .await,
    );
    let never = mentorship(MentorshipId(Uuid::from_u128(2)));
    for id in [foreign, never] {
        for (name, more) in [
            ("answerProposal", json!({ "accept": true })),
            ("revokeProposal", json!({})),
            (
                "endMentorship",
                json!({ "on": "2026-11-14", "reason": "MUTUAL_DECISION" }),
            ),
            ("keepGoing", json!({})),
        ] {
            let mut input = json!({ "mentorshipId": id });
            input
                .as_object_mut()
                .unwrap()
                .extend(more.as_object().unwrap().clone());
            assert_eq!(
                app.as_(town.curator).refused(name, input).await,
                "NOT_FOUND",
                "{name}"
            );
        }
        assert_eq!(look(&app, town.curator, &json!(id)).await, Value::Null);
    }
}

async fn each_deed_is_for_its_own_people(app: TestApp) {
    let town = &app.town;
    let propose = async |who: PersonId| {
        app.as_(who)
            .refused("proposeMentorship", proposal(&app, json!({})))
            .await
    };
    for who in [
        town.mentor,
        town.psychologist,
        town.municipal,
        town.regional,
        town.sibling_head,
    ] {
        assert_eq!(propose(who).await, "NOT_FOUND");
    }
    let public = app
        .public()
        .refused("proposeMentorship", proposal(&app, json!({})))
        .await;
    assert_eq!(public, "UNAUTHENTICATED");

    let row = done(
        &app,
        town.head,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    let answer = json!({ "mentorshipId": row["id"], "accept": true });
    let id = json!({ "mentorshipId": row["id"] });
    for (who, answering, revoking) in [
        (town.curator, "FORBIDDEN", None),
        (town.mentor, "", Some("FORBIDDEN")),
        (town.bystander, "NOT_FOUND", Some("NOT_FOUND")),
        (town.psychologist, "NOT_FOUND", Some("NOT_FOUND")),
        (town.municipal, "NOT_FOUND", Some("NOT_FOUND")),
        (town.regional, "NOT_FOUND", Some("NOT_FOUND")),
        (town.sibling_curator, "NOT_FOUND", Some("NOT_FOUND")),
    ] {
        if !answering.is_empty() {
            let said = app.as_(who).refused("answerProposal", answer.clone()).await;
            assert_eq!(said, answering);
        }
        if let Some(code) = revoking {
            assert_eq!(
                app.as_(who).refused("revokeProposal", id.clone()).await,
                code
            );
            assert_eq!(app.as_(who).refused("keepGoing", id.clone()).await, code);
        }
    }
    for stranger in [
        town.bystander,
        town.psychologist,
        town.municipal,
        town.regional,
    ] {
        assert_eq!(look(&app, stranger, &row["id"]).await, Value::Null);
    }
    let mentor = look(&app, town.mentor, &row["id"]).await;
    assert_eq!(mentor["viewerCan"], json!(["READ", "ANSWER"]));
}

async fn a_proposal_is_taken_back_until_an_order_is_drawn_up(app: TestApp) {
    let town = &app.town;
    let row = agreed(&app).await;
    let id = json!({ "mentorshipId": row["id"] });
    let revoked = done(&app, town.curator, "revokeProposal", id.clone()).await;
    assert_eq!(revoked["state"], "REVOKED");
    assert_eq!(
        reason(&app, town.curator, "revokeProposal", id).await,
        "TOO_LATE"
    );

    // Nobody said no: the two may be proposed once more.
    let again = agreed(&app).await;
    done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&again]),
    )
    .await;
    let id = json!({ "mentorshipId": again["id"] });
    assert_eq!(
        reason(&app, town.curator, "revokeProposal", id).await,
        "TOO_LATE"
    );
}

async fn the_consents_that_are_missing_are_named(app: TestApp) {
    let town = &app.town;
    let row = agreed(&app).await;
    assert_eq!(row["missingConsents"], json!([]));
    let lapse = "UPDATE consent SET valid_until = '2026-11-14' WHERE purpose = 'MENTOR_DUTY' AND person_id = $1";
    sql(&app, lapse, town.mentor.0).await;
    let withdraw = "UPDATE consent SET withdrawn_on = '2026-11-15' WHERE person_id = $1";
    sql(&app, withdraw, town.mentee.0).await;
    let seen = look(&app, town.curator, &row["id"]).await;
    let gap =
        |name: &str, purpose: &str| json!({ "person": { "lastName": name }, "purpose": purpose });
    assert_eq!(
        seen["missingConsents"],
        json!([
            gap("Щёткина-Орлова", "MENTOR_DUTY"),
            gap("Ёжиков", "PERSONAL_DATA_PROCESSING"),
            gap("Ёжиков", "MENTEE_PARTICIPATION"),
        ])
    );
}

async fn an_early_end_is_counted_and_an_odd_one_refused(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let id = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let end = |on: &str, why: &str| json!({ "mentorshipId": mentorship(id), "on": on, "reason": why, "note": " Переезд " });
    let refused =
        async |on: &str, why: &str| reason(&app, town.curator, "endMentorship", end(on, why)).await;
    assert_eq!(
        refused("2026-11-16", "MUTUAL_DECISION").await,
        "ENDS_IN_THE_FUTURE"
    );
    assert_eq!(
        refused("2025-08-31", "MUTUAL_DECISION").await,
        "ENDS_BEFORE_IT_BEGINS"
    );
    assert_eq!(
        refused("2026-11-14", "PLAN_COMPLETED").await,
        "COMPLETED_BY_PROGRAMME"
    );
    let mut long = end("2026-11-14", "MUTUAL_DECISION");
    long["note"] = json!("я".repeat(10_001));
    let said = act(&app, &town.actor(town.curator), "endMentorship", long).await;
    assert_eq!(
        said["fields"],
        json!([{ "path": ["note"], "problem": "TOO_LONG", "limit": 10_000 }])
    );

    let ended = done(
        &app,
        town.curator,
        "endMentorship",
        end("2026-09-30", "MENTEE_INITIATIVE"),
    )
    .await;
    assert_eq!(ended["state"], "ENDED");
    assert_eq!(ended["startedOn"], "2025-09-01");
    assert_eq!(ended["endedOn"], "2026-09-30");
    assert_eq!(ended["endReason"], "MENTEE_INITIATIVE");
    assert_eq!(ended["endNote"], "Переезд");
    assert_eq!(refused("2026-11-14", "MUTUAL_DECISION").await, "NOT_ACTIVE");
    assert_eq!(figure(&app, Indicator::Pairs).await, 1);
    assert_eq!(figure(&app, Indicator::ActivePairs).await, 0);
    agree_with_the_facts(&app).await;
}

async fn a_proposed_ending_is_answered_with_going_on_or_with_the_end(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let id = world
        .pair_in_force(town.school, town.mentor, town.mentee)
        .await;
    let input = json!({ "mentorshipId": mentorship(id) });
    assert_eq!(
        reason(&app, town.curator, "keepGoing", input.clone()).await,
        "NOTHING_PROPOSED"
    );
    let waits = "UPDATE mentorship SET ending_proposed = 'CONSENT_WITHDRAWN' WHERE id = $1";
    sql(&app, waits, id.0).await;
    let seen = look(&app, town.mentor, &json!(mentorship(id))).await;
    assert_eq!(seen["endingProposed"], "CONSENT_WITHDRAWN");
    let going = done(&app, town.curator, "keepGoing", input).await;
    assert_eq!(
        (&going["endingProposed"], &going["state"]),
        (&Value::Null, &json!("ACTIVE"))
    );

    sql(&app, waits, id.0).await;
    let end = json!({ "mentorshipId": mentorship(id), "on": "2026-11-15", "reason": "CONSENT_WITHDRAWN" });
    let ended = done(&app, town.head, "endMentorship", end).await;
    assert_eq!(
        (&ended["endingProposed"], &ended["state"]),
        (&Value::Null, &json!("ENDED"))
    );
}

async fn a_mentee_of_two_schools_counts_as_mentored_at_both(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    world
        .employ(town.mentee, town.sibling, "учитель физики", 1)
        .await;
    let row = agreed(&app).await;
    let order = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    let sign = json!({ "orderId": order["id"], "number": "90-од", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", sign).await;
    let year = SchoolYear::starting(2026).unwrap();
    let schools = [town.school.school, town.sibling.school];
    let (store, mentored) = (app.store(), Indicator::YoungTeachersMentored);
    let kept = store.figures().of_schools(&schools, year).await.unwrap();
    for at in schools {
        assert_eq!(kept[&at].count(mentored), 1);
        let facts = store.figures().facts(Some(at), year).await.unwrap();
        for indicator in Indicator::ALL {
            assert_eq!(
                kept[&at].count(indicator),
                facts[&at].count(indicator),
                "{indicator:?}"
            );
        }
    }
    assert_eq!(figure(&app, mentored).await, 2);
}

async fn the_desks_list_what_their_owner_may_see(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let running = mentorship(
        world
            .pair_in_force(town.school, town.mentor, town.bystander)
            .await,
    );
    world
        .pair_in_force(town.sibling, town.sibling_curator, town.sibling_head)
        .await;
    let row = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;

    let query = "query($id: ID!, $filter: MentorshipFilter) { viewer { school(id: $id) {
        mentorships(filter: $filter) { totalCount nodes { id } } } } }";
    let listed = async |who: PersonId, filter: Value| {
        let variables = json!({ "id": school(town.school), "filter": filter });
        let seen = app.as_(who).run(query, variables).await;
        seen["viewer"]["school"]["mentorships"].clone()
    };
    let ids = |ids: &[&Value]| -> Value {
        json!({ "totalCount": ids.len(), "nodes": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>() })
    };
    let (proposed, active) = (&row["id"], &json!(running));
    for keeper in [town.curator, town.head] {
        assert_eq!(listed(keeper, json!({})).await["totalCount"], 2);
        assert_eq!(
            listed(keeper, json!({ "states": ["PROPOSED"] })).await,
            ids(&[proposed])
        );
        assert_eq!(
            listed(keeper, json!({ "schoolYear": 2025 })).await,
            ids(&[active])
        );
        assert_eq!(
            listed(keeper, json!({ "text": "ёжиков" })).await,
            ids(&[proposed])
        );
    }
    for other in [
        town.psychologist,
        town.administrator,
        town.municipal,
        town.regional,
    ] {
        assert_eq!(listed(other, json!({})).await, Value::Null);
    }

    let own = async |who: PersonId| {
        let seen = app
            .as_(who)
            .ask("{ viewer { participant { mentorships { id } } } }")
            .await;
        seen["viewer"]["participant"]["mentorships"]
            .as_array()
            .map(Vec::len)
    };
    assert_eq!(own(town.mentor).await, Some(2));
    assert_eq!(own(town.mentee).await, Some(1));
    assert_eq!(own(town.curator).await, Some(0));
}

async fn the_trail_says_who_did_what(app: TestApp) {
    let row = agreed(&app).await;
    let query =
        "query($id: ID!) { viewer { mentorship(id: $id) { history { at by deed from to why } } } }";
    let seen = app
        .as_(app.town.mentee)
        .run(query, json!({ "id": row["id"] }))
        .await;
    let lines: Vec<_> = seen["viewer"]["mentorship"]["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| {
            assert_eq!(line["at"], "2026-11-15T09:00:00+00:00");
            let text = |key: &str| line[key].as_str().unwrap_or("–").replace('\u{a0}', " ");
            format!(
                "{} {}: {} → {}",
                text("by"),
                text("deed"),
                text("from"),
                text("to")
            )
        })
        .collect();
    assert_eq!(
        lines,
        [
            "Ёжиков П. И. Answer: PROPOSED → AGREED",
            "Щёткина-Орлова Ж. Ю. Answer: PROPOSED → PROPOSED",
            "Кураторова В. С. Propose: – → PROPOSED",
        ]
    );
}

async fn sent_twice_a_proposal_is_made_once(app: TestApp) {
    let input = proposal(&app, json!({ "clientMutationId": "once" }));
    let first = done(&app, app.town.curator, "proposeMentorship", input.clone()).await;
    let again = done(&app, app.town.curator, "proposeMentorship", input).await;
    assert_eq!(first["id"], again["id"]);
    assert_eq!(letters(&app, app.town.mentor).await.len(), 1);
    let other = proposal(
        &app,
        json!({ "clientMutationId": "once", "format": "REVERSE" }),
    );
    assert_eq!(
        app.as_(app.town.curator)
            .refused("proposeMentorship", other)
            .await,
        "CONFLICT"
    );
}

#[tokio::test]
async fn who_mentors_and_curates_answers_without_a_letter_to_themselves() {
    let app = TestApp::new().await;
    let at = Place::School(app.town.school.school);
    app.world()
        .appoint(app.town.mentor, Role::Curator, at)
        .await;
    let row = done(
        &app,
        app.town.curator,
        "proposeMentorship",
        proposal(&app, json!({})),
    )
    .await;
    let both = Actor::Person {
        id: app.town.mentor,
        posts: vec![Post {
            role: Role::Curator,
            at,
        }],
    };
    let yes = json!({ "mentorshipId": row["id"], "accept": true });
    act(&app, &both, "answerProposal", yes).await;
    assert_eq!(
        letters(&app, app.town.mentor).await.len(),
        1,
        "only the proposal itself"
    );
    assert_eq!(letters(&app, app.town.curator).await.len(), 1);
}

async fn unknown_mentee(app: &TestApp) -> PersonId {
    app.world().person("Неизвестный Ян").await
}

async fn look(app: &TestApp, who: PersonId, id: &Value) -> Value {
    let query = format!(
        "query($id: ID!) {{ viewer {{ mentorship(id: $id) {{ {} }} }} }}",
        crate::pairing::PAIR
    );
    app.as_(who).run(&query, json!({ "id": id })).await["viewer"]["mentorship"].take()
}
