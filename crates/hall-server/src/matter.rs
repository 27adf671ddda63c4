//! Deadlines: what they are called.

use hall_core::flow::{Level, Matter, State, WaitsFor};

/// What a deadline is about, as a subject of the outbox: `promised/SERVICE`, or `supplement`.
pub fn subject(state: &State, matter: Matter) -> String {
    let (name, item) = match matter {
        Matter::Acceptance => ("acceptance", None),
        Matter::Notice => ("notice", None),
        Matter::Collecting => ("collecting", None),
        Matter::Supplement => ("supplement", None),
        Matter::Deferral { item, .. } => ("deferral", Some(item)),
        Matter::Procedure { .. } => ("procedure", None),
        Matter::Mending { .. } => ("mending", None),
        Matter::Party { item, .. } => ("party", Some(item)),
        Matter::Promised { .. } => ("promised", None),
        Matter::Statutory { .. } => ("statutory", None),
        Matter::Inspection { item, .. } => ("inspection", Some(item)),
        Matter::Certificate { item } => ("certificate", Some(item)),
        Matter::Parcel => ("parcel", None),
        Matter::Invitation => ("invitation", None),
        Matter::Contact => ("contact", None),
        Matter::Repair => ("repair", None),
        Matter::Complaint => ("complaint", None),
    };
    let mut subject = name.to_owned();
    if let Some(case) = matter.case() {
        subject = format!("{subject}/{}", state.service(case));
    }
    item.map_or_else(|| subject.clone(), |item| format!("{subject}/{item}"))
}

/// What is waited for, in plain words.
pub const fn words(matter: Matter) -> &'static str {
    match matter {
        Matter::Acceptance => "窗口决定是否受理",
        Matter::Notice => "按一次性告知补正",
        Matter::Collecting => "汇总各部门的补正要求",
        Matter::Supplement => "答复补正",
        Matter::Deferral { .. } => "补交容缺的材料",
        Matter::Procedure { .. } => "踏勘、听证等程序的结论",
        Matter::Mending { .. } => "整改现场发现的问题",
        Matter::Party { .. } => "第三方确认",
        Matter::Promised { .. } => "在承诺时限内办结",
        Matter::Statutory { .. } => "在法定时限内办结",
        Matter::Inspection { .. } => "核查承诺的事项",
        Matter::Certificate { .. } => "证照到期",
        Matter::Parcel => "送到办理结果",
        Matter::Invitation => "邀请评价",
        Matter::Contact => "差评回访",
        Matter::Repair => "差评整改",
        Matter::Complaint => "答复投诉",
    }
}

/// Whom it waits for, in plain words; `department` is the name of the case's.
pub fn whom(state: &State, matter: Matter, department: Option<&str>) -> String {
    match matter.waits_for() {
        WaitsFor::Applicant => "申请人",
        WaitsFor::Reception => "综合窗口",
        WaitsFor::Department => department.unwrap_or("各部门"),
        WaitsFor::Party => return party(state, matter).to_owned(),
        WaitsFor::Complaint => match state.complaint.map(|it| it.level) {
            None | Some(Level::Window) => "综合窗口",
            Some(Level::Department) => "主办部门",
            Some(Level::Office) => "政务服务管理机构",
            Some(Level::Taskforce) => "专班",
        },
        WaitsFor::Nobody => "不等谁",
    }
    .to_owned()
}

/// What an outside party is called.
pub fn party(state: &State, matter: Matter) -> &str {
    let rule = match matter {
        Matter::Parcel => return &state.delivery.carrier,
        Matter::Party { case, item } => state
            .rules_of(case)
            .and_then(|rules| rules.parties.get(item)),
        _ => None,
    };
    rule.map_or("第三方", |it| &it.party)
}
