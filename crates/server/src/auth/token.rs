//! Signed tokens: access tokens, and tickets for one file.

use chrono::TimeDelta;
use domain::clock::Timestamp;
use domain::id::{PersonId, SessionId};
use jsonwebtoken::{Algorithm, DecodingKey, EncodingKey, Header, Validation};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::keys::SigningKeys;

/// How long an access token lives.
pub const ACCESS_LIFETIME: TimeDelta = TimeDelta::minutes(10);
/// How long a ticket for a file lives: the time that a browser takes to follow a link.
const TICKET_LIFETIME: TimeDelta = TimeDelta::minutes(2);
/// How far clocks of servers may differ.
const LEEWAY: TimeDelta = TimeDelta::seconds(30);

/// The kinds, in the header `typ` (RFC 9068 for the first): one kind never stands for another.
const ACCESS: &str = "at+jwt";
const TICKET: &str = "ticket+jwt";
/// Whom tokens are for.
const AUDIENCE: &str = "nastavnik";

/// What an access token says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Claims {
    /// Who.
    pub sub: PersonId,
    /// In which session.
    pub sid: SessionId,
}

#[derive(Serialize, Deserialize)]
struct Ticket {
    sid: SessionId,
    path: String,
}

/// The claims that every token has.
#[derive(Serialize, Deserialize)]
struct Envelope<T> {
    iss: String,
    aud: String,
    iat: i64,
    exp: i64,
    #[serde(flatten)]
    claims: T,
}

/// Signs and verifies.
pub struct Tokens {
    issuer: String,
    key_id: String,
    signing: EncodingKey,
    verifying: DecodingKey,
    jwks: Value,
}

impl Tokens {
    /// Tokens of `issuer`, the public address. Signs and verifies one at once: with the wrong features the library fails
    /// at first use, and that must be here.
    pub fn new(keys: &SigningKeys, issuer: String, now: Timestamp) -> anyhow::Result<Self> {
        let tokens = Self {
            issuer,
            key_id: keys.id().to_owned(),
            signing: EncodingKey::from_ed_der(&keys.private_der()?),
            verifying: DecodingKey::from_ed_der(&keys.public_bytes()),
            jwks: keys.jwks(),
        };
        let claims = Claims {
            sub: PersonId(uuid::Uuid::nil()),
            sid: SessionId(uuid::Uuid::nil()),
        };
        let sample = tokens.access(&claims, now)?;
        anyhow::ensure!(
            tokens.verify_access(&sample, now) == Some(claims),
            "tokens cannot be verified"
        );
        Ok(tokens)
    }

    /// An access token that begins at `now`.
    pub fn access(&self, claims: &Claims, now: Timestamp) -> anyhow::Result<String> {
        self.sign(ACCESS, claims, ACCESS_LIFETIME, now)
    }

    /// What an access token says, if it is one of ours and good at `now`.
    pub fn verify_access(&self, token: &str, now: Timestamp) -> Option<Claims> {
        self.verify(ACCESS, token, now)
    }

    /// A ticket that opens `path` once or often for two minutes, while the session lives and its person may.
    pub fn ticket(&self, session: SessionId, path: &str, now: Timestamp) -> anyhow::Result<String> {
        let claims = Ticket {
            sid: session,
            path: path.to_owned(),
        };
        self.sign(TICKET, &claims, TICKET_LIFETIME, now)
    }

    /// Whose ticket it is, if it is one for `path` and good at `now`.
    pub fn verify_ticket(&self, token: &str, path: &str, now: Timestamp) -> Option<SessionId> {
        let ticket: Ticket = self.verify(TICKET, token, now)?;
        (ticket.path == path).then_some(ticket.sid)
    }

    /// The public key, for who wants to verify tokens elsewhere.
    pub fn jwks(&self) -> &Value {
        &self.jwks
    }

    fn sign<T: Serialize>(
        &self,
        kind: &str,
        claims: &T,
        lifetime: TimeDelta,
        now: Timestamp,
    ) -> anyhow::Result<String> {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(kind.to_owned());
        header.kid = Some(self.key_id.clone());
        let envelope = Envelope {
            iss: self.issuer.clone(),
            aud: AUDIENCE.to_owned(),
            iat: now.timestamp(),
            exp: (now + lifetime).timestamp(),
            claims,
        };
        Ok(jsonwebtoken::encode(&header, &envelope, &self.signing)?)
    }

    fn verify<T: DeserializeOwned>(&self, kind: &str, token: &str, now: Timestamp) -> Option<T> {
        let mut rules = Validation::new(Algorithm::EdDSA);
        rules.set_issuer(&[&self.issuer]);
        rules.set_audience(&[AUDIENCE]);
        rules.set_required_spec_claims(&["exp", "iss", "aud"]);
        // The library reads the machine's clock; ours is an argument and is compared below.
        rules.validate_exp = false;
        let token = jsonwebtoken::decode::<Envelope<T>>(token, &self.verifying, &rules).ok()?;
        let header = &token.header;
        let ours =
            header.typ.as_deref() == Some(kind) && header.kid.as_deref() == Some(&self.key_id);
        let Envelope {
            iat, exp, claims, ..
        } = token.claims;
        let good = iat <= (now + LEEWAY).timestamp() && (now - LEEWAY).timestamp() < exp;
        (ours && good).then_some(claims)
    }
}

#[cfg(test)]
mod tests {
    use base64::Engine;
    use base64::engine::general_purpose::URL_SAFE_NO_PAD;
    use chrono::DateTime;
    use serde_json::json;
    use uuid::Uuid;

    use super::*;
    use crate::config::{Secret, Settings};

    const ISSUER: &str = "https://nastavnik.example";

