//! The report on the execution of a roadmap as blocks of a paper.

use super::fitted::{table, width};
use super::order::name_lines;
use super::roadmap::{headings, line, own};
use super::{Block, Paper, Row, SIGNING_DAY, SIGNING_LINE, Text};
use crate::roadmap::columns::is_shared;
use crate::roadmap::mark::{mark, sums};
use crate::roadmap::{Counts, Execution, Late, RoadmapReport, RoadmapRow};
use crate::words::{count, date, sentence};

/// Lays out a report; one that has a table of organisations lies across.
pub(crate) fn roadmap_report(report: &RoadmapReport) -> Paper {
    let mut blocks = head(report);
    let organisations = report.organisations();
    let wide = !organisations.is_empty();
    let mut parts = Parts::default();
    parts.open(&mut blocks, "Итоги");
    // Where they are not named, one line stands for all of them.
    let known = match report.sums_only {
        true => 0,
        false => organisations.len(),
    };
    results(report, known, &mut blocks);
    parts.open(&mut blocks, "Показатели исполнения");
    blocks.push(figures(report.counts(), width(wide)));
    if wide {
        parts.open(&mut blocks, "Исполнение по организациям");
        blocks.push(by_organisation(&organisations, width(wide)));
    }
    parts.open(&mut blocks, "Исполнение мероприятий");
    blocks.push(by_row(report, width(wide)));
    parts.open(&mut blocks, "Просроченные мероприятия");
    late(report, width(wide), &mut blocks);
    blocks.push(Block::Signature {
        position: Text::from(&report.signatory.position),
        line: Text::from(SIGNING_LINE),
        name: Text::from(&report.signatory.name),
    });
    match report.signed_on {
        Some(on) => blocks.push(Block::Paragraph {
            text: Text::from(date::long(on)),
        }),
        None => blocks.push(Block::Gaps {
            text: Text::from(SIGNING_DAY),
        }),
    }
    if let Some(accepted) = &report.accepted {
        let said = format!("Принят {}: {}", date::long(accepted.on), accepted.by);
        blocks.push(Block::Paragraph {
            text: Text::from(sentence(&said)),
        });
    }
    let head = &report.letterhead;
    Paper {
        title: Text::from(format!("Отчёт об исполнении: {}", report.roadmap.title)),
        author: Text::from(head.short_name.as_ref().unwrap_or(&head.organisation)),
        date: Some(report.on),
        wide,
        blocks,
    }
}

/// Numbers the parts of the report.
#[derive(Default)]
struct Parts(u32);

impl Parts {
    fn open(&mut self, blocks: &mut Vec<Block>, title: &str) {
        self.0 += 1;
        blocks.push(Block::Command {
            text: Text::from(format!("{}. {title}", self.0)),
        });
    }
}

fn head(report: &RoadmapReport) -> Vec<Block> {
    let head = &report.letterhead;
    let centred = |text: String| Block::Centred {
        text: Text::from(text),
        large: false,
    };
    let approved = report.roadmap.approval.as_ref().map(|approval| {
        let order = approval.lines().into_iter().next();
        centred(format!("(утверждено {})", order.unwrap_or_default()))
    });
    let period = format!(
        "за период с\u{a0}{} по\u{a0}{}",
        date::long(report.from),
        date::long(report.until)
    );
    let short = head.short_name.as_ref();
    let mut blocks = vec![
        Block::Letterhead {
            authorities: head.authorities.iter().map(Text::from).collect(),
            organisation: name_lines(&head.organisation),
            short_name: short.map(|name| Text::from(format!("({name})"))),
        },
        Block::Species {
            text: Text::from("ОТЧЁТ ОБ ИСПОЛНЕНИИ ДОРОЖНОЙ КАРТЫ"),
        },
        Block::Heading {
            text: Text::from(&report.roadmap.title),
            new_page: false,
        },
    ];
    blocks.extend(approved);
    blocks.push(centred(period));
    blocks
}

fn results(report: &RoadmapReport, organisations: usize, blocks: &mut Vec<Block>) {
    let counts = report.counts();
    let rows = count::of(
        count::signed(report.roadmap.rows.len()),
        ["мероприятие", "мероприятия", "мероприятий"],
    );
    let due = count::of(
        counts.due().into(),
        ["срок исполнения", "срока исполнения", "сроков исполнения"],
    );
    let among = match organisations {
        0 => String::new(),
        number => format!(" (организаций: {number})"),
    };
    let mut said = format!(
        "Дорожная карта содержит {rows}; на отчётный период {} {due}{among}",
        count::word(
            counts.due().into(),
            ["приходится", "приходятся", "приходится"]
        ),
    );
    if let Some(percent) = counts.percent() {
        said.push_str(&format!(
            ". По состоянию на {} исполнено {} ({percent}\u{a0}%)",
            date::long(report.on),
            counts.fulfilled()
        ));
        said.push_str(&match counts.overdue {
            0 => ", просроченных нет".to_owned(),
            overdue => format!(", просрочено {overdue}"),
        });
    }
    let absent = (!report.absent.is_empty()).then(|| {
        let names = report.absent.join("; ");
        sentence(&format!(
            "В показатели не вошли организации, отчёты которых не приняты ({}): {names}",
            report.absent.len()
        ))
    });
    let own = report.summary.iter().map(|text| sentence(text));
    for text in std::iter::once(sentence(&said)).chain(absent).chain(own) {
        blocks.push(Block::Paragraph {
            text: Text::from(text),
        });
    }
}

