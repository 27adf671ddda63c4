//! Who of the staff looked at an application, from the audit.

use hall_api::Looked;

use super::history::desk;
use crate::live::LiveCatalog;
use crate::store::LookRow;

/// The looks in plain words. Desks are named and not people: who it was is in the audit.
pub fn looks(catalog: &LiveCatalog, rows: &[LookRow]) -> Vec<Looked> {
    let looked = |row: &LookRow| {
        let who: Vec<String> = row.roles.iter().map(|role| desk(catalog, role)).collect();
        Some(Looked {
            at: row.at,
            who: who.join("、"),
            what: words(&row.act)?.to_owned(),
        })
    };
    rows.iter().filter_map(looked).collect()
}

fn words(act: &str) -> Option<&'static str> {
    Some(match act {
        "desk.case.read" => "查看了本部门的申请表和材料",
        "desk.file.read" | "desk.application.file_read" => "打开了一份材料",
        "desk.application.read" => "查看了办件",
        "desk.application.content_read" => "查看了提交的全部内容",
        "desk.case.decided" => "作出了决定",
        "desk.call.read" => "看了窗口和部门就办件说的话",
        "desk.call.said" => "就办件和窗口或部门说了话",
        "desk.party.link_made" => "做了一个请第三方确认的链接",
        "desk.visitor.submitted" => "在窗口帮您填写，按您的纸质签名提交",
        "desk.acted" => "办理了一步",
        _ => return None,
    })
}
