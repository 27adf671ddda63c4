// Two windows on one draft: what one saves, the other shows.

import { until } from "../../until.mjs";

const MOTHER = "/bundle/newborn/form/mother";
const at = (page, key) => page.locator(`[id="f-${key}"]`);

export const journeys = [
  {
    name: "what one window saves the other shows, to and fro",
    go: (here) =>
      here.visit(async (visitor, one) => {
        await visitor.open(MOTHER);
        const two = await visitor.openTab();
        await visitor.open(MOTHER);
        for (const [from, to, key, text] of [[one, two, "mother.name", "林静"], [two, one, "mother.mobile", "13900000001"]]) {
          await at(from, key).waitFor();
          await at(from, key).fill(text);
          await until(`the other window shows ${key}`, async () => (await at(to, key).inputValue()) === text);
        }
        await visitor.hasSaved();
        visitor.page = one;
        await visitor.hasSaved();
      }),
  },
];
