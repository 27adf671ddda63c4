// The form as JSON Schema, for the peers that start from one.

import { OPTIONS } from "./form.mjs";
import { isIdentityNumber, LIMITS, WORDS } from "./rules.mjs";

const oneOf = OPTIONS.map(({ value, label }) => ({ const: value, title: label }));

/** One field's schema. */
export function property(field) {
  const { min, max } = LIMITS[field.kind] ?? {};
  const title = field.label;
  switch (field.kind) {
    case "text":
      return { type: "string", title, minLength: min, maxLength: max };
    case "number":
      return { type: "number", title, minimum: min, maximum: max };
    case "date":
      return { type: "string", format: "date", title };
    case "choice":
      return { type: "string", title, oneOf };
    case "identity":
      return { type: "string", title, format: "identity" };
    default:
      return { type: "string", title };
  }
}

/** What ajv calls to look at an identity number. */
export const FORMATS = { identity: isIdentityNumber };

/** The words for what ajv found. */
export const words = ({ keyword, params }) =>
  ({
    required: WORDS.missing,
    minLength: WORDS.text,
    maxLength: WORDS.text,
    minimum: WORDS.number,
    maximum: WORDS.number,
    type: WORDS.number,
  })[keyword] ?? (params?.format === "identity" ? WORDS.identity : WORDS.missing);
