//! A catalogue of any size that looks like the real one: each bundle has its own questions, sections and
//! services, and shares fields, materials, departments and its last service with others.

use std::fmt::Write as _;

use hall_catalog::Files;

/// Fields about the applicant that every service draws from.
const SHARED_FIELDS: usize = 60;
/// Materials that every service draws from.
const SHARED_MATERIALS: usize = 40;
/// Guiding questions of one bundle.
const QUESTIONS: usize = 14;
/// Fields of its own that a service has.
const OWN_FIELDS: usize = 3;

/// The sources of a catalogue with so many services and bundles.
pub(crate) fn catalogue(services: usize, bundles: usize) -> Files {
    let bundles = bundles.max(1);
    let each = services.div_ceil(bundles).max(1);
    let mut files = vec![
        ("departments.yaml".to_owned(), departments()),
        ("subjects.yaml".to_owned(), subjects(bundles)),
        ("licences.yaml".to_owned(), licences()),
        ("fields/applicant.yaml".to_owned(), shared_fields()),
        ("materials/common.yaml".to_owned(), shared_materials()),
    ];
    for bundle in 0..bundles {
        let members: Vec<usize> = (bundle * each..((bundle + 1) * each).min(services)).collect();
        files.push((format!("fields/b{bundle}.yaml"), fields(bundle, &members)));
        files.push((format!("questions/b{bundle}.yaml"), questions(bundle)));
        files.push((
            format!("bundles/b{bundle}.yaml"),
            bundle_file(bundle, &members),
        ));
        for (position, service) in members.iter().enumerate() {
            files.push((
                format!("services/s{service}.yaml"),
                service_file(bundle, *service, position, members.len()),
            ));
        }
    }
    Files::of(files)
}

/// Text, line by line.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn add(&mut self, line: std::fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = writeln!(self.0, "{line}");
    }
}

macro_rules! line {
    ($lines:expr, $($rest:tt)*) => { $lines.add(format_args!($($rest)*)) };
}

fn departments() -> String {
    let mut lines = Lines::default();
    for n in 0..20 {
        line!(lines, "- {{id: d{n}, name: 第{n}局, contact: \"12345\"}}");
    }
    lines.0
}

fn subjects(bundles: usize) -> String {
    let mut lines = Lines::default();
    line!(lines, "- {{id: org, title: 申请人}}");
    for bundle in 0..bundles {
        line!(lines, "- {{id: b{bundle}, title: 第{bundle}件事}}");
    }
    lines.0
}

fn licences() -> String {
    "- {id: business-licence, name: 营业执照, issuer: 市场监督管理局, face: {name: 名称}}\n"
        .to_owned()
}

fn shared_fields() -> String {
    let mut lines = Lines::default();
    for n in 0..SHARED_FIELDS {
        line!(lines, "- key: org.f{n}");
        line!(lines, "  label: 情况{n}");
        match n % 5 {
            0 => line!(
                lines,
                "  kind: {{number: {{unit: 万元, decimals: 2, min: 0}}}}"
            ),
            1 => line!(lines, "  kind: {{choice: {{a: 甲, b: 乙, c: 丙}}}}"),
            2 => line!(lines, "  kind: date"),
            3 => line!(lines, "  kind: cn_resident_id\n  sensitive: true"),
            _ => line!(
                lines,
                "  kind: {{text: {{min: 1, max: 50}}}}\n  from: [licence:business-licence.name]"
            ),
        }
    }
    lines.0.push_str(TABLE);
    lines.0
}

/// A table that every service asks for.
const TABLE: &str = "- key: equipment\n  label: 设备清单\n  section: org\n  kind:\n    rows:\n      item: 设备\n      max: 50\n      columns:\n        - {key: name, label: 名称, kind: text}\n        - {key: count, label: 数量, kind: {number: {min: 1}}}\n";

fn shared_materials() -> String {
    let mut lines = Lines::default();
    for n in 0..SHARED_MATERIALS {
        line!(lines, "- id: m{n}\n  name: 材料{n}");
        match n % 4 {
            0 => line!(
                lines,
                "  ways: [{{licence: business-licence, sure: true}}, upload]"
            ),
            1 => line!(lines, "  ways: [generated]"),
            _ => line!(lines, "  ways: [upload]"),
        }
    }
    lines.0
}

fn fields(bundle: usize, members: &[usize]) -> String {
    let mut lines = Lines::default();
    line!(
        lines,
        "- key: b{bundle}.mode\n  label: 方式\n  kind: {{choice: {{a: 甲, b: 乙, c: 丙}}}}"
    );
    for service in members {
        for n in 0..OWN_FIELDS {
            line!(
                lines,
                "- key: b{bundle}.s{service}_{n}\n  label: 事项{service}栏{n}\n  kind: text"
            );
        }
    }
    lines.0
}

