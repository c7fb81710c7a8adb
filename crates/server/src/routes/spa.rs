//! The SPA: files of the build, and its one page for every other path.

use std::borrow::Cow;
use std::path::{Component, Path, PathBuf};

use actix_web::http::header::{CACHE_CONTROL, ETAG, VARY};
use actix_web::http::{Method, StatusCode};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rust_embed::RustEmbed;

use crate::app::App;
use crate::http::{Refusal, is_known};

/// The build that was there when the binary was made; a debug build reads the folder anew each time.
#[derive(RustEmbed)]
#[folder = "../../frontend/dist"]
#[allow_missing = true]
struct Build;

/// Where the files of the SPA come from.
pub enum Assets {
    /// From inside the binary.
    Embedded,
    /// From a folder of the settings.
    Folder(PathBuf),
}

/// The name of the page.
const PAGE: &str = "index.html";
/// Files whose name has a hash of their content: they never change.
const HASHED: &str = "assets/";

struct Asset {
    bytes: Cow<'static, [u8]>,
    tag: String,
}

impl Assets {
    /// From the folder of the settings, or from the binary.
    pub fn new(folder: Option<PathBuf>) -> Self {
        folder.map_or(Self::Embedded, Self::Folder)
    }

    /// Whether there is a page at all.
    pub fn is_built(&self) -> bool {
        self.find(PAGE).is_some()
    }

    /// The text of the page.
    pub fn page(&self) -> Option<String> {
        String::from_utf8(self.file(PAGE)?).ok()
    }

    /// A file of the build.
    pub fn file(&self, path: &str) -> Option<Vec<u8>> {
        Some(self.find(path)?.bytes.into_owned())
    }

    fn find(&self, path: &str) -> Option<Asset> {
        // Nothing outside of the folder and nothing hidden in it, whatever the path says.
        let plain = |part: Component<'_>| match part {
            Component::Normal(name) => !name.as_encoded_bytes().starts_with(b"."),
            Component::Prefix(_)
            | Component::RootDir
            | Component::CurDir
            | Component::ParentDir => false,
        };
        let sound = Path::new(path).components().all(plain) && !path.contains(['\\', '\0']);
        if path.is_empty() || !sound {
            return None;
        }
        match self {
            Self::Embedded => {
                let file = Build::get(path)?;
                Some(Asset {
                    tag: tag(&file.metadata.sha256_hash()),
                    bytes: file.data,
                })
            }
            Self::Folder(folder) => {
                let bytes = std::fs::read(folder.join(path)).ok()?;
                let hash = <sha2::Sha256 as sha2::Digest>::digest(&bytes);
                Some(Asset {
                    tag: tag(hash.as_slice()),
                    bytes: Cow::Owned(bytes),
                })
            }
        }
    }
}

/// Weak, since the answer may be compressed on its way.
fn tag(hash: &[u8]) -> String {
    let short = hash.get(..12).unwrap_or(hash);
    format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(short))
}

/// A file of the build, or the page.
pub async fn page(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(Refusal::NotFound);
    }
    let path = request.path().trim_start_matches('/');
    if let Some(asset) = app.assets.find(path).filter(|_| path != PAGE) {
        let caching = if path.starts_with(HASHED) {
            "public, max-age=31536000, immutable"
        } else {
            "public, max-age=3600"
        };
        return Ok(answer(&request, path, caching, asset));
    }
    // A file of an older build: the page in its place would be taken for a broken script.
    if path.starts_with(HASHED) || path.starts_with(".well-known/") {
        return Err(Refusal::NotFound);
    }
    match app.assets.find(PAGE) {
        Some(page) => Ok(answer(&request, PAGE, "no-cache", page)),
        None => Ok(unbuilt()),
    }
}

/// There is no page yet; how to make it.
pub fn unbuilt() -> HttpResponse {
    HttpResponse::build(StatusCode::NOT_FOUND)
        .content_type("text/plain; charset=utf-8")
        .body("The pages are not built. Run: npm --prefix frontend ci && npm --prefix frontend run build\n")
}

fn answer(request: &HttpRequest, path: &str, caching: &'static str, asset: Asset) -> HttpResponse {
    let unchanged = is_known(request.headers(), &asset.tag);
    let mut response = HttpResponse::build(if unchanged {
        StatusCode::NOT_MODIFIED
    } else {
        StatusCode::OK
    });
    response
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((ETAG, asset.tag));
    if unchanged {
        return response.finish();
    }
    response
        .content_type(content_type(path))
        .body(asset.bytes.into_owned())
}

/// The types that a build has.
fn content_type(path: &str) -> &'static str {
    match Path::new(path)
        .extension()
        .and_then(|extension| extension.to_str())
    {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json" | "webmanifest") => "application/json; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("webp") => "image/webp",
        Some("avif") => "image/avif",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        Some("wasm") => "application/wasm",
        Some("txt") => "text/plain; charset=utf-8",
        Some("xml") => "application/xml; charset=utf-8",
        Some(_) | None => "application/octet-stream",
    }
}
