//! `hall serve`

use std::net::SocketAddr;
use std::path::PathBuf;

use tracing::error;
use tracing_subscriber::fmt;

use super::{Complaint, Outcome, Sources, output};
use crate::app::App;
use crate::config::{Acceptance, Beginning, Config, Signature};
use crate::live::LiveCatalog;
use crate::serve;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 监听的地址
    #[arg(long, default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// 存放数据库和附件的文件夹
    #[arg(long, value_name = "DIR", default_value = "hall-data")]
    data: PathBuf,
    /// 数据库，例如 sqlite:hall.db;不写就在数据文件夹里
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// 构建好的前端；不写就用当前文件夹里的 dist（如果有）
    #[arg(long, value_name = "DIR")]
    dist: Option<PathBuf>,
    /// 给大厅里的公用电脑用：什么都不留，三分钟没人操作就清除
    #[arg(long)]
    kiosk: bool,
    /// 停用离线功能：浏览器下次打开页面时，撤下后台脚本（service worker）和它缓存的页面；草稿不动
    #[arg(long)]
    without_worker: bool,
    /// 给空的数据库装上演示办件（A1 到 L），已有申请时不动
    #[arg(long)]
    demo: bool,
    /// 提交之后由谁受理
    #[arg(long, value_enum, default_value_t)]
    acceptance: Acceptance,
    /// 新的电子证照用哪种签名
    #[arg(long, value_enum, default_value_t)]
    signature: Signature,
}

pub(super) fn run(args: Args, sources: &Sources) -> Outcome {
    fmt()
        .json()
        .with_writer(std::io::stderr)
        .with_target(false)
        .init();
    // A panic's own words may hold what somebody typed; where it happened is enough to mend it.
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        error!(place = place.as_deref().unwrap_or("unknown"), "a panic");
    }));
    let Args {
        listen,
        data,
        database,
        dist,
        without_worker,
        kiosk,
        demo,
        acceptance,
        signature,
    } = args;
    let config = Config::new(listen, &data, database.as_deref(), dist).map_err(Complaint)?;
    let config = Config {
        signature,
        without_worker,
        kiosk,
        acceptance,
        beginning: if demo {
            Beginning::Samples
        } else {
            Beginning::Empty
        },
        ..config
    };
    let catalog = LiveCatalog::of(sources.catalogue()?);
    let runtime =
        tokio::runtime::Runtime::new().map_err(|error| Complaint(format!("不能启动：{error}")))?;
    runtime
        .block_on(async {
            let app = serve::open(&config, catalog).await?;
            let hello = hello(&app);
            serve::serve(app, config.listen, |at| {
                output::line(&format!("大厅已启动：http://{at}\n{hello}"));
            })
            .await
        })
        .map_err(Complaint)?;
    Ok(true)
}

/// Who can sign in to the demo.
fn hello(app: &App) -> String {
    let demo = &app.demo;
    let people = demo.people.iter().map(|it| {
        format!(
            "  {:<12} {:<18} {},{}",
            it.account, it.password, it.name, it.about
        )
    });
    let reviewers = demo.reviewers.iter().map(|it| {
        let department = app.catalog.department_name(&it.department);
        format!(
            "  {:<20} {:<26} {department}审批员{}",
            it.account, it.password, it.name
        )
    });
    let staff = demo.staff.iter().map(|it| {
        format!(
            "  {:<20} {:<26} {},{}",
            it.account, it.password, it.name, it.about
        )
    });
    let people: Vec<String> = people.collect();
    let reviewers: Vec<String> = reviewers.chain(staff).collect();
    format!(
        "演示账号（账号、密码；人物均为虚构）:\n{}\n审批员（在 /desk 登录）:\n{}",
        people.join("\n"),
        reviewers.join("\n")
    )
}
