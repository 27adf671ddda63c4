// The browsers that are driven over WebDriver: how each is started, and what it is asked for.

import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

export const MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/** WebKitGTK, by its smallest browser. It wants a screen. */
export class WebKit {
  driver = "/usr/bin/WebKitWebDriver";
  #screen;

  capabilities() {
    // It writes to its output what a page writes to the console.
    const args = ["--automation", "--enable-write-console-messages-to-stdout=true"];
    return { browserName: "MiniBrowser", "webkitgtk:browserOptions": { binary: MINI_BROWSER, args } };
  }

  /** A home of its own, in which downloads go where they are looked for. */
  async environment({ folder, downloads }) {
    this.#screen ??= await openScreen();
    const settings = join(folder, ".config");
    await mkdir(settings);
    await writeFile(join(settings, "user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
    const own = { HOME: folder, XDG_CONFIG_HOME: settings, LANG: "C.UTF-8", TZ: "Asia/Shanghai" };
    // As root there is no sandbox, and without a graphics card no use for one.
    return { ...own, DISPLAY: this.#screen.display, WEBKIT_DISABLE_COMPOSITING_MODE: "1", GDK_BACKEND: "x11" };
  }

  end() {
    this.#screen?.close();
  }
}

/** Chromium by the same way as WebKit: what fails here, too, fails because of the way. */
export class ChromiumByWebDriver {
  driver = "/usr/bin/chromedriver";

  capabilities({ downloads }) {
    const args = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run", "--lang=zh-CN"];
    const prefs = { "download.default_directory": downloads, "download.prompt_for_download": false };
    return { browserName: "chrome", "goog:chromeOptions": { binary: "/usr/bin/chromium", args, prefs } };
  }
}

/** A screen in memory, large enough for a desk. */
async function openScreen() {
  if (process.env.DISPLAY) return { display: process.env.DISPLAY, close() {} };
  const child = spawn("Xvfb", ["-displayfd", "3", "-screen", "0", "1600x1200x24", "-nolisten", "tcp"], { stdio: ["ignore", "ignore", "pipe", "pipe"] });
  process.once("exit", () => child.kill());
  const display = await new Promise((resolve, reject) => {
    child.on("error", () => reject(new Error("there is no screen: install Debian's xvfb, or run this on a desktop")));
    child.on("exit", (code) => reject(new Error(`the screen in memory ended (${code})`)));
    child.stdio[3].setEncoding("utf8").once("data", (number) => resolve(`:${number.trim()}`));
  });
  return { display, close: () => child.kill() };
}
