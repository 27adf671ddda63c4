// The program between WebDriver and a browser, started on a port of its own.

import { spawn } from "node:child_process";

import { freePort } from "../../hall.mjs";
import { until } from "../../until.mjs";

/** What browsers write in front of an error that a page has put into its console. */
const CONSOLE_ERROR = /CONSOLE (?:\w+ )*ERROR (.*)/;

/** Starts the driver of a kind of browser. */
export async function startService(kind, { folder, downloads }) {
  const port = await freePort();
  const environment = { ...process.env, ...(await kind.environment?.({ folder, downloads })) };
  const child = spawn(kind.driver, [`--port=${port}`], { env: environment, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const service = { address: `http://127.0.0.1:${port}`, onConsoleError() {} };
  let [output, ended] = ["", false];
  child.on("error", (error) => ([output, ended] = [`${error.message}\n${output}`, true]));
  child.on("exit", () => (ended = true));
  for (const channel of [child.stdout, child.stderr]) {
    let rest = "";
    channel.setEncoding("utf8").on("data", (text) => {
      output = (output + text).slice(-4000);
      const lines = (rest + text).split("\n");
      rest = lines.pop();
      for (const line of lines) if (CONSOLE_ERROR.test(line)) service.onConsoleError(line);
    });
  }
  // The browser is its child, and may outlive it: all of them are one group.
  const endAll = () => {
    try {
      process.kill(-child.pid, "SIGKILL");
    } catch (error) {
      if (error.code !== "ESRCH") throw error;
    }
  };
  process.once("exit", endAll);
  for (const it of [child, child.stdout, child.stderr]) it.unref();
  service.end = async () => {
    endAll();
    process.off("exit", endAll);
    await until("the driver has ended", () => ended);
  };
  await until("the driver answers", async () => {
    if (ended) throw new Error(`${kind.driver} ended:\n${output}`);
    return (await fetch(`${service.address}/status`).catch(() => undefined))?.ok;
  });
  return service;
}
