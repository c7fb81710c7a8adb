//! The text of an order that changes pairs in force.

use documents::order::{
    Act, Becomes, ChangePairs, ChangedPair, Participant, Statement, change_pairs,
};
use domain::clock::Date;
use domain::document::{Change, OrderContent, PairChange};
use domain::id::PersonId;
use domain::mentoring::Side;
use persistence::mentorships::Mentorship;
use persistence::requests::Request;
use persistence::schools::LocatedSchool;
use persistence::{StoreError, UnitOfWork};

use super::{Staff, curator, issuer, signed_by_whoever_leads};

/// A change with what it changes.
#[derive(Clone)]
pub(crate) struct Changing {
    /// The change.
    pub change: PairChange,
    /// The mentorship before it.
    pub row: Mentorship,
    /// What follows, where another mentorship does.
    pub successor: Option<Mentorship>,
    /// The request that it carries out.
    pub request: Option<Request>,
}

/// The text of an order that makes these changes; `prepared_by` draws it up.
pub(crate) async fn change_order(
    work: &UnitOfWork,
    here: &LocatedSchool,
    changes: &[Changing],
    prepared_by: PersonId,
) -> Result<OrderContent, StoreError> {
    let lines = changes
        .iter()
        .flat_map(|one| [Some(&one.row), one.successor.as_ref()])
        .flatten()
        .flat_map(|row| row.pair.participants.iter().map(|line| line.person));
    let mut ids: Vec<PersonId> = lines.collect();
    ids.extend(
        changes
            .iter()
            .filter_map(|one| Some(one.request.as_ref()?.life.author)),
    );
    let staff = Staff::gather(work, here, &ids).await?;
    let mut changed = Vec::new();
    for one in changes {
        changed.push(ChangedPair {
            cell: one.row.cell,
            mentors: side(&staff, &one.row, Side::Mentor)?,
            mentees: side(&staff, &one.row, Side::Mentee)?,
            assigned_by: assigned_by(work, &one.row).await?,
            becomes: becomes(&staff, one)?,
            request: statement(&staff, here, one)?,
        });
    }
    let (issuer, known) = issuer(work, here, prepared_by).await?;
    let content = change_pairs(&ChangePairs {
        issuer,
        curator: curator(work, here, prepared_by).await?,
        changes: changed,
        grounds: Vec::new(),
    });
    Ok(signed_by_whoever_leads(content, known))
}

fn side(staff: &Staff, row: &Mentorship, side: Side) -> Result<Vec<Participant>, StoreError> {
    let people = row.pair.on_side(side).map(|id| staff.participant(id, None));
    let mut people = people.collect::<Result<Vec<_>, StoreError>>()?;
    people.sort_by_cached_key(|one| one.name.folded());
    Ok(people)
}

fn becomes(staff: &Staff, one: &Changing) -> Result<Becomes, StoreError> {
    Ok(match one.change.what {
        Change::End { on, reason } => Becomes::Ended { on, reason },
        Change::Leave { person, on, reason } => Becomes::Left {
            side: one
                .row
                .pair
                .participant(person)
                .map_or(Side::Mentee, |line| line.side),
            who: staff.participant(person, None)?,
            on,
            reason,
        },
        Change::Suspend {
            from,
            expected_back,
            reason,
        } => Becomes::Suspended {
            from,
            expected_back,
            reason,
        },
        Change::Replace { on, reason, .. } => Becomes::Replaced {
            from: on.succ_opt().unwrap_or(on),
            reason,
            by: match &one.successor {
                Some(row) => side(staff, row, Side::Mentor)?,
                None => Vec::new(),
            },
        },
    })
}

pub(super) async fn assigned_by(
    work: &UnitOfWork,
    row: &Mentorship,
) -> Result<Option<Act>, StoreError> {
    let Some(order) = row.pair.state.order() else {
        return Ok(None);
    };
    let order = work.orders().find(order).await?;
    let signing = order.as_ref().and_then(|order| order.signing());
    Ok(signing.map(|signing| Act {
        number: signing.number.clone(),
        date: signing.date,
    }))
}

fn statement(
    staff: &Staff,
    here: &LocatedSchool,
    one: &Changing,
) -> Result<Option<Statement>, StoreError> {
    let Some(request) = &one.request else {
        return Ok(None);
    };
    let date: Date = here.zone.date(request.filed_at);
    Ok(Some(Statement {
        author: staff.name(request.life.author)?,
        kind: request.life.kind,
        date,
    }))
}
