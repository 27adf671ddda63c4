// A browser with a profile on the disk: one that can be closed, killed, and opened again.

import { mkdtemp, readFile, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { until } from "./until.mjs";
import { Visitor } from "./visitor.mjs";

export class Profile {
  #folder;

  /** A profile in a folder of its own. */
  static async make() {
    const profile = new Profile();
    profile.#folder = await mkdtemp(join(tmpdir(), "hall-profile-"));
    return profile;
  }

  get folder() {
    return this.#folder;
  }

  /** Opens the browser on it, with one window on a hall. */
  open(hall) {
    return Visitor.arrive(undefined, hall, { profile: this.#folder });
  }

  /**
   * Looks up every process of the browser, and gives what ends them all at once, as a power switch would:
   * looking them up takes time in which the browser could still save. It gives the moment, and waits
   * until they are gone.
   */
  async killer() {
    const tree = await this.#processes();
    return async () => {
      const at = Date.now();
      tree.forEach(end);
      await until("the browser is gone", async () => {
        const left = await this.#processes();
        left.forEach(end);
        return left.length === 0;
      });
      return at;
    };
  }

  /** The processes that name this folder, and their children. */
  async #processes() {
    const pids = (await readdir("/proc")).filter((name) => /^\d+$/.test(name));
    const known = [];
    for (const pid of pids) {
      const command = await readFile(`/proc/${pid}/cmdline`, "latin1").catch(() => "");
      const status = await readFile(`/proc/${pid}/status`, "latin1").catch(() => "");
      if (/^State:\s+Z/m.test(status)) continue;
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      known.push({ pid: Number(pid), parent, own: command.includes(`--user-data-dir=${this.#folder}`) });
    }
    const tree = new Set(known.filter(({ own }) => own).map(({ pid }) => pid));
    for (let before = -1; before !== tree.size; ) {
      before = tree.size;
      for (const { pid, parent } of known) if (tree.has(parent)) tree.add(pid);
    }
    return [...tree];
  }

  /** Takes the folder away. */
  async remove() {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function end(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}
