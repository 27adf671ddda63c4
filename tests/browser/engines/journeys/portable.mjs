// A draft is taken along, sealed with a passphrase, and opened on another device.

import assert from "node:assert/strict";
import { readFile, rm } from "node:fs/promises";

import { goodApplication } from "../../hall.mjs";

const NAME = /^newborn-\d{4}-\d\d-\d\d\.hall\.zip\.age$/;
const PASSPHRASE = "下雨天 记得带伞 2026";

async function choose(visitor, name, buffer) {
  await visitor.open("/drafts");
  await visitor.page.locator('input[type="file"]').first().setInputFiles({ name, mimeType: "application/octet-stream", buffer });
}

/** A draft with all answers, made on this visitor's device. */
async function fillIn(visitor) {
  const application = { ...(await goodApplication("newborn")), materials: [] };
  await choose(visitor, "APPLICATION.json", Buffer.from(JSON.stringify(application)));
  await visitor.isAt("/bundle/newborn/form");
  await visitor.keeps("device");
  await visitor.hasSaved();
  return application.answers;
}

export const journeys = [
  {
    name: "a draft that is exported with a passphrase opens on another device with it, and not without",
    go: async (here) => {
      let [answers, taken] = [];
      await here.visit(async (visitor, page) => {
        answers = await fillIn(visitor);
        await visitor.open("/drafts");
        await page.locator("summary").filter({ hasText: "导出文件" }).click();
        await page.locator("#passphrase-newborn").fill(PASSPHRASE);
        const saved = here.nextDownload(page, NAME);
        await page.getByRole("button", { name: "导出文件", exact: true }).click();
        const { name, path } = await saved;
        await page.getByText(`已导出：${name}`).waitFor();
        taken = { name, content: await readFile(path) };
        await rm(path);
      });
      assert.match(taken.name, NAME);
      assert.ok(taken.content.toString("latin1").startsWith("age-encryption.org/v1\n-> scrypt "));
      await here.visit(async (visitor, page) => {
        await choose(visitor, taken.name, taken.content);
        await page.locator("#passphrase-of-file").fill("下雨天 没有带伞");
        await page.getByRole("button", { name: "打开", exact: true }).click();
        await page.getByText("口令不对").waitFor();
        await page.locator("#passphrase-of-file").fill(PASSPHRASE);
        await page.getByRole("button", { name: "打开", exact: true }).click();
        await visitor.isAt("/bundle/newborn/form");
        await visitor.keeps("device");
        await visitor.open("/bundle/newborn/form/mother");
        const name = page.locator('[id="f-mother.name"]');
        assert.equal(await name.inputValue(), answers["mother.name"]);
      });
    },
  },
];
