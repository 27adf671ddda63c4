//! The ten minutes of the data folder's README, step by step: what it shows is what the program says.

use std::fs;

use crate::run::{copy_of, hall};

const README: &str = include_str!("../../../hall-catalog/data/README.md");

/// Asserts that the README shows this output of the program.
fn shown(output: &str) {
    let output = output.trim();
    assert!(
        README.contains(output),
        "the README does not show\n{output}"
    );
}

#[test]
fn the_worked_service_goes_as_the_readme_says() {
    let folder = copy_of("data");
    let path = folder.path().to_str().unwrap();
    let service = folder.path().join("services/street-stall-permit.yaml");
    let check = || hall(&["catalog", "check", "--catalog", path]);
    let edit = |old: &str, new: &str| {
        let text = fs::read_to_string(&service).unwrap();
        assert!(text.contains(old), "no {old}");
        fs::write(&service, text.replace(old, new)).unwrap();
    };

    let new = [
        "catalog",
        "new",
        "service",
        "street-stall-permit",
        "--catalog",
        path,
    ];
    let said = hall(&new).ends(0).out.replace(path, "my-catalog");
    shown(said.split("接下来").next().unwrap());
    for line in [
        "department: market-regulation",
        "- org.name",
        "- field: org.street_stall_permit_days",
    ] {
        assert!(README.contains(line), "{line}");
        edit(line, line);
    }

    edit(
        "name: 示例事项（street-stall-permit）",
        "name: 夜市摊位许可",
    );
    edit(
        "department: market-regulation",
        "department: urban-managment",
    );
    edit("promised: 5}", "promised: 30}");
    let said = check().ends(1).out;
    shown(said.split("\n\n").next().unwrap());

    edit("urban-managment", "urban-management");
    let said = check().ends(1).out;
    shown(said.split("\n\n").next().unwrap());

    edit("promised: 30}", "promised: 3}");
    assert!(check().ends(0).out.trim_end().ends_with("0 处问题"));

    let bundle = [
        "catalog",
        "new",
        "bundle",
        "open-stall",
        "--services",
        "street-stall-permit",
    ];
    hall(&[&bundle[..], &["--catalog", path]].concat()).ends(0);
    check().ends(0);
    hall(&["merge", "open-stall", "--catalog", path]).ends(0);
    let page = hall(&["catalog", "page", "open-stall", "--catalog", path])
        .ends(0)
        .out;
    assert!(page.contains("夜市摊位许可"));
}

#[test]
fn every_schema_that_the_readme_names_is_there() {
    let schemas = hall(&["catalog", "schema"]).ends(0).json();
    for name in schemas.as_object().unwrap().keys() {
        let path = format!("crates/hall-catalog/schema/{name}.json");
        assert!(README.contains(&path), "{path}");
    }
}
