//! News of what was committed, for whoever watches: a feed inside this process, fed by the audit trail.
//!
//! Every transition writes an audit row, and so nothing can be forgotten here: the unit of work keeps a [`Trace`] of
//! each row, and the store publishes them when the transaction is committed. One task of the process, [`Store::report`],
//! loads what the policy asks about the thing and hands it to everybody who watches; they judge by themselves.
//!
//! On PostgreSQL the traces are sent along with the transaction (`NOTIFY`), so that the other servers hear of them.

mod across;
mod thing;

pub(crate) use across::notify;

use std::sync::Arc;

use domain::id::{Ids, SchoolId, SystemIds};
use serde::{Deserialize, Serialize};
use tokio::sync::{broadcast, watch};
use uuid::Uuid;

use crate::error::StoreError;
use crate::store::Store;

pub use thing::Thing;

/// What one audit row is about.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub(crate) struct Trace {
    kind: String,
    subject: Uuid,
    school: Option<SchoolId>,
}

/// Who watches hears of this many things at least before the oldest is dropped.
const MEMORY: usize = 1_024;
/// More than this of one transaction, such as an import, is told as "the school changed".
const MANY: usize = 50;

/// The feed of one process; stores that are clones of one another share it.
#[derive(Clone, Debug)]
pub(crate) struct Feed {
    /// Which process, so that it does not hear its own news twice.
    origin: Uuid,
    traces: broadcast::Sender<Vec<Trace>>,
    things: broadcast::Sender<Arc<Thing>>,
}

impl Feed {
    pub(crate) fn new() -> Self {
        Self {
            origin: SystemIds.next(),
            traces: broadcast::Sender::new(MEMORY),
            things: broadcast::Sender::new(MEMORY),
        }
    }

    pub(crate) fn origin(&self) -> Uuid {
        self.origin
    }

    /// Tells of a transaction that was committed.
    pub(crate) fn publish(&self, traces: Vec<Trace>) {
        if !traces.is_empty() {
            // Nobody may be there to report.
            self.traces.send(traces).ok();
        }
    }
}

impl Trace {
    pub(crate) fn new(kind: &str, subject: Uuid, school: Option<SchoolId>) -> Self {
        Self {
            kind: kind.to_owned(),
            subject,
            school,
        }
    }
}

/// The traces of one transaction without repetition, in their order; only the schools when there are too many.
pub(crate) fn gathered(traces: Vec<Trace>) -> Vec<Trace> {
    let mut kept: Vec<Trace> = Vec::new();
    for trace in traces {
        if !kept.contains(&trace) {
            kept.push(trace);
        }
        if kept.len() > MANY {
            kept = schools(kept);
        }
    }
    kept
}

fn schools(traces: Vec<Trace>) -> Vec<Trace> {
    let mut kept: Vec<Trace> = Vec::new();
    for school in traces.into_iter().filter_map(|trace| trace.school) {
        let trace = Trace::new(thing::SCHOOL, school.0, Some(school));
        if !kept.contains(&trace) {
            kept.push(trace);
        }
    }
    kept
}

impl Store {
    /// Everything that is reported from now on, by this process and, on PostgreSQL, by the others.
    pub fn watch(&self) -> broadcast::Receiver<Arc<Thing>> {
        self.feed().things.subscribe()
    }

    /// Reports to all who watch, until `stopped`. One task of a process runs this.
    pub async fn report(&self, stopped: watch::Receiver<bool>) {
        let abroad = tokio::spawn(across::listen(self.clone(), stopped.clone()));
        self.report_own(stopped).await;
        // It stops by the same signal.
        if let Err(error) = abroad.await {
            tracing::error!(%error, "listening to other servers broke off");
        }
    }

    async fn report_own(&self, mut stopped: watch::Receiver<bool>) {
        let mut traces = self.feed().traces.subscribe();
        while !*stopped.borrow() {
            let next = tokio::select! {
                next = traces.recv() => next,
                changed = stopped.changed() => match changed { Ok(()) => continue, Err(_) => return },
            };
            match next {
                Ok(traces) => self.tell(traces).await,
                Err(broadcast::error::RecvError::Lagged(missed)) => {
                    tracing::warn!(missed, "changes came faster than they could be told");
                    self.send(Thing::Everything);
                }
                Err(broadcast::error::RecvError::Closed) => return,
            }
        }
    }

    /// Loads what `traces` are about and tells those who watch; nothing is loaded when nobody does.
    async fn tell(&self, traces: Vec<Trace>) {
        if self.feed().things.receiver_count() == 0 {
            return;
        }
        for trace in traces {
            match self.thing(&trace).await {
                Ok(Some(thing)) => self.send(thing),
                Ok(None) => {}
                Err(error) => {
                    tracing::warn!(?error, "what changed cannot be loaded");
                    self.send(Thing::Everything);
                }
            }
        }
    }

    fn send(&self, thing: Thing) {
        // The last one may have gone meanwhile.
        self.feed().things.send(Arc::new(thing)).ok();
    }

    async fn thing(&self, trace: &Trace) -> Result<Option<Thing>, StoreError> {
        let found = Thing::find(self, &trace.kind, trace.subject).await?;
        match (found, trace.school) {
            (Some(thing), _) => Ok(Some(thing)),
            // A kind without a face of its own: a card, a consent, an employment, an invitation.
            (None, Some(school)) => Thing::find(self, thing::SCHOOL, school.0).await,
            (None, None) => Ok(None),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trace(number: u128, school: u128) -> Trace {
        let school = SchoolId(Uuid::from_u128(school));
        Trace::new("mentorship", Uuid::from_u128(number), Some(school))
    }

    #[test]
    fn what_is_written_twice_in_one_transaction_is_told_once() {
        let traces = vec![trace(1, 9), trace(2, 9), trace(1, 9)];

        assert_eq!(gathered(traces), [trace(1, 9), trace(2, 9)]);
    }

    #[test]
    fn a_transaction_about_very_much_is_told_by_its_schools() {
        let traces = (0..500).map(|n| trace(n, 7 + n % 2)).collect();

        let told = gathered(traces);

        assert!(told.len() <= MANY, "{}", told.len());
        let schools = [7, 8].map(|n| {
            let id = Uuid::from_u128(n);
            Trace::new(thing::SCHOOL, id, Some(SchoolId(id)))
        });
        for school in schools {
            assert!(told.contains(&school), "{told:?}");
        }
    }
}
