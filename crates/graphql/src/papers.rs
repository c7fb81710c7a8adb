//! Papers that are handed out as files: who may have them, under which name, noted before they leave.
//!
//! Printing belongs to the caller: it holds a core, and so belongs off the async threads.

mod certificate;
pub(crate) mod compose;
pub mod consent;
pub mod document;
pub mod duty_file;
pub mod files;
mod programme;
mod roadmap;
mod roadmap_report;
pub mod scan;
pub mod template;

use domain::access::Subject;
use domain::access::rules::order::OrderFacts;
use domain::document::{OrderContent, OrderState, Signing};
use domain::id::{OrderId, PersonId};
use domain::text::PersonName;
use persistence::Access;

use crate::error::GqlError;
use crate::types::order::Order;
use crate::viewer::Viewer;

pub use certificate::{CertificatePaper, certificate};
pub use programme::{ProgrammePaper, programme};
pub use roadmap::{RoadmapFile, roadmap};
pub(crate) use roadmap_report::proof_in_words;
pub use roadmap_report::{RoadmapReportFile, roadmap_report};

/// The paper of an order, ready to be printed.
#[derive(Clone, Debug)]
pub struct OrderPaper {
    /// What stands on it; a draft has neither number nor date.
    pub content: OrderContent,
    /// What to call the file, without its ending: «Приказ № 90-од от 01.09.2026».
    pub file_name: String,
}

/// The paper of an order for who may read it; [`GqlError::NotFound`] looks the same for an order that is not the
/// viewer's and for one that never was.
pub async fn order(viewer: &Viewer, id: OrderId) -> Result<OrderPaper, GqlError> {
    let person = viewer.person()?;
    let order = Order::load(viewer, id).await?;
    let content = viewer.store().orders().content(id).await?;
    let content = content.ok_or(GqlError::NotFound)?;
    let access = Access {
        deed: "Download",
        kind: OrderFacts::KIND,
        subject: id.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    let file_name = match &order.row().state {
        OrderState::Draft => "Проект приказа".to_owned(),
        OrderState::Signed(signing) => numbered("Приказ", signing),
        OrderState::Cancelled { signing, .. } => signing.as_ref().map_or_else(
            || "Отменённый проект приказа".to_owned(),
            |signing| numbered("Отменённый приказ", signing),
        ),
    };
    Ok(OrderPaper { content, file_name })
}

/// An extract from an order about one of the people whom it concerns, for who may read the order.
pub async fn extract(
    viewer: &Viewer,
    id: OrderId,
    person: PersonId,
) -> Result<(OrderPaper, PersonName), GqlError> {
    let order_of = Order::load(viewer, id).await?;
    // Somebody whom the order does not concern is as unknown here as somebody who never was.
    if !order_of.concerns(person).await? {
        return Err(GqlError::NotFound);
    }
    let name = viewer.store().people().find(person).await?;
    let name = name.ok_or(GqlError::NotFound)?.name;
    let paper = order(viewer, id).await?;
    let file_name = format!("Выписка, {}, {}", paper.file_name, name.with_initials());
    Ok((OrderPaper { file_name, ..paper }, name))
}

/// The most orders that are printed as one file.
pub const MOST_AT_ONCE: usize = 20;

/// The papers of several orders, to be printed as one file; one that the viewer may not read is not found, and then
/// there is no file.
pub async fn orders(viewer: &Viewer, ids: &[OrderId]) -> Result<Vec<OrderPaper>, GqlError> {
    let mut papers = Vec::new();
    for id in ids.iter().take(MOST_AT_ONCE) {
        papers.push(order(viewer, *id).await?);
    }
    Ok(papers)
}

/// A slash of the number would end the name of a folder.
fn numbered(what: &str, signing: &Signing) -> String {
    let number = signing.number.as_str().replace('/', "-");
    format!("{what} № {number} от {}", signing.date.format("%d.%m.%Y"))
}
