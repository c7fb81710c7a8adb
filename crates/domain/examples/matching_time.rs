//! How long the best assignment of a large town takes, with its proof. Run by `scripts/bench`:
//! `cargo run --release -p domain --example matching_time`.

use std::time::{Duration, Instant};

use domain::matching::Objective;
use domain::matching::solve::{Edge, Problem, check, solve};

const MENTEES: usize = 3_000;
const MENTORS: usize = 2_000;
const CANDIDATES: usize = 50;

fn main() {
    for (places, what) in [(3, "room for all"), (1, "room for two thirds")] {
        for objective in [Objective::MostPairs, Objective::BestScore] {
            let problem = town(objective, places);
            let begun = Instant::now();
            let solution = solve(&problem);
            let took = begun.elapsed();
            report(&problem, &solution, objective, what, took);
        }
    }
}

#[expect(clippy::print_stdout, reason = "it is what the example is for")]
fn report(
    problem: &Problem,
    solution: &domain::matching::solve::Solution,
    objective: Objective,
    what: &str,
    took: Duration,
) {
    let proof = match check(problem, solution) {
        Ok(()) => "objective = certificate".to_owned(),
        Err(flaw) => format!("NOT PROVEN: {flaw}"),
    };
    println!(
        "optimal matching {MENTEES}×{MENTORS}×{CANDIDATES}, {objective:?}, {what}: {:.3} s, {} pairs, score {}, {proof}",
        took.as_secs_f64(),
        solution.pairs(),
        solution.score(problem),
    );
}

/// The same town every time.
fn town(objective: Objective, places: u32) -> Problem {
    let mut state: u64 = 2_026;
    let mut next = move |below: u64| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) % below
    };
    let mut edge = || Edge {
        mentor: usize::try_from(next(MENTORS as u64)).unwrap_or(0),
        score: u32::try_from(next(150)).unwrap_or(0),
    };
    let mut mentors_of = || {
        let mut edges: Vec<Edge> = Vec::with_capacity(CANDIDATES);
        while edges.len() < CANDIDATES {
            let one = edge();
            if edges.iter().all(|other| other.mentor != one.mentor) {
                edges.push(one);
            }
        }
        edges
    };
    Problem {
        objective,
        capacities: vec![places; MENTORS],
        edges: (0..MENTEES).map(|_| mentors_of()).collect(),
    }
}
