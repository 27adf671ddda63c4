//! The command line. Each subcommand is a file; what they share is how they end.
//!
//! Results go to standard output, complaints to standard error, and the exit code says which it was:
//! 0 yes, 1 no, 2 it could not be read or asked.

mod audit_check;
mod bundle;
mod catalog_check;
mod catalog_diff;
mod catalog_list;
mod catalog_new;
mod catalog_page;
mod catalog_schema;
mod catalog_wishes;
mod endpoint;
mod institution;
mod merge;
mod open;
mod output;
mod portable;
mod precheck;
mod rebased;
mod serve;
mod sources;
mod split;
mod value;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use sources::Sources;

/// 政务大厅“高效办成一件事”。
#[derive(Debug, Parser)]
#[command(name = "hall", version, disable_help_subcommand = true)]
struct Cli {
    /// 用这个文件夹里的事项目录；不写就用随程序发布的
    #[arg(long, global = true, value_name = "DIR")]
    catalog: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// 启动大厅
    Serve(serve::Args),
    /// 核对大厅记下的经过
    #[command(subcommand)]
    Audit(Audit),
    /// 检查、列出、比较、增添事项目录
    #[command(subcommand)]
    Catalog(Catalog),
    /// 备案能在线确认的机构（银行等）
    #[command(subcommand)]
    Institution(institution::Args),
    /// 写上部门、机构和运维的人在大厅之外从哪里收到通知
    #[command(subcommand)]
    Endpoint(endpoint::Args),
    /// 合并一件事的表单和材料
    Merge(merge::Args),
    /// 打开一份从大厅导出的草稿，把里面的文件放进一个文件夹
    Open(open::Args),
    /// 预检一份申请
    Precheck(precheck::Args),
    /// 把一份申请拆成各事项的分表
    Split(split::Args),
    /// 按类型检查一个值
    Value(value::Args),
}

#[derive(Debug, Subcommand)]
enum Audit {
    /// 核对每件申请的经过：没有丢的、重的、只分了一半的，也没有不该发生的
    Check(audit_check::Args),
}

#[derive(Debug, Subcommand)]
enum Catalog {
    /// 检查事项目录
    Check(catalog_check::Args),
    /// 列出一件事和事项
    List(catalog_list::Args),
    /// 比较两版事项目录，说出对申请人有什么变化
    Diff(catalog_diff::Args),
    /// 写一个新事项或一件事的骨架，在它上面改
    #[command(subcommand)]
    New(catalog_new::Args),
    /// 写出一件事的审核页，给不看代码的人逐条核对、打印、签字
    Page(catalog_page::Args),
    /// 写出源文件的 JSON Schema，编辑器用它补全和标错
    Schema(catalog_schema::Args),
    /// 人们想一起办的、常常接着办的，哪些还没有合成一件事
    Wishes(catalog_wishes::Args),
}

/// How a subcommand ends when it can say neither yes nor no: what is wrong, and how to mend it.
#[derive(Debug)]
pub(crate) struct Complaint(pub(crate) String);

/// Whether the answer is yes.
type Outcome = Result<bool, Complaint>;

/// Runs the command line.
pub fn main() -> ExitCode {
    let Cli { catalog, command } = Cli::parse();
    let sources = Sources(catalog);
    let outcome = match command {
        Command::Serve(args) => serve::run(args, &sources),
        Command::Audit(Audit::Check(args)) => audit_check::run(&args, &sources),
        Command::Catalog(Catalog::Check(args)) => catalog_check::run(&args, &sources),
        Command::Catalog(Catalog::List(args)) => catalog_list::run(&args, &sources),
        Command::Catalog(Catalog::Diff(args)) => catalog_diff::run(&args),
        Command::Catalog(Catalog::New(args)) => catalog_new::run(&args, &sources),
        Command::Catalog(Catalog::Page(args)) => catalog_page::run(&args, &sources),
        Command::Catalog(Catalog::Schema(args)) => catalog_schema::run(&args),
        Command::Catalog(Catalog::Wishes(args)) => catalog_wishes::run(&args, &sources),
        Command::Institution(args) => institution::run(args),
        Command::Endpoint(args) => endpoint::run(args),
        Command::Merge(args) => merge::run(&args, &sources),
        Command::Open(args) => open::run(&args),
        Command::Precheck(args) => precheck::run(&args, &sources),
        Command::Split(args) => split::run(&args, &sources),
        Command::Value(args) => value::run(&args, &sources),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(Complaint(text)) => {
            output::complain(&text);
            ExitCode::from(2)
        }
    }
}
