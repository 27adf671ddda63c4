//! The case files of one bundle, read from its folder.

use std::path::{Path, PathBuf};
use std::{env, fs};

use hall_core::application::{self, Application};

use crate::file::CaseFile;

/// Whether a rule must complain or be content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sort {
    /// The rule must be content.
    Good,
    /// The rule must complain.
    Bad,
}

/// One case.
#[derive(Debug)]
pub(crate) struct Case {
    /// Its path below this folder, e.g. `newborn/bad/born_tomorrow.yaml`.
    pub(crate) name: String,
    /// The code of the rule that it is for, from its name.
    pub(crate) code: String,
    /// Of which sort it is.
    pub(crate) sort: Sort,
    /// What it says.
    pub(crate) file: CaseFile,
}

/// The cases of one bundle.
#[derive(Debug)]
pub(crate) struct Suite {
    /// The application that all cases start from.
    pub(crate) complete: Application,
    /// The cases, in the order of their names.
    pub(crate) cases: Vec<Case>,
    /// What is wrong with files that could not be read.
    pub(crate) unreadable: Vec<String>,
}

impl Suite {
    /// Reads the cases of a bundle.
    pub(crate) fn read(bundle: &str) -> Self {
        let mut suite = Self {
            complete: Application::default(),
            cases: Vec::new(),
            unreadable: Vec::new(),
        };
        match complete(bundle) {
            Ok(application) => suite.complete = application,
            Err(complaint) => suite.unreadable.push(complaint),
        }
        for (folder, sort) in [("bad", Sort::Bad), ("good", Sort::Good)] {
            for path in entries(&root().join(bundle).join(folder)) {
                match case(&format!("{bundle}/{folder}"), &path, sort) {
                    Ok(case) => suite.cases.push(case),
                    Err(complaint) => suite.unreadable.push(complaint),
                }
            }
        }
        suite
    }
}

/// Folders that are of no bundle, and files that stand where no case does.
pub(crate) fn strangers(bundles: &[String]) -> Vec<String> {
    let folders = entries(&root()).into_iter().filter(|it| it.is_dir());
    let mut complaints = Vec::new();
    for folder in folders {
        let name = file_name(&folder);
        if !bundles.contains(&name) {
            complaints.push(format!("{name}: there is no such bundle"));
        }
        let known = ["complete.json", "good", "bad"];
        let others = entries(&folder).into_iter().map(|it| file_name(&it));
        complaints.extend(
            others
                .filter(|it| !known.contains(&it.as_str()))
                .map(|it| format!("{name}/{it}: cases stand in good or bad")),
        );
    }
    complaints
}

fn complete(bundle: &str) -> Result<Application, String> {
    let name = format!("{bundle}/complete.json");
    let bytes = fs::read(root().join(&name)).map_err(|error| format!("{name}: {error}"))?;
    application::parse(&bytes).map_err(|finding| format!("{name}: {:?}", finding.args))
}

fn case(folder: &str, path: &Path, sort: Sort) -> Result<Case, String> {
    let name = format!("{folder}/{}", file_name(path));
    let stem = name
        .strip_suffix(".yaml")
        .ok_or_else(|| format!("{name}: a case is a .yaml file"))?;
    let stem = stem.rsplit('/').next().unwrap_or_default();
    let code = stem.split('-').next().unwrap_or_default().to_owned();
    let text = fs::read_to_string(path).map_err(|error| format!("{name}: {error}"))?;
    let file: CaseFile =
        serde_saphyr::from_str(&text).map_err(|error| format!("{name}: {error}"))?;
    let case = Case {
        name,
        code,
        sort,
        file,
    };
    misfit(&case).map_or(Ok(case), Err)
}

/// What a case says that a case of its sort cannot say.
fn misfit(case: &Case) -> Option<String> {
    let expect = &case.file.expect;
    let finds = expect.finding.is_some();
    let wrong = match case.sort {
        Sort::Good if finds || !expect.missing.all().is_empty() => {
            "a good case expects no finding and nothing missing"
        }
        Sort::Bad if !finds && expect.missing.all().is_empty() => {
            "a bad case expects a finding or something missing"
        }
        _ if !finds
            && (expect.at.is_some()
                || expect.level.is_some()
                || expect.basis.is_some()
                || !expect.service.all().is_empty()) =>
        {
            "at, level, service and basis are those of a finding, and none is expected"
        }
        Sort::Bad if expect.finding.as_ref().is_some_and(|it| *it != case.code) => {
            "the file's name begins with another code than that of the expected finding"
        }
        Sort::Bad if !finds && case.code != "missing" => {
            "the name of a case that expects no finding begins with `missing`"
        }
        _ if case.file.says.trim().is_empty() => "says nothing",
        _ if case.file.says.contains([',', ';', ':', '(', ')', '?', '!']) => {
            "Chinese text has full-width punctuation"
        }
        _ => return None,
    };
    Some(format!("{}: {wrong}", case.name))
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let found = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = found.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}

fn file_name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

fn root() -> PathBuf {
    env::var_os("HALL_CASES").map_or_else(
        || Path::new(env!("CARGO_MANIFEST_DIR")).join("cases"),
        PathBuf::from,
    )
}
