//! The catalogue's snapshot.

use std::path::Path;

use hall_catalog::{Catalogue, Files, Snapshot};

/// Writes it into a folder, and takes away what an earlier one left there.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let catalogue = Catalogue::load(&Files::embedded()).map_err(|faults| faults.to_string())?;
    let snapshot = Snapshot::of(&catalogue);
    snapshot
        .write(folder)
        .map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    for file in &snapshot.files {
        println!("  {:>9}  {}", file.bytes.len(), file.name);
    }
    Ok(())
}
