//! One-time links.

use chrono::TimeDelta;
use domain::access::rules::place::region::{Invite, RegionFacts};
use domain::access::{Actor, Place, Post, Role, permit};
use domain::id::{AccountId, Ids, InvitationId, SystemIds};
use persistence::invitations::{InvitePermit, NewInvitation};
use persistence::links::LinkTarget;
use persistence::test_support::TestStore;
use persistence::{Secret, SecretHash, Store};

use super::{account, act, email, founder, timed};

persistence::db_tests! {
    a_link_opens_once_and_names_what_it_is_for;
    a_link_to_an_invitation_is_no_link_to_an_account;
    of_two_who_open_a_link_at_once_one_gets_in;
    a_link_that_expired_or_never_was_opens_nothing;
    a_new_link_closes_the_older_ones_of_its_account_and_of_no_other;
    links_that_expired_are_forgotten_after_a_while;
}

const LIFE: TimeDelta = TimeDelta::hours(2);

async fn issue(store: &Store, account: AccountId) -> SecretHash {
    let hash = Secret::fresh().unwrap().hash();
    act(store, |work, _| {
        let hash = &hash;
        Box::pin(async move {
            let (target, now) = (LinkTarget::Reset(account), work.now());
            work.links().add(hash, target, now + LIFE, now).await
        })
    })
    .await;
    hash
}

async fn open(store: &Store, hash: &SecretHash) -> Option<LinkTarget> {
    act(store, |work, _| {
        Box::pin(async move { work.links().open(hash, work.now()).await })
    })
    .await
}

async fn peek(store: &Store, hash: &SecretHash) -> Option<LinkTarget> {
    store.links().peek(hash, store.clock().now()).await.unwrap()
}

async fn a_link_opens_once_and_names_what_it_is_for(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    let link = issue(&store, olga).await;

    // Looking does not use it up.
    assert_eq!(peek(&store, &link).await, Some(LinkTarget::Reset(olga)));
    assert_eq!(peek(&store, &link).await, Some(LinkTarget::Reset(olga)));

    assert_eq!(open(&store, &link).await, Some(LinkTarget::Reset(olga)));
    assert_eq!(open(&store, &link).await, None);
    assert_eq!(peek(&store, &link).await, None);
}

async fn a_link_to_an_invitation_is_no_link_to_an_account(store: TestStore) {
    let (person, olga, region) = founder(&store, "olga@example.org").await;
    let (invitation, invites) = (
        InvitationId(SystemIds.next()),
        Secret::fresh().unwrap().hash(),
    );
    let actor = Actor::Person {
        id: person,
        posts: vec![Post {
            role: Role::RegionalMethodologist,
            at: Place::Region(region),
        }],
    };
    act(&store, |work, _| {
        let (actor, invites) = (&actor, &invites);
        Box::pin(async move {
            let permit = permit::<Invite>(actor, &RegionFacts { id: region }).unwrap();
            let (to, now) = (email("ivan@example.org"), work.now());
            let new = NewInvitation {
                id: invitation,
                role: Some(Role::RegionalMethodologist),
                person: None,
                email: &to,
                position: None,
                message: None,
                expires_at: now + LIFE,
            };
            let permit = InvitePermit::Region(permit);
            work.invitations().add(&permit, &new, now).await?;
            let target = LinkTarget::Invitation(invitation);
            work.links().add(invites, target, now + LIFE, now).await
        })
    })
    .await;

    // Whoever resets a password leaves the invitation as it is, and the other way round.
    let resets = issue(&store, olga).await;
    let target = LinkTarget::Invitation(invitation);
    assert_eq!(peek(&store, &invites).await, Some(target));
    assert_eq!(open(&store, &resets).await, Some(LinkTarget::Reset(olga)));
    assert_eq!(open(&store, &invites).await, Some(target));
}

async fn of_two_who_open_a_link_at_once_one_gets_in(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    for _ in 0..5 {
        let link = issue(&store, olga).await;
        let (one, other) = tokio::join!(open(&store, &link), open(&store, &link));
        let got_in = [one, other].iter().flatten().count();
        assert_eq!(got_in, 1);
    }
}

async fn a_link_that_expired_or_never_was_opens_nothing(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "olga@example.org").await;
    let link = issue(&store, olga).await;

    clock.pass(LIFE - TimeDelta::seconds(1));
    assert_eq!(peek(&store, &link).await, Some(LinkTarget::Reset(olga)));
    clock.pass(TimeDelta::seconds(1));
    assert_eq!(peek(&store, &link).await, None);
    assert_eq!(open(&store, &link).await, None);

    let invented = SecretHash::of("invented");
    assert_eq!(peek(&store, &invented).await, None);
    assert_eq!(open(&store, &invented).await, None);
}

async fn a_new_link_closes_the_older_ones_of_its_account_and_of_no_other(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    let (_, ivan) = account(&store, "ivan@example.org").await;
    let (first, other) = (issue(&store, olga).await, issue(&store, ivan).await);

    let second = issue(&store, olga).await;

    assert_eq!(open(&store, &first).await, None);
    assert_eq!(open(&store, &second).await, Some(LinkTarget::Reset(olga)));
    assert_eq!(open(&store, &other).await, Some(LinkTarget::Reset(ivan)));
}

async fn links_that_expired_are_forgotten_after_a_while(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "olga@example.org").await;
    issue(&store, olga).await;
    let forget = async || {
        act(&store, |work, _| {
            let before = work.now() - TimeDelta::days(7);
            Box::pin(async move { work.links().forget(before).await })
        })
        .await
    };

    clock.pass(TimeDelta::days(7));
    assert_eq!(forget().await, 0);
    clock.pass(LIFE + TimeDelta::seconds(1));
    assert_eq!(forget().await, 1);
}
