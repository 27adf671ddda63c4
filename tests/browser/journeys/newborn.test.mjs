import { wholeJourneys } from "./whole.mjs";

wholeJourneys([{ id: "newborn", phone: true }]);
