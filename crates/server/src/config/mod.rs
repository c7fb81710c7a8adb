//! Settings: defaults, under a TOML file, under `NASTAVNIK_*` in the environment, under flags.
//!
//! To add one: a field of [`Settings`] with a sentence and a default, its name in [`NAMES`] (a test compares the two),
//! and a line in the table of `docs/OPERATIONS.md`.

mod net;
mod print;
mod values;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Format, Serialized, Toml};
use serde::{Deserialize, Serialize};

pub use net::Net;
pub use values::Secret;

/// What can be set. Each field is `NASTAVNIK_` and its name in capitals in the environment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Where to listen: address and port. Port 0 takes a free one.
    pub listen: SocketAddr,
    /// `sqlite://path/to/file.db` or `postgres://…`.
    #[serde(
        serialize_with = "print::without_password",
        deserialize_with = "values::text"
    )]
    pub database_url: String,
    /// The most connections to PostgreSQL that this server opens.
    #[serde(deserialize_with = "values::number")]
    pub database_connections: u32,
    /// The folder for what the server itself has to keep, such as the key that signs tokens.
    pub data_dir: PathBuf,
    /// The address under which browsers reach us, such as `https://nastavnik.example`; links in letters begin with it.
    /// Without it: `http://` and where the server listens.
    #[serde(deserialize_with = "values::optional_text")]
    pub public_url: Option<String>,
    /// Shows the demo accounts on the sign-in page, and letters in the browser instead of sending them.
    #[serde(deserialize_with = "values::boolean")]
    pub demo: bool,
    /// `smtp://`, `smtps://user:password@host:port`. Without it letters wait in the database.
    pub smtp_url: Option<Secret>,
    /// Who letters come from.
    #[serde(deserialize_with = "values::text")]
    pub mail_from: String,
    /// Networks whose `X-Forwarded-For` is believed, such as `10.0.0.0/8, 127.0.0.1`.
    #[serde(deserialize_with = "values::list")]
    pub trusted_proxies: Vec<Net>,
    /// Origins, besides our own, whose pages may use the API with a token, such as `https://portal.example`.
    #[serde(deserialize_with = "values::list")]
    pub cors_origins: Vec<String>,
    /// The Ed25519 key that signs tokens: PEM (PKCS#8) or 32 bytes in base64. Servers behind one balancer share it.
    /// Without it: a key of its own in the data folder.
    pub jwt_key: Option<Secret>,
    /// What `/metrics` asks for as a bearer token. Without it `/metrics` is open.
    pub metrics_token: Option<Secret>,
    /// What one address without an account may ask of the API per minute; a field of an answer costs a point.
    /// 0 switches the limit off.
    #[serde(deserialize_with = "values::number")]
    pub public_points_per_minute: u32,
    /// The same for one signed-in account.
    #[serde(deserialize_with = "values::number")]
    pub account_points_per_minute: u32,
    /// For how many seconds the same question to the public desk is answered without asking the database again; what this
    /// server publishes or withdraws is seen at once nevertheless. 0 asks each time.
    #[serde(deserialize_with = "values::number")]
    pub public_answers_seconds: u32,
    /// Years for which the data of who works, learns and pairs nowhere any more are kept before they become nobody's.
    #[serde(deserialize_with = "values::number")]
    pub retention_years: u32,
    /// Threads that serve requests; 0 takes one per core.
    #[serde(deserialize_with = "values::number")]
    pub workers: usize,
    /// Whether `serve` brings the tables up to date before it listens.
    #[serde(deserialize_with = "values::boolean")]
    pub migrate_on_start: bool,
    /// The folder with the built SPA, instead of the copy inside the binary.
    pub spa_dir: Option<PathBuf>,
    /// What is logged, as `tracing-subscriber` has it: `info`, `warn,server=debug`.
    #[serde(deserialize_with = "values::text")]
    pub log: String,
    /// How it is logged.
    pub log_format: LogFormat,
}

/// The form of a log line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogFormat {
    /// JSON, or pretty on a terminal.
    Auto,
    /// One JSON object per line.
    Json,
    /// For eyes.
    Pretty,
}

/// Every setting's name.
const NAMES: &[&str] = &[
    "listen",
    "database_url",
    "database_connections",
    "data_dir",
    "public_url",
    "demo",
    "smtp_url",
    "mail_from",
    "trusted_proxies",
    "cors_origins",
    "jwt_key",
    "metrics_token",
    "public_points_per_minute",
    "account_points_per_minute",
    "public_answers_seconds",
    "retention_years",
    "workers",
    "migrate_on_start",
    "spa_dir",
    "log",
    "log_format",
];

