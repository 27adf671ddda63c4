import { wholeJourney } from "./whole.mjs";

wholeJourney({ id: "newborn", words: "孩子上户口", account: "mother", phone: true });
