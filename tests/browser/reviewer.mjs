// What a department's reviewer does at the desk.

import { signIn } from "./applicant.mjs";
import { confirmAsParty, linked, wantsParty } from "./party.mjs";
import { until } from "./until.mjs";
import { Visitor } from "./visitor.mjs";

/** Signs in, approves every case that waits, and gives how many there were. */
export async function approveAll(browser, hall, account, seen = async () => {}) {
  const visitor = await Visitor.arrive(browser, hall);
  const { page } = visitor;
  // Nobody is signed in yet, which the page asks the server for.
  visitor.expect(/401/);
  await visitor.open("/desk");
  await signIn(page, account);
  const number = await approveEach(browser, visitor, seen);
  await visitor.leave();
  return number;
}

/** Approves every case that waits in the list that is open, and gives how many there were. */
export async function approveEach(browser, visitor, seen = async () => {}) {
  const { page } = visitor;
  for (let number = 0; ; number += 1) {
    const case_ = await nextCase(visitor);
    if (case_ === undefined) return number;
    await page.goto(case_);
    await page.locator("#reason").waitFor();
    await seen(visitor, case_);
    if (await wantsParty(visitor)) {
      await confirmAsParty(browser, visitor.hall, await linked(visitor));
      await visitor.open("/desk");
      continue;
    }
    await page.locator("#reason").fill("材料齐全，符合法定形式。");
    // An entry of the form may have the word in its name, too.
    await page.getByRole("button", { name: "同意", exact: true }).click();
    await page.getByText("已作出决定").first().waitFor();
    await visitor.open("/desk");
  }
}

/** The address of the first case that waits for a decision. */
async function nextCase({ page }) {
  const empty = page.getByText("现在没有要办的件");
  const lists = page.locator("section.queue");
  await until("the list of cases is there", async () => (await empty.isVisible()) || (await lists.first().isVisible()));
  const waiting = page.locator('section.queue[aria-label="待审批"]');
  const links = await waiting.locator("li a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
  return links[0];
}
