//! Which time limits hold for this application.

use super::Precheck;
use super::eyes::Eyes;
use crate::catalog::{Limit, ServiceIx};
use crate::condition::{Scope, truth};

impl Precheck {
    /// The time limits of a service as they hold for this application. While nobody can tell whether its
    /// exception holds, it does not.
    pub fn limit(&self, service: ServiceIx) -> Option<Limit> {
        let limit = &self.plan.service(service)?.limit;
        let eyes = Eyes {
            check: self,
            service,
        };
        let holds = |when| truth(when, &eyes, Scope::NONE).is_yes();
        let excepted = limit.except.as_ref().is_some_and(|it| holds(&it.when));
        Some(limit.in_force(excepted))
    }
}
