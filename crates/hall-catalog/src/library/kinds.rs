//! Kinds: from the sources' words to the types of `hall-core`, and to sorts for expressions.

use std::collections::BTreeSet;

use hall_core::catalog::{CodeTable, FieldIx, Kind, Opt};
use hall_core::kind::ValueKind;

use super::Library;
use super::context::{Context, words};
use super::fields::Origin;
use crate::expression::Sort;
use crate::source::{KindEntry, NumberEntry, OptionEntry, RowsEntry, TextEntry};
use crate::suggest;

/// The options of a choice; the log says which stand twice.
pub(super) fn options(entries: &[OptionEntry], context: &mut Context<'_>) -> Vec<Opt> {
    let mut seen = BTreeSet::new();
    let mut options = Vec::new();
    for it in entries {
        if !seen.insert(it.value.as_str()) {
            let what = format!("选项「{}」写了两次", it.value.value);
            context.log.add(
                it.value.place,
                "duplicate_option",
                what,
                "删去一处，或者换一个值",
            );
        }
        let check = it.check.as_ref().and_then(|name| {
            let kind = ValueKind::from_id(&name.value);
            if kind.is_none() {
                let known = ValueKind::ALL.iter().map(|it| it.id());
                context.log.add(
                    name.place,
                    "unknown_kind",
                    format!("不认识号码格式「{}」", name.value),
                    suggest::mend(
                        &name.value,
                        known,
                        "写 hall value 认识的种类，如 cn_resident_id",
                    ),
                );
            }
            kind
        });
        options.push(Opt {
            value: it.value.value.clone(),
            label: it.label.value.clone(),
            check,
        });
    }
    options
}

/// A kind whose links to other fields are still to be made by [`link`].
pub(super) fn kind(entry: &KindEntry, library: &Library, context: &mut Context<'_>) -> Kind {
    match entry {
        KindEntry::Text(it) => text(it, context),
        KindEntry::Checked(kind) => Kind::Checked(*kind),
        KindEntry::Certificate(_) => Kind::Certificate {
            by: FieldIx(u16::MAX),
        },
        KindEntry::Number(it) => number(it, context),
        KindEntry::YesNo => Kind::YesNo,
        KindEntry::Consent => Kind::Consent,
        KindEntry::Signature(_) => Kind::Signature { by: None },
        KindEntry::Date => Kind::Date,
        KindEntry::Month => Kind::Month,
        KindEntry::Moment => Kind::Moment,
        KindEntry::Choice(it) => Kind::Choice(options(it, context)),
        KindEntry::Choices(it) => Kind::Choices(options(it, context)),
        KindEntry::Code(table) => {
            let table = context
                .tables
                .find(table, context.log)
                .filter(|it| *it < library.tables.len());
            Kind::Code {
                table: table
                    .and_then(|it| u16::try_from(it).ok())
                    .unwrap_or(u16::MAX),
            }
        }
        KindEntry::Address => Kind::Address,
        KindEntry::Rows(it) => rows(it, context),
    }
}

fn text(it: &TextEntry, context: &mut Context<'_>) -> Kind {
    if it.max < it.min || it.max == 0 {
        context.log.add(
            it.place,
            "empty_range",
            "最多的字数比最少的还少",
            "改 min 或 max",
        );
    }
    Kind::Text {
        min: it.min,
        max: it.max,
        lines: it.lines,
    }
}

fn number(it: &NumberEntry, context: &mut Context<'_>) -> Kind {
    if 6 < it.decimals {
        context.log.add(
            it.place,
            "too_many_decimals",
            "小数最多六位",
            "把 decimals 改成 0 到 6",
        );
    }
    if let (Some(min), Some(max)) = (it.min, it.max)
        && max < min
    {
        context.log.add(
            it.place,
            "empty_range",
            "最大值比最小值还小",
            "改 min 或 max",
        );
    }
    let unit = words(it.unit.as_ref());
    Kind::Number {
        unit,
        decimals: it.decimals,
        min: it.min,
        max: it.max,
    }
}

fn rows(it: &RowsEntry, context: &mut Context<'_>) -> Kind {
    if it.max < it.min || it.max == 0 {
        context.log.add(
            it.place,
            "empty_range",
            "最多的行数比最少的还少",
            "改 min 或 max",
        );
    }
    Kind::Rows {
        item: it.item.value.clone(),
        min: it.min,
        max: it.max,
        columns: Vec::new(),
        repeats_subject: it.repeats_subject,
    }
}

/// Resolves the fields that kinds refer to: a certificate's type, a signature's name.
pub(super) fn link(origins: &[Origin<'_>], library: &mut Library, context: &mut Context<'_>) {
    for (position, origin) in origins.iter().enumerate() {
        let linked = match origin.kind() {
            KindEntry::Certificate(by) => {
                let field = context.field(by);
                let target = field.and_then(|it| library.fields.get(it.at()));
                if let Some(target) = target
                    && !matches!(target.kind, Kind::Choice(_) | Kind::Code { .. })
                {
                    context.log.add(
                        by.place,
                        "certificate_by",
                        format!("「{}」不是证件类型的选择", by.value),
                        "指向一个单选字段或代码表字段，它的选项用 check 指明号码格式",
                    );
                }
                field.map(|by| Kind::Certificate { by })
            }
            KindEntry::Signature(it) => it
                .by
                .as_ref()
                .and_then(|by| context.field(by))
                .map(|by| Kind::Signature { by: Some(by) }),
            _ => None,
        };
        if let (Some(kind), Some(field)) = (linked, library.fields.get_mut(position)) {
            field.kind = kind;
        }
    }
}

/// The sort of a kind's values.
pub(crate) fn sort_of(kind: &Kind, tables: &[CodeTable]) -> Sort {
    let values = |options: &[Opt]| options.iter().map(|it| it.value.clone()).collect();
    match kind {
        Kind::Text { .. }
        | Kind::Checked(_)
        | Kind::Certificate { .. }
        | Kind::Signature { .. }
        | Kind::Address => Sort::Text,
        Kind::Number { .. } => Sort::Number,
        Kind::YesNo | Kind::Consent => Sort::Bool,
        Kind::Date => Sort::Date,
        Kind::Month => Sort::Month,
        Kind::Moment => Sort::Moment,
        Kind::Choice(options) => Sort::Choice(values(options)),
        Kind::Code { table } => {
            let table = tables.get(usize::from(*table));
            Sort::Choice(table.map(|it| values(&it.options)).unwrap_or_default())
        }
        Kind::Choices(options) => Sort::Choices(values(options)),
        Kind::Rows { .. } => Sort::Rows,
    }
}
