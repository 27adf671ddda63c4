//! Random applications to a given bundle.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::{Application, FileRef, Provided};
use hall_core::catalog::{Field, FieldIx, Kind, Way, WayKind};
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::value::Answer;

use super::plausible::plausible;
use super::random::Random;

/// An application with answers here and there: well-formed, wrong, missing, and out of place.
pub fn any_application(plan: &Plan, today: NaiveDate, random: &mut Random) -> Application {
    let bundle = plan.bundle();
    let mut application = Application {
        bundle: bundle.id.clone(),
        ..Application::default()
    };
    for question in &bundle.questions {
        if random.chance(85)
            && let Some(option) = random.pick(&question.options)
        {
            application
                .situation
                .insert(question.id.clone(), option.value.clone());
        }
    }
    for (position, field) in bundle.fields.iter().enumerate() {
        if field.group.is_none() && random.chance(75) {
            let answer = match &field.kind {
                Kind::Rows { columns, .. } => rows(plan, columns, today, random),
                _ => answer(plan, field, today, random),
            };
            let _ = FieldIx::new(position);
            application.answers.insert(field.key.clone(), answer);
        }
    }
    for material in &bundle.materials {
        if random.chance(60) {
            application
                .materials
                .push(any_provided(&material.id, &material.ways, random));
        }
    }
    if random.chance(3) {
        application.answers.insert(
            "nobody.asks".to_owned(),
            Answer::Text("这一项不存在".to_owned()),
        );
    }
    application
}

fn answer(plan: &Plan, field: &Field, today: NaiveDate, random: &mut Random) -> Answer {
    match random.below(12) {
        0 => Answer::Nothing,
        1 => Answer::Text("不对的内容".to_owned()),
        2 => Answer::List(vec!["x".to_owned()]),
        _ => plausible(plan.bundle(), field, today, random),
    }
}

fn rows(plan: &Plan, columns: &[FieldIx], today: NaiveDate, random: &mut Random) -> Answer {
    let n = random.below(4);
    Answer::Rows(
        (0..n)
            .map(|_| row(plan, columns, today, random, 85))
            .collect(),
    )
}

fn row(
    plan: &Plan,
    columns: &[FieldIx],
    today: NaiveDate,
    random: &mut Random,
    percent: usize,
) -> BTreeMap<String, Answer> {
    let mut row = BTreeMap::new();
    for column in columns.iter().filter_map(|it| plan.field(*it)) {
        if random.chance(percent) {
            let element = column.key.rsplit('.').next().unwrap_or_default().to_owned();
            row.insert(element, plausible(plan.bundle(), column, today, random));
        }
    }
    row
}

fn any_provided(id: &str, ways: &[Way], random: &mut Random) -> Provided {
    let extra = [WayKind::Commitment, WayKind::Deferral, WayKind::Upload];
    let way = match random.pick(ways) {
        Some(way) if random.chance(80) => way.kind(),
        _ => random.pick(&extra).copied().unwrap_or(WayKind::Upload),
    };
    provided(id, way, random)
}

/// A material as it would be provided in this way.
fn provided(id: &str, way: WayKind, random: &mut Random) -> Provided {
    let files = if way == WayKind::Upload {
        vec![FileRef {
            name: "照片.jpg".to_owned(),
            media_type: "image/jpeg".to_owned(),
            size: 1024,
            sha256: format!("{:064x}", random.next()),
        }]
    } else {
        Vec::new()
    };
    Provided {
        id: id.to_owned(),
        way,
        files,
        licence: None,
        signed: random.chance(90).then(|| "样一".to_owned()),
    }
}

/// An application that somebody has gone on filling in until nothing is missing any more, and that is
/// accepted unless a rule across fields objects.
pub fn filled_application(plan: &Arc<Plan>, today: NaiveDate, random: &mut Random) -> Application {
    let bundle = plan.bundle();
    let mut application = Application {
        bundle: bundle.id.clone(),
        ..Application::default()
    };
    for _ in 0..40 {
        let check = Precheck::open(Arc::clone(plan), today, &application);
        let report = check.report();
        let wrong: Vec<String> = report
            .findings
            .iter()
            .filter(|it| it.level == hall_core::catalog::Level::Error)
            .map(|it| it.at.clone())
            .collect();
        let open: Vec<String> = report
            .missing
            .into_iter()
            .map(|it| it.at)
            .chain(wrong)
            .collect();
        if open.is_empty() {
            break;
        }
        for at in open {
            settle(&check, &mut application, &at, today, random);
        }
    }
    application
}

fn settle(
    check: &Precheck,
    application: &mut Application,
    at: &str,
    today: NaiveDate,
    random: &mut Random,
) {
    let plan = check.plan();
    let bundle = plan.bundle();
    if let Some(id) = at.strip_prefix("situation.") {
        let question = bundle.questions.iter().find(|it| it.id == id);
        let open: Vec<_> = question
            .into_iter()
            .flat_map(|it| &it.options)
            .filter(|it| it.stops.is_empty())
            .collect();
        if let Some(option) = random.pick(&open) {
            application
                .situation
                .insert(id.to_owned(), option.value.clone());
        }
        return;
    }
    if let Some(id) = at.strip_prefix("material.") {
        let state = check.materials().iter().find(|it| {
            bundle
                .materials
                .get(it.material.at())
                .is_some_and(|it| it.id == id)
        });
        application.materials.retain(|it| it.id != id);
        if let Some(way) = state.and_then(|it| random.pick(&it.ways).copied()) {
            application.materials.push(provided(id, way, random));
        }
        return;
    }
    let key = at.split(['[', '.']).next().unwrap_or_default();
    match at.split_once('[') {
        Some((group, rest)) => {
            let element = rest.split_once("].").map_or("", |(_, element)| element);
            let row: usize = rest
                .split(']')
                .next()
                .and_then(|it| it.parse().ok())
                .unwrap_or(0);
            let field = plan
                .field_ix(&format!("{group}.{element}"))
                .and_then(|it| plan.field(it));
            if let (Some(field), Some(Answer::Rows(rows))) =
                (field, application.answers.get_mut(group))
                && let Some(cells) = rows.get_mut(row)
            {
                cells.insert(element.to_owned(), plausible(bundle, field, today, random));
            }
        }
        None => fill_field(plan, application, at, key, today, random),
    }
}

fn fill_field(
    plan: &Plan,
    application: &mut Application,
    at: &str,
    key: &str,
    today: NaiveDate,
    random: &mut Random,
) {
    let named = plan.field_ix(at).and_then(|it| plan.field(it));
    let group = named.and_then(|it| it.group).and_then(|it| plan.field(it));
    let Some(field) = group.or(named) else {
        application.answers.remove(key);
        return;
    };
    let answer = match &field.kind {
        Kind::Rows { min, columns, .. } => {
            let n = usize::from(*min).max(1) + random.below(3);
            Answer::Rows(
                (0..n)
                    .map(|_| row(plan, columns, today, random, 100))
                    .collect(),
            )
        }
        _ => plausible(plan.bundle(), field, today, random),
    };
    application.answers.insert(field.key.clone(), answer);
}
