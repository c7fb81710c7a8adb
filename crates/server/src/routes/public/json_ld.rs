//! What search engines read of a page: JSON-LD in the words of schema.org.

use maud::{Markup, PreEscaped, html};
use serde_json::{Value, json};

use super::desk::{Practice, School};
use super::look::{cut, topics};
use super::wanted::with_query;
use super::words::Words;

/// The longest headline that search engines take.
const HEADLINE: usize = 110;

/// `value` in an element of its own. No text in it can end the element: `<`, `>` and `&` are written as numbers.
pub fn element(value: &Value) -> Markup {
    let text = value
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029");
    html! { script type="application/ld+json" { (PreEscaped(text)) } }
}

/// A practice as an article of its authors, as far as they are shown, or of its school.
pub fn article(words: Words, origin: &str, practice: &Practice) -> Value {
    let school = organisation(origin, &practice.school);
    let people: Vec<Value> = practice
        .authors
        .iter()
        .filter_map(|author| {
            let mut person = json!({ "@type": "Person", "name": author.name.as_ref()? });
            if let Some(position) = &author.position {
                person["jobTitle"] = json!(position);
            }
            Some(person)
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "Article",
        "mainEntityOfPage": format!("{origin}/p/{}", practice.slug),
        "headline": cut(&practice.title, HEADLINE),
        "description": practice.summary,
        "datePublished": practice.published_at.to_rfc3339(),
        "inLanguage": "ru",
        "isAccessibleForFree": true,
        "keywords": topics(words, practice),
        "author": if people.is_empty() { school.clone() } else { Value::Array(people) },
        "publisher": school,
    })
}

/// A school.
pub fn organisation(origin: &str, school: &School) -> Value {
    json!({
        "@context": "https://schema.org",
        "@type": "EducationalOrganization",
        "name": school.full_name,
        "alternateName": school.name,
        "url": with_query(origin, "/p", &[("school", school.slug.clone())]),
        "areaServed": school.municipality.name,
    })
}

/// Where a page stands: names with their addresses, from the top.
pub fn breadcrumbs(way: &[(&str, String)]) -> Value {
    let items: Vec<Value> = (1..)
        .zip(way)
        .map(|(position, (name, address)): (u32, _)| {
            json!({ "@type": "ListItem", "position": position, "name": cut(name, HEADLINE), "item": address })
        })
        .collect();
    json!({
        "@context": "https://schema.org",
        "@type": "BreadcrumbList",
        "itemListElement": items,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_text_ends_the_element() {
        let value = json!({ "name": "</script><script>alert(1)</script><!-- & \u{2028}" });
        let text = element(&value).into_string();
        assert_eq!(text.matches("</script").count(), 1, "{text}");
        assert_eq!(text.matches('<').count(), 2, "{text}");
        let inner = text
            .trim_start_matches("<script type=\"application/ld+json\">")
            .trim_end_matches("</script>");
        assert_eq!(serde_json::from_str::<Value>(inner).unwrap(), value);
    }
}
