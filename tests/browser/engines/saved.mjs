// Files that a browser saves into a folder.

import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { until } from "../until.mjs";

/** The path of the next file that is saved whole. */
export async function nextSaved(folder) {
  const before = new Set(await readdir(folder));
  const isWhole = (name) => !name.startsWith(".") && !/\.(crdownload|wkdownload|part)$/.test(name);
  const name = await until("a file is saved", async () => (await readdir(folder)).find((it) => !before.has(it) && isWhole(it)));
  return join(folder, name);
}
