//! Reading an application that is broken: every answer up to the break, and each one by itself.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::application::{Application, MAX_BYTES, parse};
use crate::report::Finding;

/// An application as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Saved {
    /// The application.
    pub(super) application: Application,
    /// Whether it was read as it stands.
    pub(super) is_whole: bool,
    /// How many entries were seen and could not be read.
    pub(super) n_lost: usize,
}

/// Reads an application, if need be in part.
pub(super) fn read(bytes: &[u8]) -> Result<Saved, Box<Finding>> {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let finding = match parse(text) {
        Ok(application) => {
            return Ok(Saved {
                application,
                is_whole: true,
                n_lost: 0,
            });
        }
        Err(finding) => finding,
    };
    if MAX_BYTES < text.len() {
        return Err(finding);
    }
    saved(text).ok_or(finding)
}

fn saved(text: &[u8]) -> Option<Saved> {
    let mut reader = Reader {
        rest: text,
        is_broken: false,
    };
    let Some(Value::Object(mut from)) = reader.value(0) else {
        return None;
    };
    let bundle = match from.remove("bundle") {
        Some(Value::String(bundle)) if !bundle.is_empty() => bundle,
        _ => return None,
    };
    let mut n_lost = 0;
    let application = Application {
        bundle,
        catalog: from.remove("catalog").and_then(|it| one(it, &mut n_lost)),
        situation: map(&mut from, "situation", &mut n_lost),
        answers: map(&mut from, "answers", &mut n_lost),
        materials: list(&mut from, "materials", &mut n_lost),
        prefilled: map(&mut from, "prefilled", &mut n_lost),
        meanings: map(&mut from, "meanings", &mut n_lost),
        submitted_by: None,
    };
    Some(Saved {
        application,
        is_whole: false,
        n_lost,
    })
}

fn one<T: DeserializeOwned>(value: Value, n_lost: &mut usize) -> Option<T> {
    let read = serde_json::from_value(value).ok();
    *n_lost += usize::from(read.is_none());
    read
}

fn map<T: DeserializeOwned>(
    from: &mut Map<String, Value>,
    name: &str,
    n_lost: &mut usize,
) -> BTreeMap<String, T> {
    let Some(Value::Object(entries)) = from.remove(name) else {
        return BTreeMap::new();
    };
    entries
        .into_iter()
        .filter_map(|(key, value)| Some((key, one(value, n_lost)?)))
        .collect()
}

fn list<T: DeserializeOwned>(
    from: &mut Map<String, Value>,
    name: &str,
    n_lost: &mut usize,
) -> Vec<T> {
    let Some(Value::Array(entries)) = from.remove(name) else {
        return Vec::new();
    };
    entries
        .into_iter()
        .filter_map(|value| one(value, n_lost))
        .collect()
}

/// The deepest nesting that is followed; an application has five levels.
const DEEPEST: usize = 16;

/// Reads JSON up to the first break, and keeps what stands before it.
struct Reader<'a> {
    rest: &'a [u8],
    is_broken: bool,
}

impl Reader<'_> {
    /// The next value. `None` and broken where there is no whole scalar; an object or a list comes as
    /// far as it goes.
    fn value(&mut self, depth: usize) -> Option<Value> {
        self.space();
        match self.rest.first() {
            Some(b'{') if depth < DEEPEST => Some(Value::Object(self.object(depth + 1))),
            Some(b'[') if depth < DEEPEST => Some(Value::Array(self.array(depth + 1))),
            _ => self.scalar(),
        }
    }

    fn object(&mut self, depth: usize) -> Map<String, Value> {
        let mut entries = Map::new();
        self.skip(b'{');
        while !self.closes(b'}', !entries.is_empty()) {
            let Some(Value::String(key)) = self.scalar() else {
                self.is_broken = true;
                return entries;
            };
            self.space();
            if !self.skip(b':') {
                self.is_broken = true;
                return entries;
            }
            if let Some(value) = self.value(depth) {
                entries.entry(key).or_insert(value);
            }
        }
        entries
    }

    fn array(&mut self, depth: usize) -> Vec<Value> {
        let mut entries = Vec::new();
        self.skip(b'[');
        while !self.closes(b']', !entries.is_empty()) {
            entries.extend(self.value(depth));
        }
        entries
    }

    /// Whether the object or list ends here, be it by a break. Between entries it takes the comma.
    fn closes(&mut self, end: u8, after_entry: bool) -> bool {
        if self.is_broken {
            return true;
        }
        self.space();
        if self.skip(end) {
            return true;
        }
        if after_entry && !self.skip(b',') {
            self.is_broken = true;
            return true;
        }
        self.space();
        false
    }

    fn scalar(&mut self) -> Option<Value> {
        let length = match self.rest.first() {
            Some(b'"') => string_length(self.rest),
            _ => self.rest.iter().position(|it| b",]} \t\r\n".contains(it)),
        };
        let read = length.and_then(|it| self.rest.split_at_checked(it));
        let read = read.and_then(|(text, rest)| {
            let value = serde_json::from_slice(text).ok()?;
            Some((value, rest))
        });
        let Some((value, rest)) = read else {
            self.is_broken = true;
            return None;
        };
        self.rest = rest;
        Some(value)
    }

    fn space(&mut self) {
        self.rest = self.rest.trim_ascii_start();
    }

    fn skip(&mut self, byte: u8) -> bool {
        let rest = self.rest.strip_prefix(&[byte]);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

/// The length of the string that begins here, with its quotes; `None` if it does not end.
fn string_length(bytes: &[u8]) -> Option<usize> {
    let mut is_escaped = false;
    for (at, byte) in bytes.iter().enumerate().skip(1) {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return Some(at + 1),
            _ => {}
        }
    }
    None
}
