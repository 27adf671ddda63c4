//! What could not be delivered, for the operator: once a day, if there is anything.

use chrono::TimeDelta;
use hall_core::topic::{Hole, filled};

use super::deliveries;
use super::wording::day_words;
use crate::app::App;
use crate::clock::start_of;
use crate::http::error::{Refusal, Reply};
use crate::store::{Channel, Mailbox, NewMessage, Undelivered};

/// The digest is written from eight in the morning on.
const FROM: TimeDelta = TimeDelta::hours(8);

/// What is given up is in the digest of this day or, if that was written before, in the next one's.
const BACK: TimeDelta = TimeDelta::hours(24);

/// More lines help nobody; the count is whole up to here.
const MOST: usize = 1000;
/// How many lines are written out.
const LINES: usize = 50;

/// Writes today's digest, if it is time and nobody has; says whether there was anything in it.
pub async fn tell_operator(app: &App) -> Reply<bool> {
    let (now, day) = (app.clock.now(), app.clock.today());
    if now < start_of(day) + FROM || app.store.has_digest(day).await? {
        return Ok(false);
    }
    let since = start_of(day) + FROM - BACK;
    let all = app.store.undelivered(since, MOST).await?;
    let message = if all.is_empty() {
        None
    } else {
        Some(message(app, &all).await?)
    };
    let has_any = message.is_some();
    Ok(app.store.put_digest(day, message, now).await? && has_any)
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
        None => "没有写成",
    };
    let number = it.number.as_deref().unwrap_or("—");
    format!(
        "{number} {} {way}，试了 {} 次 {}",
        it.topic, it.n_tries, it.why
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_which_application_and_how_often_and_why() {
        let it = Undelivered {
            number: Some("H1".to_owned()),
            topic: "receipt".to_owned(),
            channel: Some(Channel::Mail),
            n_tries: 3,
            why: "SMTP 550".to_owned(),
        };
        assert_eq!(line(&it), "H1 receipt 邮件，试了 3 次 SMTP 550");
    }
}
