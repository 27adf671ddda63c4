// Form.io, its form renderer without the builder, in the Bootstrap look.

import { Form } from "@formio/js/form";
import "@formio/js/dist/formio.form.min.css";

import form from "bench:form";
import { OPTIONS } from "../form.mjs";
import { isIdentityNumber, LIMITS, WORDS } from "../rules.mjs";

const { text, number } = LIMITS;
const kinds = {
  text: { type: "textfield", validate: { minLength: text.min, maxLength: text.max, customMessage: WORDS.text } },
  number: { type: "number", validate: { min: number.min, max: number.max, customMessage: WORDS.number } },
  date: { type: "textfield", inputType: "date" },
  choice: { type: "select", widget: "html5", data: { values: OPTIONS } },
  identity: { type: "textfield", validate: { custom: "valid = window.isIdentityNumber(input)", customMessage: WORDS.identity } },
  note: { type: "textfield" },
};
// Form.io's rules are texts that it evaluates; what they call must be found by name.
window.isIdentityNumber = isIdentityNumber;

const components = form.fields.map((field) => {
  const { validate, ...kind } = kinds[field.kind];
  const compared = field.notLessThan && {
    custom: `valid = !(Number(input) < Number(data.${field.notLessThan}))`,
    customMessage: WORDS.notLessThan,
  };
  const conditional = field.when && { show: true, when: field.when.key, eq: field.when.is };
  return {
    ...kind,
    key: field.key,
    label: field.label,
    input: true,
    validate: { ...validate, ...compared, required: field.required },
    ...(conditional && { conditional }),
  };
});

const renderer = new Form(document.getElementById("form"), { title: form.title, display: "form", components }, { noAlerts: true });
await renderer.ready;
