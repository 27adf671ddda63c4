//! Which situations somebody can be in, and how they are told.

use std::collections::BTreeSet;

use hall_core::catalog::{Check, Level, QuestionOption, ServiceIx};
use hall_core::condition::Expr;

use super::{Eyes, Space};
use crate::check::diagram::{Set, Variable};
use crate::check::search::Choices;

impl<'a> Space<'a> {
    /// A situation that is in all the sets and that somebody can be in.
    pub(in crate::check) fn find(&mut self, sets: &[Set]) -> Option<Choices> {
        let all = self.reachable(sets, &[]);
        self.search.find(&mut self.diagram, all)
    }

    /// The same, and no answer breaks a rule there: somebody can be in it and still apply.
    pub(in crate::check) fn find_lawful(&mut self, sets: &[Set]) -> Option<Choices> {
        let mut lawful = self.within_rules();
        lawful.extend(self.within_options());
        let all = self.reachable(sets, &lawful);
        self.search.find(&mut self.diagram, all)
    }

    /// The same, and no answer breaks a rule across fields; what is demanded of single fields is what is
    /// being looked at.
    pub(in crate::check) fn find_within_rules(&mut self, sets: &[Set]) -> Option<Choices> {
        let lawful = self.within_rules();
        let all = self.reachable(sets, &lawful);
        self.search.find(&mut self.diagram, all)
    }

    /// The sets, and what makes the questions that they read answerable. What shares no variable with
    /// them can be answered whatever they say.
    fn reachable(&mut self, sets: &[Set], lawful: &[Set]) -> Vec<Set> {
        let mut all = sets.to_vec();
        let mut seen: BTreeSet<Variable> = BTreeSet::new();
        let mut open: BTreeSet<Variable> = BTreeSet::new();
        for set in sets {
            open.extend(self.diagram.support(*set).iter());
        }
        for position in self.impasses.clone() {
            open.extend(self.questions.get(position).map(|it| it.variable));
            if let Some(legal) = self.legal.get(position).copied() {
                all.push(legal);
                open.extend(self.diagram.support(legal).iter());
            }
        }
        let mut left: Vec<Set> = lawful.to_vec();
        while let Some(variable) = open.pop_first() {
            if !seen.insert(variable) {
                continue;
            }
            let mut more = Vec::new();
            let question = self.questions.iter().position(|it| it.variable == variable);
            more.extend(question.and_then(|it| self.legal.get(it)));
            let mut still = Vec::with_capacity(left.len());
            for law in left {
                if self.diagram.support(law).binary_search(&variable).is_ok() {
                    more.push(law);
                } else {
                    still.push(law);
                }
            }
            left = still;
            for set in more {
                all.push(set);
                open.extend(self.diagram.support(set).iter());
            }
        }
        all
    }

    /// For each rule, where it is not broken for certain.
    fn within_rules(&mut self) -> Vec<Set> {
        if let Some(known) = &self.within_rules {
            return known.clone();
        }
        let bundle = self.bundle;
        let mut lawful = Vec::new();
        for (position, it) in bundle.services.iter().enumerate() {
            let service = ServiceIx::new(position);
            let eyes = Eyes::Service(service);
            for rule in it.rules.iter().filter(|it| it.level == Level::Error) {
                let on = self.on(service);
                let when = self.truth(&rule.when, eyes, rule.each).yes;
                let broken = self.truth(&rule.must, eyes, rule.each).no;
                let broken = self.diagram.and(when, broken);
                let broken = self.diagram.and(on, broken);
                lawful.push(self.not_certain(broken));
            }
        }
        lawful.retain(|it| *it != Set::ALL);
        self.within_rules = Some(lawful.clone());
        lawful
    }

    /// For each use that accepts some options only, where no other is chosen for certain.
    fn within_options(&mut self) -> Vec<Set> {
        if let Some(known) = &self.within_options {
            return known.clone();
        }
        let bundle = self.bundle;
        let mut lawful = Vec::new();
        for (position, it) in bundle.services.iter().enumerate() {
            let service = ServiceIx::new(position);
            for it in &it.uses {
                for check in &it.checks {
                    let Check::OneOf(options) = check else {
                        continue;
                    };
                    let group = bundle.fields.get(it.field.at()).and_then(|it| it.group);
                    let within = Expr::OneOf(Box::new(Expr::Field(it.field)), options.clone());
                    let wanted = self.wanted(service, it.field).yes;
                    let broken = self.truth(&within, Eyes::Service(service), group).no;
                    let broken = self.diagram.and(wanted, broken);
                    lawful.push(self.not_certain(broken));
                }
            }
        }
        lawful.retain(|it| *it != Set::ALL);
        self.within_options = Some(lawful.clone());
        lawful
    }

    /// Where a set need not be, whatever the open conditions come to.
    fn not_certain(&mut self, set: Set) -> Set {
        let not = self.diagram.not(set);
        self.may(not)
    }

    /// The option chosen for a question.
    pub(in crate::check) fn chosen(
        &self,
        choices: &Choices,
        position: usize,
    ) -> Option<(&'a str, &'a QuestionOption)> {
        let question = self.questions.get(position)?;
        let (_, value) = choices.iter().find(|(it, _)| *it == question.variable)?;
        let option = question.options.get(usize::from(*value)).copied()?;
        let id = self.bundle.questions.get(position)?.id.as_str();
        Some((id, option))
    }

    /// The answers that decide a situation, as the applicant reads them.
    pub(in crate::check) fn words(&self, choices: &Choices) -> String {
        let mut words = Vec::new();
        for position in 0..self.questions.len() {
            if let Some((id, option)) = self.chosen(choices, position) {
                words.push(format!("{id}={}", option.label));
            }
        }
        for (variable, (field, values)) in self.typed_words() {
            let choice = choices.iter().find(|(it, _)| *it == variable);
            let value = choice.and_then(|(_, it)| values.get(usize::from(*it)));
            let key = self.bundle.fields.get(field.at()).map(|it| it.key.as_str());
            if let (Some(key), Some(value)) = (key, value) {
                words.push(format!("{key}={value}"));
            }
        }
        if words.is_empty() {
            "不论怎么回答".to_owned()
        } else {
            words.join(",")
        }
    }
}
