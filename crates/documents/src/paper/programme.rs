//! A personalised programme as blocks of a paper.

use super::order::name_lines;
use super::{Block, Column, Paper, Row, SIGNING_DAY, SIGNING_LINE, SignLine, Text};
use crate::programme::{Mark, Participant, ProgrammeText, activity_kind, difference};
use crate::words::{date, label, name, sentence};

/// Lays out a programme.
pub(crate) fn programme(text: &ProgrammeText) -> Paper {
    let mut blocks = head(text);
    note(text, &mut blocks);
    plan(text, &mut blocks);
    work(text, &mut blocks);
    blocks.push(signatures(text));
    changes(text, &mut blocks);
    let names = text.mentors.iter().chain(&text.mentees);
    let names: Vec<_> = names.map(|one| one.name.with_initials()).collect();
    Paper {
        title: Text::from(format!(
            "Персонализированная программа наставничества: {}",
            names.join(", ")
        )),
        author: Text::from(&text.short_name),
        date: text.approved.as_ref().map(|(_, on)| *on),
        wide: false,
        blocks,
    }
}

fn head(text: &ProgrammeText) -> Vec<Block> {
    let mut blocks = vec![
        Block::Letterhead {
            authorities: text.authorities.iter().map(Text::from).collect(),
            organisation: name_lines(&text.organisation),
            short_name: Some(Text::from(format!("({})", text.short_name))),
        },
        Block::Species {
            text: Text::from("ПЕРСОНАЛИЗИРОВАННАЯ ПРОГРАММА НАСТАВНИЧЕСТВА"),
        },
    ];
    if let Some(last) = text.editions.last() {
        let edition = format!("Редакция {} от {}", last.number, date::long(last.on));
        push(&mut blocks, &edition);
    }
    people(&mut blocks, "Наставник", &text.mentors);
    people(&mut blocks, "Наставляемый", &text.mentees);
    let form = label::role_pair_form(text.form);
    let format = label::mentoring_format(text.format);
    push(
        &mut blocks,
        &sentence(&format!("Форма: {form}; вид: {format}")),
    );
    let (from, until) = (text.content.starts_on, text.content.ends_on);
    let term = format!(
        "Срок реализации: с {} по {}",
        date::long(from),
        date::long(until)
    );
    push(&mut blocks, &sentence(&term));
    if let Some(order) = &text.order {
        push(&mut blocks, &sentence(&format!("Основание: {order}")));
    }
    blocks
}

fn people(blocks: &mut Vec<Block>, role: &str, people: &[Participant]) {
    for one in people {
        let position = if one.position.is_empty() {
            String::new()
        } else {
            format!(", {}", one.position)
        };
        let line = format!("{role}: {}{position}", one.name.full());
        push(blocks, &sentence(&line));
    }
}

fn note(text: &ProgrammeText, blocks: &mut Vec<Block>) {
    heading(blocks, "1. Пояснительная записка");
    let content = &text.content;
    if !content.deficits.is_empty() {
        let areas: Vec<_> = content
            .deficits
            .iter()
            .map(|one| one.area.as_str())
            .collect();
        let line = format!("Профессиональные дефициты: {}", areas.join("; "));
        push(blocks, &sentence(&line));
    }
    if !text.topics.is_empty() {
        let topics: Vec<_> = text
            .topics
            .iter()
            .copied()
            .map(label::mentoring_topic)
            .collect();
        push(
            blocks,
            &sentence(&format!("Направления: {}", topics.join("; "))),
        );
    }
    push(blocks, &sentence(&format!("Цель: {}", content.goal)));
    let result = format!("Ожидаемый результат: {}", content.expected_result);
    push(blocks, &sentence(&result));
    if let Some(reason) = &content.long_term_reason {
        let line = format!("Причина срока более двенадцати месяцев: {reason}");
        push(blocks, &sentence(&line));
    }
}

