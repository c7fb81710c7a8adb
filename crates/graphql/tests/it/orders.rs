//! Orders: drawn up for all or none, signed once, thrown away, handed out as papers.

use std::sync::Arc;

use domain::access::Actor;
use domain::document::{AppendixBlock, OrderContent};
use domain::id::{OrderId, PersonId};
use domain::monitoring::Indicator;
use domain::org::Whereabouts;
use futures_util::future::join;
use graphql::papers::OrderPaper;
use graphql::{GqlError, Installation, Viewer, papers};
use sea_orm::{ConnectionTrait, Statement};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::both::on_both;
use crate::counted::{agree_with_the_facts, figure};
use crate::harness::TestApp;
use crate::pairing::{
    ORDER, act, agreed, another_mentee, both_agree, deputy, done, head, letters, mentorship,
    order_for, person, proposal, reason, school, sql,
};

on_both! {
    an_order_puts_all_its_pairs_into_force_and_is_counted;
    an_order_is_drawn_up_for_all_pairs_or_for_none;
    of_two_who_sign_at_once_one_is_told_it_is_signed;
    a_consent_withdrawn_in_between_stops_the_whole_order;
    a_head_does_not_sign_for_a_pair_of_their_own;
    a_number_is_taken_once_a_year_and_dates_are_of_the_open_register;
    a_thrown_away_draft_gives_its_pairs_back;
    an_order_makes_an_employee_a_curator;
    each_deed_is_for_its_own_people;
    the_desk_lists_orders_for_who_keeps_the_school;
    a_paper_is_handed_out_to_who_may_read_it_and_the_handing_out_is_noted;
}

async fn an_order_puts_all_its_pairs_into_force_and_is_counted(app: TestApp) {
    let town = &app.town;
    let first = agreed(&app).await;
    let second = second_pair(&app).await;
    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&second, &first]),
    )
    .await;
    assert_eq!(draft["state"], "DRAFT");
    assert_eq!(draft["kind"], "ASSIGN_PAIRS");
    let title = "О закреплении наставнических пар на\u{a0}2026/2027 учебный год";
    assert_eq!(draft["title"], title);
    assert_eq!(draft["preparedOn"], "2026-11-15");
    assert_eq!(
        (&draft["number"], &draft["date"], &draft["signedBy"]),
        (&Value::Null, &Value::Null, &Value::Null)
    );
    assert_eq!(draft["viewerCan"], json!(["READ", "CANCEL"]));
    let states: Vec<_> = pairs(&draft)
        .iter()
        .map(|row| row["state"].clone())
        .collect();
    assert_eq!(states, ["ORDER_PREPARED", "ORDER_PREPARED"]);
    assert_eq!(
        letters(&app, town.head).await,
        [format!("Ждёт подписи приказ «{title}»")]
    );
    assert_eq!(
        look(&app, &town.actor(town.head), &draft["id"]).await["viewerCan"],
        json!(["READ", "SIGN", "CANCEL"])
    );

    let sign = json!({ "orderId": draft["id"], "number": "№ 90 – од", "date": "2026-11-14" });
    let signed = done(&app, town.head, "signOrder", sign).await;
    assert_eq!(signed["state"], "SIGNED");
    assert_eq!(signed["number"], "90-од");
    assert_eq!(signed["date"], "2026-11-14");
    assert_eq!(signed["signedBy"]["lastName"], "Директорова");
    assert_eq!(signed["viewerCan"], json!(["READ"]));
    for row in pairs(&signed) {
        assert_eq!(
            (&row["state"], &row["startedOn"]),
            (&json!("ACTIVE"), &json!("2026-11-16"))
        );
    }
    use Indicator::{ActivePairs, Mentees, Mentors, Pairs};
    for (indicator, value) in [(Pairs, 2), (ActivePairs, 2), (Mentors, 1), (Mentees, 2)] {
        assert_eq!(figure(&app, indicator).await, value, "{indicator:?}");
    }
    agree_with_the_facts(&app).await;

    let content = paper(&app, &town.actor(town.mentee), &signed["id"])
        .await
        .unwrap()
        .content;
    assert_eq!(content.number.as_ref().unwrap().as_str(), "90-од");
    assert_eq!(content.date.unwrap().to_string(), "2026-11-14");
    assert_eq!(content.signatory.position, "Директор");
    assert_eq!(
        content.signatory.name.replace('\u{a0}', " "),
        "Н. П. Директорова"
    );
    assert_eq!(content.letterhead.place, "Берёзовский муниципальный район");
    let rows = table(&content);
    assert_eq!(rows.len(), 2);
    let mentor = "Щёткина-Орлова Жанна Юрьевна|учитель физики|согласие от\u{a0}01.09.2025";
    assert_eq!(rows[0][1], mentor);
    assert!(
        rows[0][2].starts_with("Ёжиков Пётр Ильич|учитель физики"),
        "{rows:?}"
    );
    assert!(
        rows[1][2].starts_with("Яблокова Инна|учитель химии"),
        "{rows:?}"
    );
    assert!(
        content
            .acquaintance
            .iter()
            .any(|name| name.contains("Кураторова"))
    );
    documents::docx::order(&content).expect("the paper is printed");
}

