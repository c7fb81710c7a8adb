//! Sentences about the policy that hold whatever the matrix says.

use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::rules::{bank, mentorship, order, place, practice, programme};
use super::world::{
    FAR, HERE, NEIGHBOUR, SCHOOLS, SIBLING, Thing, mentee, mentor, misplaced, outsider, post,
    things, with_posts,
};
use super::{Actor, Deed, Denied, Place, Post, Role, Subject, Verdict, permit};
use crate::id::{MentorshipId, OrderId, PersonId, PracticeId};
use crate::mentoring::Side;
use crate::practice::PracticeState;

const ABOVE: [Role; 3] = [
    Role::RegionalMethodologist,
    Role::MunicipalMethodologist,
    Role::MunicipalAuthority,
];
pub(super) const OF_A_SCHOOL: [Role; 4] = [
    Role::Head,
    Role::Curator,
    Role::Psychologist,
    Role::SchoolAdministrator,
];

fn pair(participants: &[PersonId]) -> mentorship::MentorshipFacts {
    let id = MentorshipId(uuid::Uuid::from_u128(0x400));
    mentorship::MentorshipFacts {
        id,
        at: HERE,
        giving: None,
        participants: participants.to_vec(),
        former: Vec::new(),
    }
}

fn paper(concerns: &[PersonId]) -> order::OrderFacts {
    let id = OrderId(uuid::Uuid::from_u128(0x500));
    order::OrderFacts {
        id,
        kind: crate::document::OrderKind::AssignPairs,
        at: HERE,
        concerns: concerns.to_vec(),
    }
}

fn head_here(id: PersonId) -> Actor {
    with_posts(id, &[post(Role::Head, &HERE)])
}

/// Every post that can be held in the world.
fn all_posts() -> Vec<Post> {
    let mut posts: Vec<Post> = SCHOOLS
        .iter()
        .flat_map(|at| Role::ALL.map(|role| post(role, at)))
        .collect();
    posts.sort_by_key(|post| format!("{post:?}"));
    posts.dedup();
    posts
}

#[test]
fn no_authority_approves_a_pair_of_a_school() {
    let above: Vec<Post> = ABOVE.iter().map(|role| post(*role, &HERE)).collect();
    let authority = with_posts(outsider(), &above);
    let pair = pair(&[mentor(), mentee()]);
    assert_eq!(
        pair.judge(&authority, mentorship::Action::Approve),
        Verdict::Hidden
    );
    assert_eq!(
        paper(&[mentor(), mentee()]).judge(&authority, order::Action::Sign),
        Verdict::Hidden
    );
    assert_eq!(
        permit::<mentorship::Approve>(&authority, &pair).err(),
        Some(Denied::Hidden)
    );
}

#[test]
fn a_curator_does_not_approve_a_pair() {
    let curator = with_posts(outsider(), &[post(Role::Curator, &HERE)]);
    let refusal = permit::<mentorship::Approve>(&curator, &pair(&[mentor(), mentee()]));
    assert_eq!(refusal.err(), Some(Denied::Forbidden));
}

#[test]
fn a_head_does_not_approve_their_own_pair() {
    for participants in [[mentor(), mentee()], [mentee(), mentor()]] {
        let head = head_here(participants[0]);
        let verdict = pair(&participants).judge(&head, mentorship::Action::Approve);
        assert_eq!(verdict, Verdict::Forbidden);
        assert_eq!(
            paper(&participants).judge(&head, order::Action::Sign),
            Verdict::Forbidden
        );
    }
}

#[test]
fn who_acts_for_the_head_approves_the_heads_own_pair() {
    let pair = pair(&[mentor(), mentee()]);
    let deputy = permit::<mentorship::Approve>(&head_here(outsider()), &pair).unwrap();
    assert_eq!(deputy.by(), outsider());
}

#[test]
fn being_curator_or_authority_besides_does_not_let_a_head_approve_their_own_pair() {
    let every: Vec<Post> = Role::ALL.iter().map(|role| post(*role, &HERE)).collect();
    let head = with_posts(mentor(), &every);
    let verdict = pair(&[mentor(), mentee()]).judge(&head, mentorship::Action::Approve);
    assert_eq!(verdict, Verdict::Forbidden);
}

