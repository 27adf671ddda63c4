// The engines that the hall is tried in, how each is found and started.
//
// Firefox and Chromium are driven by playwright-core, which is here already and speaks WebDriver BiDi to
// a Firefox as Debian ships it: so all that walks the pages in Chromium walks them in Firefox, word for
// word. (puppeteer-core speaks BiDi as well, but has other words, and everything would stand here twice.)
// Chromium by the same client is the control: what fails there, too, is not the engine's doing.
//
// WebKit speaks no BiDi yet; Debian ships WebKitGTK's driver for W3C WebDriver. selenium-webdriver
// speaks that; it cannot drive Firefox, for which it wants geckodriver, and that Debian has not. On top of
// it `webdriver/` offers as much of the other client's words as the journeys need. Its control is Chromium
// by the same way.

import { accessSync, constants, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// Later releases ask Firefox for a command that the one with long support does not have yet.
import { firefox } from "playwright-for-firefox";

import { openBrowser } from "../visitor.mjs";
import { Browser } from "./webdriver/browser.mjs";
import { ChromiumByWebDriver, MINI_BROWSER, WebKit } from "./webdriver/kinds.mjs";

const CHROMIUM = process.env.HALL_CHROMIUM ?? "/usr/bin/chromium";
const FIREFOX = process.env.HALL_FIREFOX ?? "/usr/bin/firefox-esr";
const CHROMEDRIVER = "/usr/bin/chromedriver";
const WEBKIT_DRIVER = "/usr/bin/WebKitWebDriver";

/** Each with the programs that it needs, the packages that bring them, and whether its driver can print. */
export const ENGINES = [
  {
    name: "chromium",
    needs: [CHROMIUM],
    packages: "chromium",
    prints: true,
    printsForReaders: true,
    open: openBrowser,
  },
  {
    name: "firefox",
    needs: [FIREFOX],
    packages: "firefox-esr",
    prints: true,
    // Of its characters outside ASCII the PDF does not say well enough which they are.
    printsForReaders: false,
    // Of a file that a page has made itself, it says nothing by which the client knows it again.
    savesTo: join(tmpdir(), `hall-firefox-${process.pid}`),
    async open() {
      await mkdir(this.savesTo);
      process.once("exit", () => rmSync(this.savesTo, { recursive: true, force: true }));
      return firefox.launch({ executablePath: FIREFOX, channel: "moz-firefox", downloadsPath: this.savesTo });
    },
  },
  {
    name: "chromium-by-webdriver",
    needs: [CHROMIUM, CHROMEDRIVER],
    packages: "chromium chromium-driver",
    prints: false,
    open: async () => new Browser(new ChromiumByWebDriver()),
  },
  {
    name: "webkit",
    needs: [WEBKIT_DRIVER, MINI_BROWSER],
    packages: "webkit2gtk-driver xvfb",
    prints: false,
    // The toolbar of its browser has this width at least.
    narrowest: 447,
    open: async () => new Browser(new WebKit()),
  },
];

/** Which of the programs that an engine needs is not here. */
export function missing({ needs }) {
  return needs.filter((path) => {
    try {
      accessSync(path, constants.X_OK);
      return false;
    } catch {
      return true;
    }
  });
}
