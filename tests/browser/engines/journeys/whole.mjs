// The whole way through a bundle, from the first question to the receipt.

import assert from "node:assert/strict";

import { Applicant } from "../../applicant.mjs";
import { applicationsOf, demoAccounts, goodApplication } from "../../hall.mjs";
import { papers } from "../papers.mjs";

export const journeys = [
  {
    name: "the whole newborn bundle, from the first question to the receipt",
    go: (here) =>
      here.visit(async (visitor, page) => {
        const [bundle, application, { people }] = await Promise.all([here.hall.bundle("newborn"), goodApplication("newborn"), demoAccounts()]);
        const person = people.find(({ account }) => account === "mother");
        await visitor.open("/");
        const applicant = new Applicant(visitor, bundle, application, await papers(page));
        await applicant.findBundle(bundle.story.keywords[0]);
        await applicant.answerQuestions();
        await applicant.beginForm();
        await applicant.prefill(person);
        await applicant.fillSections();
        await applicant.provideMaterials();
        await applicant.precheck();
        await applicant.lookOver();
        const number = await applicant.submit(person);
        assert.deepEqual((await applicationsOf(here.hall, person)).map((it) => it.number), [number]);
        assert.equal(await applicant.results(number), undefined, "results before anybody decided");
      }),
  },
];
