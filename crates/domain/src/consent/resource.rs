//! The addresses at which something of a person is shown to everybody (order of Roskomnadzor of 24.02.2021 № 18).

use std::fmt;

/// Where fields may be shown. A consent names each address; nothing is shown at one that it does not name.
#[derive(
    Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(into = "String", try_from = "String")]
pub enum Resource {
    /// The public pages of this system, whatever their address is today.
    Portal,
    /// Another site: `https://school-1.example`, in lower case, without a slash at the end.
    Site(String),
}

/// Why an address was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("is not the address of a site")]
pub struct ResourceError;

/// How the portal is written down.
const PORTAL: &str = "PORTAL";
/// The longest address.
const MAX: usize = 200;

impl Resource {
    /// Reads an address as a person types it; `portal` is the address of the portal.
    pub fn read(typed: &str, portal: &str) -> Result<Self, ResourceError> {
        let plain = |text: &str| text.trim().trim_end_matches('/').to_lowercase();
        if plain(typed) == plain(portal) {
            return Ok(Self::Portal);
        }
        Self::site(typed)
    }

    /// The address as a person reads it.
    pub fn shown<'a>(&'a self, portal: &'a str) -> &'a str {
        match self {
            Self::Portal => portal,
            Self::Site(address) => address,
        }
    }

    fn site(typed: &str) -> Result<Self, ResourceError> {
        let typed = typed.trim().trim_end_matches('/');
        let (scheme, rest) = typed.split_once("://").unwrap_or(("https", typed));
        let scheme = scheme.to_lowercase();
        let (host, path) = match rest.find('/') {
            Some(at) => rest.split_at(at),
            None => (rest, ""),
        };
        let host = host.to_lowercase();
        let named = host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains("..")
            && host
                .chars()
                .all(|c| c.is_alphanumeric() || matches!(c, '.' | '-'));
        let plain = path
            .chars()
            .all(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '_' | '.' | '~' | '%'));
        let address = format!("{scheme}://{host}{path}");
        let sound = matches!(scheme.as_str(), "http" | "https") && named && plain;
        if sound && address.chars().count() <= MAX {
            Ok(Self::Site(address))
        } else {
            Err(ResourceError)
        }
    }
}

impl From<Resource> for String {
    fn from(resource: Resource) -> Self {
        match resource {
            Resource::Portal => PORTAL.to_owned(),
            Resource::Site(address) => address,
        }
    }
}

impl TryFrom<String> for Resource {
    type Error = ResourceError;

    fn try_from(kept: String) -> Result<Self, ResourceError> {
        if kept == PORTAL {
            Ok(Self::Portal)
        } else {
            Self::site(&kept)
        }
    }
}

impl fmt::Display for Resource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown(PORTAL))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOME: &str = "https://nastavnik.example";

    #[test]
    fn an_address_is_read_as_people_type_it() {
        let read = |typed| Resource::read(typed, HOME).map(String::from);
        assert_eq!(read("https://nastavnik.example/"), Ok("PORTAL".to_owned()));
        assert_eq!(read(" HTTPS://Nastavnik.Example "), Ok("PORTAL".to_owned()));
        let school = Ok("https://school-1.example".to_owned());
        assert_eq!(read("school-1.example"), school);
        assert_eq!(read("https://School-1.example/"), school);
        assert_eq!(
            read("http://school-1.example/Nastavnichestvo"),
            Ok("http://school-1.example/Nastavnichestvo".to_owned())
        );
        assert_eq!(read("школа-1.рф"), Ok("https://школа-1.рф".to_owned()));
    }

    #[test]
    fn what_is_no_site_is_not_taken() {
        let long = format!("https://{}.example", "a".repeat(200));
        for typed in [
            "",
            "PORTAL",
            "localhost",
            "javascript://a.b",
            "https://",
            "https://a..b",
            "https://.a.b",
            "https://a.b?c",
            "https://user@a.b",
            "https://a.b/ c",
            &long,
        ] {
            assert_eq!(Resource::read(typed, HOME), Err(ResourceError), "{typed}");
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        for resource in [
            Resource::Portal,
            Resource::Site("https://school-1.example/a".to_owned()),
        ] {
            let kept = String::from(resource.clone());
            assert_eq!(Resource::try_from(kept), Ok(resource));
        }
        assert!(Resource::try_from("ftp://a.b".to_owned()).is_err());
    }
}
