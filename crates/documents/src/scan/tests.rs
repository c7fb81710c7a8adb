use proptest::prelude::*;

use super::*;

/// A camera's picture: a header, notes with a place and the way up, a comment, pixels, and something after the end.
fn jpeg() -> Vec<u8> {
    let mut raw = vec![0xff, 0xd8, 0xff, 0xe0, 0, 4, b'J', b'F'];
    let mut exif =
        b"Exif\0\0II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0".to_vec();
    exif.extend_from_slice(b"GPS 56.60 84.88");
    raw.extend([0xff, 0xe1, 0, u8::try_from(exif.len() + 2).unwrap()]);
    raw.extend(exif);
    raw.extend([0xff, 0xfe, 0, 6, b'n', b'o', b't', b'e']);
    raw.extend([0xff, 0xdb, 0, 3, 7]);
    raw.extend([
        0xff, 0xda, 0, 3, 1, 0x11, 0xff, 0x00, 0x22, 0xff, 0xd0, 0x33,
    ]);
    raw.extend([0xff, 0xd9]);
    raw.extend_from_slice(b"hidden");
    raw
}

fn png() -> Vec<u8> {
    let chunk = |name: &[u8], body: &[u8]| {
        let mut chunk = u32::try_from(body.len()).unwrap().to_be_bytes().to_vec();
        chunk.extend_from_slice(name);
        chunk.extend_from_slice(body);
        chunk.extend([0; 4]);
        chunk
    };
    let mut raw = png::START.to_vec();
    raw.extend(chunk(b"IHDR", b"head"));
    raw.extend(chunk(b"tEXt", b"Author somebody"));
    raw.extend(chunk(b"eXIf", b"GPS"));
    raw.extend(chunk(b"pHYs", b"size"));
    raw.extend(chunk(b"IDAT", b"pixels"));
    raw.extend(chunk(b"IEND", b""));
    raw.extend_from_slice(b"hidden");
    raw
}

fn contains(hay: &[u8], needle: &[u8]) -> bool {
    hay.windows(needle.len()).any(|part| part == needle)
}

#[test]
fn a_camera_s_notes_go_and_the_way_up_stays() {
    let clean = clean(&jpeg()).unwrap();
    assert_eq!(clean.kind, ScanKind::Jpeg);
    for gone in [&b"GPS"[..], b"note", b"hidden"] {
        assert!(!contains(&clean.bytes, gone));
    }
    assert!(contains(
        &clean.bytes,
        &[0x11, 0xff, 0x00, 0x22, 0xff, 0xd0, 0x33]
    ));
    assert!(clean.bytes.ends_with(&[0xff, 0xd9]));
    // 6: the camera was turned.
    assert!(contains(&clean.bytes, b"\x01\x12\0\x03\0\0\0\x01\0\x06"));
    assert_eq!(
        super::clean(&clean.bytes).unwrap().bytes,
        clean.bytes,
        "once is enough"
    );
}

#[test]
fn a_picture_s_texts_go_and_its_size_stays() {
    let clean = clean(&png()).unwrap();
    assert_eq!(clean.kind, ScanKind::Png);
    for gone in [&b"Author"[..], b"eXIf", b"hidden"] {
        assert!(!contains(&clean.bytes, gone));
    }
    for kept in [&b"IHDR"[..], b"pHYs", b"pixels", b"IEND"] {
        assert!(contains(&clean.bytes, kept));
    }
}

#[test]
fn a_pdf_is_taken_whole_unless_it_runs_or_carries_something() {
    let paper = b"%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n%%EOF\n";
    assert_eq!(clean(paper).unwrap().bytes, paper);
    let running = b"%PDF-1.7\n1 0 obj <</OpenAction <</S /JavaScript>>>> endobj\n%%EOF\n";
    assert_eq!(clean(running), Err(ScanError::Active));
    assert_eq!(clean(b"%PDF-1.7\nno end"), Err(ScanError::Broken));
}

#[test]
fn what_only_bears_the_name_is_not_taken() {
    for raw in [
        &b""[..],
        b"MZ\x90\0",
        b"PK\x03\x04",
        b"<svg onload=\"x\">",
        b"\n%PDF-1.7",
    ] {
        assert_eq!(clean(raw), Err(ScanError::UnknownKind));
    }
    assert_eq!(clean(&vec![0; MAX_BYTES + 1]), Err(ScanError::TooLarge));
}

#[test]
fn what_breaks_off_is_broken_wherever_it_does() {
    for whole in [jpeg(), png()] {
        let end = whole.len() - b"hidden".len();
        for length in 9..end {
            assert_eq!(clean(&whole[..length]), Err(ScanError::Broken), "{length}");
        }
        assert!(clean(&whole[..end]).is_ok());
    }
}

proptest! {
    #[test]
    fn nothing_that_is_handed_in_stops_the_server(kind in 0..3_usize, tail in prop::collection::vec(any::<u8>(), 0..400)) {
        let start: &[u8] = [&b"%PDF-"[..], jpeg::START, png::START][kind];
        let raw: Vec<u8> = start.iter().copied().chain(tail).collect();
        if let Ok(clean) = clean(&raw) {
            prop_assert!(clean.bytes.len() <= raw.len() + 36);
        }
    }
}
