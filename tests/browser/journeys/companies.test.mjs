// What companies and traders get done, each from the first question to the results in hand.

import { wholeJourneys } from "./whole.mjs";

/** The pages that differ most from bundle to bundle. */
const looks = (page) => ["about", "form", "materials", "check", "results"].includes(page);

wholeJourneys(
  ["dessert-shop", "utilities-connection", "film-shooting", "school-clinic", "ship-subsidy", "road-transport-certificate"].map(
    (id) => ({ id, phone: false, looks }),
  ),
);
