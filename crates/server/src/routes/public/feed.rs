//! `/feeds/practices.{rss,atom,json}`: the latest practices, for readers of feeds and for sites that read one.
//!
//! A reader keeps what it has fetched, for years: there are no names of people in a feed, whatever they agreed to. A
//! practice is its school's.

use std::io;

use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use chrono::SecondsFormat;
use domain::clock::Timestamp;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};
use serde_json::json;

use super::desk::{self, Names, Practice};
use super::kept;
use super::look::cut;
use super::wanted::Wanted;
use crate::app::App;
use crate::http::Refusal;

/// The most characters of a title and of a summary; readers cut by themselves, some of them badly.
const TITLE: usize = 300;

/// A feed before it is written in one of the three ways.
struct Feed {
    wanted: Wanted,
    origin: String,
    title: String,
    /// The page of the SPA with the same list.
    page: String,
    practices: Vec<Practice>,
}

impl Feed {
    async fn read(app: &Data<App>, request: &HttpRequest) -> Result<Self, Refusal> {
        let wanted = Wanted::read(request.query_string())?;
        let found = desk::practices(app, request, &wanted, Names::Never).await?;
        Ok(Self {
            title: cut(&wanted.words().title_of(found.school.as_ref()), TITLE),
            page: wanted.page_address(&app.public_url),
            origin: app.public_url.clone(),
            practices: found.practices.nodes,
            wanted,
        })
    }

    fn own(&self, kind: &str) -> String {
        let path = format!("/feeds/practices.{kind}");
        self.wanted.address(&self.origin, &path)
    }

    fn address(&self, practice: &Practice) -> String {
        format!("{}/p/{}", self.origin, practice.slug)
    }

    fn updated(&self) -> Timestamp {
        let latest = self.practices.iter().map(|practice| practice.published_at);
        latest.max().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    fn topics<'a>(&self, practice: &'a Practice) -> impl Iterator<Item = &'static str> + use<'a> {
        let words = self.wanted.words();
        practice
            .topics
            .iter()
            .filter_map(move |code| words.term("topic", code))
    }

    fn author(practice: &Practice) -> String {
        format!(
            "{}, {}",
            practice.school.name, practice.school.municipality.name
        )
    }
}

/// RSS 2.0.
pub async fn rss(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let feed = Feed::read(&app, &request).await?;
    let text = xml(|writer| write_rss(&feed, writer))?;
    let kind = "application/rss+xml; charset=utf-8";
    Ok(kept::answer(&app, &request, kept::SHORT, kind, text))
}

/// Atom, RFC 4287.
pub async fn atom(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let feed = Feed::read(&app, &request).await?;
    let text = xml(|writer| write_atom(&feed, writer))?;
    let kind = "application/atom+xml; charset=utf-8";
    Ok(kept::answer(&app, &request, kept::SHORT, kind, text))
}

/// JSON Feed 1.1.
pub async fn json(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let feed = Feed::read(&app, &request).await?;
    let items: Vec<_> = feed
        .practices
        .iter()
        .map(|practice| {
            json!({
                "id": feed.address(practice),
                "url": feed.address(practice),
                "title": cut(&practice.title, TITLE),
                "content_text": practice.summary,
                "date_published": stamp(practice.published_at),
                "authors": [{ "name": Feed::author(practice) }],
                "tags": feed.topics(practice).collect::<Vec<_>>(),
            })
        })
        .collect();
    let text = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.page,
        "feed_url": feed.own("json"),
        "description": feed.wanted.words().say.practices_about,
        "language": feed.wanted.lang.code(),
        "items": items,
    });
    let kind = "application/feed+json; charset=utf-8";
    Ok(kept::answer(
        &app,
        &request,
        kept::SHORT,
        kind,
        text.to_string(),
    ))
}

/// A document of XML; what is put into it is escaped by its writer.
pub fn xml(write: impl FnOnce(&mut Writer<Vec<u8>>) -> io::Result<()>) -> Result<Vec<u8>, Refusal> {
    let mut writer = Writer::new(Vec::new());
    let declared = writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)));
    match declared.and_then(|()| write(&mut writer)) {
        Ok(()) => Ok(writer.into_inner()),
        Err(error) => {
            tracing::error!(%error, "a document could not be written as XML");
            Err(Refusal::Internal)
        }
    }
}

