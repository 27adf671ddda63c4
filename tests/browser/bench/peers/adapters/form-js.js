// form-js of bpmn.io, the viewer. It has no rule for a check digit and none that compares two fields: an
// identity number is held against a pattern only, and the five comparisons are left out.

import { Form } from "@bpmn-io/form-js";
import "@bpmn-io/form-js/dist/assets/form-js.css";

import form from "bench:form";
import { OPTIONS } from "../form.mjs";
import { LIMITS } from "../rules.mjs";

const { text, number } = LIMITS;
const kinds = {
  text: { type: "textfield", validate: { minLength: text.min, maxLength: text.max } },
  number: { type: "number", validate: { min: number.min, max: number.max } },
  date: { type: "datetime", subtype: "date" },
  choice: { type: "select", values: OPTIONS },
  identity: { type: "textfield", validate: { pattern: "^[0-9]{17}[0-9X]$" } },
  note: { type: "textfield" },
};
const components = form.fields.map((field) => {
  const { validate, ...kind } = kinds[field.kind];
  const label = field.kind === "date" ? { dateLabel: field.label } : { label: field.label };
  const conditional = field.when && { hide: `=${field.when.key} != "${field.when.is}"` };
  return {
    ...kind,
    ...label,
    id: field.key,
    key: field.key,
    validate: { ...validate, required: field.required },
    ...(conditional && { conditional }),
  };
});

const viewer = new Form({ container: document.getElementById("form") });
await viewer.importSchema({ type: "default", components }, {});
