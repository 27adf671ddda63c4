//! A new bundle with one guiding question that matters.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use hall_core::catalog::{Need, QuestionIx, Service, ServiceIx, Source};

use super::service::skeleton;
use super::{Refusal, fill, id, pick};
use crate::compile::single;
use crate::files::{Files, SourceFile};
use crate::library::Library;
use crate::suggest;

const BUNDLE: &str = include_str!("bundle.yaml");
const READY: &str = include_str!("question-ready.yaml");
const ALSO: &str = include_str!("question-also.yaml");

/// The files of a new bundle of these services; of a new service, if none is named.
///
/// With one service the question is whether one may apply at all, with several whether the last of
/// them that no other waits for is wanted too.
///
/// # Errors
/// When the id is badly spelled or taken, a service is unknown, or the catalogue cannot be read.
pub fn bundle(files: &Files, id: &str, services: &[String]) -> Result<Vec<SourceFile>, Refusal> {
    let library = pick::library(files)?;
    id::check(id, &library)?;
    if services.is_empty() {
        let own = format!("{id}-service");
        id::check(&own, &library)?;
        let mut made = skeleton(&library, &own)?;
        let all = files.iter().chain(&made).cloned();
        let with = Files::of(all.map(|it| (it.path, it.text)));
        made.extend(made_of(&pick::library(&with)?, id, &[own])?);
        return Ok(made);
    }
    made_of(&library, id, services)
}

fn made_of(library: &Library, id: &str, ids: &[String]) -> Result<Vec<SourceFile>, Refusal> {
    let mut members: Vec<(ServiceIx, &Service)> = Vec::new();
    for id in ids {
        let found = find(library, id)?;
        if members.iter().all(|(it, _)| *it != found.0) {
            members.push(found);
        }
    }
    let question = format!("{}_also", id::underscored(id));
    let waits: Vec<Vec<&str>> = members
        .iter()
        .map(|(_, it)| waits_for(library, it, &members))
        .collect();
    let awaited = |id: &str| waits.iter().flatten().any(|it| *it == id);
    let optional = members
        .iter()
        .rposition(|(_, it)| 1 < members.len() && !awaited(&it.id));
    let (template, question) = match optional {
        Some(_) => (ALSO, question),
        None => (READY, format!("{}_ready", id::underscored(id))),
    };
    let mut questions = vec![question.clone()];
    questions.extend(read_by(library, &members));
    let department = members.first().map_or(0, |(_, it)| it.department);
    let (lead, lead_name) = pick::department(library, usize::from(department))?;
    let listed = |items: &[String]| {
        let lines: Vec<String> = items.iter().map(|it| format!("  - {it}")).collect();
        lines.join("\n")
    };
    let names: Vec<&str> = members.iter().map(|(_, it)| it.name.as_str()).collect();
    let gets: Vec<String> = members.iter().map(|(_, it)| it.result.clone()).collect();
    let optional_name = optional.and_then(|it| names.get(it)).copied();
    let values = [
        ("id", id),
        ("question", &question),
        ("service_names", &names.join("、")),
        ("optional_name", optional_name.unwrap_or_default()),
        ("gets", &listed(&gets)),
        ("stage", stage(library)),
        ("lead", lead),
        ("lead_name", lead_name),
        ("questions", &listed(&questions)),
        ("services", &lines(&members, &waits, optional, &question)),
    ];
    Ok(vec![
        SourceFile {
            path: format!("bundles/{id}.yaml"),
            text: fill(BUNDLE, &values),
        },
        SourceFile {
            path: format!("questions/{id}.yaml"),
            text: fill(template, &values),
        },
    ])
}

/// A stage of a citizen's life, for the author to replace.
fn stage(library: &Library) -> &str {
    let mut stages = library.life_stages.iter();
    let first = stages.find(|it| it.audience == "citizen");
    first.map_or("示例阶段", |it| &it.name)
}

fn find<'a>(library: &'a Library, id: &str) -> Result<(ServiceIx, &'a Service), Refusal> {
    let position = library.services.iter().position(|it| it.id == id);
    let found = position.and_then(|it| Some((ServiceIx::new(it), library.services.get(it)?)));
    found.ok_or_else(|| {
        let known: Vec<&str> = library.services.iter().map(|it| it.id.as_str()).collect();
        let otherwise = format!(
            "先用 hall catalog new service 写一个，或者用已有的：{}",
            known.join("、")
        );
        Refusal::new(
            format!("没有事项「{id}」"),
            suggest::mend(id, known.iter().copied(), otherwise),
        )
    })
}

/// The members whose results bring something that this service needs.
fn waits_for<'a>(
    library: &'a Library,
    service: &Service,
    members: &[(ServiceIx, &'a Service)],
) -> Vec<&'a str> {
    let required = service.uses.iter().filter(|it| it.need == Need::Required);
    let sources = required
        .filter_map(|it| library.fields.get(it.field.at()))
        .flat_map(|it| &it.sources);
    let mut waits = Vec::new();
    for source in sources {
        let Source::Prior(prior) = source else {
            continue;
        };
        let member = members.iter().map(|(_, it)| it.id.as_str());
        let mut earlier = member.filter(|it| it == prior && *it != service.id);
        if let Some(id) = earlier.next().filter(|it| !waits.contains(it)) {
            waits.push(id);
        }
    }
    waits
}

/// The questions that the services read, and those that these depend on, in the order of the files.
fn read_by(library: &Library, members: &[(ServiceIx, &Service)]) -> Vec<String> {
    let mut read: BTreeSet<QuestionIx> = BTreeSet::new();
    for (at, service) in members {
        let alone = single(library, *at).map(|it| it.questions);
        let ids = alone.iter().flatten().map(|it| &it.id);
        read.extend(ids.filter_map(|id| position(library, id)));
        // A service on its own does without what it cannot work out; in a bundle it may be possible.
        let fields = service
            .uses
            .iter()
            .filter_map(|it| library.fields.get(it.field.at()));
        for derive in fields.filter_map(|it| it.derive.as_ref()) {
            derive.from.visit(&mut |_| {}, &mut |ask| {
                read.insert(ask);
            });
        }
    }
    loop {
        let before = read.len();
        for at in read.clone() {
            if let Some(it) = library.questions.get(at.at()) {
                it.when.visit(&mut |_| {}, &mut |ask| {
                    read.insert(ask);
                });
            }
        }
        if read.len() == before {
            break;
        }
    }
    let ids = read.iter().filter_map(|it| library.questions.get(it.at()));
    ids.map(|it| it.id.clone()).collect()
}

fn position(library: &Library, id: &str) -> Option<QuestionIx> {
    let found = library.questions.iter().position(|it| it.id == id);
    found.map(QuestionIx::new)
}

fn lines(
    members: &[(ServiceIx, &Service)],
    waits: &[Vec<&str>],
    optional: Option<usize>,
    question: &str,
) -> String {
    let mut text = String::new();
    for (position, ((_, it), after)) in members.iter().zip(waits).enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "    # {}", it.name);
        let _ = writeln!(text, "  - service: {}", it.id);
        if optional == Some(position) {
            text.push_str("    # 什么情形下办，依据引导问题；总是办的不写\n");
            let _ = writeln!(text, "    when: ask.{question} == \"yes\"");
        }
        if !after.is_empty() {
            text.push_str("    # 要等哪些事项的结果\n");
            let _ = writeln!(text, "    after: [{}]", after.join(", "));
        }
        text.push_str("    # 单独去办要几个工作日\n");
        let _ = writeln!(text, "    separate: {}", it.limit.statutory);
    }
    text.trim_end().to_owned()
}
