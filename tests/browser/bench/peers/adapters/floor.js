// The floor: the same form by hand, without any framework. A keystroke looks at its own field and at
// those that read it, and touches nothing else.

import form from "bench:form";
import { OPTIONS } from "../form.mjs";
import { isAsked, wrong } from "../rules.mjs";
import "../page.css";

const answers = {};
const byKey = new Map(form.fields.map((field) => [field.key, field]));
const readers = new Map();
for (const field of form.fields) {
  for (const key of [field.when?.key, field.notLessThan].filter(Boolean)) {
    readers.set(key, [...(readers.get(key) ?? []), field]);
  }
}

const body = document.createElement("form");
body.noValidate = true;
for (const field of form.fields) body.append(line(field));
body.addEventListener("input", ({ target }) => {
  answers[target.id] = target.value;
  show(byKey.get(target.id));
  for (const reader of readers.get(target.id) ?? []) {
    document.getElementById(reader.key).parentElement.hidden = !isAsked(reader, answers);
    if (answers[reader.key]) show(reader);
  }
});
document.getElementById("form").append(Object.assign(document.createElement("h1"), { textContent: form.title }), body);

function line(field) {
  const place = document.createElement("div");
  place.className = "field";
  place.hidden = !isAsked(field, answers);
  const label = Object.assign(document.createElement("label"), { htmlFor: field.key, textContent: field.label });
  if (field.required) label.append(Object.assign(document.createElement("span"), { className: "required", textContent: "*" }));
  const error = Object.assign(document.createElement("p"), { id: `${field.key}-error`, className: "error" });
  place.append(label, control(field), error);
  return place;
}

function control(field) {
  if (field.kind === "choice") {
    const select = Object.assign(document.createElement("select"), { id: field.key });
    for (const { value, label } of [{ value: "", label: "请选择" }, ...OPTIONS]) select.append(new Option(label, value));
    return select;
  }
  const type = { number: "number", date: "date" }[field.kind] ?? "text";
  return Object.assign(document.createElement("input"), { id: field.key, type });
}

function show(field) {
  const said = wrong(field, answers) ?? "";
  const error = document.getElementById(`${field.key}-error`);
  if (error.textContent !== said) error.textContent = said;
  document.getElementById(field.key).toggleAttribute("aria-invalid", said !== "");
}
