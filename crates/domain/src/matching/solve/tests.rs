//! The solver against everything that can be tried, against another algorithm, and against the proof by duality.

use proptest::prelude::*;

use super::{Edge, Flaw, Problem, Solution, check, solve};
use crate::matching::Objective;

const OBJECTIVES: [Objective; 2] = [Objective::MostPairs, Objective::BestScore];

/// What is compared, the greater the better.
fn worth(problem: &Problem, pairs: usize, score: u64) -> (usize, u64) {
    match problem.objective {
        Objective::MostPairs => (pairs, score),
        Objective::BestScore => (0, score),
    }
}

fn reached(problem: &Problem, solution: &Solution) -> (usize, u64) {
    worth(problem, solution.pairs(), solution.score(problem))
}

/// The best worth, by trying everything.
fn best_of_all(problem: &Problem) -> (usize, u64) {
    fn seat(problem: &Problem, at: usize, room: &mut [u32], so_far: (usize, u64)) -> (usize, u64) {
        let Some(edges) = problem.edges.get(at) else {
            return worth(problem, so_far.0, so_far.1);
        };
        let mut best = seat(problem, at + 1, room, so_far);
        for edge in edges {
            if room[edge.mentor] == 0 {
                continue;
            }
            room[edge.mentor] -= 1;
            let with = (so_far.0 + 1, so_far.1 + u64::from(edge.score));
            best = best.max(seat(problem, at + 1, room, with));
            room[edge.mentor] += 1;
        }
        best
    }
    seat(problem, 0, &mut problem.capacities.clone(), (0, 0))
}

/// The best worth by another road: a flow that grows by one along the cheapest path, found by Bellman and Ford.
fn best_by_flow(problem: &Problem) -> (usize, u64) {
    struct Arc {
        to: usize,
        room: u32,
        cost: i64,
    }
    let (mentees, mentors) = (problem.edges.len(), problem.capacities.len());
    let (source, sink) = (mentees + mentors, mentees + mentors + 1);
    let mut arcs: Vec<Arc> = Vec::new();
    let mut out = vec![Vec::new(); sink + 1];
    let mut join = |from: usize, to: usize, room: u32, cost: i64| {
        for (from, to, room, cost) in [(from, to, room, cost), (to, from, 0, -cost)] {
            out[from].push(arcs.len());
            arcs.push(Arc { to, room, cost });
        }
    };
    for (mentee, edges) in problem.edges.iter().enumerate() {
        join(source, mentee, 1, 0);
        for edge in edges {
            join(mentee, mentees + edge.mentor, 1, -i64::from(edge.score));
        }
    }
    for (mentor, places) in problem.capacities.iter().enumerate() {
        join(mentees + mentor, sink, *places, 0);
    }
    let (mut pairs, mut score) = (0, 0);
    loop {
        let mut far = vec![i64::MAX; sink + 1];
        let mut by = vec![usize::MAX; sink + 1];
        far[source] = 0;
        loop {
            let mut nearer = false;
            for (from, leaving) in out.iter().enumerate().filter(|(_, all)| !all.is_empty()) {
                for index in leaving {
                    let arc = &arcs[*index];
                    if far[from] < i64::MAX && arc.room > 0 && far[from] + arc.cost < far[arc.to] {
                        far[arc.to] = far[from] + arc.cost;
                        by[arc.to] = *index;
                        nearer = true;
                    }
                }
            }
            if !nearer {
                break;
            }
        }
        let gains = match problem.objective {
            Objective::MostPairs => far[sink] < i64::MAX,
            Objective::BestScore => far[sink] < 0,
        };
        if !gains {
            return worth(problem, pairs, u64::try_from(score).unwrap());
        }
        pairs += 1;
        score -= far[sink];
        let mut at = sink;
        while at != source {
            let index = by[at];
            arcs[index].room -= 1;
            arcs[index ^ 1].room += 1;
            at = arcs[index ^ 1].to;
        }
    }
}

/// Problems of up to so many mentees and mentors, with so many mentors a mentee.
fn problems(
    mentees: usize,
    mentors: usize,
    degree: usize,
    top: u32,
) -> impl Strategy<Value = Problem> {
    let objective = prop::sample::select(OBJECTIVES.to_vec());
    (objective, 1..=mentors).prop_flat_map(move |(objective, mentors)| {
        let edge = (0..mentors, 0..=top).prop_map(|(mentor, score)| Edge { mentor, score });
        let edges = prop::collection::vec(edge, 0..=degree).prop_map(|mut edges| {
            edges.sort_by_key(|edge| edge.mentor);
            edges.dedup_by_key(|edge| edge.mentor);
            edges
        });
        (
            prop::collection::vec(0..=3_u32, mentors),
            prop::collection::vec(edges, 0..=mentees),
        )
            .prop_map(move |(capacities, edges)| Problem {
                objective,
                capacities,
                edges,
            })
    })
}

