// A small static server for the peers' pages, and a counter of the bytes that a server sends.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import net from "node:net";

/** Serves a page's files, which are compressed already. */
export async function serve(files) {
  const server = createServer((request, reply) => {
    const file = files.get(new URL(request.url, "http://localhost").pathname);
    if (!file) return void reply.writeHead(404).end();
    const etag = `"${file.body.length}"`;
    const cache = file.forever ? "public, max-age=31536000, immutable" : "no-cache";
    const headers = { "content-type": file.type, "cache-control": cache, etag };
    if (request.headers["if-none-match"] === etag) return void reply.writeHead(304, headers).end();
    reply.writeHead(200, { ...headers, "content-encoding": "br", "content-length": file.body.length }).end(file.body);
  });
  return { address: await listening(server), stop: () => (server.closeAllConnections(), server.close()) };
}

/** Starts a peer that brings a server of its own, in its folder. */
export async function serveProgram(folder, count) {
  const program = spawn(process.execPath, ["serve.mjs", count], { cwd: folder, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const address = await new Promise((resolve, reject) => {
    for (const channel of [program.stdout, program.stderr]) {
      channel.setEncoding("utf8").on("data", (text) => {
        said += text;
        const [, address] = /listens at (\S+)/.exec(said) ?? [];
        if (address) resolve(address);
      });
    }
    program.on("exit", () => reject(new Error(`it does not start: ${said.trim().slice(-200)}`)));
  });
  return { address, stop: () => program.kill() };
}

/** Stands before a server and counts what it sends, headers included, whoever asks: page or worker. */
export async function counted(address) {
  const { port } = new URL(address);
  let bytes = 0;
  const open = new Set();
  const server = net.createServer((near) => {
    const far = net.connect(Number(port), "127.0.0.1");
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay(true);
      socket.on("error", () => {}).on("close", () => (open.delete(socket), near.destroy(), far.destroy()));
    }
    far.on("data", (chunk) => (bytes += chunk.length));
    near.pipe(far).pipe(near);
  });
  return {
    address: await listening(server),
    /** The bytes since it was last asked. */
    take: () => [bytes, (bytes = 0)][0],
    stop: () => (open.forEach((socket) => socket.destroy()), server.close()),
  };
}

async function listening(server) {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return `http://127.0.0.1:${server.address().port}`;
}
