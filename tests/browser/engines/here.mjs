// What a journey has: the hall, and people who come to it with one engine.

import { basename } from "node:path";

import { Visitor } from "../visitor.mjs";
import { nextSaved } from "./saved.mjs";

export class Here {
  constructor(engine, browser, hall, phone) {
    Object.assign(this, { engine, browser, hall, phone });
  }

  /** Somebody comes, goes their way, and leaves; fails with whatever went wrong on the pages. */
  async visit(journey, ...expected) {
    const { narrowest = 0 } = this.engine;
    const open = ({ viewport: { width, height }, ...settings }) =>
      this.browser.newContext({ ...settings, viewport: { width: Math.max(width, narrowest), height } });
    const visitor = await Visitor.arriveBy(open, this.hall, { phone: this.phone });
    // Nobody is signed in at first, which the page asks the server for.
    for (const pattern of [/401/, ...expected]) visitor.expect(pattern);
    await visitor.through(journey);
  }

  /** The name and the path of the file with such a name that the browser saves next. */
  async nextDownload(page, fits) {
    const { savesTo } = this.engine;
    if (savesTo) {
      const path = await nextSaved(savesTo, fits);
      return { name: basename(path), path };
    }
    const download = await page.waitForEvent("download");
    return { name: download.suggestedFilename(), path: await download.path() };
  }
}
