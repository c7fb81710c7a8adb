//! Who may do what, printed: every kind of thing × action × actor, kept in `matrix.snap`.
//!
//! Review a change of the policy there first. Actors for whom a thing does not exist share one line, so that what
//! stands out is what somebody may.

use std::collections::BTreeSet;
use std::path::Path;

use super::world::{FAR, HERE, NEIGHBOUR, SIBLING, Thing, outsider, post, things, with_posts};
use super::{Actor, Role, Verdict};
use crate::testing::aligned;

#[test]
fn the_matrix_is_as_reviewed() {
    let sections: Vec<String> = things(HERE).iter().map(section).collect();
    insta::with_settings!({
        snapshot_path => ".",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => "Who may do what. `full`: may do it; `counts`: only in sums; `no`: knows of it, may not; \
            `·`: for this actor it does not exist. \
            A role stands for its holder at the place of the thing. \
            Meant the change? INSTA_UPDATE=always cargo test -p domain the_matrix, then read the diff.",
    }, {
        insta::assert_snapshot!("matrix", sections.join("\n"));
    });
}

#[test]
fn every_kind_has_rows() {
    let judged: BTreeSet<String> = things(HERE)
        .iter()
        .map(|thing| {
            thing
                .facts
                .rsplit("::")
                .next()
                .unwrap_or_default()
                .to_owned()
        })
        .collect();
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/access/rules");
    let mut written = BTreeSet::new();
    for file in rules.read_dir().unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let found = text.split("impl Subject for ").skip(1);
        written.extend(
            found
                .filter_map(|rest| rest.split_whitespace().next())
                .map(str::to_owned),
        );
    }
    assert!(
        written.len() >= 10,
        "the rules are no longer where this test looks: {written:?}"
    );
    assert_eq!(
        written, judged,
        "add the missing kind to things() in access/world.rs"
    );
}

#[test]
fn reading_comes_first_for_every_kind() {
    for thing in things(HERE) {
        // Of what is confidential, some learn no more than that it exists.
        let first = thing.actions[0].as_str();
        assert!(
            matches!(first, "Read" | "Learn"),
            "{}: `refused` compares deeds with it",
            thing.title
        );
    }
}

fn section(thing: &Thing) -> String {
    let mut lines = vec![
        [String::new()]
            .into_iter()
            .chain(thing.actions.clone())
            .collect(),
    ];
    let mut nothing = Vec::new();
    for (name, actor) in around(thing) {
        let verdicts = thing.judge(&actor);
        if verdicts.iter().all(|verdict| *verdict == Verdict::Hidden) {
            nothing.push(name);
        } else {
            let cells = verdicts.into_iter().map(|verdict| cell(verdict).to_owned());
            lines.push([name].into_iter().chain(cells).collect());
        }
    }
    format!(
        "# {}\n{}nothing to: {}\n",
        thing.title,
        aligned(&lines),
        nothing.join("; ")
    )
}

fn cell(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Full => "full",
        Verdict::Counts => "counts",
        Verdict::Forbidden => "no",
        Verdict::Hidden => "·",
    }
}

/// Everybody who comes into question, by name.
fn around(thing: &Thing) -> Vec<(String, Actor)> {
    let mut all = vec![
        ("the public".to_owned(), Actor::Public),
        ("somebody signed in".to_owned(), with_posts(outsider(), &[])),
    ];
    for role in Role::ALL {
        all.push((
            format!("{role:?}"),
            with_posts(outsider(), &[post(role, &HERE)]),
        ));
    }
    all.extend(elsewhere());
    let two = |one, other| with_posts(outsider(), &[one, other]);
    all.extend([
        (
            "Head + Curator".to_owned(),
            two(post(Role::Head, &HERE), post(Role::Curator, &HERE)),
        ),
        (
            "MunicipalMethodologist + Head of the sibling school".to_owned(),
            two(
                post(Role::MunicipalMethodologist, &HERE),
                post(Role::Head, &SIBLING),
            ),
        ),
        (
            "Psychologist + Curator of the sibling school".to_owned(),
            two(
                post(Role::Psychologist, &HERE),
                post(Role::Curator, &SIBLING),
            ),
        ),
    ]);
    for (name, id) in &thing.people {
        all.push(((*name).to_owned(), with_posts(*id, &[])));
        for role in [Role::Head, Role::Curator, Role::MunicipalMethodologist] {
            all.push((
                format!("{name} + {role:?}"),
                with_posts(*id, &[post(role, &HERE)]),
            ));
        }
        let head_elsewhere = with_posts(*id, &[post(Role::Head, &SIBLING)]);
        all.push((
            format!("{name} + Head of the sibling school"),
            head_elsewhere,
        ));
    }
    all
}

/// Each role at the nearest place that is not this one.
fn elsewhere() -> Vec<(String, Actor)> {
    let named = |role| {
        let (place, name) = match role {
            Role::RegionalMethodologist => (FAR, "of another region"),
            Role::MunicipalMethodologist | Role::MunicipalAuthority => {
                (NEIGHBOUR, "of another municipality")
            }
            Role::Head | Role::Curator | Role::Psychologist | Role::SchoolAdministrator => {
                (SIBLING, "of the sibling school")
            }
        };
        (
            format!("{role:?} {name}"),
            with_posts(outsider(), &[post(role, &place)]),
        )
    };
    Role::ALL.map(named).into()
}
