//! What the hall makes public about itself, from the whole catalogue: the tree of life stages, the
//! national lists, and every service with the ways to have it done.

use std::collections::BTreeMap;

use hall_core::catalog::{
    Batch, LifeStage, Limit, Listed, Matter, Member, Planned, PublicException, PublicLimit,
    PublicLists, PublicService, ServiceIx,
};

use crate::library::Library;

/// The stages of life, each with the national matters that no bundle covers yet.
///
/// Lists repeat each other (新生儿出生 stands in that of 2022 and in that of 2024), so a name counts
/// once: it is covered if it is covered anywhere, and else shown with the first list that has it
/// verified.
pub(crate) fn life_stages(library: &Library) -> Vec<LifeStage> {
    let mut stages = library.life_stages.clone();
    for (name, it) in uncovered(library) {
        let stage = stages
            .iter_mut()
            .find(|stage| stage.name == it.stage && stage.audience == it.audience);
        if let Some(stage) = stage {
            stage.planned.push(Planned {
                name: name.to_owned(),
                listed: it.listed,
            });
        }
    }
    for stage in &mut stages {
        // The order of publication, and what is sure before what is not.
        stage.planned.sort_by(|a, b| {
            let key = |it: &Planned| (!it.listed.verified, it.listed.list.clone());
            key(a).cmp(&key(b))
        });
    }
    stages
}

struct Uncovered<'a> {
    stage: &'a str,
    audience: &'a str,
    listed: Listed,
}

fn uncovered(library: &Library) -> BTreeMap<&str, Uncovered<'_>> {
    let mut open: BTreeMap<&str, Uncovered<'_>> = BTreeMap::new();
    for (batch, matter) in matters(library) {
        let known = open.get(matter.name.as_str());
        if known.is_some_and(|it| it.listed.verified || !matter.verified) {
            continue;
        }
        let it = Uncovered {
            stage: &matter.stage,
            audience: &matter.audience,
            listed: Listed {
                list: batch.name.clone(),
                verified: matter.verified,
            },
        };
        open.insert(&matter.name, it);
    }
    for (_, matter) in matters(library) {
        if !matter.bundles.is_empty() {
            open.remove(matter.name.as_str());
        }
    }
    open
}

fn matters(library: &Library) -> impl Iterator<Item = (&Batch, &Matter)> {
    let batches = library.batches.iter();
    batches.flat_map(|batch| batch.matters.iter().map(move |it| (batch, it)))
}

/// The public lists.
pub(crate) fn public_lists(library: &Library) -> PublicLists {
    let services = (0..library.services.len()).filter_map(|it| public_service(library, it));
    PublicLists {
        services: services.collect(),
        batches: library.batches.clone(),
    }
}

fn limit(it: &Limit) -> PublicLimit {
    PublicLimit {
        statutory: it.statutory,
        promised: it.promised,
        except: it.except.as_ref().map(|it| PublicException {
            label: it.label.clone(),
            promised: it.promised,
        }),
    }
}

fn public_service(library: &Library, position: usize) -> Option<PublicService> {
    let it = library.services.get(position)?;
    let department = library.departments.get(usize::from(it.department));
    let has_it =
        |members: &[(ServiceIx, Member)]| members.iter().any(|(it, _)| it.at() == position);
    let bundles = library.bundles.iter().filter(|plan| has_it(&plan.members));
    Some(PublicService {
        id: it.id.clone(),
        name: it.name.clone(),
        department: department.map(|it| it.name.clone()).unwrap_or_default(),
        result: it.result.clone(),
        limit: limit(&it.limit),
        handling: library.handlings.get(position)?.clone(),
        bundles: bundles.map(|it| it.id.clone()).collect(),
    })
}