    fn noon() -> Timestamp {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn keys(byte: u8) -> SigningKeys {
        let key = URL_SAFE_NO_PAD.encode([byte; 32]);
        SigningKeys::load(&Settings {
            jwt_key: Some(Secret::new(key)),
            ..Settings::default()
        })
        .unwrap()
    }

    fn tokens() -> Tokens {
        Tokens::new(&keys(1), ISSUER.to_owned(), noon()).unwrap()
    }

    fn claims() -> Claims {
        Claims {
            sub: PersonId(Uuid::from_u128(1)),
            sid: SessionId(Uuid::from_u128(2)),
        }
    }

    fn good(token: &str) -> bool {
        tokens().verify_access(token, noon()).is_some()
    }

    /// A token with our claims but for `change`, under `header`, signed by our key.
    fn forged(header: &Header, change: impl FnOnce(&mut Value)) -> String {
        let mut body = json!({
            "iss": ISSUER, "aud": AUDIENCE, "sub": claims().sub, "sid": claims().sid,
            "iat": noon().timestamp(), "exp": noon().timestamp() + 600,
        });
        change(&mut body);
        jsonwebtoken::encode(header, &body, &tokens().signing).unwrap()
    }

    fn header() -> Header {
        let mut header = Header::new(Algorithm::EdDSA);
        header.typ = Some(ACCESS.to_owned());
        header.kid = Some(keys(1).id().to_owned());
        header
    }

    #[test]
    fn our_own_token_is_good_for_ten_minutes_and_the_leeway() {
        let token = tokens().access(&claims(), noon()).unwrap();
        let at = |seconds| tokens().verify_access(&token, noon() + TimeDelta::seconds(seconds));

        assert_eq!(at(0), Some(claims()));
        assert_eq!(at(629), Some(claims()));
        assert_eq!(at(630), None);
        assert_eq!(at(-30), Some(claims()));
        assert_eq!(at(-31), None);
    }

    #[test]
    fn the_forger_s_sample_is_good_when_nothing_is_changed() {
        assert!(good(&forged(&header(), |_| {})));
    }

    #[test]
    fn a_token_without_signature_is_not_ours() {
        let token = forged(&header(), |_| {});
        let body = token.split('.').nth(1).unwrap();
        for alg in ["none", "None", "NONE"] {
            let head = json!({ "alg": alg, "typ": ACCESS, "kid": keys(1).id() }).to_string();
            let head = URL_SAFE_NO_PAD.encode(head);
            assert!(!good(&format!("{head}.{body}.")));
        }
    }

    #[test]
    fn the_public_key_does_not_serve_as_a_shared_secret() {
        let mut header = header();
        header.alg = Algorithm::HS256;
        let body: Value = {
            let token = forged(&self::header(), |_| {});
            let body = URL_SAFE_NO_PAD
                .decode(token.split('.').nth(1).unwrap())
                .unwrap();
            serde_json::from_slice(&body).unwrap()
        };
        let secret = EncodingKey::from_secret(&keys(1).public_bytes());

        assert!(!good(
            &jsonwebtoken::encode(&header, &body, &secret).unwrap()
        ));
    }

    #[test]
    fn another_key_is_not_ours_even_under_our_key_s_name() {
        let other = EncodingKey::from_ed_der(&keys(2).private_der().unwrap());
        let token = forged(&header(), |_| {});
        let body = URL_SAFE_NO_PAD
            .decode(token.split('.').nth(1).unwrap())
            .unwrap();
        let body: Value = serde_json::from_slice(&body).unwrap();

        assert!(!good(
            &jsonwebtoken::encode(&header(), &body, &other).unwrap()
        ));
    }

    #[test]
    fn another_issuer_audience_kind_or_key_name_is_not_ours() {
        assert!(!good(&forged(&header(), |body| body["iss"] =
            json!("https://evil.example"))));
        assert!(!good(
            &forged(&header(), |body| body["aud"] = json!("other"))
        ));
        for missing in ["iss", "aud", "exp", "iat", "sid", "sub"] {
            let without = forged(&header(), |body| {
                body.as_object_mut().unwrap().remove(missing);
            });
            assert!(!good(&without), "without {missing}");
        }
        let mut other = header();
        other.typ = Some("JWT".to_owned());
        assert!(!good(&forged(&other, |_| {})));
        let mut other = header();
        other.kid = Some("other".to_owned());
        assert!(!good(&forged(&other, |_| {})));
    }

    #[test]
    fn a_changed_claim_breaks_the_signature() {
        let token = tokens().access(&claims(), noon()).unwrap();
        let [head, body, signature]: [&str; 3] =
            token.split('.').collect::<Vec<_>>().try_into().unwrap();
        let mut changed: Value =
            serde_json::from_slice(&URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap();
        changed["sub"] = json!(Uuid::from_u128(9));
        let body = URL_SAFE_NO_PAD.encode(changed.to_string());

        assert!(!good(&format!("{head}.{body}.{signature}")));
    }

    #[test]
    fn a_ticket_opens_its_own_path_and_is_no_access_token() {
        let session = claims().sid;
        let ticket = tokens()
            .ticket(session, "/files/orders/1.pdf", noon())
            .unwrap();
        let opens = |path, at| tokens().verify_ticket(&ticket, path, at);

        assert_eq!(opens("/files/orders/1.pdf", noon()), Some(session));
        assert_eq!(opens("/files/orders/2.pdf", noon()), None);
        assert_eq!(
            opens("/files/orders/1.pdf", noon() + TimeDelta::minutes(3)),
            None
        );
        assert!(!good(&ticket));
        let access = tokens().access(&claims(), noon()).unwrap();
        assert_eq!(
            tokens().verify_ticket(&access, "/files/orders/1.pdf", noon()),
            None
        );
    }
}
