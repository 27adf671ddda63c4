// RJSF with its own bare theme and ajv; the condition is the schema's, the comparison a function.

import Form from "@rjsf/core";
import { customizeValidator } from "@rjsf/validator-ajv8";
import { createRoot } from "react-dom/client";

import form from "bench:form";
import { FORMATS, property, words } from "../json-schema.mjs";
import { WORDS } from "../rules.mjs";
import "../page.css";

const always = form.fields.filter((it) => !it.when);
const conditional = form.fields.filter((it) => it.when);
const compared = form.fields.filter((it) => it.notLessThan);
const properties = (fields) => Object.fromEntries(fields.map((it) => [it.key, property(it)]));
const required = (fields) => fields.filter((it) => it.required).map((it) => it.key);
const { key, is } = conditional[0].when;

const schema = {
  type: "object",
  title: form.title,
  properties: properties(always),
  required: required(always),
  if: { properties: { [key]: { const: is } }, required: [key] },
  then: { properties: properties(conditional), required: required(conditional) },
};
const uiSchema = { "ui:order": form.fields.map((it) => it.key).concat("*"), "ui:submitButtonOptions": { norender: true } };
const validator = customizeValidator({ customFormats: FORMATS });

function compare(answers, errors) {
  for (const field of compared) {
    if (answers?.[field.key] < answers?.[field.notLessThan]) errors[field.key].addError(WORDS.notLessThan);
  }
  return errors;
}

createRoot(document.getElementById("form")).render(
  <Form schema={schema} uiSchema={uiSchema} validator={validator} liveValidate="onChange" noHtml5Validate
    showErrorList={false} customValidate={compare}
    transformErrors={(errors) => errors.map((it) => ({ ...it, message: words({ keyword: it.name, params: it.params }) }))} />,
);
