//! Papers as PDF: typeset by Typst from one template, with the fonts in the program.
//!
//! What people typed reaches the template as data of a JSON file and is set as text, never read as markup.
//! The same paper gives the same bytes.

mod world;

use domain::document::OrderContent;
use domain::text::PersonName;
use typst::diag::SourceDiagnostic;
use typst::foundations::Smart;
use typst_layout::PagedDocument;
use typst_pdf::PdfOptions;

use crate::DocumentError;
use crate::certificate::CertificateText;
use crate::consent::ConsentText;
use crate::paper::{self, Paper};
use crate::programme::ProgrammeText;
use crate::roadmap::{RoadmapPaper, RoadmapReport};
use world::PaperWorld;

/// The PDF of an order.
///
/// # Errors
/// [`DocumentError::Table`] when a stored table is damaged, [`DocumentError::Typeset`] when the typesetter refuses.
pub fn order(content: &OrderContent) -> Result<Vec<u8>, DocumentError> {
    print(&paper::order(content)?)
}

/// Several orders as one PDF, each from its own first page on; nothing for none.
///
/// # Errors
/// As for [`order`].
pub fn orders(contents: &[OrderContent]) -> Result<Option<Vec<u8>>, DocumentError> {
    let papers = contents.iter().map(paper::order);
    let papers = papers.collect::<Result<Vec<_>, _>>()?;
    paper::several(papers).map(|all| print(&all)).transpose()
}

/// The PDF of an extract from an order about one person.
///
/// # Errors
/// As for [`order`].
pub fn extract(content: &OrderContent, person: &PersonName) -> Result<Vec<u8>, DocumentError> {
    print(&paper::extract(content, person)?)
}

/// The PDF of a consent form.
///
/// # Errors
/// [`DocumentError::Typeset`] when the typesetter refuses.
pub fn consent(content: &ConsentText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::consent(content))
}

/// The PDF of a programme.
///
/// # Errors
/// [`DocumentError::Typeset`] when the typesetter refuses.
pub fn programme(text: &ProgrammeText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::programme(text))
}

/// The PDF of a certificate.
///
/// # Errors
/// [`DocumentError::Typeset`] when the typesetter refuses.
pub fn certificate(text: &CertificateText) -> Result<Vec<u8>, DocumentError> {
    print(&paper::certificate(text))
}

/// The PDF of a roadmap, as a table on sheets that lie across.
///
/// # Errors
/// [`DocumentError::Typeset`] when the typesetter refuses.
pub fn roadmap(paper: &RoadmapPaper) -> Result<Vec<u8>, DocumentError> {
    print(&paper::roadmap(paper))
}

/// The PDF of a report on the execution of a roadmap.
///
/// # Errors
/// [`DocumentError::Typeset`] when the typesetter refuses.
pub fn roadmap_report(report: &RoadmapReport) -> Result<Vec<u8>, DocumentError> {
    print(&paper::roadmap_report(report))
}

fn print(paper: &Paper) -> Result<Vec<u8>, DocumentError> {
    let options = PdfOptions {
        creator: Smart::Custom(Some("Nastavnik".to_owned())),
        ..PdfOptions::default()
    };
    let printed = typeset(paper).and_then(|document| {
        typst_pdf::pdf(&document, &options).map_err(|errors| refusal(&errors))
    });
    // The typesetter remembers every piece of every paper until told not to.
    typst::comemo::evict(0);
    printed
}

pub(crate) fn typeset(paper: &Paper) -> Result<PagedDocument, DocumentError> {
    let world = PaperWorld::new(serde_json::to_vec(paper)?);
    typst::compile(&world)
        .output
        .map_err(|errors| refusal(&errors))
}

fn refusal(errors: &[SourceDiagnostic]) -> DocumentError {
    let messages: Vec<_> = errors
        .iter()
        .map(|error| error.message.to_string())
        .collect();
    DocumentError::Typeset(messages.join("; "))
}
