// A real mail server on this machine, which keeps what it is sent: SMTP as far as the hall speaks it.

import { createServer } from "node:net";

import { until } from "./until.mjs";

/** A mail server and its one mailbox, whatever the address. */
export class Mailbox {
  #server;
  #letters = [];

  /** Starts one on a free port. */
  static async open() {
    const mailbox = new Mailbox();
    mailbox.#server = createServer((socket) => mailbox.#talk(socket));
    await new Promise((listening) => mailbox.#server.listen(0, "127.0.0.1", listening));
    mailbox.#server.unref();
    mailbox.url = `smtp://127.0.0.1:${mailbox.#server.address().port}`;
    return mailbox;
  }

  /** Waits for the next letter that nobody has taken yet, and takes it. */
  next() {
    return until("a letter comes", () => this.#letters.shift());
  }

  #talk(socket) {
    let text = "";
    let to;
    let isLetter = false;
    socket.setEncoding("utf8").write("220 mailbox\r\n");
    socket.on("error", () => {});
    socket.on("data", (data) => {
      text += data;
      for (;;) {
        const end = isLetter ? "\r\n.\r\n" : "\r\n";
        const at = text.indexOf(end);
        if (at < 0) return;
        const part = text.slice(0, at);
        text = text.slice(at + end.length);
        if (isLetter) {
          this.#letters.push(letter(to, part.replace(/^\.\./gm, ".")));
          isLetter = false;
          socket.write("250 taken\r\n");
        } else if (/^QUIT/i.test(part)) {
          socket.end("221 bye\r\n");
        } else if (/^DATA/i.test(part)) {
          isLetter = true;
          socket.write("354 go on\r\n");
        } else {
          to = /^RCPT TO:<(.*)>/i.exec(part)?.[1] ?? to;
          socket.write("250 ok\r\n");
        }
      }
    });
  }
}

/** A letter: whom it came to, its headers, and its text, decoded. */
function letter(to, raw) {
  const at = raw.indexOf("\r\n\r\n");
  const unfolded = raw.slice(0, at).replace(/\r\n[ \t]+/g, " ");
  const headers = new Map(
    unfolded.split("\r\n").map((line) => {
      const colon = line.indexOf(":");
      return [line.slice(0, colon).toLowerCase(), words(line.slice(colon + 1).trim())];
    }),
  );
  return { to, headers, text: decoded(headers.get("content-transfer-encoding"), raw.slice(at + 4)) };
}

/** RFC 2047: words in other characters than ASCII. */
function words(text) {
  const joined = text.replace(/\?= =\?/g, "?==?");
  return joined.replace(/=\?utf-8\?b\?([^?]*)\?=/gi, (_, base64) => Buffer.from(base64, "base64").toString());
}

function decoded(encoding, body) {
  if (encoding === "base64") return Buffer.from(body, "base64").toString();
  if (encoding !== "quoted-printable") return body;
  const bytes = body
    .replaceAll("=\r\n", "")
    .replace(/=([0-9A-F]{2})/g, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(bytes, "latin1").toString();
}
