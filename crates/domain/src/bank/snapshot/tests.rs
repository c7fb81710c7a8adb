use std::collections::BTreeMap;

use proptest::prelude::*;

use super::*;

fn marks(cards: &BTreeMap<u8, i32>) -> Vec<CardMark> {
    let mark = |(id, version): (&u8, &i32)| CardMark {
        id: Uuid::from_u128(u128::from(*id)),
        version: *version,
    };
    cards.iter().map(mark).collect()
}

#[test]
fn a_bank_that_did_not_change_differs_in_nothing() {
    let same = marks(&BTreeMap::from([(1, 1), (2, 5)]));
    assert_eq!(difference(&same, &same), Difference::default());
    assert_eq!(difference(&[], &[]), Difference::default());
}

#[test]
fn what_came_changed_and_went_is_counted() {
    let before = marks(&BTreeMap::from([(1, 1), (2, 5), (3, 1)]));
    let after = marks(&BTreeMap::from([(2, 6), (3, 1), (4, 1), (5, 1)]));
    let found = difference(&before, &after);
    assert_eq!((found.added, found.changed, found.removed), (2, 1, 1));
}

proptest! {
    #[test]
    fn the_numbers_add_up(
        before in prop::collection::btree_map(any::<u8>(), 1_i32..4, 0..20),
        after in prop::collection::btree_map(any::<u8>(), 1_i32..4, 0..20),
    ) {
        let found = difference(&marks(&before), &marks(&after));
        let back = difference(&marks(&after), &marks(&before));
        prop_assert_eq!(before.len() + found.added as usize, after.len() + found.removed as usize);
        prop_assert_eq!((found.added, found.changed, found.removed), (back.removed, back.changed, back.added));
    }
}