#[test]
fn a_programme_is_not_approved_by_who_takes_part_in_it() {
    let facts = programme::ProgrammeFacts {
        mentorship: MentorshipId(uuid::Uuid::from_u128(0x400)),
        at: HERE,
        mentors: vec![mentor()],
        mentees: vec![mentee()],
        pupils: false,
    };
    for participant in [mentor(), mentee()] {
        let curator = with_posts(participant, &[post(Role::Curator, &HERE)]);
        assert_eq!(
            facts.judge(&curator, programme::Action::Approve),
            Verdict::Forbidden
        );
    }
    let curator = with_posts(outsider(), &[post(Role::Curator, &HERE)]);
    assert_eq!(
        facts.judge(&curator, programme::Action::Approve),
        Verdict::Full
    );
}

#[test]
fn a_mentee_does_not_complete_their_own_programme_as_its_curator() {
    let facts = programme::ProgrammeFacts {
        mentorship: MentorshipId(uuid::Uuid::from_u128(0x400)),
        at: HERE,
        mentors: vec![mentor()],
        mentees: vec![mentee()],
        pupils: false,
    };
    let curator = |id| with_posts(id, &[post(Role::Curator, &HERE)]);
    assert_eq!(
        facts.judge(&curator(mentee()), programme::Action::Complete),
        Verdict::Forbidden
    );
    assert_eq!(
        facts.judge(&curator(outsider()), programme::Action::Complete),
        Verdict::Full
    );
}

#[test]
fn a_methodologist_does_not_publish_their_own_practice() {
    let facts = practice::PracticeFacts {
        id: PracticeId(uuid::Uuid::from_u128(0x600)),
        at: HERE,
        authors: vec![mentor()],
        state: PracticeState::SchoolApproved,
    };
    let methodologist = |id| with_posts(id, &[post(Role::MunicipalMethodologist, &HERE)]);
    assert_eq!(
        facts.judge(&methodologist(mentor()), practice::Action::Publish),
        Verdict::Forbidden
    );
    assert_eq!(
        facts.judge(&methodologist(outsider()), practice::Action::Publish),
        Verdict::Full
    );
}

#[test]
fn the_municipality_does_not_see_what_the_school_has_not_approved() {
    let above: Vec<Post> = ABOVE.iter().map(|role| post(*role, &HERE)).collect();
    let authority = with_posts(outsider(), &above);
    for state in [PracticeState::Draft, PracticeState::Submitted] {
        let id = PracticeId(uuid::Uuid::from_u128(0x600));
        let facts = practice::PracticeFacts {
            id,
            at: HERE,
            authors: vec![mentor()],
            state,
        };
        assert_eq!(
            facts.judge(&authority, practice::Action::Read),
            Verdict::Hidden,
            "{state:?}"
        );
    }
}

#[test]
fn an_actor_from_another_school_never_gets_more_than_hidden() {
    let foreign: Vec<Post> = [SIBLING, NEIGHBOUR, FAR]
        .iter()
        .flat_map(|at| OF_A_SCHOOL.map(|role| post(role, at)))
        .collect();
    let mut actors = vec![with_posts(outsider(), &foreign)];
    actors.extend(foreign.iter().map(|one| with_posts(outsider(), &[*one])));
    for thing in things(HERE) {
        for actor in &actors {
            let worst = thing.judge(actor).into_iter().max();
            assert_eq!(
                worst,
                Some(Verdict::Hidden),
                "{} for {actor:?}",
                thing.title
            );
        }
    }
}

#[test]
fn an_authority_of_another_place_never_gets_more_than_hidden() {
    let foreign = [
        post(Role::MunicipalMethodologist, &NEIGHBOUR),
        post(Role::MunicipalAuthority, &NEIGHBOUR),
        post(Role::MunicipalMethodologist, &FAR),
        post(Role::MunicipalAuthority, &FAR),
        post(Role::RegionalMethodologist, &FAR),
    ];
    for thing in things(HERE) {
        let worst = thing
            .judge(&with_posts(outsider(), &foreign))
            .into_iter()
            .max();
        assert_eq!(worst, Some(Verdict::Hidden), "{}", thing.title);
    }
}

