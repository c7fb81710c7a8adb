//! Practices on somebody else's site without a script of ours: `/embed/practices` and `/embed/practices/{slug}` in a
//! frame, `/embed/practices.html` as a file.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_SECURITY_POLICY, RETRY_AFTER,
};
use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use maud::{Markup, html};

use super::desk::{self, Names};
use super::kept;
use super::look::{self, Links, page, style};
use super::wanted::Wanted;
use crate::app::App;
use crate::http::Refusal;

const HTML: &str = "text/html; charset=utf-8";

/// Any site may frame these pages, and nothing else of ours. They run one script of ours, send nothing anywhere and
/// load nothing.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; base-uri 'none'; \
     form-action 'none'; frame-ancestors *";

/// A list, for a frame.
pub async fn list(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let wanted = match Wanted::read(request.query_string()) {
        Ok(wanted) => wanted,
        Err(refusal) => return refused(&Wanted::default(), &refusal),
    };
    let found = match desk::practices(&app, &request, &wanted, Names::Shown).await {
        Ok(found) => found,
        Err(refusal) => return refused(&wanted, &refusal),
    };
    let (words, origin) = (wanted.words(), app.public_url.as_str());
    let more = found
        .practices
        .page_info
        .end_cursor
        .filter(|_| found.practices.page_info.has_next_page);
    let more = more.map(|after| {
        Wanted {
            after: Some(after),
            ..wanted.clone()
        }
        .address("", "/embed/practices")
    });
    let title = words.title_of(found.school.as_ref());
    let body = html! {
        main aria-label=(title) {
            (look::list(words, origin, &found.practices.nodes, Links::Outwards))
            @if let Some(more) = more { p { a href=(more) rel="next" { (words.say.more) } } }
            (way_out(&wanted, origin))
        }
    };
    framed(
        &app,
        &request,
        page(words, &title, &head(&wanted, origin), &body),
    )
}

/// One practice, for a frame.
pub async fn one(app: Data<App>, request: HttpRequest, slug: Path<String>) -> HttpResponse {
    let wanted = match Wanted::read(request.query_string()) {
        Ok(wanted) => wanted,
        Err(refusal) => return refused(&Wanted::default(), &refusal),
    };
    let practice = match desk::practice(&app, &request, &slug).await {
        Ok(Some(practice)) => practice,
        Ok(None) => return refused(&wanted, &Refusal::NotFound),
        Err(refusal) => return refused(&wanted, &refusal),
    };
    let (words, origin) = (wanted.words(), app.public_url.as_str());
    let address = format!("{origin}/p/{}", practice.slug);
    let body = html! {
        main {
            (look::whole(words, origin, &practice, Links::Outwards))
            p { a href=(address) target="_blank" rel="noopener" { (words.say.read_whole) } }
            p class="soft" { (words.say.names_by_consent) }
        }
    };
    framed(
        &app,
        &request,
        page(words, &practice.title, &head(&wanted, origin), &body),
    )
}

/// A list as a file to put on a site that allows neither scripts nor frames. A file does not learn of a consent that is
/// withdrawn, so there are no names in it.
pub async fn file(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let wanted = Wanted::read(request.query_string())?;
    let found = desk::practices(&app, &request, &wanted, Names::Never).await?;
    let (words, origin) = (wanted.words(), app.public_url.as_str());
    let title = words.title_of(found.school.as_ref());
    let renew = wanted.address(origin, "/embed/practices.html");
    let body = html! {
        main {
            h1 { bdi { (title) } }
            p class="soft" { (words.say.as_of) " " (words.day(app.now())) }
            (look::list(words, origin, &found.practices.nodes, Links::Outwards))
            (way_out(&wanted, origin))
            p class="soft" { (words.say.renew) " " a href=(renew) { (renew) } }
            p class="soft" { (words.say.names_at_the_service) }
        }
    };
    let text = page(
        words,
        &title,
        &style(wanted.theme, wanted.accent.as_deref()),
        &body,
    );
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            "attachment; filename=\"practices.html\"",
        ))
        .insert_header(("access-control-allow-origin", "*"))
        .content_type(HTML)
        .body(text))
}

fn head(wanted: &Wanted, origin: &str) -> Markup {
    html! {
        (style(wanted.theme, wanted.accent.as_deref()))
        link rel="alternate" type="application/rss+xml" href=(wanted.address(origin, "/feeds/practices.rss"));
        script src="/embed/frame.js" defer {}
    }
}

fn way_out(wanted: &Wanted, origin: &str) -> Markup {
    html! {
        p class="soft" {
            a href=(wanted.page_address(origin)) target="_blank" rel="noopener" { (wanted.words().say.at_the_service) }
        }
    }
}

fn framed(app: &App, request: &HttpRequest, text: String) -> HttpResponse {
    let mut response = kept::answer(app, request, kept::SHORT, HTML, text);
    let policy = actix_web::http::header::HeaderValue::from_static(POLICY);
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, policy);
    response
}

/// A frame shows a sentence, not the refusal of an API.
fn refused(wanted: &Wanted, refusal: &Refusal) -> HttpResponse {
    let say = wanted.words().say;
    let text = match refusal {
        Refusal::NotFound => say.gone.to_owned(),
        Refusal::BadInput(field) => format!("{}: {field}", say.not_read),
        _other => say.failed.to_owned(),
    };
    let mut response = HttpResponse::build(refusal.status_code());
    if let Refusal::Throttled(wait) = refusal {
        response.insert_header((RETRY_AFTER, wait.seconds().to_string()));
    }
    response
        .insert_header((CACHE_CONTROL, "no-store"))
        .insert_header((CONTENT_SECURITY_POLICY, POLICY))
        .content_type(HTML)
        .body(look::notice(wanted, &text))
}
