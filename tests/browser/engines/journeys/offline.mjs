// The hall is stopped: what was visited once opens all the same, and what is submitted then waits, and
// arrives exactly once when the hall is back.

import assert from "node:assert/strict";

import { Applicant, signIn } from "../../applicant.mjs";
import { applicationsOf, demoAccounts, goodApplication } from "../../hall.mjs";
import { keeps, worksOffline } from "../../kept.mjs";
import { until } from "../../until.mjs";
import { papers } from "../papers.mjs";

const BUNDLE = "vehicle-mortgage-release";
/** What consoles say of a hall that is not there. */
const NO_HALL = /ERR_(CONNECTION|EMPTY|INTERNET|NETWORK|SOCKET|FAILED)|NetworkError|Load failed|Could not connect|Failed to load resource|network connection was lost/i;

/** From nothing to the page on which one signs: the answers come from a file, the papers from the person. */
async function fillIn(visitor, page, hall) {
  const application = await goodApplication(BUNDLE);
  await visitor.open(`/bundle/${BUNDLE}/materials`);
  await visitor.keeps("device");
  await visitor.open("/drafts");
  const buffer = Buffer.from(JSON.stringify(application));
  await page.locator('input[type="file"]').first().setInputFiles({ name: "APPLICATION.json", mimeType: "application/json", buffer });
  await page.getByRole("button", { name: /^导入/ }).first().click();
  await visitor.isAt(`/bundle/${BUNDLE}/form`);
  const applicant = new Applicant(visitor, await hall.bundle(BUNDLE), application, await papers(page));
  await applicant.provideMaterials();
  await visitor.hasSaved();
}

/** In a window that is opened now. */
async function opensTheForm(visitor) {
  const form = `/bundle/${BUNDLE}/form`;
  const window = await visitor.openTab();
  await visitor.open(form);
  const section = await window.locator(`a[href^="${form}/"]`).first().getAttribute("href");
  await visitor.open(section);
  await window.locator('[id^="f-"]').first().waitFor();
  await window.close();
}

export const journeys = [
  {
    name: "after one visit the form opens with the hall stopped; what is submitted then arrives exactly once",
    go: async (here) => {
      const { hall } = here;
      const { people } = await demoAccounts();
      const person = people.find(({ account }) => account === "legal");
      let isHalted = false;
      const goThrough = here.visit(async (visitor, page) => {
        await visitor.open("/sign-in");
        await signIn(page, person);
        await visitor.isAt("/applications");
        await fillIn(visitor, page, hall);
        await worksOffline(page);
        await keeps(page, BUNDLE);
        await keeps(page, "calendar");

        await visitor.open(`/bundle/${BUNDLE}/submit`);
        await page.locator("#signature").waitFor();

        await hall.halt();
        isHalted = true;
        await opensTheForm(visitor);
        visitor.page = page;
        await visitor.tick("agree");
        await page.locator("#signature").fill(person.name);
        await visitor.press("确认提交");
        await visitor.press("存在这台设备上，排队提交");
        await page.getByRole("heading", { name: "已经排队，还没有提交" }).waitFor();

        await hall.goOn();
        isHalted = false;
        await visitor.isAt("/applications/*/receipt");
        const shown = (await page.locator(".receipt .big").innerText()).trim();
        const inOutbox = () => page.evaluate(async () => JSON.parse(await window.hallOutbox.list()));
        await until("the entry is settled", async () => (await inOutbox()).length === 0);
        await visitor.open("/");
        assert.deepEqual((await applicationsOf(hall, person)).map((it) => it.number), [shown]);
      }, NO_HALL);
      // Whoever comes after wants a hall, too.
      await goThrough.finally(() => isHalted && hall.goOn());
    },
  },
];
