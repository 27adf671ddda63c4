//! Random bundles: sound ones, as the catalogue's check would let pass.

use hall_core::catalog::{
    Bundle, Check, Days, Department, Derive, Exception, Field, FieldIx, Kind, Level, Limit,
    MaterialIx, Member, Need, Opt, Question, QuestionIx, QuestionOption, Rule, RuleAim, Section,
    SectionIx, Service, ServiceIx, Use,
};
use hall_core::condition::{Compare, Expr};
use hall_core::decimal::Decimal;
use hall_core::kind::ValueKind;

use super::papers::{materials, requirement};
use super::random::Random;

/// A bundle of two to five services.
pub fn any_bundle(random: &mut Random) -> Bundle {
    let mut bundle = Bundle {
        id: format!("bundle-{}", random.below(1000)),
        catalog: "0123456789abcdef".to_owned(),
        name: "生成的一件事".to_owned(),
        laws: (1..=5).map(|n| format!("示例法 第{n}条")).collect(),
        departments: vec![
            Department {
                id: "d1".to_owned(),
                name: "部门一".to_owned(),
                contact: String::new(),
            },
            Department {
                id: "d2".to_owned(),
                name: "部门二".to_owned(),
                contact: String::new(),
            },
        ],
        sections: (0..3)
            .map(|n| Section {
                id: format!("s{n}"),
                title: format!("第{n}节"),
                hint: String::new(),
            })
            .collect(),
        ..Bundle::default()
    };
    questions(&mut bundle, random);
    fields(&mut bundle, random);
    materials(&mut bundle, random);
    let n_services = 2 + random.below(4);
    for n in 0..n_services {
        service(&mut bundle, n, random);
    }
    bundle
}

fn questions(bundle: &mut Bundle, random: &mut Random) {
    for n in 0..=random.below(3) {
        let options = (0..2 + random.below(2))
            .map(|it| QuestionOption {
                value: format!("o{it}"),
                label: format!("选项{it}"),
                effect: String::new(),
                gives: Vec::new(),
                stops: String::new(),
            })
            .collect();
        let when = if 0 < n && random.chance(40) {
            ask_is(QuestionIx::new(n - 1), "o0")
        } else {
            Expr::ALWAYS
        };
        bundle.questions.push(Question {
            id: format!("q{n}"),
            ask: format!("问题{n}?"),
            hint: String::new(),
            when,
            options,
            default: random.chance(30).then(|| "o0".to_owned()),
        });
    }
}

fn ask_is(question: QuestionIx, option: &str) -> Expr {
    Expr::Compare(
        Compare::Equal,
        Box::new(Expr::Ask(question)),
        Box::new(Expr::Text(option.to_owned())),
    )
}

fn fields(bundle: &mut Bundle, random: &mut Random) {
    for n in 0..4 + random.below(14) {
        let kind = any_kind(random);
        push_field(bundle, format!("x.f{n}"), kind, None, random);
    }
    for n in 0..random.below(3) {
        let group = FieldIx::new(bundle.fields.len());
        let n_columns = 1 + random.below(4);
        let columns = (0..n_columns)
            .map(|it| FieldIx::new(group.at() + 1 + it))
            .collect();
        let repeats_subject = random.chance(30);
        let kind = Kind::Rows {
            item: "行".to_owned(),
            min: 1,
            max: 5,
            columns,
            repeats_subject,
        };
        push_field(bundle, format!("g{n}"), kind, None, random);
        for it in 0..n_columns {
            let kind = any_kind(random);
            push_field(bundle, format!("g{n}.c{it}"), kind, Some(group), random);
        }
    }
}

fn push_field(
    bundle: &mut Bundle,
    key: String,
    kind: Kind,
    group: Option<FieldIx>,
    random: &mut Random,
) {
    let derive = suggested(bundle, &kind, group, random);
    bundle.fields.push(Field {
        label: format!("数据元{key}"),
        key,
        hint: String::new(),
        example: String::new(),
        kind,
        group,
        inline: group.is_some() && random.chance(30),
        sources: Vec::new(),
        derive,
        sensitive: false,
        section: SectionIx(u16::try_from(random.below(3)).unwrap_or(0)),
    });
}

/// Sometimes a text suggests itself from another text outside any table.
fn suggested(
    bundle: &Bundle,
    kind: &Kind,
    group: Option<FieldIx>,
    random: &mut Random,
) -> Option<Derive> {
    let text = |it: &Kind| matches!(it, Kind::Text { .. });
    if !text(kind) || group.is_some() || !random.chance(25) {
        return None;
    }
    let earlier = bundle
        .fields
        .iter()
        .position(|it| text(&it.kind) && it.group.is_none())?;
    Some(Derive {
        from: Expr::Field(FieldIx::new(earlier)),
        editable: true,
    })
}

fn any_kind(random: &mut Random) -> Kind {
    match random.below(8) {
        0 => Kind::Checked(ValueKind::CnMobile),
        1 => Kind::Checked(ValueKind::CnResidentId),
        2 | 3 => Kind::Number {
            unit: "元".to_owned(),
            decimals: 2,
            min: Some(Decimal::ZERO),
            max: None,
        },
        4 => Kind::Date,
        5 => Kind::Choice(
            ["a", "b", "c"]
                .iter()
                .map(|it| Opt {
                    value: (*it).to_owned(),
                    label: (*it).to_owned(),
                    check: None,
                })
                .collect(),
        ),
        6 => Kind::YesNo,
        _ => Kind::Text {
            min: 1,
            max: 40,
            lines: false,
        },
    }
}

