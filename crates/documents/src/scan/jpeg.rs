//! JPEG: segments with a mark and a length, then packed pixels, then the end.

/// How every JPEG begins.
pub(super) const START: &[u8] = &[0xff, 0xd8, 0xff];

const END: u8 = 0xd9;
const SCAN: u8 = 0xda;
const APP0: u8 = 0xe0;
const APP1: u8 = 0xe1;
const APP14: u8 = 0xee;
const APP15: u8 = 0xef;
const COMMENT: u8 = 0xfe;

/// The picture without its notes; `None` when it breaks off.
pub(super) fn strip(raw: &[u8]) -> Option<Vec<u8>> {
    let mut kept = vec![0xff, 0xd8];
    let mut at = 2;
    let mut turned = None;
    loop {
        if *raw.get(at)? != 0xff {
            return None;
        }
        let mark = *raw.get(at + 1)?;
        if mark == 0xff {
            // Marks may be padded.
            at += 1;
            continue;
        }
        if mark == END {
            kept.extend([0xff, END]);
            // What comes after the end is nobody's picture.
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*raw.get(at + 2)?, *raw.get(at + 3)?]));
        let next = at.checked_add(2)?.checked_add(length.max(2))?;
        let segment = raw.get(at..next)?;
        match mark {
            APP1 => turned = turned.or_else(|| orientation(segment.get(4..)?)),
            APP0 | APP14 => kept.extend_from_slice(segment),
            APP0..=APP15 | COMMENT => {}
            _ => {
                if let Some(turned) = turned.take() {
                    kept.extend(note(turned));
                }
                kept.extend_from_slice(segment);
            }
        }
        at = next;
        if mark == SCAN {
            let end = pixels(raw, at)?;
            kept.extend_from_slice(raw.get(at..end)?);
            at = end;
        }
    }
}

/// Where the packed pixels that begin at `at` end: at a mark that is neither a stuffed byte nor a restart.
fn pixels(raw: &[u8], mut at: usize) -> Option<usize> {
    loop {
        let mark = *raw.get(at + 1)?;
        if *raw.get(at)? == 0xff && !matches!(mark, 0x00 | 0xd0..=0xd7 | 0xff) {
            return Some(at);
        }
        at += 1;
    }
}

/// Which way up the picture is, as the notes of a camera say.
fn orientation(exif: &[u8]) -> Option<u8> {
    let tiff = exif.strip_prefix(b"Exif\0\0")?;
    let big = match tiff.get(..2)? {
        b"MM" => true,
        b"II" => false,
        _ => return None,
    };
    let short = |at: usize| -> Option<u16> {
        let two = [*tiff.get(at)?, *tiff.get(at + 1)?];
        Some(if big {
            u16::from_be_bytes(two)
        } else {
            u16::from_le_bytes(two)
        })
    };
    let long = |at: usize| -> Option<usize> {
        let four: [u8; 4] = tiff.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let value = if big {
            u32::from_be_bytes(four)
        } else {
            u32::from_le_bytes(four)
        };
        usize::try_from(value).ok()
    };
    let table = long(4)?;
    let entries = usize::from(short(table)?);
    for entry in 0..entries.min(64) {
        let at = table.checked_add(2)?.checked_add(entry * 12)?;
        if short(at)? == 0x0112 {
            let value = u8::try_from(short(at + 8)?).ok()?;
            return (2..=8).contains(&value).then_some(value);
        }
    }
    None
}

/// Notes that say which way up, and nothing else.
fn note(turned: u8) -> Vec<u8> {
    let mut note = vec![0xff, APP1, 0x00, 0x22];
    note.extend_from_slice(b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0");
    note.push(turned);
    note.extend([0; 6]);
    note
}
