//! Sentences for what became of a draft's answers under another catalogue.

use super::{Words, place_of, way};
use crate::catalog::{Bundle, WayKind};
use crate::rebase::{Change, ChangeCode, Loss};

/// What became of one answer, or of the cells of one column, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangeWords {
    /// What it is called.
    pub place: String,
    /// What happened.
    pub what: String,
    /// What to do.
    pub mend: String,
    /// In how many rows.
    pub n_rows: usize,
    /// The first change that it is about.
    pub first: Change,
}

impl ChangeWords {
    /// As one sentence.
    pub fn sentence(&self) -> String {
        let rows = match self.n_rows {
            0 | 1 => String::new(),
            n => format!("（{n} 行）"),
        };
        format!("{}{rows}：{}。{}。", self.place, self.what, self.mend)
    }
}

/// Changes in words, in their order; what happened alike to several cells of a column is said once.
pub fn changes(bundle: &Bundle, changes: &[Change]) -> Vec<ChangeWords> {
    let mut said: Vec<ChangeWords> = Vec::new();
    for change in changes {
        let alike = said.iter_mut().find(|it| {
            column(&it.first.at).is_some_and(|of| Some(of) == column(&change.at))
                && it.first.code == change.code
                && it.first.then == change.then
        });
        if let Some(alike) = alike {
            alike.n_rows += 1;
            continue;
        }
        let (then, now) = (change.then.as_deref(), change.now.as_deref());
        let way = change.provided.as_ref().map(|it| it.way);
        let Words { what, mend } = words(change.code, then, now, way);
        said.push(ChangeWords {
            place: place(bundle, change),
            what,
            mend,
            n_rows: 1,
            first: change.clone(),
        });
    }
    said
}

/// What becomes of drafts that answer something which does not survive a change of the catalogue.
pub fn loss(old: &Bundle, loss: &Loss) -> String {
    let at = loss.at.split('=').next().unwrap_or_default();
    let way = loss.at.split_once('=').and_then(|(_, it)| way_of(it));
    let Words { what, .. } = words(loss.code, Some(&loss.then), loss.now.as_deref(), way);
    format!("{}：{what}", place_of(old, at))
}

/// `holder[2].ratio` is of the column `holder` / `ratio`.
fn column(at: &str) -> Option<(&str, &str)> {
    let (group, rest) = at.split_once('[')?;
    Some((group, rest.split_once("].")?.1))
}

/// What a place is called now or, if it is gone, what it was called then.
fn place(bundle: &Bundle, change: &Change) -> String {
    use ChangeCode::{BundleGone, ColumnGone, FieldGone, MaterialGone, QuestionGone};
    let gone = matches!(
        change.code,
        BundleGone | ColumnGone | FieldGone | MaterialGone | QuestionGone
    );
    match &change.then {
        Some(then) if gone => format!("“{}”", label(then)),
        _ => place_of(bundle, &change.at),
    }
}

/// `店铺 / 资金: number 万元` is 店铺的资金 for a person.
fn label(line: &str) -> String {
    let label = line.rsplit_once(": ").map_or(line, |(label, _)| label);
    label.trim_start_matches(" / ").replace(" / ", "：")
}

fn unit(line: &str) -> &str {
    line.rsplit_once(": number")
        .map_or("", |(_, unit)| unit.trim())
}

fn way_of(id: &str) -> Option<WayKind> {
    use WayKind::{Commitment, Deferral, Generated, Licence, Register, ThirdParty, Upload};
    [
        Upload, Licence, Register, Generated, Commitment, Deferral, ThirdParty,
    ]
    .into_iter()
    .find(|it| it.id() == id)
}

fn words(
    code: ChangeCode,
    then: Option<&str>,
    now: Option<&str>,
    way_kind: Option<WayKind>,
) -> Words {
    let then = then.unwrap_or_default();
    let now = now.unwrap_or_default();
    let anew = "请按现在的要求重新填写";
    let chosen = if then.is_empty() {
        "原来选的选项".to_owned()
    } else {
        format!("原来选的“{then}”")
    };
    let (what, mend) = match code {
        ChangeCode::BundleGone => ("这份草稿是办另一件事的".to_owned(), "请在原来那件事里打开"),
        ChangeCode::FieldGone => ("这一项现在不用填了".to_owned(), "不用处理"),
        ChangeCode::ColumnGone => ("表里的这一列现在不用填了".to_owned(), "不用处理"),
        ChangeCode::QuestionGone => ("这个问题现在不问了".to_owned(), "不用处理"),
        ChangeCode::MaterialGone => ("这份材料现在不用交了".to_owned(), "不用处理"),
        ChangeCode::OptionGone => (format!("{chosen}现在没有了"), "请重新选择"),
        ChangeCode::OptionRenamed => (format!("{chosen}现在改成了“{now}”"), "请重新选择"),
        ChangeCode::Renamed => (
            format!("原来问的是“{}”，现在问的是“{}”", label(then), label(now)),
            anew,
        ),
        ChangeCode::UnitChanged => (
            match (unit(then), unit(now)) {
                ("", now) => format!("原来不带单位，现在的单位是“{now}”"),
                (then, "") => format!("原来的单位是“{then}”，现在不带单位"),
                (then, now) => format!("单位由“{then}”改成了“{now}”"),
            },
            "请按新的单位重新填写",
        ),
        ChangeCode::KindChanged => ("填写的形式变了".to_owned(), anew),
        ChangeCode::WayGone => (
            format!("现在不能“{}”了", way_kind.map_or("这样提交", way)),
            "请换一种方式提交",
        ),
        ChangeCode::WayChanged => (
            format!("“{}”的内容变了", way_kind.map_or("提交方式", way)),
            "请看过新的内容再选",
        ),
        ChangeCode::DoesNotFit => ("和现在的填写要求对不上".to_owned(), anew),
        ChangeCode::Unverified => (
            "已保留，但草稿里没有记下当时的要求".to_owned(),
            "请对照现在的要求核对一遍",
        ),
    };
    Words {
        what,
        mend: mend.to_owned(),
    }
}
