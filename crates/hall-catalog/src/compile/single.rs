//! One service as a bundle of its own: each service also stands alone.

use hall_core::catalog::{Bundle, Member, ServiceIx, Story};
use hall_core::condition::Expr;

use super::cut::cut;
use crate::library::{BundlePlan, Library};

/// The bundle of one service, under the service's own id. Its questions are those that it reads.
pub fn single(library: &Library, service: ServiceIx) -> Option<Bundle> {
    let it = library.services.get(service.at())?;
    let home = library
        .bundles
        .iter()
        .find(|plan| plan.members.iter().any(|(it, _)| *it == service));
    let visits = library
        .handlings
        .get(service.at())
        .map(|it| it.visits)
        .unwrap_or_default();
    let department = library.departments.get(usize::from(it.department));
    let story = Story {
        stage: home.map(|it| it.story.stage.clone()).unwrap_or_default(),
        audience: home.map(|it| it.story.audience.clone()).unwrap_or_default(),
        gets: vec![it.result.clone()],
        lead: department.map(|it| it.name.clone()).unwrap_or_default(),
        figures: "sample".to_owned(),
        fee: home.map(|it| it.story.fee.clone()).unwrap_or_default(),
        help: home.map(|it| it.story.help.clone()).unwrap_or_default(),
        ..Story::default()
    };
    let member = Member {
        core: true,
        when: Expr::ALWAYS,
        after: Vec::new(),
        separate: it.limit.promised,
        separate_visits: visits.window,
        own_clock: false,
        root: false,
        stages: library
            .stages
            .get(service.at())
            .cloned()
            .unwrap_or_default(),
    };
    Some(cut(
        library,
        &BundlePlan {
            id: it.id.clone(),
            name: it.name.clone(),
            summary: it.result.clone(),
            form_title: it.form_title.clone(),
            story,
            members: vec![(service, member)],
            visits,
            ..BundlePlan::default()
        },
    ))
}
