//! `hall institution`: 一次备案、免予提交. An institution is filed once, and answers by signed messages.

use std::path::PathBuf;

use super::{Complaint, Outcome, output};
use crate::clock::{Clock as _, SystemClock};
use crate::config::Config;
use crate::random::unhex;
use crate::store::{AuditEntry, Institution, Sqlite, Store as _, StoreError};

/// The longest id or name, in characters.
const LONGEST: usize = 120;

#[derive(Debug, clap::Subcommand)]
pub(super) enum Args {
    /// 备案一家机构，或者换它的名称、公钥
    Add(Add),
    /// 列出备过案的机构
    List(Place),
}

#[derive(Debug, clap::Args)]
pub(super) struct Add {
    /// 机构编号，通常是统一社会信用代码
    #[arg(long)]
    id: String,
    /// 机构名称
    #[arg(long)]
    name: String,
    /// Ed25519 公钥，64 个十六进制字符；私钥只留在机构自己手里
    #[arg(long, value_name = "HEX")]
    key: String,
    #[command(flatten)]
    place: Place,
}

#[derive(Debug, clap::Args)]
pub(super) struct Place {
    /// 存放数据库和附件的文件夹
    #[arg(long, value_name = "DIR", default_value = "hall-data")]
    data: PathBuf,
    /// 数据库，例如 sqlite:hall.db；不写就在数据文件夹里
    #[arg(long, value_name = "URL")]
    database: Option<String>,
}

pub(super) fn run(args: Args) -> Outcome {
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Complaint(format!("不能启动：{error}")))?;
    runtime.block_on(async {
        match args {
            Args::Add(args) => add(args).await,
            Args::List(place) => list(&place).await,
        }
    })
}

async fn add(args: Add) -> Outcome {
    let institution = institution(&args)?;
    let store = open(&args.place)?;
    let audit = AuditEntry {
        at: SystemClock.now(),
        actor: "hall".to_owned(),
        act: "hall.institution.filed",
        object: institution.id.clone(),
    };
    let line = format!("已备案：{} {}", institution.id, institution.name);
    store
        .put_institution(institution, audit)
        .await
        .map_err(stuck)?;
    store.close().await;
    output::line(&line);
    Ok(true)
}

async fn list(place: &Place) -> Outcome {
    let store = open(place)?;
    for it in store.institutions().await.map_err(stuck)? {
        output::line(&format!("{} {}", it.id, it.name));
    }
    store.close().await;
    Ok(true)
}

fn institution(args: &Add) -> Result<Institution, Complaint> {
    let (id, name) = (args.id.trim(), args.name.trim());
    let fits = |text: &str| (1..=LONGEST).contains(&text.chars().count());
    if !fits(id) || !fits(name) || id.contains(['/', '\n']) {
        return Err(Complaint(
            "--id 和 --name 都要写，编号里不能有斜线".to_owned(),
        ));
    }
    let key = unhex(args.key.trim()).and_then(|it| it.try_into().ok());
    // A key of small order would let anybody sign.
    let is_good =
        |key: &[u8; 32]| ed25519_dalek::VerifyingKey::from_bytes(key).is_ok_and(|it| !it.is_weak());
    let key = key.filter(is_good);
    Ok(Institution {
        id: id.to_owned(),
        name: name.to_owned(),
        key: key
            .ok_or_else(|| Complaint("--key 不是 Ed25519 公钥：要 64 个十六进制字符".to_owned()))?,
    })
}

fn open(place: &Place) -> Result<Sqlite, Complaint> {
    let file = Config::database_of(&place.data, place.database.as_deref()).map_err(Complaint)?;
    Sqlite::open(&file).map_err(stuck)
}

fn stuck(error: StoreError) -> Complaint {
    Complaint(format!("不能读写数据库：{error}"))
}