#[test]
fn the_public_reads_nothing_inside() {
    for thing in things(HERE) {
        let worst = thing.judge(&Actor::Public).into_iter().max();
        assert_eq!(worst, Some(Verdict::Hidden), "{}", thing.title);
    }
}

#[test]
fn the_municipality_knows_mentors_by_name_and_mentees_by_number() {
    let card = |side| bank::CardFacts {
        person: mentor(),
        side,
        at: HERE,
        employed: true,
    };
    for role in [Role::MunicipalMethodologist, Role::MunicipalAuthority] {
        let actor = with_posts(outsider(), &[post(role, &HERE)]);
        assert_eq!(
            card(Side::Mentor).judge(&actor, bank::Action::Read),
            Verdict::Full
        );
        assert_eq!(
            card(Side::Mentee).judge(&actor, bank::Action::Read),
            Verdict::Counts
        );
    }
}

#[test]
fn the_region_sees_no_names_of_a_school() {
    let region = with_posts(outsider(), &[post(Role::RegionalMethodologist, &HERE)]);
    for thing in things(HERE).iter().filter(|thing| thing.school.is_some()) {
        assert_ne!(thing.judge(&region)[0], Verdict::Full, "{}", thing.title);
    }
}

#[test]
fn a_permit_remembers_who_and_on_what() {
    let pair = pair(&[mentor(), mentee()]);
    let permit = permit::<mentorship::Approve>(&head_here(outsider()), &pair).unwrap();
    let remembered = (permit.by(), permit.on(), permit.kind(), permit.deed());
    assert_eq!(remembered, (outsider(), pair.id.0, "mentorship", "Approve"));
}

#[test]
fn who_sees_only_counts_does_not_learn_that_an_id_exists() {
    let region = with_posts(outsider(), &[post(Role::RegionalMethodologist, &HERE)]);
    let pair = pair(&[mentor(), mentee()]);
    assert_eq!(
        pair.judge(&region, mentorship::Action::Read),
        Verdict::Counts
    );
    assert_eq!(
        permit::<mentorship::Read>(&region, &pair).err(),
        Some(Denied::Hidden)
    );
}

#[test]
fn the_levels_above_are_told_no_about_a_school_that_they_know() {
    let school = place::school::SchoolFacts { at: HERE };
    let authority = with_posts(outsider(), &[post(Role::MunicipalAuthority, &HERE)]);
    let refusal = permit::<place::school::KeepPeople>(&authority, &school);
    assert_eq!(refusal.err(), Some(Denied::Forbidden));
}

