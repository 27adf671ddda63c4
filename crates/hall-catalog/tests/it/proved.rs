//! What the check says of random small catalogues, against trying every situation and every answer with
//! the engine that the app uses.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::sync::Arc;

use chrono::NaiveDate;
use hall_catalog::{Catalogue, check::Range};
use hall_catalog::{CheckReport, Files, check};
use hall_core::application::Application;
use hall_core::catalog::{Days, FieldIx};
use hall_core::merge::one_form;
use hall_core::plan::Plan;
use hall_core::precheck::{Asked, Holdings, Precheck};
use hall_core::value::Answer;

/// Random numbers, the same in every run.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    /// A condition over the first questions and, if `field` says so, over the choice.
    fn condition(&mut self, n_questions: usize, field: bool, depth: usize) -> String {
        let value = ["a", "b", "c"][self.throw(3)];
        match self.throw(if depth == 0 { 2 } else { 5 }) {
            0 if field => format!("t.x == \"{value}\""),
            1 if field => format!("t.x != \"{value}\""),
            0 | 1 if n_questions == 0 => "true".to_owned(),
            0 => format!("ask.q{} == \"{value}\"", self.throw(n_questions)),
            1 => format!("ask.q{} in [\"{value}\", \"a\"]", self.throw(n_questions)),
            2 => format!("!({})", self.condition(n_questions, field, depth - 1)),
            sign => {
                let asks = self.condition(n_questions, false, depth - 1);
                let other = self.condition(n_questions, field, depth - 1);
                let sign = if sign == 3 { "&&" } else { "||" };
                format!("({asks}) {sign} ({other})")
            }
        }
    }
}

/// Another promise, for some, in every other service; none is the usual one.
fn exception(dice: &mut Dice) -> String {
    if dice.throw(2) == 0 {
        return String::new();
    }
    let when = dice.condition(N_QUESTIONS, true, 2);
    let promised = [0, 4, 5][dice.throw(3)];
    format!(", except: {{label: 另, when: '{when}', promised: {promised}}}")
}

const N_QUESTIONS: usize = 4;
const N_SERVICES: usize = 3;

/// A random catalogue: questions, some of which are asked after others, stop or settle the choice `t.x`;
/// services that ask and require by condition.
fn catalogue(seed: u64) -> Files {
    let mut dice = Dice(seed);
    let mut files = vec![
        (
            "departments.yaml".to_owned(),
            "- {id: d, name: 局}\n".to_owned(),
        ),
        (
            "subjects.yaml".to_owned(),
            "- {id: t, title: 表}\n".to_owned(),
        ),
        (
            "licences.yaml".to_owned(),
            "- {id: l, name: 证, issuer: 局, face: {n: 号}}\n".to_owned(),
        ),
    ];
    let mut fields = "- {key: t.x, label: 选, kind: {choice: {a: 甲, b: 乙, c: 丙}}}\n".to_owned();
    let (mut questions, mut materials) = (String::new(), String::new());
    for n in 0..N_QUESTIONS {
        writeln!(questions, "- id: q{n}\n  ask: 问{n}").unwrap();
        if 0 < n && dice.throw(2) == 0 {
            writeln!(questions, "  when: '{}'", dice.condition(n, false, 1)).unwrap();
        }
        questions.push_str("  options:\n");
        for value in ["a", "b", "c"] {
            let more = match dice.throw(6) {
                0 if value != "a" => ", stops: 不行",
                1 => ", gives: {t.x: b}",
                _ => "",
            };
            writeln!(questions, "    - {{value: {value}, label: {value}{more}}}").unwrap();
        }
    }
    let mut members = String::new();
    for s in 0..N_SERVICES {
        let when = dice.condition(N_QUESTIONS, false, 1);
        let after = if s == 0 { "[]" } else { "[s0]" };
        writeln!(
            members,
            "  - {{service: s{s}, separate: 9, after: {after}, when: '{when}'}}"
        )
        .unwrap();
        let except = exception(&mut dice);
        let mut service = format!(
            "id: s{s}\nname: 事{s}\ndepartment: d\nact: 许可\nresult: 果\nbasis: [法]\n\
             limit: {{statutory: {}, promised: {}{except}}}\nstages: [受理:窗口]\n",
            5 + s,
            1 + s
        );
        if s == 0 {
            service.push_str("provides: [given]\n");
        }
        service.push_str("form:\n  title: 表\n  basis: [法]\n  purpose: 用\n  parts:\n    - title: 部\n      uses:\n        - t.x\n");
        let mut requires = String::new();
        for n in 0..2 {
            writeln!(fields, "- {{key: t.f{s}_{n}, label: 栏{s}{n}, kind: text}}").unwrap();
            let when = dice.condition(N_QUESTIONS, true, 2);
            writeln!(service, "        - {{field: t.f{s}_{n}, when: '{when}'}}").unwrap();
            let when = dice.condition(N_QUESTIONS, true, 2);
            // A way of the alternative that is not chosen opens nothing in the engine's list.
            let way = match dice.throw(3) {
                _ if s == 2 && n == 1 => "upload".to_owned(),
                0 => "upload".to_owned(),
                _ => format!(
                    "{{licence: l, when: '{}', sure: true}}",
                    dice.condition(N_QUESTIONS, true, 2)
                ),
            };
            writeln!(
                materials,
                "- {{id: m{s}-{n}, name: 材{s}{n}, ways: [{way}]}}"
            )
            .unwrap();
            let material = if s == 2 && n == 1 {
                "any_of: [m2-1, m1-0]".to_owned()
            } else {
                format!("material: m{s}-{n}")
            };
            writeln!(
                requires,
                "  - {{number: N{n}, {material}, form: copy, when: '{when}', basis: [法]}}"
            )
            .unwrap();
        }
        if s == 1 {
            requires.push_str("  - {number: P, material: given, form: copy, basis: [法]}\n");
        }
        write!(service, "rules: []\nrequires:\n{requires}").unwrap();
        files.push((format!("services/s{s}.yaml"), service));
    }
    materials.push_str("- {id: given, name: 果, ways: [upload]}\n");
    let counted = ["similar", "exempt", "generated"][dice.throw(3)];
    files.push(("bundles/b.yaml".to_owned(), format!(
        "id: b\nname: 件\nsummary: 句\nform_title: 表\naudience: citizen\nstage: 生\nlead: d\nwho: [人]\n\
         gets: [果]\nbring: [证]\nkeywords: [词]\nfigures: sample\nfee: 无\nhelp: 问\nissuing: 0.5\n\
         visits: {{online: 0, window: 1}}\ncounted_after: {counted}\nquestions: [q0, q1, q2, q3]\nservices:\n{members}"
    )));
    files.push(("fields/t.yaml".to_owned(), fields));
    files.push(("questions/q.yaml".to_owned(), questions));
    files.push(("materials/m.yaml".to_owned(), materials));
    Files::of(files)
}

