//! The tree of life stages, the public list of services, the national lists.

use hall_core::catalog::{Batch, Coverage, Handling, HandlingWay, Listed, PublicService};

use super::n_days;

pub const JUMP: &str = "直接去";
pub const LOCAL: &str = "地方特色";
pub const NOT_OPEN_YET: &str = "尚未开通";
pub const ONLY_ONE: &str = "只办其中一项？每个事项也能单独办";

pub const SERVICES_TITLE: &str = "最多跑一次清单";
pub const SERVICES_LEAD: &str =
    "这里是大厅里的全部事项。只要办其中一项，点它的名称就行，不用整件事一起办。";
pub const SERVICES_EXAMPLE: &str = "例如：户口、营业执照";
pub const NO_SERVICE_FOUND: &str = "没有符合的事项。换一种说法，或者放宽部门和办理方式。";
pub const DEPARTMENT: &str = "部门";
pub const EVERY_DEPARTMENT: &str = "全部部门";
pub const HANDLING: &str = "办理方式";
pub const EVERY_HANDLING: &str = "不限方式";
pub const COVERAGE: &str = "通办范围";
pub const IN_BUNDLES: &str = "也可以一起办";
pub const MORE_SERVICES: &str = "显示更多";
pub const CSV_NAME: &str = "最多跑一次清单.csv";
pub const CSV_HEAD: [&str; 11] = [
    "事项",
    "编号",
    "实施部门",
    "网上跑动次数",
    "窗口跑动次数",
    "办理方式",
    "通办范围",
    "法定时限（工作日）",
    "承诺时限（工作日）",
    "办理结果",
    "所在一件事",
];

pub const NATIONAL_LISTS: &str = "国家清单";
pub const NATIONAL_LISTS_LEAD: &str =
    "国务院推出的重点事项。只有在公开文本里核对过名称的，才标“国家清单”；没有核对到的照实写明。";
pub const NAME_UNVERIFIED: &str = "名称待核实";
pub const ALONE_TOO: &str = "这是单独办一项";
pub const ALONE_LEAD: &str = "如果几件事都要办，可以一次申请：";

pub fn listed(listed: &Listed) -> String {
    if listed.verified {
        format!("国家清单 · {}", listed.list)
    } else {
        format!("{} · {NAME_UNVERIFIED}", listed.list)
    }
}

pub fn planned(listed: &Listed, names: &str) -> String {
    if listed.verified {
        format!("{names}（国家清单，{}）", listed.list)
    } else {
        format!("{names}（{}，{NAME_UNVERIFIED}）", listed.list)
    }
}

pub fn n_services_found(n: usize) -> String {
    format!("共 {n} 项")
}

pub fn download_n(n: usize) -> String {
    format!("下载这 {n} 项（CSV 表格）")
}

pub fn n_without_visit(all: usize, none: usize) -> String {
    format!("{all} 项，每项最多跑一次；其中 {none} 项可以一趟不跑。")
}

pub fn handling_way(way: HandlingWay) -> &'static str {
    match way {
        HandlingWay::Online => "网上",
        HandlingWay::Mobile => "手机",
        HandlingWay::Window => "窗口",
        HandlingWay::Kiosk => "自助机",
        HandlingWay::Nearby => "就近网点",
        HandlingWay::Helper => "帮办代办",
        HandlingWay::HomeVisit => "上门",
        HandlingWay::Post => "邮寄",
    }
}

pub fn handling_ways(ways: &[HandlingWay]) -> String {
    let names: Vec<&str> = ways.iter().map(|it| handling_way(*it)).collect();
    names.join("、")
}

pub fn coverage(coverage: Coverage) -> &'static str {
    match coverage {
        Coverage::District => "本区县",
        Coverage::City => "全市通办",
        Coverage::Province => "全省通办",
        Coverage::CrossProvince => "跨省通办",
    }
}

pub fn visits(handling: &Handling) -> String {
    let mut said = Vec::new();
    if handling.is_remote() {
        said.push(match handling.visits.online {
            0 => "网上办不用跑".to_owned(),
            n => format!("网上办跑 {n} 趟"),
        });
    }
    if handling.ways.contains(&HandlingWay::Window) {
        said.push(match handling.visits.window {
            0 => "窗口办不用跑".to_owned(),
            n => format!("窗口办跑 {n} 趟"),
        });
    }
    said.join("，")
}

pub fn promise(service: &PublicService) -> String {
    let limit = &service.limit;
    let (promised, statutory) = (limit.promised.to_string(), limit.statutory.to_string());
    let usual = if promised == statutory {
        n_days(&promised)
    } else {
        format!("{}（法定 {}）", n_days(&promised), n_days(&statutory))
    };
    match &limit.except {
        Some(it) => format!("{usual}，{} {}", it.label, n_days(&it.promised.to_string())),
        None => usual,
    }
}

pub fn batch(batch: &Batch) -> String {
    let unknown = usize::from(batch.count).saturating_sub(batch.matters.len());
    let missing = if unknown == 0 {
        String::new()
    } else {
        format!("，其中 {unknown} 件的名称还没有查到")
    };
    format!("{}：{} 件{missing}", batch.name, batch.count)
}

pub fn batch_source(batch: &Batch) -> String {
    let known = |verified: bool| if verified { "已核实" } else { "待核实" };
    format!(
        "{}，{} 印发。文号{}，件数{}。来源：{}。",
        batch.document,
        batch.issued,
        known(batch.document_verified),
        known(batch.count_verified),
        batch.source
    )
}
