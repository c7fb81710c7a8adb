//! How much is taken.

use std::io::{Cursor, Read};

use domain::import::{Cell, FileProblem};
use zip::ZipArchive;

/// The largest file.
pub const MAX_BYTES: usize = 10 * 1024 * 1024;
/// The most that an archive may unpack to.
const MAX_UNPACKED: u64 = 100 * 1024 * 1024;
/// The most files in an archive.
const MAX_ENTRIES: usize = 1_000;
/// The most lines of a sheet, blank ones aside.
const MAX_ROWS: usize = 50_000;
/// The most columns of a sheet.
pub(super) const MAX_COLUMNS: u32 = 200;
/// The longest cell that Excel can write.
const MAX_CELL: usize = 32_767;
/// The most text of a sheet: a string that is written once can stand in a million cells.
const MAX_TEXT: usize = 64 * 1024 * 1024;

/// Measures an archive by unpacking it to nowhere, and stops at the limit: what it says of itself may be a lie.
pub(crate) fn measure(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).or(Err(FileProblem::Damaged))?;
    if archive.len() > MAX_ENTRIES {
        return Err(FileProblem::TooLarge);
    }
    let mut left = MAX_UNPACKED;
    for index in 0..archive.len() {
        let entry = archive.by_index(index).or(Err(FileProblem::Damaged))?;
        if entry.encrypted() {
            return Err(FileProblem::Encrypted);
        }
        if entry.size() > left {
            return Err(FileProblem::TooLarge);
        }
        let mut limited = entry.take(left + 1);
        let size = std::io::copy(&mut limited, &mut std::io::sink());
        let size = size.or(Err(FileProblem::Damaged))?;
        left = left.checked_sub(size).ok_or(FileProblem::TooLarge)?;
    }
    Ok(())
}

/// Counts what is read, and stops it at the limit.
#[derive(Default)]
pub(super) struct Meter {
    rows: usize,
    text: usize,
}

impl Meter {
    /// Another line.
    pub(super) fn row(&mut self) -> Result<(), FileProblem> {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            Err(FileProblem::TooManyRows)
        } else {
            Ok(())
        }
    }

    /// Another cell, in this column.
    pub(super) fn cell(&mut self, column: u32, cell: &Cell) -> Result<(), FileProblem> {
        self.text += cell.text.len();
        if column >= MAX_COLUMNS {
            Err(FileProblem::TooManyColumns)
        } else if cell.text.chars().count() > MAX_CELL {
            Err(FileProblem::CellTooLong)
        } else if self.text > MAX_TEXT {
            Err(FileProblem::TooLarge)
        } else {
            Ok(())
        }
    }
}
