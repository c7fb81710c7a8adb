//! PNG: chunks with a length, a name, and a sum; the last one is `IEND`.

/// How every PNG begins.
pub(super) const START: &[u8] = &[0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// What changes how the picture looks. Everything else that may be left out is.
const SHOWN: [&[u8]; 5] = [b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"pHYs"];

/// The picture without its notes; `None` when it breaks off.
pub(super) fn strip(raw: &[u8]) -> Option<Vec<u8>> {
    let mut kept = START.to_vec();
    let mut at = START.len();
    loop {
        let length: [u8; 4] = raw.get(at..at.checked_add(4)?)?.try_into().ok()?;
        let length = usize::try_from(u32::from_be_bytes(length)).ok()?;
        let next = at.checked_add(12)?.checked_add(length)?;
        let chunk = raw.get(at..next)?;
        let name = chunk.get(4..8)?;
        // A capital letter says that no reader may leave it out.
        if name.first()?.is_ascii_uppercase() || SHOWN.contains(&name) {
            kept.extend_from_slice(chunk);
        }
        if name == b"IEND" {
            return Some(kept);
        }
        at = next;
    }
}
