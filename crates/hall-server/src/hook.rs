//! The only place that calls other systems: signed requests to the addresses that the operator has set.
//!
//! Design assumptions:
//! - The form is that of Standard Webhooks with an Ed25519 signature (`v1a`): `webhook-id` stays the same at each
//!   try, so that the receiver can drop a repeat; the signature covers id, time and body.
//! - The hall follows no redirect: what the operator set is what is called.
//! - The key lies beside the issuers' keys and is made when it is first wanted. Receivers have the public half.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use chrono::{DateTime, Utc};
use ed25519_dalek::{Signer as _, SigningKey};
use serde_json::json;

use crate::delivering::Failed;
use crate::random::{Random, hex, unhex};
use crate::store::Claimed;

/// How long a receiver may take.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// The file of the key.
const KEY: &str = "webhook.key";

/// What a receiver says that wants no more of it (RFC 9110: 410 Gone).
const GONE: u16 = 410;

/// The way to other systems.
pub struct Hooks {
    agent: ureq::Agent,
    key: SigningKey,
}

impl Hooks {
    /// Opens the key in this folder, or makes it.
    ///
    /// # Errors
    /// When it cannot be read or written, or is no key.
    pub fn open(folder: &Path, random: &dyn Random) -> io::Result<Self> {
        let config = ureq::Agent::config_builder()
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        Ok(Self {
            agent: config.into(),
            key: key(folder, random)?,
        })
    }

    /// The public half of the key, as receivers are given it.
    pub fn public(&self) -> String {
        let key = self.key.verifying_key();
        format!("whpk_{}", STANDARD.encode(key.as_bytes()))
    }

    /// Sends a message. `Ok` means that the receiver has said that it has it.
    ///
    /// # Errors
    /// Why it has not.
    pub async fn post(
        &self,
        url: &str,
        it: &Claimed,
        text: &str,
        now: DateTime<Utc>,
    ) -> Result<(), Failed> {
        let body = body(it, text);
        let at = now.timestamp().to_string();
        let signature = self.key.sign(format!("{}.{at}.{body}", it.id).as_bytes());
        let signature = format!("v1a,{}", STANDARD.encode(signature.to_bytes()));
        let request = self
            .agent
            .post(url)
            .header("content-type", "application/json")
            .header("webhook-id", &it.id)
            .header("webhook-timestamp", &at)
            .header("webhook-signature", &signature);
        let call = move || request.send(body).map(|it| it.status().as_u16());
        let sent = tokio::task::spawn_blocking(move || call().map_err(|_| ())).await;
        let failed = |why: &str, is_final| Failed {
            why: why.to_owned(),
            is_final,
        };
        match sent {
            Ok(Ok(200..=299)) => Ok(()),
            Ok(Ok(status)) => Err(failed(&format!("HTTP {status}"), status == GONE)),
            Ok(Err(())) | Err(_) => Err(failed("连不上对方的系统", false)),
        }
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Hooks").finish_non_exhaustive()
    }
}

/// What the receiver gets: what happened to what, in the words that may leave the hall.
fn body(it: &Claimed, text: &str) -> String {
    json!({
        "type": it.topic,
        "timestamp": it.at,
        "data": {
            "to": it.mailbox,
            "application": it.number,
            "service": it.service,
            "title": it.title,
            "text": text,
        },
    })
    .to_string()
}

fn key(folder: &Path, random: &dyn Random) -> io::Result<SigningKey> {
    let path = folder.join(KEY);
    let damaged = || io::Error::other(format!("{} is no key", path.display()));
    let bytes = match fs::read_to_string(&path) {
        Ok(text) => unhex(text.trim())
            .and_then(|it| it.try_into().ok())
            .ok_or_else(damaged)?,
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let bytes = random.bits();
            write(folder, &path, &hex(&bytes))?;
            bytes
        }
        Err(error) => return Err(error),
    };
    Ok(SigningKey::from_bytes(&bytes))
}

/// The key is on the disk before anything is signed with it, and nobody else can read it.
fn write(folder: &Path, path: &Path, text: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt as _;
        options.mode(0o600);
    }
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    File::open(folder)?.sync_all()
}
