//! How practices look without a script: in a frame, in a file, and on a page of the SPA before its script has run.
//! Everything that comes from the schema goes through the escaping of `maud`.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::desk::Practice;
use super::wanted::{Theme, Wanted};
use super::words::Words;

/// Black on white, or white on black; one accent that a site may choose; room for long words.
const STYLE: &str = "*{box-sizing:border-box}\
body{margin:0;padding:1px 2px 8px;font:16px/1.5 system-ui,sans-serif;color:var(--text);background:var(--ground)}\
:root{--text:#1d2421;--soft:#59615b;--line:#cfd1c9;--ground:#fff;--accent:#1f6f56;color-scheme:light}\
h1{margin:0 0 8px;font-size:22px;line-height:1.25}h2{margin:0;font-size:18px;line-height:1.35}\
h1,h2,p{overflow-wrap:anywhere}p{margin:4px 0 0}.soft{color:var(--soft);font-size:14px}\
.text{white-space:pre-line}a{color:var(--accent)}\
ul{margin:0;padding:0;list-style:none}li{padding:14px 0;border-top:1px solid var(--line)}\
:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\
@media print{body{font-size:11pt;color:#000;background:#fff}li{break-inside:avoid}a{color:inherit}\
h2 a::after{content:' – ' attr(href);font-size:9pt;font-weight:400}}";
const DARK: &str = ":root{--text:#e4e9e6;--soft:#9ba7a1;--line:#2f3834;--ground:#141917;--accent:#7bc2a7;color-scheme:dark}";

/// The style of a page, with the colours that are wanted.
pub fn style(theme: Theme, accent: Option<&str>) -> Markup {
    let dark = match theme {
        Theme::Light => String::new(),
        Theme::Dark => DARK.to_owned(),
        Theme::Auto => format!("@media screen and (prefers-color-scheme:dark){{{DARK}}}"),
    };
    // Six hexadecimal digits, or it would not have been read.
    let own = accent.map_or_else(String::new, |accent| format!(":root{{--accent:#{accent}}}"));
    html! { style { (PreEscaped(STYLE)) (PreEscaped(dark)) (PreEscaped(own)) } }
}

/// Where links of a page lead to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Links {
    /// A page within a frame, or a file: links leave it.
    Outwards,
    /// A page of ours.
    Here,
}

impl Links {
    fn target(self) -> Option<&'static str> {
        (self == Self::Outwards).then_some("_blank")
    }
}

/// A whole page.
pub fn page(words: Words, title: &str, head: &Markup, body: &Markup) -> String {
    let page = html! {
        (DOCTYPE)
        html lang=(words.lang.code()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="robots" content="noindex";
                title { (cut(title, 200)) }
                (head)
            }
            body { (body) }
        }
    };
    page.into_string()
}

/// The page that a list which is not to be had shows in its place.
pub fn notice(wanted: &Wanted, text: &str) -> String {
    let head = style(wanted.theme, wanted.accent.as_deref());
    page(
        wanted.words(),
        text,
        &head,
        &html! { main { p { (text) } } },
    )
}

/// A list of practices.
pub fn list(words: Words, origin: &str, practices: &[Practice], links: Links) -> Markup {
    html! {
        @if practices.is_empty() { p { (words.say.nothing) } }
        @else { ul { @for practice in practices { li { (item(words, origin, practice, links)) } } } }
    }
}

fn item(words: Words, origin: &str, practice: &Practice, links: Links) -> Markup {
    let school = &practice.school;
    let names: Vec<String> = practice
        .authors
        .iter()
        .filter_map(|author| author.line())
        .collect();
    let address = format!("{origin}/p/{}", practice.slug);
    html! {
        article {
            h2 { a href=(address) target=[links.target()] rel="noopener" { bdi { (practice.title) } } }
            p class="soft" {
                bdi { (school.name) } " · " bdi { (school.municipality.name) } " · "
                time datetime=(practice.published_at.to_rfc3339()) { (words.day(practice.published_at)) }
            }
            p { (practice.summary) }
            @if let Some(topics) = topics(words, practice) { p class="soft" { (topics) } }
            @if !names.is_empty() { p class="soft" { bdi { (names.join("; ")) } } }
        }
    }
}

/// What a practice is about, in words.
pub fn topics(words: Words, practice: &Practice) -> Option<String> {
    let names: Vec<&str> = practice
        .topics
        .iter()
        .filter_map(|code| words.term("topic", code))
        .collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// One practice with its whole text.
pub fn whole(words: Words, origin: &str, practice: &Practice, links: Links) -> Markup {
    let say = words.say;
    let school = &practice.school;
    let names: Vec<String> = practice
        .authors
        .iter()
        .filter_map(|author| author.line())
        .collect();
    let of_school = super::wanted::with_query(origin, "/p", &[("school", school.slug.clone())]);
    html! {
        article {
            h1 { bdi { (practice.title) } }
            p class="soft" {
                a href=(of_school) title=(school.full_name) target=[links.target()] rel="noopener" {
                    bdi { (school.name) }
                }
                " · " bdi { (school.municipality.name) } " · "
                time datetime=(practice.published_at.to_rfc3339()) { (words.day(practice.published_at)) }
            }
            @if let Some(form) = words.term("form", &practice.form) {
                p class="soft" { (form) @if let Some(topics) = topics(words, practice) { " · " (topics) } }
            }
            @for (name, text) in [
                (say.problem, &practice.problem),
                (say.actions, &practice.actions),
                (say.result, &practice.result),
                (say.conditions, &practice.conditions),
            ] {
                @if !text.trim().is_empty() {
                    section { h2 { (name) } p class="text" { (text) } }
                }
            }
            @if !names.is_empty() {
                section {
                    h2 { (say.authors) }
                    ul { @for name in &names { li { bdi { (name) } } } }
                }
            }
        }
    }
}

/// At most `most` characters of `text`, with an ellipsis where something was left out; lines become one.
pub fn cut(text: &str, most: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= most {
        return line;
    }
    let kept: String = line.chars().take(most.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_cut_in_characters() {
        assert_eq!(cut("один  два\nтри", 100), "один два три");
        assert_eq!(cut("один два три", 6), "один…");
        assert_eq!(cut(&"я".repeat(10_000), 200).chars().count(), 200);
    }
}
