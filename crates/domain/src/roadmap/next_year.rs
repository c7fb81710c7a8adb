//! The terms of a roadmap in another school year.

/// `text` with every year that stands in it moved by `years`: «до 1 февраля 2026 г.» → «до 1 февраля 2027 г.». What is no
/// year of 2000–2099, part of a longer number, or a number of a paper stays.
pub fn shifted_years(text: &str, years: i32) -> String {
    let mut shifted = String::with_capacity(text.len());
    let mut number = String::new();
    for c in text.chars().chain(std::iter::once('\0')) {
        if c.is_ascii_digit() {
            number.push(c);
            continue;
        }
        let paper = shifted.trim_end().ends_with(['№', '/']) && shifted.contains('№');
        let year = number.parse::<i32>().ok();
        match year.filter(|year| number.len() == 4 && (2000..2100).contains(year) && !paper) {
            Some(year) => shifted.push_str(&(year + years).to_string()),
            None => shifted.push_str(&number),
        }
        number.clear();
        if c != '\0' {
            shifted.push(c);
        }
    }
    shifted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_move_and_nothing_else() {
        let moved = |text| shifted_years(text, 1);
        assert_eq!(moved("до 1 февраля 2026 г."), "до 1 февраля 2027 г.");
        assert_eq!(moved("2025/2026 учебный год"), "2026/2027 учебный год");
        assert_eq!(moved("2024–2026"), "2025–2027");
        assert_eq!(
            moved("сентябрь, далее ежегодно"),
            "сентябрь, далее ежегодно"
        );
        assert_eq!(moved("01.09.2026"), "01.09.2027");
        assert_eq!(moved("приказ № 2026"), "приказ № 2026");
        assert_eq!(moved("20261 и 1999"), "20261 и 1999");
        assert_eq!(moved(""), "");
        assert_eq!(shifted_years("2026", -1), "2025");
    }
}
