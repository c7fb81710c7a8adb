//! What an order about people says: who, in which part, on which terms.
//!
//! Whether they work at the school, and whether a programme is its own, is known where people and programmes are kept.

use super::OrderKind;
use crate::clock::Date;
use crate::id::{PersonId, ProgrammeId};

/// An order about people of a school, before it has words.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub enum PeopleOrder {
    /// [`OrderKind::ApproveWorkingGroup`].
    WorkingGroup(Vec<Member>),
    /// [`OrderKind::FormAssociation`].
    Association(Vec<Member>),
    /// [`OrderKind::ApproveProgrammes`]; whom they concern follows from their pairs.
    Programmes(Vec<ProgrammeId>),
    /// [`OrderKind::RewardMentors`].
    Rewards(Vec<Reward>),
    /// [`OrderKind::ReleaseForEvent`].
    Release {
        /// What they are released for.
        event: Event,
        /// Who.
        people: Vec<Released>,
    },
}

/// Somebody in a group, with the work that is given to them.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Member {
    /// Who.
    pub person: PersonId,
    /// As what.
    pub seat: Seat,
    /// The work, in the curator's words.
    pub task: Option<String>,
}

/// A place in a group.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize)]
pub enum Seat {
    /// Leads it; there is exactly one.
    Leader,
    /// Keeps its papers; there is at most one.
    Secretary,
    /// Works in it.
    Member,
}

/// Somebody who is rewarded.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Reward {
    /// Who.
    pub person: PersonId,
    /// With what.
    pub kind: RewardKind,
    /// For what, in the curator's words.
    pub reason: String,
}

/// What mentors are rewarded with (Labour Code art. 191, E-1.2).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RewardKind {
    /// Thanks are declared.
    Gratitude,
    /// A letter of honour is given.
    HonourLetter,
    /// The order is the ground for a payment.
    Payment,
}

/// What people are released for.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Event {
    /// What it is called, without quotation marks.
    pub title: String,
    /// Where it takes place.
    pub place: Option<String>,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
}

/// Somebody who is released.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Released {
    /// Who.
    pub person: PersonId,
    /// Who does their work meanwhile; nobody when there is none to be done.
    pub substitute: Option<PersonId>,
}

/// As what somebody stands in an order about people.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OrderPart {
    /// Leads a group.
    Leader,
    /// Keeps the papers of a group.
    Secretary,
    /// Works in a group.
    Member,
    /// Is rewarded.
    Rewarded,
    /// Is released from work.
    Released,
    /// Does the work of somebody released.
    Substitute,
    /// Supports in a programme that is approved.
    Mentor,
    /// Is supported in a programme that is approved.
    Mentee,
}

/// Why an order about people cannot be drawn up. `at` counts the lines of its list from 0.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PeopleOrderError {
    /// The list is empty.
    #[error("the order names nobody")]
    Nobody,
    /// Nobody leads the group.
    #[error("a group needs a leader")]
    NoLeader,
    /// A second leader or secretary.
    #[error("line {at} takes a seat that is taken")]
    SeatTaken {
        /// The line.
        at: usize,
    },
    /// Somebody or some programme stands in two lines.
    #[error("line {at} repeats an earlier one")]
    NamedTwice {
        /// The second line.
        at: usize,
    },
    /// The substitute is released, too.
    #[error("the substitute in line {at} is away as well")]
    SubstituteAway {
        /// The line.
        at: usize,
    },
    /// The event ends before it begins.
    #[error("the event ends before it begins")]
    EndsBeforeItBegins,
}

impl Seat {
    fn part(self) -> OrderPart {
        match self {
            Self::Leader => OrderPart::Leader,
            Self::Secretary => OrderPart::Secretary,
            Self::Member => OrderPart::Member,
        }
    }
}

impl PeopleOrder {
    /// What the order decides.
    pub fn kind(&self) -> OrderKind {
        match self {
            Self::WorkingGroup(_) => OrderKind::ApproveWorkingGroup,
            Self::Association(_) => OrderKind::FormAssociation,
            Self::Programmes(_) => OrderKind::ApproveProgrammes,
            Self::Rewards(_) => OrderKind::RewardMentors,
            Self::Release { .. } => OrderKind::ReleaseForEvent,
        }
    }

