//! Scans that people hand in: what the first bytes say they are, and the same rid of what nobody asked for.
//!
//! The name and the type that a browser sends are not looked at. A picture leaves behind where, when and with what it was
//! taken, and whatever is hidden after its end; which way up it is stays. A PDF that runs or carries something is refused.

mod jpeg;
mod png;

use thiserror::Error;

/// The most bytes of a scan.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// What a scan is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScanKind {
    /// A PDF.
    Pdf,
    /// A JPEG picture.
    Jpeg,
    /// A PNG picture.
    Png,
}

impl ScanKind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Pdf, Self::Jpeg, Self::Png];

    /// The media type that it is kept and handed out under.
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// The ending of a file's name.
    pub fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }
}

/// Why a scan was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Error)]
pub enum ScanError {
    /// More bytes than [`MAX_BYTES`].
    #[error("is too large")]
    TooLarge,
    /// Neither a PDF nor a JPEG nor a PNG.
    #[error("is of a kind that is not taken")]
    UnknownKind,
    /// It begins like one and breaks off.
    #[error("is broken")]
    Broken,
    /// A PDF that starts something or carries other files.
    #[error("is not only a paper")]
    Active,
}

/// A scan that may be kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CleanScan {
    /// What it is.
    pub kind: ScanKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Looks at what was handed in and takes out what does not belong to the picture.
pub fn clean(raw: &[u8]) -> Result<CleanScan, ScanError> {
    clean_within(raw, MAX_BYTES)
}

/// The same for files of another size.
pub(crate) fn clean_within(raw: &[u8], most: usize) -> Result<CleanScan, ScanError> {
    if raw.len() > most {
        return Err(ScanError::TooLarge);
    }
    if raw.starts_with(b"%PDF-") {
        return pdf(raw);
    }
    if raw.starts_with(jpeg::START) {
        let bytes = jpeg::strip(raw).ok_or(ScanError::Broken)?;
        let kind = ScanKind::Jpeg;
        return Ok(CleanScan { kind, bytes });
    }
    if raw.starts_with(png::START) {
        let bytes = png::strip(raw).ok_or(ScanError::Broken)?;
        let kind = ScanKind::Png;
        return Ok(CleanScan { kind, bytes });
    }
    Err(ScanError::UnknownKind)
}

/// What a paper has no need of. Names inside packed streams are not seen here: a PDF is handed out as a file to be saved,
/// never shown inside our pages, and an antivirus looks at it where one is set.
const ACTIVE: [&[u8]; 5] = [
    b"/JavaScript",
    b"/Launch",
    b"/EmbeddedFile",
    b"/RichMedia",
    b"/XFA",
];

fn pdf(raw: &[u8]) -> Result<CleanScan, ScanError> {
    let has = |needle: &[u8], hay: &[u8]| hay.windows(needle.len()).any(|part| part == needle);
    let tail = raw.len().saturating_sub(1024);
    if !has(b"%%EOF", raw.get(tail..).unwrap_or_default()) {
        return Err(ScanError::Broken);
    }
    if ACTIVE.iter().any(|needle| has(needle, raw)) {
        return Err(ScanError::Active);
    }
    Ok(CleanScan {
        kind: ScanKind::Pdf,
        bytes: raw.to_vec(),
    })
}

#[cfg(test)]
mod tests;
