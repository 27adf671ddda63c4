//! Which cases an application opens, and which waits for which.

use hall_core::catalog::ServiceIx;
use hall_core::flow::Opening;
use hall_core::precheck::Precheck;

/// One lane for each service of the application, in the bundle's order.
pub(super) fn lanes(check: &Precheck) -> Vec<Opening> {
    let plan = check.plan();
    let id = |service: ServiceIx| plan.service(service).map(|it| it.id.clone());
    check
        .services()
        .filter_map(|service| {
            let after = after(check, service).into_iter().filter_map(id).collect();
            Some(Opening {
                service: id(service)?,
                after,
            })
        })
        .collect()
}

/// The services of this application whose result `service` waits for; one that is not part of it is
/// not waited for.
pub(super) fn after(check: &Precheck, service: ServiceIx) -> Vec<ServiceIx> {
    let member = check.plan().bundle().members.get(service.at());
    let after = member.map_or(&[][..], |member| &member.after);
    after
        .iter()
        .copied()
        .filter(|it| *it != service && check.is_on(*it))
        .collect()
}
