//! The rules that an application is opened under: what the catalogue says of its services today.

use hall_core::catalog::{Limit, Service, ServiceIx, Way, WayKind};
use hall_core::flow::{
    CaseRules, Commitment, Credit, Deferral, PartyRule, ResultRule, Rules, SurveyClock,
};
use hall_core::precheck::{MaterialState, Precheck};

/// Ten working days, once (行政许可法 Art. 42).
const EXTENSION: u32 = 10;

/// Working days within which what was committed to is inspected (食品经营许可: 30).
const INSPECTION: u32 = 30;

/// Working days in which an outside party answers: reminded after one, called after two, and then the head
/// of the department takes it up.
const PARTY: u32 = 3;

/// The rules that an application would be opened under now: one case for each of its services, in the
/// bundle's order.
pub fn fresh_rules(check: &Precheck) -> Rules {
    let bundle = check.plan().bundle();
    Rules {
        cases: check.services().filter_map(|it| case(check, it)).collect(),
        issuing: bundle.issuing,
        credit: if check.holdings().credit_good {
            Credit::Good
        } else {
            Credit::Barred
        },
        ..Rules::default()
    }
}

fn case(check: &Precheck, at: ServiceIx) -> Option<CaseRules> {
    let bundle = check.plan().bundle();
    let service = check.plan().service(at)?;
    let department = bundle.departments.get(usize::from(service.department))?;
    let member = bundle.members.get(at.at());
    let before = after(check, at).into_iter();
    let limit = check.limit(at)?;
    let deferred = deferred(check, at, &limit);
    Some(CaseRules {
        service: service.id.clone(),
        department: department.id.clone(),
        after: before
            .filter_map(|it| Some(check.plan().service(it)?.id.clone()))
            .collect(),
        promised: if deferred.is_empty() {
            limit.promised
        } else {
            limit.promised_with_deferral()
        },
        statutory: limit.statutory,
        own_clock: member.is_some_and(|it| it.own_clock),
        extension: EXTENSION,
        survey: SurveyClock::default(),
        deferred,
        commitments: commitments(check, at),
        parties: parties(check, at, service),
        results: vec![ResultRule {
            kind: service.result.clone(),
            months: service
                .certificate
                .as_ref()
                .and_then(|it| it.years)
                .map(|it| u32::from(it) * 12),
        }],
    })
}

/// The services of this application whose result `service` waits for; one that is not part of it is
/// not waited for.
fn after(check: &Precheck, service: ServiceIx) -> Vec<ServiceIx> {
    let member = check.plan().bundle().members.get(service.at());
    let after = member.map_or(&[][..], |member| &member.after);
    after
        .iter()
        .copied()
        .filter(|it| *it != service && check.is_on(*it))
        .collect()
}

/// The materials that a service gets on one way, by id.
fn on_way(
    check: &Precheck,
    service: ServiceIx,
    way: WayKind,
) -> impl Iterator<Item = (&MaterialState, &str)> {
    let materials = check.materials().iter();
    let ours = materials.filter(move |it| {
        it.provided == Some(way) && it.requirements.iter().any(|at| at.service == service)
    });
    ours.filter_map(|it| {
        let material = check.plan().bundle().materials.get(it.material.at())?;
        Some((it, material.id.as_str()))
    })
}

fn deferred(check: &Precheck, at: ServiceIx, limit: &Limit) -> Vec<Deferral> {
    let days = limit.deferral_days().unwrap_or_default();
    on_way(check, at, WayKind::Deferral)
        .map(|(state, id)| Deferral {
            material: id.to_owned(),
            days: state.deferral_days.unwrap_or(days),
        })
        .collect()
}

fn commitments(check: &Precheck, at: ServiceIx) -> Vec<Commitment> {
    on_way(check, at, WayKind::Commitment)
        .map(|(_, id)| Commitment {
            material: id.to_owned(),
            inspect_within: INSPECTION,
        })
        .collect()
}

/// The party whose own word or work the service is, and those that confirm a material of it.
fn parties(check: &Precheck, at: ServiceIx, service: &Service) -> Vec<PartyRule> {
    let own = service.party.iter().map(|it| PartyRule {
        party: it.name.clone(),
        question: service.id.clone(),
        days: PARTY,
        stops_clock: false,
        decides: it.decides(),
    });
    let bundle = check.plan().bundle();
    let party = |state: &MaterialState| {
        let ways = &bundle.materials.get(state.material.at())?.ways;
        ways.iter().find_map(|way| match way {
            Way::ThirdParty { party, .. } => Some(party.clone()),
            _ => None,
        })
    };
    let of_materials = on_way(check, at, WayKind::ThirdParty).filter_map(|(state, id)| {
        Some(PartyRule {
            party: party(state)?,
            question: id.to_owned(),
            days: PARTY,
            stops_clock: false,
            decides: false,
        })
    });
    own.chain(of_materials).collect()
}
