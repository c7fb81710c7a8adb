//! The text of an order about people.

use documents::order::{
    AboutPeople, Decides, GroupMember, Officer, ProgrammeLine, ReleaseLine, RewardLine,
    about_people,
};
use domain::document::{Member, OrderContent, PeopleOrder};
use domain::id::PersonId;
use domain::mentoring::Side;
use domain::org::SchoolKind;
use persistence::mentorships::Mentorship;
use persistence::programmes::Programme;
use persistence::schools::LocatedSchool;
use persistence::{StoreError, UnitOfWork};

use super::changes::assigned_by;
use super::{Staff, curator, issuer, signed_by_whoever_leads};

/// A programme to be approved, with its pair.
#[derive(Clone)]
pub(crate) struct Approving {
    /// The programme.
    pub programme: Programme,
    /// The pair that carries it out.
    pub pair: Mentorship,
}

/// The text of `order`; `approving` are its programmes, `prepared_by` draws it up.
pub(crate) async fn people_order(
    work: &UnitOfWork,
    here: &LocatedSchool,
    order: &PeopleOrder,
    approving: &[Approving],
    prepared_by: PersonId,
) -> Result<OrderContent, StoreError> {
    let paired = approving.iter().flat_map(|one| one.pair.pair.accepted());
    let named = order.named().into_iter().map(|(person, _)| person);
    let ids: Vec<PersonId> = named.chain(paired).collect();
    let staff = Staff::gather(work, here, &ids).await?;
    let decides = match order {
        PeopleOrder::WorkingGroup(members) => Decides::WorkingGroup(group(&staff, members)?),
        PeopleOrder::Association(members) => Decides::Association {
            of_school: here.school.kind == SchoolKind::School,
            members: group(&staff, members)?,
        },
        PeopleOrder::Programmes(_) => {
            let mut lines = Vec::new();
            for one in approving {
                lines.push(programme(work, &staff, one).await?);
            }
            Decides::Programmes(lines)
        }
        PeopleOrder::Rewards(rewards) => {
            let line = |one: &domain::document::Reward| {
                Ok(RewardLine {
                    who: staff.officer(one.person)?,
                    kind: one.kind,
                    reason: one.reason.clone(),
                })
            };
            Decides::Rewards(
                rewards
                    .iter()
                    .map(line)
                    .collect::<Result<_, StoreError>>()?,
            )
        }
        PeopleOrder::Release { event, people } => {
            let line = |one: &domain::document::Released| {
                let substitute = one.substitute.map(|id| staff.officer(id));
                Ok(ReleaseLine {
                    who: staff.officer(one.person)?,
                    substitute: substitute.transpose()?,
                })
            };
            Decides::Release {
                event: event.clone(),
                people: people.iter().map(line).collect::<Result<_, StoreError>>()?,
            }
        }
    };
    let (issuer, known) = issuer(work, here, prepared_by).await?;
    let content = about_people(&AboutPeople {
        issuer,
        curator: curator(work, here, prepared_by).await?,
        decides,
        grounds: Vec::new(),
    });
    Ok(signed_by_whoever_leads(content, known))
}

fn group(staff: &Staff, members: &[Member]) -> Result<Vec<GroupMember>, StoreError> {
    let member = |one: &Member| {
        Ok(GroupMember {
            who: staff.officer(one.person)?,
            seat: one.seat,
            task: one.task.clone(),
        })
    };
    members.iter().map(member).collect()
}

async fn programme(
    work: &UnitOfWork,
    staff: &Staff,
    one: &Approving,
) -> Result<ProgrammeLine, StoreError> {
    let side = |side| -> Result<Vec<Officer>, StoreError> {
        let people = one.pair.pair.on_side(side).map(|id| staff.officer(id));
        let mut people = people.collect::<Result<Vec<_>, StoreError>>()?;
        people.sort_by_cached_key(|one| one.name.folded());
        Ok(people)
    };
    Ok(ProgrammeLine {
        mentors: side(Side::Mentor)?,
        mentees: side(Side::Mentee)?,
        goal: one.programme.goal.clone(),
        from: one.programme.plan.starts_on,
        until: one.programme.plan.ends_on,
        assigned_by: assigned_by(work, &one.pair).await?,
    })
}