/// Variables with our prefix that are not settings of the server: those of the tests, the SPA's build, and the file.
const NOT_SETTINGS: &[&str] = &["config", "test_pg", "api"];

impl Default for Settings {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            database_url: "sqlite://data/nastavnik.db".to_owned(),
            database_connections: 16,
            data_dir: PathBuf::from("data"),
            public_url: None,
            demo: false,
            smtp_url: None,
            mail_from: "Наставник <noreply@localhost>".to_owned(),
            trusted_proxies: Vec::new(),
            cors_origins: Vec::new(),
            jwt_key: None,
            metrics_token: None,
            public_points_per_minute: 60_000,
            account_points_per_minute: 300_000,
            public_answers_seconds: 2,
            retention_years: domain::people::RETENTION_YEARS,
            workers: 0,
            migrate_on_start: true,
            spa_dir: None,
            log: "info".to_owned(),
            log_format: LogFormat::Auto,
        }
    }
}

/// Flags that stand above everything else.
#[derive(Clone, Debug, Default, Serialize, clap::Args)]
pub struct Overrides {
    /// A TOML file with settings, named as in the environment but without the prefix and in small letters.
    #[arg(long, env = "NASTAVNIK_CONFIG", global = true, value_name = "FILE")]
    #[serde(skip)]
    pub config: Option<PathBuf>,
    /// The database: `sqlite://path/to/file.db` or `postgres://user:password@host/name`.
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub database_url: Option<String>,
    /// The folder for what the server itself has to keep.
    #[arg(long, global = true, value_name = "FOLDER")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    /// The address under which browsers reach the server; links in letters begin with it.
    #[arg(long, global = true, value_name = "URL")]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Where to listen, address and port.
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub listen: Option<SocketAddr>,
    /// Whether this is a demo.
    #[arg(skip)]
    #[serde(skip_serializing_if = "Option::is_none")]
    pub demo: Option<bool>,
}

impl Settings {
    /// Reads file and environment, puts `overrides` above them, and checks the whole.
    ///
    /// The error names the setting and where its value came from.
    pub fn load(overrides: &Overrides) -> anyhow::Result<Self> {
        if let Some(file) = overrides.config.as_deref().filter(|file| !file.is_file()) {
            anyhow::bail!("the settings file {} does not exist", file.display());
        }
        let mut figment = Figment::from(Serialized::defaults(Self::default()));
        if let Some(file) = &overrides.config {
            figment = figment.merge(Toml::file_exact(file));
        }
        let settings: Self = figment
            .merge(values::Environment(NAMES))
            .merge(Serialized::defaults(overrides))
            .extract()?;
        settings.check()?;
        Ok(settings)
    }

    fn check(&self) -> anyhow::Result<()> {
        if let Some(url) = &self.public_url {
            let rest = url
                .strip_prefix("https://")
                .or_else(|| url.strip_prefix("http://"));
            let sound =
                rest.is_some_and(|host| !host.is_empty() && !host.contains(['/', ' ', '@']));
            anyhow::ensure!(
                sound,
                "public_url must be http:// or https:// and a host, without a path: {url}"
            );
        }
        for origin in &self.cors_origins {
            let sound = origin.starts_with("https://") || origin.starts_with("http://");
            anyhow::ensure!(
                sound && !origin.ends_with('/'),
                "cors_origins: not an origin such as https://portal.example: {origin}"
            );
        }
        Ok(())
    }

    /// The address that links begin with, once the port is known; no slash at the end.
    pub fn public_url(&self, bound: SocketAddr) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{bound}"))
    }

    /// Names in the environment that look like settings and are none: most likely slips of the pen.
    pub fn strangers() -> Vec<String> {
        std::env::vars_os()
            .filter_map(|(name, _)| name.into_string().ok())
            .filter(|name| {
                name.strip_prefix("NASTAVNIK_").is_some_and(|rest| {
                    let rest = rest.to_lowercase();
                    !NAMES.contains(&rest.as_str()) && !NOT_SETTINGS.contains(&rest.as_str())
                })
            })
            .collect()
    }

    /// All settings as TOML with secrets masked, for `serve --print-config`.
    pub fn printed(&self) -> anyhow::Result<String> {
        print::toml(self)
    }

    /// The folder of `path` inside the data folder.
    pub fn data(&self, path: impl AsRef<Path>) -> PathBuf {
        self.data_dir.join(path)
    }
}

