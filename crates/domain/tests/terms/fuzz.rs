//! Terms put together by chance, and texts that are no terms: what always holds.

use std::time::{Duration, Instant};

use chrono::{Datelike, NaiveDate};
use domain::roadmap::term::{Kind, Part, Period, Schedule, Window, read};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::{Config, TestRunner};

use crate::notation::{lines, period};
use crate::rule;

const ALL: &[&str] = &[
    include_str!("tables/seeds.txt"),
    include_str!("tables/manner.txt"),
    include_str!("tables/school.txt"),
    include_str!("tables/municipal.txt"),
    include_str!("tables/regional.txt"),
    include_str!("tables/plans.txt"),
    include_str!("tables/federal.txt"),
    include_str!("tables/further.txt"),
    include_str!("tables/orders.txt"),
    include_str!("tables/mixed.txt"),
    include_str!("tables/later.txt"),
    include_str!("tables/last.txt"),
    include_str!("tables/noise.txt"),
];

/// What holds of every answer.
fn sound(text: &str, period: Period, seen: &Schedule) -> Result<(), String> {
    let span = |span: &std::ops::Range<usize>| {
        text.get(span.clone())
            .map(|_| ())
            .ok_or_else(|| format!("span {span:?}"))
    };
    for part in &seen.parts {
        span(&part.span)?;
        windows(period, &part.windows)?;
        if matches!(part.kind, Kind::Compound | Kind::NotUnderstood) {
            return Err(format!("a part is {:?}", part.kind));
        }
        ruled(period, part)?;
    }
    for other in &seen.alternatives {
        windows(period, &other.windows)?;
        if other.part >= seen.parts.len() {
            return Err("an alternative to no part".to_owned());
        }
    }
    seen.not_understood.iter().try_for_each(span)?;
    let nothing = seen.parts.is_empty();
    if nothing != (seen.kind == Kind::NotUnderstood) {
        return Err(format!("{:?} of {} parts", seen.kind, seen.parts.len()));
    }
    Ok(())
}

fn windows(period: Period, windows: &[Window]) -> Result<(), String> {
    for window in windows {
        if !(period.from <= window.start && window.start <= window.end && window.end <= period.to) {
            return Err(format!("{window:?} is outside"));
        }
    }
    match windows.windows(2).find(|pair| pair[0].end >= pair[1].start) {
        Some(pair) => Err(format!("{pair:?} overlap")),
        None => Ok(()),
    }
}

/// The dates of the rule are the ends of the windows, but for windows that the plan's end cuts and the first dates of
/// a chain. A list of windows is cut at a thousand, which a period of centuries may reach before its parts are told apart: a
/// rule is held against what a plan may last.
fn ruled(period: Period, part: &Part) -> Result<(), String> {
    let lasts = period.to.year() - period.from.year();
    let (Some(rule), true) = (&part.rrule, lasts < 200 && part.windows.len() < 900) else {
        return Ok(());
    };
    let dates = rule::dates(rule, period.to);
    let ends: Vec<NaiveDate> = part.windows.iter().map(|window| window.end).collect();
    let extra = dates.iter().find(|date| !ends.contains(date));
    let cut = |end: &NaiveDate| *end == period.to || Some(*end) == rule.until;
    let known = |end: &NaiveDate| *end < rule.first || cut(end) || dates.contains(end);
    let missing = ends.iter().find(|end| !known(end));
    match (extra, missing) {
        (None, None) => Ok(()),
        (extra, missing) => Err(format!("{rule} says {extra:?}, does not say {missing:?}")),
    }
}

fn periods() -> impl Strategy<Value = Period> {
    prop_oneof![
        select(vec!["C21-24", "S23", "C23", "S21-23", "C22-24"]).prop_map(period),
        (0..3650_i64, 0..1500_i64).prop_map(|(start, length)| {
            let from =
                NaiveDate::from_ymd_opt(2015, 1, 1).unwrap() + chrono::TimeDelta::days(start);
            Period {
                from,
                to: from + chrono::TimeDelta::days(length),
            }
        }),
    ]
}

fn wild_periods() -> impl Strategy<Value = Period> {
    let day = || {
        (1..=9999_i32, 1..=12_u32, 1..=28_u32)
            .prop_map(|(y, m, d)| NaiveDate::from_ymd_opt(y, m, d).unwrap())
    };
    (day(), day()).prop_map(|(from, to)| Period { from, to })
}

