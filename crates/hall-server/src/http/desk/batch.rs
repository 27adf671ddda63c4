//! Acting on several cases of the own department at once.
//!
//! Each case is acted on in a transaction of its own, against the version that was seen of it, by the rules that
//! its own page asks; a case that cannot be done holds up no other, and what became of each is said. Only taking,
//! putting back and deciding in favour can be asked for: a refusal states its own reasons and remedies
//! (行政许可法 Art. 38) and is decided on the page of its case.
//!
//! The same request with the same key is done once: each case remembers that it was.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;
use hall_api::{
    Acting, Batch, BatchAct, BatchCase, BatchOutcome, BatchPlan, BatchPreview, Became, Chosen,
    ErrorCode, Template,
};
use hall_core::flow::{Act, DeskAct, Outcome};

use crate::acting::{context, would};
use crate::app::App;
use crate::casework::{Form, apart, templates, unread_call};
use crate::http::acts::{self, On};
use crate::http::body::JsonBody;
use crate::http::error::{Refusal, Reply};
use crate::http::key::IdempotencyKey;
use crate::http::session::Reviewer;
use crate::progress::Progress;
use crate::store::{ActKey, ApplicationRow, CaseRow};

/// So many cases at most: more than fit on any list that somebody reads before saying yes.
const MOST: usize = 100;

/// The longest words of an approval, in characters.
const LONGEST: usize = 1000;

/// What an approval of several is held against.
#[derive(Debug, Default)]
struct Beside {
    /// The form of the first case; none if there is no such case, or the act is no approval, for which alone
    /// this counts.
    form: Option<Form>,
    /// The cases about which reception said something that nobody has read.
    unread: BTreeSet<String>,
}

/// Says what would become of an act on several cases; does nothing. (POST desk batch preview)
pub async fn preview(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    body: JsonBody<BatchPlan>,
) -> Reply<Json<BatchPreview>> {
    let department = &reviewer.department;
    super::note(&app, &reviewer.staff, "desk.batch.previewed", department).await?;
    let BatchPlan { act, cases } = body.value;
    count(cases.iter())?;
    let beside = Beside::of(&app, &reviewer, act, cases.iter()).await?;
    let mut shown = Vec::new();
    let mut texts: Option<Vec<Template>> = None;
    for number in cases {
        let found = app.store.case_of(department, &number).await?;
        if let Some((case, _)) = found.as_ref().filter(|_| act == BatchAct::Approve) {
            texts.get_or_insert(words_of(&app, case)?);
        }
        let read = app
            .store
            .has_read(&reviewer.staff.account.account, &number)
            .await?;
        shown.push(BatchCase {
            read,
            ..thought(&app, &reviewer, (act, number), found, &beside)?
        });
    }
    Ok(Json(BatchPreview {
        cases: shown,
        templates: texts.unwrap_or_default(),
    }))
}

/// What would become of one case.
fn thought(
    app: &App,
    reviewer: &Reviewer,
    (act, number): (BatchAct, String),
    found: Option<(CaseRow, ApplicationRow)>,
    beside: &Beside,
) -> Reply<BatchCase> {
    let Some((case, application)) = found else {
        return Ok(BatchCase {
            case: number,
            line: None,
            version: 0,
            read: false,
            obstacle: Some(Refusal::not_found().obstacle()),
        });
    };
    let progress = Progress::of(&application)?;
    let (position, it, _) = progress
        .case(case.service())
        .ok_or_else(Refusal::not_found)?;
    let asked = desk_act(act, (position, it.version), "");
    let refused = beside.refusal(app, reviewer, (&case, &application), &asked)?;
    Ok(BatchCase {
        line: Some(super::list::line(app, reviewer, &case)?),
        case: number,
        version: it.version,
        read: false,
        obstacle: refused.as_ref().map(Refusal::obstacle),
    })
}

/// The text to begin an approval with.
fn words_of(app: &App, case: &CaseRow) -> Reply<Vec<Template>> {
    let gone = || Refusal::internal("a case's service is no longer in the catalogue");
    let bundle = app.catalog.plan(&case.bundle).ok_or_else(gone)?.bundle();
    let service = bundle.services.iter().find(|it| it.id == case.service());
    // The first one approves; the others are for refusals.
    let texts = templates(bundle, service.ok_or_else(gone)?).into_iter();
    Ok(texts.take(1).collect())
}

/// Acts on several cases, and says what became of each. (POST desk batches)
pub async fn act(
    State(app): State<Arc<App>>,
    reviewer: Reviewer,
    IdempotencyKey(key): IdempotencyKey,
    body: JsonBody<Batch>,
) -> Reply<Json<BatchOutcome>> {
    let batch = &body.value;
    check(batch)?;
    let keys: Vec<ActKey> = batch
        .cases
        .iter()
        .map(|it| acts::key_of_one(&key, &it.case, &body.bytes))
        .collect();
    acts::refuse_reused(&app, reviewer.staff.person(), &keys).await?;
    let named = batch.cases.iter().map(|it| &it.case);
    let beside = Beside::of(&app, &reviewer, batch.act, named).await?;
    let mut became = Vec::new();
    for (chosen, key) in batch.cases.iter().zip(&keys) {
        let done = one(&app, &reviewer, batch, (chosen, key), &beside).await;
        if done.is_err() {
            let act = match batch.act {
                BatchAct::Approve => "desk.case.decision_refused",
                BatchAct::Take | BatchAct::Release => "desk.act_refused",
            };
            super::note(&app, &reviewer.staff, act, &chosen.case).await?;
        }
        became.push(Became {
            case: chosen.case.clone(),
            obstacle: done.err().as_ref().map(Refusal::obstacle),
        });
    }
    Ok(Json(BatchOutcome { cases: became }))
}

