// What is printed, without a network: the notice, the answers, each department's form, and the forms empty.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";

import { Hall, goodApplication, program } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);

/** The pages that print, in the order in which they are looked at. */
const PAPERS = ["notice", "blank", "answers", "forms"];

/** The text of a PDF without spaces, its number of pages, and its fonts with whether they are embedded. */
function read(pdf) {
  const run = (tool, ...more) => execFileSync(tool, [...more], { input: pdf, encoding: "utf8" });
  const fonts = run("pdffonts", "-").split("\n").slice(2).filter(Boolean);
  return {
    text: run("pdftotext", "-layout", "-", "-").replace(/\s+/g, ""),
    fonts: fonts.map((line) => ({ line, embedded: /\s(yes|no)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.exec(line)?.[1] })),
  };
}

/** What `hall split` makes of an application. */
async function splitByCommand(application) {
  const folder = await mkdtemp(join(tmpdir(), "hall-print-"));
  try {
    const file = join(folder, "APPLICATION.json");
    await writeFile(file, JSON.stringify(application));
    return JSON.parse(execFileSync(program, ["split", file, "--json"], { encoding: "utf8" }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

const plain = (text) => String(text).replace(/\s+/g, "");

for (const phone of [true, false]) {
  test(`everything prints without a network, from a ${phone ? "phone" : "desk"}`, async () => {
    const visitor = await Visitor.arrive(here.browser, here.hall, { phone });
    visitor.expect(/401|ERR_INTERNET_DISCONNECTED/);
    await visitor.through(async () => {
      const { page } = visitor;
      const application = { ...(await goodApplication("newborn")), materials: [] };
      const bundle = await here.hall.bundle("newborn");
      await visitor.open("/drafts");
      const buffer = Buffer.from(JSON.stringify(application));
      await page.locator('input[type="file"]').setInputFiles({ name: "APPLICATION.json", mimeType: "application/json", buffer });
      await visitor.isAt("/bundle/newborn/form");
      await visitor.keeps("device");
      await visitor.hasSaved();
      await visitor.setOffline(true);

      const papers = {};
      for (const paper of PAPERS) {
        await page.evaluate((path) => window.history.pushState({}, "", path), `/bundle/newborn/${paper}`);
        await page.evaluate(() => window.dispatchEvent(new PopStateEvent("popstate")));
        await page.locator(paper === "answers" ? ".summary" : "article.sheet").first().waitFor();
        await visitor.look(`paper-${paper}`);
        papers[paper] = read(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
      }
      for (const [paper, { text, fonts }] of Object.entries(papers)) {
        assert.ok(0 < fonts.length, `${paper} has no fonts`);
        for (const { line, embedded } of fonts) assert.equal(embedded, "yes", `${paper}: not embedded: ${line}`);
        assert.match(text, /第1页，共\d+页/, `${paper} has no page numbers`);
        assert.match(text, /申请人/, paper);
      }
      assert.match(papers.notice.text, /一次性告知书/);
      assert.match(papers.answers.text, /尚未提交/);
      assert.match(papers.forms.text, /尚未提交/);
      assert.doesNotMatch(papers.blank.text, new RegExp(plain(application.answers["mother.name"])));
      for (const { name, form_title: title } of bundle.services) {
        assert.ok(papers.notice.text.includes(plain(name)), `the notice lacks ${name}`);
        assert.ok(papers.forms.text.includes(plain(title)), `the forms lack ${title}`);
        assert.ok(papers.blank.text.includes(plain(title)), `the empty forms lack ${title}`);
      }
      for (const paper of ["answers", "forms"]) {
        for (const key of ["mother.name", "mother.id_no", "mother.mobile"]) {
          assert.ok(papers[paper].text.includes(plain(application.answers[key])), `${paper} lacks ${key}`);
        }
      }
    });
  });
}

test("every department's form holds exactly the fields of its part", async () => {
  const visitor = await Visitor.arrive(here.browser, here.hall, {});
  visitor.expect(/401/);
  await visitor.through(async () => {
    const { page } = visitor;
    const application = { ...(await goodApplication("newborn")), materials: [] };
    const bundle = await here.hall.bundle("newborn");
    const split = await splitByCommand(application);
    await visitor.open("/drafts");
    const buffer = Buffer.from(JSON.stringify(application));
    await page.locator('input[type="file"]').setInputFiles({ name: "APPLICATION.json", mimeType: "application/json", buffer });
    await visitor.isAt("/bundle/newborn/form");
    await visitor.keeps("device");
    await visitor.hasSaved();
    await visitor.open("/bundle/newborn/forms");
    await page.locator("article.sheet").first().waitFor();
    assert.equal(await page.locator("article.sheet").count(), split.parts.length);
    for (const part of split.parts) {
      const service = bundle.services.find(({ id }) => id === part.service);
      const label = ({ field, label }) => label || bundle.fields[field].label;
      const uses = service.uses.filter(({ field }) => bundle.fields[field].group === undefined);
      const received = uses.filter(({ field }) => part.fields[bundle.fields[field].key] !== undefined).map(label);
      const open = uses.filter(({ field, when }) => when === undefined && part.fields[bundle.fields[field].key] === undefined).map(label);
      const tables = service.uses
        .map(({ field }) => bundle.fields[field].group)
        .filter((group) => group !== undefined && !uses.some(({ field }) => field === group))
        .filter((group) => part.fields[bundle.fields[group].key] !== undefined)
        .map((group) => bundle.fields[group].label);
      const sheet = page.locator(`article.sheet[data-service="${part.service}"]`);
      const rows = await sheet.locator("table.paper > tbody > tr > th").allInnerTexts();
      const filled = await sheet.locator("table.paper > tbody > tr").filter({ hasNot: page.locator("td > bdi:empty") }).locator("> th").allInnerTexts();
      assert.deepEqual([...filled].sort(), [...new Set([...received, ...tables])].sort(), `${part.service}: what is filled in`);
      for (const row of rows) assert.ok([...received, ...open, ...tables].includes(row), `${part.service}: ${row} is not on its form`);
    }
  });
});
