//! The keys that e-licences are signed with: one for each issuer, each in a file of its own.
//!
//! They are made when they are first wanted, lie in a folder that only the hall's own user may read, and are
//! never deleted: a licence that was signed with a key is checked with it as long as the licence lives. In
//! the field such keys lie in certified modules (商用密码管理条例); these are the demo's.

use std::fmt;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ed25519_dalek::Signer;
use hall_core::credential::{
    Algorithm, Claims, DISTINGUISHING_ID, IssuerKey, put_together, signing_input,
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use sm2::elliptic_curve::sec1::ToSec1Point;

use crate::random::{Random, hex, unhex};

/// How many letters of the public key's hash stand in a key's id.
const KID: usize = 16;

/// All keys of the hall.
pub struct Keys {
    folder: PathBuf,
    algorithm: Algorithm,
    known: Mutex<Vec<Key>>,
}

struct Key {
    department: String,
    public: IssuerKey,
    secret: Secret,
}

enum Secret {
    Ed25519(ed25519_dalek::SigningKey),
    Sm2(sm2::dsa::SigningKey),
}

/// A key as it is written down.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    department: String,
    issuer: String,
    alg: Algorithm,
    secret: String,
}

impl Keys {
    /// Opens the folder; `algorithm` is what new licences are signed with.
    ///
    /// # Errors
    /// When it cannot be read or made, or when a file in it is no key.
    pub fn open(folder: &Path, algorithm: Algorithm) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        only_for_us(folder, 0o700)?;
        let mut known = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|it| it == "json") {
                let damaged = || io::Error::other(format!("{} is no key", path.display()));
                let stored: Stored =
                    serde_json::from_slice(&fs::read(&path)?).map_err(|_| damaged())?;
                known.push(Key::of(&stored).ok_or_else(damaged)?);
            }
        }
        Ok(Self {
            folder: folder.to_owned(),
            algorithm,
            known: Mutex::new(known),
        })
    }

    /// All public keys, for those who check.
    pub fn published(&self) -> Vec<IssuerKey> {
        let known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let mut all: Vec<IssuerKey> = known.iter().map(|it| it.public.clone()).collect();
        all.sort_by(|a, b| a.kid.cmp(&b.kid));
        all
    }

    /// Signs in the name of a department.
    ///
    /// # Errors
    /// When a first key cannot be written down, or there is too much to sign.
    pub fn sign(
        &self,
        department: &str,
        claims: &Claims,
        random: &dyn Random,
    ) -> io::Result<String> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        let ours = |it: &Key| {
            it.department == department
                && it.public.issuer == claims.issuer
                && it.public.alg == self.algorithm
        };
        if !known.iter().any(ours) {
            let key = self.made(department, &claims.issuer, random)?;
            known.push(key);
        }
        let key = known.iter().find(|it| ours(it));
        let key = key.ok_or_else(|| io::Error::other("a key that was made is not there"))?;
        let input = signing_input(claims, &key.public)
            .ok_or_else(|| io::Error::other("a licence is too long to be signed"))?;
        Ok(put_together(&input, &key.secret.sign(input.as_bytes())))
    }

    /// A new key, which is on the disk before anything is signed with it.
    fn made(&self, department: &str, issuer: &str, random: &dyn Random) -> io::Result<Key> {
        let mut stored = Stored {
            department: department.to_owned(),
            issuer: issuer.to_owned(),
            alg: self.algorithm,
            secret: hex(&random.bits()),
        };
        let mut key = Key::of(&stored);
        // One number in 2^32 is none that SM2 can use.
        while key.is_none() {
            stored.secret = hex(&random.bits());
            key = Key::of(&stored);
        }
        let key = key.ok_or_else(|| io::Error::other("no key could be made"))?;
        let path = self.folder.join(format!("{}.json", key.public.kid));
        let content = serde_json::to_vec(&stored).map_err(io::Error::other)?;
        let mut file = OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)?;
        only_for_us(&path, 0o600)?;
        file.write_all(&content)?;
        file.sync_all()?;
        File::open(&self.folder)?.sync_all()?;
        Ok(key)
    }
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Keys")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Key {
    fn of(stored: &Stored) -> Option<Self> {
        let bytes: [u8; 32] = unhex(&stored.secret)?.try_into().ok()?;
        let (secret, point) = match stored.alg {
            Algorithm::EdDsa => {
                let secret = ed25519_dalek::SigningKey::from_bytes(&bytes);
                let point = secret.verifying_key().to_bytes().to_vec();
                (Secret::Ed25519(secret), point)
            }
            Algorithm::Sm2 => {
                let secret = sm2::dsa::SigningKey::from_slice(DISTINGUISHING_ID, &bytes).ok()?;
                let point = secret.verifying_key().to_sec1_point(false);
                let point = point.as_bytes().to_vec();
                (Secret::Sm2(secret), point)
            }
        };
        let digest = hex(&Sha256::digest(&point));
        Some(Self {
            department: stored.department.clone(),
            public: IssuerKey::new(
                digest.get(..KID)?.to_owned(),
                stored.alg,
                stored.issuer.clone(),
                &point,
            ),
            secret,
        })
    }
}

impl Secret {
    fn sign(&self, message: &[u8]) -> Vec<u8> {
        match self {
            Self::Ed25519(key) => key.sign(message).to_bytes().to_vec(),
            Self::Sm2(key) => {
                let signature: sm2::dsa::Signature = key.sign(message);
                signature.to_bytes().to_vec()
            }
        }
    }
}

#[cfg(unix)]
fn only_for_us(path: &Path, mode: u32) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn only_for_us(_: &Path, _: u32) -> io::Result<()> {
    Ok(())
}
