//! What a confirmed state of the banks says against the one before.

use std::collections::BTreeMap;

use uuid::Uuid;

/// A card as a confirmed state remembers it: which, and which edit of it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct CardMark {
    /// The card, of either bank.
    pub id: Uuid,
    /// The edit that was confirmed.
    pub version: i32,
}

/// How a confirmed state differs from the one before.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Difference {
    /// Cards that came.
    pub added: u32,
    /// Cards that were written since.
    pub changed: u32,
    /// Cards that went.
    pub removed: u32,
}

/// Counts what came, changed and went between two confirmed states. Nothing at all is an answer too: a bank is
/// refreshed when it was looked at and found right.
pub fn difference(before: &[CardMark], after: &[CardMark]) -> Difference {
    let old: BTreeMap<Uuid, i32> = before.iter().map(|mark| (mark.id, mark.version)).collect();
    let mut found = Difference::default();
    let mut kept = 0;
    for mark in after {
        match old.get(&mark.id) {
            None => found.added += 1,
            Some(version) => {
                kept += 1;
                if *version != mark.version {
                    found.changed += 1;
                }
            }
        }
    }
    found.removed = u32::try_from(old.len()).unwrap_or(u32::MAX) - kept;
    found
}

#[cfg(test)]
mod tests;
