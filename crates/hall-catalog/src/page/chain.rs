//! Who waits for whom, and for how long.

use hall_core::catalog::{Bundle, Limit, ServiceIx};

use super::Subject;
use super::html::Html;

pub(super) fn write(subject: &Subject<'_>, html: &mut Html) {
    let bundle = subject.bundle;
    html.element("p class=\"note\"", "时限都按工作日。同一批的事项同时办。");
    let batches = batches(bundle);
    let n_batches = batches.iter().copied().max().unwrap_or_default();
    for batch in 0..=n_batches {
        let names: Vec<&str> = bundle
            .services
            .iter()
            .zip(&batches)
            .filter(|(_, it)| **it == batch)
            .map(|(it, _)| it.name.as_str())
            .collect();
        let text = format!("第 {} 批：{}", batch + 1, names.join("、"));
        html.element("p class=\"batch\"", &text);
    }
    let rows: Vec<Vec<Html>> = (0..bundle.services.len())
        .filter_map(|position| row(subject, position))
        .collect();
    let heads = [
        "事项",
        "部门",
        "什么情形下办",
        "等谁的结果",
        "法定",
        "承诺",
        "单独去办",
        "说明",
    ];
    html.table("table", &heads, &rows);
}

fn row(subject: &Subject<'_>, position: usize) -> Option<Vec<Html>> {
    let bundle = subject.bundle;
    let service = bundle.services.get(position)?;
    let member = bundle.members.get(position)?;
    let department = bundle.departments.get(usize::from(service.department));
    let when = subject
        .when(&member.when)
        .unwrap_or_else(|| "总是".to_owned());
    let after: Vec<String> = member
        .after
        .iter()
        .map(|it| subject.service_name(*it).to_owned())
        .collect();
    let mut remarks = Vec::new();
    if !member.core {
        remarks.push("没答到相关问题以前不算在内".to_owned());
    }
    if member.root {
        remarks.push("不予办理的，等它的事项都不再办".to_owned());
    }
    if member.own_clock {
        remarks.push("另外计时，不在一起办的承诺里".to_owned());
    }
    let separate = [
        format!("{} 天", member.separate),
        format!("{} 趟", member.separate_visits),
    ];
    Some(vec![
        Html::plain(&service.name),
        Html::plain(department.map_or("", |it| it.name.as_str())),
        Html::plain(&when),
        Html::lines(&after),
        Html::plain(&service.limit.statutory.to_string()),
        Html::lines(&promised(&service.limit)),
        Html::lines(&separate),
        Html::lines(&remarks),
    ])
}

fn promised(it: &Limit) -> Vec<String> {
    let except = it.except.iter();
    let except = except.map(|it| format!("{} {}", it.label, it.promised));
    [it.promised.to_string()]
        .into_iter()
        .chain(except)
        .collect()
}

/// For every service, how many others come before it one after the other.
fn batches(bundle: &Bundle) -> Vec<usize> {
    let mut batches = vec![0; bundle.services.len()];
    // A chain is never longer than the list; the check refuses circles.
    for _ in 0..bundle.services.len() {
        for (position, member) in bundle.members.iter().enumerate() {
            let earlier = member.after.iter();
            let batch = |it: &ServiceIx| batches.get(it.at()).map_or(0, |it| it + 1);
            let next = earlier.map(batch).max().unwrap_or_default();
            if let Some(it) = batches.get_mut(position) {
                *it = next.min(bundle.services.len());
            }
        }
    }
    batches
}
