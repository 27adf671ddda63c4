// Taking a draft along as one file, and bringing it back: whole, sealed, damaged.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";

import { Hall, goodApplication } from "../hall.mjs";
import { sheets } from "../sheets.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const PASSPHRASE = "下雨天 记得带伞 2026";
const IDENTITY_NUMBER = /\d{15}/;

/** Runs `journey` with a visitor of its own, on a fresh profile. */
async function visit(journey, options) {
  const visitor = await Visitor.arrive(here.browser, here.hall, options);
  visitor.expect(/401/);
  await visitor.through(() => journey(visitor, visitor.page));
}

/** Gives the drafts page a file, as somebody does who chooses it. */
async function choose(visitor, name, buffer) {
  await visitor.open("/drafts");
  await visitor.page.locator('input[type="file"]').setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** A draft with all answers and one photograph, made on this visitor's device. Gives the photograph's name. */
async function fillIn(visitor) {
  const application = { ...(await goodApplication("newborn")), materials: [] };
  await choose(visitor, "APPLICATION.json", Buffer.from(JSON.stringify(application)));
  await visitor.isAt("/bundle/newborn/form");
  await visitor.keeps("device");
  await visitor.open("/bundle/newborn/materials");
  const card = visitor.page.locator("section.material").filter({ has: visitor.page.locator('[id$="-upload"]') }).first();
  const upload = card.locator('[id$="-upload"]');
  if (await upload.count()) await visitor.tick(await upload.getAttribute("id"));
  // People name their scans after the number on them.
  const photograph = (await sheets(here.browser)).photograph("证件 990101199003071234");
  await card.locator('input[type="file"]:not([capture])').setInputFiles(photograph);
  await card.locator("ul.files li").filter({ hasText: photograph.name }).waitFor();
  await visitor.hasSaved();
  return photograph.name;
}

/** Exports the draft; with no passphrase after the warning. Gives the file's name and content. */
async function exported(visitor, passphrase) {
  const { page } = visitor;
  await visitor.open("/drafts");
  await page.locator("summary").filter({ hasText: "导出文件" }).click();
  if (passphrase) await page.locator("#passphrase-newborn").fill(passphrase);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "导出文件", exact: true }).click();
  if (!passphrase) {
    const warning = page.getByRole("alert").filter({ hasText: "谁拿到这个文件都看得到" });
    await warning.getByText(/敏感个人信息.*1 个材料文件/).waitFor();
    await visitor.look("export-warning");
    await warning.getByRole("button", { name: "不设口令，照样导出" }).click();
  }
  const file = await download;
  await page.getByText(`已导出：${file.suggestedFilename()}`).waitFor();
  return { name: file.suggestedFilename(), content: await readFile(await file.path()) };
}

/** Where a byte string begins in a file. */
const placeOf = (content, needle) => content.indexOf(needle);

test("a sealed draft comes back on another device with its passphrase, the photograph included", async () => {
  let taken;
  let photograph;
  await visit(
    async (visitor) => {
      photograph = await fillIn(visitor);
      taken = await exported(visitor, PASSPHRASE);
      await visitor.look("exported");
    },
    { phone: true },
  );
  assert.match(taken.name, /^newborn-\d{4}-\d\d-\d\d\.hall\.zip\.age$/);
  assert.ok(taken.content.toString("latin1").startsWith("age-encryption.org/v1\n-> scrypt "));
  assert.equal(placeOf(taken.content, "application.json"), -1, "names stand in the open");

  await visit(async (visitor, page) => {
    await choose(visitor, taken.name, taken.content);
    const passphrase = page.locator("#passphrase-of-file");
    await passphrase.fill("下雨天 没有带伞");
    await page.getByRole("button", { name: "打开", exact: true }).click();
    await page.getByText("口令不对").waitFor();
    await visitor.look("import-wrong-passphrase");
    await page.locator("#passphrase-of-file").fill(PASSPHRASE);
    await page.getByRole("button", { name: "打开", exact: true }).click();
    await visitor.isAt("/bundle/newborn/form");
    await visitor.keeps("device");
    await visitor.open("/bundle/newborn/materials");
    const file = page.locator("ul.files li").filter({ hasText: photograph });
    await file.locator("img").waitFor();
    await visitor.open("/bundle/newborn/form/mother");
    const { answers } = await goodApplication("newborn");
    assert.equal(await page.locator('[id="f-mother.name"]').inputValue(), answers["mother.name"]);
  });
});

test("without a passphrase the page says first what is open to all; damage is named, and the rest is saved", async () => {
  let taken;
  let photograph;
  await visit(async (visitor) => {
    photograph = await fillIn(visitor);
    taken = await exported(visitor);
  });
  assert.match(taken.name, /^newborn-\d{4}-\d\d-\d\d\.hall\.zip$/);
  const names = [...taken.content.toString("utf8").matchAll(/PK\x03\x04[^]{26}([\x20-\uffff]+?\.(?:json|txt|jpg))/g)];
  assert.equal(names.length, 3);
  for (const [, name] of names) assert.doesNotMatch(name, IDENTITY_NUMBER);

  const broken = Buffer.from(taken.content);
  broken[placeOf(broken, Buffer.from([0xff, 0xd8, 0xff])) + 500] ^= 1;
  await visit(
    async (visitor, page) => {
      await choose(visitor, taken.name, broken);
      const said = page.getByRole("alert").filter({ hasText: "文件有损坏" });
      await said.getByText(photograph).waitFor();
      await visitor.look("import-damaged");
      await said.getByRole("button", { name: "导入读得出来的部分" }).click();
      await visitor.isAt("/bundle/newborn/form");
      await visitor.keeps("device");
      await visitor.hasSaved();

      // A second one would take the first one's place, and says so.
      await choose(visitor, taken.name, taken.content.subarray(0, taken.content.length - 30));
      const asked = page.getByRole("alert").filter({ hasText: "导入会替换它" });
      await asked.getByText("目录坏了").waitFor();
      await visitor.look("import-replaces");
      await asked.getByRole("button", { name: "不导入" }).click();
      await asked.waitFor({ state: "detached" });
    },
    { phone: true },
  );
});

test("an application that breaks off gives the answers up to there; what is none is refused", () =>
  visit(async (visitor, page) => {
    const { materials: _, ...application } = await goodApplication("newborn");
    const text = Buffer.from(JSON.stringify(application));
    await choose(visitor, "APPLICATION.json", text.subarray(0, text.length - 40));
    const said = page.getByRole("alert").filter({ hasText: "不完整" });
    await said.getByRole("button", { name: "导入读得出来的部分" }).click();
    await visitor.isAt("/bundle/newborn/form");
    await visitor.keeps("device");
    await choose(visitor, "holiday.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]));
    await page.getByText("这不是大厅导出的文件").waitFor();
  }));
