//! Writing to the two streams. A reader that went away (`hall … | head`) is no error.

use std::io::Write;

use serde::Serialize;

use super::Complaint;

/// Writes a line to standard output.
pub(super) fn line(text: &str) {
    let _ = writeln!(std::io::stdout(), "{text}");
}

/// Writes a line to standard error.
pub(super) fn complain(text: &str) {
    let _ = writeln!(std::io::stderr(), "{text}");
}

/// Writes a value as JSON.
pub(super) fn json(value: &impl Serialize) -> Result<(), Complaint> {
    let text = serde_json::to_string_pretty(value)
        .map_err(|error| Complaint(format!("结果不能写成 JSON:{error}")))?;
    line(&text);
    Ok(())
}

/// Writes a value as JSON on one line.
pub(super) fn json_line(value: &impl Serialize) -> Result<(), Complaint> {
    let text = serde_json::to_string(value)
        .map_err(|error| Complaint(format!("结果不能写成 JSON:{error}")))?;
    line(&text);
    Ok(())
}
