//! What `docx-rs` cannot say of itself, put into the parts of the file before they are packed.

use docx_rs::XMLDocx;

use super::schema;
use crate::DocumentError;
use crate::paper::Paper;

/// The style that marks a table whose first row is repeated on every page.
pub(super) const HEADED: &str = "Headed";

/// Repeated table heads, the language of the text, and the properties of the file.
pub(super) fn complete(parts: &mut XMLDocx, paper: &Paper) -> Result<(), DocumentError> {
    parts.document = schema::in_order(&repeat_heads(&text(&parts.document)?)).into_bytes();
    parts.styles = schema::in_order(&speak_russian(&text(&parts.styles)?)?).into_bytes();
    parts.settings = schema::in_order(&text(&parts.settings)?).into_bytes();
    for header in &mut parts.headers {
        *header = schema::in_order(&text(header)?).into_bytes();
    }
    parts.doc_props.core = properties(paper).into_bytes();
    Ok(())
}

fn text(part: &[u8]) -> Result<String, DocumentError> {
    String::from_utf8(part.to_vec()).map_err(|error| DocumentError::Docx(error.to_string()))
}

/// Marks the first row of every [`HEADED`] table as its head. Text that users typed cannot be taken for a mark: its
/// angle brackets are escaped.
fn repeat_heads(document: &str) -> String {
    let style = format!("<w:tblStyle w:val=\"{HEADED}\" />");
    let mut out = String::with_capacity(document.len());
    for (index, piece) in document.split(&style).enumerate() {
        if index == 0 {
            out.push_str(piece);
        } else {
            out.push_str(&style);
            out.push_str(&piece.replacen("<w:trPr>", "<w:trPr><w:tblHeader />", 1));
        }
    }
    out
}

/// Spelling is checked as Russian.
fn speak_russian(styles: &str) -> Result<String, DocumentError> {
    let end = "</w:rPr></w:rPrDefault>";
    let spoken = format!("<w:lang w:val=\"ru-RU\" w:eastAsia=\"ru-RU\" w:bidi=\"ar-SA\" />{end}");
    let out = styles.replacen(end, &spoken, 1);
    if out.len() == styles.len() {
        return Err(DocumentError::Docx(
            "the styles have no default run".to_owned(),
        ));
    }
    Ok(out)
}

/// Title, organisation and language; the date of the paper, if it has one, as the date of the file.
fn properties(paper: &Paper) -> String {
    let created = paper.date.map_or_else(String::new, |date| {
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created>")
    });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\
         <cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\
         <dc:title>{}</dc:title><dc:creator>{}</dc:creator><dc:language>ru-RU</dc:language>{created}\
         </cp:coreProperties>",
        escaped(paper.title.as_str()),
        escaped(paper.author.as_str()),
    )
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
