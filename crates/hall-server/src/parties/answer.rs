//! A party's answer: an act of the case flow like any other.

use hall_api::{Acting, ErrorCode, PartyAnswer, PartyWord};
use hall_core::flow::{Act, Role};

use crate::acting::{Person, append};
use crate::app::App;
use crate::http::error::{Refusal, Reply};
use crate::progress::Progress;
use crate::store::{
    Acted, ApplicationRow, AuditEntry, Desk, MessageKey, PartyMatter, PartyRequest,
};

/// How often an answer is worked out again when somebody else was faster.
const TRIES: usize = 8;

/// The longest name, in characters, as in a signature.
const LONGEST_NAME: usize = 120;

/// How the answer came.
#[derive(Clone, Debug)]
pub enum By {
    /// By a one-time link.
    Link,
    /// By a signed message.
    Message(MessageKey),
}

/// Carries out an answer, once. Whose request it is was settled before.
pub async fn answer(app: &App, request: &PartyRequest, answer: &PartyAnswer, by: &By) -> Reply<()> {
    let name = answer.name.trim();
    if name.is_empty() || LONGEST_NAME < name.chars().count() {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because("没有写经办人的姓名")
            .mend("请写明是谁代表贵单位答复"));
    }
    let carried = request.asked.about == PartyMatter::Parcel && answer.answer == PartyWord::Confirm;
    let signed_by = answer.signed_by.trim();
    if carried == signed_by.is_empty() || LONGEST_NAME < signed_by.chars().count() {
        return Err(Refusal::new(ErrorCode::Unreadable)
            .because(if carried {
                "没有写由谁签收（signed_by），或者写得太长"
            } else {
                "这个答复没有签收人（signed_by）"
            })
            .mend("寄送的证照送到以后，请写签收人的姓名；别的答复不要写"));
    }
    if !request.is_last {
        return Err(Refusal::new(ErrorCode::Conflict)
            .because("这次请求已经作废，之后又重新请求过")
            .mend("请用最近一次收到的链接或请求编号"));
    }
    for _ in 0..TRIES {
        let row = app.store.application_at(&Desk::Hall, &request.number);
        let row = row.await?.ok_or_else(Refusal::not_found)?;
        match app
            .store
            .append(worked_out(app, &row, request, answer, by)?)
            .await?
        {
            Acted::Done => return Ok(()),
            Acted::Stale => {}
            Acted::Replayed => {
                return Err(Refusal::new(ErrorCode::KeyReused)
                    .because("这条消息（nonce）已经收到过")
                    .mend("每条消息用一个新的 nonce；上一条已经处理"));
            }
            Acted::Again | Acted::KeyReused | Acted::FileUnknown(_) => {
                return Err(Refusal::internal(
                    "a party's answer came with a key or a file",
                ));
            }
        }
    }
    Err(Refusal::new(ErrorCode::Conflict))
}

fn worked_out(
    app: &App,
    row: &ApplicationRow,
    request: &PartyRequest,
    answer: &PartyAnswer,
    by: &By,
) -> Reply<crate::store::Append> {
    let progress = Progress::of(row)?;
    let (party, act) = act(&progress, request, answer).ok_or_else(Refusal::not_found)?;
    let roles = [Role::Party(party)];
    let acting = Acting {
        act,
        version: Some(progress.version),
        content: None,
        files: Vec::new(),
        note: String::new(),
        recipient: None,
    };
    let account = format!("party/{}", request.asked.id);
    let person = Person {
        account: &account,
        name: answer.name.trim(),
        roles: &roles,
    };
    let audit = AuditEntry {
        at: app.clock.now(),
        actor: account.clone(),
        act: "party.answered",
        object: request.number.clone(),
    };
    let mut append = append(app, person, row, &acting, (None, audit))?;
    if let By::Message(key) = by {
        append.message = Some(key.clone());
    }
    Ok(append)
}

/// Who answers, and what the answer is to the case flow.
fn act(progress: &Progress, request: &PartyRequest, answer: &PartyAnswer) -> Option<(String, Act)> {
    let reason = answer.reason.clone();
    match request.asked.about {
        PartyMatter::Case(case, item) => {
            let rule = progress.state.rules_of(case)?.parties.get(item)?;
            let act = match answer.answer {
                PartyWord::Confirm => Act::Confirm { case, item },
                PartyWord::Refuse => Act::Deny { case, item, reason },
            };
            Some((rule.party.clone(), act))
        }
        PartyMatter::Parcel => {
            let act = match answer.answer {
                PartyWord::Confirm => Act::Deliver {
                    signature: answer.signed_by.trim().to_owned(),
                },
                PartyWord::Refuse => Act::Return { reason },
            };
            Some((progress.state.delivery.carrier.clone(), act))
        }
    }
}
