// The line between a browser and the hall. It can be cut, lose an answer, or break in the middle of a
// piece of a file; and it counts what goes over it.

import { createServer, request as ask } from "node:http";

export class Line {
  /** Every submission that reached the hall: its idempotency key and the status of the answer. */
  submissions = [];
  /** Every piece of a file that was sent: where it begins, and how many bytes of it came from the browser. */
  pieces = [];
  #server;
  #sockets = new Set();
  #isCut = false;
  #loses = () => false;
  #inPiece = undefined;
  #pages = new Map();

  static async to(hall) {
    const line = new Line();
    line.hall = hall;
    line.#server = createServer((request, reply) => line.#carry(request, reply));
    line.#server.on("connection", (socket) => {
      line.#sockets.add(socket);
      socket.on("close", () => line.#sockets.delete(socket));
    });
    await new Promise((resolve) => line.#server.listen(0, "127.0.0.1", resolve));
    line.address = `http://127.0.0.1:${line.#server.address().port}`;
    return line;
  }

  /** Nothing goes through any more. */
  cut() {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#isCut = false;
  }

  /** The next request of this kind reaches the hall, and its answer does not come back. */
  loseAnswer(method, path) {
    this.#loses = (request) => request.method === method && request.url === path;
  }

  /** In the middle of the n-th piece from now the line breaks, and `then` happens before it is mended. */
  breakInPiece(n, then) {
    return new Promise((resolve, reject) => {
      const at = this.pieces.length + n;
      this.#inPiece = { at, then: () => then().then(resolve, reject) };
    });
  }

  /** Has something of the test's own at an address. */
  put(path, type, content) {
    this.#pages.set(path, { type, content });
  }

  async close() {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async #carry(request, reply) {
    // A browser sends again by itself what went down with a connection that it had used before.
    reply.shouldKeepAlive = false;
    const own = this.#pages.get(request.url);
    if (this.#isCut) return request.socket.destroy();
    if (own) return reply.writeHead(200, { "content-type": own.type }).end(own.content);
    const { hostname, port } = new URL(this.hall.address);
    const { method, url: path, headers } = request;
    const forward = ask({ hostname, port, method, path, headers }, (answer) => {
      if (method === "POST" && path === "/api/applications") {
        this.submissions.push({ key: headers["idempotency-key"], status: answer.statusCode });
      }
      const isLost = this.#loses(request);
      if (isLost) this.#loses = () => false;
      if (isLost || this.#isCut) return request.socket.destroy();
      reply.writeHead(answer.statusCode, answer.headers);
      answer.pipe(reply);
    });
    forward.on("error", () => request.socket.destroy());
    await this.#pass(request, forward).catch(() => forward.destroy());
  }

  /** Passes what is sent on as it comes. */
  async #pass(request, forward) {
    const at = Number(request.headers["upload-offset"]);
    const piece = request.method === "PATCH" ? { at, bytes: 0 } : undefined;
    if (piece) this.pieces.push(piece);
    const breaks = piece && this.#inPiece?.at === this.pieces.length ? this.#inPiece : undefined;
    const half = Number(request.headers["content-length"] ?? 0) / 2;
    for await (const chunk of request) {
      forward.write(chunk);
      if (piece) piece.bytes += chunk.length;
      if (breaks && half <= piece.bytes) {
        this.#inPiece = undefined;
        this.cut();
        await breaks.then();
        return this.mend();
      }
    }
    forward.end();
  }
}
