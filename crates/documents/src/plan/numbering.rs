//! The numbers that Word writes before paragraphs: they stand nowhere in the text.

use std::collections::HashMap;

use domain::roadmap::plan::PlanProblem;
use quick_xml::events::BytesStart;

use super::xml::{Step, attribute, walk};

/// Levels of a list.
const LEVELS: usize = 9;
/// The longest chain of styles that rest on each other.
const CHAIN: usize = 10;

#[derive(Clone, Default)]
struct Level {
    start: u32,
    format: String,
    text: String,
}

#[derive(Default)]
struct List {
    base: String,
    /// Levels that begin anew with this list.
    starts: HashMap<usize, u32>,
}

#[derive(Default)]
struct Style {
    list: Option<String>,
    level: Option<usize>,
    based_on: Option<String>,
    heading: bool,
}

/// The lists of a document and how far each is counted.
#[derive(Default)]
pub(super) struct Numbering {
    bases: HashMap<String, [Level; LEVELS]>,
    lists: HashMap<String, List>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
    begun: HashMap<String, bool>,
}

impl Numbering {
    /// Reads `numbering.xml` and `styles.xml`; either may be blank.
    pub(super) fn read(numbers: &str, styles: &str) -> Result<Self, PlanProblem> {
        let mut numbering = Self::default();
        numbering.read_lists(numbers)?;
        numbering.read_styles(styles)?;
        Ok(numbering)
    }

    fn read_lists(&mut self, xml: &str) -> Result<(), PlanProblem> {
        let (mut base, mut list, mut level) = (None::<String>, None::<String>, 0_usize);
        walk(xml, &mut |step| {
            let Step::Start(name, start) = step else {
                if let Step::End("w:abstractNum" | "w:num") = step {
                    (base, list) = (None, None);
                }
                return Ok(());
            };
            let value = attribute(start, "w:val");
            match name {
                "w:abstractNum" => base = attribute(start, "w:abstractNumId"),
                "w:num" => list = attribute(start, "w:numId"),
                "w:lvl" | "w:lvlOverride" => level = level_of(start),
                "w:abstractNumId" => {
                    if let (Some(list), Some(value)) = (&list, value) {
                        self.lists.entry(list.clone()).or_default().base = value;
                    }
                }
                "w:startOverride" => {
                    let start = value.and_then(|value| value.parse().ok());
                    if let (Some(list), Some(start)) = (&list, start) {
                        let list = self.lists.entry(list.clone()).or_default();
                        list.starts.insert(level, start);
                    }
                }
                "w:start" | "w:numFmt" | "w:lvlText" => {
                    if let (Some(base), Some(value)) = (&base, value) {
                        let levels = self.bases.entry(base.clone()).or_insert_with(|| {
                            std::array::from_fn(|_| Level {
                                start: 1,
                                ..Level::default()
                            })
                        });
                        if let Some(level) = levels.get_mut(level) {
                            match name {
                                "w:start" => level.start = value.parse().unwrap_or(1),
                                "w:numFmt" => level.format = value,
                                _ => level.text = value,
                            }
                        }
                    }
                }
                _ => {}
            }
            Ok(())
        })
    }

    fn read_styles(&mut self, xml: &str) -> Result<(), PlanProblem> {
        let mut id = None::<String>;
        walk(xml, &mut |step| {
            let Step::Start(name, start) = step else {
                if let Step::End("w:style") = step {
                    id = None;
                }
                return Ok(());
            };
            if name == "w:style" {
                id = attribute(start, "w:styleId");
            }
            let Some(id) = &id else { return Ok(()) };
            let style = self.styles.entry(id.clone()).or_default();
            let value = attribute(start, "w:val");
            match name {
                "w:numId" => style.list = value,
                "w:ilvl" => style.level = value.and_then(|value| value.parse().ok()),
                "w:basedOn" => style.based_on = value,
                "w:outlineLvl" => style.heading = value.is_some_and(|value| value != "9"),
                "w:name" => {
                    let lower = value.unwrap_or_default().to_lowercase();
                    style.heading |= ["heading", "title", "заголовок", "название"]
                        .iter()
                        .any(|word| lower.starts_with(word));
                }
                _ => {}
            }
            Ok(())
        })
    }

    /// Whether a style is that of headings.
    pub(super) fn is_heading(&self, style: Option<&str>) -> bool {
        style
            .and_then(|style| self.styles.get(style))
            .is_some_and(|style| style.heading)
    }

