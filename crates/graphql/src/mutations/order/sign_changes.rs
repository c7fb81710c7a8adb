//! What a signed order changes in pairs that were in force.

use documents::letters::pairs::GivenStep;
use domain::access::Permit;
use domain::access::rules::mentorship::{End, EndParticipation, Suspend};
use domain::access::rules::order::Sign;
use domain::document::{Change as What, ChangeError, Order as Life, OrderContent};
use domain::id::{PersonId, SuspensionId};
use domain::mentoring::{EndError, LeaveError, Mentorship as Pair, Side, SuspendError};
use persistence::mentorships::{Mentorship, NewSuspension};
use persistence::{Change, Failure, StoreError, UnitOfWork};

use super::Locked;
use super::sign::{SignOrder, SignOrderRefusal};
use crate::mutations::mentorship::tell_giving;
use crate::mutations::{recount, settle};
use crate::papers::compose::signatory;

impl SignOrder {
    /// Carries out every change of the order, and puts what follows into force; or nothing.
    pub(super) async fn change(
        &self,
        work: &UnitOfWork,
        permit: &Permit<Sign>,
        locked: &Locked,
        life: &Life,
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let today = work.today(locked.here.zone);
        let mut changed = Vec::new();
        for (change, row) in &locked.changes {
            let after = change.what.apply(row.pair.clone(), today);
            changed.push((change.what, row, after.map_err(Failure::refuse)?));
        }
        // What follows begins the day after; the mentorships of an order share their first day, the latest of them.
        let last = changed
            .iter()
            .filter(|(what, ..)| what.successor().is_some());
        let last = last.map(|(what, ..)| what.day()).max();
        let since = last.and_then(|day| day.succ_opt());
        let approved = match since {
            Some(since) => self.approved(work, locked, since).await?,
            None => Vec::new(),
        };

        let broken = || StoreError::inconsistent("official_order", self.order.0);
        let content = work.orders().content(self.order).await?;
        let content = OrderContent {
            signatory: signatory(work, &locked.here, permit.by()).await?,
            ..content.ok_or_else(broken)?
        };
        let content = content.signed_as(self.number.clone(), self.date);
        let starts_on = locked.row.starts_on;
        work.orders()
            .sign(permit, &locked.row, life, &content, starts_on)
            .await?;
        for (what, row, after) in &changed {
            self.carry_out(work, what, row, after).await?;
        }
        self.put_into_force(work, locked, &approved).await?;
        self.count(work, locked, &changed).await
    }

    async fn carry_out(
        &self,
        work: &UnitOfWork,
        what: &What,
        row: &Mentorship,
        after: &Pair,
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let facts = row.facts();
        let change = Change {
            school: Some(row.at.school),
            from: Some(row.pair.state.kind().code()),
            to: Some(after.state.kind().code()),
            why: None,
        };
        match *what {
            What::End { .. } | What::Replace { .. } => {
                let permit = domain::access::permit::<End>(&self.actor, &facts)?;
                work.mentorships().end(&permit, row, after, None).await?;
                work.note(&permit, row.id(), change).await?;
                settle(work, row, None).await?;
                tell_giving(work, row, GivenStep::Ended, &self.link).await?;
            }
            What::Leave { person, .. } => {
                let permit = domain::access::permit::<EndParticipation>(&self.actor, &facts)?;
                work.mentorships()
                    .leave(&permit, row, after, person)
                    .await?;
                work.note(&permit, row.id(), change).await?;
                settle(work, row, Some(person)).await?;
            }
            What::Suspend { .. } => {
                let permit = domain::access::permit::<Suspend>(&self.actor, &facts)?;
                let new = NewSuspension {
                    id: SuspensionId(work.fresh()),
                    note: None,
                    at: work.now(),
                };
                work.mentorships().suspend(&permit, row, after, new).await?;
                work.note(&permit, row.id(), change).await?;
            }
        }
        Ok(())
    }

    async fn count(
        &self,
        work: &UnitOfWork,
        locked: &Locked,
        changed: &[(What, &Mentorship, Pair)],
    ) -> Result<(), Failure<SignOrderRefusal>> {
        let today = work.today(locked.here.zone);
        let before = changed.iter().map(|(_, row, _)| *row);
        let rows: Vec<&Mentorship> = before.chain(&locked.pairs).collect();
        let giving: Vec<_> = rows.iter().filter_map(|row| row.giving()).collect();
        let since = rows.iter().filter_map(|row| row.pair.state.since()).min();
        let mentees: Vec<PersonId> = rows
            .iter()
            .flat_map(|row| row.pair.acting(Side::Mentee))
            .collect();
        let since = since.unwrap_or(today);
        Ok(recount(work, locked.here.school.at, giving, &mentees, since, today).await?)
    }
}

impl From<ChangeError> for SignOrderRefusal {
    fn from(error: ChangeError) -> Self {
        match error {
            ChangeError::End(EndError::EndsInTheFuture)
            | ChangeError::Leave(LeaveError::EndsInTheFuture)
            | ChangeError::Suspend(SuspendError::InTheFuture) => Self::ChangeInTheFuture,
            ChangeError::End(
                EndError::NotActive | EndError::EndsBeforeItBegins | EndError::CompletedByProgramme,
            )
            | ChangeError::Leave(
                LeaveError::NotActive
                | LeaveError::NotParticipant
                | LeaveError::TooFewRemain
                | LeaveError::EndsBeforeItBegins
                | LeaveError::CompletedByProgramme,
            )
            | ChangeError::Suspend(
                SuspendError::NotActive
                | SuspendError::AlreadySuspended
                | SuspendError::BeforeItBegins
                | SuspendError::ReturnsBeforeItRests,
            ) => Self::PairChanged,
        }
    }
}
