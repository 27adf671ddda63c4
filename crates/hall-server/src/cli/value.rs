//! `hall value`: one value against one kind, or many from standard input.

use std::io::BufRead;

use hall_core::kind::{self, Context, Outcome as Judgement, ValueKind};
use serde::{Deserialize, Serialize};

use super::{Complaint, Outcome, Sources, output};
use crate::clock::{Clock, SystemClock};

#[derive(Debug, clap::Args)]
#[command(allow_negative_numbers = true)]
pub(super) struct Args {
    /// 值的类型，例如 `cn_resident_id`
    #[arg(required_unless_present = "batch")]
    kind: Option<String>,
    /// 要检查的值
    #[arg(required_unless_present = "batch", allow_hyphen_values = true)]
    value: Option<String>,
    /// 从标准输入逐行读取 {"kind","value"}
    #[arg(long, conflicts_with_all = ["kind", "value"])]
    batch: bool,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

/// One line of a batch.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    kind: String,
    value: String,
}

/// The answer to one value.
#[derive(Debug, Serialize)]
struct Answer {
    kind: &'static str,
    value: String,
    #[serde(flatten)]
    judgement: Judgement,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let catalogue = sources.catalogue()?;
    let context = Context {
        today: SystemClock.today(),
        calendar: catalogue.calendar(),
    };
    match (args.batch, &args.kind, &args.value) {
        (false, Some(kind), Some(value)) => one(kind, value, &context, args.json),
        _ => batch(&context),
    }
}

fn one(kind: &str, value: &str, context: &Context<'_>, json: bool) -> Outcome {
    let answer = answer(kind, value.to_owned(), context)?;
    let valid = answer.judgement.valid;
    if json {
        output::json(&answer)?;
    } else {
        match answer.judgement.code {
            None => output::line("有效"),
            Some(code) => output::line(&format!("无效：{code}")),
        }
    }
    Ok(valid)
}

/// Answers a line each. A line that cannot be read stops it: the lines after it would be answers to
/// other questions than their position says.
fn batch(context: &Context<'_>) -> Outcome {
    for (position, line) in std::io::stdin().lock().lines().enumerate() {
        let place = |why: String| Complaint(format!("标准输入第 {} 行：{why}", position + 1));
        let line = line.map_err(|error| place(error.to_string()))?;
        if line.trim().is_empty() {
            continue;
        }
        let asked: Asked = serde_json::from_str(&line).map_err(|_| {
            place(r#"读不懂。每行写一个 {"kind": "类型", "value": "值"}，值用文本"#.to_owned())
        })?;
        let answer =
            answer(&asked.kind, asked.value, context).map_err(|Complaint(why)| place(why))?;
        output::json_line(&answer)?;
    }
    Ok(true)
}

fn answer(kind: &str, value: String, context: &Context<'_>) -> Result<Answer, Complaint> {
    let kind = ValueKind::from_id(kind).ok_or_else(|| {
        let ids: Vec<&str> = ValueKind::ALL.iter().map(|it| it.id()).collect();
        Complaint(format!("没有这种类型。可用的类型：\n{}", ids.join("\n")))
    })?;
    let judgement = kind::check(kind, &value, context);
    Ok(Answer {
        kind: kind.id(),
        value,
        judgement,
    })
}
