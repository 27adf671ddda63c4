//! How a service can be had, with what holds where the author says nothing.

use hall_core::catalog::{Coverage, Handling, HandlingWay, Visits};

use super::context::Context;
use crate::source::ServiceEntry;

pub(crate) const WAYS: [(&str, HandlingWay); 8] = [
    ("online", HandlingWay::Online),
    ("mobile", HandlingWay::Mobile),
    ("window", HandlingWay::Window),
    ("kiosk", HandlingWay::Kiosk),
    ("nearby", HandlingWay::Nearby),
    ("helper", HandlingWay::Helper),
    ("home_visit", HandlingWay::HomeVisit),
    ("post", HandlingWay::Post),
];
pub(crate) const COVERAGES: [(&str, Coverage); 4] = [
    ("district", Coverage::District),
    ("city", Coverage::City),
    ("province", Coverage::Province),
    ("cross_province", Coverage::CrossProvince),
];

/// Online and at the window, from anywhere in the city, with no trip online and one to the window:
/// what a hall owes everybody (国务院 2018 “最多跑一次”) and what most services do.
pub(super) fn resolve(it: &ServiceEntry, context: &mut Context<'_>) -> Handling {
    let mut ways: Vec<HandlingWay> = Vec::new();
    for text in &it.handling {
        let Some(way) = context.word(text, &WAYS) else {
            continue;
        };
        if ways.contains(&way) {
            let what = format!("办理形式「{}」写了两次", text.value);
            context
                .log
                .add(text.place, "duplicate_option", what, "删去一处");
        } else {
            ways.push(way);
        }
    }
    if it.handling.is_empty() {
        ways = vec![HandlingWay::Online, HandlingWay::Window];
    }
    ways.sort_unstable();
    let coverage = it
        .coverage
        .as_ref()
        .and_then(|it| context.word(it, &COVERAGES));
    let visits = it.visits.as_ref();
    Handling {
        ways,
        coverage: coverage.unwrap_or(Coverage::City),
        visits: visits.map_or(
            Visits {
                online: 0,
                window: 1,
            },
            |it| Visits {
                online: it.online,
                window: it.window,
            },
        ),
    }
}
