//! What holds of everything in a bundle, whatever the situation. It is drawn once and not for each one.

use hall_core::catalog::{Bundle, Exception, Question, QuestionOption, Service};

use super::values::{kind, label, options, source};
use super::{Picture, add};
use crate::diff::difference::{About, Aspect};
use crate::in_words::condition;

/// Everything in a bundle with the sides that never change.
pub(in crate::diff) fn fixed(bundle: &Bundle) -> Picture {
    let mut picture = Picture::new();
    let visits = bundle.visits;
    let sides = [
        (Aspect::Issuing, format!("{} 个工作日", bundle.issuing)),
        (
            Aspect::Visits,
            format!(
                "网上办跑 {} 趟，窗口办跑 {} 趟",
                visits.online, visits.window
            ),
        ),
    ];
    add(&mut picture, About::Bundle, &bundle.id, sides);
    for question in &bundle.questions {
        add(
            &mut picture,
            About::Question,
            &question.id,
            of_question(question),
        );
    }
    for service in &bundle.services {
        add(
            &mut picture,
            About::Service,
            &service.id,
            of_service(bundle, service),
        );
        for rule in &service.rules {
            let at = format!("{}.{}", service.id, rule.code);
            let sides = [(Aspect::Label, rule.say.clone())];
            add(&mut picture, About::Rule, &at, sides);
        }
    }
    for field in &bundle.fields {
        let sides = [
            (Aspect::Label, label(bundle, field)),
            (Aspect::Kind, kind(bundle, field)),
            (Aspect::Options, options(bundle, &field.kind)),
            (Aspect::Source, source(bundle, field)),
        ];
        add(&mut picture, About::Field, &field.key, sides);
    }
    for material in &bundle.materials {
        let sides = [(Aspect::Label, material.name.clone())];
        add(&mut picture, About::Material, &material.id, sides);
    }
    picture
}

fn of_question(question: &Question) -> [(Aspect, String); 3] {
    let label = |it: &QuestionOption| {
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
    [
        (Aspect::Label, question.ask.clone()),
        (Aspect::Options, options.join("、")),
        (Aspect::Default, assumed.unwrap_or_default()),
    ]
}

fn of_service(bundle: &Bundle, it: &Service) -> [(Aspect, String); 5] {
    let department = bundle.departments.get(usize::from(it.department));
    [
        (Aspect::Label, it.name.clone()),
        (Aspect::Promised, format!("{} 个工作日", it.limit.promised)),
        (
            Aspect::Excepted,
            it.limit
                .except
                .as_deref()
                .map(|it| excepted(bundle, it))
                .unwrap_or_default(),
        ),
        (
            Aspect::Statutory,
            format!("{} 个工作日", it.limit.statutory),
        ),
        (
            Aspect::Department,
            department.map(|it| it.name.clone()).unwrap_or_default(),
        ),
    ]
}

/// Another promise, and for whom.
fn excepted(bundle: &Bundle, it: &Exception) -> String {
    format!(
        "{}（{}）{} 个工作日",
        it.label,
        condition(bundle, &it.when),
        it.promised
    )
}
