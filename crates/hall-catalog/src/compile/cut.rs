//! Cuts one bundle out of the whole catalogue.

use hall_core::catalog::{
    Bundle, Certificate, Derive, Exception, FaceEntry, FaceSource, Field, FieldIx, Gift, Kind,
    Letter, Limit, Material, Member, Question, QuestionOption, Requirement, Rule, Service, Source,
    Use, Way,
};

use super::gather::{gather, sources};
use super::numbering::Numbering;
use super::relocate::relocate;
use crate::library::{BundlePlan, Library};

/// The bundle with everything that its pages and rules need, and nothing else.
pub fn cut(library: &Library, plan: &BundlePlan) -> Bundle {
    let needed = gather(library, plan);
    let to = Numbering::of(&needed, library);
    let cutter = Cutter {
        library,
        plan,
        to: &to,
    };
    let mut licences = library.licences.clone();
    licences.retain(|it| needed.licences.contains(&it.id));
    Bundle {
        id: plan.id.clone(),
        catalog: String::new(),
        name: plan.name.clone(),
        summary: plan.summary.clone(),
        form_title: plan.form_title.clone(),
        story: plan.story.clone(),
        sections: pick(&library.sections, to.sections.positions(), Clone::clone),
        fields: cutter.fields(),
        tables: pick(&library.tables, to.tables.positions(), Clone::clone),
        questions: pick(&library.questions, to.questions.positions(), |it| {
            cutter.question(it)
        }),
        services: pick(&library.services, to.services.positions(), |it| {
            cutter.service(it)
        }),
        members: cutter.members(),
        departments: pick(
            &library.departments,
            to.departments.positions(),
            Clone::clone,
        ),
        materials: pick(&library.materials, to.materials.positions(), |it| {
            cutter.material(it)
        }),
        letters: pick(&library.letters, to.letters.positions(), |it| {
            cutter.letter(it)
        }),
        licences,
        laws: pick(&library.laws, to.laws.positions(), Clone::clone),
        issuing: plan.issuing,
        visits: plan.visits,
        counted_after: plan.counted_after,
    }
}

fn pick<T, U>(list: &[T], at: impl Iterator<Item = usize>, copy: impl Fn(&T) -> U) -> Vec<U> {
    at.filter_map(|it| list.get(it)).map(copy).collect()
}

struct Cutter<'a> {
    library: &'a Library,
    plan: &'a BundlePlan,
    to: &'a Numbering,
}

