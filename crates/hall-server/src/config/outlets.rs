//! How messages leave the hall: by the environment, since the mail server's password is part of it.

use std::env::var;
use std::net::SocketAddr;
use std::path::Path;

use crate::app::Outlets;
use crate::hook::Hooks;
use crate::mail::Mail;
use crate::random::Random;

/// How messages leave the hall.
#[derive(Clone)]
pub struct OutletConfig {
    /// The mail server and the sender's address; without them there is no mail.
    pub mail: Option<(String, String)>,
    /// How the outside reaches the hall, without a slash at the end; links begin with it.
    pub site: String,
}

impl OutletConfig {
    /// What the environment says: `HALL_SMTP`, `HALL_MAIL_FROM` and `HALL_SITE`.
    ///
    /// # Errors
    /// When there is a mail server and no sender.
    pub fn from_env(listen: SocketAddr) -> Result<Self, String> {
        let set = |name: &str| var(name).ok().filter(|it| !it.trim().is_empty());
        let mail = match (set("HALL_SMTP"), set("HALL_MAIL_FROM")) {
            (Some(url), Some(from)) => Some((url, from)),
            (None, _) => None,
            (Some(_), None) => {
                return Err(
                    "写了 HALL_SMTP，没有写 HALL_MAIL_FROM。请写上发件人，如 大厅 <hall@example.cn>"
                        .to_owned(),
                );
            }
        };
        let site = set("HALL_SITE").unwrap_or_else(|| format!("http://{listen}"));
        Ok(Self {
            mail,
            site: site.trim_end_matches('/').to_owned(),
        })
    }

    /// Opens them; the key that requests are signed with lies in this folder.
    ///
    /// # Errors
    /// What is wrong, and how to mend it.
    pub fn open(&self, keys: &Path, random: &dyn Random) -> Result<Outlets, String> {
        let mail = self.mail.as_ref();
        let mail = mail.map(|(url, from)| Mail::new(url, from)).transpose()?;
        let hooks = Hooks::open(keys, random)
            .map_err(|error| format!("不能打开签名密钥 {}：{error}", keys.display()))?;
        Ok(Outlets {
            mail,
            hooks,
            site: self.site.clone(),
        })
    }
}

impl std::fmt::Debug for OutletConfig {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OutletConfig").finish_non_exhaustive()
    }
}
