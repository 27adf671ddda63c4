// The answers and the departments' forms on paper, as the engine lays them out.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";

import { goodApplication } from "../../hall.mjs";

/** The text of a PDF without spaces. */
const textOf = (pdf) => execFileSync("pdftotext", ["-layout", "-", "-"], { input: pdf, encoding: "utf8" }).replace(/\s+/g, "");

export const journeys = [
  {
    name: "the answers and the forms print whole",
    needs: "prints",
    go: (here) =>
      here.visit(async (visitor, page) => {
        const application = { ...(await goodApplication("newborn")), materials: [] };
        const bundle = await here.hall.bundle("newborn");
        await visitor.open("/drafts");
        const buffer = Buffer.from(JSON.stringify(application));
        await page.locator('input[type="file"]').first().setInputFiles({ name: "APPLICATION.json", mimeType: "application/json", buffer });
        await visitor.isAt("/bundle/newborn/form");
        await visitor.keeps("device");
        await visitor.hasSaved();
        for (const paper of ["answers", "forms"]) {
          await visitor.open(`/bundle/newborn/${paper}`);
          await page.locator(paper === "answers" ? ".summary" : "article.sheet").first().waitFor();
          const text = textOf(await page.pdf({ preferCSSPageSize: true, printBackground: true }));
          for (const key of ["mother.id_no", "mother.mobile"]) {
            assert.ok(text.includes(application.answers[key]), `${paper} lacks ${key}`);
          }
          if (!here.engine.printsForReaders) continue;
          assert.match(text, /尚未提交/, paper);
          assert.ok(text.includes(application.answers["mother.name"]), `${paper} lacks the name`);
          const lacking = bundle.services.filter(({ form_title: title }) => paper === "forms" && !text.includes(title.replace(/\s+/g, "")));
          assert.deepEqual(lacking.map(({ form_title: title }) => title), []);
        }
      }),
  },
];
