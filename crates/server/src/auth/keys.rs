//! The key that signs tokens.

use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Context;
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::SigningKey;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, EncodePrivateKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::config::Settings;

/// The folder and file of a key of our own, below the data folder.
const FOLDER: &str = "keys";
const FILE: &str = "tokens.pem";

/// An Ed25519 key with its name.
pub struct SigningKeys {
    key: SigningKey,
    id: String,
}

impl SigningKeys {
    /// The key of the settings, or the one in the data folder, which is made when it is missing.
    pub fn load(settings: &Settings) -> anyhow::Result<Self> {
        let key = match &settings.jwt_key {
            Some(text) => read(text.expose()).context("the setting jwt_key")?,
            None => own(&settings.data(FOLDER))?,
        };
        Ok(Self::from_key(key))
    }

    fn from_key(key: SigningKey) -> Self {
        let x = URL_SAFE_NO_PAD.encode(key.verifying_key().as_bytes());
        // RFC 7638: the hash of the required members, in this order, without white space.
        let members = format!(r#"{{"crv":"Ed25519","kty":"OKP","x":"{x}"}}"#);
        Self {
            key,
            id: URL_SAFE_NO_PAD.encode(Sha256::digest(members)),
        }
    }

    /// The key's name in tokens, its RFC 7638 thumbprint.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The private half as PKCS#8, for the signer.
    pub(super) fn private_der(&self) -> anyhow::Result<Vec<u8>> {
        Ok(self.key.to_pkcs8_der()?.as_bytes().to_vec())
    }

    /// The public half, 32 bytes.
    pub(super) fn public_bytes(&self) -> [u8; 32] {
        self.key.verifying_key().to_bytes()
    }

    /// The public half as a set of one, for `/.well-known/jwks.json`.
    pub fn jwks(&self) -> Value {
        let x = URL_SAFE_NO_PAD.encode(self.public_bytes());
        json!({ "keys": [
            { "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": self.id, "x": x }
        ] })
    }
}

/// PEM, or 32 bytes in base64 of either alphabet.
fn read(text: &str) -> anyhow::Result<SigningKey> {
    let text = text.trim();
    if text.contains("-----BEGIN") {
        // An environment file keeps the lines as \n.
        return SigningKey::from_pkcs8_pem(&text.replace("\\n", "\n")).context("not a PKCS#8 key");
    }
    let bytes = STANDARD
        .decode(text)
        .or_else(|_not_standard| URL_SAFE_NO_PAD.decode(text))
        .context("neither PEM nor base64")?;
    let bytes = <[u8; 32]>::try_from(bytes).ok().context("not 32 bytes")?;
    Ok(SigningKey::from_bytes(&bytes))
}

/// The key in `folder`. Of two servers that start at once, one makes it and both read it.
fn own(folder: &Path) -> anyhow::Result<SigningKey> {
    let file = folder.join(FILE);
    if !file.exists() {
        make(folder, &file).with_context(|| format!("cannot make the key {}", file.display()))?;
    }
    let text = fs::read_to_string(&file)
        .with_context(|| format!("cannot read the key {}", file.display()))?;
    read(&text).with_context(|| format!("the key {}", file.display()))
}

fn make(folder: &Path, file: &Path) -> anyhow::Result<()> {
    let mut seed = [0_u8; 32];
    rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut seed)?;
    let pem = SigningKey::from_bytes(&seed).to_pkcs8_pem(LineEnding::LF)?;

    let mut builder = fs::DirBuilder::new();
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    builder.recursive(true).create(folder)?;
    // A name of its own for whoever makes one at the same time, in this process or another.
    let mut own = [0_u8; 8];
    rand::TryRngCore::try_fill_bytes(&mut rand::rngs::OsRng, &mut own)?;
    let draft = folder.join(format!("{FILE}.{:016x}", u64::from_le_bytes(own)));
    let written = options.open(&draft).and_then(|mut out| {
        out.write_all(pem.as_bytes())?;
        out.sync_all()
    });
    // A link never replaces: whoever is second keeps the first one's key.
    let linked = written.and_then(|()| match fs::hard_link(&draft, file) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        result => result,
    });
    fs::remove_file(&draft)?;
    Ok(linked?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Secret;

    fn settings(folder: &Path, key: Option<&str>) -> Settings {
        Settings {
            data_dir: folder.to_owned(),
            jwt_key: key.map(Secret::new),
            ..Settings::default()
        }
    }

    #[test]
    fn a_key_is_made_once_and_only_its_owner_reads_it() {
        let folder = tempfile::tempdir().unwrap();
        let settings = settings(folder.path(), None);

        let first = SigningKeys::load(&settings).unwrap();
        let second = SigningKeys::load(&settings).unwrap();

        assert_eq!(first.id(), second.id());
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = |path: &str| {
                fs::metadata(folder.path().join(path))
                    .unwrap()
                    .permissions()
                    .mode()
                    & 0o777
            };
            assert_eq!((mode("keys"), mode("keys/tokens.pem")), (0o700, 0o600));
        }
        assert_eq!(fs::read_dir(folder.path().join("keys")).unwrap().count(), 1);
    }

    #[test]
    fn two_servers_that_start_at_once_share_one_key() {
        let folder = tempfile::tempdir().unwrap();
        let start = || {
            SigningKeys::load(&settings(folder.path(), None))
                .unwrap()
                .id()
                .to_owned()
        };

        let ids: Vec<String> = std::thread::scope(|scope| {
            let threads: Vec<_> = (0..8).map(|_| scope.spawn(start)).collect();
            threads
                .into_iter()
                .map(|thread| thread.join().unwrap())
                .collect()
        });

        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    }

    #[test]
    fn a_key_may_be_given_as_pem_or_as_bytes() {
        let folder = tempfile::tempdir().unwrap();
        let own = SigningKeys::load(&settings(folder.path(), None)).unwrap();
        let pem = fs::read_to_string(folder.path().join("keys/tokens.pem")).unwrap();
        let one_line = pem.replace('\n', "\\n");
        let bytes = STANDARD.encode(own.key.to_bytes());

        for text in [&pem, &one_line, &bytes] {
            let given = SigningKeys::load(&settings(folder.path(), Some(text))).unwrap();
            assert_eq!(given.id(), own.id());
        }
        assert!(SigningKeys::load(&settings(folder.path(), Some("c2hvcnQ="))).is_err());
    }

    #[test]
    fn the_thumbprint_is_that_of_rfc_8037() {
        // RFC 8037, appendix A: the key pair and the thumbprint of its public half.
        let d = URL_SAFE_NO_PAD
            .decode("nWGxne_9WmC6hEr0kuwsxERJxWl7MmkZcDusAxyuf2A")
            .unwrap();
        let key = SigningKey::from_bytes(&<[u8; 32]>::try_from(d).unwrap());

        let keys = SigningKeys::from_key(key);

        assert_eq!(keys.id(), "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
        assert_eq!(
            keys.jwks()["keys"][0]["x"],
            "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"
        );
    }
}
