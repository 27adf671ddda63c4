//! The catalogue's snapshot.

use std::path::Path;

use hall_catalog::{Catalogue, Files, Snapshot, SnapshotFile};

/// Writes it into a folder, and takes away what an earlier one left there.
pub(crate) fn write(folder: &Path) -> Result<(), String> {
    let catalogue = Catalogue::load(&Files::embedded()).map_err(|faults| faults.to_string())?;
    let snapshot = Snapshot::of(&catalogue).with_services_alone(&catalogue);
    snapshot
        .write(folder)
        .map_err(|error| format!("{} cannot be written: {error}", folder.display()))?;
    let (alone, others): (Vec<&SnapshotFile>, Vec<&SnapshotFile>) = snapshot
        .files
        .iter()
        .partition(|it| it.name.starts_with("alone."));
    for file in others {
        println!("  {:>9}  {}", file.bytes.len(), file.name);
    }
    let bytes: usize = alone.iter().map(|it| it.bytes.len()).sum();
    println!("  {bytes:>9}  in {} files of services alone", alone.len());
    Ok(())
}
