//! Roadmaps: the municipality's is in force, the demo's own school works through it, another school waits for the
//! centre's word on its own.

use anyhow::{Context, Result};
use chrono::{Datelike, Duration};
use domain::clock::SchoolYear;
use serde_json::{Value, json};

use super::region::{Builder, Staffed, day};

/// What most steps of a roadmap answer with.
const ROADMAP: &str = "RoadmapDone";
const KEPT: &str = "roadmap { id revision }";
/// What most steps of a report answer with.
const REPORT: &str = "RoadmapReportDone";
const REPORTED: &str = "report { id revision rows { itemId } }";

/// Puts the municipality's roadmap into force for `shown`, `drawing` and all other schools, and lets them work on it.
pub async fn fill(
    builder: &Builder<'_>,
    municipality: &Value,
    shown: &Staffed,
    drawing: Option<&Staffed>,
) -> Result<()> {
    let driver = builder.driver;
    let year = SchoolYear::of(builder.today).first_year();
    let centre = &shown.methodologist;
    let approved = day(year, 9, 3)?.min(builder.today);
    driver.on(approved);
    // Something is overdue but in the first days of the year.
    let late = (builder.today - Duration::days(12)).max(day(year, 9, 2)?);
    let input = json!({
        "placeId": municipality, "schoolYear": year, "content": paper(year, late),
    });
    let done = driver.does(centre, "readPlan", input, KEPT).await?;
    let roadmap = done["roadmap"]["id"].clone();
    check_all(builder, centre, &roadmap).await?;
    let input = json!({
        "roadmapId": roadmap, "revision": done["roadmap"]["revision"], "orderNumber": "112-од",
        "approvedOn": approved,
    });
    driver
        .does_as(centre, "approveRoadmap", ROADMAP, input, KEPT)
        .await?;
    driver.on(builder.today);
    work(builder, shown).await?;
    let report = written(builder, shown, &roadmap, year).await?;
    let input = step(&report);
    driver
        .does_as(
            &shown.head,
            "signRoadmapReport",
            REPORT,
            input,
            "report { id }",
        )
        .await?;
    if let Some(school) = drawing {
        driver.on((builder.today - Duration::days(4)).max(approved));
        let input = json!({ "parentId": roadmap, "schoolId": school.school });
        let own = driver
            .does_as(&school.curator, "drawRoadmap", ROADMAP, input, KEPT)
            .await?;
        let own = &own["roadmap"];
        let input = json!({ "roadmapId": own["id"], "item": {
            "title": "День наставника: открытые занятия и круглый стол", "term": format!("март {} г.", year + 1),
            "responsible": "куратор, наставники", "participants": "все пары", "result": "Записи занятий",
            "evidence": "Отчёт",
        } });
        driver
            .does_as(
                &school.curator,
                "addRoadmapItem",
                "RoadmapItemDone",
                input,
                "item { id }",
            )
            .await?;
        let input = json!({ "roadmapId": own["id"], "revision": own["revision"] });
        driver
            .does_as(&school.curator, "submitRoadmap", ROADMAP, input, KEPT)
            .await?;
        driver.on(builder.today);
        sent_back(builder, school, &roadmap, year).await?;
    }
    Ok(())
}

async fn check_all(builder: &Builder<'_>, who: &Value, roadmap: &Value) -> Result<()> {
    let query = "query($id: ID!) { viewer { roadmap(id: $id) { items { id } } } }";
    let driver = builder.driver;
    let seen = driver.asks(who, query, json!({ "id": roadmap })).await?;
    let items = seen["viewer"]["roadmap"]["items"].as_array();
    let items: Vec<&Value> = items
        .context("the roadmap has rows")?
        .iter()
        .map(|item| &item["id"])
        .collect();
    let input = json!({ "roadmapId": roadmap, "itemIds": items, "isChecked": true });
    driver
        .does_as(who, "checkRoadmapItems", ROADMAP, input, KEPT)
        .await?;
    Ok(())
}

/// The school has done what was due but for the last of it; the centre has looked at the first.
async fn work(builder: &Builder<'_>, at: &Staffed) -> Result<()> {
    let driver = builder.driver;
    let query = "query($id: ID!) { viewer { school(id: $id) { duties(filter: { overdueOnly: true }, first: 50) { nodes {
        id revision due } } } } }";
    let seen = driver
        .asks(&at.curator, query, json!({ "id": at.school }))
        .await?;
    let due = seen["viewer"]["school"]["duties"]["nodes"]
        .as_array()
        .cloned();
    let due = due.unwrap_or_default();
    let done = due.len().saturating_sub(1);
    let proofs = [
        json!({ "kind": "ORDER", "title": "Приказ о назначении куратора и рабочей группы", "number": "41-од" }),
        json!({ "kind": "LINK", "title": "Страница о наставничестве", "url": "https://school.example.org/mentoring" }),
        json!({ "kind": "NUMBER", "title": "Сколько пар согласовали программы", "number": "5" }),
    ];
    let mut stated = Vec::new();
    for (occurrence, proof) in due.iter().take(done).zip(proofs.iter().cycle()) {
        let input = json!({
            "occurrenceId": occurrence["id"], "revision": occurrence["revision"], "doneOn": builder.today,
            "comment": "Сделано, материалы приложены.", "evidence": [proof],
        });
        let said = driver
            .does_as(
                &at.curator,
                "stateExecution",
                "OccurrenceDone",
                input,
                "occurrence { id }",
            )
            .await?;
        stated.push(said["occurrence"]["id"].clone());
    }
    if let Some(first) = stated.first() {
        let input = json!({ "occurrenceIds": [first] });
        driver
            .does(
                &at.methodologist,
                "verifyExecutions",
                input,
                "verified { id }",
            )
            .await?;
    }
    Ok(())
}