fn plan(text: &ProgrammeText, blocks: &mut Vec<Block>) {
    heading(blocks, "2. План мероприятий");
    let columns = [
        ("№", 10),
        ("Мероприятие", 56),
        ("Срок", 26),
        ("Планируемый результат", 46),
        ("Отметка о выполнении", 32),
    ];
    let row = |(index, line): (usize, &domain::mentoring::PlannedActivity)| {
        let mark = match text.marks.get(index) {
            Some(Mark::Accepted(on)) => vec![Text::from("принято"), Text::from(date::short(*on))],
            Some(Mark::Open) | None => Vec::new(),
        };
        Row::from(vec![
            vec![Text::from((index + 1).to_string())],
            vec![
                Text::from(&line.title),
                Text::from(format!("({})", activity_kind(line.kind))),
            ],
            vec![Text::from(date::short(line.planned_on))],
            vec![Text::from(&line.expected_result)],
            mark,
        ])
    };
    blocks.push(Block::Table {
        columns: columns.map(column).into(),
        rows: text.content.plan.iter().enumerate().map(row).collect(),
        tall: false,
    });
}

fn work(text: &ProgrammeText, blocks: &mut Vec<Block>) {
    heading(blocks, "3. Встречи и результат");
    let meetings = format!("Встреч в журнале наставнической пары: {}", text.meetings);
    push(blocks, &sentence(&meetings));
    let Some((result, on)) = &text.result else {
        return;
    };
    push(
        blocks,
        &sentence(&format!("Программа завершена {}", date::long(*on))),
    );
    push(blocks, &sentence(&format!("Результат: {result}")));
    if !text.resolved.is_empty() {
        let line = format!("Восполненные дефициты: {}", text.resolved.join("; "));
        push(blocks, &sentence(&line));
    }
    let open = text.content.deficits.iter();
    let open = open.filter(|one| !text.resolved.contains(&one.area));
    let open: Vec<_> = open.map(|one| one.area.as_str()).collect();
    if !open.is_empty() {
        let line = format!(
            "Дефициты, работа над которыми продолжается: {}",
            open.join("; ")
        );
        push(blocks, &sentence(&line));
    }
}

fn signatures(text: &ProgrammeText) -> Block {
    let pair = text.mentors.iter().chain(&text.mentees);
    let mut lines: Vec<_> = pair
        .map(|one| SignLine {
            line: Text::from(SIGNING_LINE),
            name: Text::from(name::initials_first(&one.name)),
            day: Text::from(SIGNING_DAY),
        })
        .collect();
    if let Some((curator, on)) = &text.approved {
        lines.push(SignLine {
            line: Text::from(SIGNING_LINE),
            name: Text::from(format!("{} (куратор)", name::initials_first(curator))),
            day: Text::from(date::long(*on)),
        });
    }
    Block::Signatures {
        heading: Some(Text::from("Согласовано и утверждено:")),
        signatures: lines,
    }
}

fn changes(text: &ProgrammeText, blocks: &mut Vec<Block>) {
    if text.editions.is_empty() {
        return;
    }
    blocks.push(Block::Heading {
        text: Text::from("Лист изменений"),
        new_page: true,
    });
    let columns = [
        ("Редакция", 22),
        ("Дата", 26),
        ("Что изменено", 76),
        ("Основание", 46),
    ];
    let row = |edition: &crate::programme::Edition| {
        Row::from(vec![
            vec![Text::from(edition.number.to_string())],
            vec![Text::from(date::short(edition.on))],
            edition
                .differences
                .iter()
                .map(|one| Text::from(sentence(&difference(one))))
                .collect(),
            vec![Text::from(&edition.reason)],
        ])
    };
    blocks.push(Block::Table {
        columns: columns.map(column).into(),
        rows: text.editions.iter().map(row).collect(),
        tall: false,
    });
}

fn column((title, share): (&str, u16)) -> Column {
    Column {
        title: Text::from(title),
        share,
    }
}

fn heading(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Command {
        text: Text::from(text),
    });
}

fn push(blocks: &mut Vec<Block>, text: &str) {
    blocks.push(Block::Paragraph {
        text: Text::from(text),
    });
}
