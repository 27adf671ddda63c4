//! Random changes of a bundle, as policy officers make them between one catalogue and the next: things
//! come, go, and mean something else under the same name.
//!
//! Something in the middle of a list goes by losing its name, so that no index has to move; the last
//! of a list really goes, and what pointed at it points at nothing.

use hall_core::catalog::{Bundle, Field, FieldIx, Kind, Opt, QuestionOption, Way};

use super::random::Random;

/// The catalogue of mutated bundles.
pub const MUTATED: &str = "fedcba9876543210";

/// A bundle after one to eight changes, under another catalogue.
pub fn mutated(bundle: &Bundle, random: &mut Random) -> Bundle {
    let mut changed = bundle.clone();
    MUTATED.clone_into(&mut changed.catalog);
    for n in 0..=random.below(8) {
        mutate(&mut changed, &format!("新{n}"), random);
    }
    changed
}

fn mutate(bundle: &mut Bundle, word: &str, random: &mut Random) {
    match random.below(12) {
        0..=3 => field(bundle, word, random),
        4 => names_of_two_fields(bundle, random),
        5 | 6 => question(bundle, word, random),
        7 | 8 => material(bundle, word, random),
        9 => requirement(bundle, word, random),
        10 => the_last_one(bundle, random),
        _ => service(bundle, random),
    }
}

fn at<'a, T>(list: &'a mut [T], random: &mut Random) -> Option<&'a mut T> {
    let n = random.below(list.len());
    list.get_mut(n)
}

fn field(bundle: &mut Bundle, word: &str, random: &mut Random) {
    match random.below(9) {
        0 => {
            if let Some(section) = at(&mut bundle.sections, random) {
                section.title.push_str(word);
            }
            return;
        }
        1 => {
            if let Some(table) = at(&mut bundle.tables, random) {
                options(&mut table.options, word, random);
            }
            return;
        }
        2 => return new_field(bundle, word, random),
        _ => {}
    }
    let Some(field) = at(&mut bundle.fields, random) else {
        return;
    };
    match random.below(4) {
        0 => field.key.push_str("-gone"),
        1 => field.label.push_str(word),
        2 if !matches!(field.kind, Kind::Rows { .. }) => field.kind = another_kind(random),
        _ => inside(&mut field.kind, word, random),
    }
}

fn another_kind(random: &mut Random) -> Kind {
    match random.below(4) {
        0 => Kind::Date,
        1 => Kind::YesNo,
        2 => Kind::Choices(vec![option("a", "甲"), option("b", "乙")]),
        _ => Kind::Text {
            min: 1,
            max: 40,
            lines: false,
        },
    }
}

/// Something about the values of one kind.
fn inside(kind: &mut Kind, word: &str, random: &mut Random) {
    match kind {
        Kind::Number { unit, decimals, .. } => {
            if random.chance(70) {
                "万元".clone_into(unit);
            } else {
                *decimals = 0;
            }
        }
        Kind::Choice(list) | Kind::Choices(list) => options(list, word, random),
        Kind::Text { max, .. } => *max = 3,
        Kind::Rows { item, max, .. } => {
            if random.chance(50) {
                item.push_str(word);
            } else {
                *max = 1;
            }
        }
        _ => {}
    }
}

fn option(value: &str, label: &str) -> Opt {
    Opt {
        value: value.to_owned(),
        label: label.to_owned(),
        check: None,
    }
}

fn options(list: &mut Vec<Opt>, word: &str, random: &mut Random) {
    match random.below(4) {
        0 => drop(list.pop()),
        1 => list.push(option(word, word)),
        2 => {
            let labels: Vec<String> = list.iter().rev().map(|it| it.label.clone()).collect();
            for (option, label) in list.iter_mut().zip(labels) {
                option.label = label;
            }
        }
        _ => {
            if let Some(option) = at(list, random) {
                option.label.push_str(word);
            }
        }
    }
}