    /// Whom it names, in the order of its lines. Those of programmes follow from their pairs.
    pub fn named(&self) -> Vec<(PersonId, OrderPart)> {
        match self {
            Self::WorkingGroup(members) | Self::Association(members) => members
                .iter()
                .map(|one| (one.person, one.seat.part()))
                .collect(),
            Self::Programmes(_) => Vec::new(),
            Self::Rewards(rewards) => rewards
                .iter()
                .map(|one| (one.person, OrderPart::Rewarded))
                .collect(),
            Self::Release { people, .. } => people
                .iter()
                .flat_map(|one| {
                    let substitute = one.substitute.map(|id| (id, OrderPart::Substitute));
                    [Some((one.person, OrderPart::Released)), substitute]
                })
                .flatten()
                .collect(),
        }
    }

    /// Whether its lines fit one another.
    ///
    /// # Errors
    /// The first that does not.
    pub fn check(&self) -> Result<(), PeopleOrderError> {
        match self {
            Self::WorkingGroup(members) | Self::Association(members) => {
                once(members.iter().map(|one| one.person))?;
                seats(members)
            }
            Self::Programmes(programmes) => once(programmes),
            // One person may be thanked and paid by one order.
            Self::Rewards(rewards) => once(rewards.iter().map(|one| (one.person, one.kind))),
            Self::Release { event, people } => {
                once(people.iter().map(|one| one.person))?;
                if event.until < event.from {
                    return Err(PeopleOrderError::EndsBeforeItBegins);
                }
                let away = |id| people.iter().any(|one| one.person == id);
                let substitutes = people.iter().map(|one| one.substitute);
                match substitutes.into_iter().position(|id| id.is_some_and(away)) {
                    Some(at) => Err(PeopleOrderError::SubstituteAway { at }),
                    None => Ok(()),
                }
            }
        }
    }
}

/// That there is a line, and none is there twice.
fn once<T: PartialEq>(lines: impl IntoIterator<Item = T>) -> Result<(), PeopleOrderError> {
    let mut seen = Vec::new();
    for (at, line) in lines.into_iter().enumerate() {
        if seen.contains(&line) {
            return Err(PeopleOrderError::NamedTwice { at });
        }
        seen.push(line);
    }
    if seen.is_empty() {
        return Err(PeopleOrderError::Nobody);
    }
    Ok(())
}

