//! The parts of an office document, walked through as a stream.

use domain::roadmap::plan::PlanProblem;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A step through a part.
pub(crate) enum Step<'e> {
    Start(&'e str, &'e BytesStart<'e>),
    End(&'e str),
    Text(&'e str),
}

/// Walks through a part. A document type of its own is refused, so no entity has another meaning than XML gives it.
pub(crate) fn walk(
    xml: &str,
    visit: &mut dyn FnMut(Step<'_>) -> Result<(), PlanProblem>,
) -> Result<(), PlanProblem> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    loop {
        match reader.read_event().or(Err(PlanProblem::Damaged))? {
            Event::Start(start) => {
                visit(Step::Start(start.name().as_ref(), &start))?;
            }
            Event::End(end) => {
                visit(Step::End(end.name().as_ref()))?;
            }
            Event::Text(text) => visit(Step::Text(&text))?,
            Event::CData(text) => visit(Step::Text(&text))?,
            Event::GeneralRef(entity) => visit(Step::Text(&resolved(&entity)))?,
            Event::DocType(_) => return Err(PlanProblem::Unsafe),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn resolved(entity: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = entity.resolve_char_ref() {
        return letter.to_string();
    }
    let known = quick_xml::escape::resolve_predefined_entity(entity);
    known.unwrap_or_default().to_owned()
}

/// The value of an attribute, by its full name.
pub(crate) fn attribute(start: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = start.attributes();
    let found = all
        .with_checks(false)
        .flatten()
        .find(|one| one.key.as_ref() == name)?;
    match quick_xml::escape::unescape(&found.value) {
        Ok(plain) => Some(plain.into_owned()),
        Err(_) => Some(found.value.into_owned()),
    }
}
