//! Services, their rules, and the guiding questions.

use hall_core::catalog::{Question, ServiceIx};
use hall_core::precheck::Precheck;
use hall_core::words;

use super::{Picture, add};
use crate::diff::condition::{open_part, text};
use crate::diff::difference::{About, Aspect};

pub(super) fn draw(check: &Precheck, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    let visits = bundle.visits;
    let sides = [
        (Aspect::Presence, "可以办理".to_owned()),
        (Aspect::Issuing, format!("{} 个工作日", bundle.issuing)),
        (
            Aspect::Visits,
            format!(
                "网上办跑 {} 趟，窗口办跑 {} 趟",
                visits.online, visits.window
            ),
        ),
    ];
    add(picture, About::Bundle, &bundle.id, sides);
    for asked in check.questions() {
        if let (false, Some(question)) =
            (asked.relevant.is_no(), bundle.questions.get(asked.ix.at()))
        {
            draw_question(question, picture);
        }
    }
    for service in check.services() {
        draw_service(check, service, picture);
        draw_rules(check, service, picture);
    }
}

fn draw_question(question: &Question, picture: &mut Picture) {
    let label = |it: &hall_core::catalog::QuestionOption| {
        if it.stops.is_empty() {
            it.label.clone()
        } else {
            format!("{}（选了就不能办）", it.label)
        }
    };
    let options: Vec<String> = question.options.iter().map(label).collect();
    let assumed = question.default.as_ref().and_then(|value| {
        let option = question.options.iter().find(|it| it.value == *value)?;
        Some(option.label.clone())
    });
    let sides = [
        (Aspect::Presence, "要回答".to_owned()),
        (Aspect::Label, question.ask.clone()),
        (Aspect::Options, options.join("、")),
        (Aspect::Default, assumed.unwrap_or_default()),
    ];
    add(picture, About::Question, &question.id, sides);
}

fn draw_service(check: &Precheck, service: ServiceIx, picture: &mut Picture) {
    let bundle = check.plan().bundle();
    let Some(it) = bundle.services.get(service.at()) else {
        return;
    };
    let department = bundle.departments.get(usize::from(it.department));
    let member = bundle.members.get(service.at());
    let after: Vec<&str> = member
        .into_iter()
        .flat_map(|it| &it.after)
        .filter(|it| check.is_on(**it))
        .filter_map(|it| Some(bundle.services.get(it.at())?.name.as_str()))
        .collect();
    let sides = [
        (Aspect::Presence, "要办".to_owned()),
        (Aspect::Label, it.name.clone()),
        (Aspect::Promised, format!("{} 个工作日", it.limit.promised)),
        (
            Aspect::Statutory,
            format!("{} 个工作日", it.limit.statutory),
        ),
        (
            Aspect::Department,
            department.map(|it| it.name.clone()).unwrap_or_default(),
        ),
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
            (Aspect::Label, rule.say.clone()),
            (Aspect::Demand, demand),
        ];
        let at = format!("{}.{}", service.id, rule.code);
        add(picture, About::Rule, &at, sides);
    }
}