fn service(bundle: &mut Bundle, n: usize, random: &mut Random) {
    let mut it = Service {
        id: format!("service-{n}"),
        name: format!("事项{n}"),
        department: u16::try_from(random.below(2)).unwrap_or(0),
        act: "行政许可".to_owned(),
        form_title: format!("申请表{n}"),
        basis: vec!["示例法 第1条".to_owned()],
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
        uses: Vec::new(),
        rules: Vec::new(),
        requirements: Vec::new(),
    };
    uses(bundle, &mut it, random);
    rules(bundle, &mut it, random);
    it.limit.except = exception(bundle, &it, random);
    for position in 0..random.below(5) {
        it.requirements
            .push(requirement(bundle, &it, position, random));
    }
    let when = match bundle.questions.first() {
        Some(_) if random.chance(50) => ask_is(QuestionIx::new(0), "o0"),
        _ => Expr::ALWAYS,
    };
    let after = if 0 < n && random.chance(50) {
        vec![ServiceIx::new(n - 1)]
    } else {
        Vec::new()
    };
    if 0 < n
        && random.chance(30)
        && let Some(earlier) = bundle.services.get_mut(n - 1)
    {
        earlier
            .provides
            .push(MaterialIx::new(random.below(bundle.materials.len())));
    }
    bundle.services.push(it);
    bundle.members.push(Member {
        core: true,
        when,
        after,
        separate: Days::whole(5),
        separate_visits: 1,
        ..Member::default()
    });
}

fn uses(bundle: &Bundle, service: &mut Service, random: &mut Random) {
    for (position, field) in bundle.fields.iter().enumerate() {
        if field.inline || !random.chance(60) {
            continue;
        }
        let ix = FieldIx::new(position);
        if let Some(group) = field.group {
            let repeats = bundle.fields.get(group.at()).is_some_and(|it| {
                matches!(
                    it.kind,
                    Kind::Rows {
                        repeats_subject: true,
                        ..
                    }
                )
            });
            if !repeats && !service.uses.iter().any(|it| it.field == group) {
                continue;
            }
        }
        let when = condition(bundle, service, field.group, random);
        let need = if random.chance(80) {
            Need::Required
        } else {
            Need::Optional
        };
        service.uses.push(Use {
            field: ix,
            label: String::new(),
            place: String::new(),
            when,
            need,
            checks: checks(&field.kind, random),
            basis: vec![u16::try_from(random.below(5)).unwrap_or(0)],
            purpose: "审核".to_owned(),
        });
    }
}

/// Now and then another promise: one that leaves less time to hand something in, or one that leaves more.
fn exception(bundle: &Bundle, service: &Service, random: &mut Random) -> Option<Box<Exception>> {
    random.chance(40).then(|| {
        Box::new(Exception {
            label: "一般程序".to_owned(),
            when: condition(bundle, service, None, random),
            promised: Days::whole(if random.chance(50) { 1 } else { 10 }),
        })
    })
}

/// A condition that reads a question, or a field that the service uses itself and that stands before.
pub(super) fn condition(
    bundle: &Bundle,
    service: &Service,
    group: Option<FieldIx>,
    random: &mut Random,
) -> Expr {
    if random.chance(65) {
        return Expr::ALWAYS;
    }
    let readable: Vec<&Use> = service
        .uses
        .iter()
        .filter(|it| {
            let field = bundle.fields.get(it.field.at());
            field.is_some_and(|it| it.group.is_none() || it.group == group)
        })
        .collect();
    let used = random.pick(&readable).copied();
    let read = used.and_then(|it| Some((it.field, bundle.fields.get(it.field.at())?)));
    match read {
        Some((ix, field)) if random.chance(60) => match &field.kind {
            Kind::Choice(_) => Expr::Compare(
                Compare::Equal,
                Box::new(Expr::Field(ix)),
                Box::new(Expr::Text("a".to_owned())),
            ),
            Kind::YesNo => Expr::Field(ix),
            Kind::Number { .. } => Expr::Compare(
                Compare::AtLeast,
                Box::new(Expr::Field(ix)),
                Box::new(Expr::Number(Decimal::whole(100))),
            ),
            _ => Expr::Has(Box::new(Expr::Field(ix))),
        },
        _ => ask_is(QuestionIx::new(random.below(bundle.questions.len())), "o1"),
    }
}

fn checks(kind: &Kind, random: &mut Random) -> Vec<Check> {
    match kind {
        Kind::Number { .. } if random.chance(40) => {
            vec![Check::AtLeast(Decimal::whole(
                i64::try_from(random.below(80)).unwrap_or(0),
            ))]
        }
        Kind::Choice(_) if random.chance(20) => {
            vec![Check::OneOf(vec!["a".to_owned(), "b".to_owned()])]
        }
        Kind::Rows { .. } if random.chance(30) => vec![Check::MinRows(2)],
        _ => Vec::new(),
    }
}

fn rules(bundle: &Bundle, service: &mut Service, random: &mut Random) {
    let number = |it: &Use| {
        let field = bundle.fields.get(it.field.at());
        field.is_some_and(|it| matches!(it.kind, Kind::Number { .. }) && it.group.is_none())
    };
    let numbers: Vec<FieldIx> = service
        .uses
        .iter()
        .filter(|it| number(it))
        .map(|it| it.field)
        .collect();
    if let [first, second, ..] = numbers.as_slice() {
        service.rules.push(Rule {
            code: format!("{}_order", service.id),
            at: *first,
            shows: vec![*first, *second],
            each: None,
            when: Expr::ALWAYS,
            must: Expr::Compare(
                Compare::AtMost,
                Box::new(Expr::Field(*first)),
                Box::new(Expr::Field(*second)),
            ),
            level: if random.chance(70) {
                Level::Error
            } else {
                Level::Warning
            },
            aim: RuleAim::Correct,
            say: "顺序不对".to_owned(),
            mend: "请核对".to_owned(),
            basis: vec![0],
        });
    }
}
