//! Templates of programmes: two of the municipality, one of the school that the demo accounts belong to.

use anyhow::Result;
use chrono::Duration;
use domain::clock::SchoolYear;
use serde_json::{Value, json};

use super::region::{Builder, Staffed, day};
use super::texts::THEMES;

const KEPT: &str = "template { id edition }";

/// Lets the municipality and the school keep their templates; answers with the one that a programme is drafted from, and
/// its edition.
pub async fn fill(builder: &Builder<'_>, at: &Staffed) -> Result<Value> {
    let driver = builder.driver;
    let year = SchoolYear::of(builder.today).first_year();
    driver.on(day(year, 8, 26)?.min(builder.today - Duration::days(45)));
    let query = "query($id: ID!) { viewer { school(id: $id) { municipality { id } } } }";
    let seen = driver
        .asks(&at.curator, query, json!({ "id": at.school }))
        .await?;
    let municipality = &seen["viewer"]["school"]["municipality"]["id"];

    let assessment = in_use(builder, &at.methodologist, assessment(municipality)).await?;
    in_use(builder, &at.methodologist, first_year(municipality)).await?;
    in_use(builder, &at.curator, contest(&at.school)).await?;
    Ok(assessment)
}

/// The municipality writes the next edition of `template`: programmes that came from the first one are told of it.
pub async fn renew(builder: &Builder<'_>, at: &Staffed, template: &Value) -> Result<()> {
    let driver = builder.driver;
    driver.on(builder.today - Duration::days(5));
    let query = "query($id: ID!) { viewer { school(id: $id) { municipality { id } } } }";
    let seen = driver
        .asks(&at.curator, query, json!({ "id": at.school }))
        .await?;
    let mut input = assessment(&seen["viewer"]["school"]["municipality"]["id"]);
    input["templateId"] = template["id"].clone();
    input["edition"] = template["edition"].clone();
    if let Some(lines) = input["activities"].as_array_mut() {
        lines.push(line(
            230,
            "OPEN_LESSON",
            "Показать приёмы коллегам на методическом дне",
            "Открытый урок, отзывы коллег",
        ));
    }
    driver
        .does(&at.methodologist, "keepProgrammeTemplate", input, KEPT)
        .await?;
    driver.on(builder.today);
    Ok(())
}

async fn in_use(builder: &Builder<'_>, who: &Value, input: Value) -> Result<Value> {
    let driver = builder.driver;
    let done = driver
        .does(who, "keepProgrammeTemplate", input, KEPT)
        .await?;
    let template = done["template"].clone();
    let input = json!({ "templateId": template["id"], "edition": template["edition"] });
    driver
        .does(
            who,
            "putProgrammeTemplateInUse",
            input,
            "template { state }",
        )
        .await?;
    Ok(template)
}

/// What the demo's own pair works on.
fn assessment(place: &Value) -> Value {
    let theme = THEMES.first();
    let lines = theme.map(|theme| theme.activities.as_slice());
    let lines = (1..).zip(lines.unwrap_or_default());
    let lines: Vec<Value> = lines
        .map(|(number, step)| line(number * 28, &step.kind, &step.title, &step.expected))
        .collect();
    json!({
        "placeId": place, "title": "Формирующее оценивание на уроке",
        "purpose": "Для педагогов, которым трудно давать обратную связь и которые видят только отметку.",
        "form": "TEACHER_TEACHER", "categories": ["YOUNG_SPECIALIST_0_3"], "deficitKinds": ["METHODICAL"],
        "topics": ["TEACHING_METHODS"], "months": 8,
        "goal": theme.map(|theme| theme.goal.as_str()).unwrap_or_default(),
        "expectedResult": theme.map(|theme| theme.expected.as_str()).unwrap_or_default(),
        "activities": lines,
    })
}

fn first_year(place: &Value) -> Value {
    json!({
        "placeId": place, "title": "Первый год в профессии",
        "purpose": "Вхождение молодого педагога в школу: документы, уроки, класс, родители.",
        "form": "TEACHER_TEACHER", "categories": ["YOUNG_SPECIALIST_0_3", "NEWLY_APPOINTED"],
        "deficitKinds": [], "topics": ["TEACHING_METHODS", "UPBRINGING"], "months": 9,
        "goal": "Помочь молодому педагогу освоиться в школе и уверенно вести уроки к концу первого года",
        "expectedResult": "Педагог ведёт документы без ошибок, дал открытый урок и составил план развития на второй год",
        "activities": [
            line(2, "CONSULTATION", "Познакомиться со школой, её правилами и документами", "Памятка первого месяца"),
            line(10, "DOCUMENT_WORK", "Составить рабочую программу и календарный план", "Согласованная рабочая программа"),
            line(24, "LESSON_VISIT", "Посетить уроки наставника и записать увиденное", "Три листа наблюдения"),
            line(52, "JOINT_LESSON", "Провести урок вдвоём и разобрать его", "Конспект с самоанализом"),
            line(94, "CONSULTATION", "Подготовить родительское собрание", "План собрания и памятка родителям"),
            line(150, "LESSON_VISIT", "Наставник посещает уроки и даёт обратную связь", "Карта роста"),
            line(220, "OPEN_LESSON", "Дать открытый урок", "Урок, самоанализ и отзывы коллег"),
            line(255, "DOCUMENT_WORK", "Подвести итоги и наметить второй год", "План развития"),
        ],
    })
}

fn contest(place: &Value) -> Value {
    json!({
        "placeId": place, "title": "Подготовка к профессиональному конкурсу",
        "purpose": "Для тех, кто представляет школу на муниципальном этапе.",
        "form": null, "categories": ["CONTEST_PREPARATION"], "deficitKinds": ["PROFESSIONAL"], "topics": [],
        "months": 4,
        "goal": "Подготовить конкурсный урок и методическую мастерскую",
        "expectedResult": "Материалы поданы в срок, урок и мастерская показаны коллегам",
        "activities": [
            line(7, "CONTEST_PREPARATION", "Разобрать положение и критерии конкурса", "План подготовки"),
            line(35, "OPEN_LESSON", "Показать конкурсный урок в своей школе", "Запись урока и замечания"),
            line(77, "CONTEST_PREPARATION", "Собрать методическую мастерскую", "Сценарий мастерской"),
            line(105, "EVENT", "Выступить на муниципальном этапе", "Сертификат участника"),
        ],
    })
}

fn line(due_day: i32, kind: &str, title: &str, expected: &str) -> Value {
    json!({ "title": title, "kind": kind, "dueDay": due_day, "expectedResult": expected })
}
