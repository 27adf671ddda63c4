//! Carries the table out, with a clock that stands in the past.
//!
//! Design assumptions:
//! - Day after day: first time does what is due, then people act in the order of the table. So reminders,
//!   overdue lights and acceptance by silence come as they would have come.
//! - A sample that the rules refuse is left where it is and told; the others go on, and the hall opens.

use std::collections::BTreeMap;
use std::time::Duration;

use chrono::{DateTime, NaiveDate, TimeDelta, Utc};
use hall_api::{Acting, PartyAnswer, PartyWord};
use hall_core::calendar::Calendar;
use hall_core::flow::{Act, Recipient, State};

use super::act::act;
use super::hand_in::{Entered, hand_in};
use super::{Does, Sample, Step, samples};
use crate::acting::{Person, append};
use crate::app::App;
use crate::clock::{Clock as _, SetClock, start_of};
use crate::http::error::Refusal;
use crate::parties::{By, answer};
use crate::progress::Progress;
use crate::ringing::{Look, ring_all};
use crate::store::{Account, Acted, ApplicationRow, AuditEntry, Desk, PartyMatter, StoreError};

/// The hours in Shanghai between which a day's work is done.
const OPENS: u32 = 9;
const CLOSES: u32 = 18;

/// Between one act and the next.
const BETWEEN: Duration = Duration::from_mins(3);

/// Who answers for outside parties, by name.
const PARTY: &str = "吴安宁";

/// Where what is posted goes.
const PHONE: &str = "13900000003";
const ADDRESS: &str = "示范省示范市城关区人民路88号";

/// Far more acts than finishing one application takes.
const MOST: usize = 64;

/// What became of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// How many samples were loaded as they are written.
    pub n_loaded: usize,
    /// What went otherwise, each with its sample.
    pub complaints: Vec<String>,
}

/// Something that happens on a day of the past.
#[derive(Clone, Copy, Debug)]
struct Happening<'a> {
    day: NaiveDate,
    /// At this hour, or right after what was before.
    hour: u32,
    sample: &'a Sample,
    /// `None` is the submission itself.
    step: Option<&'a Step>,
}

/// Loads the table into an empty store. `clock` is the one of `app`; it ends on the morning of today.
///
/// # Errors
/// When the store cannot be used, or the table cannot be read.
pub async fn load(app: &App, clock: &SetClock, today: NaiveDate) -> Result<Outcome, String> {
    if !app.store.numbers().await.map_err(stuck)?.is_empty() {
        return Ok(Outcome::default());
    }
    let table = samples().map_err(|error| format!("samples.json 读不懂：{error}"))?;
    let mut happenings = happenings(&table, app.catalog.calendar(), today)
        .into_iter()
        .peekable();
    let mut played = Played::default();
    let mut day = happenings.peek().map_or(today, |it| it.day);
    while day < today {
        clock.set(at(day, OPENS));
        ring_all(app, Look::Due).await.map_err(|it| text(&it))?;
        while let Some(it) = happenings.next_if(|it| it.day <= day) {
            clock.set(at(day, it.hour).max(clock.now()));
            played.play((app, clock), it).await;
        }
        clock.set(at(day, CLOSES).max(clock.now()));
        ring_all(app, Look::Due).await.map_err(|it| text(&it))?;
        day = day.succ_opt().unwrap_or(today);
    }
    clock.set(start_of(today));
    Ok(Outcome {
        n_loaded: table.len().saturating_sub(played.broken.len()),
        complaints: played.broken.into_values().collect(),
    })
}

/// What was played so far.
#[derive(Debug, Default)]
struct Played {
    /// The numbers that the samples got.
    numbers: BTreeMap<String, String>,
    /// What went otherwise, once for each sample.
    broken: BTreeMap<String, String>,
}

