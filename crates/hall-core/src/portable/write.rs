//! Writing a container.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::age::{self, Randomness};
use super::zip::Writer;
use super::{MAX_BYTES, MAX_ENTRIES, file_name};
use crate::application::Application;

/// The application inside.
pub(super) const APPLICATION: &str = "application.json";
/// The note inside.
pub(super) const README: &str = "README.txt";

/// What the note says to whoever unpacks a container with another program.
const NOTE: &str = "这是“一件事大厅”导出的一份申请草稿，还没有提交。\r\n\r\n\
    application.json 是填写的内容，files 文件夹里是选好的材料文件。\r\n\
    继续填写：打开大厅的“我的草稿”，选“导入”，选这个压缩包（不用先解压）。\r\n\
    也可以带到政务服务窗口，请工作人员打开。\r\n\r\n\
    里面有个人信息，请不要转发给不相干的人；用完请删除。\r\n";

/// Writes a container with the application and the contents of its files, by their SHA-256; with a
/// passphrase, sealed. Contents that are not given are left out.
///
/// `None` if it would be larger than what is read again.
pub fn write(
    application: &Application,
    files: &BTreeMap<String, Vec<u8>>,
    day: NaiveDate,
    seal: Option<(&str, &Randomness)>,
) -> Option<Vec<u8>> {
    let size: usize = files.values().map(Vec::len).sum();
    let names: BTreeMap<&String, String> = application
        .materials
        .iter()
        .flat_map(|it| &it.files)
        .map(|it| (&it.sha256, file_name(&it.sha256, &it.name)))
        .collect();
    if MAX_BYTES - (MAX_BYTES >> 4) < size || MAX_ENTRIES < names.len() + 2 {
        return None;
    }
    let mut zip = Writer::new(day);
    // First, so that it is read as long as anything is.
    zip.add(APPLICATION, &serde_json::to_vec_pretty(application).ok()?)?;
    zip.add(README, NOTE.as_bytes())?;
    for (sha256, name) in names {
        if let Some(content) = files.get(sha256) {
            zip.add(&format!("files/{name}"), content)?;
        }
    }
    let zip = zip.finish()?;
    match seal {
        None => Some(zip),
        Some((passphrase, random)) => age::seal(&zip, passphrase, random),
    }
}
