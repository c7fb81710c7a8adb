//! Shows how terms are read, a line each: `echo 'до 1 сентября' | cargo run -p domain --example term_read -- 2023-09-01 2024-08-31`.

use std::io::{BufRead, stdin};

use domain::clock::Date;
use domain::roadmap::term::{Period, read};

fn main() {
    let mut days = std::env::args()
        .skip(1)
        .filter_map(|day| day.parse::<Date>().ok());
    let (Some(from), Some(to)) = (days.next(), days.next()) else {
        return say("say the first and the last day of the plan: 2023-09-01 2024-08-31");
    };
    for line in stdin().lock().lines().map_while(Result::ok) {
        let text = line.replace("\\n", "\n");
        let seen = read(&text, Period { from, to });
        say(&format!("«{text}»: {:?}", seen.kind));
        for part in &seen.parts {
            let windows = part.windows.iter().take(8);
            let windows = windows.map(|window| {
                let open = if window.open_start { "…" } else { "" };
                format!("{open}{}–{}", window.start, window.end)
            });
            let words = [
                format!(
                    "{:?} «{}»",
                    part.kind,
                    text.get(part.span.clone()).unwrap_or_default()
                ),
                part.responsible
                    .clone()
                    .map_or_else(String::new, |who| format!("[{who}]")),
                windows.collect::<Vec<_>>().join(" "),
                part.minimum.map_or_else(String::new, |least| {
                    format!("≥ {} in {} {:?}", least.count, least.every, least.unit)
                }),
                part.rrule
                    .as_ref()
                    .map_or_else(String::new, ToString::to_string),
                part.condition
                    .map_or_else(String::new, |condition| format!("{condition:?}")),
            ];
            say(&format!("  {}", words.join(" | ")));
        }
        for other in &seen.alternatives {
            say(&format!(
                "  or {:?}: {:?}, {} windows",
                other.reason,
                other.kind,
                other.windows.len()
            ));
        }
        for span in &seen.not_understood {
            say(&format!(
                "  ? «{}»",
                text.get(span.clone()).unwrap_or_default()
            ));
        }
        if !seen.assumptions.is_empty() {
            say(&format!("  assumed {:?}", seen.assumptions));
        }
    }
}

#[expect(clippy::print_stdout, reason = "it is what the example is for")]
fn say(line: &str) {
    println!("{line}");
}
