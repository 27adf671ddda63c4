//! `hall merge`: the one form, and what merging saves.

use std::sync::Arc;

use hall_core::merge::{OneForm, one_form};
use hall_core::plan::Plan;
use hall_core::precheck::{Holdings, Precheck};
use hall_core::words;

use super::{Complaint, Outcome, Sources, bundle, output};
use crate::clock::{Clock, SystemClock};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// 一件事的编号
    bundle: String,
    /// 一个情形问题的回答，可以写多次
    #[arg(long = "set", value_name = "QUESTION=VALUE")]
    set: Vec<String>,
    /// 用 JSON 输出
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &Args, sources: &Sources) -> Outcome {
    let plan = bundle::plan(&sources.catalogue()?, &args.bundle)?;
    let mut check = Precheck::new(Arc::clone(&plan), SystemClock.today());
    for answer in &args.set {
        let (question, value) = answered(&plan, answer)?;
        check.set_situation(question, Some(value));
    }
    let form = one_form(&check, &Holdings::default());
    if args.json {
        output::json(&form)?;
    } else {
        tell(&form);
    }
    Ok(true)
}

fn answered<'a>(plan: &Plan, answer: &'a str) -> Result<(&'a str, &'a str), Complaint> {
    let (question, value) = answer.split_once('=').ok_or_else(|| {
        Complaint("--set 要写成 问题=回答，例如 --set premises=leased".to_owned())
    })?;
    let questions = &plan.bundle().questions;
    let known = questions
        .iter()
        .find(|it| it.id == question)
        .ok_or_else(|| {
            let ids: Vec<&str> = questions.iter().map(|it| it.id.as_str()).collect();
            Complaint(format!("没有这个情形问题。可用的：{}", ids.join("、")))
        })?;
    if known.options.iter().any(|option| option.value == value) {
        return Ok((question, value));
    }
    let options: Vec<String> = known
        .options
        .iter()
        .map(|it| format!("{}({})", it.value, it.label))
        .collect();
    Err(Complaint(format!(
        "“{question}”没有这个回答。可用的：{}",
        options.join("、")
    )))
}

fn tell(form: &OneForm) {
    let figures = &form.figures;
    output::line(&format!(
        "填写项 {} → {}，其中可预填 {}，要填 {}",
        figures.fields.separate,
        figures.fields.merged,
        figures.fields.prefillable,
        figures.fields.typed
    ));
    output::line(&format!(
        "材料 {} → {}，其中要上传 {}",
        figures.materials.separate, figures.materials.merged, figures.materials.upload
    ));
    for field in &form.fields {
        output::line(&format!(
            "  {}  {}({})",
            field.key,
            field.label,
            words::required(field.required)
        ));
    }
    for material in &form.materials {
        let ways: Vec<&str> = material.ways.iter().map(|way| words::way(*way)).collect();
        output::line(&format!(
            "  {}  {}:{}",
            material.id,
            material.label,
            ways.join(",或者")
        ));
    }
}