/// Any word of the tables.
fn words() -> Vec<String> {
    let mut words: Vec<String> = ALL
        .iter()
        .flat_map(|table| lines(table))
        .flat_map(|line| {
            line.text
                .split_whitespace()
                .map(str::to_owned)
                .collect::<Vec<_>>()
        })
        .collect();
    words.extend(
        [
            ",",
            ";",
            "(",
            ")",
            "-",
            "\n",
            "далее",
            "–",
            "1",
            "12",
            "31",
            "2023",
        ]
        .map(str::to_owned),
    );
    words.sort_unstable();
    words.dedup();
    words
}

/// Words in any order, with anything between them.
fn jumbled() -> impl Strategy<Value = String> {
    let between = select(vec![" ", " ", " ", "", ", ", "; ", "\n", " - ", "-", "."]);
    proptest::collection::vec((select(words()), between), 0..14).prop_map(|words| {
        words
            .into_iter()
            .flat_map(|(word, mark)| [word, mark.to_owned()])
            .collect()
    })
}

const MONTHS: &[&str] = &[
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
];
const OF_MONTHS: &[&str] = &[
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
];

/// A date or a stretch; `@` stands for a year.
fn moments() -> BoxedStrategy<String> {
    let months = || select(MONTHS).prop_map(str::to_owned);
    let years = select(vec!["", " @ г.", " @", " @ года", "@г."]);
    let days = (1..=28_u32, select(OF_MONTHS)).prop_map(|(day, month)| format!("{day} {month}"));
    let ranges = (1..=14_u32, 15..=28_u32, select(OF_MONTHS))
        .prop_map(|(a, b, month)| format!("{a}–{b} {month}"));
    let quarters = (select(vec!["I", "II", "III", "IV", "1", "2", "3", "4"]))
        .prop_map(|n| format!("{n} квартал"));
    let parts = (
        select(vec!["начало", "конец", "первая декада", "последняя неделя"]),
        select(OF_MONTHS),
    )
        .prop_map(|(part, month)| format!("{part} {month}"));
    let figures =
        (1..=28_u32, 1..=12_u32).prop_map(|(day, month)| format!("{day:02}.{month:02}.@"));
    let named = prop_oneof![
        days,
        ranges,
        months(),
        (months(), months()).prop_map(|(a, b)| format!("{a} - {b}")),
        quarters,
        parts
    ];
    prop_oneof![4 => (named, years).prop_map(|(moment, year)| format!("{moment}{year}")), 1 => figures].boxed()
}

/// Terms as a grammar makes them.
fn composed() -> BoxedStrategy<String> {
    let dated = prop_oneof![
        moments(),
        (
            select(vec!["до", "не позднее", "к", "с", "по", "в срок до"]),
            moments()
        )
            .prop_map(|(word, moment)| format!("{word} {moment}")),
        proptest::collection::vec(moments(), 2..4).prop_map(|all| all.join(", ")),
    ];
    let rates = select(vec![
        "ежегодно",
        "ежеквартально",
        "ежемесячно",
        "не реже 2 раз в год",
        "1 раз в полугодие",
        "раз в 2 года",
        "каждый год",
        "до 10 числа каждого месяца",
    ]);
    let tails = select(vec![
        "по мере необходимости",
        "постоянно",
        "ежегодно",
        "не реже двух раз в год",
        "в течение года",
        "ежеквартально",
        "по запросу",
    ]);
    let ends = select(vec![
        "",
        "",
        " (по запросу)",
        " по отдельному графику",
        " (ОО)",
        ", 10:00, каб. 5",
    ]);
    prop_oneof![
        (dated.clone(), ends).prop_map(|(a, b)| format!("{a}{b}")),
        (rates.clone(), dated.clone()).prop_map(|(a, b)| format!("{a}, {b}")),
        (dated.clone(), rates).prop_map(|(a, b)| format!("{a} {b}")),
        (dated.clone(), tails).prop_map(|(a, b)| format!("{a}, далее – {b}")),
        (dated.clone(), dated).prop_map(|(a, b)| format!("{a} (МО); {b} (ОО, ДО)")),
    ]
    .boxed()
}

fn dated(text: &str, year: i32) -> String {
    text.replace('@', &year.to_string())
}

