import { wholeJourney } from "./whole.mjs";

wholeJourney({ id: "company-start", words: "开公司", account: "founder", phone: false });