impl Played {
    async fn play(&mut self, (app, clock): (&App, &SetClock), it: Happening<'_>) {
        let id = &it.sample.id;
        if self.broken.contains_key(id) {
            return;
        }
        clock.forward(BETWEEN);
        let done = match (it.step, self.numbers.get(id).cloned()) {
            (None, _) => match hand_in(app, it.sample).await {
                Ok(Entered::Submitted(number)) => {
                    self.numbers.insert(id.clone(), number);
                    Ok(())
                }
                Ok(Entered::Kept) => Ok(()),
                Err(why) => Err(why),
            },
            (Some(step), Some(number)) => carry_out((app, clock), &number, step).await,
            (Some(_), None) => Err("没有提交，后面的步骤做不了".to_owned()),
        };
        if let Err(why) = done {
            let step = it
                .step
                .map_or_else(|| "提交".to_owned(), |it| format!("{:?}", it.does));
            self.broken
                .insert(id.clone(), format!("{id} {step}：{why}"));
        }
    }
}

/// Everything that happens before today, day by day and in the order of the table.
fn happenings<'a>(
    table: &'a [Sample],
    calendar: &Calendar,
    today: NaiveDate,
) -> Vec<Happening<'a>> {
    let mut all: Vec<Happening<'a>> = Vec::new();
    for sample in table {
        let Some(start) = days_before(calendar, today, sample.days_ago) else {
            continue;
        };
        let mut last = Happening {
            day: start,
            hour: OPENS,
            sample,
            step: None,
        };
        all.push(last);
        for step in &sample.steps {
            let day = match step.day {
                0 => Some(start),
                n => calendar.nth_workday_after(start, n).ok().map(|it| it.day),
            };
            // Nothing of a sample comes before what stands above it in the table.
            let hour = step.hour.unwrap_or(OPENS);
            last = Happening {
                day: day.unwrap_or(NaiveDate::MAX),
                hour: if day == Some(last.day) {
                    hour.max(last.hour)
                } else {
                    hour
                },
                sample,
                step: Some(step),
            };
            all.push(last);
        }
    }
    all.retain(|it| it.day < today);
    // Stable: what happens in one hour keeps the order of the table.
    all.sort_by_key(|it| (it.day, it.hour));
    all
}

/// The day that is so many working days before another.
fn days_before(calendar: &Calendar, today: NaiveDate, n: u32) -> Option<NaiveDate> {
    let mut day = today;
    let mut left = n.max(1);
    while 0 < left {
        day = day.pred_opt()?;
        left = left.saturating_sub(u32::from(calendar.is_workday(day)));
    }
    Some(day)
}

/// An hour of a day in Shanghai.
fn at(day: NaiveDate, hour: u32) -> DateTime<Utc> {
    let midnight = start_of(day);
    let after = TimeDelta::hours(i64::from(hour));
    midnight.checked_add_signed(after).unwrap_or(midnight)
}

/// Carries a step out; finishing, and making what is posted, are as many acts as they take.
async fn carry_out(
    (app, clock): (&App, &SetClock),
    number: &str,
    step: &Step,
) -> Result<(), String> {
    for n in 0..MOST {
        let row = app.store.application_at(&Desk::Hall, number).await;
        let row = row.map_err(stuck)?.ok_or("这件申请不见了")?;
        let progress = Progress::of(&row).map_err(|it| text(&it))?;
        match act(&step.does, &progress.state, app.clock.today()) {
            Some(act) => {
                let is_first_of_several =
                    step.does == Does::Finish || matches!(act, Act::Issue { .. });
                one(app, &row, &progress, (step, act)).await?;
                if !is_first_of_several {
                    return Ok(());
                }
                clock.forward(BETWEEN);
            }
            None if step.does == Does::Finish && 0 < n => return Ok(()),
            None => return Err("没有这个事项，或者没有可办的了".to_owned()),
        }
    }
    Err("总也办不完".to_owned())
}

