//! Where a bundle's materials are required, what yields them on the way, and how they can be met.

use std::collections::BTreeSet;

use hall_core::catalog::{MaterialIx, Requirement, ServiceIx, Way};

use super::diagram::Set;
use super::space::{Eyes, Space, Split};

/// A requirement, by its service and its position on that service's list.
pub(super) type Place = (ServiceIx, usize);

impl<'a> Space<'a> {
    /// The requirements of all services, in the order of their lists.
    pub(super) fn requirements(&self) -> Vec<(Place, &'a Requirement)> {
        let services = self.bundle.services.iter().enumerate();
        services
            .flat_map(|(service, it)| {
                let service = ServiceIx::new(service);
                let list = it.requirements.iter().enumerate();
                list.map(move |(position, it)| ((service, position), it))
            })
            .collect()
    }

    /// Where a requirement is in force.
    pub(super) fn required(&mut self, service: ServiceIx, it: &Requirement) -> Split {
        let on = self.on(service);
        let when = self.truth(&it.when, Eyes::Service(service), None);
        let off = self.diagram.not(on);
        Split {
            yes: self.diagram.and(on, when.yes),
            no: self.diagram.or(off, when.no),
        }
    }

    /// The material that stands for a family of similar ones.
    pub(super) fn head(&self, material: MaterialIx) -> MaterialIx {
        let materials = &self.bundle.materials;
        let mut at = material;
        for _ in 0..materials.len() {
            match materials.get(at.at()).and_then(|it| it.similar_to) {
                Some(next) => at = next,
                None => break,
            }
        }
        at
    }

    /// Where a service that this one waits for yields the material.
    pub(super) fn prior(&mut self, service: ServiceIx, material: MaterialIx) -> Set {
        let head = self.head(material);
        let mut open = BTreeSet::from([service]);
        self.prior_through(service, head, &mut open)
    }

    fn prior_through(
        &mut self,
        service: ServiceIx,
        head: MaterialIx,
        open: &mut BTreeSet<ServiceIx>,
    ) -> Set {
        let bundle = self.bundle;
        let mut all = Set::NONE;
        let after = bundle.members.get(service.at()).map(|it| &it.after);
        for earlier in after.into_iter().flatten() {
            let yields = bundle
                .services
                .get(earlier.at())
                .is_some_and(|it| it.provides.iter().any(|it| self.head(*it) == head));
            let further = if yields {
                Set::ALL
            } else if open.insert(*earlier) {
                let further = self.prior_through(*earlier, head, open);
                open.remove(earlier);
                further
            } else {
                Set::NONE
            };
            let on = self.on(*earlier);
            let here = self.diagram.and(on, further);
            all = self.diagram.or(all, here);
        }
        all
    }

    /// Where some way of a material is open, seen by everyone: for certain, and perhaps.
    pub(super) fn ways(&mut self, material: MaterialIx, counts: impl Fn(&Way) -> bool) -> Split {
        let bundle = self.bundle;
        let ways = bundle.materials.get(material.at()).map(|it| &it.ways);
        let mut any = Split {
            yes: Set::NONE,
            no: Set::ALL,
        };
        for way in ways.into_iter().flatten().filter(|it| counts(it)) {
            let open = self.open(way);
            any = Split {
                yes: self.diagram.or(any.yes, open.yes),
                no: self.diagram.and(any.no, open.no),
            };
        }
        any
    }

    /// Where one way of a material is open, by the way's position.
    pub(super) fn way(&mut self, material: MaterialIx, position: usize) -> Set {
        let bundle = self.bundle;
        let ways = bundle.materials.get(material.at()).map(|it| &it.ways);
        match ways.and_then(|it| it.get(position)) {
            Some(way) => self.open(way).yes,
            None => Set::NONE,
        }
    }

    fn open(&mut self, way: &Way) -> Split {
        match way {
            Way::Licence { when, .. } | Way::Register { when, .. } => {
                self.truth(when, Eyes::Everyone, None)
            }
            Way::Upload { .. } | Way::Generated { .. } | Way::ThirdParty { .. } => Split {
                yes: Set::ALL,
                no: Set::NONE,
            },
        }
    }

    /// Where a commitment may stand in a requirement's place.
    pub(super) fn committable(&mut self, it: &Requirement) -> Set {
        let bundle = self.bundle;
        let letter = it.commitment.and_then(|it| bundle.letters.get(it.at()));
        match letter {
            Some(letter) => {
                let when = self.truth(&letter.when, Eyes::Everyone, None);
                when.may(&mut self.diagram)
            }
            None => Set::NONE,
        }
    }
}
