// The whole way through a bundle, from "what do you want to get done?" to the results in hand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Applicant } from "../applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { approveAll } from "../reviewer.mjs";
import { sheets } from "../sheets.mjs";
import { Visitor, withHall } from "../visitor.mjs";

/** A chain of departments is never longer than this. */
const N_ROUNDS = 8;

/**
 * Declares the journeys of a file, one hall for all of them: `id` is the bundle, `phone` whether it is done on
 * one, `looks` at which pages to look closely: all of them unless said.
 */
export function wholeJourneys(journeys) {
  const here = withHall({ before, after }, Hall);

  for (const { id, phone = true, looks = () => true } of journeys) {
    test(`${id}: from the first question to the results in hand`, async () => {
      const { hall, browser } = here;
      const [bundle, application, accounts] = await Promise.all([hall.bundle(id), goodApplication(id), demoAccounts()]);
      const person = accounts.people.find(({ bundles }) => bundles.includes(id));
      const visitor = await Visitor.arrive(browser, hall, { phone });
      // Nobody is signed in at first, which the page asks the server for.
      visitor.expect(/401/);
      await visitor.through(() => go(here, visitor, { id, looks, bundle, application, accounts, person }));
    });
  }
}

/** Every step, with a look at the pages. */
async function go(here, visitor, { id, looks, bundle, application, accounts, person }) {
  const applicant = new Applicant(visitor, bundle, application, await sheets(here.browser));
  const look = async (name) => looks(name) && visitor.look(`${id}-${name}`);

  await applicant.findBundle(bundle.story.keywords[0]);
  await look("about");
  await applicant.answerQuestions(async (question) => question === bundle.questions[0].id && look("question"));
  await look("outcome");
  await applicant.beginForm();
  await applicant.prefill(person);
  await look("form");
  await applicant.fillSections(async (section) => look(`section-${section}`));
  await applicant.provideMaterials();
  await look("materials");
  await applicant.precheck();
  await look("check");
  await applicant.lookOver();
  await look("answers");
  const number = await applicant.submit(person, () => look("submit"));
  await look("receipt");
  assert.equal(await applicant.results(number), undefined, "results before anybody decided");
  await look("tracking");

  const departments = bundle.services.map(({ department }) => bundle.departments[department].id);
  const reviewers = accounts.reviewers.filter(({ department }) => departments.includes(department));
  const results = await decide(here, reviewers, () => applicant.results(number), (visitor) => looks("desk-case") && visitor.look(`${id}-desk-case`));
  assert.ok(0 < results.length, "no results");
  await look("results");
}

/** Lets the departments decide, round by round, until the results are there. */
async function decide({ browser, hall }, reviewers, results, look) {
  let looked = false;
  for (let round = 0; round < N_ROUNDS; round += 1) {
    let number = 0;
    for (const reviewer of reviewers) {
      number += await approveAll(browser, hall, reviewer, async (visitor) => {
        if (!looked) await look(visitor);
        looked = true;
      });
    }
    const there = await results();
    if (there) return there;
    assert.notEqual(number, 0, "no department has anything to decide, and there are no results");
  }
  throw new Error(`no results after ${N_ROUNDS} rounds`);
}
