//! The server takes a file over: all of it in one transaction, or nothing.

mod cards;
mod people;
mod schools;

use std::convert::Infallible;

use domain::access::{Actor, Denied, Post};
use domain::id::PersonId;
use domain::import::{Sheet, Verdict};
use persistence::imports::{Run, RunLine};
use persistence::{Change, Failure, Operation, Store, StoreError, UnitOfWork};
use uuid::Uuid;

use super::plan::{Plan, counts};
use super::{pairs, right, sheet_of};

/// Takes a file over. When it would come to something else than what was shown, it is compared anew instead.
pub(super) async fn apply(store: &Store, run: &Run, link: &str) -> Result<(), StoreError> {
    let outcome = match sheet_of(store, run).await? {
        Ok(sheet) => {
            let total = sheet.lines.len();
            store.import_progress(run.id, 0, total).await?;
            store.write(&Apply { run, sheet, link }).await
        }
        Err(_) => Err(Failure::Store(StoreError::Conflict)),
    };
    match outcome {
        Ok(()) => Ok(()),
        // Somebody changed what it was compared with, or the right is gone: who looks sees why.
        Err(Failure::Denied(_) | Failure::Store(StoreError::Conflict | StoreError::Unique(_))) => {
            match store.write(&FallBack(run)).await {
                Ok(()) | Err(Failure::Store(StoreError::Conflict) | Failure::Denied(_)) => Ok(()),
                Err(Failure::Store(error)) => Err(error),
                Err(Failure::Refused(never)) => match never {},
            }
        }
        Err(Failure::Store(error)) => Err(error),
        Err(Failure::Refused(never)) => match never {},
    }
}

struct Apply<'a> {
    run: &'a Run,
    sheet: Sheet,
    link: &'a str,
}

impl Operation for Apply<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        let run = self.run;
        let actor = actor_of(work, run.applied_by).await?;
        let (permit, here) = right(work, &actor, run.kind, run.place).await?;
        let known = work
            .imports()
            .known_at(run.kind, here.at, here.today)
            .await?;
        let mut plan = Plan::of(&self.sheet, &run.mapping, &known, &run.choices, &here);
        let mut proposed = Added::new();
        if let Plan::Pairs(planned) = &mut plan {
            let how = (self.link, &run.mapping);
            proposed = pairs::propose(work, &actor, &here, how, planned).await?;
        }
        let mut lines = plan.lines(&self.sheet);
        if counts(&lines) != run.counts {
            return Err(StoreError::Conflict.into());
        }
        let added = match &plan {
            Plan::People(planned) => people::write(work, &permit, &here, planned, &known).await?,
            Plan::Cards(planned) => {
                cards::write_cards(work, &actor, &here, planned, &known).await?
            }
            Plan::Needs(planned) => {
                cards::write_needs(work, &actor, &here, planned, &known).await?
            }
            Plan::Pairs(_) => proposed,
            Plan::Schools(planned) => schools::write(work, &permit, &here, planned, &known).await?,
        };
        name(&mut lines, &added);
        let imports = work.imports();
        imports.drop_lines(run.id).await?;
        imports.put_lines(run.id, &lines).await?;
        imports.finish(run, &run.counts, work.now()).await?;
        let change = Change {
            school: here.school.as_ref().map(|school| school.school.at.school),
            to: Some("APPLIED"),
            ..Change::default()
        };
        work.note_import(&permit, run.id.0, change).await?;
        Ok(())
    }
}

/// Who had something done with a file, with the posts of this moment.
pub(super) async fn actor_of<R>(
    work: &UnitOfWork,
    person: Option<PersonId>,
) -> Result<Actor, Failure<R>> {
    let id = person.ok_or(Denied::Hidden)?;
    let posts = work.posts().of_person(id, work.now()).await?;
    let posts = posts.into_iter().map(|post| Post {
        role: post.role,
        at: post.at,
    });
    Ok(Actor::Person {
        id,
        posts: posts.collect(),
    })
}

/// Lines that added something, each with what it became.
pub(super) type Added = std::collections::BTreeMap<u32, Uuid>;

/// Says of each line what it became.
fn name(lines: &mut [RunLine], added: &Added) {
    for line in lines.iter_mut().filter(|line| line.verdict == Verdict::New) {
        line.subject = added.get(&line.row).copied().or(line.subject);
    }
}

struct FallBack<'a>(&'a Run);

impl Operation for FallBack<'_> {
    type Done = ();
    type Refusal = Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Infallible>> {
        Ok(work.imports().fall_back(self.0, work.now()).await?)
    }
}
