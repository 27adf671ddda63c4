//! The part of JSON Schema that the catalogue's schemas use, written from the specification and not from
//! the code that makes them.

use regex_lite::Regex;
use serde_json::{Map, Value};

/// Where something stands in a document.
pub(super) type Path = Vec<String>;

/// Whether a schema accepts a document.
pub(super) fn accepts(root: &Value, value: &Value) -> bool {
    valid(root, root, value)
}

/// Every map of a document that has given keys, with the definition that it follows.
pub(super) fn maps(root: &Value, value: &Value) -> Vec<(Path, String)> {
    let mut found = Vec::new();
    walk(root, root, value, "", &mut Path::new(), &mut found);
    found
}

fn valid(root: &Value, schema: &Value, value: &Value) -> bool {
    let Value::Object(schema) = schema else {
        panic!("not a schema: {schema}");
    };
    schema.iter().all(|(word, says)| match word.as_str() {
        "$ref" => valid(root, target(root, says).1, value),
        "anyOf" => each(says).any(|it| valid(root, it, value)),
        "allOf" => each(says).all(|it| valid(root, it, value)),
        "enum" => each(says).any(|it| it == value),
        "type" => is_of(says, value),
        "pattern" => value
            .as_str()
            .is_none_or(|it| Regex::new(says.as_str().unwrap()).unwrap().is_match(it)),
        "minimum" => value.as_f64().is_none_or(|it| says.as_f64().unwrap() <= it),
        "maximum" => value.as_f64().is_none_or(|it| it <= says.as_f64().unwrap()),
        "multipleOf" => value
            .as_f64()
            .is_none_or(|it| (it / says.as_f64().unwrap()).fract() == 0.0),
        "items" => value
            .as_array()
            .is_none_or(|items| items.iter().all(|it| valid(root, says, it))),
        "required" => value
            .as_object()
            .is_none_or(|map| each(says).all(|it| map.contains_key(it.as_str().unwrap()))),
        "properties" | "additionalProperties" => value
            .as_object()
            .is_none_or(|map| map.iter().all(|it| key_valid(root, schema, it))),
        "$schema" | "title" | "description" | "definitions" => true,
        other => panic!("{other} is new here"),
    })
}

fn key_valid(root: &Value, schema: &Map<String, Value>, (key, value): (&String, &Value)) -> bool {
    let known = schema.get("properties").and_then(|it| it.get(key));
    match known.or(schema.get("additionalProperties")) {
        Some(Value::Bool(any)) => *any,
        Some(schema) => valid(root, schema, value),
        None => true,
    }
}

fn is_of(types: &Value, value: &Value) -> bool {
    let is = |name: &str| match name {
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.as_f64().is_some_and(|it| it.fract() == 0.0),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        other => panic!("{other} is new here"),
    };
    match types {
        Value::String(name) => is(name),
        names => each(names).any(|it| is(it.as_str().unwrap())),
    }
}

fn walk(
    root: &Value,
    schema: &Value,
    value: &Value,
    name: &str,
    path: &mut Path,
    found: &mut Vec<(Path, String)>,
) {
    if let Some(target_of) = schema.get("$ref") {
        let (name, target) = target(root, target_of);
        walk(root, target, value, name, path, found);
        return;
    }
    for list in ["anyOf", "allOf"] {
        let parts = schema.get(list).into_iter().flat_map(each);
        if let Some(part) = parts.into_iter().find(|it| valid(root, it, value)) {
            walk(root, part, value, name, path, found);
            return;
        }
    }
    match value {
        Value::Array(items) => {
            for (position, item) in items.iter().enumerate() {
                if let Some(schema) = schema.get("items") {
                    path.push(position.to_string());
                    walk(root, schema, item, name, path, found);
                    path.pop();
                }
            }
        }
        Value::Object(map) => {
            if schema.get("properties").is_some() {
                found.push((path.clone(), name.to_owned()));
            }
            for (key, item) in map {
                let known = schema.get("properties").and_then(|it| it.get(key));
                if let Some(schema) = known.or(schema.get("additionalProperties")) {
                    path.push(key.clone());
                    walk(root, schema, item, name, path, found);
                    path.pop();
                }
            }
        }
        _ => {}
    }
}

fn target<'a>(root: &'a Value, reference: &'a Value) -> (&'a str, &'a Value) {
    let reference = reference.as_str().unwrap();
    let name = reference.strip_prefix("#/definitions/").unwrap();
    (name, &root["definitions"][name])
}

fn each(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().unwrap().iter()
}
