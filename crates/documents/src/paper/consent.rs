//! A consent's text as blocks of a paper.

use super::{Block, Paper, SIGNING_DAY, SIGNING_LINE, SignLine, Text};
use crate::consent::{ConsentParagraph, ConsentText};
use crate::words::date;

/// Lays out a consent as a form to sign.
pub(crate) fn consent(content: &ConsentText) -> Paper {
    let day = content
        .given_on
        .map_or_else(|| SIGNING_DAY.to_owned(), date::long);
    let mut blocks = vec![Block::Heading {
        text: Text::from(&content.title),
        new_page: false,
    }];
    let printed = content.paragraphs.iter().flat_map(ConsentParagraph::plain);
    blocks.extend(printed.map(|text| Block::Paragraph {
        text: Text::from(text),
    }));
    blocks.extend(content.by_hand.iter().map(|text| Block::Gaps {
        text: Text::from(text),
    }));
    blocks.push(Block::Signatures {
        heading: None,
        signatures: vec![SignLine {
            line: Text::from(SIGNING_LINE),
            name: Text::from(&content.signed_by),
            day: Text::from(day),
        }],
    });
    blocks.push(Block::Note {
        text: Text::from(format!("Версия текста: {}", content.version)),
    });
    Paper {
        title: Text::from(&content.title),
        author: Text::from(&content.operator),
        date: content.given_on,
        wide: false,
        blocks,
    }
}
