//! A certificate as blocks of a paper: one sheet, with the address at which it is checked.

use domain::mentoring::Side;
use qrcodegen::{QrCode, QrCodeEcc};

use super::order::name_lines;
use super::{Block, Paper, SIGNING_LINE, Text};
use crate::certificate::{CertificateText, lasting};
use crate::words::date;

/// Lays out a certificate.
pub(crate) fn certificate(text: &CertificateText) -> Paper {
    let centred = |line: &str| Block::Centred {
        text: Text::from(line),
        large: false,
    };
    let role = match text.side {
        Side::Mentor => "наставника",
        Side::Mentee => "наставляемого",
    };
    let term = format!(
        "Срок реализации программы: с {} по {}",
        date::long(text.from),
        date::long(text.until)
    );
    let mut blocks = vec![
        Block::Letterhead {
            authorities: text.authorities.iter().map(Text::from).collect(),
            organisation: name_lines(&text.organisation),
            short_name: Some(Text::from(format!("({})", text.short_name))),
        },
        Block::Centred {
            text: Text::from("СЕРТИФИКАТ"),
            large: true,
        },
        centred("о завершении программы наставничества"),
        centred("Настоящий сертификат подтверждает, что"),
        Block::Centred {
            text: Text::from(&text.name),
            large: true,
        },
    ];
    if !text.position.is_empty() {
        blocks.push(centred(&text.position));
    }
    blocks.push(centred(&format!(
        "завершил(а) в роли {role} персонализированную программу наставничества педагогических работников"
    )));
    blocks.push(centred(&term));
    if text.meetings > 0 {
        let meetings = format!(
            "Проведено встреч: {}, общая продолжительность: {}",
            text.meetings,
            lasting(text.minutes)
        );
        blocks.push(centred(&meetings));
    }
    blocks.push(Block::Signature {
        position: Text::from(&text.signatory.position),
        line: Text::from(SIGNING_LINE),
        name: Text::from(&text.signatory.name),
    });
    let issued = format!("{}, {}", text.place, date::long(text.issued_on));
    blocks.push(Block::Gaps {
        text: Text::from(issued),
    });
    blocks.push(Block::Verify {
        modules: modules(&text.address),
        lines: vec![
            Text::from("Подлинность сертификата можно проверить по адресу:"),
            Text::from(&text.address),
            Text::from(format!("Код проверки: {}", text.code)),
        ],
    });
    Paper {
        title: Text::from(format!(
            "Сертификат о завершении программы наставничества: {}",
            text.name
        )),
        author: Text::from(&text.short_name),
        date: Some(text.issued_on),
        wide: false,
        blocks,
    }
}

/// The rows of the code, a `1` for each dark module; none for an address that is too long for one.
fn modules(address: &str) -> Vec<String> {
    let Ok(code) = QrCode::encode_text(address, QrCodeEcc::Medium) else {
        return Vec::new();
    };
    let size = code.size();
    let row = |y| {
        let module = |x| if code.get_module(x, y) { '1' } else { '0' };
        (0..size).map(module).collect()
    };
    (0..size).map(row).collect()
}
