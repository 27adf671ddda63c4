//! What a change of the catalogue does to drafts, whatever stands in them.

use super::change::ChangeCode;
use super::meaning::{Symbol, options};
use super::standing::difference;
use crate::catalog::{Bundle, Field, Kind, WayKind};

/// Something whose answers do not survive a change of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// Where it stands, as a draft spells it: `org.fax`, `holder.kind=natural`, `situation.premises`.
    pub at: String,
    /// What becomes of an answer there.
    pub code: ChangeCode,
    /// What it meant.
    pub then: String,
    /// What the same name means now, if there is such a thing.
    pub now: Option<String>,
}

/// Everything in `old` whose answers would leave a draft under `new`, in the order of the bundle. An
/// option or a way is named only where its field, question or material stays.
pub fn losses(old: &Bundle, new: &Bundle) -> Vec<Loss> {
    let mut found = Losses {
        old,
        new,
        list: Vec::new(),
    };
    for question in &old.questions {
        let renamed = |_: &str, _: &str| ChangeCode::Renamed;
        if found.stays(
            Symbol::Question(&question.id),
            ChangeCode::QuestionGone,
            renamed,
        ) {
            for option in &question.options {
                found.option(Symbol::Answer(&question.id, &option.value));
            }
        }
    }
    for field in &old.fields {
        found.field(field);
    }
    for material in &old.materials {
        let renamed = |_: &str, _: &str| ChangeCode::Renamed;
        if found.stays(
            Symbol::Material(&material.id),
            ChangeCode::MaterialGone,
            renamed,
        ) {
            for way in WAYS {
                let changed = |_: &str, _: &str| ChangeCode::WayChanged;
                found.stays(Symbol::Way(&material.id, way), ChangeCode::WayGone, changed);
            }
        }
    }
    found.list
}

/// The ways that an applicant can choose.
const WAYS: [WayKind; 7] = [
    WayKind::Upload,
    WayKind::Licence,
    WayKind::Register,
    WayKind::Generated,
    WayKind::Commitment,
    WayKind::Deferral,
    WayKind::ThirdParty,
];

struct Losses<'a> {
    old: &'a Bundle,
    new: &'a Bundle,
    list: Vec<Loss>,
}

impl Losses<'_> {
    /// Whether something still means the same; what was not there stays so.
    fn stays(
        &mut self,
        symbol: Symbol<'_>,
        gone: ChangeCode,
        changed: impl Fn(&str, &str) -> ChangeCode,
    ) -> bool {
        let Some(then) = symbol.meaning(self.old) else {
            return true;
        };
        let now = symbol.meaning(self.new);
        let code = match &now {
            None => gone,
            Some(now) if *now == then => return true,
            Some(now) => changed(&then, now),
        };
        self.list.push(Loss {
            at: symbol.to_string(),
            code,
            then,
            now,
        });
        false
    }

    fn option(&mut self, symbol: Symbol<'_>) {
        self.stays(symbol, ChangeCode::OptionGone, |_, _| {
            ChangeCode::OptionRenamed
        });
    }

    fn field(&mut self, field: &Field) {
        let stays = match (field.group, field.key.rsplit_once('.')) {
            (None, _) => self.stays(Symbol::Field(&field.key), ChangeCode::FieldGone, difference),
            (Some(_), Some((group, name))) => {
                let table = Symbol::Field(group);
                // A table that is gone takes its columns along.
                if table.meaning(self.old) != table.meaning(self.new) {
                    return;
                }
                let column = Symbol::Column(group, name);
                self.stays(column, ChangeCode::ColumnGone, difference)
            }
            (Some(_), None) => return,
        };
        if stays && !matches!(field.kind, Kind::Rows { .. }) {
            for option in options(self.old, &field.kind) {
                self.option(Symbol::Option(&field.key, &option.value));
            }
        }
    }
}
