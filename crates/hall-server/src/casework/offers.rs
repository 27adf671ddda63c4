//! What somebody may do now, as the page shows buttons for it. There is no second set of rules: these are
//! the acts that the table would accept.

use hall_api::{CaseMaterial, Colleague, Offer};
use hall_core::catalog::Bundle;
use hall_core::flow::{
    Act, Actor, CertificateState, Conclusion, Context, DeskAct, Outcome, Repair, Role, Ruling,
    State, offers as allowed,
};

use crate::live::LiveCatalog;
use crate::progress::Progress;
use crate::store::Account;

/// The acts that somebody may do in any of these roles.
pub fn offers(
    progress: &Progress,
    account: &str,
    roles: &[Role],
    context: &Context<'_>,
) -> Vec<Offer> {
    let mut all: Vec<Act> = Vec::new();
    for role in roles {
        let by = Actor::new(role.clone(), account);
        let acts = allowed(&progress.state, &by, context).into_iter();
        let new: Vec<Act> = acts.filter(|act| !all.contains(act)).collect();
        all.extend(new);
    }
    all.into_iter()
        .map(|act| {
            let (id, label) = name(&act);
            Offer {
                id: id.to_owned(),
                label: label.to_owned(),
                service: case(&progress.state, &act).map(|case| progress.service(case).to_owned()),
                act,
                colleagues: Vec::new(),
            }
        })
        .collect()
}

/// Whether an act names somebody who works here.
pub fn names_a_colleague(offer: &Offer) -> bool {
    matches!(
        offer.act,
        Act::Bar { .. }
            | Act::Desk {
                act: DeskAct::Assign { .. },
                ..
            }
    )
}

/// Adds whom such an act can name: a case is assigned to a reviewer of its department, and whoever is barred is a
/// reviewer of one of the application's. Nobody who is barred already or holds the case is named.
pub fn name_colleagues(
    offers: &mut [Offer],
    state: &State,
    staff: &[Account],
    catalog: &LiveCatalog,
) {
    for offer in offers.iter_mut().filter(|it| names_a_colleague(it)) {
        let case = case(state, &offer.act);
        let holder = case
            .and_then(|case| state.cases.get(case))
            .and_then(|it| it.holder.as_ref());
        let rules = state.rules.cases.iter().enumerate();
        let ours = rules.filter(|(at, _)| case.is_none_or(|case| case == *at));
        let departments: Vec<&String> = ours.map(|(_, it)| &it.department).collect();
        let colleague = |it: &Account| {
            let department = it.roles.iter().find_map(|role| match role {
                Role::Reviewer(department) if departments.contains(&department) => Some(department),
                _ => None,
            })?;
            let is_free = !state.barred.contains(&it.account) && holder != Some(&it.account);
            is_free.then(|| Colleague {
                account: it.account.clone(),
                name: it.name.clone(),
                department: catalog.department_name(department).to_owned(),
            })
        };
        offer.colleagues = staff.iter().filter_map(colleague).collect();
    }
}

/// The offers that are about one case.
pub fn offers_of(
    progress: &Progress,
    account: &str,
    roles: &[Role],
    position: usize,
    context: &Context<'_>,
) -> Vec<Offer> {
    let mut all = offers(progress, account, roles, context);
    all.retain(|it| case(&progress.state, &it.act) == Some(position));
    all
}

/// Adds to the buttons for commitments and outside parties which material they are about, where a case has
/// several of them.
pub fn name_materials(
    offers: &mut [Offer],
    state: &State,
    position: usize,
    materials: &[CaseMaterial],
) {
    let Some(rules) = state.rules_of(position) else {
        return;
    };
    for offer in offers {
        let id = match &offer.act {
            Act::Inspect { item, .. } if 1 < rules.commitments.len() => {
                rules.commitments.get(*item).map(|it| &it.material)
            }
            Act::Desk {
                act: DeskAct::AskAgain { item },
                ..
            } if 1 < rules.parties.len() => rules.parties.get(*item).map(|it| &it.question),
            _ => None,
        };
        let material = id.and_then(|id| materials.iter().find(|it| it.id == *id));
        if let Some(material) = material {
            offer.label = format!("{}（{}）", offer.label, material.label);
        }
    }
}

/// Says on the buttons for what was put off (容缺) which material they are about.
pub fn name_deferred(offers: &mut [Offer], state: &State, bundle: &Bundle) {
    for offer in offers {
        let Act::HandIn { case, item } = offer.act else {
            continue;
        };
        let rule = state.rules_of(case).and_then(|it| it.deferred.get(item));
        let mut materials = bundle.materials.iter();
        let material = rule.and_then(|rule| materials.find(|it| it.id == rule.material));
        if let Some(material) = material {
            offer.label = format!("补交“{}”", material.name);
        }
    }
}

