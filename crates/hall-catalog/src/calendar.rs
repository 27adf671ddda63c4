//! The working-day calendar, one file a year, as the State Council announces it.

use hall_core::calendar::{Calendar, CalendarYear, DateSpan, Holiday, YearStatus};

use crate::fault::FaultLog;
use crate::files::Files;
use crate::place::Text;
use crate::yaml::{Node, Read, Shape, entry, parse};

entry! {
    /// One year.
    pub struct YearEntry {
        /// The year.
        year: u16,
        /// `official` or `provisional`.
        status: Text,
        /// Where the announcement stands.
        notices: Vec<Text>,
        /// The holidays.
        holidays: Vec<HolidayEntry>,
    }
}

entry! {
    /// One holiday.
    pub struct HolidayEntry {
        /// Its name.
        name: Text,
        /// Days off.
        off: Vec<SpanEntry>,
        /// Weekend days that are worked instead.
        work: Vec<SpanEntry>,
    }
}

/// `2026-10-01`, or `2026-10-01..2026-10-07` with both ends included.
#[derive(Clone, Copy, Debug)]
pub struct SpanEntry(pub DateSpan);

impl Read for SpanEntry {
    fn read(node: &Node, log: &mut FaultLog) -> Option<Self> {
        let span = node.text().and_then(|it| it.value.parse().ok());
        if span.is_none() {
            log.add(
                node.place,
                "not_days",
                "这里应当是一天或者连续几天",
                "写成 2026-10-01，或者 2026-10-01..2026-10-07（含首尾，前小后大）",
            );
        }
        span.map(Self)
    }

    fn shape() -> Shape {
        Shape::Form(r"\d{4}-\d{2}-\d{2}(\.\.\d{4}-\d{2}-\d{2})?")
    }
}

pub(crate) const STATUSES: [(&str, YearStatus); 2] = [
    ("official", YearStatus::Official),
    ("provisional", YearStatus::Provisional),
];

/// Reads the years in `calendar/`, in the order of their files.
pub fn gather(files: &Files, log: &mut FaultLog) -> Calendar {
    let mut years: Vec<CalendarYear> = Vec::new();
    for (position, file) in files.iter().enumerate() {
        if !file.path.starts_with("calendar/") {
            continue;
        }
        let position = u16::try_from(position).unwrap_or(u16::MAX);
        let Some(entry) = parse(position, &file.text, log).and_then(|it| YearEntry::read(&it, log))
        else {
            continue;
        };
        if years.iter().any(|it| it.year == i32::from(entry.year)) {
            let what = format!("{} 年写了两次", entry.year);
            log.add(entry.place, "duplicate_year", what, "合成一个文件");
        }
        years.extend(year(entry, log));
    }
    Calendar::new(years)
}

fn year(entry: YearEntry, log: &mut FaultLog) -> Option<CalendarYear> {
    let known = STATUSES.iter().find(|(it, _)| *it == entry.status.value);
    let Some((_, status)) = known else {
        let what = format!("这里不能写「{}」", entry.status.value);
        let mend = "可以写：official、provisional";
        log.add(entry.status.place, "unknown_word", what, mend);
        return None;
    };
    let spans = |entries: Vec<SpanEntry>| entries.into_iter().map(|it| it.0).collect();
    let holiday = |it: HolidayEntry| Holiday {
        name: it.name.value,
        off: spans(it.off),
        work: spans(it.work),
    };
    Some(CalendarYear {
        year: i32::from(entry.year),
        status: *status,
        notices: entry.notices.into_iter().map(|it| it.value).collect(),
        holidays: entry.holidays.into_iter().map(holiday).collect(),
    })
}
