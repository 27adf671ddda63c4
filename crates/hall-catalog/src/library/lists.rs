//! The stages of life, the national lists, and which bundle is on which.

use hall_core::catalog::{Batch, LifeStage, Listed, Matter};

use super::Library;
use super::bundles::AUDIENCES;
use super::context::{Context, words};
use crate::place::Text;
use crate::source::{BundleEntry, LifeStageEntry, ListEntry, MatterEntry, MentionEntry, Sources};
use crate::suggest;

pub(crate) const SERIES: [(&str, &str); 2] = [("base", "base"), ("yearly", "yearly")];
pub(crate) const VERIFIED: [(&str, &str); 2] = [("document", "document"), ("count", "count")];

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    for it in &sources.stages {
        library.life_stages.push(life_stage(it, context));
    }
    for it in &sources.lists {
        library.batches.push(batch(it, context));
    }
}

fn life_stage(it: &LifeStageEntry, context: &mut Context<'_>) -> LifeStage {
    LifeStage {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        audience: word(&it.audience, &AUDIENCES, context),
        planned: Vec::new(),
    }
}

fn batch(it: &ListEntry, context: &mut Context<'_>) -> Batch {
    if !is_issued(&it.issued.value) {
        context.log.add(
            it.issued.place,
            "bad_issued",
            format!("「{}」不是印发的年、月或日", it.issued.value),
            "知道到哪一级就写到哪一级：2022、2024-07 或 2026-01-12",
        );
    }
    let mut batch = Batch {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        series: word(&it.series, &SERIES, context),
        document: it.document.value.trim().to_owned(),
        issued: it.issued.value.clone(),
        count: it.count,
        source: words(Some(&it.source)),
        ..Batch::default()
    };
    for text in &it.verified {
        match context.word(text, &VERIFIED) {
            Some("document") => batch.document_verified = true,
            Some(_) => batch.count_verified = true,
            None => {}
        }
    }
    batch.matters = it.matters.iter().map(|it| matter(it, context)).collect();
    batch
}

fn matter(it: &MatterEntry, context: &mut Context<'_>) -> Matter {
    Matter {
        name: it.name.value.clone(),
        verified: it.verified,
        audience: word(&it.audience, &AUDIENCES, context),
        stage: it.stage.value.clone(),
        bundles: Vec::new(),
    }
}

fn word(text: &Text, words: &[(&str, &'static str)], context: &mut Context<'_>) -> String {
    context.word(text, words).unwrap_or_default().to_owned()
}

/// A year, a month or a day.
fn is_issued(text: &str) -> bool {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    day.len() == 10 && day.parse::<chrono::NaiveDate>().is_ok()
}

/// Notes in the lists that a bundle is on them, and gives the place that it is shown with: the first
/// whose name is verified, or else the first.
pub(super) fn listed(
    it: &BundleEntry,
    library: &mut Library,
    context: &mut Context<'_>,
) -> Option<Listed> {
    let mut shown: Option<Listed> = None;
    for mention in &it.listed.0 {
        let Some(here) = mentioned(mention, &it.id.value, library, context) else {
            continue;
        };
        if shown
            .as_ref()
            .is_none_or(|it| !it.verified && here.verified)
        {
            shown = Some(here);
        }
    }
    shown
}

fn mentioned(
    mention: &MentionEntry,
    bundle: &str,
    library: &mut Library,
    context: &mut Context<'_>,
) -> Option<Listed> {
    let list = context.lists.find(&mention.list, context.log)?;
    let batch = library.batches.get_mut(list)?;
    let position = batch
        .matters
        .iter()
        .position(|it| it.name == mention.name.value);
    let Some(matter) = position.and_then(|it| batch.matters.get_mut(it)) else {
        let names = batch.matters.iter().map(|it| it.name.as_str());
        context.log.add(
            mention.name.place,
            "unknown_matter",
            format!("「{}」清单里没有「{}」", batch.name, mention.name.value),
            suggest::mend(
                &mention.name.value,
                names,
                "照清单里的写法写，不带“一件事”；清单里确实没有就写 listed: local",
            ),
        );
        return None;
    };
    matter.bundles.push(bundle.to_owned());
    Some(Listed {
        list: batch.name.clone(),
        verified: matter.verified,
    })
}

#[cfg(test)]
mod tests {
    use super::is_issued;

    #[test]
    fn an_issue_is_a_year_a_month_or_a_day() {
        for text in ["2022", "2024-07", "2026-01-12"] {
            assert!(is_issued(text), "{text}");
        }
        for text in ["24", "2024-13", "2024-07-32", "2024年", "2024-7-1"] {
            assert!(!is_issued(text), "{text}");
        }
    }
}