fn seats(members: &[Member]) -> Result<(), PeopleOrderError> {
    let held = |seat| {
        let lines = members.iter().enumerate();
        lines
            .filter(move |(_, one)| one.seat == seat)
            .map(|(at, _)| at)
    };
    for seat in [Seat::Leader, Seat::Secretary] {
        if let Some(at) = held(seat).nth(1) {
            return Err(PeopleOrderError::SeatTaken { at });
        }
    }
    match held(Seat::Leader).next() {
        Some(_) => Ok(()),
        None => Err(PeopleOrderError::NoLeader),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn id(number: u128) -> PersonId {
        PersonId(Uuid::from_u128(number))
    }

    fn member(number: u128, seat: Seat) -> Member {
        Member {
            person: id(number),
            seat,
            task: None,
        }
    }

    fn reward(number: u128, kind: RewardKind) -> Reward {
        Reward {
            person: id(number),
            kind,
            reason: "за результаты".to_owned(),
        }
    }

    fn release(days: (u32, u32), people: &[(u128, Option<u128>)]) -> PeopleOrder {
        let on = |day| Date::from_ymd_opt(2026, 12, day).unwrap();
        let released = |(person, substitute): &(u128, Option<u128>)| Released {
            person: id(*person),
            substitute: substitute.map(id),
        };
        PeopleOrder::Release {
            event: Event {
                title: "Слёт наставников".to_owned(),
                place: None,
                from: on(days.0),
                until: on(days.1),
            },
            people: people.iter().map(released).collect(),
        }
    }

    #[test]
    fn a_group_has_one_leader_and_at_most_one_secretary() {
        use Seat::{Leader, Member, Secretary};
        let cases: [(&[Seat], Result<(), PeopleOrderError>); 7] = [
            (&[], Err(PeopleOrderError::Nobody)),
            (&[Leader], Ok(())),
            (&[Member, Leader, Secretary, Member], Ok(())),
            (&[Member, Secretary], Err(PeopleOrderError::NoLeader)),
            (
                &[Leader, Member, Leader],
                Err(PeopleOrderError::SeatTaken { at: 2 }),
            ),
            (
                &[Leader, Secretary, Secretary],
                Err(PeopleOrderError::SeatTaken { at: 2 }),
            ),
            (
                &[Leader, Leader, Secretary, Secretary],
                Err(PeopleOrderError::SeatTaken { at: 1 }),
            ),
        ];
        for (seats, said) in cases {
            let members: Vec<_> = (1..)
                .zip(seats)
                .map(|(number, seat)| member(number, *seat))
                .collect();
            assert_eq!(
                PeopleOrder::WorkingGroup(members.clone()).check(),
                said,
                "{seats:?}"
            );
            assert_eq!(PeopleOrder::Association(members).check(), said, "{seats:?}");
        }
    }

    #[test]
    fn nobody_sits_in_a_group_twice() {
        let members = vec![member(1, Seat::Leader), member(1, Seat::Member)];
        let said = PeopleOrder::WorkingGroup(members).check();
        assert_eq!(said, Err(PeopleOrderError::NamedTwice { at: 1 }));
    }

    #[test]
    fn a_programme_is_approved_once() {
        let programme = |number| ProgrammeId(Uuid::from_u128(number));
        let check = |numbers: &[u128]| {
            PeopleOrder::Programmes(numbers.iter().map(|one| programme(*one)).collect()).check()
        };
        assert_eq!(check(&[]), Err(PeopleOrderError::Nobody));
        assert_eq!(check(&[1, 2]), Ok(()));
        assert_eq!(
            check(&[1, 2, 1]),
            Err(PeopleOrderError::NamedTwice { at: 2 })
        );
    }

    #[test]
    fn one_is_thanked_and_paid_by_one_order_but_not_thanked_twice() {
        use RewardKind::{Gratitude, HonourLetter, Payment};
        let check = |lines: &[(u128, RewardKind)]| {
            let lines = lines.iter().map(|(number, kind)| reward(*number, *kind));
            PeopleOrder::Rewards(lines.collect()).check()
        };
        assert_eq!(check(&[]), Err(PeopleOrderError::Nobody));
        assert_eq!(
            check(&[(1, Gratitude), (1, Payment), (2, HonourLetter)]),
            Ok(())
        );
        assert_eq!(
            check(&[(1, Gratitude), (1, Gratitude)]),
            Err(PeopleOrderError::NamedTwice { at: 1 })
        );
    }

    #[test]
    fn who_is_released_is_not_a_substitute() {
        let check = |people: &[(u128, Option<u128>)]| release((5, 6), people).check();
        assert_eq!(check(&[]), Err(PeopleOrderError::Nobody));
        assert_eq!(check(&[(1, None), (2, Some(3)), (4, Some(3))]), Ok(()));
        assert_eq!(
            check(&[(1, Some(1))]),
            Err(PeopleOrderError::SubstituteAway { at: 0 })
        );
        assert_eq!(
            check(&[(1, None), (2, Some(1))]),
            Err(PeopleOrderError::SubstituteAway { at: 1 })
        );
        assert_eq!(
            check(&[(1, None), (1, None)]),
            Err(PeopleOrderError::NamedTwice { at: 1 })
        );
    }

    #[test]
    fn an_event_may_last_a_day_and_not_end_before_it_begins() {
        assert_eq!(release((5, 5), &[(1, None)]).check(), Ok(()));
        let said = release((5, 4), &[(1, None)]).check();
        assert_eq!(said, Err(PeopleOrderError::EndsBeforeItBegins));
    }

    #[test]
    fn every_order_names_its_people_in_their_parts() {
        let orders = [
            PeopleOrder::WorkingGroup(vec![
                member(1, Seat::Leader),
                member(2, Seat::Secretary),
                member(3, Seat::Member),
            ]),
            PeopleOrder::Association(vec![member(1, Seat::Leader)]),
            PeopleOrder::Programmes(vec![ProgrammeId(Uuid::from_u128(9))]),
            PeopleOrder::Rewards(vec![reward(1, RewardKind::Payment)]),
            release((5, 6), &[(1, Some(2)), (3, None)]),
        ];
        let said: Vec<_> = orders
            .iter()
            .map(|order| {
                let named = order.named().into_iter();
                let named = named.map(|(person, part)| (person.0.as_u128(), part));
                (order.kind(), named.collect::<Vec<_>>())
            })
            .collect();
        use OrderPart::{Leader, Member, Released, Rewarded, Secretary, Substitute};
        assert_eq!(
            said,
            [
                (
                    OrderKind::ApproveWorkingGroup,
                    vec![(1, Leader), (2, Secretary), (3, Member)]
                ),
                (OrderKind::FormAssociation, vec![(1, Leader)]),
                (OrderKind::ApproveProgrammes, vec![]),
                (OrderKind::RewardMentors, vec![(1, Rewarded)]),
                (
                    OrderKind::ReleaseForEvent,
                    vec![(1, Released), (2, Substitute), (3, Released)]
                ),
            ]
        );
    }
}
