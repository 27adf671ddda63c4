//! What every step of resolving needs: the ids, the vocabulary, the laws, and the log.

use std::collections::BTreeMap;

use hall_core::catalog::FieldIx;
use hall_core::condition::Expr;

use super::names::Names;
use crate::expression::{
    ExpressionError, RowScope, Sort, Vocabulary, type_check_condition, type_check_value,
};
use crate::fault::FaultLog;
use crate::place::Text;
use crate::source::Sources;

pub(super) struct Context<'a> {
    pub(super) log: &'a mut FaultLog,
    pub(super) words: Vocabulary,
    pub(super) laws: Vec<String>,
    pub(super) lists: Names,
    /// The position of each law.
    cited: BTreeMap<String, u16>,
    pub(super) departments: Names,
    pub(super) subjects: Names,
    pub(super) licences: Names,
    pub(super) registers: Names,
    pub(super) standards: Names,
    pub(super) tables: Names,
    pub(super) fields: Names,
    pub(super) questions: Names,
    pub(super) materials: Names,
    pub(super) letters: Names,
    pub(super) services: Names,
}

impl<'a> Context<'a> {
    pub(super) fn new(sources: &Sources, log: &'a mut FaultLog) -> Self {
        let mut collect = |what, home, ids: Vec<&Text>| Names::collect(what, home, ids, log);
        let ids = sources.stages.iter().map(|it| &it.id).collect();
        collect("人生阶段", "stages.yaml", ids);
        let ids = sources.lists.iter().map(|it| &it.id).collect();
        let lists = collect("清单", "lists/", ids);
        let ids = sources.departments.iter().map(|it| &it.id).collect();
        let departments = collect("部门", "departments.yaml", ids);
        let ids = sources.subjects.iter().map(|it| &it.id).collect();
        let subjects = collect("主体", "subjects.yaml", ids);
        let ids = sources.licences.iter().map(|it| &it.id).collect();
        let licences = collect("电子证照", "licences.yaml", ids);
        let ids = sources.registers.iter().map(|it| &it.id).collect();
        let registers = collect("数据源", "registers.yaml", ids);
        let ids = sources.standards.iter().map(|it| &it.id).collect();
        let standards = collect("受理标准", "standards.yaml", ids);
        let ids = sources.tables.iter().map(|it| &it.id).collect();
        let tables = collect("代码表", "tables/", ids);
        let ids = sources.questions.iter().map(|it| &it.id).collect();
        let questions = collect("引导问题", "questions/", ids);
        let ids = sources.materials.iter().map(|it| &it.id).collect();
        let materials = collect("材料", "materials/", ids);
        let ids = sources.letters.iter().map(|it| &it.id).collect();
        let letters = collect("承诺书", "letters/", ids);
        let ids = sources.services.iter().map(|it| &it.id).collect();
        let services = collect("事项", "services/", ids);
        let ids = sources.bundles.iter().map(|it| &it.id).collect();
        collect("一件事", "bundles/", ids);
        Self {
            log,
            words: Vocabulary::default(),
            laws: Vec::new(),
            lists,
            cited: BTreeMap::new(),
            departments,
            subjects,
            licences,
            registers,
            standards,
            tables,
            fields: Names::default(),
            questions,
            materials,
            letters,
            services,
        }
    }

    pub(super) fn field(&mut self, key: &Text) -> Option<FieldIx> {
        self.fields.find(key, self.log).map(FieldIx::new)
    }

    /// A condition; if there is none it always holds.
    pub(super) fn condition(&mut self, text: Option<&Text>, row: RowScope) -> Option<Expr> {
        let Some(text) = text else {
            return Some(Expr::ALWAYS);
        };
        let checked = type_check_condition(&text.value, &self.words, row);
        self.noted("条件", text, checked)
    }

    /// An expression whose value is stored in a field of sort `target`.
    pub(super) fn value(&mut self, text: &Text, target: &Sort, row: RowScope) -> Option<Expr> {
        let checked = type_check_value(&text.value, target, &self.words, row);
        self.noted("算式", text, checked)
    }

    fn noted(
        &mut self,
        called: &str,
        text: &Text,
        checked: Result<Expr, ExpressionError>,
    ) -> Option<Expr> {
        checked
            .map_err(|error| {
                let width = error.span.end.saturating_sub(error.span.start);
                let place = if text.verbatim {
                    text.place.within(error.span.start, width)
                } else {
                    text.place
                };
                let what = format!("{called} {} 有误：{}", text.value.trim(), error.what);
                self.log.add(place, "condition", what, error.mend);
            })
            .ok()
    }

    /// The positions of laws in [`super::Library::laws`].
    pub(super) fn laws(&mut self, cited: &[Text]) -> Vec<u16> {
        let mut positions = Vec::new();
        for text in cited {
            let law = text.value.trim();
            let position = self.cited.get(law).copied().unwrap_or_else(|| {
                let position = u16::try_from(self.laws.len()).unwrap_or(u16::MAX);
                self.laws.push(law.to_owned());
                self.cited.insert(law.to_owned(), position);
                position
            });
            positions.push(position);
        }
        positions
    }

    /// One of a few words, e.g. `required` or `optional`.
    pub(super) fn word<T: Copy>(&mut self, text: &Text, words: &[(&str, T)]) -> Option<T> {
        let found = words
            .iter()
            .find(|(word, _)| *word == text.value)
            .map(|(_, it)| *it);
        if found.is_none() {
            let all: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.log.add(
                text.place,
                "unknown_word",
                format!("这里不能写「{}」", text.value),
                format!("可以写：{}", all.join("、")),
            );
        }
        found
    }
}

/// The words of an optional text.
pub(super) fn words(text: Option<&Text>) -> String {
    text.map(|it| it.value.trim().to_owned())
        .unwrap_or_default()
}
