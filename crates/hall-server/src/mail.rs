//! The only place that sends mail: one letter at a time, through one SMTP server.
//!
//! Design assumptions:
//! - A letter's `Message-ID` is made of the delivery's id, so that a letter that comes twice is known to be one.
//! - The server's own words are not kept: they repeat the address. Its code is.

use std::error::Error;
use std::fmt;
use std::time::Duration;

use lettre::message::header::{ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MessageBuilder};
use lettre::transport::smtp;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};

use crate::delivering::Failed;

/// How long a server may take for one command.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// What servers say of a mailbox that is not there, and will not be tomorrow.
const NO_SUCH_MAILBOX: [&str; 3] = ["550", "551", "553"];

/// A letter.
#[derive(Clone)]
pub struct Letter {
    /// The delivery's id.
    pub id: String,
    /// The address.
    pub to: String,
    /// One line, without anybody's name.
    pub subject: String,
    /// The text.
    pub text: String,
    /// How the letters are ended, if they are a person's.
    pub unsubscribe: Option<Unsubscribe>,
}

/// How letters are ended.
#[derive(Clone)]
pub struct Unsubscribe {
    /// Where a mail programme's request ends them.
    pub request: String,
    /// The page that asks first.
    pub page: String,
}

impl fmt::Debug for Unsubscribe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Unsubscribe").finish_non_exhaustive()
    }
}

impl fmt::Debug for Letter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letter")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}

/// The way to the mail server.
pub struct Mail {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    from: Mailbox,
}

impl Mail {
    /// A way by a URL such as `smtps://user:password@mail.example:465` or
    /// `smtp://mail.example:587?tls=required`.
    ///
    /// # Errors
    /// What is wrong with the URL or with the sender's address.
    pub fn new(url: &str, from: &str) -> Result<Self, String> {
        // The URL holds a password, so nothing of it is repeated.
        let builder = AsyncSmtpTransport::<Tokio1Executor>::from_url(url).map_err(|_| {
            "看不懂 HALL_SMTP。请写成 smtps://用户:密码@主机:465 或 smtp://主机:587?tls=required"
                .to_owned()
        })?;
        let from = from
            .parse()
            .map_err(|_| "看不懂 HALL_MAIL_FROM。请写成 大厅 <hall@example.cn>".to_owned())?;
        Ok(Self {
            transport: builder.timeout(Some(PATIENCE)).build(),
            from,
        })
    }

    /// Hands a letter to the server. `Ok` means that the server has taken it over.
    ///
    /// # Errors
    /// Why it has not.
    pub async fn send(&self, letter: &Letter) -> Result<(), Failed> {
        let message = self.message(letter)?;
        let sent = self.transport.send(message).await;
        sent.map(|_| ()).map_err(|error| failed(&error))
    }

    fn message(&self, letter: &Letter) -> Result<Message, Failed> {
        let wrong = |why: &str| Failed {
            why: why.to_owned(),
            is_final: true,
        };
        let to: Address = letter.to.parse().map_err(|_| wrong("邮箱地址不对"))?;
        let domain = self.from.email.domain();
        let builder = Message::builder()
            .from(self.from.clone())
            .to(Mailbox::new(None, to))
            .subject(letter.subject.clone())
            .message_id(Some(format!("<{}@{domain}>", letter.id)))
            .header(AutoSubmitted)
            .header(ContentType::TEXT_PLAIN);
        let builder = unsubscribing(builder, letter.unsubscribe.as_ref());
        let text = match &letter.unsubscribe {
            Some(it) => format!(
                "{}\n\n这封邮件由系统自动发出，请不要回复。不想再收到，请打开：{}\n",
                letter.text, it.page
            ),
            None => format!("{}\n", letter.text),
        };
        builder.body(text).map_err(|_| wrong("邮件写不成"))
    }
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").finish_non_exhaustive()
    }
}

/// RFC 8058: one request ends the letters, without signing in.
fn unsubscribing(builder: MessageBuilder, how: Option<&Unsubscribe>) -> MessageBuilder {
    match how {
        Some(how) => builder
            .header(ListUnsubscribe(format!("<{}>", how.request)))
            .header(ListUnsubscribePost),
        None => builder,
    }
}

fn failed(error: &smtp::Error) -> Failed {
    let Some(code) = error.status().map(|it| it.to_string()) else {
        return Failed {
            why: "连不上邮件服务器".to_owned(),
            is_final: false,
        };
    };
    Failed {
        is_final: NO_SUCH_MAILBOX.contains(&code.as_str()),
        why: format!("SMTP {code}"),
    }
}

/// No machine is to answer a machine (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

#[derive(Clone)]
struct ListUnsubscribe(String);

#[derive(Clone)]
struct ListUnsubscribePost;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

impl Header for ListUnsubscribe {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe")
    }

    fn parse(text: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self(text.to_owned()))
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), self.0.clone())
    }
}

impl Header for ListUnsubscribePost {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("List-Unsubscribe-Post")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "List-Unsubscribe=One-Click".to_owned())
    }
}
