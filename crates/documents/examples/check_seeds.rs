//! Reads real plans that are not part of the project, and compares what was found with what is known of them:
//! `check_seeds [DIRECTORY] [--rows]`. Where the directory is not there, it says so and is content.

use std::path::Path;
use std::process::ExitCode;

use documents::plan;
use domain::clock::Date;
use domain::roadmap::plan::{PlanProblem, PlanReading};
use domain::roadmap::term::Period;

/// A file by how its name begins, and how many rows of duties its plan has; `None` for a paper without a plan.
const KNOWN: [(&str, Option<usize>); 5] = [
    ("000_", Some(24)),
    ("001_", Some(7)),
    ("002_", None),
    ("003_", Some(24)),
    ("004_", Some(23)),
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let said = arguments.iter().find(|argument| !argument.starts_with('-'));
    let directory = said.map_or("../shared/seeds", String::as_str);
    let rows = arguments.iter().any(|argument| argument == "--rows");
    if !Path::new(directory).is_dir() {
        println!("{directory} is not there: nothing to compare");
        return ExitCode::SUCCESS;
    }
    let mut right = true;
    for (prefix, wanted) in KNOWN {
        match check(Path::new(directory), prefix, wanted, rows) {
            Ok(said) => println!("{said}"),
            Err(said) => {
                right = false;
                println!("{said}");
            }
        }
    }
    if right {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn check(
    directory: &Path,
    prefix: &str,
    wanted: Option<usize>,
    rows: bool,
) -> Result<String, String> {
    let files = std::fs::read_dir(directory).map_err(|error| error.to_string())?;
    let mut names = files.filter_map(|file| file.ok()?.file_name().into_string().ok());
    let name = names
        .find(|name| name.starts_with(prefix))
        .ok_or_else(|| format!("{prefix}… is not there"))?;
    let bytes = std::fs::read(directory.join(&name)).map_err(|error| error.to_string())?;
    let day = |year, month, day| Date::from_ymd_opt(year, month, day).unwrap_or_default();
    let assumed = Period {
        from: day(2023, 9, 1),
        to: day(2024, 8, 31),
    };
    match (plan::plan_of(&bytes, &name, assumed), wanted) {
        (Ok(reading), Some(wanted)) => {
            if rows {
                show(&reading);
            }
            let found = reading.draft.rows.len();
            let said = format!("{prefix}… {found} rows of {wanted}, {}", facts(&reading));
            if found == wanted { Ok(said) } else { Err(said) }
        }
        (Ok(reading), None) => Err(format!(
            "{prefix}… has no plan, and {} rows were read",
            reading.draft.rows.len()
        )),
        (Err(PlanProblem::NoTable | PlanProblem::NoHeadings), None) => {
            Ok(format!("{prefix}… has no plan, and none was read"))
        }
        (Err(problem), _) => Err(format!("{prefix}… {problem}")),
    }
}

fn facts(reading: &PlanReading) -> String {
    let head = &reading.head;
    let short = |text: &str| text.chars().take(90).collect::<String>();
    format!(
        "doubts {}\n    title {:?}\n    organisation {:?}\n    order {:?} of {:?}\n    period {:?}, stages {:?}",
        reading
            .draft
            .rows
            .iter()
            .filter(|row| !row.doubts.is_empty())
            .count(),
        head.title.as_ref().map(|title| short(&title.value)),
        head.organisation.as_ref().map(|name| short(&name.value)),
        head.order_number.as_ref().map(|number| &number.value),
        head.order_date.as_ref().map(|date| date.value.to_string()),
        head.period
            .as_ref()
            .map(|period| (period.value.from.to_string(), period.value.to.to_string())),
        head.stages
            .iter()
            .map(|stage| &stage.value)
            .collect::<Vec<_>>(),
    )
}

fn show(reading: &PlanReading) {
    for row in &reading.draft.rows {
        let activity: String = row.activity.chars().take(50).collect();
        println!(
            "  {:?} {:?} {} | {activity} | {} | {:?} | {:?} unknown {:?} | {:?}",
            row.places,
            row.sections
                .iter()
                .map(|title| title.chars().take(25).collect::<String>())
                .collect::<Vec<_>>(),
            row.number.as_deref().unwrap_or("–"),
            row.term,
            row.schedule.kind,
            row.bodies
                .known
                .iter()
                .map(|body| (body.kind, body.school))
                .collect::<Vec<_>>(),
            row.bodies.unknown,
            row.doubts,
        );
    }
}
