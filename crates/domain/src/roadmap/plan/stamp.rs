//! The order that approved a plan, and who issued it: from stamps («УТВЕРЖДЕН приказом … от … № …», «Приложение к
//! приказу …») and from the letterhead of the order itself.

use super::head::{Line, Stated, one_line};
use crate::clock::Date;

/// The most lines of a stamp.
const STAMP: usize = 10;
/// The longest stamp, in letters.
const LONGEST: usize = 500;

/// What is known of the order.
#[derive(Default)]
pub(super) struct Order {
    pub(super) number: Option<Stated<String>>,
    pub(super) date: Option<Stated<Date>>,
}

/// The order: the stamp nearest to the plan, else the letterhead; each fact by itself.
pub(super) fn order(lines: &[Line], _table: usize) -> Order {
    let starts = |line: &Line| {
        let lower = line.text.to_lowercase().replace('ё', "е");
        ["утвержден", "утверждаю", "приложение"]
            .iter()
            .any(|word| lower.starts_with(word))
            || lower.contains("\nутвержден")
    };
    let mut order = Order::default();
    let stamps = lines.iter().enumerate().filter(|(_, line)| starts(line));
    for (at, first) in stamps.collect::<Vec<_>>().into_iter().rev() {
        let text = stamp_text(lines.get(at..).unwrap_or_default());
        let Some(after) = after_kind(&text) else {
            continue;
        };
        fill(&mut order, after, first.block);
        if order.number.is_some() && order.date.is_some() {
            return order;
        }
    }
    if let Some(issued) = letterhead(lines) {
        let below = lines.iter().skip_while(|line| line.block < issued.block);
        let mut text = String::new();
        for line in below.take(7) {
            let lower = line.text.to_lowercase();
            if lower.starts_with("о ") || lower.starts_with("об ") {
                break;
            }
            text.push_str(&line.text);
            text.push('\n');
        }
        fill(&mut order, &text, issued.block);
    }
    order
}

fn fill(order: &mut Order, text: &str, block: usize) {
    let number = number_in(text).map(|value| Stated { value, block });
    let date = date_in(text).map(|value| Stated { value, block });
    order.number = order.number.take().or(number);
    order.date = order.date.take().or(date);
}

/// The text of a stamp: up to the date and number of its order.
fn stamp_text(lines: &[Line]) -> String {
    let mut text = String::new();
    for (at, line) in lines.iter().take(STAMP).enumerate() {
        let lower = line.text.to_lowercase();
        let other = [
            "рассмотрен",
            "согласован",
            "принят",
            "план",
            "дорожная",
            "протокол",
        ];
        if at > 0 && other.iter().any(|word| lower.starts_with(word)) {
            break;
        }
        text.push_str(&line.text);
        text.push('\n');
        if text.chars().count() > LONGEST {
            break;
        }
    }
    text
}

/// What follows the word that says which paper it is; for «УТВЕРЖДАЮ» all of it.
fn after_kind(text: &str) -> Option<&str> {
    let lower = text.to_lowercase();
    let kinds = ["приказ", "распоряжени", "постановлени"];
    let at = kinds.iter().filter_map(|kind| lower.find(kind)).min();
    match at {
        // Letters keep their lengths in small ones, but a text may hold others.
        Some(at) => text.get(at..).or(Some(text)),
        None => lower.starts_with("утверждаю").then_some(text),
    }
}

/// The line that says what paper it is: «ПРИКАЗ», «Выписка из приказа».
pub(super) fn letterhead(lines: &[Line]) -> Option<Stated<String>> {
    let is = |line: &&Line| {
        let letters: String = line
            .text
            .to_lowercase()
            .chars()
            .filter(|c| c.is_alphabetic())
            .collect();
        let kinds = ["приказ", "распоряжение", "постановление"];
        let extract = letters.starts_with("вы") && letters.ends_with("изприказа");
        let own = kinds
            .iter()
            .any(|kind| letters == *kind || letters.starts_with(&format!("{kind}от")));
        (own || extract) && line.text.chars().count() <= 60
    };
    let line = lines.iter().find(is)?;
    Some(Stated {
        value: one_line(&line.text),
        block: line.block,
    })
}

/// How names of who issues orders begin.
const ISSUERS: [&str; 16] = [
    "управлени",
    "отдел",
    "департамент",
    "комитет",
    "министерств",
    "учреждени",
    "школ",
    "детск",
    "центр",
    "гимнази",
    "лице",
    "интернат",
    "мбоу",
    "мкоу",
    "маоу",
    "мбдоу",
];

/// Who issued the paper, by what stands above «ПРИКАЗ»; else by the stamp.
pub(super) fn organisation(
    lines: &[Line],
    issued: Option<&Stated<String>>,
) -> Option<Stated<String>> {
    let names = |text: &str| {
        let lower = text.to_lowercase();
        let mut words = lower.split(|c: char| !c.is_alphabetic() && c != '-');
        words.any(|word| ISSUERS.iter().any(|issuer| word.starts_with(issuer)))
    };
    if let Some(issued) = issued {
        let above = lines.iter().filter(|line| line.block < issued.block);
        let above: Vec<&Line> = above.collect();
        let mut near = above.iter().rev().take(8);
        if let Some(line) =
            near.find(|line| names(&line.text) && line.text.chars().count() <= LONGEST)
        {
            return Some(Stated {
                value: own_name(&line.text),
                block: line.block,
            });
        }
    }
    let stamps = lines.iter().enumerate().filter(|(_, line)| {
        let lower = line.text.to_lowercase();
        lower.starts_with("приложение") || lower.starts_with("утвержд")
    });
    for (at, first) in stamps {
        let text = one_line(&stamp_text(lines.get(at..).unwrap_or_default()));
        let issuer = after_kind(&text).and_then(|after| {
            let (_, name) = after.split_once(' ')?;
            let end = [" от ", " № ", " №"]
                .iter()
                .filter_map(|end| name.find(end))
                .min();
            let name = name.get(..end?)?.trim();
            (names(name) && !name.starts_with("от ")).then(|| name.to_owned())
        });
        if let Some(value) = issuer {
            return Some(Stated {
                value,
                block: first.block,
            });
        }
    }
    None
}

