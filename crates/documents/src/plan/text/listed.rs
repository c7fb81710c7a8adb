//! A table whose cells stand each on a line of its own, as some viewers copy it.

use domain::roadmap::plan::{Column, columns, is_plan};

use super::Piece;

/// The most columns of such a table.
const WIDEST: usize = 9;

/// Reads from the headings on to the end of the text.
pub(super) fn read(lines: &[String]) -> Option<(Vec<Piece>, usize)> {
    let heads: Vec<String> = lines
        .iter()
        .take(WIDEST)
        .map(|line| line.trim().to_owned())
        .take_while(|line| !line.is_empty() && line.chars().count() <= 120)
        .collect();
    let width = (3..=heads.len()).rev().find(|width| {
        let found = columns(heads.get(..*width).unwrap_or_default());
        found.len() == *width && is_plan(&found)
    })?;
    let heads = heads.get(..width)?.to_vec();
    let numbered = columns(&heads).first() == Some(&(0, Column::Number));
    let tabbed = lines.first()?.starts_with('\t');
    let mut listed = Listed {
        width,
        numbered,
        pieces: Vec::new(),
        rows: vec![heads],
        row: Vec::new(),
    };
    let mut blank = false;
    for (at, line) in lines.iter().enumerate().skip(width) {
        let text = line.trim();
        let alone = blank && lines.get(at + 1).is_none_or(|next| next.trim().is_empty());
        match tabbed && line.starts_with('\t') {
            true => listed.cell(text, blank, true),
            // A cell's further line; without tabs it cannot be told from the next cell.
            false if text.is_empty() => {
                blank = true;
                continue;
            }
            false if tabbed => listed.more(text),
            false if alone && listed.row.is_empty() && !numbered => listed.title(text),
            false => listed.cell(text, true, false),
        }
        blank = false;
    }
    listed.finish();
    Some((listed.pieces, lines.len()))
}

struct Listed {
    width: usize,
    numbered: bool,
    pieces: Vec<Piece>,
    rows: Vec<Vec<String>>,
    row: Vec<String>,
}

impl Listed {
    /// A cell; `apart` when it may begin a row, `told` when a blank one is a cell, too.
    fn cell(&mut self, text: &str, apart: bool, told: bool) {
        let begins =
            !self.row.is_empty() && apart && self.numbered && self.row.len() > 1 && is_number(text);
        if begins {
            self.close();
        }
        if self.row.is_empty() {
            if text.is_empty() {
                return;
            }
            if self.numbered && !is_number(text) && !starts_heads(text) {
                return self.title(text);
            }
        }
        if !text.is_empty() || told {
            self.row.push(text.to_owned());
        }
        if self.row.len() == self.width {
            self.close();
        }
    }

    /// A further line of a cell, or a title between rows.
    fn more(&mut self, text: &str) {
        let open = match self.row.last_mut() {
            Some(last) => Some(last),
            None => {
                // The last cell of a row that is whole.
                let last = self.rows.last_mut().filter(|_| !is_title(text));
                last.and_then(|row| row.last_mut())
            }
        };
        match open {
            Some(cell) => {
                cell.push('\n');
                cell.push_str(text);
            }
            None => self.title(text),
        }
    }

    fn close(&mut self) {
        let mut row = std::mem::take(&mut self.row);
        row.resize(self.width, String::new());
        self.rows.push(row);
    }

    fn title(&mut self, text: &str) {
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.pieces.push(Piece::Rows(rows));
        }
        self.pieces.push(Piece::Title(text.to_owned()));
    }

    fn finish(&mut self) {
        if !self.row.is_empty() {
            self.close();
        }
        let rows = std::mem::take(&mut self.rows);
        if !rows.is_empty() {
            self.pieces.push(Piece::Rows(rows));
        }
    }
}

/// «1.», «2.1», «3)».
fn is_number(text: &str) -> bool {
    let parts = text.trim_end_matches(['.', ')']).split('.');
    let mut parts =
        parts.map(|part| (1..=3).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
    parts.all(|part| part)
}

/// Headings that are repeated.
fn starts_heads(text: &str) -> bool {
    text.starts_with('№')
}

fn is_title(text: &str) -> bool {
    let lower = text.to_lowercase();
    let kinds = ["направлени", "раздел", "блок", "этап", "модуль"];
    kinds.iter().any(|kind| lower.starts_with(kind))
}
