//! Random materials, and the requirements for them.

use hall_core::catalog::{
    Bundle, FormKind, Letter, LetterIx, Material, MaterialIx, MediaType, Requirement, Service, Way,
};
use hall_core::condition::Expr;

use super::bundle::condition;
use super::random::Random;

pub(super) fn materials(bundle: &mut Bundle, random: &mut Random) {
    bundle.letters.push(Letter {
        id: "letter".to_owned(),
        title: "承诺书".to_owned(),
        tells: Vec::new(),
        commits: Vec::new(),
        consequence: String::new(),
        when: Expr::ALWAYS,
    });
    for n in 0..3 + random.below(5) {
        let upload = Way::Upload {
            media_types: vec![MediaType::Jpeg, MediaType::Pdf],
            max_kib: 100,
            max_files: 3,
        };
        let ways = match random.below(5) {
            0 => vec![
                Way::Licence {
                    licence: "card".to_owned(),
                    when: Expr::ALWAYS,
                    sure: random.chance(50),
                },
                upload,
            ],
            1 => vec![Way::Register {
                register: "book".to_owned(),
                name: "登记簿".to_owned(),
                when: Expr::ALWAYS,
                sure: true,
            }],
            2 => vec![Way::Generated {
                signed: random.chance(30),
            }],
            _ => vec![upload],
        };
        bundle.materials.push(Material {
            id: format!("m{n}"),
            name: format!("材料{n}"),
            hint: String::new(),
            standards: Vec::new(),
            similar_to: (0 < n && random.chance(20)).then(|| MaterialIx::new(n - 1)),
            ways,
        });
    }
}

pub(super) fn requirement(
    bundle: &Bundle,
    service: &Service,
    position: usize,
    random: &mut Random,
) -> Requirement {
    let mut any_of = vec![MaterialIx::new(random.below(bundle.materials.len()))];
    if random.chance(20) {
        let other = MaterialIx::new(random.below(bundle.materials.len()));
        if !any_of.contains(&other) {
            any_of.push(other);
        }
    }
    let principal = random.chance(60);
    Requirement {
        number: format!("{}-{position}", service.id),
        label: "材料".to_owned(),
        any_of,
        form: if random.chance(50) {
            FormKind::Copy
        } else {
            FormKind::Electronic
        },
        copies: 1,
        principal,
        when: condition(bundle, service, None, random),
        commitment: random.chance(20).then(|| LetterIx::new(0)),
        deferrable: !principal && random.chance(50),
        basis: vec![1],
    }
}