/// The case that an act is about. A certificate and a note in the credit record come from one, too.
fn case(state: &State, act: &Act) -> Option<usize> {
    match act {
        Act::Turn { item, .. } => state.certificates.get(*item).map(|it| it.case),
        Act::RepairCredit { item } => state.credit.get(*item).map(|it| it.case),
        Act::Desk { case, .. }
        | Act::Mended { case }
        | Act::HandIn { case, .. }
        | Act::Confirm { case, .. }
        | Act::Deny { case, .. }
        | Act::Issue { case, .. }
        | Act::Inspect { case, .. } => Some(*case),
        _ => None,
    }
}

/// An act's stable name, and its button.
pub const fn name(act: &Act) -> (&'static str, &'static str) {
    match act {
        Act::Desk { act, .. } => desk_name(act),
        Act::Submit { .. } => ("submit", "提交"),
        Act::Notify { .. } => ("notify", "一次性告知补正"),
        Act::Correct { .. } => ("correct", "按告知补正"),
        Act::Accept => ("accept", "受理"),
        Act::Decline { .. } => ("decline", "不予受理"),
        Act::Arrange { .. } => ("arrange", "约联合踏勘"),
        Act::SendSupplement => ("send_supplement", "立即发出补正要求"),
        Act::Answer { .. } => ("answer", "答复补正"),
        Act::Mended { .. } => ("mended", "已整改"),
        Act::HandIn { .. } => ("hand_in", "补交容缺材料"),
        Act::Confirm { .. } => ("confirm", "确认"),
        Act::Deny { .. } => ("deny", "不确认"),
        Act::Withdraw => ("withdraw", "撤回申请"),
        Act::ChangeContact => ("change_contact", "更改联系方式"),
        Act::ChangeDelivery { .. } => ("change_delivery", "更改领取方式"),
        Act::Issue { .. } => ("issue", "制证"),
        Act::HandOver { .. } => ("hand_over", "窗口发放"),
        Act::Send { .. } => ("send", "寄出"),
        Act::Deliver { .. } => ("deliver", "已签收"),
        Act::Return { .. } => ("return", "已退回"),
        Act::Turn { to, .. } => match to {
            CertificateState::Valid => ("restore", "恢复证照"),
            CertificateState::Expired => ("expire", "证照到期"),
            CertificateState::Suspended => ("suspend", "暂停证照"),
            CertificateState::Revoked => ("revoke", "撤销证照"),
        },
        Act::Inspect { found, .. } => match found {
            Conclusion::Pass => ("inspect_pass", "核查：已履行承诺"),
            Conclusion::Mend { .. } => ("inspect_mend", "核查：限期整改"),
            Conclusion::Fail => ("inspect_fail", "核查：没有履行承诺"),
        },
        Act::RepairCredit { .. } => ("repair_credit", "修复信用记录"),
        Act::Rate { .. } => ("rate", "评价"),
        Act::Contact { repair } => match repair {
            Repair::Ordinary => ("contact", "已回访，限期整改"),
            Repair::Complex => ("contact_complex", "已回访，复杂问题整改"),
            Repair::Explained => ("contact_explained", "已回访并说明"),
        },
        Act::Repair { .. } => ("repair", "整改完成"),
        Act::Appeal { .. } => ("appeal", "申诉误评"),
        Act::RuleOnAppeal { ruling, .. } => match ruling {
            Ruling::Granted => ("appeal_upheld", "评价不计入"),
            Ruling::Denied => ("appeal_dismissed", "评价有效"),
        },
        Act::Complain { .. } => ("complain", "投诉"),
        Act::Escalate { .. } => ("escalate", "上报"),
        Act::Settle { .. } => ("settle", "办结投诉"),
        Act::Bar { .. } => ("bar", "令其回避"),
        Act::Ring { .. } => ("ring", "到期"),
    }
}

const fn desk_name(act: &DeskAct) -> (&'static str, &'static str) {
    match act {
        DeskAct::Assign { .. } => ("assign", "指派"),
        DeskAct::Take => ("take", "接办"),
        DeskAct::Release => ("release", "放回"),
        DeskAct::Ask { .. } => ("ask", "要求补正"),
        DeskAct::AskNothing => ("ask_nothing", "不需要补正"),
        DeskAct::Begin { .. } => ("begin", "组织踏勘、听证等程序"),
        DeskAct::Conclude { conclusion, .. } => match conclusion {
            Conclusion::Pass => ("conclude_pass", "结论：合格"),
            Conclusion::Mend { .. } => ("conclude_mend", "结论：限期整改"),
            Conclusion::Fail => ("conclude_fail", "结论：不合格"),
        },
        DeskAct::AskExtension { .. } => ("ask_extension", "申请延期"),
        DeskAct::RuleOnExtension { ruling, .. } => match ruling {
            Ruling::Granted => ("extension_granted", "批准延期"),
            Ruling::Denied => ("extension_denied", "不批准延期"),
        },
        DeskAct::AskAgain { .. } => ("ask_again", "再次请第三方确认"),
        DeskAct::Decide { outcome, .. } => match outcome {
            Outcome::Approve => ("decide_approve", "准予"),
            Outcome::Refuse => ("decide_refuse", "不予"),
        },
    }
}
