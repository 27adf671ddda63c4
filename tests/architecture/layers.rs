//! Inside the core, modules only look down.
//!
//! `lib.rs` lists the layers in its documentation, lowest first. Modules of one layer may know each
//! other; a module may not know one of a later layer.

use std::collections::BTreeMap;

use crate::sources::{Source, read, rust_files};

const CORE: &str = "crates/hall-core/src/";

/// Each module with its layer, as the numbered list in `lib.rs` has them.
fn layers(lib: &str) -> BTreeMap<String, usize> {
    let mut layers = BTreeMap::new();
    for line in lib.lines().filter_map(|line| line.strip_prefix("//! ")) {
        let Some((number, rest)) = line.split_once(". ") else {
            continue;
        };
        let Ok(layer) = number.parse::<usize>() else {
            continue;
        };
        for piece in rest.split("[`").skip(1) {
            let name = piece.split('`').next().unwrap().to_owned();
            layers.insert(name, layer);
        }
    }
    layers
}

/// The module of the crate's root that a file belongs to, `lib.rs` itself having none.
fn module_of(path: &str) -> Option<&str> {
    let inside = path.strip_prefix(CORE)?;
    let module = inside.split('/').next()?.trim_end_matches(".rs");
    (module != "lib").then_some(module)
}

/// The modules of the crate's root that a file names, however it names them.
fn known_by(source: &Source) -> Vec<String> {
    let code = source.shipped_code();
    let inside = source.path.strip_prefix(CORE).unwrap_or_default();
    // From `a.rs`, `super` is the root; from `a/b.rs` and `a/mod.rs` it takes more steps.
    let depth = inside.split('/').count() - usize::from(inside.ends_with("/mod.rs"));
    let to_root = "super::".repeat(depth);
    let mut known = Vec::new();
    for prefix in ["crate::", to_root.as_str()] {
        for (at, _) in code.match_indices(prefix) {
            let longer = code[..at].ends_with("super::") || code[..at].ends_with('$');
            if !longer {
                known.extend(names_after(&code[at + prefix.len()..]));
            }
        }
    }
    known
}

/// `known` of `known::Known`, and both names of `{known::Known, value::{Answer, Value}}`.
fn names_after(code: &str) -> Vec<String> {
    let Some(list) = code.strip_prefix('{') else {
        return vec![word(code)];
    };
    let mut names = Vec::new();
    let (mut depth, mut start) = (0, 0);
    for (at, letter) in list.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                names.push(word(&list[start..at]));
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                names.push(word(&list[start..at]));
                start = at + 1;
            }
            _ => {}
        }
    }
    names
}

fn word(code: &str) -> String {
    code.trim()
        .chars()
        .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
        .collect()
}

#[test]
fn every_module_of_the_core_has_its_layer() {
    let lib = read("crates/hall-core/src/lib.rs");
    let layers = layers(&lib);
    let modules = lib.lines().filter_map(|line| {
        line.trim()
            .strip_suffix(';')?
            .split_once("mod ")
            .map(|it| it.1)
    });
    let missing: Vec<_> = modules
        .filter(|module| !layers.contains_key(*module))
        .collect();
    assert!(
        missing.is_empty(),
        "{missing:?} stand in no numbered layer of lib.rs"
    );
}

#[test]
fn modules_of_the_core_only_look_down() {
    let layers = layers(&read("crates/hall-core/src/lib.rs"));
    let mut wrong = Vec::new();
    for source in rust_files("crates/hall-core/src")
        .iter()
        .filter(|source| !source.is_test())
    {
        let Some(own) = module_of(&source.path).and_then(|module| layers.get(module)) else {
            continue;
        };
        for name in known_by(source) {
            if layers.get(&name).is_some_and(|other| own < other) {
                wrong.push(format!(
                    "{} (layer {own}) knows {name} (layer {})",
                    source.path, layers[&name]
                ));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "modules look up:\n{}", wrong.join("\n"));
}

#[test]
fn what_a_file_names_is_found_in_lists_and_through_super() {
    let source = |path: &str, text: &str| Source {
        path: format!("{CORE}{path}"),
        text: text.to_owned(),
    };
    let list = source("a.rs", "use crate::{b::B, c::{D, E}};\nuse super::f::G;");
    assert_eq!(known_by(&list), ["b", "c", "f"]);
    let nested = source("a/b.rs", "use super::c::C;\nuse super::super::d::D;");
    assert_eq!(known_by(&nested), ["d"]);
}
