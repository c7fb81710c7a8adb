//! Seats mentees one after the other, each along the shortest way by reduced costs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::{Edge, Problem, Solution};

/// Not reached in this search.
const FAR: i64 = i64::MAX;

/// Where a search ends: somebody gets a place, or somebody goes without.
#[derive(Clone, Copy)]
enum End {
    /// A mentor with a free place.
    Place(usize),
    /// A mentee who stays, or is left, alone.
    Alone(usize),
}

pub(super) fn seat_all(problem: &Problem) -> Solution {
    let mut seating = Seating::new(problem);
    for mentee in 0..problem.edges.len() {
        seating.seat(mentee);
    }
    Solution {
        mentor_of: seating.mentor_of,
        mentee_prices: seating.mentee_prices,
        mentor_prices: seating.mentor_prices,
    }
}

/// The mentees seated so far, optimally among themselves.
struct Seating<'p> {
    problem: &'p Problem,
    ceiling: i64,
    alone: i64,
    mentor_of: Vec<Option<usize>>,
    mentees_of: Vec<Vec<usize>>,
    mentee_prices: Vec<i64>,
    mentor_prices: Vec<i64>,
    /// How far each mentor is in the search at hand.
    far: Vec<i64>,
    /// The mentee from whom each mentor was reached.
    from: Vec<usize>,
    /// Whom to forget after the search.
    touched: Vec<usize>,
    /// Who waits to be looked at, the nearest first, ties in the order of the input.
    waiting: BinaryHeap<Reverse<(i64, usize)>>,
    /// Mentors without a free place whose mentees were asked to move, in the order of asking.
    settled: Vec<usize>,
}

impl<'p> Seating<'p> {
    fn new(problem: &'p Problem) -> Self {
        let (mentees, mentors) = (problem.edges.len(), problem.capacities.len());
        let ceiling = problem.ceiling();
        Self {
            problem,
            ceiling,
            alone: problem.alone(ceiling),
            mentor_of: vec![None; mentees],
            mentees_of: vec![Vec::new(); mentors],
            mentee_prices: vec![0; mentees],
            mentor_prices: vec![0; mentors],
            far: vec![FAR; mentors],
            from: vec![0; mentors],
            touched: Vec::new(),
            waiting: BinaryHeap::new(),
            settled: Vec::new(),
        }
    }

    fn seat(&mut self, mentee: usize) {
        let (end, length) = self.search(mentee);
        self.reprice(mentee, length);
        self.move_along(end);
        for mentor in self.touched.drain(..) {
            self.far[mentor] = FAR;
        }
        self.settled.clear();
        self.waiting.clear();
    }

    /// The nearest end, and how far it is.
    fn search(&mut self, root: usize) -> (End, i64) {
        let mut best = (End::Alone(root), self.alone);
        self.reach_from(root, 0, &mut best);
        while let Some(Reverse((far, mentor))) = self.waiting.pop() {
            if far >= best.1 {
                break;
            }
            if far > self.far[mentor] {
                continue;
            }
            self.settled.push(mentor);
            for seat in 0..self.mentees_of[mentor].len() {
                let seated = self.mentees_of[mentor][seat];
                let start = far - self.mentee_prices[seated];
                if start + self.alone < best.1 {
                    best = (End::Alone(seated), start + self.alone);
                }
                self.reach_from(seated, start, &mut best);
            }
        }
        best
    }

    /// Looks at the mentors of `mentee`, who is `start` away after paying their price.
    fn reach_from(&mut self, mentee: usize, start: i64, best: &mut (End, i64)) {
        let problem = self.problem;
        for edge in &problem.edges[mentee] {
            let Some(far) = self.improves(start, *edge, best.1) else {
                continue;
            };
            let mentor = edge.mentor;
            if self.far[mentor] == FAR {
                self.touched.push(mentor);
            }
            self.far[mentor] = far;
            self.from[mentor] = mentee;
            if self.has_room(mentor) {
                *best = (End::Place(mentor), far);
            } else {
                self.waiting.push(Reverse((far, mentor)));
            }
        }
    }

    /// How far the edge's mentor is by it, if that is nearer than by others and than the best end.
    fn improves(&self, start: i64, edge: Edge, best: i64) -> Option<i64> {
        let price = self.mentor_prices.get(edge.mentor)?;
        let far = start + self.problem.cost(self.ceiling, edge) - price;
        (far < best && far < self.far[edge.mentor]).then_some(far)
    }

    fn has_room(&self, mentor: usize) -> bool {
        let places = usize::try_from(self.problem.capacities[mentor]).unwrap_or(usize::MAX);
        self.mentees_of[mentor].len() < places
    }

    /// Raises the prices of who was asked to move, so that no edge is cheaper than the prices of its ends.
    fn reprice(&mut self, root: usize, length: i64) {
        for mentor in &self.settled {
            let gain = length - self.far[*mentor];
            self.mentor_prices[*mentor] -= gain;
            for mentee in &self.mentees_of[*mentor] {
                self.mentee_prices[*mentee] += gain;
            }
        }
        self.mentee_prices[root] = length;
    }

    /// Everybody on the way to `end` moves one place on; who comes to stand alone is left out.
    fn move_along(&mut self, end: End) {
        let mut free = match end {
            End::Place(mentor) => Some(mentor),
            End::Alone(mentee) => self.leave(mentee),
        };
        while let Some(mentor) = free {
            let mentee = self.from[mentor];
            free = self.leave(mentee);
            self.mentor_of[mentee] = Some(mentor);
            self.mentees_of[mentor].push(mentee);
        }
    }

    /// Takes the mentee from their mentor, whose place becomes free.
    fn leave(&mut self, mentee: usize) -> Option<usize> {
        let mentor = self.mentor_of[mentee].take()?;
        self.mentees_of[mentor].retain(|other| *other != mentee);
        Some(mentor)
    }
}
