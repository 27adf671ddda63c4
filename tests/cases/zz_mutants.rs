use hall_core::catalog::Bundle;
use hall_core::plan::Plan;
use serde_json::Value;
use std::sync::Arc;

fn mutants(v: &Value, out: &mut Vec<(String, Value)>, wrap: &dyn Fn(Value) -> Value) {
    let mut push = |what: String, v: Value| out.push((what, wrap(v)));
    match v {
        Value::Object(m) => {
            if let Some(Value::Array(c)) = m.get("compare") {
                let op = c[0].as_str().unwrap();
                let new = match op {
                    "<=" => "<",
                    "<" => "<=",
                    ">=" => ">",
                    ">" => ">=",
                    _ => "",
                };
                if !new.is_empty() {
                    let mut c2 = c.clone();
                    c2[0] = new.into();
                    push(format!("{op} to {new}"), serde_json::json!({"compare": c2}));
                }
            }
            for key in ["all", "any"] {
                if let Some(Value::Array(parts)) = m.get(key) {
                    for i in 0..parts.len() {
                        let mut p = parts.clone();
                        let gone = p.remove(i);
                        push(
                            format!("drop from {key}: {gone}"),
                            serde_json::json!({key: p}),
                        );
                    }
                }
            }
            if let Some(Value::Array(c)) = m.get("one_of") {
                let opts = c[1].as_array().unwrap();
                for i in 0..opts.len() {
                    let mut o = opts.clone();
                    let g = o.remove(i);
                    push(
                        format!("drop option {g}"),
                        serde_json::json!({"one_of": [c[0].clone(), o]}),
                    );
                }
            }
            for key in ["months", "days"] {
                if let Some(n) = m.get(key).and_then(Value::as_i64) {
                    for d in [-1, 1] {
                        push(format!("{key} {n}{d:+}"), serde_json::json!({key: n + d}));
                    }
                }
            }
            if let Some(n) = m
                .get("number")
                .and_then(Value::as_str)
                .and_then(|s| s.parse::<i64>().ok())
            {
                for d in [-1, 1] {
                    push(
                        format!("number {n}{d:+}"),
                        serde_json::json!({"number": (n + d).to_string()}),
                    );
                }
            }
            for (k, inner) in m {
                let m = m.clone();
                let k = k.clone();
                let w = move |new: Value| {
                    let mut m = m.clone();
                    m.insert(k.clone(), new);
                    wrap(Value::Object(m))
                };
                mutants(inner, out, &w);
            }
        }
        Value::Array(a) => {
            for (i, inner) in a.iter().enumerate() {
                let a = a.clone();
                let w = move |new: Value| {
                    let mut a = a.clone();
                    a[i] = new;
                    wrap(Value::Array(a))
                };
                mutants(inner, out, &w);
            }
        }
        _ => {}
    }
}

