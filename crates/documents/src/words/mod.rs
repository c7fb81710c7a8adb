//! Russian words for dates, names and the values of the domain.

pub mod archive;
pub mod count;
pub mod date;
pub mod import;
pub mod label;
pub mod monitoring;
pub mod name;

/// The text with a full stop at its end, and never with two.
pub(crate) fn sentence(text: &str) -> String {
    let text = text.trim_end();
    if text.ends_with(['.', '!', '?', ':']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn a_sentence_that_ends_with_a_year_has_one_full_stop() {
        assert_eq!(sentence("по 31 мая 2027 г."), "по 31 мая 2027 г.");
        assert_eq!(sentence("протокол № 1 "), "протокол № 1.");
    }
}