async fn an_order_is_drawn_up_for_all_pairs_or_for_none(app: TestApp) {
    let town = &app.town;
    let first = agreed(&app).await;
    let second = second_pair(&app).await;
    let withdraw = "UPDATE consent SET withdrawn_on = '2026-11-15' WHERE purpose = 'MENTEE_PARTICIPATION' AND person_id = $1";
    sql(&app, withdraw, town.mentee.0).await;
    let curator = town.actor(town.curator);
    let prepare = async |input: Value| act(&app, &curator, "preparePairOrder", input).await;
    let refused = |why: &str, pair: &Value| json!({ "__typename": "PreparePairOrderRefused", "reason": why, "mentorshipId": pair });
    let both = order_for(&app, &[&second, &first]);
    assert_eq!(
        prepare(both).await,
        refused("CONSENT_MISSING", &first["id"])
    );
    assert_eq!(state(&app, &second).await, "AGREED");
    assert_eq!(letters(&app, town.head).await, [""; 0]);

    let alone = order_for(&app, &[&second]);
    let mut backwards = alone.clone();
    backwards["endsOn"] = json!("2026-11-15");
    assert_eq!(
        prepare(backwards).await,
        refused("ENDS_BEFORE_IT_BEGINS", &Value::Null)
    );
    prepare(alone.clone()).await;
    assert_eq!(state(&app, &second).await, "ORDER_PREPARED");
    assert_eq!(prepare(alone).await, refused("ORDER_EXISTS", &second["id"]));

    let third = another_mentee(&app, "Третья Анна").await;
    app.world()
        .mentor_card(town.bystander, town.school, 1)
        .await;
    let over = json!({ "mentorId": person(town.bystander), "menteeId": person(third) });
    let third = done(
        &app,
        town.curator,
        "proposeMentorship",
        proposal(&app, over),
    )
    .await;
    let waiting = order_for(&app, &[&third]);
    assert_eq!(prepare(waiting).await, refused("NOT_AGREED", &third["id"]));
    let mut none = order_for(&app, &[]);
    assert_eq!(
        app.as_(town.curator)
            .refused("preparePairOrder", none.clone())
            .await,
        "BAD_INPUT"
    );
    none["mentorshipIds"] = json!(vec![first["id"].clone(); 101]);
    assert_eq!(
        app.as_(town.curator)
            .refused("preparePairOrder", none)
            .await,
        "BAD_INPUT"
    );
}

async fn of_two_who_sign_at_once_one_is_told_it_is_signed(app: TestApp) {
    let draft = drafted(&app).await;
    let (one, other) = (app.town.actor(app.town.head), deputy(&app).await);
    let sign =
        |number: &str| json!({ "orderId": draft["id"], "number": number, "date": "2026-11-15" });
    let said = join(
        act(&app, &one, "signOrder", sign("90-од")),
        act(&app, &other, "signOrder", sign("91-од")),
    )
    .await;
    let (done, refused): (Vec<_>, Vec<_>) = [said.0, said.1]
        .into_iter()
        .partition(|said| said["order"].is_object());
    assert_eq!((done.len(), refused.len()), (1, 1));
    assert_eq!(refused[0]["reason"], "NOT_DRAFT");
    let kept = look(&app, &one, &draft["id"]).await;
    assert_eq!(kept["number"], done[0]["order"]["number"]);
    assert_eq!(figure(&app, Indicator::Pairs).await, 1);
    agree_with_the_facts(&app).await;
}

