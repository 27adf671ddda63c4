// Files that a browser saves into a folder.

import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";

import { until } from "../until.mjs";

/** The path of the next file with such a name, once there is something in it: browsers begin under other names. */
export async function nextSaved(folder, fits) {
  const before = new Set(await readdir(folder));
  return until("a file is saved", async () => {
    const name = (await readdir(folder)).find((it) => !before.has(it) && fits.test(it));
    const path = name && join(folder, name);
    return path && 0 < (await stat(path)).size && path;
  });
}