/// The report of a school on what it has done so far, as its curator wrote it.
async fn written(builder: &Builder<'_>, at: &Staffed, roadmap: &Value, year: i32) -> Result<Value> {
    let driver = builder.driver;
    let from = day(year, 9, 1)?;
    let input = json!({
        "roadmapId": roadmap, "placeId": at.school, "from": from, "until": builder.today.max(from),
    });
    let said = driver
        .does_as(&at.curator, "startRoadmapReport", REPORT, input, REPORTED)
        .await?;
    let mut input = step(&said["report"]);
    input["summary"] = json!(
        "Кураторы и рабочая группа назначены, пары работают по программам. Не успели спросить пары о первых встречах: \
         вернёмся к этому до конца месяца."
    );
    input["rows"] = json!([{
        "itemId": said["report"]["rows"][0]["itemId"], "comment": "Приказ размещён на сайте",
        "effectiveness": "У каждой пары есть куратор",
    }]);
    let said = driver
        .does_as(&at.curator, "changeRoadmapReport", REPORT, input, REPORTED)
        .await?;
    Ok(said["report"].clone())
}

fn step(report: &Value) -> Value {
    json!({ "reportId": report["id"], "revision": report["revision"] })
}

/// Another school's report comes back: it says that things are done and proves nothing.
async fn sent_back(builder: &Builder<'_>, at: &Staffed, roadmap: &Value, year: i32) -> Result<()> {
    let driver = builder.driver;
    let report = written(builder, at, roadmap, year).await?;
    let row = report["rows"][0]["itemId"].clone();
    let said = driver
        .does_as(
            &at.head,
            "signRoadmapReport",
            REPORT,
            step(&report),
            REPORTED,
        )
        .await?;
    let mut input = step(&said["report"]);
    input["reason"] = json!("В отчёте сказано, что приказ есть, но в карте он не отмечен.");
    input["remarks"] =
        json!([{ "itemId": row, "text": "Отметьте исполнение и приложите приказ." }]);
    driver
        .does_as(
            &at.methodologist,
            "returnRoadmapReport",
            REPORT,
            input,
            "report { id }",
        )
        .await?;
    Ok(())
}

/// The plan as the methodologist has it in a table.
fn paper(year: i32, late: domain::clock::Date) -> String {
    let next = year + 1;
    let late = format!(
        "до {:02}.{:02}.{} г.",
        late.day(),
        late.month(),
        late.year()
    );
    let autumn = |text: &str| format!("{text} {year} г.");
    let spring = |text: &str| format!("{text} {next} г.");
    let sections = [
        (
            "Организация работы",
            vec![
                (
                    "Подготовить приказ о назначении куратора и рабочей группы",
                    autumn("до 15 сентября"),
                    "руководители ОО",
                ),
                (
                    "Составить список наставников и тех, кому нужна помощь",
                    autumn("сентябрь"),
                    "кураторы",
                ),
                (
                    "Собрать кураторов на установочную встречу",
                    autumn("сентябрь"),
                    "методический центр",
                ),
                (
                    "Обновлять страницу о наставничестве на сайте",
                    "постоянно".to_owned(),
                    "ОО",
                ),
            ],
        ),
        (
            "Работа пар",
            vec![
                (
                    "Согласовать программы пар с их участниками",
                    autumn("до 1 ноября"),
                    "кураторы",
                ),
                ("Спросить пары о первых встречах", late, "кураторы"),
                (
                    "Провести неделю открытых уроков молодых педагогов",
                    spring("февраль"),
                    "школы",
                ),
                (
                    "Показать занятия молодых воспитателей коллегам",
                    spring("март"),
                    "ДОУ",
                ),
                (
                    "Отвечать на вопросы кураторов",
                    "по запросу".to_owned(),
                    "методический центр",
                ),
            ],
        ),
        (
            "Итоги года",
            vec![
                (
                    "Передать в центр сведения за первое полугодие",
                    spring("до 20 января"),
                    "ОО",
                ),
                (
                    "Описать одну удачную практику своей пары",
                    spring("апрель"),
                    "кураторы",
                ),
                (
                    "Обсудить итоги года на совещании руководителей",
                    spring("май"),
                    "управление образования",
                ),
            ],
        ),
    ];
    let mut rows = String::new();
    for (section, (title, lines)) in (1..).zip(sections) {
        rows.push_str(&format!("<tr><td colspan=4>{title}</td></tr>"));
        for (line, (activity, term, who)) in (1..).zip(lines) {
            rows.push_str(&format!(
                "<tr><td>{section}.{line}</td><td>{activity}</td><td>{term}</td><td>{who}</td></tr>"
            ));
        }
    }
    format!(
        "<p>План мероприятий («дорожная карта») развития наставничества на {year}/{next} учебный год</p>\
         <table><tr><th>№ п/п</th><th>Мероприятие</th><th>Срок</th><th>Ответственный</th></tr>{rows}</table>"
    )
}
