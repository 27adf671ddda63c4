//! Bundles: which services, in which order, and what differs in them.

use hall_core::catalog::{
    FieldIx, Member, QuestionIx, ServiceIx, Source, Stage, Step, Story, Visits,
};
use hall_core::condition::Expr;

use super::context::Context;
use super::lists;
use super::origins;
use super::{BundlePlan, Library};
use crate::place::Text;
use crate::source::{BundleEntry, MemberEntry, Sources};

pub(crate) const STEPS: [(&str, Step); 7] = [
    ("prior_result", Step::PriorResult),
    ("same", Step::Same),
    ("similar", Step::Similar),
    ("exempt", Step::Exempt),
    ("generated", Step::Generated),
    ("commitment", Step::Commitment),
    ("deferral", Step::Deferral),
];

pub(crate) const AUDIENCES: [(&str, &str); 2] = [("citizen", "citizen"), ("company", "company")];
pub(crate) const FIGURES: [(&str, &str); 2] = [("reported", "reported"), ("sample", "sample")];

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    for it in &sources.bundles {
        let plan = plan(it, sources, library, context);
        library.bundles.push(plan);
    }
}

fn plan(
    it: &BundleEntry,
    sources: &Sources,
    library: &mut Library,
    context: &mut Context<'_>,
) -> BundlePlan {
    let counted_after = it
        .counted_after
        .as_ref()
        .and_then(|it| context.word(it, &STEPS));
    let (sources_here, values) = overrides(it, sources, context);
    BundlePlan {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        summary: it.summary.value.trim().to_owned(),
        form_title: it.form_title.value.clone(),
        story: story(it, library, context),
        members: members(it, library, context),
        questions: questions(it, context),
        sources: sources_here,
        values,
        issuing: it.issuing,
        visits: Visits {
            online: it.visits.online,
            window: it.visits.window,
        },
        counted_after,
    }
}

fn questions(it: &BundleEntry, context: &mut Context<'_>) -> Vec<QuestionIx> {
    let mut questions: Vec<QuestionIx> = Vec::new();
    for question in &it.questions {
        let Some(found) = context
            .questions
            .find(question, context.log)
            .map(QuestionIx::new)
        else {
            continue;
        };
        if questions.contains(&found) {
            let what = format!("引导问题「{}」写了两次", question.value);
            context
                .log
                .add(question.place, "asked_twice", what, "删去一处");
        } else {
            questions.push(found);
        }
    }
    questions
}

fn members(
    it: &BundleEntry,
    library: &Library,
    context: &mut Context<'_>,
) -> Vec<(ServiceIx, Member)> {
    let mut members: Vec<(ServiceIx, Member)> = Vec::new();
    for entry in &it.services {
        let Some((service, member)) = member(entry, it, library, context) else {
            continue;
        };
        if members.iter().any(|(it, _)| *it == service) {
            let what = format!("事项「{}」写了两次", entry.service.value);
            context
                .log
                .add(entry.service.place, "member_twice", what, "删去一处");
        } else {
            members.push((service, member));
        }
    }
    members
}

fn member(
    entry: &MemberEntry,
    bundle: &BundleEntry,
    library: &Library,
    context: &mut Context<'_>,
) -> Option<(ServiceIx, Member)> {
    let service = context.services.find(&entry.service, context.log)?;
    let mut after = Vec::new();
    for earlier in &entry.after {
        let Some(found) = context.services.find(earlier, context.log) else {
            continue;
        };
        if bundle
            .services
            .iter()
            .any(|it| it.service.value == earlier.value)
        {
            after.push(ServiceIx::new(found));
        } else {
            context.log.add(
                earlier.place,
                "after_stranger",
                format!("「{}」不在这一件事里，等不到它的结果", earlier.value),
                "把它加进 services，或者从 after 里去掉",
            );
        }
    }
    let when = context.condition(entry.when.as_ref(), None)?;
    let stages: Vec<Stage> = library.stages.get(service).cloned().unwrap_or_default();
    Some((
        ServiceIx::new(service),
        Member {
            core: entry.core,
            when,
            after,
            separate: entry.separate,
            separate_visits: entry.separate_visits,
            own_clock: entry.own_clock,
            root: entry.root,
            stages,
        },
    ))
}

fn story(it: &BundleEntry, library: &mut Library, context: &mut Context<'_>) -> Story {
    let all = |texts: &[Text]| texts.iter().map(|it| it.value.trim().to_owned()).collect();
    let audience = context.word(&it.audience, &AUDIENCES);
    let figures = context.word(&it.figures, &FIGURES);
    let lead = context.departments.find(&it.lead, context.log);
    let lead = lead
        .and_then(|it| library.departments.get(it))
        .map(|it| it.name.clone());
    Story {
        stage: it.stage.value.clone(),
        audience: audience.unwrap_or_default().to_owned(),
        who: all(&it.who),
        gets: all(&it.gets),
        bring: all(&it.bring),
        keywords: all(&it.keywords),
        lead: lead.unwrap_or_default(),
        figures: figures.unwrap_or_default().to_owned(),
        steps_separate: it
            .steps
            .as_ref()
            .map(|it| all(&it.separate))
            .unwrap_or_default(),
        steps_together: it
            .steps
            .as_ref()
            .map(|it| all(&it.together))
            .unwrap_or_default(),
        fee: it.fee.value.clone(),
        help: it.help.value.clone(),
        listed: lists::listed(it, library, context),
    }
}

type Overrides = (Vec<(FieldIx, Vec<Source>)>, Vec<(FieldIx, Expr)>);

fn overrides(it: &BundleEntry, sources: &Sources, context: &mut Context<'_>) -> Overrides {
    let mut from = Vec::new();
    for (key, entries) in &it.sources.0 {
        let resolved = origins::from(entries, sources, context);
        from.extend(context.field(key).map(|field| (field, resolved)));
    }
    let mut values = Vec::new();
    for (key, text) in &it.values.0 {
        let Some(field) = context.field(key) else {
            continue;
        };
        let Some(word) = context.words.field(&key.value).cloned() else {
            continue;
        };
        values.extend(
            context
                .value(text, &word.sort, word.group)
                .map(|it| (field, it)),
        );
    }
    (from, values)
}
