// Two windows, two devices, one draft: nothing that was typed is silently overwritten.
//
// HALL_INTERLEAVINGS says how many random orders are tried of each kind, HALL_SEED where they begin.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { field } from "../form.mjs";
import { Hall, demoAccounts } from "../hall.mjs";
import { until } from "../until.mjs";
import { Visitor, withHall } from "../visitor.mjs";

import { Random, Words, aMoment, choose, kept, openAt, rested, saved, type } from "../windows.mjs";

const here = withHall({ before, after }, Hall);

const RUNS = Number(process.env.HALL_INTERLEAVINGS ?? 8);
const SEED = Number(process.env.HALL_SEED ?? 20261122);
const STEPS = 8;

const BUNDLE = "newborn";
const FORM = `/bundle/${BUNDLE}/form`;
const SECTION = `${FORM}/mother`;
const FIELDS = ["mother.name", "mother.mobile"];

const valueOf = (page, at) => field(page, at).inputValue();
/** The values to choose from, as they are read. */
const offered = (page) => page.locator(".other-values .written").allInnerTexts();

async function open(page, path = SECTION) {
  if (path === SECTION) return openAt(page, path, FIELDS[0]);
  await page.goto(path);
  await page.locator("#early").waitFor({ state: "detached" });
  await page.locator("h1").waitFor();
}