#[cfg(test)]
#[expect(clippy::result_large_err, reason = "the type is that of figment::Jail")]
mod tests {
    use std::collections::BTreeSet;

    use figment::Jail;

    use super::*;

    #[test]
    fn every_field_has_its_name_in_the_list() {
        let value = serde_json::to_value(Settings::default()).unwrap();
        let fields: BTreeSet<&str> = value
            .as_object()
            .unwrap()
            .keys()
            .map(String::as_str)
            .collect();

        assert_eq!(fields, NAMES.iter().copied().collect());
    }

    #[test]
    fn a_flag_beats_the_environment_which_beats_the_file_which_beats_the_default() {
        Jail::expect_with(|jail| {
            jail.create_file(
                "n.toml",
                "workers = 3\nlog = 'warn'\ndata_dir = 'from-file'",
            )?;
            jail.set_env("NASTAVNIK_DATA_DIR", "from-env");
            jail.set_env("NASTAVNIK_LOG", "debug");
            let overrides = Overrides {
                config: Some("n.toml".into()),
                data_dir: Some("from-flag".into()),
                ..Overrides::default()
            };

            let settings = Settings::load(&overrides).unwrap();

            assert_eq!(settings.data_dir, PathBuf::from("from-flag"));
            assert_eq!((settings.log.as_str(), settings.workers), ("debug", 3));
            assert_eq!(settings.listen.to_string(), "127.0.0.1:8080");
            Ok(())
        });
    }

    #[test]
    fn values_of_the_environment_need_no_quotes_whatever_they_look_like() {
        Jail::expect_with(|jail| {
            jail.set_env("NASTAVNIK_METRICS_TOKEN", "007");
            jail.set_env("NASTAVNIK_DEMO", "1");
            jail.set_env("NASTAVNIK_TRUSTED_PROXIES", "10.0.0.0/8, ::1");
            jail.set_env(
                "NASTAVNIK_CORS_ORIGINS",
                "https://a.example,https://b.example",
            );

            let settings = Settings::load(&Overrides::default()).unwrap();

            assert_eq!(settings.metrics_token.unwrap().expose(), "007");
            assert!(settings.demo);
            assert_eq!(settings.trusted_proxies.len(), 2);
            assert_eq!(
                settings.cors_origins,
                ["https://a.example", "https://b.example"]
            );
            Ok(())
        });
    }

    #[test]
    fn a_misspelt_setting_of_the_file_is_refused_by_name() {
        Jail::expect_with(|jail| {
            jail.create_file("n.toml", "databse_url = 'sqlite://x.db'")?;
            let overrides = Overrides {
                config: Some("n.toml".into()),
                ..Overrides::default()
            };

            let error = Settings::load(&overrides).unwrap_err().to_string();

            assert!(
                error.contains("databse_url") && error.contains("n.toml"),
                "{error}"
            );
            Ok(())
        });
    }

    #[test]
    fn a_public_url_with_a_path_is_refused() {
        Jail::expect_with(|jail| {
            jail.set_env("NASTAVNIK_PUBLIC_URL", "https://school.example/nastavnik");

            let error = Settings::load(&Overrides::default())
                .unwrap_err()
                .to_string();

            assert!(error.contains("without a path"), "{error}");
            Ok(())
        });
    }

    #[test]
    fn printed_settings_keep_their_secrets() {
        Jail::expect_with(|jail| {
            jail.set_env(
                "NASTAVNIK_DATABASE_URL",
                "postgres://nastavnik:hush@db:5432/n",
            );
            jail.set_env("NASTAVNIK_SMTP_URL", "smtps://robot:hush@mail.example");
            jail.set_env("NASTAVNIK_JWT_KEY", "hush");
            jail.set_env("NASTAVNIK_METRICS_TOKEN", "hush");

            let printed = Settings::load(&Overrides::default())
                .unwrap()
                .printed()
                .unwrap();

            assert!(!printed.contains("hush"), "{printed}");
            assert!(
                printed.contains("postgres://nastavnik:***@db:5432/n"),
                "{printed}"
            );
            assert!(printed.contains("jwt_key = \"***\""), "{printed}");
            Ok(())
        });
    }
}
