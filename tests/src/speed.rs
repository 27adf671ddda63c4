//! How fast the pre-check is: over a whole application, and after one answer.
//!
//! The clock is an argument, because a page has another one than a program.

use std::sync::Arc;

use chrono::NaiveDate;
use hall_core::application::Application;
use hall_core::catalog::{
    Bundle, Days, Department, Field, FieldIx, Kind, Limit, Member, Need, Section, SectionIx,
    Service, Use,
};
use hall_core::condition::Expr;
use hall_core::kind::ValueKind;
use hall_core::plan::Plan;
use hall_core::precheck::Precheck;
use hall_core::value::Answer;

use crate::generate::{Random, filled_application};
use crate::verdicts;

/// How long each measurement goes on, in milliseconds. Long against the steps of a browser's clock,
/// which is coarse on purpose.
const LONG_ENOUGH: f64 = 400.0;

/// Measures each bundle of the catalogue, and made-up ones of growing length. `now` gives
/// milliseconds. One line a bundle: its fields, and microseconds for a whole pre-check and for one
/// answer.
pub fn measure(now: &dyn Fn() -> f64) -> Vec<String> {
    let head = format!(
        "{:<20} {:>6} {:>12} {:>12}",
        "bundle", "fields", "whole µs", "answer µs"
    );
    let grown = [100, 300, 1000].map(|n| Arc::new(Plan::new(long_bundle(n))));
    let lines = verdicts::plans()
        .into_iter()
        .chain(grown)
        .map(|plan| line(&plan, now));
    std::iter::once(head).chain(lines).collect()
}

fn line(plan: &Arc<Plan>, now: &dyn Fn() -> f64) -> String {
    let bundle = plan.bundle();
    let application = filled_application(plan, today(), &mut Random::new(1));
    let whole = microseconds(now, || {
        let report = Precheck::open(Arc::clone(plan), today(), &application).report();
        report.findings.len().saturating_add(report.missing.len())
    });
    let answer = one_answer(plan, &application, now);
    format!(
        "{:<20} {:>6} {whole:>12.1} {answer:>12.2}",
        bundle.id,
        bundle.fields.len()
    )
}

/// The time to take one more answer in and to know the verdict again, over all plain answers in turn.
fn one_answer(plan: &Arc<Plan>, application: &Application, now: &dyn Fn() -> f64) -> f64 {
    let is_plain = |answer: &Answer| matches!(answer, Answer::Text(_) | Answer::Bool(_));
    let answers: Vec<(&String, &Answer)> = application
        .answers
        .iter()
        .filter(|(_, answer)| is_plain(answer))
        .collect();
    let mut check = Precheck::open(Arc::clone(plan), today(), application);
    let mut turn = 0_usize;
    microseconds(now, || {
        let Some((key, answer)) = answers.get(turn.checked_rem(answers.len()).unwrap_or_default())
        else {
            return 0;
        };
        turn = turn.wrapping_add(1);
        check.set_answer(key, &Answer::Nothing);
        check.set_answer(key, answer);
        usize::from(check.verdict().is_acceptable())
    }) / 2.0
}

/// The mean time of one call, in microseconds, over calls in growing numbers.
fn microseconds(now: &dyn Fn() -> f64, mut call: impl FnMut() -> usize) -> f64 {
    let mut n: u32 = 1;
    loop {
        let begun = now();
        for _ in 0..n {
            std::hint::black_box(call());
        }
        let elapsed = now() - begun;
        if LONG_ENOUGH < elapsed || 1 << 24 < n {
            return elapsed * 1000.0 / f64::from(n);
        }
        n = n.saturating_mul(2);
    }
}

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

/// A bundle of one service with `n` fields of several kinds, all asked.
fn long_bundle(n: usize) -> Bundle {
    Bundle {
        id: format!("made up, {n} fields"),
        catalog: "0".to_owned(),
        sections: vec![Section {
            id: "s".to_owned(),
            title: "节".to_owned(),
            hint: String::new(),
        }],
        fields: (0..n).map(field).collect(),
        departments: vec![Department {
            id: "d".to_owned(),
            name: "部门".to_owned(),
            contact: String::new(),
        }],
        services: vec![service(n)],
        members: vec![Member {
            core: true,
            ..Member::default()
        }],
        ..Bundle::default()
    }
}

fn field(position: usize) -> Field {
    let kind = match position % 5 {
        0 => Kind::Checked(ValueKind::CnResidentId),
        1 => Kind::Checked(ValueKind::CnMobile),
        2 => Kind::Date,
        3 => Kind::YesNo,
        _ => Kind::Text {
            min: 1,
            max: 50,
            lines: false,
        },
    };
    Field {
        key: format!("s.f{position}"),
        label: "数据元".to_owned(),
        hint: String::new(),
        example: String::new(),
        kind,
        group: None,
        inline: false,
        sources: Vec::new(),
        derive: None,
        sensitive: false,
        section: SectionIx(0),
    }
}

fn service(n: usize) -> Service {
    let uses = (0..n).map(|position| Use {
        field: FieldIx::new(position),
        label: String::new(),
        place: String::new(),
        when: Expr::ALWAYS,
        need: Need::Required,
        checks: Vec::new(),
        basis: Vec::new(),
        purpose: String::new(),
    });
    Service {
        id: "long".to_owned(),
        name: "事项".to_owned(),
        department: 0,
        act: "行政许可".to_owned(),
        form_title: "申请表".to_owned(),
        basis: Vec::new(),
        limit: Limit {
            statutory: Days::whole(20),
            promised: Days::whole(3),
            except: None,
        },
        result: "证".to_owned(),
        party: None,
        provides: Vec::new(),
        yields: Vec::new(),
        certificate: None,
        uses: uses.collect(),
        rules: Vec::new(),
        requirements: Vec::new(),
    }
}
