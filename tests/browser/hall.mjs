// Starts the real server for a journey, on a free port and with an empty folder of its own.

import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "./until.mjs";

const repository = new URL("../../", import.meta.url).pathname;
export const program = process.env.HALL_PROGRAM ?? join(repository, "target/release/hall");
export const dist = process.env.HALL_DIST ?? join(repository, "dist");

/** Identity numbers as the demo people have them. None may ever stand in a log. */
const IDENTITY_NUMBER = /\b990101(19|20)\d{9}[\dX]\b/;

/** A running hall. */
export class Hall {
  #process;
  #app;
  #data;
  #environment;
  #output = "";
  #ended;

  /**
   * Starts one, on the built-in catalogue or on one in a folder, and waits until it can take submissions.
   * `app` is the folder of the built app, `port` that of a hall that was here before, `more` are further
   * arguments, `environment` are further variables.
   */
  static async start({ catalogue, app = dist, port, more = [], environment = {} } = {}) {
    const hall = new Hall();
    hall.#environment = environment;
    hall.port = port ?? (await freePort());
    hall.address = `http://127.0.0.1:${hall.port}`;
    hall.#data = await mkdtemp(join(tmpdir(), "hall-journey-"));
    hall.#app = app;
    await hall.#run([...more, ...(catalogue === undefined ? [] : ["--catalog", catalogue])]);
    return hall;
  }

  async #run(more) {
    const where = ["--listen", `127.0.0.1:${this.port}`, "--data", this.#data, "--dist", this.#app];
    const env = { ...process.env, ...this.#environment };
    this.#process = spawn(program, ["serve", ...where, ...more], { stdio: ["ignore", "pipe", "pipe"], env });
    this.#ended = new Promise((resolve) => {
      this.#process.on("error", (error) => resolve(`cannot be started: ${error.message}`));
      this.#process.on("exit", (code, signal) => resolve(code ?? signal));
    });
    letGo(this.#process);
    for (const channel of [this.#process.stdout, this.#process.stderr]) {
      channel.setEncoding("utf8").on("data", (text) => (this.#output += text));
    }
    await this.#isReady();
  }

  /** Ends it, gently or in the middle of whatever it does, and starts it over the same folder, perhaps with `more` said. */
  async startAgain({ signal = "SIGTERM", more = [] } = {}) {
    await this.halt(signal);
    await this.goOn(more);
  }

  /** Ends it. What it has kept stays. */
  async halt(signal = "SIGTERM") {
    await this.#end(signal);
  }

  /** Starts it again over the same folder, at the same address. */
  async goOn(more = []) {
    await this.#run(more);
  }

  async #isReady() {
    let ended;
    this.#ended.then((how) => (ended = how));
    await until("the hall is ready", async () => {
      if (ended !== undefined) throw new Error(`the hall ended (${ended}):\n${this.#output}`);
      const reply = await fetch(`${this.address}/readyz`).catch(() => undefined);
      return reply?.ok;
    });
  }

  /** Asks it to end, and fails if it did not end well or wrote an identity number into its log. */
  async stop() {
    const ended = await this.#end("SIGTERM");
    await rm(this.#data, { recursive: true, force: true });
    if (ended !== 0) throw new Error(`the hall ended badly (${ended}):\n${this.#output}`);
    if (IDENTITY_NUMBER.test(this.#output)) throw new Error("an identity number stands in the log");
  }

  #end(signal) {
    this.#process.ref();
    this.#process.kill(signal);
    return this.#ended;
  }

  /** A bundle as the page loads it: its fields, questions and materials. */
  async bundle(id) {
    const index = await (await fetch(`${this.address}/catalog/index.json`)).json();
    const entry = index.bundles.find((bundle) => bundle.id === id);
    return (await fetch(`${this.address}/catalog/${entry.file}`)).json();
  }
}

/** The applications of an account, as the hall has them. */
export async function applicationsOf(hall, { account, password }) {
  const session = await fetch(`${hall.address}/api/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ account, password }),
  });
  const [cookie] = session.headers.get("set-cookie").split(";");
  return (await fetch(`${hall.address}/api/applications`, { headers: { cookie } })).json();
}

/** The application that the server's own tests take for a good one, or the one that the bundle's cases start from. */
export async function goodApplication(bundle) {
  const own = join(repository, "crates/hall-server/tests/applications", `${bundle}.json`);
  const cases = join(repository, "tests/cases", bundle, "complete.json");
  return JSON.parse(await readFile(own, "utf8").catch(() => readFile(cases, "utf8")));
}

/** The accounts of the demo, as the server prints them: `{people: [{account, password, name}], reviewers}`. */
export async function demoAccounts() {
  const file = join(repository, "crates/hall-server/src/demo/demo.json");
  return JSON.parse(await readFile(file, "utf8"));
}

/** Whoever forgets to stop a hall, because a test broke off, does not wait for it for ever. */
function letGo(child) {
  for (const it of [child, child.stdout, child.stderr]) it.unref();
  process.once("exit", () => child.kill("SIGKILL"));
}

/** A port that nobody listens to. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