#[test]
fn a_verdict_refuses_a_deed_no_louder_than_reading_does() {
    let table = [
        Verdict::Full,
        Verdict::Counts,
        Verdict::Forbidden,
        Verdict::Hidden,
    ]
    .map(|read| format!("{read:?} → {:?}", Verdict::refused(read)));
    insta::assert_snapshot!(table.join("\n"), @r"
    Full → Forbidden
    Counts → Hidden
    Forbidden → Hidden
    Hidden → Hidden
    ");
}

/// Somebody with any posts, among them those that cannot be held, who may be part of what is judged.
fn actor() -> impl Strategy<Value = (PersonId, Vec<Post>)> {
    let posts = all_posts();
    let count = posts.len();
    (
        select(vec![mentor(), mentee(), outsider()]),
        subsequence(posts, 0..=count),
    )
}

fn any_thing(at: usize, which: usize) -> Thing {
    let mut all = things(SCHOOLS[at]);
    let which = which % all.len();
    all.swap_remove(which)
}

proptest! {
    #[test]
    fn a_deed_never_exceeds_reading((id, posts) in actor(), at in 0..4usize, which in 0..100usize) {
        let thing = any_thing(at, which);
        let verdicts = thing.judge(&with_posts(id, &posts));
        let read = verdicts[0];
        for (verdict, action) in verdicts.iter().zip(&thing.actions) {
            prop_assert!(*verdict <= read, "{}: {action} is {verdict:?}, reading {read:?}", thing.title);
        }
    }

    #[test]
    fn one_more_post_takes_no_right_away(
        (id, posts) in actor(),
        more in select(all_posts()),
        at in 0..4usize,
        which in 0..100usize,
    ) {
        let thing = any_thing(at, which);
        let before = thing.judge(&with_posts(id, &posts));
        let after = thing.judge(&with_posts(id, &[posts, vec![more]].concat()));
        for ((before, after), action) in before.iter().zip(&after).zip(&thing.actions) {
            prop_assert!(after >= before, "{}: {action} falls to {after:?} by {more:?}", thing.title);
        }
    }

    #[test]
    fn a_role_at_a_place_of_another_level_gives_nothing(
        id in select(vec![mentor(), mentee(), outsider()]),
        at in 0..4usize,
        which in 0..100usize,
    ) {
        let thing = any_thing(at, which);
        let plain = thing.judge(&with_posts(id, &[]));
        let misplaced = thing.judge(&with_posts(id, &misplaced(&SCHOOLS[at])));
        prop_assert_eq!(plain, misplaced, "{}", thing.title);
    }

    #[test]
    fn only_counts_go_to_the_levels_above((id, posts) in actor(), at in 0..4usize, which in 0..100usize) {
        let thing = any_thing(at, which);
        let above = posts.iter().any(|held| match held.at {
            Place::Region(region) => region == SCHOOLS[at].region,
            Place::Municipality(municipality) => municipality == SCHOOLS[at].municipality,
            Place::School(_) => false,
        });
        let counts = thing.judge(&with_posts(id, &posts)).contains(&Verdict::Counts);
        prop_assert!(above || !counts, "{}: counts for {posts:?}", thing.title);
    }

    #[test]
    fn a_permit_is_given_exactly_on_a_full_verdict((id, posts) in actor(), head in any::<bool>()) {
        let participants = if head { vec![id, outsider()] } else { vec![mentor(), mentee()] };
        let (actor, pair) = (with_posts(id, &posts), pair(&participants));
        fn agrees<D: Deed<On = mentorship::MentorshipFacts>>(actor: &Actor, pair: &D::On) -> bool {
            permit::<D>(actor, pair).is_ok() == (pair.judge(actor, D::ACTION) == Verdict::Full)
        }
        prop_assert!(agrees::<mentorship::Read>(&actor, &pair));
        prop_assert!(agrees::<mentorship::Propose>(&actor, &pair));
        prop_assert!(agrees::<mentorship::Answer>(&actor, &pair));
        prop_assert!(agrees::<mentorship::Approve>(&actor, &pair));
        prop_assert!(agrees::<mentorship::End>(&actor, &pair));
    }
}

#[test]
fn the_school_that_gives_the_mentor_reads_the_pair_and_signs_and_no_more() {
    use mentorship::Action;
    let across = mentorship::MentorshipFacts {
        giving: Some(SIBLING),
        ..pair(&[mentor(), mentee()])
    };
    let allowed = |role, id| {
        let actor = with_posts(id, &[post(role, &SIBLING)]);
        let full = |action: &Action| across.judge(&actor, *action) == Verdict::Full;
        Action::ALL.iter().copied().filter(full).collect::<Vec<_>>()
    };
    assert_eq!(
        allowed(Role::Curator, outsider()),
        [Action::Read, Action::KeepTerms]
    );
    assert_eq!(
        allowed(Role::Head, outsider()),
        [Action::Read, Action::Approve, Action::KeepTerms]
    );
    assert!(!allowed(Role::Head, mentor()).contains(&Action::Approve));
    for role in [Role::Psychologist, Role::SchoolAdministrator] {
        assert_eq!(allowed(role, outsider()), [], "{role:?}");
    }
    // The same posts mean nothing where the pair is of one school.
    let curator = with_posts(outsider(), &[post(Role::Curator, &SIBLING)]);
    let verdict = pair(&[mentor(), mentee()]).judge(&curator, Action::Read);
    assert_eq!(verdict, Verdict::Hidden);
}
