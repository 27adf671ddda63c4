//! From a shape to JSON Schema (draft 7, which editors' YAML support knows best).

use serde_json::{Map, Value, json};

use super::{choices, keys};
use crate::yaml::{KeyShape, MapShape, Shape};

/// A number where it stands in quotes.
const NUMBER: &str = r"^-?\d+(\.\d{1,6})?$";
const DAYS: &str = r"^\d+(\.[05])?$";
const WHOLE: &str = r"^\d+$";

/// The schema of a file that holds such an entry or, with `lists`, a list of them.
pub(super) fn file(title: &str, shape: &Shape, lists: bool) -> String {
    let mut definitions = Definitions::default();
    let entry = definitions.schema(shape);
    let mut schema = json!({
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": title,
    });
    if lists {
        let list = json!({"type": "array", "items": entry.clone()});
        add(&mut schema, "anyOf", json!([entry, list]));
    } else {
        add(&mut schema, "allOf", json!([entry]));
    }
    add(&mut schema, "definitions", Value::Object(definitions.0));
    let mut text = serde_json::to_string_pretty(&schema).unwrap_or_default();
    text.push('\n');
    text
}

fn add(schema: &mut Value, key: &str, value: Value) {
    if let Value::Object(map) = schema {
        map.insert(key.to_owned(), value);
    }
}

/// The shapes with a name, each once.
#[derive(Default)]
struct Definitions(Map<String, Value>);

impl Definitions {
    fn schema(&mut self, shape: &Shape) -> Value {
        match shape {
            Shape::Text => json!({"type": ["string", "number", "boolean"]}),
            Shape::Bool => json!({"type": "boolean"}),
            Shape::Whole(max) => json!({
                "type": ["integer", "string"], "minimum": 0, "maximum": max, "pattern": WHOLE
            }),
            Shape::Number => json!({"type": ["number", "string"], "pattern": NUMBER}),
            Shape::Days => json!({
                "type": ["number", "string"], "minimum": 0, "multipleOf": 0.5, "pattern": DAYS
            }),
            Shape::Form(form) => json!({"type": "string", "pattern": format!("^({form})$")}),
            Shape::Word(words) => json!({"enum": words}),
            Shape::List(item) => json!({"type": "array", "items": self.schema(item)}),
            Shape::Pairs(value) => json!({
                "type": "object", "additionalProperties": self.schema(value)
            }),
            Shape::Either(shapes) => {
                let any: Vec<Value> = shapes.iter().map(|it| self.schema(it)).collect();
                json!({"anyOf": any})
            }
            Shape::Map(map) => self.named(map.name, |it| it.map(map)),
            Shape::Named(name, shape) => self.named(name, |it| it.schema(&shape())),
        }
    }

    /// A reference to a definition, which is made when it is first needed.
    fn named(&mut self, name: &str, make: impl FnOnce(&mut Self) -> Value) -> Value {
        let short = name.strip_suffix("Entry").unwrap_or(name);
        if !self.0.contains_key(short) {
            // Stands there already while it is made, because it may hold itself.
            self.0.insert(short.to_owned(), Value::Null);
            let schema = make(self);
            self.0.insert(short.to_owned(), schema);
        }
        json!({"$ref": format!("#/definitions/{short}")})
    }

    fn map(&mut self, map: &MapShape) -> Value {
        let mut properties = Map::new();
        let mut required = Vec::new();
        for key in (map.keys)() {
            if key.needed {
                required.push(key.key);
            }
            properties.insert(key.key.to_owned(), self.property(map.name, &key));
        }
        let mut schema = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() {
            add(&mut schema, "required", json!(required));
        }
        schema
    }

    /// What stands under a key, with the key's meaning.
    fn property(&mut self, entry: &str, key: &KeyShape) -> Value {
        let mut schema = match choices::of(entry, key.key) {
            Some(words) if matches!(key.shape, Shape::List(_)) => {
                json!({"type": "array", "items": {"enum": words}})
            }
            Some(words) => json!({"enum": words}),
            None => self.schema(&key.shape),
        };
        if let Some(meaning) = keys::meaning(entry, key.key) {
            add(&mut schema, "description", json!(meaning));
        }
        schema
    }
}