/// What trying everything comes to.
#[derive(Debug, Default)]
struct Tried {
    situations: u128,
    stopped: u128,
    dead_end: bool,
    asked: BTreeSet<usize>,
    on: BTreeSet<String>,
    wanted: BTreeSet<String>,
    required: BTreeSet<String>,
    excepted: BTreeSet<String>,
    unmet: BTreeSet<String>,
    fields: Vec<usize>,
    materials: Vec<usize>,
    days: Vec<Days>,
    /// For each situation what it comes to, to tell what a question changes.
    outcomes: BTreeMap<Vec<(String, String)>, String>,
}

fn open(plan: &Arc<Plan>, situation: &[(String, String)], x: Option<&str>) -> Precheck {
    let answers = x.map(|it| ("t.x".to_owned(), Answer::Text(it.to_owned())));
    let application = Application {
        situation: situation.iter().cloned().collect(),
        answers: answers.into_iter().collect(),
        ..Application::default()
    };
    Precheck::open(Arc::clone(plan), NaiveDate::default(), &application)
}

fn walk(
    plan: &Arc<Plan>,
    position: usize,
    situation: &mut Vec<(String, String)>,
    tried: &mut Tried,
) {
    let Some(question) = plan.bundle().questions.get(position) else {
        return look(plan, situation, tried);
    };
    let check = open(plan, situation, None);
    if check.questions()[position].relevant.is_no() {
        return walk(plan, position + 1, situation, tried);
    }
    tried.asked.insert(position);
    for option in &question.options {
        if !option.stops.is_empty() {
            tried.stopped += 1;
            continue;
        }
        situation.push((question.id.clone(), option.value.clone()));
        walk(plan, position + 1, situation, tried);
        situation.pop();
    }
}

fn look(plan: &Arc<Plan>, situation: &[(String, String)], tried: &mut Tried) {
    let bundle = plan.bundle();
    let bare = open(plan, situation, None);
    let figures = one_form(&bare, &Holdings::default()).figures;
    tried.situations += 1;
    tried.fields.push(figures.fields.merged);
    tried.materials.push(figures.materials.merged);
    tried.days.push(figures.working_days.together);
    tried.dead_end |= bare.services().next().is_none();
    let mut outcome = String::new();
    let x = plan.field_ix("t.x").unwrap();
    let typed = matches!(bare.asked(x), Asked::Yes { .. });
    let values: &[Option<&str>] = if typed {
        &[Some("a"), Some("b"), Some("c")]
    } else {
        &[None]
    };
    for value in values {
        let check = open(plan, situation, *value);
        write!(outcome, "{value:?} {:?};", check.value(x)).unwrap();
        for service in check.services() {
            let id = &plan.service(service).unwrap().id;
            tried.on.insert(id.clone());
            let limit = &plan.service(service).unwrap().limit;
            let promised = check.limit(service).unwrap().promised;
            if promised != limit.promised {
                tried.excepted.insert(id.clone());
            }
            write!(outcome, "{id}{promised}").unwrap();
            for position in 0..bundle.fields.len() {
                let field = FieldIx::new(position);
                if check.askers(field).iter().any(|(it, _)| *it == service) {
                    let key = &bundle.fields[position].key;
                    tried.wanted.insert(format!("{id} {key}"));
                    write!(outcome, " {key}").unwrap();
                }
            }
        }
        for state in check.materials() {
            let hopeless = state.settled.is_none() && state.ways.is_empty();
            for at in &state.requirements {
                let service = plan.service(at.service).unwrap();
                let name = format!(
                    "{} {}",
                    service.id, service.requirements[at.position].number
                );
                write!(outcome, " {name}{:?}", state.ways).unwrap();
                if hopeless && service.requirements[at.position].any_of.len() == 1 {
                    tried.unmet.insert(name.clone());
                }
                tried.required.insert(name);
            }
        }
    }
    tried.outcomes.insert(situation.to_vec(), outcome);
}

