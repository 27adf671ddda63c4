// What was put off at the submission (容缺) comes in, by the applicant's own hand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { signIn } from "../applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { Visitor, withHall } from "../visitor.mjs";

const here = withHall({ before, after }, Hall);
const BUNDLE = "labour-dispatch-hr";
const PUT_OFF = "dispatch-agreement";

/** The smallest PDF that is one. */
const PDF =
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";

/** Uploads what an application names, puts one material off, and submits; gives the answer. */
async function submitted([application, putOff, signature, pdf]) {
  const contents = {
    "application/pdf": (name) => new Blob([pdf, name]),
    "image/jpeg": (name) => new Blob([new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]), name]),
  };
  for (const material of application.materials) {
    for (const [at, { name, media_type: type }] of (material.files ?? []).entries()) {
      const headers = { "content-type": type, "x-file-name": encodeURIComponent(name) };
      const reply = await fetch("/api/files", { method: "POST", headers, body: contents[type](name) });
      material.files[at] = await reply.json();
    }
  }
  const others = application.materials.filter(({ id }) => id !== putOff);
  application.materials = [...others, { id: putOff, way: "deferral", signed: signature }];
  const reply = await fetch("/api/applications", {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ application, signature }),
  });
  return { status: reply.status, body: await reply.json() };
}

test("a material that was put off is handed in from the page that says until when", async () => {
  const [application, { people }] = await Promise.all([goodApplication(BUNDLE), demoAccounts()]);
  const person = people.find(({ bundles }) => bundles.includes(BUNDLE));
  const visitor = await Visitor.arrive(here.browser, here.hall, { phone: true });
  visitor.expect(/401|422|Failed to load resource/);
  await visitor.through(async (_, page) => {
    await visitor.open("/sign-in?next=/applications");
    await signIn(page, person);
    await visitor.isAt("/applications");
    const { status, body } = await page.evaluate(submitted, [application, PUT_OFF, person.name, PDF]);
    assert.equal(status, 201, JSON.stringify(body));
    await visitor.open(`/applications/${body.number}`);
    await page.locator("#now").waitFor();
    await page.getByText("补交容缺的材料").first().waitFor();
    await visitor.look("hand-in-todo");
    await page.locator(".now").getByRole("link", { name: "补交容缺的材料" }).click();
    await visitor.isAt(`/applications/${body.number}/acts/hand-in`);
    await visitor.press("补交");
    await page.getByText("还没有选文件").waitFor();
    const file = (name, text) => ({ name, mimeType: "application/pdf", buffer: Buffer.from(text) });
    await page.locator("#hand-in-files").setInputFiles(file("不是PDF.pdf", "hello"));
    await page.locator("[role=alert]").first().waitFor();
    await page.locator("#hand-in-files").setInputFiles(file("劳务派遣协议样本.pdf", `${PDF}协议样本`));
    await page.getByText("劳务派遣协议样本.pdf").first().waitFor();
    await visitor.look("hand-in");
    await visitor.press("补交");
    await visitor.isAt(`/applications/${body.number}`);
    await page.getByText("容缺的材料已补交").waitFor();
    assert.equal(await page.locator(".now").getByRole("link", { name: "补交容缺的材料" }).count(), 0);
  });
});