/// The lines of a letterhead from the organisation's own name on: above it stand the authorities.
fn own_name(text: &str) -> String {
    let starts = |line: &&str| {
        let lower = line.to_lowercase();
        let legal = [
            "муниципальное",
            "государственное",
            "частное",
            "краевое",
            "областное",
            "автономное",
            "бюджетное",
            "казенное",
            "казённое",
        ];
        let mut all = legal.iter().chain(ISSUERS.iter());
        all.any(|word| lower.starts_with(word))
    };
    let lines: Vec<&str> = text.lines().collect();
    let from = lines.iter().position(starts).unwrap_or(0);
    one_line(&lines.get(from..).unwrap_or_default().join(" "))
}

/// An organisation that a title names by its legal form: «… МБОУ «Школа № 1»».
pub(super) fn named(title: &Stated<String>) -> Option<Stated<String>> {
    let text = &title.value;
    let forms = text.char_indices().filter(|(at, c)| {
        let before = text
            .get(..*at)
            .and_then(|before| before.chars().next_back());
        c.is_uppercase() && before.is_none_or(|before| !before.is_alphanumeric())
    });
    for (at, _) in forms {
        let rest = text.get(at..).unwrap_or_default();
        let word: String = rest.chars().take_while(|c| c.is_uppercase()).collect();
        let legal = (3..=7).contains(&word.chars().count())
            && word.starts_with(['М', 'Г', 'К', 'Ч', 'О'])
            && word.contains('У');
        if legal {
            let end = rest
                .find('»')
                .map_or(rest.len(), |end| end + '»'.len_utf8());
            let value = rest.get(..end).unwrap_or(rest).trim().to_owned();
            return Some(Stated {
                value,
                block: title.block,
            });
        }
    }
    None
}

/// The number of an order: what follows «№», «N».
pub(super) fn number_in(text: &str) -> Option<String> {
    let (_, rest) = text.split_once(['№', 'N'])?;
    let rest = rest.trim_start();
    let mut number = String::new();
    for c in rest.chars() {
        let sign = matches!(c, '-' | '–' | '/' | '.');
        let goes_on = number.ends_with(['-', '–', '/']);
        match c {
            c if c.is_alphanumeric() => number.push(c),
            c if sign => number.push(if c == '–' { '-' } else { c }),
            // «166 - ОД».
            ' ' | '\u{a0}' if goes_on => {}
            ' ' | '\u{a0}' => {
                let at = rest.get(number_length(rest, &number)..).unwrap_or_default();
                if at.trim_start().starts_with(['-', '–']) && !number.is_empty() {
                    continue;
                }
                break;
            }
            _ => break,
        }
        if number.chars().count() > 30 {
            return None;
        }
    }
    let number = number.trim_end_matches(['-', '.', '/']).to_owned();
    number.chars().any(|c| c.is_ascii_digit()).then_some(number)
}

/// How far `rest` was read, in bytes: the number's letters, with the spaces between.
fn number_length(rest: &str, number: &str) -> usize {
    let mut left = number.chars().count();
    for (at, c) in rest.char_indices() {
        if left == 0 {
            return at;
        }
        if !c.is_whitespace() {
            left -= 1;
        }
    }
    rest.len()
}

/// The months in the genitive.
const MONTHS: [&str; 12] = [
    "январ",
    "феврал",
    "март",
    "апрел",
    "ма",
    "июн",
    "июл",
    "август",
    "сентябр",
    "октябр",
    "ноябр",
    "декабр",
];

/// The first full date of a text: «31.08.2023», «13 декабря 2022», «"30" августа 2023».
pub(super) fn date_in(text: &str) -> Option<Date> {
    let lower = text.to_lowercase();
    let mut words: Vec<&str> = Vec::new();
    let mut rest = lower.as_str();
    while let Some(start) = rest.find(char::is_alphanumeric) {
        rest = rest.get(start..)?;
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| !c.is_alphanumeric() || c.is_ascii_digit() != digits);
        let end = end.unwrap_or(rest.len());
        words.push(rest.get(..end)?);
        rest = rest.get(end..)?;
    }
    words.windows(3).find_map(|three| {
        let [day, month, year] = three else {
            return None;
        };
        let month = match month.parse::<u32>() {
            Ok(month) if month_is_short(month) => month,
            Ok(_) => return None,
            Err(_) => {
                let found = MONTHS.iter().position(|stem| {
                    month.starts_with(stem) && (*stem != "ма" || *month == "мая")
                })?;
                u32::try_from(found).ok()? + 1
            }
        };
        let year = match (year.len(), year.parse::<i32>()) {
            (4, Ok(year)) if (1990..2100).contains(&year) => year,
            (2, Ok(year)) => 2000 + year,
            _ => return None,
        };
        Date::from_ymd_opt(year, month, day.parse().ok()?)
    })
}

fn month_is_short(month: u32) -> bool {
    (1..=12).contains(&month)
}
