//! Names in web addresses that nobody has yet.

/// `wanted`, or `wanted-2`, `wanted-3` … when it is taken.
pub(crate) fn free<'a>(wanted: &str, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: std::collections::HashSet<&str> = taken.collect();
    if !taken.contains(wanted) {
        return wanted.to_owned();
    }
    (2..)
        .map(|number| format!("{wanted}-{number}"))
        .find(|slug| !taken.contains(slug.as_str()))
        .unwrap_or_else(|| wanted.to_owned())
}
