//! The public face beyond the API.
//!
//! What a school's site may put on its pages, what readers of feeds and search engines take, and the pages of the SPA with
//! something to read in them before any script has run.
//!
//! All of it is asked of the public desk of the schema by nobody in particular, see [`desk`]: who agreed to show what
//! is decided there and nowhere else. What anybody may keep, they may keep for half a minute; what a file or a reader
//! of feeds keeps for longer has no names in it.
//!
//! | path | what |
//! |---|---|
//! | `/embed/practices`, `/embed/practices/{slug}` | pages for a frame on any site, see [`embed`] |
//! | `/embed/practices.html` | the same list as a file of its own, see [`embed`] |
//! | `/embed/{name}.js` | the web component and the scripts of the frame, see [`scripts`] |
//! | `/oembed` | how a page of ours is embedded, see [`oembed`] |
//! | `/feeds/practices.{rss,atom,json}` | the latest practices, see [`feed`] |
//! | `/sitemap.xml`, `/robots.txt` | what search engines read first, see [`sitemap`] |
//! | `/p`, `/p/schools`, `/p/terms`, `/p/{slug}`, `/c/{code}` | pages of the SPA with a head, see [`heads`] |

mod desk;
mod embed;
mod feed;
mod heads;
mod json_ld;
mod kept;
mod look;
mod oembed;
mod scripts;
mod sitemap;
mod wanted;
mod words;

use actix_web::dev::Handler;
use actix_web::http::Method;
use actix_web::web::{ServiceConfig, method, resource, route};
use actix_web::{FromRequest, HttpResponse, Resource, Responder};

pub use kept::FirstSeen;
pub use sitemap::Listed;

use crate::http::Refusal;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services
        .service(read("/embed/practices", embed::list))
        .service(read("/embed/practices.html", embed::file))
        .service(read("/embed/practices/{slug}", embed::one))
        .service(read("/embed/{name}.js", scripts::script))
        .service(read("/oembed", oembed::oembed))
        .service(read("/feeds/practices.rss", feed::rss))
        .service(read("/feeds/practices.atom", feed::atom))
        .service(read("/feeds/practices.json", feed::json))
        .service(read("/sitemap.xml", sitemap::sitemap))
        .service(read("/robots.txt", sitemap::robots))
        .service(read("/p", heads::practices))
        .service(read("/p/", heads::practices))
        .service(read("/p/schools", heads::schools))
        .service(read("/p/terms", heads::terms))
        .service(read("/p/{slug}", heads::practice))
        .service(read("/c/{code}", heads::certificate));
}

/// A path that is read by `GET` and `HEAD`; any other method is told so.
fn read<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let refuse = || async { Err::<HttpResponse, _>(Refusal::WrongMethod("GET, HEAD")) };
    resource(path)
        .route(method(Method::GET).to(handler.clone()))
        .route(method(Method::HEAD).to(handler))
        .default_service(route().to(refuse))
}
