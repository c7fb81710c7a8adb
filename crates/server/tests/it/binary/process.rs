//! The binary as a process of its own.

use std::io::{BufRead, BufReader};
use std::net::SocketAddr;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use crate::harness::{Browser, Call};

/// A running `nastavnik serve`; killed when this is dropped.
pub struct Process {
    child: Child,
    pub address: SocketAddr,
}

/// The folder that a binary keeps its key in, so that tokens outlive it.
pub fn data() -> TempDir {
    tempfile::tempdir().unwrap()
}

impl Process {
    /// Starts it on the database of `url` and waits until it listens.
    pub async fn start(url: &str, data: &TempDir) -> Self {
        let (url, data) = (url.to_owned(), data.path().to_owned());
        let starting = tokio::task::spawn_blocking(move || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_nastavnik"));
            for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("NASTAVNIK_")) {
                command.env_remove(name);
            }
            command
                .args([
                    "serve",
                    "--listen",
                    "127.0.0.1:0",
                    "--database-url",
                    &url,
                    "--data-dir",
                ])
                .arg(data)
                // The issuer of the tokens, whatever the port.
                .env("NASTAVNIK_PUBLIC_URL", "http://nastavnik.test")
                .env("NASTAVNIK_LOG_FORMAT", "json")
                .env("NASTAVNIK_WORKERS", "2")
                .stdin(Stdio::null())
                .stdout(Stdio::null())
                .stderr(Stdio::piped());
            let mut child = command.spawn().unwrap();
            let log = BufReader::new(child.stderr.take().unwrap());
            let address = listening(log);
            match address {
                Ok(address) => Self { child, address },
                Err(said) => panic!("the server did not start: {:?}\n{said}", child.wait()),
            }
        });
        starting.await.unwrap()
    }

    pub fn call(&self, method: &str, path: &str) -> Call {
        Call::new(self.address, method, path)
    }

    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// `kill -9`.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// `kill`, as an operator or a system stops it.
    pub fn terminate(&self) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-TERM", &pid]).status().unwrap();
        assert!(sent.success());
    }

    /// Waits for its end.
    pub async fn ended(&mut self) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status;
            }
            assert!(begun.elapsed() < Duration::from_secs(25), "it does not end");
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.child.kill().ok();
        self.child.wait().ok();
    }
}

/// The address of the line that says so; all that was said when there is none. The rest of the log is read and dropped,
/// so that the server never waits for a reader.
fn listening(mut log: impl BufRead + Send + 'static) -> Result<SocketAddr, String> {
    let mut said = String::new();
    loop {
        let mut line = String::new();
        if log.read_line(&mut line).unwrap() == 0 {
            return Err(said);
        }
        let entry: Value = serde_json::from_str(&line).unwrap_or_default();
        if entry["message"] == "listening" {
            std::thread::spawn(move || std::io::copy(&mut log, &mut std::io::sink()));
            return Ok(entry["address"].as_str().unwrap().parse().unwrap());
        }
        said += &line;
    }
}
