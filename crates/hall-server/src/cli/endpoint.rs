//! `hall endpoint`: where the messages of a desk, of an institution on file or of the operator go besides the
//! app.

use super::institution::{Place, open, stuck};
use super::{Complaint, Outcome, output};
use crate::clock::{Clock as _, SystemClock};
use crate::hook::Hooks;
use crate::random::SystemRandom;
use crate::store::{AuditEntry, Channel, Mailbox, Messages as _, Store as _};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Args {
    /// 写上或者换掉一个去处
    Set(Set),
    /// 不再发往那里
    Remove(Remove),
    /// 显示接口签名的公钥，交给接收的一方
    Key(Place),
}

#[derive(Debug, clap::Args)]
pub(super) struct Set {
    /// 谁的通知:reception、issuing、supervision、operator、department/编号、institution/编号
    #[arg(long)]
    to: String,
    /// 邮箱地址
    #[arg(long, value_name = "ADDRESS", conflicts_with = "hook")]
    mail: Option<String>,
    /// 接口地址，要用 https（本机可以用 http）
    #[arg(long, value_name = "URL", required_unless_present = "mail")]
    hook: Option<String>,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
pub(super) struct Remove {
    /// 谁的通知
    #[arg(long)]
    to: String,
    /// 不再发邮件，否则是不再调用接口
    #[arg(long)]
    mail: bool,
    #[command(flatten)]
    place: Place,
}

pub(super) fn run(args: Args) -> Outcome {
    let (to, channel, target, place) = match args {
        Args::Key(place) => return key(&place),
        Args::Set(Set {
            to,
            mail: Some(mail),
            place,
            ..
        }) => (to, Channel::Mail, Some(mail), place),
        Args::Set(Set {
            to, hook, place, ..
        }) => (to, Channel::Hook, hook, place),
        Args::Remove(Remove { to, mail, place }) => {
            let channel = if mail { Channel::Mail } else { Channel::Hook };
            (to, channel, None, place)
        }
    };
    if let Some(target) = &target {
        check(channel, target)?;
    }
    let mailbox = mailbox(&to)?;
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Complaint(format!("不能启动：{error}")))?;
    runtime.block_on(async {
        let store = open(&place)?;
        let audit = AuditEntry {
            at: SystemClock.now(),
            actor: "hall".to_owned(),
            act: "hall.endpoint.changed",
            object: mailbox.to_string(),
        };
        let changed = store.put_endpoint(&mailbox, channel, target, audit);
        changed.await.map_err(stuck)?;
        store.close().await;
        output::line(&format!("已写好：{mailbox}"));
        Ok(true)
    })
}

fn key(place: &Place) -> Outcome {
    let folder = place.data.join("keys");
    let stuck = |error| Complaint(format!("不能打开签名密钥 {}：{error}", folder.display()));
    std::fs::create_dir_all(&folder).map_err(stuck)?;
    let hooks = Hooks::open(&folder, &SystemRandom).map_err(stuck)?;
    output::line(&hooks.public());
    Ok(true)
}

fn mailbox(text: &str) -> Result<Mailbox, Complaint> {
    match text.split_once('/') {
        Some(("department", id)) if !id.is_empty() => Ok(Mailbox::Department(id.to_owned())),
        Some(("institution", id)) if !id.is_empty() => Ok(Mailbox::Institution(id.to_owned())),
        None if text == "reception" => Ok(Mailbox::Reception),
        None if text == "issuing" => Ok(Mailbox::Issuing),
        None if text == "supervision" => Ok(Mailbox::Supervision),
        None if text == "operator" => Ok(Mailbox::Operator),
        _ => Err(Complaint(
            "--to 要写 reception、issuing、supervision、operator、department/编号 或 institution/编号"
                .to_owned(),
        )),
    }
}

/// Nothing goes out in the clear, except to this very machine.
fn check(channel: Channel, target: &str) -> Result<(), Complaint> {
    let is_good = match channel {
        Channel::Mail => target.parse::<lettre::Address>().is_ok(),
        Channel::Hook => ["https://", "http://127.0.0.1:", "http://localhost:"]
            .iter()
            .any(|it| target.starts_with(it)),
    };
    if is_good {
        Ok(())
    } else {
        Err(Complaint(
            "--mail 要写邮箱地址，--hook 要写 https:// 开头的地址".to_owned(),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_in_the_clear_to_another_machine() {
        assert!(check(Channel::Hook, "https://bank.example/hall").is_ok());
        assert!(check(Channel::Hook, "http://127.0.0.1:9000/hall").is_ok());
        assert!(check(Channel::Hook, "http://bank.example/hall").is_err());
        assert!(check(Channel::Hook, "http://127.0.0.1.bank.example/").is_err());
    }

    #[test]
    fn a_persons_mailbox_is_the_persons_own_business() {
        assert!(mailbox("account/mother").is_err());
        assert!(mailbox("department/health").is_ok());
    }
}