fn holds(text: &str, period: Period) -> Result<(), TestCaseError> {
    sound(text, period, &read(text, period))
        .map_err(|what| TestCaseError::fail(format!("«{text}»: {what}")))
}

fn shifted(date: NaiveDate, years: i32) -> NaiveDate {
    date.with_year(date.year() + years).unwrap()
}

/// After 28 years days of the week and leap years are the same again.
const CYCLE: i32 = 28;

fn shifts(text: &str, period: Period) -> Result<(), TestCaseError> {
    let year = period.from.year() + 1;
    let later = Period {
        from: shifted(period.from, CYCLE),
        to: shifted(period.to, CYCLE),
    };
    let (now, then) = (
        read(&dated(text, year), period),
        read(&dated(text, year + CYCLE), later),
    );
    let moved: Vec<Window> = now
        .occurrences()
        .iter()
        .map(|window| Window {
            start: shifted(window.start, CYCLE),
            end: shifted(window.end, CYCLE),
            ..*window
        })
        .collect();
    prop_assert_eq!(now.kind, then.kind, "{}", text);
    prop_assert_eq!(moved, then.occurrences(), "{}", text);
    Ok(())
}

fn noise_is_nothing(text: &str, period: Period) -> Result<(), TestCaseError> {
    let text = dated(text, period.from.year() + 1);
    let plain = read(&text, period);
    for noisy in [
        text.to_uppercase().replace("КАБ", "каб"),
        text.replace(' ', "  "),
        text.replace(' ', "\u{a0}"),
        format!(" {text}. "),
        text.replace('–', "—"),
        text.replace('о', "\u{ad}о"),
    ] {
        let seen = read(&noisy, period);
        prop_assert_eq!(seen.kind, plain.kind, "«{}» and «{}»", text, noisy);
        prop_assert_eq!(
            seen.occurrences(),
            plain.occurrences(),
            "«{}» and «{}»",
            text,
            noisy
        );
    }
    Ok(())
}

fn everything(config: Config) {
    let mut runner = TestRunner::new(config);
    let any_text = prop_oneof![
        any::<String>(),
        "[\\PC\\n]{0,80}",
        "[а-яА-Я0-9 .,;()–-]{0,60}"
    ];
    runner
        .run(&(any_text, wild_periods()), |(text, period)| {
            holds(&text, period)
        })
        .unwrap();
    runner
        .run(&(jumbled(), periods()), |(text, period)| {
            holds(&text, period)
        })
        .unwrap();
    runner
        .run(&(jumbled(), wild_periods()), |(text, period)| {
            holds(&text, period)
        })
        .unwrap();
    runner
        .run(&(composed(), periods()), |(text, period)| {
            holds(&dated(&text, period.from.year() + 1), period)
        })
        .unwrap();
    runner
        .run(&(composed(), periods()), |(text, period)| {
            shifts(&text, period)
        })
        .unwrap();
    runner
        .run(&(composed(), periods()), |(text, period)| {
            noise_is_nothing(&text, period)
        })
        .unwrap();
}

#[test]
fn any_text_in_any_period_has_a_sound_answer() {
    everything(Config {
        cases: 300,
        failure_persistence: None,
        ..Config::default()
    });
}

/// Ten minutes of it: `cargo test -p domain --test terms -- --ignored`.
#[test]
#[ignore = "takes ten minutes"]
fn any_text_in_any_period_has_a_sound_answer_for_long() {
    let begun = Instant::now();
    while begun.elapsed() < Duration::from_secs(600) {
        everything(Config {
            cases: 5_000,
            failure_persistence: None,
            ..Config::default()
        });
    }
}

#[test]
fn every_collected_term_has_a_sound_answer_in_every_period() {
    let mut wrong = Vec::new();
    for line in ALL.iter().flat_map(|table| lines(table)) {
        let others = ["C21-24", "S23", "C23", "S20-22", "C22"].map(period);
        for said in others.into_iter().chain([line.period]) {
            if let Err(what) = sound(&line.text, said, &read(&line.text, said)) {
                wrong.push(format!("«{}» from {}: {what}", line.text, said.from));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_plan_without_a_day_has_no_windows() {
    let good = period("C23");
    let backwards = Period {
        from: good.to,
        to: good.from,
    };
    for line in ALL.iter().flat_map(|table| lines(table)) {
        assert!(
            read(&line.text, backwards).occurrences().is_empty(),
            "{}",
            line.text
        );
    }
}
