//! Sends the letters that wait in the database.

use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use chrono::TimeDelta;
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use persistence::StoreError;
use persistence::mail::Letter;
use tokio::sync::watch;

use crate::app::App;
use crate::config::Settings;
use crate::http::chain;

/// How long to wait for a letter when nobody says that there is one: another server may have put it out.
const PAUSE: Duration = Duration::from_secs(15);
/// How long a mail server may take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Where letters go.
pub enum Sender {
    /// Over the network.
    Smtp {
        /// The mail server.
        transport: Box<AsyncSmtpTransport<Tokio1Executor>>,
        /// Who they come from.
        from: Box<Mailbox>,
        /// Our own host, for the ids of messages.
        host: String,
    },
    /// Nowhere: the demo shows them from the database.
    Demo,
    /// Nowhere yet: they wait until somebody sets `smtp_url`.
    Nobody,
}

impl Sender {
    /// What the settings say.
    pub fn new(settings: &Settings, public_url: &str) -> anyhow::Result<Self> {
        let Some(url) = &settings.smtp_url else {
            return Ok(if settings.demo {
                Self::Demo
            } else {
                Self::Nobody
            });
        };
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(url.expose())
            .context("the setting smtp_url")?
            .timeout(Some(PATIENCE))
            .build();
        let from = settings
            .mail_from
            .parse()
            .context("the setting mail_from")?;
        let (_, host) = public_url.split_once("://").unwrap_or(("", public_url));
        Ok(Self::Smtp {
            transport: Box::new(transport),
            from: Box::new(from),
            host: host.to_owned(),
        })
    }

    /// Sends `letter`; the error is fit for the log, without its text and its receiver.
    async fn send(&self, letter: &Letter) -> anyhow::Result<()> {
        let Self::Smtp {
            transport,
            from,
            host,
        } = self
        else {
            return Ok(());
        };
        let to: Mailbox = letter.to.parse().context("the receiver's address")?;
        let message = Message::builder()
            // The same at every try: a mail server that took it twice can tell.
            .message_id(Some(format!("<{}@{host}>", letter.id)))
            .from(from.as_ref().clone())
            .to(to)
            .subject(&letter.subject)
            .header(ContentType::TEXT_PLAIN)
            .body(letter.body.clone())?;
        transport.send(message).await?;
        Ok(())
    }
}

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, sender: Sender, mut stopped: watch::Receiver<bool>) {
    if matches!(sender, Sender::Nobody) {
        tracing::warn!("smtp_url is not set: letters wait in the database");
        return;
    }
    while !*stopped.borrow() {
        match deliver(&app, &sender).await {
            // There may be more.
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!(error = chain(&error), "letters cannot be read"),
        }
        tokio::select! {
            () = app.post.notified() => {}
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}

/// Sends one letter; false when none is due.
async fn deliver(app: &App, sender: &Sender) -> Result<bool, StoreError> {
    let Some(letter) = app.store.take_letter().await? else {
        return Ok(false);
    };
    match sender.send(&letter).await {
        Ok(()) => {
            app.store
                .letter_sent(letter.id, matches!(sender, Sender::Demo))
                .await?;
            tracing::info!(letter = %letter.id, "letter sent");
            metrics::counter!("mail_sent_total").increment(1);
        }
        Err(error) => {
            let due_at = app.now() + pause_after(letter.attempts);
            let why = error.to_string();
            app.store.letter_failed(letter.id, &why, due_at).await?;
            tracing::warn!(letter = %letter.id, attempts = letter.attempts, error = why, "letter not sent");
            metrics::counter!("mail_failed_total").increment(1);
        }
    }
    Ok(true)
}

/// A minute after the first try, then four times as long each time, at most twelve hours.
fn pause_after(attempts: u32) -> TimeDelta {
    let minutes = 4_i64
        .saturating_pow(attempts.saturating_sub(1))
        .min(12 * 60);
    TimeDelta::minutes(minutes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_to_half_a_day() {
        let minutes: Vec<i64> = (1..=7)
            .map(|attempts| pause_after(attempts).num_minutes())
            .collect();

        assert_eq!(minutes, [1, 4, 16, 64, 256, 720, 720]);
    }

    #[test]
    fn without_a_mail_server_letters_wait_and_in_a_demo_they_are_shown() {
        let settings = Settings::default();
        assert!(matches!(
            Sender::new(&settings, "http://h"),
            Ok(Sender::Nobody)
        ));

        let settings = Settings {
            demo: true,
            ..settings
        };
        assert!(matches!(
            Sender::new(&settings, "http://h"),
            Ok(Sender::Demo)
        ));
    }

    #[test]
    fn a_wrong_address_of_the_mail_server_is_told_by_the_setting_s_name() {
        let settings = Settings {
            smtp_url: Some(crate::config::Secret::new("gopher://mail")),
            ..Settings::default()
        };

        let error = Sender::new(&settings, "http://h").err().unwrap();

        assert_eq!(error.to_string(), "the setting smtp_url");
    }
}
