//! Lines of one file that are about the same.

use std::collections::BTreeMap;

use super::person_match::repeats_row;
use super::{Draft, NameInCell, Planned, Whose};
use crate::clock::Date;
use crate::id::PersonId;
use crate::text::fold;

/// What another line has to do with a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Repeat {
    /// The line says the same as that one, which stands.
    SameAs,
    /// The line says something else of the same one than that line does.
    Contradicts(u32),
}

/// Finds them among people: of one name, unless their birth dates tell them apart.
pub(super) fn of_people<T: PartialEq>(
    drafts: &[Draft<T>],
    whose: impl Fn(&T) -> &Whose,
) -> BTreeMap<u32, Repeat> {
    let mut groups: BTreeMap<String, Vec<&Draft<T>>> = BTreeMap::new();
    for draft in drafts {
        if let Some(value) = &draft.value {
            groups
                .entry(name_key(&whose(value).name))
                .or_default()
                .push(draft);
        }
    }
    let mut found = BTreeMap::new();
    for group in groups.into_values() {
        let born = |draft: &&Draft<T>| draft.value.as_ref().and_then(|v| whose(v).birth_date);
        if group.iter().any(|draft| born(draft).is_none()) {
            settle(&group, &mut found);
            continue;
        }
        let mut by_birth: BTreeMap<Option<Date>, Vec<&Draft<T>>> = BTreeMap::new();
        for draft in group {
            by_birth.entry(born(&draft)).or_default().push(draft);
        }
        for group in by_birth.values() {
            settle(group, &mut found);
        }
    }
    found
}

/// Finds them by a key.
pub(super) fn by_key<T: PartialEq, K: Ord>(
    drafts: &[Draft<T>],
    key: impl Fn(&T) -> K,
) -> BTreeMap<u32, Repeat> {
    let mut groups: BTreeMap<K, Vec<&Draft<T>>> = BTreeMap::new();
    for draft in drafts {
        if let Some(value) = &draft.value {
            groups.entry(key(value)).or_default().push(draft);
        }
    }
    let mut found = BTreeMap::new();
    for group in groups.values() {
        settle(group, &mut found);
    }
    found
}

/// Lines that turned out to be about the same known person and do not say the same are refused.
pub(super) fn refuse_contradictions<T: PartialEq>(
    mut planned: Vec<Planned<T, PersonId>>,
    whose: impl Fn(&T) -> &Whose,
) -> Vec<Planned<T, PersonId>> {
    let mut lines: BTreeMap<PersonId, Vec<usize>> = BTreeMap::new();
    for (index, line) in planned.iter().enumerate() {
        if let Some(of) = line.of {
            lines.entry(of).or_default().push(index);
        }
    }
    for indexes in lines.values().filter(|indexes| indexes.len() > 1) {
        let rows: Vec<u32> = indexes
            .iter()
            .filter_map(|at| Some(planned.get(*at)?.row))
            .collect();
        for index in indexes {
            let Some(line) = planned.get_mut(*index) else {
                continue;
            };
            let other = rows.iter().find(|row| **row != line.row);
            if let (Some(value), Some(other)) = (line.value.take(), other) {
                let problem = repeats_row(whose(&value), *other);
                *line = Planned::refused(line.row, vec![problem]);
            }
        }
    }
    planned
}

/// Of lines about the same: the first stands when all say the same; otherwise none does.
fn settle<T: PartialEq>(group: &[&Draft<T>], found: &mut BTreeMap<u32, Repeat>) {
    let rows: Vec<u32> = group.iter().map(|draft| draft.row).collect();
    let (Some(first), Some(second)) = (rows.iter().min(), rows.iter().max()) else {
        return;
    };
    if first == second {
        return;
    }
    let agree = group.windows(2).all(|pair| match pair {
        [one, other] => one.value == other.value,
        _ => true,
    });
    for row in &rows {
        let other = if row == first { second } else { first };
        match agree {
            true if row == first => {}
            true => {
                found.insert(*row, Repeat::SameAs);
            }
            false => {
                found.insert(*row, Repeat::Contradicts(*other));
            }
        }
    }
}

fn name_key(name: &NameInCell) -> String {
    match name {
        NameInCell::Whole(name) => name.folded(),
        NameInCell::Initials {
            last,
            first,
            patronymic,
        } => fold(&format!("{last} {first}. {}", patronymic.unwrap_or(' '))),
        NameInCell::TwoPeople => String::new(),
    }
}
