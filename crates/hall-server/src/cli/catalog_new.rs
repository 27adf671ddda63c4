//! `hall catalog new`: writes a skeleton into the folder of the sources, and says what to do next.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use hall_catalog::{Files, SourceFile, check, skeleton};

use super::{Complaint, Outcome, Sources, output};

#[derive(Debug, clap::Subcommand)]
pub(super) enum Args {
    /// 一个事项，带一个自己的字段
    Service {
        /// 编号，小写英文和连字符，如 street-stall-permit
        id: String,
    },
    /// 一个一件事，带一个引导问题
    Bundle {
        /// 编号，小写英文和连字符，如 open-stall
        id: String,
        /// 里面的事项，用逗号隔开；不写就一起写一个新事项
        #[arg(long, value_name = "SERVICES", value_delimiter = ',')]
        services: Vec<String>,
    },
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let folder = sources.folder()?;
    let files = sources.files()?;
    let made = match args {
        Args::Service { id } => skeleton::service(&files, id),
        Args::Bundle { id, services } => skeleton::bundle(&files, id, services),
    }
    .map_err(|refusal| Complaint(refusal.to_string()))?;
    write(folder, &made)?;
    output::line(&format!("写好了，在 {}：", folder.display()));
    for file in &made {
        output::line(&format!("  {}", file.path));
    }
    tell_check(&sources.files()?, &made);
    tell_next(args, folder);
    Ok(true)
}

/// Writes the files, none of them over a file that is there.
fn write(folder: &Path, made: &[SourceFile]) -> Result<(), Complaint> {
    let cannot = |file: &SourceFile, error| Complaint(format!("不能写 {}：{error}", file.path));
    for file in made {
        if folder.join(&file.path).exists() {
            return Err(Complaint(format!(
                "{} 已经有了，没有动它。怎么改：换一个编号，或者先把它移走",
                file.path
            )));
        }
    }
    for file in made {
        let path = folder.join(&file.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| cannot(file, error))?;
        }
        OpenOptions::new()
            .write(true)
            .create_new(true)
            .open(&path)
            .and_then(|mut it| it.write_all(file.text.as_bytes()))
            .map_err(|error| cannot(file, error))?;
    }
    Ok(())
}

/// What the check says of the new files. Services put together by hand may need more than a skeleton.
fn tell_check(files: &Files, made: &[SourceFile]) {
    let report = check(files);
    let ours = |file: &str| made.iter().any(|it| it.path == file);
    let findings: Vec<_> = report.findings.iter().filter(|it| ours(&it.file)).collect();
    if findings.is_empty() {
        output::line("检查过了，没有问题。");
        return;
    }
    output::line(&format!("检查过了，还有 {} 处要您来定：\n", findings.len()));
    for finding in findings {
        output::line(&format!("{finding}\n"));
    }
}

fn tell_next(args: &Args, folder: &Path) {
    let folder = folder.display();
    output::line("接下来：");
    output::line("  1. 打开这些文件，把带“示例”的地方改成真的；每一行上面都有说明");
    output::line(&format!("  2. 检查：hall catalog check --catalog {folder}"));
    match args {
        Args::Service { id } => output::line(&format!(
            "  3. 放进一件事：在 bundles 的文件里加一行 - service: {id}，\
             或者 hall catalog new bundle 新编号 --services {id} --catalog {folder}"
        )),
        Args::Bundle { id, .. } => output::line(&format!(
            "  3. 看合并的结果：hall merge {id} --catalog {folder}"
        )),
    }
    output::line(&format!("  4. 在浏览器里看：hall serve --catalog {folder}"));
}
