// From the first page to a bundle and its first question.

import assert from "node:assert/strict";

export const journeys = [
  {
    name: "everyday words find a bundle, it opens, and its first question is asked",
    go: (here) =>
      here.visit(async (visitor, page) => {
        await visitor.open("/");
        await page.getByRole("searchbox").fill("孩子上户口");
        await page.getByRole("link", { name: "新生儿出生一件事", exact: true }).first().click();
        await visitor.isAt("/bundle/newborn");
        await visitor.press("开始办理");
        await page.locator("fieldset#question").waitFor();
        await visitor.tick("option-0");
        await visitor.press("下一步");
        await page.waitForURL(({ pathname }) => /\/questions\/(?!birth_place)/.test(pathname));
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.ok(tooWide <= 0, `${tooWide} px wider than the window`);
      }),
  },
];
