//! An application file that was made under another catalogue, brought to this one.
//!
//! The file itself is left alone, so what is dropped is not lost; it is named here and not repeated.

use hall_core::application::Application;
use hall_core::plan::Plan;
use hall_core::rebase::{ChangeCode, rebase};
use hall_core::words::{self, ChangeWords};
use serde::Serialize;

use super::output;

/// What became of one answer.
#[derive(Debug, Serialize)]
pub(super) struct Told {
    at: String,
    code: ChangeCode,
    kept: bool,
    message: String,
}

/// The application under this catalogue, and what was not simply kept. It still says which catalogue
/// it was made under, so that the pre-check says so too.
pub(super) fn application(plan: &Plan, made: &Application) -> (Application, Vec<Told>) {
    let rebased = rebase(made, None, plan);
    let told = words::changes(plan.bundle(), &rebased.changes)
        .iter()
        .map(told)
        .collect();
    let application = Application {
        catalog: made.catalog.clone(),
        ..rebased.application
    };
    (application, told)
}

fn told(words: &ChangeWords) -> Told {
    Told {
        at: words.first.at.clone(),
        code: words.first.code,
        kept: words.first.code.is_kept(),
        message: words.sentence(),
    }
}

/// Says on standard error what was dropped, and how much is kept without anybody knowing its sense.
pub(super) fn complain(told: &[Told]) {
    if told.is_empty() {
        return;
    }
    output::complain("这份文件是按另一版办事规则做的，已按现行规则打开：");
    for it in told.iter().filter(|it| !it.kept) {
        output::complain(&format!("  [未保留] {}", it.message));
    }
    let n_kept = told.iter().filter(|it| it.kept).count();
    if 0 < n_kept {
        output::complain(&format!(
            "  [请核对] {n_kept} 项已保留，但文件里没有记下当时的要求"
        ));
    }
}
