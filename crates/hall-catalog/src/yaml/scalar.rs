//! Scalars: texts, numbers, `true` and `false`, working days.

use hall_core::catalog::Days;
use hall_core::decimal::Decimal;

use super::node::{Node, NodeKind};
use super::read::Read;
use super::shape::Shape;
use crate::fault::FaultLog;
use crate::place::Text;

impl Read for Text {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        if let Some(text) = node.text() {
            return Some(text.clone());
        }
        log.add(
            node.place,
            "not_text",
            format!("这里应当是一段文字，现在是{}", node.describe()),
            "写上文字；含有“冒号加空格”、# 或以 [ { 开头的文字请用引号括起来",
        );
        None
    }

    fn shape() -> Shape {
        Shape::Text
    }
}

impl Read for bool {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        match &node.kind {
            NodeKind::Scalar { text, plain: true } if text.as_str() == "true" => Some(true),
            NodeKind::Scalar { text, plain: true } if text.as_str() == "false" => Some(false),
            _ => {
                log.add(
                    node.place,
                    "not_a_bool",
                    "这里只能写 true 或 false",
                    "是就写 true，否就写 false，不加引号",
                );
                None
            }
        }
    }

    fn shape() -> Shape {
        Shape::Bool
    }
}

impl Read for Decimal {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let number = node
            .text()
            .filter(|it| it.value.is_ascii())
            .and_then(|it| Self::parse(&it.value));
        if number.is_none() {
            log.add(
                node.place,
                "not_a_number",
                "这里应当是一个数",
                "写成 200 或 0.5，最多六位小数",
            );
        }
        number
    }

    fn shape() -> Shape {
        Shape::Number
    }
}

/// Whole numbers of one type.
macro_rules! read_whole {
    ($($kind:ty),*) => {$(
        impl Read for $kind {
            fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
                let number = node.text().and_then(|it| it.value.parse().ok());
                if number.is_none() {
                    log.add(
                        node.place,
                        "not_a_whole_number",
                        format!("这里应当是 0 到 {} 的整数", <$kind>::MAX),
                        "写成不带小数的数字，如 10",
                    );
                }
                number
            }

            fn shape() -> Shape {
                Shape::Whole(u64::from(<$kind>::MAX))
            }
        }
    )*};
}
read_whole!(u8, u16, u32);

impl Read for Days {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let days = node.text().and_then(|it| days(&it.value));
        if days.is_none() {
            log.add(
                node.place,
                "not_days",
                "这里应当是工作日数",
                "写成 0、1、20，或带半天的 0.5、1.5",
            );
        }
        days
    }

    fn shape() -> Shape {
        Shape::Days
    }
}

fn days(text: &str) -> Option<Days> {
    let halves = Decimal::parse(text).filter(|it| Decimal::ZERO <= *it)?;
    let doubled = halves.checked_add(halves)?.to_whole()?;
    Some(Days::halves(u32::try_from(doubled).ok()?))
}
