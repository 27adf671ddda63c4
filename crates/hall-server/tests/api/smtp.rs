//! A mail server for one test: real SMTP over a socket, with what it got and how it behaves.

use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// How the server behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Behaves {
    /// Takes what comes.
    Well,
    /// Takes the letter and hangs up before it says so.
    HangsUp,
    /// Knows no such mailbox.
    KnowsNobody,
    /// Is busy now.
    Busy,
}

/// A letter as it came.
#[derive(Clone, Debug)]
pub(crate) struct Letter {
    pub(crate) to: String,
    pub(crate) raw: String,
}

#[derive(Clone)]
pub(crate) struct SmtpServer {
    pub(crate) url: String,
    letters: Arc<Mutex<Vec<Letter>>>,
    behaves: Arc<Mutex<Behaves>>,
}

impl SmtpServer {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let server = Self {
            url: format!("smtp://{}", listener.local_addr().unwrap()),
            letters: Arc::default(),
            behaves: Arc::new(Mutex::new(Behaves::Well)),
        };
        let serving = server.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let serving = serving.clone();
                // Whoever hangs up in between is no fault of the server's.
                tokio::spawn(async move { drop(serving.talk(stream).await) });
            }
        });
        server
    }

    pub(crate) fn behave(&self, how: Behaves) {
        *self.behaves.lock().unwrap() = how;
    }

    pub(crate) fn letters(&self) -> Vec<Letter> {
        self.letters.lock().unwrap().clone()
    }

    /// What came, and from now on nothing has come.
    pub(crate) fn take(&self) -> Vec<Letter> {
        std::mem::take(&mut *self.letters.lock().unwrap())
    }

    async fn talk(&self, stream: TcpStream) -> std::io::Result<()> {
        let (reader, mut writer) = stream.into_split();
        let mut lines = BufReader::new(reader).lines();
        writer.write_all(b"220 test\r\n").await?;
        let mut to = String::new();
        while let Some(line) = lines.next_line().await? {
            let behaves = *self.behaves.lock().unwrap();
            let verb = line.to_ascii_uppercase();
            let answer = if verb.starts_with("RCPT TO:") {
                to = line[8..].trim().trim_matches(['<', '>']).to_owned();
                match behaves {
                    Behaves::KnowsNobody => format!("550 no mailbox {to}"),
                    Behaves::Busy => "451 come back".to_owned(),
                    Behaves::Well | Behaves::HangsUp => "250 ok".to_owned(),
                }
            } else if verb == "DATA" {
                writer.write_all(b"354 go on\r\n").await?;
                let mut raw = String::new();
                while let Some(line) = lines.next_line().await? {
                    if line == "." {
                        break;
                    }
                    raw.push_str(line.strip_prefix('.').unwrap_or(&line));
                    raw.push_str("\r\n");
                }
                let letter = Letter {
                    to: to.clone(),
                    raw,
                };
                self.letters.lock().unwrap().push(letter);
                if behaves == Behaves::HangsUp {
                    return Ok(());
                }
                "250 taken".to_owned()
            } else if verb == "QUIT" {
                writer.write_all(b"221 bye\r\n").await?;
                return Ok(());
            } else {
                "250 ok".to_owned()
            };
            writer.write_all(format!("{answer}\r\n").as_bytes()).await?;
        }
        Ok(())
    }
}

impl Letter {
    /// A header, unfolded and decoded.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let head = self.raw.split("\r\n\r\n").next().unwrap();
        let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
        let line = unfolded.lines().find(|it| {
            let named = it.split(':').next().unwrap();
            named.eq_ignore_ascii_case(name)
        })?;
        Some(words(line.split_once(':').unwrap().1.trim()))
    }

    /// The text, decoded.
    pub(crate) fn text(&self) -> String {
        let (_, body) = self.raw.split_once("\r\n\r\n").unwrap();
        let bytes = match self.header("Content-Transfer-Encoding").as_deref() {
            Some("base64") => STANDARD.decode(body.replace("\r\n", "")).unwrap(),
            Some("quoted-printable") => unquoted(body),
            _ => body.as_bytes().to_vec(),
        };
        String::from_utf8(bytes).unwrap()
    }
}

/// RFC 2047: words in other characters than ASCII; white space between two of them is none.
fn words(text: &str) -> String {
    let (mut all, mut was_encoded) = (String::new(), false);
    for word in text.split(' ') {
        let encoded = word
            .strip_prefix("=?utf-8?b?")
            .and_then(|it| it.strip_suffix("?="));
        let is_one = was_encoded && encoded.is_some();
        if !all.is_empty() && !is_one {
            all.push(' ');
        }
        was_encoded = encoded.is_some();
        match encoded {
            Some(encoded) => {
                let bytes = STANDARD.decode(encoded).unwrap();
                all.push_str(&String::from_utf8(bytes).unwrap());
            }
            None => all.push_str(word),
        }
    }
    all
}

fn unquoted(text: &str) -> Vec<u8> {
    let text = text.replace("=\r\n", "");
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        if *first == b'=' && 2 <= after.len() {
            let digits = std::str::from_utf8(&after[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &after[2..];
        } else {
            bytes.push(*first);
            rest = after;
        }
    }
    bytes
}