    /// Counts a paragraph and answers the number before it.
    pub(super) fn next(
        &mut self,
        style: Option<&str>,
        list: Option<&str>,
        level: Option<usize>,
    ) -> Option<String> {
        let styled = self.of_style(style);
        let list = list.map(str::to_owned).or(styled.0)?;
        let level = level.or(styled.1).unwrap_or(0);
        if level >= LEVELS {
            return None;
        }
        // A list that is not there, as number 0 is: the paragraph stands outside.
        let known = self.lists.get(&list)?;
        let levels = self.bases.get(&known.base)?;
        let counts = self.counts.entry(known.base.clone()).or_default();
        if self.begun.insert(list, true).is_none() {
            for (level, start) in &known.starts {
                if let (Some(count), true) = (counts.get_mut(*level), *level < LEVELS) {
                    *count = start.checked_sub(1);
                    for deeper in counts.iter_mut().skip(level + 1) {
                        *deeper = None;
                    }
                }
            }
        }
        for (at, count) in counts.iter_mut().enumerate() {
            let start = levels.get(at).map_or(1, |level| level.start);
            match at.cmp(&level) {
                // A level above that was never counted stands at its start.
                std::cmp::Ordering::Less => *count = count.or(Some(start)),
                std::cmp::Ordering::Equal => {
                    *count = Some(count.map_or(start, |count| count.saturating_add(1)));
                }
                std::cmp::Ordering::Greater => *count = None,
            }
        }
        let printed = printed(levels, counts, level);
        Some(printed).filter(|printed| !printed.is_empty())
    }

    fn of_style(&self, style: Option<&str>) -> (Option<String>, Option<usize>) {
        let mut found = (None, None);
        let mut style = style;
        for _ in 0..CHAIN {
            let Some(one) = style.and_then(|style| self.styles.get(style)) else {
                break;
            };
            found.0 = found.0.or_else(|| one.list.clone());
            found.1 = found.1.or(one.level);
            style = one.based_on.as_deref();
        }
        found
    }
}

fn level_of(start: &BytesStart<'_>) -> usize {
    let level = attribute(start, "w:ilvl").and_then(|level| level.parse().ok());
    level.unwrap_or(LEVELS)
}

fn printed(levels: &[Level; LEVELS], counts: &[Option<u32>; LEVELS], level: usize) -> String {
    let Some(own) = levels.get(level) else {
        return String::new();
    };
    if own.format == "bullet" {
        return "•".to_owned();
    }
    let mut text = String::new();
    let mut letters = own.text.chars();
    while let Some(letter) = letters.next() {
        if letter != '%' {
            text.push(letter);
            continue;
        }
        let Some(at) = letters.next().and_then(|digit| digit.to_digit(10)) else {
            continue;
        };
        let at = usize::try_from(at).unwrap_or(0).wrapping_sub(1);
        if let (Some(level), Some(Some(count))) = (levels.get(at), counts.get(at)) {
            text.push_str(&figure(&level.format, *count));
        }
    }
    text.trim().to_owned()
}

fn figure(format: &str, count: u32) -> String {
    const RUSSIAN: &str = "абвгдежзиклмнопрстуфхцчшщэюя";
    const LATIN: &str = "abcdefghijklmnopqrstuvwxyz";
    let letter = |alphabet: &str| {
        let length = u32::try_from(alphabet.chars().count()).unwrap_or(1);
        let at = usize::try_from(count.saturating_sub(1) % length).unwrap_or(0);
        alphabet
            .chars()
            .nth(at)
            .map(String::from)
            .unwrap_or_default()
    };
    match format {
        "none" => String::new(),
        "decimalZero" => format!("{count:02}"),
        "upperRoman" => roman(count),
        "lowerRoman" => roman(count).to_lowercase(),
        "russianLower" => letter(RUSSIAN),
        "russianUpper" => letter(RUSSIAN).to_uppercase(),
        "lowerLetter" => letter(LATIN),
        "upperLetter" => letter(LATIN).to_uppercase(),
        _ => count.to_string(),
    }
}

fn roman(count: u32) -> String {
    const FIGURES: [(u32, &str); 9] = [
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if count > 399 {
        return count.to_string();
    }
    let mut left = count;
    let mut text = String::new();
    for (value, figure) in FIGURES {
        while left >= value {
            left -= value;
            text.push_str(figure);
        }
    }
    text
}
