//! Services.

use hall_core::catalog::{Exception, Limit, MaterialIx, OutsideParty, Service, Stage, Use};

use super::Library;
use super::context::Context;
use super::fields::origins;
use super::{certificates, entitlements, handling, requirements, rules, uses};
use crate::place::Text;
use crate::source::{LimitEntry, ServiceEntry, Sources};

pub(super) fn resolve(sources: &Sources, library: &mut Library, context: &mut Context<'_>) {
    let origins = origins(sources);
    for it in &sources.services {
        let (uses, places) = uses::resolve(it, &origins, library, context);
        let service = service(it, uses, sources, library, context);
        library.use_places.push(places);
        library.stages.push(stages(&it.stages, context));
        library.handlings.push(handling::resolve(it, context));
        let entitlement = entitlements::resolve(it, &service.uses, library, context);
        library.entitlements.extend(entitlement);
        library.services.push(service);
    }
}

fn service(
    it: &ServiceEntry,
    uses: Vec<Use>,
    sources: &Sources,
    library: &Library,
    context: &mut Context<'_>,
) -> Service {
    let department = context
        .departments
        .find(&it.department, context.log)
        .unwrap_or_default();
    let provides = provides(&it.provides, context);
    let mut yields = Vec::new();
    for field in &it.yields {
        yields.extend(context.field(field));
    }
    let rules = it
        .rules
        .iter()
        .filter_map(|it| rules::rule(it, library, context))
        .collect();
    let party = it.party.as_ref().map(|it| OutsideParty {
        name: it.name.value.clone(),
        confirms: it.confirms.value.trim().to_owned(),
        known_by: known_by(it.known_by.as_ref(), context),
        sees: seen(&it.sees, &uses, context),
    });
    let requirement = |it| requirements::requirement(it, sources, context);
    let requirements = it.requires.iter().filter_map(requirement).collect();
    Service {
        id: it.id.value.clone(),
        name: it.name.value.clone(),
        department: u16::try_from(department).unwrap_or(u16::MAX),
        act: it.act.value.clone(),
        form_title: it.form.title.value.clone(),
        basis: it
            .basis
            .iter()
            .map(|it| it.value.trim().to_owned())
            .collect(),
        limit: limit(&it.limit, context),
        result: it.result.value.clone(),
        party,
        provides,
        certificate: certificates::resolve(it, &uses, &yields, sources, library, context),
        yields,
        uses,
        rules,
        requirements,
    }
}

fn limit(it: &LimitEntry, context: &mut Context<'_>) -> Limit {
    let except = it.except.as_ref().and_then(|it| {
        Some(Box::new(Exception {
            label: it.label.value.clone(),
            when: context.condition(Some(&it.when), None)?,
            promised: it.promised,
        }))
    });
    Limit {
        statutory: it.statutory,
        promised: it.promised,
        except,
    }
}

fn known_by(field: Option<&Text>, context: &mut Context<'_>) -> Option<String> {
    let field = field?;
    context.field(field).map(|_| field.value.clone())
}

fn seen(fields: &[Text], uses: &[Use], context: &mut Context<'_>) -> Vec<String> {
    let there = |it: &&Text| uses::on_the_form(it, uses, "第三方看不到它", context).is_some();
    let there = fields.iter().filter(there);
    there.map(|it| it.value.clone()).collect()
}

fn provides(ids: &[Text], context: &mut Context<'_>) -> Vec<MaterialIx> {
    let found = ids
        .iter()
        .filter_map(|id| context.materials.find(id, context.log));
    found.map(MaterialIx::new).collect()
}

fn stages(texts: &[Text], context: &mut Context<'_>) -> Vec<Stage> {
    let mut stages = Vec::new();
    for text in texts {
        match text.value.split_once([':', '：']) {
            Some((name, actor)) if !name.trim().is_empty() && !actor.trim().is_empty() => {
                stages.push(Stage {
                    name: name.trim().to_owned(),
                    actor: actor.trim().to_owned(),
                });
            }
            _ => context.log.add(
                text.place,
                "bad_stage",
                format!("环节「{}」没有写由谁办", text.value),
                "写成 环节:岗位，冒号后不空格，如 受理:综合窗口",
            ),
        }
    }
    stages
}
