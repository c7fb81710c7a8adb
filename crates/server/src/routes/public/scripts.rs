//! `/embed/{name}.js`: scripts of the build that pages of other sites load.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};

use super::kept;
use crate::app::App;
use crate::http::Refusal;

/// The web component, what a framed page tells of its height, and what a site listens with.
const SCRIPTS: &[&str] = &["nastavnik-practices", "frame", "resize"];

/// One of the scripts, for any origin.
pub async fn script(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
) -> Result<HttpResponse, Refusal> {
    if !SCRIPTS.contains(&name.as_str()) {
        return Err(Refusal::NotFound);
    }
    let file = app.assets.file(&format!("embed/{name}.js"));
    let script = file.ok_or(Refusal::NotFound)?;
    let kind = "text/javascript; charset=utf-8";
    Ok(kept::answer(&app, &request, kept::SCRIPT, kind, script))
}
