//! Numbers with the word that is counted: the three forms of Russian.

/// «1 день», «3 дня», «14 дней»: the number and its form of the word, with a no-break space. A number below nought has the
/// form of its opposite.
pub fn of(number: i64, [one, few, many]: [&str; 3]) -> String {
    format!("{number}\u{a0}{}", word(number, [one, few, many]))
}

/// The form alone, for a word that does not follow its number.
pub fn word(number: i64, [one, few, many]: [&str; 3]) -> &str {
    match (number.unsigned_abs() % 10, number.unsigned_abs() % 100) {
        (1, rest) if rest != 11 => one,
        (2..=4, rest) if !(12..=14).contains(&rest) => few,
        _ => many,
    }
}

/// «3 дня», «14 дней».
pub fn days(number: i64) -> String {
    of(number, ["день", "дня", "дней"])
}

/// A number of things in memory, to be counted in words.
pub fn signed(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_number_has_its_form() {
        let said = |number| days(number).replace('\u{a0}', " ");
        for (number, wanted) in [
            (0, "0 дней"),
            (1, "1 день"),
            (2, "2 дня"),
            (4, "4 дня"),
            (5, "5 дней"),
            (11, "11 дней"),
            (14, "14 дней"),
            (21, "21 день"),
            (22, "22 дня"),
            (25, "25 дней"),
            (101, "101 день"),
            (111, "111 дней"),
            (-3, "-3 дня"),
        ] {
            assert_eq!(said(number), wanted);
        }
    }
}
