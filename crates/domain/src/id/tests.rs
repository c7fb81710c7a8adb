use super::*;

#[test]
fn fresh_ids_sort_by_the_time_at_which_they_were_made() {
    let mut ids = SystemIds;
    let made: Vec<Uuid> = (0..1_000).map(|_| ids.next()).collect();
    let mut sorted = made.clone();
    sorted.sort();
    sorted.dedup();
    assert_eq!(made, sorted);
    assert_eq!(made[0].get_version_num(), 7);
}
