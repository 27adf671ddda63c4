//! A source file as the document that an editor's schema support sees, and back.

use hall_catalog::yaml::{Node, NodeKind, parse};
use hall_catalog::{FaultLog, Files, calendar, source};
use serde_json::{Map, Value};

/// The document of a source file; `None` for an empty one.
pub(super) fn document(text: &str) -> Option<Value> {
    let mut log = FaultLog::default();
    let node = parse(0, text, &mut log)?;
    log.is_empty().then(|| value(&node))
}

fn value(node: &Node) -> Value {
    match &node.kind {
        NodeKind::Scalar { text, plain } => scalar(text.as_str(), *plain),
        NodeKind::List(items) => items.iter().map(value).collect(),
        NodeKind::Map(pairs) => {
            let pairs = pairs.iter();
            let map: Map<String, Value> = pairs
                .map(|(key, it)| (key.value.clone(), value(it)))
                .collect();
            Value::Object(map)
        }
    }
}

/// What a scalar is in YAML 1.2.
fn scalar(text: &str, plain: bool) -> Value {
    match text {
        _ if !plain => text.into(),
        "true" => true.into(),
        "false" => false.into(),
        "" | "~" | "null" => Value::Null,
        _ => match serde_json::from_str(text) {
            Ok(Value::Number(number)) => Value::Number(number),
            _ => text.into(),
        },
    }
}

/// The codes of what the loader finds wrong with the form of a file. JSON is YAML too.
pub(super) fn faults(path: &str, document: &Value) -> Vec<&'static str> {
    faults_of_text(path, document.to_string())
}

/// The same of a file's text.
pub(super) fn faults_of_text(path: &str, text: String) -> Vec<&'static str> {
    let files = Files::of([(path.to_owned(), text)]);
    let mut log = FaultLog::default();
    source::gather(&files, &mut log);
    calendar::gather(&files, &mut log);
    log.into_faults(&files).iter().map(|it| it.code).collect()
}
