//! `hall catalog wishes`: what people wish to have done together, for those who write the catalogue.

use std::path::PathBuf;

use hall_api::{Pair, Wishes};
use hall_catalog::Snapshot;

use super::{Complaint, Outcome, Sources, output};
use crate::config::Config;
use crate::store::{Sqlite, Store as _, StoreError};
use crate::wishes::wishes;

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

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let index = Snapshot::of(&sources.catalogue()?).index;
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Complaint(format!("不能启动：{error}")))?;
    let all = runtime.block_on(async {
        let file = Config::database_of(&args.data, args.database.as_deref()).map_err(Complaint)?;
        let store = Sqlite::open(&file).map_err(stuck)?;
        let all = wishes(&store, &index).await.map_err(stuck);
        store.close().await;
        all
    })?;
    if args.json {
        output::json(&all)?;
    } else {
        list(&all);
    }
    Ok(true)
}

fn list(all: &Wishes) {
    output::line("想一起办的：");
    for wish in &all.wishes {
        pair(&wish.pair);
        for why in &wish.why {
            output::line(&format!("    {why}"));
        }
    }
    output::line("常接着办的一件事：");
    all.bundles.iter().for_each(pair);
    output::line("常接着办的事项：");
    all.services.iter().for_each(pair);
}

fn pair(it: &Pair) {
    let [first, second] = &it.names;
    let already = it.already.as_ref();
    let already = already.map_or_else(String::new, |it| format!("，已经都在“{it}”里"));
    output::line(&format!(
        "  {first} + {second}：{} 人{already}",
        it.n_people
    ));
}

fn stuck(error: StoreError) -> Complaint {
    Complaint(format!("不能读写数据库：{error}"))
}
