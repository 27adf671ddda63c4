//! What can go wrong only in some situation: dead ends, requirements that nobody could meet, demands
//! that no value satisfies, services and questions that never come up.

use std::collections::{BTreeMap, BTreeSet};

use hall_core::catalog::{MaterialIx, QuestionIx, Requirement, Service, ServiceIx, Way};

use super::conflicts::{Conflict, conflicts};
use super::possible::{Situation, Told};
use super::report::Explored;
use super::walk::walk;
use crate::fault::FaultLog;
use crate::library::{BundlePlan, Library};
use crate::source::BundleEntry;

pub(super) fn check(library: &Library, log: &mut FaultLog) -> Vec<Explored> {
    let mut explored = Vec::new();
    for (plan, entry) in library.bundles.iter().zip(&library.sources.bundles) {
        let mut seen = Seen {
            library,
            plan,
            doubtful: doubtful(library, plan),
            conflicts: conflicts(library, plan),
            dead_end: None,
            on: BTreeSet::new(),
            asked: BTreeSet::new(),
            unmet: BTreeMap::new(),
            impossible: BTreeMap::new(),
        };
        explored.push(walk(library, plan, &mut |situation| seen.look(situation)));
        seen.report(entry, log);
    }
    explored
}

/// What was seen on the walk, each with the first situation in which it was seen.
struct Seen<'a> {
    library: &'a Library,
    plan: &'a BundlePlan,
    /// The requirements that cannot be met in every situation as a matter of course.
    doubtful: Vec<(ServiceIx, usize)>,
    conflicts: Vec<Conflict>,
    dead_end: Option<String>,
    on: BTreeSet<ServiceIx>,
    asked: BTreeSet<QuestionIx>,
    unmet: BTreeMap<(ServiceIx, usize), String>,
    impossible: BTreeMap<usize, String>,
}

fn doubtful(library: &Library, plan: &BundlePlan) -> Vec<(ServiceIx, usize)> {
    let always = |material: &MaterialIx| {
        let ways = library
            .materials
            .get(material.at())
            .map_or(&[][..], |it| &it.ways);
        ways.iter().any(|way| match way {
            Way::Licence { when, .. } | Way::Register { when, .. } => when.is_always(),
            Way::Upload { .. } | Way::Generated { .. } | Way::ThirdParty { .. } => true,
        })
    };
    let mut doubtful = Vec::new();
    for (service, _) in &plan.members {
        let Some(it) = library.services.get(service.at()) else {
            continue;
        };
        for (position, requirement) in it.requirements.iter().enumerate() {
            if !requirement.deferrable && !requirement.any_of.iter().any(always) {
                doubtful.push((*service, position));
            }
        }
    }
    doubtful
}