/// Somebody needs it: one service uses it from now on.
fn new_field(bundle: &mut Bundle, word: &str, random: &mut Random) {
    let ix = FieldIx::new(bundle.fields.len());
    let Some(like) = random.pick(&bundle.fields).cloned() else {
        return;
    };
    let used = bundle.services.first().and_then(|it| it.uses.first());
    let used = used.cloned();
    bundle.fields.push(Field {
        key: format!("y.{word}"),
        label: word.to_owned(),
        group: None,
        derive: None,
        kind: Kind::Date,
        ..like
    });
    if let (Some(service), Some(mut used)) = (bundle.services.first_mut(), used) {
        used.field = ix;
        service.uses.push(used);
    }
}

/// Two fields of the same sort trade their names: each old answer now stands where the other was.
fn names_of_two_fields(bundle: &mut Bundle, random: &mut Random) {
    let plain: Vec<usize> = (0..bundle.fields.len())
        .filter(|it| {
            bundle
                .fields
                .get(*it)
                .is_some_and(|it| it.group.is_none() && !matches!(it.kind, Kind::Rows { .. }))
        })
        .collect();
    let (Some(one), Some(other)) = (random.pick(&plain), random.pick(&plain)) else {
        return;
    };
    let key = |it: usize| bundle.fields.get(it).map(|it| it.key.clone());
    let (Some(first), Some(second)) = (key(*one), key(*other)) else {
        return;
    };
    if let Some(field) = bundle.fields.get_mut(*one) {
        field.key = second;
    }
    if let Some(field) = bundle.fields.get_mut(*other).filter(|_| one != other) {
        field.key = first;
    }
}

fn question(bundle: &mut Bundle, word: &str, random: &mut Random) {
    let Some(question) = at(&mut bundle.questions, random) else {
        return;
    };
    match random.below(5) {
        0 => question.id.push_str("-gone"),
        1 => question.ask.push_str(word),
        2 if 1 < question.options.len() => drop(question.options.pop()),
        3 => question.options.push(QuestionOption {
            value: word.to_owned(),
            label: word.to_owned(),
            effect: String::new(),
            gives: Vec::new(),
            stops: String::new(),
        }),
        _ => {
            if let Some(option) = at(&mut question.options, random) {
                option.label.push_str(word);
            }
        }
    }
}

fn material(bundle: &mut Bundle, word: &str, random: &mut Random) {
    let Some(material) = at(&mut bundle.materials, random) else {
        return;
    };
    match random.below(4) {
        0 => material.id.push_str("-gone"),
        1 => material.name.push_str(word),
        2 => drop(material.ways.pop()),
        _ => match material.ways.first_mut() {
            Some(Way::Licence { licence, .. }) => licence.push_str(word),
            Some(Way::Register { register, .. }) => register.push_str(word),
            _ => material.ways.push(Way::ThirdParty {
                party: word.to_owned(),
                known_by: None,
                sees: Vec::new(),
            }),
        },
    }
}

fn requirement(bundle: &mut Bundle, word: &str, random: &mut Random) {
    if random.chance(30) {
        if let Some(letter) = at(&mut bundle.letters, random) {
            letter.commits.push(word.to_owned());
        }
        return;
    }
    let service = at(&mut bundle.services, random);
    let Some(requirement) = service.and_then(|it| at(&mut it.requirements, random)) else {
        return;
    };
    if random.chance(50) {
        requirement.commitment = None;
    } else {
        requirement.deferrable = !requirement.deferrable;
    }
}

fn service(bundle: &mut Bundle, random: &mut Random) {
    let Some(service) = at(&mut bundle.services, random) else {
        return;
    };
    if random.chance(50) {
        drop(service.uses.pop());
    } else {
        drop(service.requirements.pop());
    }
}

fn the_last_one(bundle: &mut Bundle, random: &mut Random) {
    match random.below(4) {
        0 => drop(bundle.fields.pop()),
        1 => drop(bundle.questions.pop()),
        2 => drop(bundle.materials.pop()),
        _ => {
            bundle.services.pop();
            bundle.members.pop();
        }
    }
}
