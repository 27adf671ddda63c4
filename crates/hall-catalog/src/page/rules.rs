//! A service's rules: what must hold, what is said if it does not, and by which law.

use hall_core::catalog::{RuleAim, Service};
use hall_core::words;

use super::Subject;
use super::html::Html;
use crate::in_words::condition;

pub(super) fn write(subject: &Subject<'_>, service: &Service, html: &mut Html) {
    if service.rules.is_empty() {
        html.element("p", "没有另外的规则。");
        return;
    }
    let bundle = subject.bundle;
    let mut rows = Vec::new();
    for rule in &service.rules {
        let at = bundle.fields.get(rule.at.at());
        let mut must = vec![condition(bundle, &rule.must)];
        must.extend(subject.when(&rule.when).map(|it| format!("只看：{it}")));
        if rule.each.is_some() {
            must.push("逐行看".to_owned());
        }
        let level = match rule.aim {
            RuleAim::Eligible => "不符合就不能办".to_owned(),
            RuleAim::Correct => words::level(rule.level).to_owned(),
        };
        rows.push(vec![
            Html::plain(at.map_or("", |it| it.label.as_str())),
            Html::lines(&must),
            Html::plain(&level),
            Html::plain(&in_words(subject, &rule.say)),
            Html::plain(&in_words(subject, &rule.mend)),
            Html::plain(&subject.laws(&rule.basis)),
        ]);
    }
    let heads = [
        "在哪一项",
        "应当",
        "后果",
        "不符合时说什么",
        "怎么改",
        "依据",
    ];
    html.table("table class=\"rules\"", &heads, &rows);
}

/// A text with blanks for values, `{org.name}`: the blank is shown as the field's label.
fn in_words(subject: &Subject<'_>, text: &str) -> String {
    let mut words = text.to_owned();
    for field in &subject.bundle.fields {
        let blank = format!("{{{}}}", field.key);
        if words.contains(&blank) {
            words = words.replace(&blank, &format!("〔{}〕", field.label));
        }
    }
    words
}
