//! Files that come in pieces while the process is killed: what was acknowledged stays, and what is sent
//! again is at most the piece at hand.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::thread;
use std::time::Duration;

use hall_server::random::hex;
use rusqlite::Connection;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::client::{post, send};
use crate::crowd::sign_in;
use crate::kills;
use crate::server::{Door, Server};

const SENDERS: usize = 4;
const FILE: usize = 100_000;
const PIECE: usize = 8 * 1024;

/// A file that nobody else has.
fn file(sender: usize, n: usize) -> Vec<u8> {
    let head = "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
        2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n\
        3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n\
        trailer<</Root 1 0 R>>\n";
    let mut content = format!("{head}% {sender} {n}\n").into_bytes();
    content.resize(FILE, b' ');
    content.extend(b"\n%%EOF\n");
    content
}

/// One sender: how often a piece had to be sent again.
struct Sending<'a> {
    door: &'a Door,
    cookie: String,
    tell: &'a Sender<()>,
    again: usize,
}

impl Sending<'_> {
    /// Brings a file to the hall, whatever happens to the process meanwhile.
    fn bring(&mut self, content: &[u8]) {
        let announced = json!({
            "name": "a.pdf", "media_type": "application/pdf", "size": content.len(),
            "sha256": hex(&Sha256::digest(content)),
        });
        let mut acknowledged = 0;
        loop {
            let at = self.door.at();
            let cookie = [("cookie", self.cookie.as_str())];
            let begun = post(at, "/api/uploads", &cookie, &announced.to_string());
            if let Some((200 | 201, _, body)) = begun {
                let body: Value = serde_json::from_str(&body).unwrap();
                if body["state"] == "stored" {
                    return;
                }
                let offset = usize::try_from(body["offset"].as_u64().unwrap()).unwrap();
                assert!(acknowledged <= offset, "an acknowledged piece is gone");
                acknowledged = offset;
                let place = format!("/api/uploads/{}", body["id"].as_str().unwrap());
                if self.go_on(at, &place, content, &mut acknowledged) {
                    return;
                }
                self.again += 1;
            }
            self.door.wait_for_another(at);
        }
    }

    /// Sends piece after piece; `false` when the line broke.
    fn go_on(&self, at: SocketAddr, place: &str, content: &[u8], acknowledged: &mut usize) -> bool {
        loop {
            let next = content.len().min(*acknowledged + PIECE);
            let offset = acknowledged.to_string();
            let headers = [
                ("cookie", self.cookie.as_str()),
                ("content-type", "application/offset+octet-stream"),
                ("upload-offset", offset.as_str()),
            ];
            let sent = send(at, "PATCH", place, &headers, &content[*acknowledged..next]);
            // Nobody listens any more when the test is being stopped.
            let _ = self.tell.send(());
            match sent {
                Some((204, ..)) => *acknowledged = next,
                Some((201, ..)) => return true,
                Some((503, ..)) | None => return false,
                Some((status, _, reply)) => panic!("{status}: {reply}"),
            }
        }
    }
}

#[test]
fn no_acknowledged_piece_is_lost_by_kill_9_and_every_file_arrives_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::start(folder.path());
    let enough = Arc::new(AtomicBool::new(false));
    let (tell, heard) = mpsc::channel();
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (door, enough, tell) = (server.door(), Arc::clone(&enough), tell.clone());
            thread::spawn(move || {
                let account = if sender % 2 == 0 { "mother" } else { "founder" };
                let cookie = sign_in(&door, account);
                let (door, tell, again) = (&*door, &tell, 0);
                let mut sending = Sending {
                    door,
                    cookie,
                    tell,
                    again,
                };
                let mut n = 0;
                while !enough.load(Ordering::Relaxed) {
                    sending.bring(&file(sender, n));
                    n += 1;
                }
                (sender, n, sending.again)
            })
        })
        .collect();
    for kill in 0..kills() {
        for _ in 0..20 + kill * 7 % 31 {
            heard.recv_timeout(Duration::from_mins(1)).unwrap();
        }
        server.kill_and_restart();
    }
    enough.store(true, Ordering::Relaxed);
    let ended: Vec<_> = senders.into_iter().map(|it| it.join().unwrap()).collect();
    server.kill();
    let n_files: usize = ended.iter().map(|(_, n, _)| n).sum();
    let again: usize = ended.iter().map(|(.., again)| again).sum();
    println!(
        "{} kills, {n_files} files, {again} pieces sent again",
        kills()
    );
    assert!(again <= kills() * SENDERS, "{again} pieces were sent again");
    for (sender, n, _) in ended {
        for n in 0..n {
            assert_eq!(fault(folder.path(), &file(sender, n)), None);
        }
    }
    let parts = std::fs::read_dir(folder.path().join("files/parts")).unwrap();
    assert_eq!(parts.count(), 0);
}

/// What is wrong with a file that arrived.
fn fault(data: &Path, content: &[u8]) -> Option<String> {
    let sha256 = hex(&Sha256::digest(content));
    let db = Connection::open(data.join("hall.db")).unwrap();
    let sql = "SELECT size FROM file WHERE sha256 = ?1";
    let row: Option<usize> = db.query_row(sql, [&sha256], |row| row.get(0)).ok();
    if row != Some(content.len()) {
        return Some(format!("{sha256} has no row"));
    }
    let place = data.join("files").join(&sha256[..2]).join(&sha256);
    match std::fs::read(place) {
        Ok(kept) if kept == content => None,
        Ok(_) => Some(format!("{sha256} holds something else")),
        Err(error) => Some(format!("{sha256}: {error}")),
    }
}
