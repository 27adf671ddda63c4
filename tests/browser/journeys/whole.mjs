// The whole way through a bundle, from "what do you want to get done?" to the results in hand.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";

import { Applicant } from "../applicant.mjs";
import { Hall, demoAccounts, goodApplication } from "../hall.mjs";
import { approveAll } from "../reviewer.mjs";
import { sheets } from "../sheets.mjs";
import { Behind } from "../staff.mjs";
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
  const results = await decide(here, reviewers, number, () => applicant.results(number), (visitor) => looks("desk-case") && visitor.look(`${id}-desk-case`));
  assert.ok(0 < results.length, "no results");
  await look("results");
}

/** Lets the departments decide, round by round, until the results are there. */
async function decide(here, reviewers, number, results, look) {
  const { browser, hall } = here;
  let looked = false;
  for (let round = 0; round < N_ROUNDS; round += 1) {
    let decided = 0;
    for (const reviewer of reviewers) {
      decided += await approveAll(browser, hall, reviewer, async (visitor) => {
        if (!looked) await look(visitor);
        looked = true;
      });
    }
    const there = await results();
    if (there) return there;
    if (decided === 0) decided = await handOver(here, number);
    assert.notEqual(decided, 0, "no desk has anything to do, and there are no results");
  }
  throw new Error(`no results after ${N_ROUNDS} rounds`);
}

/** The issuing desk makes what does not go out by itself, and hands it over; gives how much it did. */
async function handOver(here, number) {
  const issuing = await Behind.of(here, "issuing");
  for (let done = 0; ; done += 1) {
    const { offers = [] } = await issuing.get(`/api/desk/applications/${number}`);
    const next = offers.find(({ act }) => act.issue ?? act.hand_over);
    if (next === undefined) return done;
    await issuing.act(number, next.act.issue ? next.act : { hand_over: { signature: "领取人" } });
  }
}
