//! Writes sample papers as .docx and .pdf for looking at:
//! `cargo run -p documents --example order_preview -- <dir>`.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use documents::consent::consent;
use documents::order::{about_people, appoint_curator, assign_pairs, change_pairs};
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
        ("group", signed(assign_pairs(&samples::pair_and_group()))),
        ("changes", signed(change_pairs(&samples::changes()))),
        ("sixty_pairs", signed(assign_pairs(&samples::sixty_pairs()))),
        ("curator", signed(appoint_curator(&samples::appointment()))),
        (
            "working_group",
            signed(about_people(&samples::working_group())),
        ),
        ("association", signed(about_people(&samples::association()))),
        (
            "programme_list",
            signed(about_people(&samples::programmes())),
        ),
        ("rewards", signed(about_people(&samples::rewards()))),
        ("release", signed(about_people(&samples::release()))),
    ];
    for (name, content) in orders {
        write(&dir, name, &docx::order(&content)?, &pdf::order(&content)?)?;
    }
    let group = signed(assign_pairs(&samples::pair_and_group()));
    let person = samples::person("Мамедова Лейла");
    let (word, page) = (
        docx::extract(&group, &person)?,
        pdf::extract(&group, &person)?,
    );
    write(&dir, "extract", &word, &page)?;
    let several = [group, signed(appoint_curator(&samples::appointment()))];
    let several = pdf::orders(&several)?.unwrap_or_default();
    fs::write(dir.join("several.pdf"), several)?;
    let certificate = samples::certificate();
    write(
        &dir,
        "certificate",
        &docx::certificate(&certificate)?,
        &pdf::certificate(&certificate)?,
    )?;
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
