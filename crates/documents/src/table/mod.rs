//! Tables in and out: what schools keep in Excel, read cell by cell with limits, and lists of ours as files.
//!
//! A file comes from outside and may be anything: what it is, is told by its bytes, not by its name; how much it unpacks
//! to is measured before it is unpacked, and how much it holds while it is read.

pub(crate) mod bounds;
pub(crate) mod csv_file;
mod grid;
mod lists;
mod sniff;
mod template;
mod write;
pub(crate) mod xlsx_file;

use domain::import::{FileProblem, ImportKind, Sheet};

pub use bounds::MAX_BYTES;
pub use lists::List;
pub use template::template;
pub(crate) use write::Book;
pub use write::{Column, Layout, TableFormat, TableWriter, Value};

use sniff::Found;

/// Reads the table of a file: the first sheet with anything in it.
pub fn read(bytes: &[u8], kind: ImportKind) -> Result<Sheet, FileProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let grid = match sniff::sniff(bytes)? {
        Found::Xlsx => xlsx_file::read(bytes)?,
        Found::Text => csv_file::read(bytes)?,
    };
    grid.into_sheet(kind)
}