impl Cutter<'_> {
    fn members(&self) -> Vec<Member> {
        let here = |it: &Member| Member {
            when: relocate(&it.when, self.to),
            after: it.after.iter().map(|it| self.to.service(*it)).collect(),
            ..it.clone()
        };
        self.plan.members.iter().map(|(_, it)| here(it)).collect()
    }

    fn fields(&self) -> Vec<Field> {
        let order = &self.to.fields.order;
        order.iter().filter_map(|it| self.field(*it)).collect()
    }

    fn letter(&self, it: &Letter) -> Letter {
        Letter {
            when: relocate(&it.when, self.to),
            ..it.clone()
        }
    }

    fn field(&self, old: FieldIx) -> Option<Field> {
        let it = self.library.fields.get(old.at())?;
        let derive = self.derive(old, it);
        let sources = sources(self.plan, old, it)
            .iter()
            .filter(|source| match source {
                Source::Computed => derive.is_some(),
                Source::Prior(service) => self.has_service(service),
                _ => true,
            })
            .cloned()
            .collect();
        Some(Field {
            kind: self.kind(&it.kind),
            group: it.group.map(|it| self.to.field(it)),
            section: self.to.section(it.section),
            sources,
            derive,
            ..it.clone()
        })
    }

    fn has_service(&self, id: &str) -> bool {
        let member = |it: &hall_core::catalog::ServiceIx| self.library.services.get(it.at());
        self.plan
            .members
            .iter()
            .filter_map(|(it, _)| member(it))
            .any(|it| it.id == id)
    }

    /// How a field is worked out here. Where the bundle lacks what the derivation reads, or says that
    /// the field is not computed here, the applicant types it.
    fn derive(&self, old: FieldIx, it: &Field) -> Option<Derive> {
        let here = self.plan.values.iter().find(|(field, _)| *field == old);
        let derive = match here {
            Some((_, from)) => Derive {
                from: from.clone(),
                editable: false,
            },
            None => it.derive.clone()?,
        };
        let overridden = self.plan.sources.iter().find(|(field, _)| *field == old);
        let typed = overridden.is_some_and(|(_, it)| !it.contains(&Source::Computed));
        if typed && !derive.editable {
            return None;
        }
        let (mut fields, mut questions) = (true, true);
        derive.from.visit(
            &mut |field| fields &= self.to.fields.has(field),
            &mut |question| questions &= self.to.questions.has(question),
        );
        (fields && questions).then(|| Derive {
            from: relocate(&derive.from, self.to),
            ..derive
        })
    }

    fn kind(&self, kind: &Kind) -> Kind {
        match kind {
            Kind::Certificate { by } => Kind::Certificate {
                by: self.to.field(*by),
            },
            Kind::Signature { by } => {
                let by = by
                    .filter(|it| self.to.fields.has(*it))
                    .map(|it| self.to.field(it));
                Kind::Signature { by }
            }
            Kind::Code { table } => Kind::Code {
                table: self.to.table(*table),
            },
            Kind::Rows {
                item,
                min,
                max,
                columns,
                repeats_subject,
            } => {
                let picked = columns.iter().filter(|it| self.to.fields.has(**it));
                Kind::Rows {
                    item: item.clone(),
                    min: *min,
                    max: *max,
                    columns: picked.map(|it| self.to.field(*it)).collect(),
                    repeats_subject: *repeats_subject,
                }
            }
            other => other.clone(),
        }
    }

    fn question(&self, it: &Question) -> Question {
        let gives = |gives: &[Gift]| {
            let here = gives.iter().filter(|it| self.to.fields.has(it.field));
            here.map(|it| Gift {
                field: self.to.field(it.field),
                value: it.value.clone(),
            })
            .collect()
        };
        let option = |it: &QuestionOption| QuestionOption {
            gives: gives(&it.gives),
            ..it.clone()
        };
        Question {
            when: relocate(&it.when, self.to),
            options: it.options.iter().map(option).collect(),
            ..it.clone()
        }
    }

    fn material(&self, it: &Material) -> Material {
        let way = |way: &Way| {
            let mut way = way.clone();
            if let Way::Licence { when, .. } | Way::Register { when, .. } = &mut way {
                *when = relocate(when, self.to);
            }
            way
        };
        Material {
            similar_to: it.similar_to.map(|it| self.to.material(it)),
            ways: it.ways.iter().map(way).collect(),
            ..it.clone()
        }
    }

    fn service(&self, it: &Service) -> Service {
        let yields = it.yields.iter().filter(|it| self.to.fields.has(**it));
        Service {
            department: self.to.department(it.department),
            provides: it.provides.iter().map(|it| self.to.material(*it)).collect(),
            yields: yields.map(|it| self.to.field(*it)).collect(),
            certificate: it.certificate.as_ref().map(|it| self.certificate(it)),
            limit: self.limit(&it.limit),
            uses: it.uses.iter().map(|it| self.use_of(it)).collect(),
            rules: it.rules.iter().map(|it| self.rule(it)).collect(),
            requirements: it
                .requirements
                .iter()
                .map(|it| self.requirement(it))
                .collect(),
            ..it.clone()
        }
    }

    fn limit(&self, it: &Limit) -> Limit {
        let except = it.except.as_ref().map(|it| {
            Box::new(Exception {
                when: relocate(&it.when, self.to),
                ..Exception::clone(it)
            })
        });
        Limit {
            except,
            ..it.clone()
        }
    }

    /// What no field of the bundle says is not printed.
    fn certificate(&self, it: &Certificate) -> Certificate {
        let entry = |it: &FaceEntry| match it.from {
            FaceSource::Field(field) => self.to.fields.has(field).then(|| FaceEntry {
                from: FaceSource::Field(self.to.field(field)),
                ..it.clone()
            }),
            _ => Some(it.clone()),
        };
        Certificate {
            holder: self.to.field(it.holder),
            face: it.face.iter().filter_map(entry).collect(),
            ..it.clone()
        }
    }

    fn use_of(&self, it: &Use) -> Use {
        Use {
            field: self.to.field(it.field),
            when: relocate(&it.when, self.to),
            basis: self.to.laws(&it.basis),
            ..it.clone()
        }
    }

    fn rule(&self, it: &Rule) -> Rule {
        Rule {
            at: self.to.field(it.at),
            shows: it.shows.iter().map(|it| self.to.field(*it)).collect(),
            each: it.each.map(|it| self.to.field(it)),
            when: relocate(&it.when, self.to),
            must: relocate(&it.must, self.to),
            basis: self.to.laws(&it.basis),
            ..it.clone()
        }
    }

    fn requirement(&self, it: &Requirement) -> Requirement {
        Requirement {
            any_of: it.any_of.iter().map(|it| self.to.material(*it)).collect(),
            when: relocate(&it.when, self.to),
            commitment: it.commitment.map(|it| self.to.letter(it)),
            basis: self.to.laws(&it.basis),
            ..it.clone()
        }
    }
}
