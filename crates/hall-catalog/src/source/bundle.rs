//! Bundles (一件事), one file each.

use hall_core::catalog::Days;

use super::field::FromEntry;
use crate::place::Text;
use crate::yaml::{Pairs, entry};

entry! {
    /// A bundle.
    pub struct BundleEntry {
        /// The id.
        id: Text,
        /// The official name.
        name: Text,
        /// One sentence.
        summary: Text,
        /// The title of the one form.
        form_title: Text,
        /// `citizen` or `company`.
        audience: Text,
        /// The stage of life.
        stage: Text,
        /// The leading department.
        lead: Text,
        /// Who can apply.
        who: Vec<Text>,
        /// What one gets.
        gets: Vec<Text>,
        /// What to have at hand.
        bring: Vec<Text>,
        /// Words that people search for.
        keywords: Vec<Text>,
        /// `reported` or `sample`.
        figures: Text,
        /// The fee.
        fee: Text,
        /// When and where to ask a person.
        help: Text,
        /// Days between the last decision and handing over.
        issuing: Days = Days::default(),
        /// The trips that it takes.
        visits: VisitsEntry,
        /// The steps (环节) that a person goes through, where a public report counts them.
        steps: Option<StepsEntry>,
        /// The step at which the public report counts its materials.
        counted_after: Option<Text>,
        /// The guiding questions, in order.
        questions: Vec<Text>,
        /// The services.
        services: Vec<MemberEntry>,
        /// Where a field comes from in this bundle only.
        sources: Pairs<Vec<FromEntry>> = Pairs::default(),
        /// How a field is worked out in this bundle only.
        values: Pairs<Text> = Pairs::default(),
    }
}

entry! {
    /// How many trips a bundle takes.
    pub struct VisitsEntry {
        /// When everything is done online.
        online: u8,
        /// When the results are collected.
        window: u8,
    }
}

entry! {
    /// The steps that a person goes through.
    pub struct StepsEntry {
        /// With each service on its own.
        separate: Vec<Text>,
        /// All in one.
        together: Vec<Text>,
    }
}

entry! {
    /// A service in a bundle.
    pub struct MemberEntry or service {
        /// The service.
        service: Text,
        /// When it is part of the application.
        when: Option<Text>,
        /// Whether it is on unless an answer switches it off.
        core: bool = true,
        /// The services whose result it waits for.
        after: Vec<Text>,
        /// The working days that it took on its own.
        separate: Days = Days::default(),
        /// The trips that it took on its own.
        separate_visits: u8 = 1,
        /// Whether it runs on a clock of its own.
        own_clock: bool = false,
        /// Whether its failure cancels what waits for it.
        root: bool = false,
    }
}