/// Whether two situations that differ in this answer alone come to different things.
fn changes(tried: &Tried, question: &str) -> bool {
    tried.outcomes.iter().any(|(situation, outcome)| {
        situation.iter().any(|(id, _)| id == question)
            && ["a", "b", "c"].iter().any(|value| {
                let mut other = situation.clone();
                for answer in other.iter_mut().filter(|(id, _)| id == question) {
                    (*value).clone_into(&mut answer.1);
                }
                // Where another question is asked or a walk ends instead, there is no such situation.
                tried.outcomes.get(&other).is_none_or(|it| it != outcome)
            })
    })
}

fn found(report: &CheckReport, code: &str, words: &[&str]) -> bool {
    report
        .findings
        .iter()
        .any(|it| it.code == code && words.iter().all(|word| it.what.contains(word)))
}

fn range<T: Copy + Ord>(all: &[T]) -> Range<T> {
    Range {
        least: *all.iter().min().unwrap(),
        most: *all.iter().max().unwrap(),
    }
}

fn compare(seed: u64) {
    let files = catalogue(seed);
    let report = check(&files);
    let catalogue = Catalogue::load(&files).unwrap();
    let bundle = catalogue.bundle("b").unwrap().clone();
    let plan = Arc::new(Plan::new(bundle.clone()));
    let mut tried = Tried::default();
    walk(&plan, 0, &mut Vec::new(), &mut tried);
    let explored = &report.explored[0];
    assert_eq!(
        (explored.situations, explored.stopped),
        (tried.situations, tried.stopped),
        "{seed}"
    );
    if tried.situations == 0 {
        return;
    }
    assert_eq!(explored.incomplete, None, "{seed}");
    assert_eq!(explored.fields, range(&tried.fields), "{seed}");
    assert_eq!(explored.materials, range(&tried.materials), "{seed}");
    assert_eq!(explored.working_days, range(&tried.days), "{seed}");
    assert_eq!(found(&report, "dead_end", &[]), tried.dead_end, "{seed}");
    for (position, question) in bundle.questions.iter().enumerate() {
        let asked = tried
            .outcomes
            .keys()
            .flatten()
            .any(|(id, _)| *id == question.id);
        let named = format!("「{}」", question.id);
        if !tried.asked.contains(&position) {
            assert!(found(&report, "never_asked", &[&named]), "{seed} {named}");
        } else if asked {
            let stops = question.options.iter().any(|it| !it.stops.is_empty());
            let idle = !stops && !changes(&tried, &question.id);
            assert_eq!(
                found(&report, "idle_question", &[&named]),
                idle,
                "{seed} {named}"
            );
        }
    }
    for service in &bundle.services {
        let on = tried.on.contains(&service.id);
        let named = format!("「{}」", service.id);
        assert_eq!(found(&report, "never_on", &[&named]), !on, "{seed} {named}");
        if !on {
            continue;
        }
        let called = format!("「{}」", service.name);
        if service.limit.except.is_some() {
            let never = !tried.excepted.contains(&service.id);
            let said = found(&report, "never_excepted", &[&called]);
            assert_eq!(said, never, "{seed} {called}");
        }
        for it in &service.uses {
            let key = &bundle.fields[it.field.at()].key;
            let wanted = tried.wanted.contains(&format!("{} {key}", service.id));
            let key = format!("（{key}）");
            assert_eq!(
                found(&report, "never_wanted", &[&called, &key]),
                !wanted,
                "{seed} {called} {key}"
            );
        }
        for it in &service.requirements {
            let name = format!("{} {}", service.id, it.number);
            let words: [&str; 2] = [&called, &format!("材料 {}", it.number)];
            let required = tried.required.contains(&name);
            assert_eq!(
                found(&report, "never_required", &words),
                !required,
                "{seed} {name}"
            );
            let file = format!("services/{}.yaml", service.id);
            let number = format!("材料 {} ", it.number);
            let unmet = report
                .findings
                .iter()
                .any(|it| it.code == "unmeetable" && it.file == file && it.what.contains(&number));
            if it.any_of.len() == 1 {
                assert_eq!(unmet, tried.unmet.contains(&name), "{seed} {name}");
            }
        }
    }
}

#[test]
fn what_is_found_is_what_trying_everything_finds() {
    for seed in 0..100 {
        compare(seed * 7_919 + 1);
    }
}