fn questions(bundle: usize) -> String {
    let mut lines = Lines::default();
    for n in 0..QUESTIONS {
        line!(lines, "- id: b{bundle}-q{n}\n  ask: 问题{n}？");
        // Some are asked only after others.
        if n % 4 == 3 {
            line!(lines, "  when: ask.b{bundle}-q{} == \"a\"", n - 1);
        }
        line!(lines, "  options:");
        let gift = |value: &str| match n {
            0 => format!(", gives: {{b{bundle}.mode: {value}}}"),
            _ => String::new(),
        };
        line!(lines, "    - {{value: a, label: 甲{}}}", gift("a"));
        line!(lines, "    - {{value: b, label: 乙{}}}", gift("b"));
        if n == 0 {
            line!(lines, "    - {{value: c, label: 丙}}");
        }
        if n == 1 {
            line!(
                lines,
                "    - {{value: none, label: 都没有, stops: 请先办好再来}}"
            );
        }
    }
    lines.0
}

fn bundle_file(bundle: usize, members: &[usize]) -> String {
    let mut lines = Lines::default();
    line!(
        lines,
        "id: b{bundle}\nname: 第{bundle}件事\nsummary: 一次办好第{bundle}件事"
    );
    line!(
        lines,
        "form_title: 申请表\naudience: company\nstage: 开办\nlead: d0"
    );
    line!(
        lines,
        "who: [企业]\ngets: [结果]\nbring: [材料]\nkeywords: [第{bundle}]"
    );
    line!(
        lines,
        "figures: sample\nfee: 不收费\nhelp: 拨 12345\nissuing: 0.5"
    );
    line!(
        lines,
        "visits: {{online: 0, window: 1}}\ncounted_after: generated"
    );
    let questions: Vec<String> = (0..QUESTIONS).map(|n| format!("b{bundle}-q{n}")).collect();
    line!(lines, "questions: [{}]\nservices:", questions.join(", "));
    for (position, service) in members.iter().enumerate() {
        let when = if 0 < position && position % 3 == 0 {
            format!(", when: ask.b{bundle}-q{} == \"a\"", 2 * (position % 6))
        } else {
            String::new()
        };
        let after = match members.get(position / 2) {
            Some(earlier) if earlier != service => format!(", after: [s{earlier}]"),
            _ => String::new(),
        };
        line!(
            lines,
            "  - {{service: s{service}, separate: 5{when}{after}}}"
        );
    }
    lines.0
}

fn service_file(bundle: usize, service: usize, position: usize, n_members: usize) -> String {
    let mut lines = Lines::default();
    line!(
        lines,
        "id: s{service}\nname: 事项{service}\ndepartment: d{}",
        service % 20
    );
    line!(
        lines,
        "act: 行政许可\nresult: 结果{service}\nbasis: [第{}号法 第一条]",
        service % 500
    );
    line!(
        lines,
        "limit: {{statutory: 20, promised: {}}}",
        1 + service % 5
    );
    line!(
        lines,
        "stages: [受理:窗口]\nform:\n  title: 申请表{service}"
    );
    line!(
        lines,
        "  basis: [第{}号法 第{}条]\n  purpose: 核对条件\n  parts:",
        service % 500,
        service % 30
    );
    line!(lines, "    - title: 基本情况\n      uses:");
    for n in 0..20 {
        let field = (service * 7 + n * 3) % SHARED_FIELDS;
        let check = if field.is_multiple_of(5) {
            ", at_least: 1"
        } else {
            ""
        };
        line!(lines, "        - {{field: org.f{field}{check}}}");
    }
    line!(lines, "        - b{bundle}.mode\n        - equipment");
    // Between them the services of a bundle read all its questions.
    let asked: Vec<usize> = (0..QUESTIONS)
        .filter(|n| n % n_members == position)
        .collect();
    for n in 0..OWN_FIELDS {
        let when = match asked.get(n) {
            Some(question) => format!(", when: 'ask.b{bundle}-q{question} == \"a\"'"),
            None if n == 0 => format!(", when: 'b{bundle}.mode == \"c\"'"),
            None => String::new(),
        };
        line!(lines, "        - {{field: b{bundle}.s{service}_{n}{when}}}");
    }
    line!(
        lines,
        "rules:\n  - code: too_little\n    at: b{bundle}.s{service}_1"
    );
    line!(
        lines,
        "    must: size(b{bundle}.s{service}_1) > 1\n    say: 太短\n    mend: 请写长一些"
    );
    line!(
        lines,
        "    basis: [第{}号法 第二条]\nrequires:",
        service % 500
    );
    for n in 0..4 {
        let material = (service * 3 + n * 11) % SHARED_MATERIALS;
        let when = match asked.get(OWN_FIELDS + n) {
            Some(question) => format!(", when: 'ask.b{bundle}-q{question} == \"b\"'"),
            None => String::new(),
        };
        line!(
            lines,
            "  - {{number: \"{n}\", material: m{material}, form: electronic{when}, basis: [第{}号法 第三条]}}",
            service % 500
        );
    }
    lines.0
}
