use super::*;
use crate::testing::day;

#[test]
fn a_link_is_open_until_it_is_handed_in_taken_back_or_over() {
    let last = day("2026-09-20");
    let at: Timestamp = "2026-09-10T09:00:00Z".parse().unwrap();
    let state = |closed, revoked, submitted, today| {
        link_state(last, closed, revoked, submitted, day(today))
    };
    assert_eq!(state(false, false, None, "2026-09-20"), LinkState::Open);
    assert_eq!(
        state(false, false, Some(at), "2026-09-20"),
        LinkState::Submitted
    );
    for submitted in [None, Some(at)] {
        assert_eq!(
            state(false, false, submitted, "2026-09-21"),
            LinkState::Closed
        );
        assert_eq!(
            state(true, false, submitted, "2026-09-20"),
            LinkState::Closed
        );
        assert_eq!(
            state(false, true, submitted, "2026-09-20"),
            LinkState::Closed
        );
    }
}
