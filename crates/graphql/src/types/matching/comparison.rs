//! What changed from one run to another.

use std::collections::BTreeMap;

use async_graphql::{Object, SimpleObject};
use domain::id::PersonId;
use persistence::matching::{LineResult, MatchingLine};

use super::{MatchingMentee, MatchingMentor, Sight};
use crate::viewer::Viewer;

/// The most changes that are listed.
const LISTED: usize = 200;

/// A mentee who is matched otherwise than before.
#[derive(Clone)]
pub struct MatchingChange {
    viewer: Viewer,
    mentee: MatchingMentee,
    before: Option<PersonId>,
    after: Option<PersonId>,
}

/// A mentee who is matched otherwise than before.
#[Object]
impl MatchingChange {
    /// Who.
    async fn mentee(&self) -> &MatchingMentee {
        &self.mentee
    }

    /// The mentor of the earlier run; `null` for nobody, or when the mentee was not looked at.
    async fn before(&self) -> Option<MatchingMentor> {
        self.mentor(self.before)
    }

    /// The mentor of the later run; `null` for nobody, or when the mentee was not looked at.
    async fn after(&self) -> Option<MatchingMentor> {
        self.mentor(self.after)
    }
}

impl MatchingChange {
    fn mentor(&self, person: Option<PersonId>) -> Option<MatchingMentor> {
        let viewer = self.viewer.clone();
        person.map(|person| MatchingMentor { viewer, person })
    }
}

/// What changed from an earlier run to this one.
#[derive(Clone, SimpleObject)]
pub struct MatchingComparison {
    /// Mentees with the same mentor.
    pub same: i32,
    /// Mentees with another mentor.
    pub moved: i32,
    /// Mentees who have a mentor now and had none.
    pub gained: i32,
    /// Mentees who had a mentor and have none now.
    pub lost: i32,
    /// Who changed, by id; at most 200.
    pub changes: Vec<MatchingChange>,
}

impl MatchingComparison {
    /// Compares the lines of two runs.
    pub(super) fn of(
        viewer: &Viewer,
        sight: Sight,
        earlier: Vec<MatchingLine>,
        later: Vec<MatchingLine>,
    ) -> Self {
        let mut mentees: BTreeMap<PersonId, (MatchingLine, [Option<PersonId>; 2])> =
            BTreeMap::new();
        for (at, lines) in [earlier, later].into_iter().enumerate() {
            for line in lines {
                let mentor = mentor_of(&line);
                let entry = mentees.entry(line.mentee);
                let (_, mentors) = entry.or_insert_with(|| (line, [None, None]));
                if let Some(place) = mentors.get_mut(at) {
                    *place = mentor;
                }
            }
        }
        let mut found = Self {
            same: 0,
            moved: 0,
            gained: 0,
            lost: 0,
            changes: Vec::new(),
        };
        for (line, [before, after]) in mentees.into_values() {
            match (before, after) {
                (None, None) => continue,
                (Some(one), Some(other)) if one == other => {
                    found.same += 1;
                    continue;
                }
                (Some(_), Some(_)) => found.moved += 1,
                (None, Some(_)) => found.gained += 1,
                (Some(_), None) => found.lost += 1,
            }
            if found.changes.len() < LISTED {
                found.changes.push(MatchingChange {
                    viewer: viewer.clone(),
                    mentee: MatchingMentee {
                        viewer: viewer.clone(),
                        sight,
                        person: line.mentee,
                        need: line.need,
                        school: line.school,
                    },
                    before,
                    after,
                });
            }
        }
        found
    }
}

fn mentor_of(line: &MatchingLine) -> Option<PersonId> {
    match &line.result {
        LineResult::Matched { mentor, .. } => Some(*mentor),
        LineResult::Unmatched(_) => None,
    }
}
