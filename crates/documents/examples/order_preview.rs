//! Writes sample papers as .docx and .pdf for looking at:
//! `cargo run -p documents --example order_preview -- <dir>`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use documents::consent::consent;
use documents::order::{appoint_curator, assign_pairs};
use documents::{docx, pdf};
use domain::document::OrderContent;

#[expect(clippy::unwrap_used, reason = "the samples of the tests, shared")]
#[path = "../src/tests/samples.rs"]
mod samples;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let Some(dir) = env::args_os().nth(1).map(PathBuf::from) else {
        return Err("usage: order_preview <dir>".into());
    };
    fs::create_dir_all(&dir)?;
    let signed = |content: OrderContent| {
        content.signed_as(samples::number("90-од"), samples::on(2026, 9, 1))
    };
    let mut one = samples::two_pairs();
    one.pairs.truncate(1);
    let orders = [
        ("pairs", signed(assign_pairs(&samples::two_pairs()))),
        ("one_pair_draft", assign_pairs(&one)),
        ("sixty_pairs", signed(assign_pairs(&samples::sixty_pairs()))),
        ("curator", signed(appoint_curator(&samples::appointment()))),
    ];
    for (name, content) in orders {
        write(&dir, name, &docx::order(&content)?, &pdf::order(&content)?)?;
    }
    for (name, request) in samples::requests() {
        let content = consent(&samples::subject(), &samples::operator(), &request, None);
        write(
            &dir,
            name,
            &docx::consent(&content)?,
            &pdf::consent(&content)?,
        )?;
    }
    Ok(())
}

fn write(dir: &Path, name: &str, docx: &[u8], pdf: &[u8]) -> io::Result<()> {
    fs::write(dir.join(format!("{name}.docx")), docx)?;
    fs::write(dir.join(format!("{name}.pdf")), pdf)
}