/// Acts on one case, in a transaction of its own.
async fn one(
    app: &App,
    reviewer: &Reviewer,
    batch: &Batch,
    (chosen, key): (&Chosen, &ActKey),
    beside: &Beside,
) -> Reply<()> {
    let number = &chosen.case;
    let found = app.store.case_of(&reviewer.department, number).await?;
    let (case, application) = found.ok_or_else(Refusal::not_found)?;
    let progress = Progress::of(&application)?;
    let (position, _, _) = progress
        .case(case.service())
        .ok_or_else(Refusal::not_found)?;
    let acting = Acting {
        act: desk_act(batch.act, (position, chosen.version), &batch.reason),
        version: None,
        content: None,
        files: Vec::new(),
        note: String::new(),
        recipient: None,
    };
    let audited = match batch.act {
        BatchAct::Approve => ("desk.case.decided", number.clone()),
        BatchAct::Take => ("desk.acted", format!("{}/take", application.number)),
        BatchAct::Release => ("desk.acted", format!("{}/release", application.number)),
    };
    let audit = super::entry(app, &reviewer.staff, audited.0, &audited.1);
    let may = |row: &ApplicationRow| {
        let case = row.case(case.service()).ok_or_else(Refusal::not_found)?;
        let refused = beside.refusal(app, reviewer, (case, row), &acting.act)?;
        refused.map_or(Ok(()), Err)
    };
    let on = On::Case(reviewer, number);
    acts::act_if(app, on, &acting, (Some(key), audit), may).await
}

/// The act on one case.
fn desk_act(act: BatchAct, (case, seen): (usize, u32), reason: &str) -> Act {
    let act = match act {
        BatchAct::Take => DeskAct::Take,
        BatchAct::Release => DeskAct::Release,
        BatchAct::Approve => DeskAct::Decide {
            outcome: Outcome::Approve,
            reason: reason.to_owned(),
        },
    };
    Act::Desk { case, seen, act }
}

impl Beside {
    /// What the cases of a batch are held against, from those that the department has of them.
    async fn of(
        app: &App,
        reviewer: &Reviewer,
        act: BatchAct,
        cases: impl Iterator<Item = &String>,
    ) -> Reply<Self> {
        let mut beside = Self::default();
        if act != BatchAct::Approve {
            return Ok(beside);
        }
        let department = &reviewer.department;
        for number in cases {
            if let Some((case, application)) = app.store.case_of(department, number).await? {
                beside.form = Some(Form::of(&case, &application));
                break;
            }
        }
        let side = crate::calls::word(hall_api::CallSide::Department);
        let calls = app.store.calls(side, Some(department.clone())).await?;
        let unread = calls.into_iter().filter(|it| 0 < it.n_unread);
        beside.unread = unread.map(|it| it.case_no).collect();
        Ok(beside)
    }

    /// Why an act is not done with one case: by the rules, as on the page of the case, or because it is not decided
    /// together with others.
    fn refusal(
        &self,
        app: &App,
        reviewer: &Reviewer,
        (case, application): (&CaseRow, &ApplicationRow),
        act: &Act,
    ) -> Reply<Option<Refusal>> {
        let progress = Progress::of(application)?;
        let context = context(app, app.clock.now());
        let (person, owner) = (reviewer.staff.person(), &application.owner);
        if let Err(refused) = would(person, owner, &progress.state, act, &context) {
            return Ok(Some(refused));
        }
        let Some(form) = &self.form else {
            return Ok(None);
        };
        let unread = self.unread.contains(&case.case_no).then(unread_call);
        Ok(unread.or_else(|| apart(case, application, &progress, form)))
    }
}

fn check(batch: &Batch) -> Reply<()> {
    count(batch.cases.iter().map(|it| &it.case))?;
    let unreadable = Refusal::new(ErrorCode::Unreadable);
    if batch.act != BatchAct::Approve && !batch.reason.is_empty() {
        return Err(unreadable
            .because("接办和放回不能附理由（reason）")
            .mend("只有准予时才写理由"));
    }
    if LONGEST < batch.reason.chars().count() {
        return Err(unreadable
            .because(format!("理由超过 {LONGEST} 个字"))
            .mend("请写得短一些"));
    }
    Ok(())
}

/// Refuses none, too many, and one that is named twice.
fn count<'a>(cases: impl Iterator<Item = &'a String>) -> Reply<()> {
    let all: Vec<&String> = cases.collect();
    let once: BTreeSet<&String> = all.iter().copied().collect();
    if !(1..=MOST).contains(&all.len()) || once.len() < all.len() {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("没有选、选得太多，或者同一件选了两次")
            .mend(format!("请选 1 到 {MOST} 件，每件一次")));
    }
    Ok(())
}
