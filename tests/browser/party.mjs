// What a clerk does for an outside party, and what the party does.

import { Visitor } from "./visitor.mjs";

const MAKE = "做一个一次性链接";

/** Whether the case on the page waits for an outside party. */
export async function wantsParty({ page }) {
  return 0 < (await page.getByRole("button", { name: MAKE }).count());
}

/** Makes a one-time link on the page of a case, and gives its path. */
export async function linked(visitor) {
  await visitor.press(MAKE);
  const link = visitor.page.locator("#party-link");
  await link.waitFor();
  return new URL(await link.inputValue()).pathname;
}

/** Somebody at an outside party with a link; nobody is signed in there. */
export async function party(browser, hall, path, options) {
  const visitor = await Visitor.arrive(browser, hall, options);
  visitor.expect(/401/);
  await visitor.open(path);
  return visitor;
}

/** Opens a link and confirms. */
export async function confirmAsParty(browser, hall, path) {
  const visitor = await party(browser, hall, path);
  const { page } = visitor;
  await page.locator("label[for=party-confirm]").click();
  await page.locator("#party-name").fill("吴安宁");
  await visitor.press("提交答复");
  await page.getByRole("heading", { name: "已收到您的确认，谢谢" }).waitFor();
  await visitor.leave();
}
