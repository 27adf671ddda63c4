//! `hall catalog wishes`: nothing is wished in a hall that nobody has used.

use crate::run::hall;

#[test]
fn a_hall_that_nobody_used_has_no_wishes() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let told = hall(&["catalog", "wishes", "--data", data, "--json"]).ends(0);
    let told: serde_json::Value = serde_json::from_str(&told.out).unwrap();
    let none = serde_json::json!({"wishes": [], "bundles": [], "services": []});
    assert_eq!(told, none);
}