impl Seen<'_> {
    fn look(&mut self, situation: &Situation<'_>) {
        for question in &self.plan.questions {
            if situation.told.get(question.at()) != Some(&Told::Absent) {
                self.asked.insert(*question);
            }
        }
        let on: Vec<ServiceIx> = self
            .plan
            .members
            .iter()
            .filter(|(_, member)| !situation.truth(&member.when).is_no())
            .map(|(service, _)| *service)
            .collect();
        if on.is_empty() && !self.plan.members.is_empty() && self.dead_end.is_none() {
            self.dead_end = Some(self.words(situation));
        }
        for (service, position) in &self.doubtful {
            let key = (*service, *position);
            if self.unmet.contains_key(&key) || !on.contains(service) {
                continue;
            }
            let Some(it) = self.library.services.get(service.at()) else {
                continue;
            };
            let Some(requirement) = it.requirements.get(*position) else {
                continue;
            };
            if !situation.truth(&requirement.when).is_no()
                && !self.can_be_met(requirement, *service, &on, situation)
            {
                self.unmet.insert(key, self.words(situation));
            }
        }
        for (position, conflict) in self.conflicts.iter().enumerate() {
            if !self.impossible.contains_key(&position)
                && conflict.services().iter().all(|it| on.contains(it))
                && conflict
                    .whens()
                    .iter()
                    .all(|it| !situation.truth(it).is_no())
            {
                self.impossible.insert(position, self.words(situation));
            }
        }
        self.on.extend(on);
    }

    fn can_be_met(
        &self,
        it: &Requirement,
        service: ServiceIx,
        on: &[ServiceIx],
        situation: &Situation<'_>,
    ) -> bool {
        let letter = it
            .commitment
            .and_then(|it| self.library.letters.get(it.at()));
        if it.deferrable || letter.is_some_and(|it| !situation.truth(&it.when).is_no()) {
            return true;
        }
        let provided = |service: &&Service| service.provides.iter().any(|m| it.any_of.contains(m));
        let others = on.iter().filter(|it| **it != service);
        if others
            .filter_map(|it| self.library.services.get(it.at()))
            .any(|it| provided(&it))
        {
            return true;
        }
        let materials = it
            .any_of
            .iter()
            .filter_map(|it| self.library.materials.get(it.at()));
        materials.flat_map(|it| &it.ways).any(|way| match way {
            Way::Licence { when, .. } | Way::Register { when, .. } => {
                !situation.truth(when).is_no()
            }
            Way::Upload { .. } | Way::Generated { .. } | Way::ThirdParty { .. } => true,
        })
    }

    /// The answers, as the applicant reads them.
    fn words(&self, situation: &Situation<'_>) -> String {
        let mut words = Vec::new();
        for question in &self.plan.questions {
            let told = situation.told.get(question.at());
            if let (Some(Told::Answer(value)), Some(it)) =
                (told, self.library.questions.get(question.at()))
            {
                let option = it.options.iter().find(|it| it.value == *value);
                let label = option.map_or(*value, |it| it.label.as_str());
                words.push(format!("{}={label}", it.id));
            }
        }
        if words.is_empty() {
            "不答任何问题".to_owned()
        } else {
            words.join(",")
        }
    }

    fn report(&self, entry: &BundleEntry, log: &mut FaultLog) {
        if let Some(words) = &self.dead_end {
            log.add(
                entry.id.place,
                "dead_end",
                format!("这样回答以后一个事项也没有：{words}"),
                "在引导问题的那个选项上写 stops: 该怎么办，或者改事项的 when",
            );
        }
        for ((service, _), source) in self.plan.members.iter().zip(&entry.services) {
            if !self.on.contains(service) {
                let what = format!("「{}」在哪种情形下都不会办", source.service.value);
                log.add(
                    source.service.place,
                    "never_on",
                    what,
                    "改它的 when，或者从 services 里去掉",
                );
            }
        }
        for (question, text) in self.plan.questions.iter().zip(&entry.questions) {
            if !self.asked.contains(question) {
                let what = format!("引导问题「{}」在哪种情形下都不会问", text.value);
                log.add(
                    text.place,
                    "never_asked",
                    what,
                    "改它的 when，或者从 questions 里去掉",
                );
            }
        }
        for ((service, position), words) in &self.unmet {
            self.report_unmet(*service, *position, words, log);
        }
        for (position, words) in &self.impossible {
            if let Some(conflict) = self.conflicts.get(*position) {
                conflict.report(self.library, words, log);
            }
        }
    }

    fn report_unmet(&self, service: ServiceIx, position: usize, words: &str, log: &mut FaultLog) {
        let entry = self.library.sources.services.get(service.at());
        let Some(source) = entry.and_then(|it| it.requires.get(position)) else {
            return;
        };
        log.add(
            source.number.place,
            "unmeetable",
            format!(
                "在「{}」里，材料 {} 没有办法交（情形：{words}）",
                self.plan.name, source.number.value
            ),
            "给材料加一种提交方式，允许容缺或承诺，或者给要求加 when",
        );
    }
}
