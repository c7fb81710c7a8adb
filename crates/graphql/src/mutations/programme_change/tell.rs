//! Letters about a change: to those whose word is due, and to the pair when it is decided.

use std::collections::BTreeSet;

use documents::letters::changes::{ChangeOutcome, ProposedChange, asks, decided, waits};
use domain::access::Role;
use domain::id::PersonId;
use domain::mentoring::ChangeState;
use domain::text::PersonName;
use persistence::{StoreError, UnitOfWork};

use crate::ids::PublicId;
use crate::mutations::letters;
use crate::mutations::opened::OpenedProgramme;
use crate::viewer::Viewer;

/// The page of a programme begins with this; its id follows.
pub(super) fn pages(viewer: &Viewer) -> String {
    format!("{}/programmes/", viewer.installation().public_url)
}

/// Tells whoever `state` waits for, or the pair what came of the change. Who did it knows already.
pub(super) async fn tell(
    work: &UnitOfWork,
    pages: &str,
    opened: &OpenedProgramme,
    by: PersonId,
    state: &ChangeState,
    words: Option<&str>,
) -> Result<(), StoreError> {
    let pair = opened.pair.facts().participants;
    let mut names: Vec<PersonName> = Vec::new();
    for person in &pair {
        names.extend(work.people().find(*person).await?.map(|row| row.name));
    }
    let Some(author) = work.people().find(by).await? else {
        return Ok(());
    };
    let id = opened.programme.id().public();
    let bare = id.split_once(':').map_or("", |(_, bare)| bare);
    let link = format!("{pages}{bare}");
    let change = ProposedChange {
        place: &opened.located.school.short_name,
        pair: &names,
        by: &author.name,
        words,
        link: &link,
    };
    let outcome = match state {
        ChangeState::Open { consented } => {
            let due = pair
                .into_iter()
                .filter(|person| !consented.contains(person));
            return letters::send(work, due, &asks(&change)).await;
        }
        ChangeState::Consented => {
            let school = opened.pair.at.school;
            let curators = letters::holders(work, school, Role::Curator).await?;
            let outside = curators.into_iter().filter(|person| !pair.contains(person));
            return letters::send(work, outside, &waits(&change)).await;
        }
        ChangeState::Approved { .. } => ChangeOutcome::Approved,
        ChangeState::Refused { .. } => ChangeOutcome::Refused,
        ChangeState::Declined { .. } => ChangeOutcome::Declined,
        ChangeState::Withdrawn { .. } => ChangeOutcome::Withdrawn,
    };
    let others: BTreeSet<PersonId> = pair.into_iter().filter(|person| *person != by).collect();
    letters::send(work, others, &decided(&change, outcome)).await
}
