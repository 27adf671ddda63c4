// What both looks of JSON Forms share. ajv's `$data` compares two numbers, a rule shows the five fields.

import { createAjv } from "@jsonforms/core";
import { JsonForms } from "@jsonforms/react";
import { useState } from "react";
import { createRoot } from "react-dom/client";

import form from "bench:form";
import { FORMATS, property, words } from "./json-schema.mjs";
import { WORDS } from "./rules.mjs";

const schema = {
  type: "object",
  properties: Object.fromEntries(
    form.fields.map((it) => {
      const own = property(it);
      return [it.key, it.notLessThan ? { ...own, allOf: [{ minimum: { $data: `1/${it.notLessThan}` } }] } : own];
    }),
  ),
  required: form.fields.filter((it) => it.required && !it.when).map((it) => it.key),
};
const uischema = {
  type: "VerticalLayout",
  elements: form.fields.map((it) => ({
    type: "Control",
    scope: `#/properties/${it.key}`,
    ...(it.when && {
      rule: { effect: "SHOW", condition: { scope: `#/properties/${it.when.key}`, schema: { const: it.when.is }, failWhenUndefined: true } },
    }),
  })),
};
const ajv = createAjv({ $data: true });
for (const [name, look] of Object.entries(FORMATS)) ajv.addFormat(name, look);
const i18n = {
  locale: "zh-CN",
  translateError: (error) => (error.schemaPath.includes("allOf") ? WORDS.notLessThan : words(error)),
};

function Form({ renderers, cells }) {
  const [data, setData] = useState({});
  return (
    <>
      <h1>{form.title}</h1>
      <JsonForms schema={schema} uischema={uischema} data={data} renderers={renderers} cells={cells} ajv={ajv} i18n={i18n}
        onChange={({ data }) => setData(data)} />
    </>
  );
}

/** Puts the form on the page in one look. */
export function start(renderers, cells) {
  createRoot(document.getElementById("form")).render(<Form renderers={renderers} cells={cells} />);
}
