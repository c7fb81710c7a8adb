//! The demo: an invented region, and what the sign-in page shows of it.
//!
//! `nastavnik demo` builds the region by the same mutations that people use, and writes the accounts with their common
//! password beside the database; a server in demo mode reads them.

mod banks;
pub mod build;
mod campaigns;
mod clock;
mod driver;
mod founder;
mod invitations;
mod papers;
mod people;
mod places;
mod region;
mod roadmaps;
mod showcase;
mod story;
mod targets;
mod templates;
mod texts;

use std::fs;
use std::path::PathBuf;

use anyhow::Context;
use serde::{Deserialize, Serialize};

use crate::config::Settings;

/// The accounts of a demo.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Demo {
    /// Their password.
    pub password: String,
    /// In the order of the page.
    pub accounts: Vec<DemoAccount>,
}

/// An account that anybody may use.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct DemoAccount {
    /// What to sign in with.
    pub email: String,
    /// As what; the SPA has the words.
    pub role: String,
}

impl Demo {
    /// What was written for the demo of these settings; nothing outside of demo mode, or when nothing was written.
    pub fn load(settings: &Settings) -> anyhow::Result<Option<Self>> {
        let file = Self::file(settings);
        if !settings.demo || !file.is_file() {
            return Ok(None);
        }
        let text =
            fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))?;
        let demo = serde_json::from_str(&text);
        demo.map(Some)
            .with_context(|| format!("{} is not what `nastavnik demo` writes", file.display()))
    }

    /// Writes it for the servers that will be started with these settings.
    pub fn save(&self, settings: &Settings) -> anyhow::Result<()> {
        let file = Self::file(settings);
        fs::create_dir_all(&settings.data_dir)?;
        let text = serde_json::to_string_pretty(self)?;
        fs::write(&file, text).with_context(|| format!("cannot write {}", file.display()))
    }

    fn file(settings: &Settings) -> PathBuf {
        settings.data("demo.json")
    }
}
