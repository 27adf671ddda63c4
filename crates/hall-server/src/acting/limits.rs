//! How much an act may say. Texts are stored with the history and shown to people.

use hall_api::{Acting, ErrorCode};
use serde_json::Value;

use crate::http::error::{Refusal, Reply};
use crate::intake::to_value;

/// The longest text, in characters.
const LONGEST: usize = 1000;

/// The most entries of a list: items of a notice, inspectors, points of an agenda.
const MOST: usize = 200;

/// Refuses what says too much.
pub(super) fn check(acting: &Acting) -> Reply<()> {
    if too_long(&Value::String(acting.note.clone())) || too_long(&to_value(&acting.act)?) {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because(format!("文字超过 {LONGEST} 个字，或列出的超过 {MOST} 项"))
            .mend("请写得短一些"));
    }
    Ok(())
}

fn too_long(value: &Value) -> bool {
    match value {
        Value::String(text) => LONGEST < text.chars().count(),
        Value::Array(items) => MOST < items.len() || items.iter().any(too_long),
        Value::Object(fields) => fields.values().any(too_long),
        Value::Null | Value::Bool(_) | Value::Number(_) => false,
    }
}
