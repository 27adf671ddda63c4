import { wholeJourneys } from "./whole.mjs";

wholeJourneys([{ id: "labour-dispatch-hr", phone: false }]);
