//! Checks a solution without looking at how it was found.
//!
//! With a price `u` for every mentee and a price `v ≤ 0` for every place of a mentor, such that no edge is cheaper than
//! the prices of its two ends and nobody pays more than being alone costs, no assignment can cost less than all prices
//! together. One that costs exactly that is the best.

use super::{Problem, Solution};

/// What is wrong with a solution.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum Flaw {
    /// It speaks of other people than the problem.
    #[error("the solution is of another size than the problem")]
    Size,
    /// A pair that the problem does not know.
    #[error("mentee {mentee} has a mentor who does not come into question")]
    Stranger {
        /// The mentee's place.
        mentee: usize,
    },
    /// A mentor with more mentees than they have room for.
    #[error("mentor {mentor} has more mentees than places")]
    Overfull {
        /// The mentor's place.
        mentor: usize,
    },
    /// A price that proves nothing.
    #[error("a price is out of bounds")]
    Price,
    /// An assignment that costs less may exist.
    #[error("the assignment costs {cost}, the prices prove only {bound}")]
    Gap {
        /// What it costs.
        cost: i64,
        /// What the prices prove that any must cost.
        bound: i64,
    },
}

/// Proves that `solution` is a best one of `problem`, or says what is wrong with it.
pub fn check(problem: &Problem, solution: &Solution) -> Result<(), Flaw> {
    let (ceiling, alone) = {
        let ceiling = problem.ceiling();
        (ceiling, problem.alone(ceiling))
    };
    let (mentees, mentors) = (problem.edges.len(), problem.capacities.len());
    if solution.mentor_of.len() != mentees
        || solution.mentee_prices.len() != mentees
        || solution.mentor_prices.len() != mentors
    {
        return Err(Flaw::Size);
    }
    let mut cost = 0;
    let mut room = problem.capacities.clone();
    for (mentee, (edges, chosen)) in problem.edges.iter().zip(&solution.mentor_of).enumerate() {
        let Some(mentor) = *chosen else {
            cost += alone;
            continue;
        };
        let edge = edges.iter().find(|edge| edge.mentor == mentor);
        let edge = *edge.ok_or(Flaw::Stranger { mentee })?;
        let places = room.get_mut(mentor).ok_or(Flaw::Stranger { mentee })?;
        *places = places.checked_sub(1).ok_or(Flaw::Overfull { mentor })?;
        cost += problem.cost(ceiling, edge);
    }

    let mut bound = 0;
    for (price, places) in solution.mentor_prices.iter().zip(&problem.capacities) {
        if *price > 0 {
            return Err(Flaw::Price);
        }
        bound += price * i64::from(*places);
    }
    for (price, edges) in solution.mentee_prices.iter().zip(&problem.edges) {
        let cheaper = edges.iter().any(|edge| {
            let place = solution.mentor_prices.get(edge.mentor);
            place.is_some_and(|place| price + place > problem.cost(ceiling, *edge))
        });
        if cheaper || *price > alone {
            return Err(Flaw::Price);
        }
        bound += price;
    }
    if cost == bound {
        Ok(())
    } else {
        Err(Flaw::Gap { cost, bound })
    }
}
