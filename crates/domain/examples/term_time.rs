//! How long the terms of ten thousand rows take, and the worst term of five thousand letters. Run by `scripts/bench`:
//! `cargo run --release -p domain --example term_time`.

use std::time::{Duration, Instant};

use domain::clock::Date;
use domain::roadmap::term::{Period, read};

/// Terms as plans print them.
const TERMS: &[&str] = &[
    "Август-сентябрь 2021 г., далее – ежегодно до 1 февраля 2024 года",
    "Сентябрь 2021 г., далее – обновление не реже двух раз в год",
    "В течение всего периода реализации программы",
    "до 31 августа 2021 г. (МО); до 30 сентября 2021 г. (ОО, ДО)",
    "Ежегодно (июнь, декабрь)",
    "1 раз в квартал, начиная с января 2023 (январь, апрель, июль, октябрь)",
    "Постоянно, по мере поступления информации",
    "сентябрь, январь, май, далее по мере необходимости",
    "«31» августа 2021 г.",
    "последняя пятница месяца",
    "в сентбяре 2021",
    "15 октября, 10:00, актовый зал, каб. 215",
];
const ROWS: usize = 10_000;
const LONGEST: usize = 5_000;
/// The shortest of so many counts: what else the machine does is not measured.
const RUNS: usize = 7;

fn main() {
    let day = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap_or_default();
    let period = Period {
        from: day(2021, 1, 1),
        to: day(2024, 12, 31),
    };
    let begun = Instant::now();
    let rows = TERMS.iter().cycle().take(ROWS);
    let windows: usize = rows
        .map(|term| read(term, period).occurrences().len())
        .sum();
    report(&format!("{ROWS} terms, {windows} windows"), begun.elapsed());

    for piece in TERMS.iter().chain(&[
        "1, ",
        "до ",
        "с 1 по ",
        "я",
        "по отдельному ",
        "2021-",
        "(",
        "период ",
    ]) {
        let long: String = piece.chars().chain([' ']).cycle().take(LONGEST).collect();
        let mut best = Duration::MAX;
        let mut parts = 0;
        for _ in 0..RUNS {
            let begun = Instant::now();
            parts = read(&long, period).parts.len();
            best = best.min(begun.elapsed());
        }
        let what = format!("{LONGEST} letters of «{piece}», {parts} parts");
        report(&what, best);
    }
}

#[expect(clippy::print_stdout, reason = "it is what the example is for")]
fn report(what: &str, took: Duration) {
    println!("term reader, {what}: {:.4} s", took.as_secs_f64());
}
