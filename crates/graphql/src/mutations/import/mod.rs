//! What somebody does with a file on its way into the registers.

mod apply;
mod choose_lines;
mod discard;
mod map_columns;
mod opened;

use async_graphql::MergedObject;

pub(crate) use apply::ApplyImport;
pub(crate) use map_columns::MapColumns;

/// Mutations of files.
#[derive(MergedObject, Default)]
pub struct ImportMutation(
    map_columns::MapImportColumnsMutation,
    choose_lines::ChooseImportLinesMutation,
    apply::ApplyImportMutation,
    discard::DiscardImportMutation,
);
