//! Shows how the table of a plan is read: `plan_read FROM TO < table.tsv`, cells between tabs.

use std::io::Read;

use domain::clock::Date;
use domain::roadmap::plan;
use domain::roadmap::term::Period;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let mut day = || -> Result<Date, Box<dyn std::error::Error>> {
        Ok(arguments
            .next()
            .ok_or("plan_read FROM TO < table.tsv")?
            .parse()?)
    };
    let period = Period {
        from: day()?,
        to: day()?,
    };
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let table: Vec<Vec<String>> = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect())
        .collect();
    let draft = plan::read(&table, period)?;
    println!("{:?}, missing {:?}", draft.columns, draft.missing);
    for row in &draft.rows {
        let windows = row.schedule.occurrences().len();
        println!(
            "{:?} {} | {} | {} | {} | {:?}, {windows} windows | {:?}",
            row.places,
            row.sections.join(" > "),
            row.number.as_deref().unwrap_or("–"),
            row.activity.chars().take(60).collect::<String>(),
            row.term,
            row.schedule.kind,
            row.doubts,
        );
        println!(
            "        {} → {}",
            row.responsible,
            row.result.chars().take(60).collect::<String>()
        );
    }
    Ok(())
}
