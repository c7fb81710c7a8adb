use super::*;

#[test]
fn a_mentor_offers_one_to_twelve_places() {
    let taken = [i32::MIN, -1, 0, 1, 3, 12, 13, 255, 257, i32::MAX].map(capacity);
    assert_eq!(
        taken,
        [
            None,
            None,
            None,
            Some(1),
            Some(3),
            Some(12),
            None,
            None,
            None,
            None
        ],
        "257 does not wrap round to 1"
    );
}
