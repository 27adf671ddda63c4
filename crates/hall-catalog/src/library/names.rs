//! The ids of one list: each once, found by name, with a suggestion for a name that is not there.

use std::collections::BTreeMap;

use crate::fault::FaultLog;
use crate::place::Text;
use crate::suggest;

/// The ids of one list.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    /// What the list holds, in the author's words, e.g. 字段.
    what: &'static str,
    /// Where a new one would be written.
    home: &'static str,
    positions: BTreeMap<String, usize>,
}

impl Names {
    /// Takes the ids of a list and notes those that stand twice or are written wrongly.
    pub(crate) fn collect<'a>(
        what: &'static str,
        home: &'static str,
        ids: impl IntoIterator<Item = &'a Text>,
        log: &mut FaultLog,
    ) -> Self {
        let mut names = Self {
            what,
            home,
            positions: BTreeMap::new(),
        };
        let mut firsts: BTreeMap<&str, &Text> = BTreeMap::new();
        for (position, id) in ids.into_iter().enumerate() {
            if let Some(first) = firsts.insert(id.as_str(), id) {
                log.add(
                    id.place,
                    "duplicate_id",
                    format!(
                        "{what}「{}」重复了{}",
                        id.value,
                        if first.place.file == id.place.file {
                            format!("，第 {} 行已经有了", first.place.line)
                        } else {
                            "，另一个文件里已经有了".to_owned()
                        }
                    ),
                    "两处是同一个就删去一处，不是同一个就改名",
                );
                continue;
            }
            names.check_spelling(id, log);
            names.positions.insert(id.value.clone(), position);
        }
        names
    }

    fn check_spelling(&self, id: &Text, log: &mut FaultLog) {
        let is_field = self.what == "字段";
        let plain = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_lowercase())
                && part.chars().all(|c| {
                    c.is_ascii_lowercase()
                        || c.is_ascii_digit()
                        || c == '_'
                        || (!is_field && c == '-')
                })
        };
        let n_parts = id.value.split('.').count();
        let well = id.value.split('.').all(plain) && n_parts <= if is_field { 2 } else { 1 };
        if !well {
            let mend = if is_field {
                "写成 subject.element，小写英文、数字和下划线，如 org.registered_capital"
            } else {
                "用小写英文、数字和连字符，以字母开头，如 labour-dispatch-licence"
            };
            log.add(
                id.place,
                "bad_id",
                format!("{}编号「{}」写法不对", self.what, id.value),
                mend,
            );
        }
    }

    /// The position of an id; the log says so if there is none.
    pub(crate) fn find(&self, id: &Text, log: &mut FaultLog) -> Option<usize> {
        let position = self.get(&id.value);
        if position.is_none() {
            log.add(
                id.place,
                "unknown_id",
                format!("没有{}「{}」", self.what, id.value),
                suggest::mend(
                    &id.value,
                    self.positions.keys().map(String::as_str),
                    format!("先在 {} 里写上它，或者改成已有的编号", self.home),
                ),
            );
        }
        position
    }

    /// The position of an id.
    pub(crate) fn get(&self, id: &str) -> Option<usize> {
        self.positions.get(id).copied()
    }
}
