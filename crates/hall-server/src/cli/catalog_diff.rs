//! `hall catalog diff`: what a change of the catalogue does to applicants.

use std::path::{Path, PathBuf};

use hall_catalog::diff::{BundleDiff, Counts, Diff, Fate};
use hall_catalog::{Catalogue, diff};
use hall_core::merge::Figures;
use serde::Serialize;

use super::{Complaint, Outcome, Sources, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 原来的事项目录：放着 services、bundles 等的文件夹
    #[arg(value_name = "OLD")]
    old: PathBuf,
    /// 改过的事项目录
    #[arg(value_name = "NEW")]
    new: PathBuf,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// The comparison, and its answer in one word.
#[derive(Debug, Serialize)]
struct Told<'a> {
    changed: bool,
    #[serde(flatten)]
    diff: &'a Diff,
}

/// "Yes" is that nothing changes.
pub(super) fn run(args: &Args) -> Outcome {
    let diff = diff(&read(&args.old)?, &read(&args.new)?);
    let same = diff.is_empty();
    if args.json {
        output::json(&Told {
            changed: !same,
            diff: &diff,
        })?;
    } else {
        tell(&diff);
    }
    Ok(same)
}

fn read(folder: &Path) -> Result<Catalogue, Complaint> {
    Sources(Some(folder.to_path_buf()))
        .catalogue()
        .map_err(|Complaint(why)| Complaint(format!("{}：{why}", folder.display())))
}

fn tell(diff: &Diff) {
    if diff.is_empty() {
        output::line("对申请人没有变化");
    }
    for bundle in &diff.bundles {
        tell_bundle(bundle);
    }
    for entitlement in &diff.entitlements {
        output::line(&entitlement.message);
    }
}

fn tell_bundle(it: &BundleDiff) {
    let fate = match it.fate {
        Fate::Added => "（新增）",
        Fate::Removed => "（取消）",
        Fate::Changed => "",
    };
    output::line(&format!("{}  {}{fate}", it.id, it.name));
    output::line(&format!("  {}", figures(&it.figures)));
    for difference in &it.differences {
        output::line(&format!("  {}", difference.message));
    }
    if !it.drafts.is_empty() {
        output::line("  填到一半的草稿要重新看的：");
    }
    for revisit in &it.drafts {
        output::line(&format!("    {}", revisit.message));
    }
}

/// The figures that an applicant reads, before and after.
fn figures(counts: &Counts) -> String {
    let pair = |name: &str, of: &dyn Fn(&Figures) -> String| {
        let none = || "无".to_owned();
        let before = counts.before.as_ref().map_or_else(none, of);
        let after = counts.after.as_ref().map_or_else(none, of);
        if before == after {
            format!("{name} {after}")
        } else {
            format!("{name} {before} → {after}")
        }
    };
    [
        pair("填写项", &|it| it.fields.merged.to_string()),
        pair("材料", &|it| it.materials.merged.to_string()),
        pair("要上传", &|it| it.materials.upload.to_string()),
        pair("工作日", &|it| it.working_days.together.to_string()),
        pair("跑动", &|it| it.visits.together.to_string()),
    ]
    .join("，")
}