async fn a_consent_withdrawn_in_between_stops_the_whole_order(app: TestApp) {
    let town = &app.town;
    let (first, second) = (agreed(&app).await, second_pair(&app).await);
    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&first, &second]),
    )
    .await;
    let withdraw = "UPDATE consent SET withdrawn_on = '2026-11-15' WHERE purpose = 'PERSONAL_DATA_PROCESSING' AND person_id = $1";
    sql(&app, withdraw, town.mentee.0).await;
    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    assert_eq!(
        reason(&app, town.head, "signOrder", sign.clone()).await,
        "CONSENT_MISSING"
    );
    for row in [&first, &second] {
        assert_eq!(state(&app, row).await, "ORDER_PREPARED");
    }
    assert_eq!(
        look(&app, &town.actor(town.head), &draft["id"]).await["state"],
        "DRAFT"
    );
    app.world()
        .consent(
            town.mentee,
            town.school,
            domain::consent::ConsentPurpose::PersonalDataProcessing,
        )
        .await;
    assert_eq!(
        done(&app, town.head, "signOrder", sign).await["state"],
        "SIGNED"
    );
}

async fn a_head_does_not_sign_for_a_pair_of_their_own(app: TestApp) {
    let town = &app.town;
    let draft = drafted(&app).await;
    let own = head(&app, town.mentor);
    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    let said = act(&app, &own, "signOrder", sign.clone()).await;
    assert_eq!(said["reason"], "SIGNS_FOR_THEMSELVES");
    assert_eq!(
        look(&app, &own, &draft["id"]).await["viewerCan"],
        json!(["READ", "CANCEL"])
    );

    let other = deputy(&app).await;
    let signed = act(&app, &other, "signOrder", sign.clone()).await;
    assert_eq!(signed["order"]["signedBy"]["lastName"], "Заместителева");
    let content = paper(&app, &other, &draft["id"]).await.unwrap().content;
    assert_eq!(
        content.signatory.position, "Заместитель директора",
        "the paper names who signed"
    );
    assert_eq!(
        act(&app, &own, "signOrder", sign).await["reason"],
        "NOT_DRAFT"
    );
}

async fn a_number_is_taken_once_a_year_and_dates_are_of_the_open_register(app: TestApp) {
    let town = &app.town;
    let (first, second) = (agreed(&app).await, second_pair(&app).await);
    let prepare = async |row: &Value| {
        done(
            &app,
            town.curator,
            "preparePairOrder",
            order_for(&app, &[row]),
        )
        .await
    };
    let (first, second) = (prepare(&first).await, prepare(&second).await);
    let sign = |order: &Value, number: &str, date: &str| json!({ "orderId": order["id"], "number": number, "date": date });
    let refused = async |input: Value| reason(&app, town.head, "signOrder", input).await;
    assert_eq!(
        refused(sign(&first, "90-од", "2026-11-16")).await,
        "DATE_IN_THE_FUTURE"
    );
    assert_eq!(
        refused(sign(&first, "90-од", "2025-12-31")).await,
        "DATE_TOO_EARLY"
    );
    for (number, problem, limit) in [
        (" № ", "EMPTY", Value::Null),
        ("б/н", "MALFORMED", Value::Null),
        ("90\u{0}", "MALFORMED", Value::Null),
        (&"9".repeat(31), "TOO_LONG", json!(30)),
    ] {
        let input = sign(&first, number, "2026-11-15");
        let said = act(&app, &town.actor(town.head), "signOrder", input).await;
        assert_eq!(
            said["fields"],
            json!([{ "path": ["number"], "problem": problem, "limit": limit }])
        );
    }
    done(
        &app,
        town.head,
        "signOrder",
        sign(&first, "90-од", "2026-01-12"),
    )
    .await;
    assert_eq!(
        refused(sign(&second, "90-ОД", "2026-11-15")).await,
        "NUMBER_TAKEN"
    );
    assert_eq!(
        refused(sign(&first, "91-од", "2026-11-15")).await,
        "NOT_DRAFT"
    );
    done(
        &app,
        town.head,
        "signOrder",
        sign(&second, "91-од", "2026-11-15"),
    )
    .await;
}

