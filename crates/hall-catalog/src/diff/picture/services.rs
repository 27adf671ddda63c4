//! Which services take part, with their rules, and which guiding questions are asked.

use hall_core::catalog::ServiceIx;
use hall_core::precheck::Precheck;
use hall_core::words;

use super::{Picture, add};
use crate::diff::condition::{open_part, text};
use crate::diff::difference::{About, Aspect};

pub(super) fn draw(check: &Precheck, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    let presence = (Aspect::Presence, "可以办理".to_owned());
    add(picture, About::Bundle, &bundle.id, [presence]);
    for asked in check.questions() {
        if let (false, Some(question)) =
            (asked.relevant.is_no(), bundle.questions.get(asked.ix.at()))
        {
            let presence = (Aspect::Presence, "要回答".to_owned());
            add(picture, About::Question, &question.id, [presence]);
        }
    }
    for service in check.services() {
        draw_service(check, service, picture);
        draw_rules(check, service, picture);
    }
}

fn draw_service(check: &Precheck, service: ServiceIx, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    let Some(it) = bundle.services.get(service.at()) else {
        return;
    };
    let member = bundle.members.get(service.at());
    let after: Vec<&str> = member
        .into_iter()
        .flat_map(|it| &it.after)
        .filter(|it| check.is_on(**it))
        .filter_map(|it| Some(bundle.services.get(it.at())?.name.as_str()))
        .collect();
    let sides = [
        (Aspect::Presence, "要办".to_owned()),
        (Aspect::After, after.join("、")),
    ];
    add(picture, About::Service, &it.id, sides);
}

fn draw_rules(check: &Precheck, service: ServiceIx, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    let Some(service) = bundle.services.get(service.at()) else {
        return;
    };
    for rule in &service.rules {
        let when = open_part(check, &rule.when);
        if when == hall_core::condition::Expr::Bool(false) {
            continue;
        }
        let must = text(bundle, &rule.must);
        let demand = if when.is_always() {
            must
        } else {
            format!("{} 时 {must}", text(bundle, &when))
        };
        let sides = [
            (Aspect::Presence, words::level(rule.level).to_owned()),
            (Aspect::Demand, demand),
        ];
        let at = format!("{}.{}", service.id, rule.code);
        add(picture, About::Rule, &at, sides);
    }
}
