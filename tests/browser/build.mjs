// A build of the app that a test may change: a copy of the real one in a folder of its own.

import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { dist, program } from "./hall.mjs";

/** Lists the files of a build for the service worker. Unless it is said where it is, it stands beside the hall. */
const pack = process.env.HALL_PACK ?? join(dirname(program), "hall-pack");

export class Build {
  #number = 1;

  /** A copy of the app under test. */
  static async copy() {
    const build = new Build();
    build.folder = await mkdtemp(join(tmpdir(), "hall-build-"));
    await cp(dist, build.folder, { recursive: true });
    return build;
  }

  async remove() {
    await rm(this.folder, { recursive: true, force: true });
  }

  async text(name) {
    return readFile(join(this.folder, name), "utf8");
  }

  /** Changes a text of it, and takes its compressed copies away. */
  async change(name, how) {
    await writeFile(join(this.folder, name), how(await this.text(name)));
    await Promise.all([".br", ".gz"].map((kind) => rm(join(this.folder, name + kind), { force: true })));
  }

  /** What the service worker is to keep: SHA-256 in base64 by path. */
  async manifest() {
    const [, list] = /const FILES = (\{[^}]*\})/.exec(await this.text("sw.js"));
    return JSON.parse(list.replace(/,\s*\}$/, "}"));
  }

  /** Puts the next build in the place of this one: another page, another script. Gives its number. */
  async next() {
    this.#number += 1;
    const mark = `<meta name="build" content="${this.#number}">`;
    await this.change("index.html", (page) => page.replace(/<meta name="build"[^>]*>/, "").replace(/<title>/, `${mark}<title>`));
    const boot = Object.keys(await this.manifest()).find((path) => path.startsWith("/boot-"));
    await this.change(boot, (script) => `${script}// ${this.#number}\n`);
    await this.#list();
    return this.#number;
  }

  /** Adds a file to this build. */
  async add(name, text) {
    await writeFile(join(this.folder, name), text);
    await this.#list();
  }

  async #list() {
    await promisify(execFile)(pack, ["worker", this.folder]);
  }
}

/** The SHA-256 of a file in base64. */
export async function sha256(file) {
  return createHash("sha256").update(await readFile(file)).digest("base64");
}
