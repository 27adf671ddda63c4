//! Differences as sentences.

use hall_core::words::label_of;

use super::describe::Box;
use super::difference::{About, Aspect};
use super::picture::Item;
use super::side::Side;
use super::space::Choice;

/// What a thing is called; by the old bundle if the new one has it no more.
pub(super) fn label(old: &Side, new: &Side, item: &Item) -> String {
    let at = match item.about {
        About::Question => format!("situation.{}", item.at),
        About::Material => format!("material.{}", item.at),
        _ => item.at.clone(),
    };
    let named = |side: &Side| -> Option<String> {
        let bundle = side.bundle();
        match item.about {
            About::Bundle => Some(bundle.name.clone()),
            About::Service => {
                let found = bundle.services.iter().find(|it| it.id == item.at);
                found.map(|it| it.name.clone())
            }
            About::Rule => {
                let (service, code) = item.at.split_once('.')?;
                let found = bundle.services.iter().find(|it| it.id == service)?;
                let rule = found.rules.iter().find(|it| it.code == code)?;
                Some(rule.say.clone())
            }
            // What has no label is named by its place in quotation marks.
            _ => Some(label_of(bundle, &at)).filter(|it| !it.starts_with('“')),
        }
    };
    named(new)
        .or_else(|| named(old))
        .unwrap_or_else(|| item.at.clone())
}

/// What differs.
pub(super) fn message(
    label: &str,
    aspect: Aspect,
    before: Option<&str>,
    after: Option<&str>,
    item: &Item,
) -> String {
    let thing = thing(item.about);
    match (aspect, before, after) {
        (Aspect::Presence, None, Some(after)) => format!("多了{thing}“{label}”（{after}）"),
        (Aspect::Presence, Some(_), None) => format!("少了{thing}“{label}”"),
        (Aspect::Options, Some(before), Some(after)) => {
            format!("{thing}“{label}”的选项：{}", options(before, after))
        }
        (Aspect::Presence, Some(before), Some(after)) => {
            format!("{thing}“{label}”：{before} → {after}")
        }
        (aspect, before, after) => {
            let none = "无";
            let (before, after) = (before.unwrap_or(none), after.unwrap_or(none));
            format!("{thing}“{label}”的{}：{before} → {after}", side(aspect))
        }
    }
}

/// A sentence with its situations first.
pub(super) fn sentence(situations: &str, message: &str, complete: bool) -> String {
    let partly = if complete {
        ""
    } else {
        "（情形太多，只比较了常见的）"
    };
    format!("{situations}：{message}{partly}")
}

/// Boxes in words.
pub(super) fn situations(choices: &[Choice], boxes: &[Box]) -> String {
    let boxes: Vec<String> = boxes.iter().map(|it| situation(choices, it)).collect();
    if boxes.iter().any(String::is_empty) {
        return "所有情形".to_owned();
    }
    boxes.join("；或者")
}

fn situation(choices: &[Choice], it: &Box) -> String {
    let parts: Vec<String> = choices
        .iter()
        .zip(it)
        .filter(|(choice, allowed)| allowed.len() < choice.options.len())
        .map(|(choice, allowed)| {
            let labels: Vec<String> = allowed
                .iter()
                .filter_map(|it| choice.options.get(*it))
                .map(|(_, label)| format!("“{label}”"))
                .collect();
            format!("“{}”选{}", choice.ask, labels.join("或"))
        })
        .collect();
    parts.join("，并且")
}

/// What came and what went, of lists that can be long.
fn options(before: &str, after: &str) -> String {
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.split('、').collect(), after.split('、').collect());
    let quoted = |list: &[&str], not_in: &[&str]| -> String {
        let only = list.iter().filter(|it| !not_in.contains(it));
        only.map(|it| format!("“{it}”"))
            .collect::<Vec<_>>()
            .join("、")
    };
    let (more, less) = (quoted(&new, &old), quoted(&old, &new));
    match (more.as_str(), less.as_str()) {
        ("", "") => "顺序变了".to_owned(),
        (more, "") => format!("多了{more}"),
        ("", less) => format!("少了{less}"),
        (more, less) => format!("多了{more}，少了{less}"),
    }
}

const fn thing(about: About) -> &'static str {
    match about {
        About::Bundle => "一件事",
        About::Service => "事项",
        About::Question => "情形问题",
        About::Field => "填写项",
        About::Rule => "检查",
        About::Material => "材料",
    }
}

const fn side(aspect: Aspect) -> &'static str {
    match aspect {
        Aspect::Presence => "需要",
        Aspect::Label => "名称",
        Aspect::Kind => "形式",
        Aspect::Options => "选项",
        Aspect::Default => "默认回答",
        Aspect::Demand => "要求",
        Aspect::Source => "来源",
        Aspect::Ways => "提交方式",
        Aspect::Promised => "承诺时限",
        Aspect::Excepted => "另外的承诺时限",
        Aspect::Statutory => "法定时限",
        Aspect::Department => "办理部门",
        Aspect::After => "要先办好的事项",
        Aspect::Issuing => "统一发证时间",
        Aspect::Visits => "跑动次数",
    }
}
