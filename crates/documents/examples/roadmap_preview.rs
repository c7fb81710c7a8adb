//! Writes sample roadmaps and reports as office files for looking at:
//! `cargo run -p documents --example roadmap_preview -- <dir>`.

use std::path::PathBuf;
use std::{env, fs};

use documents::roadmap::workbook;
use documents::{docx, pdf};

#[expect(clippy::unwrap_used, reason = "the samples of the tests, shared")]
#[path = "../src/tests/roadmap_samples.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(dir) = env::args_os().nth(1).map(PathBuf::from) else {
        return Err("usage: roadmap_preview <dir>".into());
    };
    fs::create_dir_all(&dir)?;
    for (name, paper) in [
        ("municipal", samples::municipal()),
        ("municipal_execution", samples::municipal_on_its_way()),
        ("school", samples::school()),
    ] {
        fs::write(dir.join(format!("{name}.docx")), docx::roadmap(&paper)?)?;
        fs::write(dir.join(format!("{name}.pdf")), pdf::roadmap(&paper)?)?;
        fs::write(dir.join(format!("{name}.xlsx")), workbook(&paper)?)?;
    }
    for (name, report) in [
        ("municipal_report", samples::municipal_report()),
        ("school_report", samples::school_report()),
    ] {
        fs::write(
            dir.join(format!("{name}.docx")),
            docx::roadmap_report(&report)?,
        )?;
        fs::write(
            dir.join(format!("{name}.pdf")),
            pdf::roadmap_report(&report)?,
        )?;
    }
    Ok(())
}
