//! From a file's text to its tree.

use granit_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::node::{Node, NodeKind};
use crate::fault::FaultLog;
use crate::place::{Place, Text};

/// The tree of a file, or `None` if the file is empty or cannot be read; the log says why.
pub fn parse(file: u16, source: &str, log: &mut FaultLog) -> Option<Node> {
    let mut builder = Builder {
        file,
        source,
        open: Vec::new(),
        root: None,
        log,
    };
    for next in Parser::new_from_str(source) {
        match next {
            Ok((event, span)) => builder.take(event, span)?,
            Err(error) => {
                builder.scan_error(&error);
                return None;
            }
        }
    }
    builder.root
}

struct Builder<'a> {
    file: u16,
    source: &'a str,
    open: Vec<Open>,
    root: Option<Node>,
    log: &'a mut FaultLog,
}

enum Open {
    List(Place, Vec<Node>),
    Map(Place, Vec<(Text, Node)>, Option<Text>),
}

impl Builder<'_> {
    /// `None` ends the reading of this file.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let place = self.place(span);
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                self.refuse(anchor != 0 || tag.is_some(), place)?;
                let text = self.text(&text, style, span, place);
                let plain = style == ScalarStyle::Plain;
                self.put(Node {
                    place,
                    kind: NodeKind::Scalar { text, plain },
                })
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.refuse(anchor != 0 || tag.is_some(), place)?;
                self.open.push(Open::List(place, Vec::new()));
                Some(())
            }
            Event::MappingStart(_, anchor, tag) => {
                self.refuse(anchor != 0 || tag.is_some(), place)?;
                self.open.push(Open::Map(place, Vec::new(), None));
                Some(())
            }
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop()? {
                Open::List(place, items) => self.put(Node {
                    place,
                    kind: NodeKind::List(items),
                }),
                Open::Map(place, pairs, _) => self.put(Node {
                    place,
                    kind: NodeKind::Map(pairs),
                }),
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.refuse(true, place),
            _ => Some(()),
        }
    }

    fn refuse(&mut self, wrong: bool, place: Place) -> Option<()> {
        if wrong {
            self.log.add(
                place,
                "yaml_feature",
                "这里用了 YAML 的 &锚点、*引用 或 !标签",
                "把内容直接写出来；以 & * ! 开头的文字请加引号",
            );
            return None;
        }
        Some(())
    }

    fn put(&mut self, node: Node) -> Option<()> {
        match self.open.last_mut() {
            None if self.root.is_some() => {
                self.log.add(
                    node.place,
                    "several_documents",
                    "一个文件里写了两份内容（中间有 ---）",
                    "去掉 ---，或者分成两个文件",
                );
                return None;
            }
            None => self.root = Some(node),
            Some(Open::List(_, items)) => items.push(node),
            Some(Open::Map(_, pairs, key)) => match key.take() {
                Some(key) => pairs.push((key, node)),
                None => return self.put_key(node),
            },
        }
        Some(())
    }

    fn put_key(&mut self, node: Node) -> Option<()> {
        let Node {
            place,
            kind: NodeKind::Scalar { text, .. },
        } = node
        else {
            self.log.add(
                node.place,
                "key_not_text",
                "冒号左边应当是一个名字",
                "看看是不是多了 { } 或 [ ]",
            );
            return None;
        };
        if let Some(Open::Map(_, pairs, key)) = self.open.last_mut() {
            if let Some((first, _)) = pairs.iter().find(|(it, _)| it.value == text.value) {
                let line = first.place.line;
                self.log.add(
                    place,
                    "duplicate_key",
                    format!("「{}」写了两次，第 {line} 行已经有了", text.value),
                    "删去一处",
                );
            }
            *key = Some(text);
        }
        Some(())
    }

    fn text(&self, text: &str, style: ScalarStyle, span: Span, mut place: Place) -> Text {
        let quoted = matches!(style, ScalarStyle::SingleQuoted | ScalarStyle::DoubleQuoted);
        if quoted {
            place = place.within(1, place.width.saturating_sub(2));
        }
        let verbatim = span.slice(self.source).is_some_and(|it| {
            let inner = if quoted {
                it.get(1..it.len().saturating_sub(1))
            } else {
                Some(it)
            };
            inner.map(str::trim_end) == Some(text)
        });
        Text {
            value: text.to_owned(),
            place,
            verbatim,
        }
    }

    fn place(&self, span: Span) -> Place {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let width = match span.slice(self.source) {
            Some(text) => text
                .lines()
                .next()
                .unwrap_or_default()
                .trim_end()
                .chars()
                .count(),
            None => 1,
        };
        Place {
            file: self.file,
            line: small(span.start.line()),
            column: small(span.start.col().saturating_add(1)),
            width: small(width.max(1)),
        }
    }

    fn scan_error(&mut self, error: &ScanError) {
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let marker = error.marker();
        let place = Place {
            file: self.file,
            line: small(marker.line()),
            column: small(marker.col().saturating_add(1)),
            width: 1,
        };
        self.log.add(
            place,
            "yaml_syntax",
            format!("YAML 写法有误（{}）", error.info()),
            "检查缩进(同级对齐,用空格不用 Tab)、冒号后的空格、引号和括号是否成对;\
             大括号里的值如果含有 , [ ] { } 或“冒号加空格”,请用单引号括起来",
        );
    }
}
