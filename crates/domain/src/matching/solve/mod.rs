//! The best assignment of mentees to mentors with room for several, exactly, with a proof.
//!
//! Every mentee gets one mentor or none, a mentor no more mentees than they have room for. It is the assignment
//! problem with capacities on one side (a b-matching). Mentees are seated one after the other, each along the shortest
//! way by reduced costs (Kuhn, Munkres; Jonker and Volgenant for the sparse case): exact in whole numbers, and the
//! prices that it leaves behind prove the optimum by linear duality.
//!
//! Equal inputs give equal results: ties go to whoever comes first in the order of the input.

mod proof;
mod shortest;
#[cfg(test)]
mod tests;

pub use proof::{Flaw, check};

use super::settings::Objective;

/// A mentor who comes into question for a mentee.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    /// The mentor's place in [`Problem::capacities`].
    pub mentor: usize,
    /// How well the two fit.
    pub score: u32,
}

/// Who comes into question for whom.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Problem {
    /// What is to be the best.
    pub objective: Objective,
    /// For each mentor, how many mentees they have room for.
    pub capacities: Vec<u32>,
    /// For each mentee, the mentors who come into question, each once.
    pub edges: Vec<Vec<Edge>>,
}

impl Problem {
    /// What a point of score is subtracted from, so that no cost is negative.
    fn ceiling(&self) -> i64 {
        let scores = self.edges.iter().flatten().map(|edge| edge.score);
        i64::from(scores.max().unwrap_or(0))
    }

    /// What an edge costs.
    fn cost(&self, ceiling: i64, edge: Edge) -> i64 {
        ceiling - i64::from(edge.score)
    }

    /// What a mentee without a mentor costs: no more than a pair that scores nothing, or more than all scores together.
    fn alone(&self, ceiling: i64) -> i64 {
        let mentees = i64::try_from(self.edges.len()).unwrap_or(i64::MAX);
        match self.objective {
            Objective::BestScore => ceiling,
            Objective::MostPairs => ceiling + ceiling.saturating_mul(mentees).saturating_add(1),
        }
    }
}

/// An assignment that is the best one, with the prices that prove it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Solution {
    /// For each mentee, the mentor.
    pub mentor_of: Vec<Option<usize>>,
    /// What each mentee pays: the left half of the proof.
    pub mentee_prices: Vec<i64>,
    /// What a place of each mentor costs, never more than nothing: the right half.
    pub mentor_prices: Vec<i64>,
}

impl Solution {
    /// How many pairs there are.
    pub fn pairs(&self) -> usize {
        self.mentor_of.iter().flatten().count()
    }

    /// The sum of the pairs' scores.
    pub fn score(&self, problem: &Problem) -> u64 {
        let of = |(edges, mentor): (&Vec<Edge>, &Option<usize>)| {
            let chosen = edges.iter().find(|edge| Some(edge.mentor) == *mentor);
            chosen.map_or(0, |edge| u64::from(edge.score))
        };
        problem.edges.iter().zip(&self.mentor_of).map(of).sum()
    }
}

/// Finds the best assignment. Edges to mentors who are not there are left out.
pub fn solve(problem: &Problem) -> Solution {
    shortest::seat_all(problem)
}
