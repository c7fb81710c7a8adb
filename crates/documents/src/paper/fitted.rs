//! Tables whose columns are as wide as what they hold asks for.

use super::{Block, Column, Row, Text};

/// How wide a letter of a table is, in tenths of a millimetre; one of a heading, which is bold; the margins of a cell.
const LETTER: usize = 21;
const BOLD: usize = 23;
const MARGINS: usize = 34;
/// A word longer than this may be divided.
const LONGEST: usize = 18;

/// The width of the text on a sheet, in tenths of a millimetre.
pub(super) fn width(wide: bool) -> usize {
    if wide { 2670 } else { 1700 }
}

/// A table over `width` tenths of a millimetre: each column is as wide as its longest word, and the rest is dealt out by how
/// much the columns hold.
pub(super) fn table(titles: &[&str], rows: Vec<Row>, width: usize) -> Block {
    let titles: Vec<Text> = titles.iter().map(Text::from).collect();
    let asked: Vec<Asked> = titles
        .iter()
        .enumerate()
        .map(|(at, title)| Asked::of(title, at, &rows))
        .collect();
    let least: usize = asked.iter().map(|one| one.least).sum();
    let load: usize = asked.iter().map(|one| one.load).sum();
    let spare = width.saturating_sub(least);
    let columns = titles.into_iter().zip(&asked).map(|(title, one)| Column {
        title,
        share: u16::try_from(one.least + spare * one.load / load.max(1)).unwrap_or(u16::MAX),
    });
    Block::Table {
        columns: columns.collect(),
        rows,
        tall: false,
    }
}

/// What a column asks for.
struct Asked {
    /// The width of its longest word, in tenths of a millimetre.
    least: usize,
    /// How much it holds: letters of a usual cell, and a little for the fullest.
    load: usize,
}

impl Asked {
    fn of(title: &Text, at: usize, rows: &[Row]) -> Self {
        let mut least = longest(title) * BOLD;
        let (mut all, mut most, mut number) = (0_usize, 0_usize, 0_usize);
        for row in rows {
            let Row::Cells { cells } = row else { continue };
            let lines = cells.get(at).and_then(Option::as_ref);
            let Some(lines) = lines else { continue };
            let letters: usize = lines.iter().map(|line| line.as_str().chars().count()).sum();
            let word = lines.iter().map(longest).max().unwrap_or(0);
            least = least.max(word * LETTER);
            all += letters;
            most = most.max(letters);
            number += 1;
        }
        Self {
            least: least + MARGINS,
            load: all / number.max(1) + most / 8,
        }
    }
}

/// How many letters the longest piece has that no line's end divides.
fn longest(text: &Text) -> usize {
    let words = text.as_str().split(' ');
    let pieces = words.flat_map(|word| word.split_inclusive('-'));
    let longest = pieces.map(|piece| piece.chars().count()).max();
    longest.unwrap_or(0).min(LONGEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shares(titles: &[&str], cells: &[&str]) -> Vec<u16> {
        let cells = cells.iter().map(|cell| vec![Text::from(cell)]);
        let cells: Vec<Vec<Text>> = cells.collect();
        let rows = vec![Row::Cells { cells: Vec::new() }, Row::from(cells)];
        match table(titles, rows, 1700) {
            Block::Table { columns, .. } => columns.into_iter().map(|one| one.share).collect(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn each_column_has_room_for_its_longest_word_and_the_fullest_is_the_widest() {
        let long = "Разместить на сайте организации памятку для педагогов";
        let shares = shares(
            &["№", "Мероприятие", "Срок"],
            &["1.1", long, "ежеквартально"],
        );
        assert!(shares[0] >= 97, "{shares:?}");
        assert!(shares[2] >= 307, "{shares:?}");
        assert!(shares[1] > shares[2], "{shares:?}");
        let sum: u16 = shares.iter().sum();
        assert!((1690..=1700).contains(&sum), "{shares:?}");
    }

    #[test]
    fn too_many_columns_keep_their_proportions() {
        let wide = ["Неприменимо"; 9];
        let shares = shares(&wide, &["1"; 9]);
        assert!(shares.iter().all(|one| *one == shares[0]), "{shares:?}");
    }
}
