//! The stages of life that bundles and national lists name, and the lists' own arithmetic.

use std::collections::BTreeSet;

use hall_core::catalog::LifeStage;

use crate::fault::FaultLog;
use crate::library::Library;
use crate::place::Text;
use crate::source::ListEntry;
use crate::suggest;

pub(super) fn check(library: &Library, log: &mut FaultLog) {
    for it in &library.sources.bundles {
        stage(&it.stage, &it.audience.value, library, log);
    }
    for list in &library.sources.lists {
        for it in &list.matters {
            stage(&it.stage, &it.audience.value, library, log);
        }
        matters(list, log);
    }
}

/// A catalogue without a table of stages has none to be held to.
fn stage(text: &Text, audience: &str, library: &Library, log: &mut FaultLog) {
    let stages = &library.life_stages;
    let fits = |it: &LifeStage| it.name == text.value && it.audience == audience;
    if stages.is_empty() || stages.iter().any(fits) {
        return;
    }
    let ours: Vec<&str> = stages
        .iter()
        .filter(|it| it.audience == audience)
        .map(|it| it.name.as_str())
        .collect();
    let whose = if audience == "company" {
        "企业"
    } else {
        "个人"
    };
    // 就业创业 is no slip of the pen for 就业, but it holds it.
    let held = ours.iter().find(|it| text.value.contains(**it));
    let mend = match held {
        Some(name) => format!("是不是「{name}」？"),
        None => suggest::mend(
            &text.value,
            ours.iter().copied(),
            format!("{whose}的阶段有：{}", ours.join("、")),
        ),
    };
    let what = format!("{whose}没有「{}」这个阶段", text.value);
    log.add(text.place, "unknown_stage", what, mend);
}

fn matters(list: &ListEntry, log: &mut FaultLog) {
    let mut seen = BTreeSet::new();
    for it in &list.matters {
        if !seen.insert(it.name.as_str()) {
            let what = format!("「{}」在这份清单里写了两次", it.name.value);
            log.add(it.name.place, "matter_twice", what, "删去一处");
        }
    }
    if usize::from(list.count) < list.matters.len() {
        log.add(
            list.id.place,
            "too_many_matters",
            format!(
                "清单写明 {} 件，却列了 {} 件",
                list.count,
                list.matters.len()
            ),
            "核对件数和名称，改对其中一个",
        );
    }
}
