// One newborn application from the window to the parents' hands, all of it on the pages of the desks.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { approveEach } from "../reviewer.mjs";
import { atDesk, newborn, openFromList, said, staffedHall } from "../staff.mjs";
import { until } from "../until.mjs";
import { withHall } from "../visitor.mjs";

const here = withHall({ before, after }, staffedHall);

/** The departments of the newborn bundle. */
const DEPARTMENTS = ["health", "public-security", "healthcare-security", "human-resources"];

test("a newborn's application goes from the window through four departments into the parents' hands", async () => {
  const { mother, number } = await newborn(here);
  const reception = await atDesk(here, "reception");
  await reception.through(async (visitor, page) => {
    await openFromList(visitor, number);
    await page.getByRole("button", { name: "受理", exact: true }).click();
    await said(visitor, "已办：受理");
  });
  await mother.own(number, { change_delivery: { delivery: { way: "window", pace: "together" } } });

  const reviewers = await Promise.all(DEPARTMENTS.map((it) => atDesk(here, it)));
  // What one department approves starts what waits for it in another, so everybody looks again.
  let n = 0;
  for (let decided = 1; 0 < decided; n += decided) {
    decided = 0;
    for (const reviewer of reviewers) {
      await reviewer.open("/desk");
      decided += await approveEach(here.browser, reviewer);
    }
  }
  for (const reviewer of reviewers) await reviewer.leave();
  assert.equal(n, 8);

  const issuing = await atDesk(here, "issuing");
  await issuing.through(async (visitor, page) => {
    await openFromList(visitor, number);
    const make = page.getByRole("button", { name: "制证", exact: true });
    await visitor.look("desk-whole-ready");
    await make.first().click();
    await until("one certificate is made", async () => (await make.count()) === 7);
    await page.getByRole("button", { name: "全部制证（7 个）" }).click();
    await said(visitor, "已办：全部制证");
    assert.equal(await make.count(), 0);
    await page.locator("#hand-over").fill("林静");
    await page.getByRole("button", { name: "窗口发放" }).click();
    await said(visitor, "已办：窗口发放");
    await page.getByText("已办结").first().waitFor();
    await visitor.look("desk-whole-closed");
  });
  const view = await mother.get(`/api/applications/${number}`);
  assert.equal(view.stage, "closed");
  assert.ok(view.lanes.every((it) => it.state === "approved"));
  assert.ok(0 < view.results.length);
});
