//! A table whose columns are aligned by spaces.

use domain::roadmap::plan::{columns, is_plan};

use super::Piece;

/// Reads from the headings on to the first line that is blank twice, or to the end.
pub(super) fn read(lines: &[String]) -> Option<(Vec<Piece>, usize)> {
    let first = lines.first()?;
    let heads = pieces(first);
    let texts: Vec<String> = heads.iter().map(|(_, text)| text.clone()).collect();
    if heads.len() < 3 || !is_plan(&columns(&texts)) {
        return None;
    }
    let starts: Vec<usize> = heads.iter().map(|(start, _)| *start).collect();
    let mut rows = vec![texts];
    let (mut taken, mut blank) = (1, 1);
    for (at, line) in lines.iter().enumerate().skip(1) {
        if line.trim().is_empty() {
            blank += 1;
            if blank > 2 {
                break;
            }
            continue;
        }
        if line
            .trim()
            .chars()
            .all(|c| matches!(c, '-' | '=' | ' ' | '_'))
        {
            taken = at + 1;
            continue;
        }
        let found = pieces(line);
        let mut row = vec![String::new(); starts.len()];
        for (start, text) in &found {
            if let Some(cell) = row.get_mut(nearest(&starts, *start)) {
                if !cell.is_empty() {
                    cell.push(' ');
                }
                cell.push_str(text);
            }
        }
        let further = blank == 0 && row.first().is_some_and(String::is_empty);
        match rows.last_mut().filter(|_| further && taken > 1) {
            Some(last) => {
                for (cell, more) in last
                    .iter_mut()
                    .zip(row)
                    .filter(|(_, more)| !more.is_empty())
                {
                    if !cell.is_empty() {
                        cell.push('\n');
                    }
                    cell.push_str(&more);
                }
            }
            None => rows.push(row),
        }
        blank = 0;
        taken = at + 1;
    }
    Some((vec![Piece::Rows(rows)], taken))
}

/// What stands between two spaces or more, each with where it begins, in letters.
fn pieces(line: &str) -> Vec<(usize, String)> {
    let mut pieces: Vec<(usize, String)> = Vec::new();
    let mut spaces = 2;
    for (at, letter) in line.chars().enumerate() {
        if letter == ' ' || letter == '\u{a0}' {
            spaces += 1;
            continue;
        }
        match pieces.last_mut().filter(|_| spaces < 2) {
            Some((_, text)) => {
                if spaces == 1 {
                    text.push(' ');
                }
                text.push(letter);
            }
            None => pieces.push((at, String::from(letter))),
        }
        spaces = 0;
    }
    pieces
}

/// The column whose heading begins nearest, of equals the left one.
fn nearest(starts: &[usize], at: usize) -> usize {
    let far = |start: &usize| start.abs_diff(at);
    let best = starts
        .iter()
        .enumerate()
        .min_by_key(|(_, start)| far(start));
    best.map_or(0, |(column, _)| column)
}
