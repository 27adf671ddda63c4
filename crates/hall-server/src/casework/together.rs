//! What keeps a case out of a decision on several at once (批量办结).
//!
//! Whether a decision in favour is open at all, the rules say of each case as they do on its own page. Here stands
//! what they leave to whoever decides: something about this one case that nobody has looked at yet, if it is decided
//! in one go with others. Refusals are decided one by one always, each with its own reasons and remedies (行政许可法
//! Art. 38), so there is nothing to ask here about them.

use hall_api::ErrorCode;
use hall_core::flow::{Asking, Extension, Findings};

use crate::http::error::Refusal;
use crate::progress::Progress;
use crate::store::{ApplicationRow, CaseRow};

/// A service, and the catalogue that has the statutory form which was filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    service: String,
    catalog: String,
}

impl Form {
    /// The form of a case.
    pub fn of(case: &CaseRow, application: &ApplicationRow) -> Self {
        Self {
            service: case.service().to_owned(),
            catalog: application.catalog.clone(),
        }
    }
}

/// Why a case is not decided together with others whose form is `with`; nothing if it can be.
pub fn apart(
    case: &CaseRow,
    application: &ApplicationRow,
    progress: &Progress,
    with: &Form,
) -> Option<Refusal> {
    let own = Form::of(case, application);
    let because = match () {
        () if own.service != with.service => (
            "和所选的第一件不是同一事项",
            "请按事项分开，一批只选同一事项",
        ),
        () if own.catalog != with.catalog => (
            "和所选的第一件不是同一版申请表",
            "事项目录更新过，请和同一版的件一起选，或者单独办",
        ),
        () if case.part_before().is_some() => (
            "申请人补正或补交后，内容有变化",
            "请打开这一件，看过新旧对照再单独决定",
        ),
        () => left(case, progress)?,
    };
    Some(
        Refusal::new(ErrorCode::Conflict)
            .because(because.0)
            .mend(because.1),
    )
}

/// Reception has said something about the case that nobody of the department has read.
pub fn unread_call() -> Refusal {
    Refusal::new(ErrorCode::Conflict)
        .because("窗口就这一件说了话，部门还没有看")
        .mend("请到“一键呼叫”看过，再单独决定")
}

/// What is open in it, or has come up in it.
fn left(case: &CaseRow, progress: &Progress) -> Option<(&'static str, &'static str)> {
    let (_, it, _) = progress.case(case.service())?;
    let is_collected = progress.state.supplement.collecting.is_some();
    match () {
        () if is_collected && it.asking == Asking::Silent => Some((
            "正在汇总各部门的补正要求，本部门还没有答复",
            "请打开这一件，先答复要不要补正",
        )),
        () if matches!(it.extension, Extension::Asked { .. }) => {
            Some(("延期申请还没有答复", "等负责人答复后，再单独决定"))
        }
        () if it.special.is_some() || it.findings != Findings::None => Some((
            "组织过踏勘、听证等程序",
            "请打开这一件，按程序的结论单独决定",
        )),
        () => None,
    }
}