#[test]
fn zz_mutants() {
    for (plan, suite) in crate::suites() {
        if std::env::var("ONLY").is_ok_and(|it| it != plan.bundle().id) {
            continue;
        }
        let base = serde_json::to_value(plan.bundle()).unwrap();
        let mut all: Vec<(String, Value)> = Vec::new();
        for (s, service) in base["services"].as_array().unwrap().iter().enumerate() {
            for (r, rule) in service["rules"]
                .as_array()
                .into_iter()
                .flatten()
                .enumerate()
            {
                for part in ["when", "must"] {
                    if rule.get(part).is_none() {
                        continue;
                    }
                    let mut out = Vec::new();
                    if part == "when" {
                        out.push(("always".to_owned(), serde_json::json!({"bool": true})));
                    }
                    mutants(&rule[part], &mut out, &|v| v);
                    for (what, v) in out {
                        let mut b = base.clone();
                        b["services"][s]["rules"][r][part] = v;
                        all.push((
                            format!("{} {} {part}: {what}", service["id"], rule["code"]),
                            b,
                        ));
                    }
                }
            }
            for (u, it) in service["uses"].as_array().unwrap().iter().enumerate() {
                let field = &base["fields"][it["field"].as_u64().unwrap() as usize]["key"];
                for (c, check) in it["checks"].as_array().into_iter().flatten().enumerate() {
                    let (kind, v) = check.as_object().unwrap().iter().next().unwrap();
                    let mut out = Vec::new();
                    let mut b = base.clone();
                    b["services"][s]["uses"][u]["checks"]
                        .as_array_mut()
                        .unwrap()
                        .remove(c);
                    all.push((format!("{} {field} {kind} gone", service["id"]), b));
                    if let Some(a) = v.as_array() {
                        for i in 0..a.len() {
                            let mut a = a.clone();
                            let g = a.remove(i);
                            out.push((format!("without {g}"), Value::Array(a)));
                        }
                    }
                    if let Some(n) = v["today"].as_i64() {
                        for d in [-1, 1] {
                            out.push((format!("{n}{d:+}"), serde_json::json!({"today": n + d})));
                        }
                    }
                    if let Some(n) = v.as_str().and_then(|s| s.parse::<i64>().ok()) {
                        for d in ["-0.01", "+0.01"] {
                            out.push((
                                format!("{n}{d}"),
                                Value::String(if d == "-0.01" {
                                    format!("{}.99", n - 1)
                                } else {
                                    format!("{n}.01")
                                }),
                            ));
                        }
                    }
                    if let Some(n) = v.as_i64() {
                        for d in [-1, 1] {
                            if n + d >= 0 {
                                out.push((format!("{n}{d:+}"), Value::from(n + d)));
                            }
                        }
                    }
                    for (what, v) in out {
                        let mut b = base.clone();
                        b["services"][s]["uses"][u]["checks"][c] = serde_json::json!({kind: v});
                        all.push((format!("{} {field} {kind}: {what}", service["id"]), b));
                    }
                }
            }
        }
        let n = all.len();
        let mut alive = 0;
        for (what, json) in all {
            let bundle: Bundle = match serde_json::from_value(json) {
                Ok(b) => b,
                Err(e) => {
                    println!("UNREADABLE {what}: {e}");
                    continue;
                }
            };
            let plan = Arc::new(Plan::new(bundle));
            if !suite
                .cases
                .iter()
                .any(|case| crate::check::check(&plan, &suite.complete, case).is_some())
            {
                alive += 1;
                println!("ALIVE {what}");
            }
        }
        println!("{}: {alive} of {n} mutants alive", plan.bundle().id);
    }
}
#[test]
fn zz_words() {
    use hall_core::catalog::Level;
    for (plan, suite) in crate::suites() {
        if plan.bundle().id == "newborn" {
            continue;
        }
        for case in suite
            .cases
            .iter()
            .filter(|it| it.sort == crate::folder::Sort::Bad)
        {
            let report = crate::check::open(&plan, &suite.complete, case)
                .unwrap()
                .report();
            let exp = crate::check::expected(&case.file.expect, &report);
            for f in &exp {
                println!(
                    "WORDS {} | {} | {}",
                    case.name,
                    case.file.says,
                    hall_core::words::sentence(plan.bundle(), f)
                );
                let mut s = f.services.clone();
                s.sort();
                s.dedup();
                if s.len() != f.services.len() {
                    println!("DOUBLE {}", case.name);
                }
            }
            let other: Vec<_> = report
                .findings
                .iter()
                .filter(|f| f.level == Level::Error && !exp.contains(f))
                .map(|f| format!("{}@{}", f.code, f.at))
                .collect();
            if !other.is_empty() {
                println!("OTHER {}: {other:?}", case.name);
            }
            let m: Vec<_> = report
                .missing
                .iter()
                .map(|it| it.at.clone())
                .filter(|at| !case.file.expect.missing.all().contains(at))
                .collect();
            if !m.is_empty() {
                println!("MISSING {}: {m:?}", case.name);
            }
        }
        for case in suite
            .cases
            .iter()
            .filter(|it| it.sort == crate::folder::Sort::Good)
        {
            let report = crate::check::open(&plan, &suite.complete, case)
                .unwrap()
                .report();
            if !report.findings.is_empty() {
                println!(
                    "GOOD {}: {:?}",
                    case.name,
                    report
                        .findings
                        .iter()
                        .map(|f| format!("{}@{}", f.code, f.at))
                        .collect::<Vec<_>>()
                );
            }
        }
    }
}