/// An element with text in it.
pub fn element(writer: &mut Writer<Vec<u8>>, name: &str, text: &str) -> io::Result<()> {
    let element = writer.create_element(name);
    element.write_text_content(BytesText::new(text))?;
    Ok(())
}

fn stamp(instant: Timestamp) -> String {
    instant.to_rfc3339_opts(SecondsFormat::Secs, true)
}

fn write_rss(feed: &Feed, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    let say = feed.wanted.words().say;
    let root = writer
        .create_element("rss")
        .with_attribute(("version", "2.0"))
        .with_attribute(("xmlns:atom", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xmlns:dc", "http://purl.org/dc/elements/1.1/"));
    root.write_inner_content(|writer| {
        writer
            .create_element("channel")
            .write_inner_content(|writer| {
                element(writer, "title", &feed.title)?;
                element(writer, "link", &feed.page)?;
                element(writer, "description", say.practices_about)?;
                element(writer, "language", feed.wanted.lang.code())?;
                // Minutes, the smallest that there is.
                element(writer, "ttl", "1")?;
                writer
                    .create_element("atom:link")
                    .with_attribute(("rel", "self"))
                    .with_attribute(("type", "application/rss+xml"))
                    .with_attribute(("href", feed.own("rss").as_str()))
                    .write_empty()?;
                for practice in &feed.practices {
                    let address = feed.address(practice);
                    writer
                        .create_element("item")
                        .write_inner_content(|writer| {
                            element(writer, "title", &cut(&practice.title, TITLE))?;
                            element(writer, "link", &address)?;
                            element(writer, "guid", &address)?;
                            // A description is HTML to most readers: escaped once for them, once for XML.
                            let summary = maud::html! { (practice.summary) }.into_string();
                            element(writer, "description", &summary)?;
                            element(writer, "dc:creator", &Feed::author(practice))?;
                            for topic in feed.topics(practice) {
                                element(writer, "category", topic)?;
                            }
                            element(writer, "pubDate", &practice.published_at.to_rfc2822())
                        })?;
                }
                Ok(())
            })?;
        Ok(())
    })?;
    Ok(())
}

fn write_atom(feed: &Feed, writer: &mut Writer<Vec<u8>>) -> io::Result<()> {
    let link = |writer: &mut Writer<Vec<u8>>, rel: &str, kind: &str, href: &str| {
        writer
            .create_element("link")
            .with_attribute(("rel", rel))
            .with_attribute(("type", kind))
            .with_attribute(("href", href))
            .write_empty()
            .map(|_| ())
    };
    let root = writer
        .create_element("feed")
        .with_attribute(("xmlns", "http://www.w3.org/2005/Atom"))
        .with_attribute(("xml:lang", feed.wanted.lang.code()));
    root.write_inner_content(|writer| {
        element(writer, "title", &feed.title)?;
        element(writer, "subtitle", feed.wanted.words().say.practices_about)?;
        element(writer, "id", &feed.own("atom"))?;
        element(writer, "updated", &stamp(feed.updated()))?;
        link(writer, "self", "application/atom+xml", &feed.own("atom"))?;
        link(writer, "alternate", "text/html", &feed.page)?;
        for practice in &feed.practices {
            let address = feed.address(practice);
            writer
                .create_element("entry")
                .write_inner_content(|writer| {
                    element(writer, "title", &cut(&practice.title, TITLE))?;
                    element(writer, "id", &address)?;
                    link(writer, "alternate", "text/html", &address)?;
                    element(writer, "published", &stamp(practice.published_at))?;
                    element(writer, "updated", &stamp(practice.published_at))?;
                    writer
                        .create_element("author")
                        .write_inner_content(|writer| {
                            element(writer, "name", &Feed::author(practice))
                        })?;
                    for code in &practice.topics {
                        let category = writer
                            .create_element("category")
                            .with_attribute(("term", code.as_str()));
                        category.write_empty()?;
                    }
                    element(writer, "summary", &practice.summary)
                })?;
        }
        Ok(())
    })?;
    Ok(())
}
