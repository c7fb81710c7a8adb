//! Lines of text with separators: UTF-8 with a mark or without, UTF-16 with one, or what a Russian Excel saves,
//! windows-1251.

use std::borrow::Cow;
use std::io::Read;

use domain::import::FileProblem;

use super::bounds::Meter;
use super::grid::Grid;
use super::xlsx_file::text_cell;

/// Reads the lines.
pub(crate) fn read(bytes: &[u8]) -> Result<Grid, FileProblem> {
    let text = decode(bytes);
    let (text, told) = told_separator(&text);
    let separator = told.unwrap_or_else(|| guessed_separator(text));
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        // One more end of a line, so that the last record ends like the others.
        .from_reader(text.as_bytes().chain(&b"\n"[..]));
    let mut grid = Grid::default();
    let mut meter = Meter::default();
    let mut record = csv::StringRecord::new();
    let mut row = u32::from(told.is_some());
    let mut began = 1;
    while reader
        .read_record(&mut record)
        .or(Err(FileProblem::Damaged))?
    {
        let breaks = record
            .iter()
            .map(|field| field.matches('\n').count())
            .sum::<usize>();
        let own = 1 + u64::try_from(breaks).unwrap_or(0);
        // The reader passes over blank lines; Excel counts them.
        let ended = reader.position().line();
        let blank = (ended - began).saturating_sub(own);
        began = ended;
        row += 1 + u32::try_from(blank).unwrap_or(0);
        for (column, field) in (0_u32..).zip(&record) {
            let cell = text_cell(unquoted(field));
            if cell.is_blank() {
                continue;
            }
            meter.cell(column, &cell)?;
            grid.put(row, column, cell, &mut meter)?;
        }
    }
    if grid.is_empty() {
        return Err(FileProblem::Empty);
    }
    Ok(grid)
}

/// The text of a file, by its mark or by what can be its encoding.
pub(crate) fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = encoding_rs::Encoding::for_bom(bytes) {
        let rest = bytes.get(length..).unwrap_or_default();
        return encoding.decode_without_bom_handling(rest).0;
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            encoding_rs::WINDOWS_1251
                .decode_without_bom_handling(bytes)
                .0
        }
    }
}

/// `sep=;` in the first line, as Excel writes and reads it.
fn told_separator(text: &str) -> (&str, Option<u8>) {
    let Some((first, rest)) = text.split_once('\n') else {
        return (text, None);
    };
    match first.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([separator]) => (rest, Some(*separator)),
        Some(_) | None => (text, None),
    }
}

/// The one that stands most often in the first lines, outside of quotes.
fn guessed_separator(text: &str) -> u8 {
    let mut counts = [(b';', 0), (b'\t', 0), (b',', 0)];
    let mut quoted = false;
    let mut lines = 0;
    for byte in text.bytes().take(20_000) {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' if !quoted => lines += 1,
            _ if quoted => {}
            byte => {
                for (separator, count) in &mut counts {
                    *count += u32::from(*separator == byte);
                }
            }
        }
        if lines == 5 {
            break;
        }
    }
    // Of equals the first: a comma also stands inside numbers.
    let best = counts
        .iter()
        .max_by_key(|(separator, count)| (*count, *separator == b';'));
    best.filter(|(_, count)| *count > 0)
        .map_or(b';', |(separator, _)| *separator)
}

/// The apostrophe with which our own files keep a text from being taken for a formula.
fn unquoted(field: &str) -> &str {
    match field.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@']) => rest,
        Some(_) | None => field,
    }
}
