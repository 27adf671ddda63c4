//! `hall audit check`: the recorded history, held against what must be true of it.

use std::path::PathBuf;

use serde::Serialize;

use super::{Complaint, Outcome, Sources, output};
use crate::config::Config;
use crate::evidence::{Fault, Found, check};
use crate::live::LiveCatalog;
use crate::store::{Sqlite, Store as _, StoreError};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 存放数据库和附件的文件夹
    #[arg(long, value_name = "DIR", default_value = "hall-data")]
    data: PathBuf,
    /// 数据库，例如 sqlite:hall.db；不写就在数据文件夹里
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// The report, with the names that the interface promises.
#[derive(Debug, Serialize)]
struct Told {
    applications: usize,
    turns: usize,
    audited: u64,
    faults: Vec<Line>,
}

#[derive(Debug, Serialize)]
struct Line {
    #[serde(flatten)]
    fault: Fault,
    message: &'static str,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let file = Config::database_of(&args.data, args.database.as_deref()).map_err(Complaint)?;
    // Opening makes a database where there is none, and an empty one would be without fault.
    if !file.is_file() {
        let file = file.display();
        return Err(Complaint(format!(
            "没有数据库 {file}。请用 --data 写明大厅的数据文件夹"
        )));
    }
    let catalog = LiveCatalog::of(sources.catalogue()?);
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Complaint(format!("不能启动：{error}")))?;
    let found = runtime
        .block_on(async {
            let store = Sqlite::open(&file)?;
            let found = check(&store, catalog.calendar()).await;
            store.close().await;
            found
        })
        .map_err(|error: StoreError| Complaint(format!("不能读数据库：{error}")))?;
    let clean = found.faults.is_empty();
    tell(found, args.json)?;
    Ok(clean)
}

fn tell(found: Found, json: bool) -> Result<(), Complaint> {
    if json {
        let line = |fault: Fault| Line {
            message: fault.claim.words(),
            fault,
        };
        return output::json(&Told {
            applications: found.n_applications,
            turns: found.n_turns,
            audited: found.n_audited,
            faults: found.faults.into_iter().map(line).collect(),
        });
    }
    for fault in &found.faults {
        let Fault {
            claim,
            number,
            turn,
            what,
        } = fault;
        output::line(&format!("{number} 第 {turn} 步：{} {what}", claim.words()));
    }
    output::line(&format!(
        "核对了 {} 件申请、{} 步经过、{} 行审计记录，发现 {} 处问题",
        found.n_applications,
        found.n_turns,
        found.n_audited,
        found.faults.len()
    ));
    Ok(())
}
