// Who is measured, and where on its page things stand: the input of a field, and the message beside it.
//
// `live` is there once the page's program looks at what is typed; for most that is the input itself.

import { inputOf } from "./catalogue.mjs";
import { nameOf } from "./defra/names.mjs";

const byId = (id) => `[id="${id}"]`;

/** The pages that are built here. */
export const PEERS = [
  { name: "floor (no framework)", adapter: "floor.js", input: byId, message: (key) => byId(`${key}-error`) },
  { name: "react-hook-form + zod", adapter: "react-hook-form.jsx", input: byId, message: (key) => byId(`${key}-error`) },
  { name: "RJSF", adapter: "rjsf.jsx", input: (key) => byId(`root_${key}`), message: (key) => byId(`root_${key}__error`) },
  {
    name: "JSON Forms",
    adapter: "json-forms.jsx",
    input: (key) => byId(`#/properties/${key}-input`),
    message: (key) => `${byId(`#/properties/${key}`)} .validation_error`,
  },
  {
    name: "JSON Forms Material",
    adapter: "json-forms-material.jsx",
    input: (key) => byId(`#/properties/${key}-input`),
    message: (key) => `${byId(`#/properties/${key}`)} .MuiFormHelperText-root`,
  },
  {
    name: "form-js",
    adapter: "form-js.js",
    input: (key) => `input[id$="-${key}"]`,
    message: (key) => `.fjs-form-field:has(input[id$="-${key}"]) .fjs-form-field-error`,
  },
  {
    name: "Form.io",
    adapter: "form-io.js",
    input: (key) => `input[name="data[${key}]"]`,
    message: (key) => `.formio-component-${key} .formio-errors .error`,
  },
  {
    name: "SurveyJS",
    adapter: "survey-js.jsx",
    input: (key) => `[data-name="${key}"] input`,
    message: (key) => `[data-name="${key}"] .sd-element__erbox`,
  },
  {
    // Drawn by the server, which judges what is sent: no message at a keystroke.
    name: "DEFRA forms engine",
    program: "defra",
    path: "/bench/form",
    input: (key) => byId(nameOf(key)),
  },
];

/** The hall itself, for a form of so many fields. */
export function hallPage(count) {
  return {
    name: "the hall (ours)",
    input: (key) => byId(inputOf(count, key)),
    message: (key) => `${byId(`${inputOf(count, key)}-error`)} > *`,
    live: ".actions .save",
  };
}