/** A visitor with a window on the section; expects what belongs to not being signed in. */
async function arrive(options) {
  const visitor = await Visitor.arrive(here.browser, here.hall, options);
  visitor.expect(/401|404|412|Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  return visitor;
}

/** Signs the demo's mother in on a device. */
async function signedIn() {
  const visitor = await arrive();
  const { people } = await demoAccounts();
  await visitor.page.goto(`/sign-in?next=${SECTION}`);
  await signIn(visitor.page, people.find(({ account }) => account === "mother"));
  await visitor.isAt(SECTION);
  return visitor;
}

const isSynced = (page) => page.locator("#sync-state").filter({ hasText: "已同步到大厅" }).waitFor();

async function keepAtHall(page) {
  await open(page, FORM);
  await page.getByRole("button", { name: "同步到大厅", exact: true }).click();
  await isSynced(page);
}

/** Looks at the form's page until both sides are together. */
async function sync(page) {
  await saved(page);
  await open(page, FORM);
  await isSynced(page);
  await open(page);
}

const atHall = async (page) => (await page.request.get(`${here.hall.address}/api/drafts/${BUNDLE}`)).text();

test("what one window saves, the other shows, and a field under the fingers is left alone", async () => {
  const visitor = await arrive();
  await visitor.through(async () => {
    const one = visitor.page;
    const two = await visitor.openTab();
    await Promise.all([open(one), open(two)]);
    await field(two, "mother.mobile").focus();
    await field(one, "mother.name").fill("林静");
    await until("the other window shows it", async () => (await valueOf(two, "mother.name")) === "林静");
    await field(one, "mother.mobile").fill("13800000001");
    await two.locator(".other-values").waitFor();
    assert.equal(await valueOf(two, "mother.mobile"), "", "the field that has the focus was rewritten");
    assert.deepEqual(await offered(two), ["（没有填）", "13800000001"]);
  });
});

test("both values of a conflict are offered, choosing works, and until then nothing is submitted", async () => {
  const visitor = await arrive();
  await visitor.through(async () => {
    const one = visitor.page;
    const two = await visitor.openTab();
    await Promise.all([open(one), open(two)]);
    const words = new Words();
    const [mine, theirs] = await Promise.all([type(one, "mother.name", words), type(two, "mother.name", words)]);
    await Promise.all([one, two].map((page) => page.locator(".other-values").waitFor()));
    for (const page of [one, two]) assert.deepEqual((await offered(page)).sort(), [mine, theirs].sort());
    await rested(one, BUNDLE);
    await saved(one, two);
    await open(two, FORM);
    await two.locator("#conflicts").waitFor();
    await visitor.look.call({ page: two }, "conflicts");
    await open(two, `/bundle/${BUNDLE}/submit`);
    await two.getByText("还有内容没有选好").waitFor();
    await open(two, FORM);
    // By keyboard alone: the list's buttons come one after the other.
    const button = two.locator("#conflicts .one-value").filter({ hasText: theirs }).getByRole("button");
    await button.focus();
    await two.keyboard.press("Enter");
    await until("nothing is open in either window", async () => {
      const open = await Promise.all([one, two].map((page) => page.locator(".other-values").count()));
      return open.every((n) => n === 0);
    });
    assert.equal(await valueOf(one, "mother.name"), theirs);
    await saved(one, two);
    await open(two);
    assert.equal(await valueOf(two, "mother.name"), theirs);
  });
});

test(`two windows typing in ${RUNS} random orders lose nothing, closing in the midst of it included`, async () => {
  const visitor = await arrive();
  await visitor.through(async () => {
    const windows = [visitor.page, await visitor.openTab()];
    await Promise.all(windows.map((page) => open(page)));
    const words = new Words();
    let [nClosed, nChosen] = [0, 0];
    for (let run = 0; run < RUNS; run += 1) {
      const seed = SEED + run;
      const random = new Random(seed);
      for (let step = 0; step < STEPS; step += 1) {
        const at = random.below(2);
        if (random.chance(6)) {
          await windows[at].close();
          windows[at] = await visitor.openTab();
          await open(windows[at]);
          nClosed += 1;
        } else if (random.chance(15)) {
          if (await choose(windows[at], words, random)) nChosen += 1;
        } else if (random.chance(40)) {
          // Both at once, in the same field or in two.
          await Promise.all(windows.map((page) => type(page, random.pick(FIELDS), words)));
        } else {
          await type(windows[at], random.pick(FIELDS), words);
        }
        if (random.chance(70)) await aMoment(random);
      }
      await saved(...windows);
      const lost = words.lost(await kept(windows[0], BUNDLE));
      assert.deepEqual(lost, [], `typed and nowhere, with HALL_SEED=${seed}`);
    }
    console.log(`${RUNS} orders from seed ${SEED}: ${words.alive.size} words left to find, ${nChosen} choices, ${nClosed} windows closed`);
  });
});

test("an offline device comes back, both values are offered, and stopping deletes the draft at the hall", async () => {
  const [phone, desk] = await Promise.all([signedIn(), signedIn()]);
  await phone.through(async (_, page) => {
    await desk.through(async (_desk, other) => {
      await open(page);
      await field(page, "mother.name").fill("林静");
      await saved(page);
      await keepAtHall(page);
      await open(other, "/drafts");
      await desk.look("drafts-at-hall");
      await other.getByRole("button", { name: "在这台设备上打开" }).click();
      await desk.isAt(FORM);
      await open(other);
      assert.equal(await valueOf(other, "mother.name"), "林静");
      await open(page);
      await phone.setOffline(true);
      await field(page, "mother.name").fill("林净");
      await field(page, "mother.mobile").fill("13800000002");
      await saved(page);
      await field(other, "mother.name").fill("林镜");
      await saved(other);
      await until("the hall has what the desk wrote", async () => (await atHall(other)).includes("林镜"));
      await phone.setOffline(false);
      await page.locator(".other-values").waitFor();
      assert.deepEqual((await offered(page)).sort(), ["林净", "林镜"].sort());
      await until("the hall has both", async () => /林净.*林镜|林镜.*林净/s.test(await atHall(page)));
      await page.locator(".one-value").filter({ hasText: "林镜" }).getByRole("button").click();
      await sync(page);
      await sync(other);
      assert.equal(await valueOf(other, "mother.name"), "林镜");
      assert.equal(await valueOf(other, "mother.mobile"), "13800000002");
      assert.deepEqual(await offered(other), []);
      await open(page, FORM);
      await phone.look("at-hall");
      await page.getByRole("button", { name: "停止同步，从大厅删除" }).click();
      await page.getByRole("button", { name: "同步到大厅", exact: true }).waitFor();
      assert.equal((await page.request.get(`${here.hall.address}/api/drafts/${BUNDLE}`)).status(), 404);
      await open(other, FORM);
      await other.getByText("不再同步").waitFor();
      await open(other);
      assert.equal(await valueOf(other, "mother.name"), "林镜", "what is on the device stays");
    });
  });
});

test(`two devices typing in ${RUNS} random orders, online and off, lose nothing`, async () => {
  const [phone, desk] = await Promise.all([signedIn(), signedIn()]);
  await phone.through(async (_, page) => {
    await desk.through(async (_desk, other) => {
      await open(page);
      await keepAtHall(page);
      await open(other, "/drafts");
      await other.getByRole("button", { name: "在这台设备上打开" }).click();
      await desk.isAt(FORM);
      await Promise.all([open(page), open(other)]);
      const devices = [
        { visitor: phone, page },
        { visitor: desk, page: other },
      ];
      const words = new Words();
      for (let run = 0; run < RUNS; run += 1) {
        const seed = SEED + run;
        const random = new Random(seed);
        for (let step = 0; step < STEPS; step += 1) {
          const device = random.pick(devices);
          if (random.chance(20)) await device.visitor.setOffline(random.chance(50));
          else if (random.chance(20)) await choose(device.page, words, random);
          else await type(device.page, random.pick(FIELDS), words);
          if (random.chance(60)) await aMoment(random);
        }
        await Promise.all(devices.map(({ visitor }) => visitor.setOffline(false)));
        await saved(...devices.map((it) => it.page));
        await until(`both are at the hall (HALL_SEED=${seed})`, async () => words.lost(await atHall(page)).length === 0);
      }
      await sync(page);
      await sync(other);
      const [phones, desks] = await Promise.all(devices.map((it) => kept(it.page, BUNDLE)));
      assert.deepEqual(words.lost(phones), []);
      assert.deepEqual(words.lost(desks), []);
      console.log(`${RUNS} orders from seed ${SEED}: ${words.alive.size} words left to find`);
    });
  });
});

test("a number that this device does not keep comes back from the hall, and is not taken from there", async () => {
  const visitor = await signedIn();
  visitor.expect(/beforeunload/);
  const number = "990101199503203021";
  await visitor.through(async (_, page) => {
    page.on("dialog", (dialog) => dialog.accept());
    // What the person left at the hall before is not what this is about.
    await page.evaluate((bundle) => fetch(`/api/drafts/${bundle}`, { method: "DELETE" }), BUNDLE);
    await open(page);
    await keepAtHall(page);
    await open(page);
    await field(page, "mother.id_no").fill(number);
    await saved(page);
    await until("the hall has the number", async () => (await atHall(page)).includes(number));
    assert.ok(!(await kept(page, BUNDLE)).includes(number), "the number is on the disk as it is");
    await open(page);
    await until("the number is back", async () => (await valueOf(page, "mother.id_no")) === number);
    await field(page, "mother.name").fill("林静");
    await saved(page);
    await until("the hall has the name", async () => (await atHall(page)).includes("林静"));
    assert.ok((await atHall(page)).includes(number), "the number was taken from the hall");
    assert.deepEqual(await offered(page), []);
  });
});
