//! Papers that are handed out as files: who may have them, under which name, noted before they leave.
//!
//! Printing belongs to the caller: it holds a core, and so belongs off the async threads.

pub(crate) mod compose;

use domain::access::Subject;
use domain::access::rules::order::OrderFacts;
use domain::document::{OrderContent, OrderState, Signing};
use domain::id::OrderId;
use persistence::Access;

use crate::error::GqlError;
use crate::types::order::Order;
use crate::viewer::Viewer;

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

/// A slash of the number would end the name of a folder.
fn numbered(what: &str, signing: &Signing) -> String {
    let number = signing.number.as_str().replace('/', "-");
    format!("{what} № {number} от {}", signing.date.format("%d.%m.%Y"))
}
