//! What a service promises, and where it promises something else.

use hall_core::catalog::{Days, Limit, ServiceIx};

use super::diagram::Set;
use super::space::{Eyes, Space};

impl Space<'_> {
    /// Where the exception of a service's limit holds for certain, as the pre-check goes by it.
    pub(super) fn excepted(&mut self, service: ServiceIx) -> Set {
        let bundle = self.bundle;
        let limit = bundle.services.get(service.at()).map(|it| &it.limit);
        match limit.and_then(|it| it.except.as_ref()) {
            Some(it) => self.truth(&it.when, Eyes::Service(service), None).yes,
            None => Set::NONE,
        }
    }

    /// The limits of a service, each with where they hold.
    pub(super) fn limits(&mut self, service: ServiceIx) -> Vec<(Limit, Set)> {
        let bundle = self.bundle;
        let Some(limit) = bundle.services.get(service.at()).map(|it| &it.limit) else {
            return Vec::new();
        };
        let excepted = self.excepted(service);
        let usual = self.diagram.not(excepted);
        let all = [(false, usual), (true, excepted)].into_iter();
        all.filter(|(_, set)| *set != Set::NONE)
            .map(|(holds, set)| (limit.in_force(holds), set))
            .collect()
    }

    /// The working days that a service promises, each with where it does.
    pub(super) fn promises(&mut self, service: ServiceIx) -> Vec<(Days, Set)> {
        let limits = self.limits(service).into_iter();
        limits.map(|(it, set)| (it.promised, set)).collect()
    }

    /// Where a service has the time to wait for a deferred material.
    pub(super) fn slack(&mut self, service: ServiceIx) -> Set {
        let mut slack = Set::NONE;
        for (limit, set) in self.limits(service) {
            if limit.deferral_days().is_some() {
                slack = self.diagram.or(slack, set);
            }
        }
        slack
    }
}
