//! A filled template as blocks of a paper.

use super::{Block, Paper, Text};
use crate::template::{Filled, Piece};

/// Lays out a document that a template became.
pub(crate) fn filled(content: &Filled) -> Paper {
    let blocks = content.pieces().map(|piece| match piece {
        Piece::Heading(text) => Block::Heading {
            text: Text::from(text),
            new_page: false,
        },
        Piece::Paragraph(text) => Block::Paragraph {
            text: Text::from(text),
        },
    });
    Paper {
        title: Text::from(&content.title),
        author: Text::from(&content.organisation),
        date: None,
        wide: false,
        blocks: blocks.collect(),
    }
}
