//! What the typesetter may see: one template, one paper, two fonts. No files, no packages, no clock.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

/// Everything that is the same for all papers, made once.
struct Press {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    template: Source,
    paper: FileId,
}

static PRESS: LazyLock<Press> = LazyLock::new(|| {
    let faces: [&'static [u8]; 2] = [
        include_bytes!("../../fonts/LiberationSerif-Regular.ttf"),
        include_bytes!("../../fonts/LiberationSerif-Bold.ttf"),
    ];
    let fonts: Vec<_> = faces
        .into_iter()
        .flat_map(|face| Font::iter(Bytes::new(face)))
        .collect();
    Press {
        library: LazyHash::new(Library::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
        template: Source::new(
            file("paper.typ"),
            include_str!("../../templates/paper.typ").to_owned(),
        ),
        paper: file("paper.json"),
    }
});

#[expect(
    clippy::expect_used,
    reason = "the two names are constants of this file and good paths"
)]
fn file(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a good path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// The world of one paper.
pub(super) struct PaperWorld {
    press: &'static Press,
    paper: Bytes,
}

impl PaperWorld {
    /// The world in which the template finds `paper`, a JSON text.
    pub(super) fn new(paper: Vec<u8>) -> Self {
        Self {
            press: &PRESS,
            paper: Bytes::new(paper),
        }
    }
}

impl World for PaperWorld {
    fn library(&self) -> &LazyHash<Library> {
        &self.press.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.press.book
    }

    fn main(&self) -> FileId {
        self.press.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.press.template.id() {
            Ok(self.press.template.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.press.paper {
            Ok(self.paper.clone())
        } else {
            Err(FileError::AccessDenied)
        }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.press.fonts.get(index).cloned()
    }

    /// None: a paper bears the dates of its text only.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
