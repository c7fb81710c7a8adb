//! A text without what makes the same words look different, each letter with its place in the original.

/// A letter as it is compared, and where it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Glyph {
    /// In lower case, ё as е, any dash as `-`, any white space as a space or `\n`, any quotation mark as a space.
    pub c: char,
    /// Whether it was a capital.
    pub capital: bool,
    /// The first byte of it in the original.
    pub start: usize,
    /// The byte after it.
    pub end: usize,
}

/// The letters of `text`. Left out: what cannot be seen, marks above and below letters, marks of footnotes.
pub(super) fn glyphs(text: &str) -> Vec<Glyph> {
    let mut glyphs: Vec<Glyph> = Vec::with_capacity(text.len());
    for (start, c) in text.char_indices() {
        let end = start + c.len_utf8();
        if is_mark(c) {
            // A breve above «и» is «й»; every other mark only decorates.
            if let Some(last) = glyphs.last_mut() {
                if c == '\u{306}' && last.c == 'и' {
                    last.c = 'й';
                }
                last.end = end;
            }
            continue;
        }
        if leaves_no_trace(c) {
            continue;
        }
        let plain = plain(c);
        let c = plain.to_lowercase().next().unwrap_or(plain);
        glyphs.push(Glyph {
            c: if c == 'ё' { 'е' } else { c },
            capital: plain.is_uppercase(),
            start,
            end,
        });
    }
    glyphs
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

fn leaves_no_trace(c: char) -> bool {
    matches!(
        c,
        '\u{ad}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{2064}'
            | '\u{2066}'..='\u{2069}'
            | '\u{feff}'
            | '*'
            | '†'
            | '‡'
            | '¹'
            | '²'
            | '³'
            | '⁰'
            | '⁴'..='⁹'
            | '_'
    )
}

fn plain(c: char) -> char {
    match c {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' | '|' => '\n',
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '─' | '⁃' | '﹣' | '－' | '~' | '÷' | '…' => {
            '-'
        }
        '«' | '»' | '„' | '“' | '”' | '"' | '\'' | '‘' | '’' | '`' | '‹' | '›' | '<' | '>' => {
            ' '
        }
        '[' | '{' | '（' => '(',
        ']' | '}' | '）' => ')',
        '·' | '•' | '●' | '▪' | '◦' | '○' | '■' | '□' | '✓' | '➢' => ';',
        // ASCII as East Asian fonts have it.
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        c if c.is_whitespace() || c.is_control() => ' ',
        c => c,
    }
}
