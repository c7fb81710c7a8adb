use super::*;

const MEMBERSHIPS: [Membership; 3] = [
    Membership::Candidate,
    Membership::Approved,
    Membership::Rejected,
];
const CARDS: [CardState; 3] = [CardState::InBank, CardState::Paused, CardState::Left];

/// Every membership × state of the card × event.
#[test]
fn every_state_answers_every_event() {
    let mut lines = Vec::new();
    for membership in MEMBERSHIPS {
        for card in CARDS {
            lines.push(format!(
                "{membership:?} {card:?}: approve {} / without consent {} / reject {} / rewrite {:?}",
                said(membership.approve(card, true)),
                said(membership.approve(card, false)),
                said(membership.reject(card)),
                membership.rewritten(card),
            ));
        }
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    Candidate InBank: approve Approved / without consent ConsentMissing! / reject Rejected / rewrite Candidate
    Candidate Paused: approve Approved / without consent ConsentMissing! / reject Rejected / rewrite Candidate
    Candidate Left: approve Left! / without consent Left! / reject Left! / rewrite Candidate
    Approved InBank: approve AlreadyApproved! / without consent AlreadyApproved! / reject AlreadyApproved! / rewrite Approved
    Approved Paused: approve AlreadyApproved! / without consent AlreadyApproved! / reject AlreadyApproved! / rewrite Approved
    Approved Left: approve Left! / without consent Left! / reject Left! / rewrite Candidate
    Rejected InBank: approve Approved / without consent ConsentMissing! / reject AlreadyRejected! / rewrite Candidate
    Rejected Paused: approve Approved / without consent ConsentMissing! / reject AlreadyRejected! / rewrite Candidate
    Rejected Left: approve Left! / without consent Left! / reject Left! / rewrite Candidate
    ");
}

fn said(answer: Result<Membership, MembershipError>) -> String {
    match answer {
        Ok(after) => format!("{after:?}"),
        Err(error) => format!("{error:?}!"),
    }
}

#[test]
fn a_card_has_one_word_for_where_it_stands() {
    let mut lines = Vec::new();
    for membership in MEMBERSHIPS {
        for card in CARDS {
            let word = |consented, assigned| bank_state(membership, card, consented, assigned);
            lines.push(format!(
                "{membership:?} {card:?}: {:?}, without consent {:?}, in a pair {:?}",
                word(true, false),
                word(false, false),
                word(true, true),
            ));
        }
    }
    insta::assert_snapshot!(lines.join("\n"), @r"
    Candidate InBank: Candidate, without consent ConsentPending, in a pair Candidate
    Candidate Paused: Candidate, without consent ConsentPending, in a pair Candidate
    Candidate Left: Left, without consent Left, in a pair Left
    Approved InBank: Available, without consent Available, in a pair Assigned
    Approved Paused: Paused, without consent Paused, in a pair Paused
    Approved Left: Left, without consent Left, in a pair Left
    Rejected InBank: Rejected, without consent Rejected, in a pair Rejected
    Rejected Paused: Rejected, without consent Rejected, in a pair Rejected
    Rejected Left: Left, without consent Left, in a pair Left
    ");
}
