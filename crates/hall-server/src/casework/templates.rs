//! 决定书模板: texts to begin a decision with, from what the catalogue says of the service: its law, and each of its
//! rules with what is wrong when it does not hold (行政许可法 Art. 38: a refusal says why).

use hall_api::Template;
use hall_core::catalog::{Bundle, Rule, Service};

/// The texts for one service: the approval, a refusal for each rule, and one for anything else.
pub fn templates(bundle: &Bundle, service: &Service) -> Vec<Template> {
    let law = cited(&service.basis);
    let approve = Template {
        label: "准予".to_owned(),
        text: format!(
            "经审查，申请材料齐全，符合{law}规定的条件，准予{}。",
            service.name
        ),
    };
    let other = Template {
        label: "不予：其他情况".to_owned(),
        text: format!(
            "经审查，（写明不符合的情况），不符合{law}的规定，不予{}。",
            service.name
        ),
    };
    // What shows a value in its words is said of one application, and not in general.
    let rules = service.rules.iter().filter(|it| !it.say.contains('{'));
    let refusals = rules.map(|it| refusal(bundle, service, it));
    std::iter::once(approve)
        .chain(refusals)
        .chain(std::iter::once(other))
        .collect()
}

fn refusal(bundle: &Bundle, service: &Service, rule: &Rule) -> Template {
    let laws = rule.basis.iter();
    let laws: Vec<String> = laws
        .filter_map(|at| bundle.laws.get(usize::from(*at)).cloned())
        .collect();
    let law = cited(if laws.is_empty() {
        &service.basis
    } else {
        &laws
    });
    Template {
        label: format!("不予：{}", rule.say),
        text: format!(
            "经审查，{}，不符合{law}的规定，不予{}。",
            rule.say, service.name
        ),
    }
}

/// Laws as a sentence cites them.
fn cited(laws: &[String]) -> String {
    if laws.is_empty() {
        "有关法律、法规".to_owned()
    } else {
        laws.join("、")
    }
}
