import { wholeJourney } from "./whole.mjs";

wholeJourney({ id: "labour-dispatch-hr", words: "劳务派遣", account: "legal", phone: false });
