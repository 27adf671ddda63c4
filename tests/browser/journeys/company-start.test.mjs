import { wholeJourneys } from "./whole.mjs";

wholeJourneys([{ id: "company-start", phone: false }]);
