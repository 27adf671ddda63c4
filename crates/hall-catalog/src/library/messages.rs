//! The words of each topic: none missing, none for a topic that is not there, nothing in braces that the
//! hall cannot fill, and nothing in a title that others should not read.
//!
//! A catalogue without any messages speaks in the words that the program was built with, so that whoever starts
//! one from nothing need not write them first.

use std::collections::BTreeMap;

use hall_core::topic::{Hole, Piece, TOPICS, Topic, Wording, pieces};

use super::Library;
use super::context::Context;
use crate::fault::FaultLog;
use crate::files::Files;
use crate::place::{Place, Text};
use crate::source::{MessageEntry, Sources, gather};
use crate::suggest;

/// Where messages stand.
const FILE: &str = "messages.yaml";

/// Which text of a message.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Title,
    Body,
}

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    if sources.messages.is_empty() {
        let built_in = gather(&Files::embedded_at(FILE), &mut FaultLog::default());
        library.messages = built_in.messages.iter().map(wording).collect();
        return;
    }
    let mut firsts: BTreeMap<&str, Place> = BTreeMap::new();
    for it in &sources.messages {
        if let Some(first) = firsts.get(it.topic.as_str()) {
            context.log.add(
                it.topic.place,
                "topic_twice",
                format!("「{}」的文字写了两次", it.topic.value),
                format!("只留一处；第 {} 行已经有了", first.line),
            );
            continue;
        }
        firsts.insert(it.topic.as_str(), it.topic.place);
        if let Some(topic) = topic(&it.topic, context) {
            check((topic, Part::Title), &it.title, context);
            check((topic, Part::Body), &it.text, context);
            library.messages.push(wording(it));
        }
    }
    let missing = TOPICS.iter().filter(|it| !firsts.contains_key(it.name));
    for topic in missing {
        context.log.add(
            end(sources),
            "missing_topic",
            format!("没有写「{}」的通知文字", topic.name),
            format!(
                "在 {FILE} 里补上：- {{topic: {}, title: …, text: …}}",
                topic.name
            ),
        );
    }
}

fn wording(it: &MessageEntry) -> Wording {
    Wording {
        topic: it.topic.value.clone(),
        title: it.title.value.trim().to_owned(),
        text: it.text.value.trim().to_owned(),
    }
}

fn topic(text: &Text, context: &mut Context<'_>) -> Option<&'static Topic> {
    let found = Topic::named(&text.value);
    if found.is_none() {
        let names = TOPICS.iter().map(|it| it.name);
        context.log.add(
            text.place,
            "unknown_topic",
            format!("没有「{}」这一类通知", text.value),
            suggest::mend(
                &text.value,
                names,
                "类别由程序定，写在 README 里；删去这一条",
            ),
        );
    }
    found
}

/// What stands in braces can be filled, and may stand there.
fn check((topic, part): (&Topic, Part), text: &Text, context: &mut Context<'_>) {
    for piece in pieces(&text.value) {
        let (name, at) = match piece {
            Piece::Words(_) => continue,
            Piece::Hole { name, at } => (name, at),
            Piece::Brace { at } => ("", at),
        };
        let place = within(text, at, name);
        match Hole::named(name).filter(|it| topic.holes.contains(it)) {
            None => context.log.add(
                place,
                "unknown_placeholder",
                format!("「{}」的文字里没有「{{{name}}}」可填", topic.name),
                format!("可以写：{}", known(topic, part)),
            ),
            Some(hole) if part == Part::Title && !hole.may_title() => context.log.add(
                place,
                "title_tells",
                format!("标题里不能有「{{{name}}}」：别人也看得到标题"),
                format!("移到 text 里；标题可以写：{}", known(topic, part)),
            ),
            Some(_) => {}
        }
    }
}

fn known(topic: &Topic, part: Part) -> String {
    let holes = topic.holes.iter();
    let may = holes.filter(|it| part == Part::Body || it.may_title());
    let names: Vec<String> = may.map(|it| format!("{{{}}}", it.name())).collect();
    names.join("、")
}

/// The place of what stands in braces; the whole text's where the source line holds it otherwise.
fn within(text: &Text, at: usize, name: &str) -> Place {
    let to_u32 = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    if text.verbatim {
        let width = name.chars().count().saturating_add(2);
        text.place.within(to_u32(at), to_u32(width))
    } else {
        text.place
    }
}

/// Where a missing message would stand: at the last one that is there.
fn end(sources: &Sources) -> Place {
    let last = sources.messages.last();
    let first = Place {
        file: 0,
        line: 1,
        column: 1,
        width: 1,
    };
    last.map_or(first, |it| it.place)
}
