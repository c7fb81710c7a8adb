//! Which server the tests use.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A server where databases may be made.
#[derive(Debug)]
pub(super) struct Server {
    /// The URL of its maintenance database.
    url: String,
    /// The private server. It serves as long as we hold the other end of its standard input, and our end is closed
    /// whichever way this process ends.
    _private: Option<Child>,
}

impl Server {
    /// The server of `NASTAVNIK_TEST_PG`, else a private one; the error says how to get one.
    pub(super) fn find() -> Result<Self, String> {
        match std::env::var("NASTAVNIK_TEST_PG") {
            Ok(url) if !url.is_empty() => Ok(Self {
                url,
                _private: None,
            }),
            Ok(_) | Err(_) => Self::start(),
        }
    }

    /// The URL of the maintenance database.
    pub(super) fn url(&self) -> &str {
        &self.url
    }

    /// The URL of another database on it.
    pub(super) fn url_of(&self, database: &str) -> String {
        let (address, query) = match self.url.split_once('?') {
            Some((address, query)) => (address, Some(query)),
            None => (self.url.as_str(), None),
        };
        let host = address.find("://").map_or(0, |at| at + 3);
        let end = address
            .get(host..)
            .and_then(|rest| rest.find('/'))
            .map(|at| host + at);
        let server = end.and_then(|end| address.get(..end)).unwrap_or(address);
        match query {
            Some(query) => format!("{server}/{database}?{query}"),
            None => format!("{server}/{database}"),
        }
    }

    fn start() -> Result<Self, String> {
        let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scripts/test-pg");
        let mut child = Command::new(&script)
            .arg("serve")
            .env_remove("NASTAVNIK_TEST_PG")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{} cannot be run: {error}", script.display()))?;
        let mut url = String::new();
        if let Some(stdout) = child.stdout.take() {
            BufReader::new(stdout)
                .read_line(&mut url)
                .map_err(|error| error.to_string())?;
        }
        let url = url.trim().to_owned();
        if url.is_empty() {
            let mut why = String::new();
            if let Some(mut stderr) = child.stderr.take() {
                stderr
                    .read_to_string(&mut why)
                    .map_err(|error| error.to_string())?;
            }
            return Err(format!(
                "scripts/test-pg serve brought no PostgreSQL:\n{why}"
            ));
        }
        Ok(Self {
            url,
            _private: Some(child),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Server;

    #[test]
    fn another_database_of_the_same_server_keeps_user_host_and_options() {
        let url_of = |url: &str| {
            Server {
                url: url.to_owned(),
                _private: None,
            }
            .url_of("mine")
        };
        assert_eq!(
            url_of("postgres://u:p@h:5/postgres"),
            "postgres://u:p@h:5/mine"
        );
        assert_eq!(url_of("postgres://h"), "postgres://h/mine");
        assert_eq!(
            url_of("postgres://h/a?sslmode=require"),
            "postgres://h/mine?sslmode=require"
        );
        assert_eq!(
            url_of("postgres://u@%2Fvar%2Frun/a?host=/var/run"),
            "postgres://u@%2Fvar%2Frun/mine?host=/var/run"
        );
    }
}
