//! A look at the text of a document before it is parsed: how many tokens, how deeply nested.
//!
//! The parser is recursive and builds a tree of everything, so what is too long or too deep must not reach it.

/// The most tokens of a document. The longest of our own SPA has some 400.
pub const MAX_TOKENS: usize = 2_000;
/// The deepest nesting of brackets of any kind.
pub const MAX_NESTING: usize = 64;

/// Why a document is not even parsed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ScanRefusal {
    /// More than [`MAX_TOKENS`].
    #[error("the document has more than 2000 tokens")]
    TooLong,
    /// Deeper than [`MAX_NESTING`].
    #[error("the document is nested more than 64 levels deep")]
    TooDeep,
}

/// Reads `document` once, byte by byte. Texts count as one token however long they are, comments as none.
pub fn scan(document: &str) -> Result<(), ScanRefusal> {
    let (mut tokens, mut depth) = (0_usize, 0_usize);
    let mut rest = document.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let length = match first {
            b' ' | b'\t' | b'\n' | b'\r' | b',' => {
                rest = tail;
                continue;
            }
            b'#' => {
                rest = after_line(tail);
                continue;
            }
            b'"' => text_length(rest),
            b'{' | b'[' | b'(' => {
                depth += 1;
                1
            }
            b'}' | b']' | b')' => {
                depth = depth.saturating_sub(1);
                1
            }
            b'.' if rest.starts_with(b"...") => 3,
            first if is_word(first) => rest.iter().take_while(|byte| is_word(**byte)).count(),
            _ => 1,
        };
        tokens += 1;
        if tokens > MAX_TOKENS {
            return Err(ScanRefusal::TooLong);
        }
        if depth > MAX_NESTING {
            return Err(ScanRefusal::TooDeep);
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    Ok(())
}

/// Names and numbers; anything beyond ASCII is an error outside of texts, and cheaper as one word.
fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_' || byte >= 0x80
}

fn after_line(rest: &[u8]) -> &[u8] {
    let end = rest.iter().position(|byte| matches!(byte, b'\n' | b'\r'));
    end.and_then(|end| rest.get(end..)).unwrap_or_default()
}

/// How long the text at the start of `rest` is, quotes included; to the end where it is not closed.
fn text_length(rest: &[u8]) -> usize {
    let (open, close): (usize, &[u8]) = if rest.starts_with(b"\"\"\"") {
        (3, b"\"\"\"")
    } else {
        (1, b"\"")
    };
    let mut at = open;
    while let Some(tail) = rest.get(at..).filter(|tail| !tail.is_empty()) {
        if tail.starts_with(close) {
            return at + close.len();
        }
        // In a block text only \""" is an escape; skipping one character too many there is harmless.
        at += if tail.starts_with(b"\\\"\"\"") {
            4
        } else if tail.starts_with(b"\\") && close.len() == 1 {
            2
        } else {
            1
        };
    }
    rest.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_of_two_thousand_tokens_passes_and_one_more_does_not() {
        let words = |count: usize| format!("{{ {} }}", "a ".repeat(count - 2));

        assert_eq!(scan(&words(MAX_TOKENS)), Ok(()));
        assert_eq!(scan(&words(MAX_TOKENS + 1)), Err(ScanRefusal::TooLong));
    }

    #[test]
    fn a_long_text_is_one_token_whatever_stands_in_it() {
        let prose = "{ a, (b) } ".repeat(1_000);

        assert_eq!(scan(&format!("{{ echo(text: \"{prose}\") }}")), Ok(()));
        assert_eq!(
            scan(&format!("{{ echo(text: \"\"\"{prose}\"\"\") }}")),
            Ok(())
        );
    }

    #[test]
    fn an_escaped_quote_does_not_end_a_text() {
        let hidden = "{".repeat(MAX_NESTING + 1);

        assert_eq!(scan(&format!(r#"{{ echo(text: "\"{hidden}") }}"#)), Ok(()));
        assert_eq!(
            scan(&format!(r#"{{ echo(text: "\\"{hidden}") }}"#)),
            Err(ScanRefusal::TooDeep)
        );
        assert_eq!(
            scan(&format!(r#"{{ echo(text: """\"""{hidden}""") }}"#)),
            Ok(())
        );
    }

    #[test]
    fn comments_are_free() {
        assert_eq!(
            scan(&format!("# {}\n{{ a }}", "word ".repeat(5_000))),
            Ok(())
        );
    }

    #[test]
    fn brackets_of_all_kinds_add_to_the_depth() {
        let nested = |count: usize| format!("{}1{}", "[".repeat(count), "]".repeat(count));

        assert_eq!(scan(&nested(MAX_NESTING)), Ok(()));
        assert_eq!(scan(&nested(MAX_NESTING + 1)), Err(ScanRefusal::TooDeep));
        assert_eq!(scan(&"[]".repeat(900)), Ok(()));
    }

    #[test]
    fn what_does_not_end_is_read_to_the_end() {
        assert_eq!(scan("{ a(b: \"never closed"), Ok(()));
        assert_eq!(scan("\"\\"), Ok(()));
        assert_eq!(scan("…"), Ok(()));
    }
}