proptest! {
    #[test]
    fn nothing_that_can_be_tried_is_better(problem in problems(5, 4, 4, 12)) {
        let solution = solve(&problem);
        prop_assert_eq!(check(&problem, &solution), Ok(()));
        prop_assert_eq!(reached(&problem, &solution), best_of_all(&problem));
    }

    #[test]
    fn with_few_scores_and_many_ties_it_is_as_good(problem in problems(6, 4, 4, 2)) {
        let solution = solve(&problem);
        prop_assert_eq!(check(&problem, &solution), Ok(()));
        prop_assert_eq!(reached(&problem, &solution), best_of_all(&problem));
    }

    #[test]
    fn another_algorithm_finds_nothing_better(problem in problems(40, 25, 8, 100)) {
        let solution = solve(&problem);
        prop_assert_eq!(check(&problem, &solution), Ok(()));
        prop_assert_eq!(reached(&problem, &solution), best_by_flow(&problem));
    }

    #[test]
    fn the_same_question_has_the_same_answer(problem in problems(20, 12, 6, 5)) {
        prop_assert_eq!(solve(&problem), solve(&problem));
    }
}

/// A town of `mentees` and `mentors` from a small generator of its own, so that it is the same town everywhere.
fn town(mentees: usize, mentors: usize, degree: usize, places: u32, seed: u64) -> Problem {
    let mut state = seed;
    let mut next = move |below: usize| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    let edges = (0..mentees).map(|_| {
        let mut edges: Vec<Edge> = (0..degree)
            .map(|_| Edge {
                mentor: next(mentors),
                score: u32::try_from(next(100)).unwrap(),
            })
            .collect();
        edges.sort_by_key(|edge| edge.mentor);
        edges.dedup_by_key(|edge| edge.mentor);
        edges
    });
    Problem {
        objective: Objective::MostPairs,
        edges: edges.collect(),
        capacities: vec![places; mentors],
    }
}

#[test]
fn large_towns_are_proven_to_be_solved_best() {
    // Room for everybody, for half of them, and a town in which everybody wants the same twenty.
    for (mentees, mentors, places) in [(1_500, 1_000, 3), (1_500, 750, 1), (1_500, 20, 30)] {
        for objective in OBJECTIVES {
            let problem = Problem {
                objective,
                ..town(mentees, mentors, 20, places, 7)
            };
            let solution = solve(&problem);
            assert_eq!(check(&problem, &solution), Ok(()));
        }
    }
}

#[test]
fn more_pairs_may_score_less() {
    let edge = |mentor, score| Edge { mentor, score };
    let problem = |objective| Problem {
        objective,
        capacities: vec![1, 1],
        edges: vec![vec![edge(0, 10), edge(1, 1)], vec![edge(0, 2)]],
    };
    let most = problem(Objective::MostPairs);
    assert_eq!(solve(&most).mentor_of, [Some(1), Some(0)]);
    let best = problem(Objective::BestScore);
    assert_eq!(solve(&best).mentor_of, [Some(0), None]);
}

#[test]
fn the_proof_is_no_formality() {
    let edge = |mentor, score| Edge { mentor, score };
    let problem = Problem {
        objective: Objective::BestScore,
        capacities: vec![1, 1],
        edges: vec![vec![edge(0, 10), edge(1, 7)], vec![edge(0, 9)]],
    };
    let best = solve(&problem);
    assert_eq!(best.score(&problem), 16);
    let with = |mentor_of: Vec<Option<usize>>| Solution {
        mentor_of,
        ..best.clone()
    };
    let worse = with(vec![Some(0), None]);
    assert_eq!(
        check(&problem, &worse),
        Err(Flaw::Gap { cost: 10, bound: 4 })
    );
    let crowded = with(vec![Some(0), Some(0)]);
    assert_eq!(check(&problem, &crowded), Err(Flaw::Overfull { mentor: 0 }));
    let stranger = with(vec![Some(1), Some(1)]);
    assert_eq!(
        check(&problem, &stranger),
        Err(Flaw::Stranger { mentee: 1 })
    );
    let short = with(vec![Some(1)]);
    assert_eq!(check(&problem, &short), Err(Flaw::Size));
    let dear = Solution {
        mentee_prices: vec![11, 11],
        ..best
    };
    assert_eq!(check(&problem, &dear), Err(Flaw::Price));
}