async fn a_thrown_away_draft_gives_its_pairs_back(app: TestApp) {
    let town = &app.town;
    let row = agreed(&app).await;
    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    let id = json!({ "orderId": draft["id"] });
    let cancelled = done(&app, town.curator, "cancelOrder", id.clone()).await;
    assert_eq!(cancelled["state"], "CANCELLED");
    assert_eq!(cancelled["mentorships"], json!([]));
    assert_eq!(cancelled["viewerCan"], json!(["READ"]));
    assert_eq!(state(&app, &row).await, "AGREED");
    assert_eq!(
        reason(&app, town.curator, "cancelOrder", id).await,
        "NOT_DRAFT"
    );
    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    assert_eq!(
        reason(&app, town.head, "signOrder", sign).await,
        "NOT_DRAFT"
    );

    let again = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&row]),
    )
    .await;
    let sign = json!({ "orderId": again["id"], "number": "90-од", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", sign).await;
    let late = reason(
        &app,
        town.head,
        "cancelOrder",
        json!({ "orderId": again["id"] }),
    )
    .await;
    assert_eq!(late, "NOT_DRAFT");
}

async fn an_order_makes_an_employee_a_curator(app: TestApp) {
    let (town, world) = (&app.town, app.world());
    let input = |id: PersonId| json!({ "schoolId": school(town.school), "personId": person(id) });
    let refused = async |id| reason(&app, town.head, "prepareCuratorOrder", input(id)).await;
    assert_eq!(refused(town.curator).await, "ALREADY_CURATOR");
    let gone = world.person("Ушедший Лев").await;
    world.employ(gone, town.school, "учитель", 3).await;
    sql(
        &app,
        "UPDATE employment SET ended_on = '2026-11-14' WHERE person_id = $1",
        gone.0,
    )
    .await;
    assert_eq!(refused(gone).await, "NOT_EMPLOYED");
    for unknown in [town.sibling_curator, PersonId(Uuid::from_u128(1))] {
        let code = app
            .as_(town.head)
            .refused("prepareCuratorOrder", input(unknown))
            .await;
        assert_eq!(code, "NOT_FOUND");
    }

    let draft = done(
        &app,
        town.head,
        "prepareCuratorOrder",
        input(town.bystander),
    )
    .await;
    assert_eq!(
        (&draft["kind"], &draft["state"]),
        (&json!("APPOINT_CURATOR"), &json!("DRAFT"))
    );
    assert_eq!(draft["viewerCan"], json!(["READ", "SIGN", "CANCEL"]));
    assert_eq!(refused(town.bystander).await, "ORDER_PREPARED");
    assert_eq!(curators(&app, town.school).await, [town.curator]);

    let sign = json!({ "orderId": draft["id"], "number": "12", "date": "2026-11-13" });
    done(&app, town.head, "signOrder", sign).await;
    assert_eq!(
        curators(&app, town.school).await,
        [town.curator, town.bystander]
    );
    let now = app.store().clock().now();
    let posts = app
        .store()
        .posts()
        .of_person(town.bystander, now)
        .await
        .unwrap();
    assert_eq!(
        posts[0].valid_from.to_string(),
        "2026-11-13",
        "from the order's date on"
    );
    assert_eq!(refused(town.bystander).await, "ALREADY_CURATOR");
    let content = paper(&app, &town.actor(town.head), &draft["id"])
        .await
        .unwrap()
        .content;
    let first = &content.points[0];
    let said = first.text.replace('\u{a0}', " ");
    assert!(
        said.starts_with("Назначить с 13 ноября 2026 г. куратором"),
        "{said}"
    );
    assert_eq!(first.lines, ["Посторонний Иван Иванович — учитель физики."]);
}

async fn each_deed_is_for_its_own_people(app: TestApp) {
    let town = &app.town;
    let row = agreed(&app).await;
    let prepare = order_for(&app, &[&row]);
    let code = async |who: PersonId, name: &str, input: &Value| {
        app.as_(who).refused(name, input.clone()).await
    };
    for (who, said) in [
        (town.mentor, "FORBIDDEN"),
        (town.bystander, "NOT_FOUND"),
        (town.psychologist, "NOT_FOUND"),
        (town.municipal, "NOT_FOUND"),
        (town.sibling_curator, "NOT_FOUND"),
    ] {
        assert_eq!(code(who, "preparePairOrder", &prepare).await, said);
    }
    // A pair of another school in one's own order, and one's own pair in an order of another school.
    let foreign = app
        .world()
        .pair_in_force(town.sibling, town.sibling_curator, town.sibling_head)
        .await;
    let mixed = json!({ "id": mentorship(foreign) });
    assert_eq!(
        code(
            town.curator,
            "preparePairOrder",
            &order_for(&app, &[&row, &mixed])
        )
        .await,
        "NOT_FOUND"
    );
    let mut elsewhere = prepare.clone();
    elsewhere["schoolId"] = json!(school(town.sibling));
    assert_eq!(
        code(town.curator, "preparePairOrder", &elsewhere).await,
        "NOT_FOUND"
    );

    let draft = done(&app, town.curator, "preparePairOrder", prepare).await;
    let sign = json!({ "orderId": draft["id"], "number": "90-од", "date": "2026-11-15" });
    let cancel = json!({ "orderId": draft["id"] });
    for (who, said) in [
        (town.curator, "FORBIDDEN"),
        (town.mentor, "FORBIDDEN"),
        (town.bystander, "NOT_FOUND"),
        (town.authority, "NOT_FOUND"),
        (town.regional, "NOT_FOUND"),
        (town.sibling_head, "NOT_FOUND"),
    ] {
        assert_eq!(code(who, "signOrder", &sign).await, said);
        if who != town.curator {
            assert_eq!(code(who, "cancelOrder", &cancel).await, said);
        }
    }
    let unknown = json!({ "orderId": format!("order:{}", Uuid::from_u128(3)), "number": "1", "date": "2026-11-15" });
    assert_eq!(code(town.head, "signOrder", &unknown).await, "NOT_FOUND");

    let curator = json!({ "schoolId": school(town.school), "personId": person(town.bystander) });
    for (who, said) in [
        (town.curator, "FORBIDDEN"),
        (town.bystander, "NOT_FOUND"),
        (town.sibling_head, "NOT_FOUND"),
    ] {
        assert_eq!(code(who, "prepareCuratorOrder", &curator).await, said);
    }
}

async fn the_desk_lists_orders_for_who_keeps_the_school(app: TestApp) {
    let town = &app.town;
    let draft = drafted(&app).await;
    let query = "query($id: ID!, $filter: OrderFilter) { viewer { school(id: $id) {
        orders(filter: $filter) { totalCount nodes { id } } } } }";
    let listed = async |who: PersonId, filter: Value| {
        let variables = json!({ "id": school(town.school), "filter": filter });
        let seen = app.as_(who).run(query, variables).await;
        seen["viewer"]["school"]["orders"].clone()
    };
    let one = json!({ "totalCount": 1, "nodes": [{ "id": draft["id"] }] });
    let none = json!({ "totalCount": 0, "nodes": [] });
    for keeper in [town.curator, town.head] {
        assert_eq!(
            listed(
                keeper,
                json!({ "states": ["DRAFT"], "kind": "ASSIGN_PAIRS" })
            )
            .await,
            one
        );
        assert_eq!(listed(keeper, json!({ "states": ["SIGNED"] })).await, none);
        assert_eq!(
            listed(keeper, json!({ "kind": "APPOINT_CURATOR" })).await,
            none
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
}

async fn a_paper_is_handed_out_to_who_may_read_it_and_the_handing_out_is_noted(app: TestApp) {
    let town = &app.town;
    let (first, second) = (agreed(&app).await, second_pair(&app).await);
    let draft = done(
        &app,
        town.curator,
        "preparePairOrder",
        order_for(&app, &[&first, &second]),
    )
    .await;
    let uuid = draft["id"]
        .as_str()
        .unwrap()
        .trim_start_matches("order:")
        .to_owned();
    assert_eq!(draft["docxUrl"], format!("/files/orders/{uuid}.docx"));
    assert_eq!(draft["pdfUrl"], format!("/files/orders/{uuid}.pdf"));
    let of = async |who: PersonId| paper(&app, &town.actor(who), &draft["id"]).await;
    assert_eq!(of(town.curator).await.unwrap().file_name, "Проект приказа");
    assert_eq!(of(town.mentee).await.unwrap().content.number, None);
    for stranger in [
        town.bystander,
        town.psychologist,
        town.municipal,
        town.regional,
        town.sibling_head,
    ] {
        assert!(matches!(of(stranger).await, Err(GqlError::NotFound)));
    }
    let public = paper(&app, &Actor::Public, &draft["id"]).await;
    assert!(matches!(public, Err(GqlError::Unauthenticated)));
    assert_eq!(handed_out(&app).await, [town.curator, town.mentee]);

    let sign = json!({ "orderId": draft["id"], "number": "12/1-к", "date": "2026-11-15" });
    done(&app, town.head, "signOrder", sign).await;
    assert_eq!(
        of(town.mentor).await.unwrap().file_name,
        "Приказ № 12-1-к от 15.11.2026"
    );
    // The mentee sees of the order's pairs their own alone.
    let seen = look(&app, &town.actor(town.mentee), &draft["id"]).await;
    assert_eq!(pairs(&seen).len(), 1);
    assert_eq!(pairs(&seen)[0]["id"], first["id"]);
    assert_eq!(
        look(&app, &town.actor(town.municipal), &draft["id"]).await,
        Value::Null
    );
}

async fn second_pair(app: &TestApp) -> Value {
    let mentee = another_mentee(app, "Яблокова Инна").await;
    let input = proposal(
        app,
        json!({ "menteeId": person(mentee), "format": "VIRTUAL" }),
    );
    let row = done(app, app.town.curator, "proposeMentorship", input).await;
    both_agree(app, &row, mentee).await
}

async fn drafted(app: &TestApp) -> Value {
    let row = agreed(app).await;
    done(
        app,
        app.town.curator,
        "preparePairOrder",
        order_for(app, &[&row]),
    )
    .await
}

fn pairs(order: &Value) -> &[Value] {
    order["mentorships"].as_array().map_or(&[], Vec::as_slice)
}

async fn state(app: &TestApp, row: &Value) -> Value {
    let query = "query($id: ID!) { viewer { mentorship(id: $id) { state } } }";
    let seen = app
        .as_(app.town.curator)
        .run(query, json!({ "id": row["id"] }))
        .await;
    seen["viewer"]["mentorship"]["state"].clone()
}

async fn look(app: &TestApp, who: &Actor, id: &Value) -> Value {
    let query = format!("query($id: ID!) {{ viewer {{ order(id: $id) {{ {ORDER} }} }} }}");
    let mut seen = app
        .client(who.clone())
        .run(&query, json!({ "id": id }))
        .await;
    seen["viewer"]["order"].take()
}

pub(crate) async fn paper(app: &TestApp, who: &Actor, id: &Value) -> Result<OrderPaper, GqlError> {
    let uuid = id
        .as_str()
        .and_then(|id| id.strip_prefix("order:"))
        .expect("an order's id");
    let installation = Arc::new(Installation {
        public_url: "https://example.org".to_owned(),
        demo: true,
    });
    let viewer = Viewer::new(who.clone(), app.store().clone(), installation);
    papers::order(&viewer, OrderId(uuid.parse().expect("a uuid"))).await
}

/// The rows of the table of pairs, the lines of a cell joined by bars.
pub(crate) fn table(content: &OrderContent) -> Vec<Vec<String>> {
    let AppendixBlock::Table(table) = &content.appendices[0].blocks[0] else {
        panic!("the appendix is a table")
    };
    let cells =
        |row: &Vec<domain::document::Cell>| row.iter().map(|cell| cell.0.join("|")).collect();
    table.rows.iter().map(cells).collect()
}

async fn curators(app: &TestApp, at: Whereabouts) -> Vec<PersonId> {
    let now = app.store().clock().now();
    let role = [domain::access::Role::Curator];
    let posts = app
        .store()
        .posts()
        .at_schools(&[at.school], &role, now)
        .await
        .unwrap();
    posts.into_iter().map(|post| post.person).collect()
}

/// Who was handed papers, the first one first.
async fn handed_out(app: &TestApp) -> Vec<PersonId> {
    let db = app.store().connection();
    let sql = "SELECT person_id FROM access_log WHERE deed = 'Download' AND subject_kind = 'order' ORDER BY id";
    let rows = db
        .query_all_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap();
    rows.iter()
        .map(|row| PersonId(row.try_get_by_index(0).unwrap()))
        .collect()
}
