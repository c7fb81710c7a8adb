use proptest::prelude::*;

use super::*;

fn line(kind: SchoolKind, planned: u32, base: u32) -> PlanLine {
    PlanLine {
        kind,
        planned,
        base,
    }
}

fn plan(preschools: u32, schools: u32) -> Plan {
    let lines = vec![
        line(SchoolKind::School, schools, 18),
        line(SchoolKind::Preschool, preschools, 22),
    ];
    Plan::of(lines).unwrap()
}

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

#[test]
fn the_plan_of_a_city_of_forty_organisations_adds_up() {
    let years = [(9, 7), (13, 11), (18, 14), (22, 18)];
    let said = years.map(|(preschools, schools)| {
        let standing = plan(preschools, schools).against(&BTreeMap::new());
        let share = |sum: Sum| sum.planned_share().unwrap().tenths();
        let of_kinds: Vec<u32> = standing
            .lines()
            .iter()
            .map(|line| share(line.sum))
            .collect();
        let total = standing.total();
        (total.planned, total.base, share(total), of_kinds)
    });
    assert_eq!(
        said,
        [
            (16, 40, 400, vec![409, 389]),
            (24, 40, 600, vec![591, 611]),
            (32, 40, 800, vec![818, 778]),
            (40, 40, 1000, vec![1000, 1000]),
        ]
    );
}

#[test]
fn what_the_plan_does_not_cover_does_not_count() {
    let facts = BTreeMap::from([(SchoolKind::Preschool, 10), (SchoolKind::Vocational, 3)]);
    let standing = plan(9, 7).against(&facts);
    let total = standing.total();
    assert_eq!((total.fact, total.short_by()), (10, 6));
    let short: Vec<_> = standing
        .lines()
        .iter()
        .map(|line| line.sum.short_by())
        .collect();
    assert_eq!(short, [0, 7]);
}

#[test]
fn lines_that_make_no_plan_are_named() {
    use PlanError::*;
    let preschools = |planned, base| line(SchoolKind::Preschool, planned, base);
    let refused = |lines| Plan::of(lines).unwrap_err();
    assert_eq!(refused(vec![]), Empty);
    let twice = vec![preschools(1, 2), preschools(1, 2)];
    assert_eq!(refused(twice), Twice(1));
    assert_eq!(refused(vec![preschools(0, 0)]), Base(0));
    let many = MOST_ORGANISATIONS + 1;
    assert_eq!(refused(vec![preschools(0, many)]), Base(0));
    let more = vec![line(SchoolKind::School, 1, 1), preschools(3, 2)];
    assert_eq!(refused(more), MoreThanBase(1));
    let nobody = Plan::of(vec![preschools(0, 2)]).unwrap();
    assert_eq!(nobody.against(&BTreeMap::new()).total().planned, 0);
}

#[test]
fn a_year_that_has_not_begun_has_no_fact() {
    let year = TargetYear::of(2026).unwrap();
    assert_eq!(year.as_at(day("2025-12-31")), None);
    assert_eq!(year.as_at(day("2026-01-01")), Some(day("2026-01-01")));
    assert_eq!(year.as_at(day("2026-11-15")), Some(day("2026-11-15")));
    assert_eq!(year.as_at(day("2027-02-01")), Some(day("2026-12-31")));
    assert_eq!(TargetYear::of(1999), None);
    assert_eq!(TargetYear::of(2101), None);
}

#[test]
fn each_state_of_an_edition_meets_each_event() {
    use EditionState::*;
    let said = EditionState::ALL.map(|state| {
        let approved = state.approve();
        (state, approved, state.written_anew(), state.followed())
    });
    assert_eq!(
        said,
        [
            (Proposed, Ok(Approved), Superseded, Superseded),
            (
                Approved,
                Err(EditionError::AlreadyApproved),
                Approved,
                Superseded
            ),
            (
                Superseded,
                Err(EditionError::Superseded),
                Superseded,
                Superseded
            ),
        ]
    );
}

#[test]
fn a_hundred_percent_is_all_and_nought_is_none() {
    assert_eq!(Share::of(0, 0), None);
    assert_eq!(Share::of(3, 0), None);
    let tenths = |part, base| Share::of(part, base).unwrap().tenths();
    assert_eq!(tenths(0, 9_999), 0);
    assert_eq!(tenths(1, 9_999), 1);
    assert_eq!(tenths(9_998, 9_999), 999);
    assert_eq!(tenths(9_999, 9_999), 1000);
    assert_eq!(tenths(10_000, 9_999), 1001);
}

/// A plan with a fact for each of its kinds.
fn any_plan() -> impl Strategy<Value = (Plan, BTreeMap<SchoolKind, u32>)> {
    let numbers = (1..500_u32).prop_flat_map(|base| (Just(base), 0..=base, 0..600_u32));
    proptest::collection::vec(numbers, 1..=SchoolKind::ALL.len()).prop_map(|numbers| {
        let mut facts = BTreeMap::new();
        let mut lines = Vec::new();
        for (kind, (base, planned, fact)) in SchoolKind::ALL.into_iter().zip(numbers) {
            lines.push(line(kind, planned, base));
            facts.insert(kind, fact);
        }
        (Plan::of(lines).unwrap(), facts)
    })
}

proptest! {
    #[test]
    fn the_total_is_the_sum_of_the_kinds((plan, facts) in any_plan()) {
        let standing = plan.against(&facts);
        let total = standing.total();
        let sum = |of: fn(&Sum) -> u32| standing.lines().iter().map(|line| of(&line.sum)).sum::<u32>();
        prop_assert_eq!(total.planned, sum(|sum| sum.planned));
        prop_assert_eq!(total.base, sum(|sum| sum.base));
        prop_assert_eq!(total.fact, facts.values().sum::<u32>());
        // Never of a base that is counted anew.
        prop_assert_eq!(total.fact_share(), Share::of(total.fact, plan.lines().iter().map(|line| line.base).sum()));
        prop_assert_eq!(total.short_by() == 0, total.fact >= total.planned);
    }

    #[test]
    fn a_share_is_the_nearest_tenth_and_whole_only_of_all(part in 0..2_000_u32, base in 1..1_000_u32) {
        let said = Share::of(part, base).unwrap();
        let exact = f64::from(part) * 100.0 / f64::from(base);
        prop_assert!((said.percent() - exact).abs() <= 0.1 + 1e-9, "{said:?} of {exact}");
        prop_assert_eq!(said.tenths() == 1000, part == base);
        prop_assert_eq!(said.tenths() == 0, part == 0);
    }
}