async fn one(
    app: &App,
    row: &ApplicationRow,
    progress: &Progress,
    (step, act): (&Step, Act),
) -> Result<(), String> {
    if let Act::Confirm { case, item } = act {
        return confirm(app, &row.number, (case, item)).await;
    }
    let who = account(app, &progress.state, step, &act).await?;
    let own = who.account == row.owner;
    let recipient = (step.does == Does::Post).then(|| recipient(&who));
    let acting = Acting {
        act,
        version: Some(progress.version),
        content: None,
        files: Vec::new(),
        note: String::new(),
        recipient,
    };
    let person = Person {
        account: &who.account,
        name: &who.name,
        roles: &who.roles,
    };
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: who.account.clone(),
        act: if own {
            "application.acted"
        } else {
            "desk.acted"
        },
        object: row.number.clone(),
    };
    let appended = append(app, person, row, &acting, (None, audit)).map_err(|it| text(&it))?;
    match app.store.append(appended).await.map_err(stuck)? {
        Acted::Done => Ok(()),
        other => Err(format!("没有写进去：{other:?}")),
    }
}

/// 取件委托书.
fn recipient(who: &Account) -> Recipient {
    Recipient {
        name: who.name.clone(),
        phone: PHONE.to_owned(),
        address: ADDRESS.to_owned(),
        signature: who.name.clone(),
    }
}

/// The outside party confirms, as through its one-time page.
async fn confirm(app: &App, number: &str, (case, item): (usize, usize)) -> Result<(), String> {
    let requests = app.store.party_requests_of(number).await.map_err(stuck)?;
    let mut asked = requests.into_iter().filter(|it| it.is_last);
    let request = asked
        .find(|it| it.asked.about == PartyMatter::Case(case, item))
        .ok_or("没有问过这个第三方")?;
    let word = PartyAnswer {
        answer: PartyWord::Confirm,
        name: PARTY.to_owned(),
        reason: String::new(),
        signed_by: String::new(),
    };
    answer(app, &request, &word, &By::Link)
        .await
        .map_err(|it| text(&it))
}

/// Who acts: where everybody finishes, the reviewer of the case's department.
async fn account(app: &App, state: &State, step: &Step, act: &Act) -> Result<Account, String> {
    let department = match act {
        Act::Desk { case, .. } if step.does == Does::Finish => {
            state.rules_of(*case).map(|it| it.department.as_str())
        }
        _ => None,
    };
    let mut reviewers = app.demo.reviewers.iter();
    let reviewer = reviewers.find(|it| Some(it.department.as_str()) == department);
    let name = reviewer.map_or(step.who.as_str(), |it| it.account.as_str());
    let found = app.store.account(name).await.map_err(stuck)?;
    let (account, _) = found.ok_or_else(|| format!("没有账号 {name}"))?;
    Ok(account)
}

/// Why the hall refused, in its own words.
pub(super) fn text(refusal: &Refusal) -> String {
    let findings = refusal.findings().iter();
    let findings: Vec<String> = findings
        .map(|it| format!("{} {}", it.at, it.code))
        .collect();
    format!("{} {}", refusal.message(), findings.join("、"))
}

pub(super) fn stuck(error: StoreError) -> String {
    format!("不能读写数据库：{error}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::live::LiveCatalog;

    #[test]
    fn working_days_are_counted_back_over_weekends() {
        let catalog = LiveCatalog::embedded().unwrap();
        let sunday = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let back = |n| {
            days_before(catalog.calendar(), sunday, n)
                .unwrap()
                .to_string()
        };
        assert_eq!(
            [back(1), back(5), back(6)],
            ["2026-11-20", "2026-11-16", "2026-11-13"]
        );
    }

    #[test]
    fn nothing_of_the_table_happens_today_or_later() {
        let catalog = LiveCatalog::embedded().unwrap();
        let table = samples().unwrap();
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        let all = happenings(&table, catalog.calendar(), monday);
        assert!(all.iter().all(|it| it.day < monday));
        let steps: usize = table.iter().map(|it| it.steps.len()).sum();
        assert_eq!(
            all.len(),
            table.len() + steps,
            "a step of the table is left out"
        );
        assert!(all.is_sorted_by_key(|it| it.day));
    }
}
