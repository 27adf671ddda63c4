//! A small reader of JSON schemas: enough to hold a reply against the document.

use serde_json::Value;

/// What of `value` is not as the schema says.
pub(crate) fn faults(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.rsplit('/').next().unwrap();
        return faults(
            document,
            &document["components"]["schemas"][name],
            value,
            at,
        );
    }
    for key in ["anyOf", "oneOf"] {
        if let Some(choices) = schema[key].as_array() {
            let fits = choices
                .iter()
                .any(|it| faults(document, it, value, at).is_empty());
            return if fits {
                Vec::new()
            } else {
                vec![format!("{at}: none of {key}")]
            };
        }
    }
    if let Some(constant) = schema.get("const") {
        return if constant == value {
            Vec::new()
        } else {
            vec![format!("{at}: not {constant}")]
        };
    }
    if let Some(allowed) = schema["enum"].as_array() {
        return if allowed.contains(value) {
            Vec::new()
        } else {
            vec![format!("{at}: {value}")]
        };
    }
    typed(document, schema, value, at)
}

fn typed(document: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let right = match schema["type"].as_str() {
        Some("object") => value.is_object(),
        Some("array") => value.is_array(),
        Some("string") => value.is_string(),
        Some("integer") => value.is_u64() || value.is_i64(),
        Some("number") => value.is_number(),
        Some("boolean") => value.is_boolean(),
        Some("null") => value.is_null(),
        _ => true,
    };
    if !right {
        return vec![format!("{at}: not {}", schema["type"])];
    }
    match value {
        Value::Array(items) => items
            .iter()
            .enumerate()
            .flat_map(|(n, item)| faults(document, &schema["items"], item, &format!("{at}[{n}]")))
            .collect(),
        Value::Object(fields) => {
            let required = schema["required"].as_array().into_iter().flatten();
            let lacking = required
                .filter(|name| !fields.contains_key(name.as_str().unwrap()))
                .map(|name| format!("{at}: no {name}"));
            let wrong = fields.iter().flat_map(|(name, field)| {
                let at = format!("{at}.{name}");
                match schema["properties"]
                    .get(name)
                    .or(schema.get("additionalProperties"))
                {
                    Some(schema) if schema.is_object() => faults(document, schema, field, &at),
                    _ if schema.get("properties").is_none() => Vec::new(),
                    _ => vec![format!("{at}: not documented")],
                }
            });
            lacking.chain(wrong).collect()
        }
        _ => Vec::new(),
    }
}
