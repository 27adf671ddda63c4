//! `hall catalog schema`: JSON Schemas of the source files, for editors.

use std::fs;
use std::path::PathBuf;

use hall_catalog::schema::schemas;
use serde_json::{Map, Value};

use super::{Complaint, Outcome, output};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 写进这个文件夹，一类源文件一个；不写就全部打印出来
    #[arg(long, value_name = "DIR")]
    out: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> Outcome {
    let Some(folder) = &args.out else {
        output::json(&all())?;
        return Ok(true);
    };
    let cannot = |error| Complaint(format!("不能写 {}：{error}", folder.display()));
    fs::create_dir_all(folder).map_err(cannot)?;
    for schema in schemas() {
        let path = folder.join(format!("{}.json", schema.name));
        fs::write(&path, &schema.text).map_err(cannot)?;
        output::line(&format!("{}  管 {}", path.display(), schema.part));
    }
    output::line("怎样让编辑器用上，见事项目录的 README.md");
    Ok(true)
}

/// The schemas by their names.
fn all() -> Map<String, Value> {
    let read = |text: &str| serde_json::from_str(text).unwrap_or_default();
    let named = schemas()
        .into_iter()
        .map(|it| (it.name.to_owned(), read(&it.text)));
    named.collect()
}
