//! What could not be delivered, for the operator: once a day, if there is anything.

use chrono::{DateTime, TimeDelta};
use hall_core::topic::{Hole, filled};

use super::deliveries;
use super::wording::day_words;
use crate::app::App;
use crate::clock::start_of;
use crate::http::error::{Refusal, Reply};
use crate::store::{Channel, Mailbox, NewMessage, Undelivered};

/// The digest is written from eight in the morning on.
const FROM: TimeDelta = TimeDelta::hours(8);

/// More lines help nobody; the count is whole up to here.
const MOST: usize = 1000;
/// How many lines are written out.
const LINES: usize = 50;

/// Writes today's digest, if it is time and nobody has; says how much there was in it. It holds what was given up
/// since the digest before, whenever that was, and what is still tried.
pub async fn tell_operator(app: &App) -> Reply<usize> {
    let (now, day) = (app.clock.now(), app.clock.today());
    let last = app.store.last_digest().await?;
    if now < start_of(day) + FROM || last.is_some_and(|(last, _)| day <= last) {
        return Ok(0);
    }
    let since = last.map_or(DateTime::UNIX_EPOCH, |(_, at)| at);
    let all = app.store.undelivered(since, MOST).await?;
    let message = if all.is_empty() {
        None
    } else {
        Some(message(app, &all).await?)
    };
    let is_first = app.store.put_digest(day, message, now).await?;
    Ok(if is_first { all.len() } else { 0 })
}

async fn message(app: &App, all: &[Undelivered]) -> Reply<NewMessage> {
    let words = app.catalog.wording("digest");
    let words = words.ok_or_else(|| Refusal::internal("the digest has no words"))?;
    let lines: Vec<String> = all.iter().take(LINES).map(line).collect();
    let fill = |text: &str| {
        filled(text, |hole| match hole {
            Hole::Day => Some(day_words(app.clock.today())),
            Hole::Count => Some(all.len().to_string()),
            Hole::Lines => Some(lines.join("\n")),
            _ => None,
        })
    };
    let text = fill(&words.text);
    Ok(NewMessage {
        mailbox: Mailbox::Operator,
        topic: "digest",
        service: None,
        request: None,
        title: fill(&words.title),
        outside: text.clone(),
        text,
        deliveries: deliveries(app, &Mailbox::Operator).await?,
    })
}

/// Neither an address nor a name: the number is enough to find the rest.
fn line(it: &Undelivered) -> String {
    let way = match it.channel {
        Some(Channel::Mail) => "邮件",
        Some(Channel::Hook) => "接口",
        None => "还没有写成文字",
    };
    let number = it.number.as_deref().unwrap_or("—");
    let end = if it.is_given_up {
        "不再重试"
    } else {
        "还会重试"
    };
    let Undelivered {
        title,
        n_tries,
        why,
        ..
    } = it;
    format!("{number} {title}（{way}，试了 {n_tries} 次，{end}）{why}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_which_application_and_how_often_and_why() {
        let it = Undelivered {
            number: Some("H1".to_owned()),
            title: "已收到申请".to_owned(),
            channel: Some(Channel::Mail),
            n_tries: 3,
            is_given_up: true,
            why: "SMTP 550".to_owned(),
        };
        assert_eq!(
            line(&it),
            "H1 已收到申请（邮件，试了 3 次，不再重试）SMTP 550"
        );
    }
}
