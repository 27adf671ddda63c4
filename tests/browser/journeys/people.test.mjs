// What people and families get done on a phone, each from the first question to the results in hand.

import { wholeJourneys } from "./whole.mjs";

/** The pages that differ most from bundle to bundle. */
const looks = (page) => ["about", "form", "materials", "check", "results"].includes(page);

wholeJourneys(
  ["vehicle-mortgage-release", "house-transfer", "youth-startup", "elder-card", "retirement", "after-death"].map((id) => ({
    id,
    looks,
  })),
);
