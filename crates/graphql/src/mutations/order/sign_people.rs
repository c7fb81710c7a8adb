//! A signed order about people: what it says is still so, and its text is final.

use domain::access::Permit;
use domain::access::rules::order::Sign;
use domain::document::{Order as Life, OrderContent};
use persistence::{Failure, StoreError, UnitOfWork};

use super::Locked;
use super::prepare_people::{absent_from_here, approvable};
use super::sign::{SignOrder, SignOrderRefusal};
use crate::papers::compose::signatory;

impl SignOrder {
    /// Makes the text final. The paper itself is what it does: no other row changes.
    pub(super) async fn about_people(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Sign>,
        locked: &Locked,
        life: &Life,
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let here = &locked.here;
        if !absent_from_here(work, here, &locked.named)
            .await?
            .is_empty()
        {
            return Err(Failure::Refused(SignOrderRefusal::PersonLeft));
        }
        for id in work.orders().programmes(self.order).await? {
            if approvable(work, here, id).await?.is_none() {
                return Err(Failure::Refused(SignOrderRefusal::ProgrammeChanged));
            }
        }
        let broken = || StoreError::inconsistent("official_order", self.order.0);
        let content = work.orders().content(self.order).await?;
        let content = OrderContent {
            signatory: signatory(work, here, permit.by()).await?,
            ..content.ok_or_else(broken)?
        };
        let content = content.signed_as(self.number.clone(), self.date);
        let starts_on = locked.row.starts_on;
        work.orders()
            .sign(permit, &locked.row, life, &content, starts_on)
            .await?;
        Ok(())
    }
}