/// The counts, one below the other.
fn figures(counts: Counts, width: usize) -> Block {
    let row = |(at, (title, number)): (usize, (&str, u32))| {
        Row::from(vec![
            line(&(at + 1).to_string()),
            line(title),
            line(&number.to_string()),
        ])
    };
    let rows = [
        ("Всего к исполнению", counts.due()),
        ("Срок не наступил", counts.planned),
        ("Исполнено, ожидает проверки", counts.done),
        ("Исполнено и проверено", counts.verified),
        ("Просрочено", counts.overdue),
        ("Неприменимо", counts.not_applicable),
    ];
    let rows = rows.into_iter().enumerate().map(row).collect();
    table(&["№", "Показатель", "Количество"], rows, width)
}

fn by_organisation(organisations: &[(String, Counts)], width: usize) -> Block {
    let row = |index: usize, name: &str, counts: Counts| {
        let percent = counts
            .percent()
            .map_or_else(|| "—".to_owned(), |percent| format!("{percent}\u{a0}%"));
        let number = match index {
            0 => String::new(),
            index => index.to_string(),
        };
        let figures = [
            counts.due(),
            counts.planned,
            counts.done,
            counts.verified,
            counts.overdue,
            counts.not_applicable,
        ];
        let mut cells = vec![line(&number), line(name)];
        cells.extend(figures.map(|number| vec![Text::from(number.to_string())]));
        cells.push(vec![Text::from(percent)]);
        Row::from(cells)
    };
    let mut rows: Vec<Row> = organisations
        .iter()
        .enumerate()
        .map(|(index, (name, counts))| row(index + 1, name, *counts))
        .collect();
    let all = organisations
        .iter()
        .fold(Counts::default(), |sum, (_, one)| sum.with(*one));
    rows.push(row(0, "Всего по организациям", all));
    let titles = [
        "№",
        "Организация",
        "Всего",
        "Срок не наступил",
        "Ожидает проверки",
        "Проверено",
        "Просрочено",
        "Неприменимо",
        "Исполнено",
    ];
    table(&titles, rows, width)
}

fn by_row(report: &RoadmapReport, width: usize) -> Block {
    let mut rows = Vec::new();
    // A column that no row fills is left out.
    let told = |row: &RoadmapRow| !row.effectiveness.is_empty();
    let effective = report.roadmap.rows.iter().any(told);
    let mut above: Option<&RoadmapRow> = None;
    for row in &report.roadmap.rows {
        rows.extend(headings(above, row));
        let shared = above.is_some_and(|above| is_shared(above, row));
        above = Some(row);
        let lines = marked(report, row);
        let lines = match lines.is_empty() {
            true => vec![Text::from("—")],
            false => lines.iter().map(Text::from).collect(),
        };
        let mut cells = vec![
            own(row.number.as_deref().unwrap_or_default(), shared),
            own(&row.activity, shared),
            own(&row.term, false),
            Some(lines),
            own(&row.comment, false),
        ];
        if effective {
            cells.push(own(&row.effectiveness, false));
        }
        rows.push(Row::Cells { cells });
    }
    let mut titles = vec![
        "№",
        "Мероприятие",
        "Срок",
        "Состояние, подтверждение",
        "Комментарий",
    ];
    titles.extend(effective.then_some("Результативность"));
    table(&titles, rows, width)
}

/// What became of a row in the period; of organisations sums alone where nothing else may be known of them.
fn marked(report: &RoadmapReport, row: &RoadmapRow) -> Vec<String> {
    let within = report.within(row);
    if !report.sums_only {
        return mark(&within, report.on);
    }
    let of_others = |one: &Execution| one.organisation.is_some();
    let (theirs, own): (Vec<_>, Vec<_>) = within.into_iter().partition(of_others);
    let mut lines = mark(&own, report.on);
    lines.extend(sums(&theirs, report.on));
    lines
}

fn late(report: &RoadmapReport, width: usize, blocks: &mut Vec<Block>) {
    let late = report.late();
    if late.is_empty() {
        let none = match report.sums_only {
            true => "Собственных просроченных мероприятий нет.",
            false => "Просроченных мероприятий нет.",
        };
        return blocks.push(Block::Paragraph {
            text: Text::from(none),
        });
    }
    let named = late.iter().any(|one| one.execution.organisation.is_some());
    let mut titles = vec!["№", "Мероприятие"];
    titles.extend(named.then_some("Организация"));
    titles.extend(["Срок", "Просрочено"]);
    let row = |one: &Late<'_>| {
        let mut cells = vec![
            line(one.row.number.as_deref().unwrap_or_default()),
            line(&one.row.activity),
        ];
        if named {
            cells.push(line(one.execution.organisation.as_deref().unwrap_or("—")));
        }
        let since = one.execution.due.succ_opt().unwrap_or(one.execution.due);
        cells.push(line(&date::short(one.execution.due)));
        cells.push(vec![
            Text::from(format!("с\u{a0}{}", date::short(since))),
            Text::from(count::days(one.days)),
        ]);
        Row::from(cells)
    };
    let rows = late.iter().map(row).collect();
    blocks.push(table(&titles, rows, width));
}
