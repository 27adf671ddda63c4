// react-hook-form with a zod schema, validated at each keystroke; each field reads its own error only.

import { zodResolver } from "@hookform/resolvers/zod";
import { memo } from "react";
import { createRoot } from "react-dom/client";
import { FormProvider, useForm, useFormContext, useFormState, useWatch } from "react-hook-form";
import * as z from "zod";

import form from "bench:form";
import { OPTIONS } from "../form.mjs";
import { isAsked, isIdentityNumber, LIMITS, WORDS } from "../rules.mjs";
import "../page.css";

const { text, number } = LIMITS;
const schemas = {
  text: z.string().min(1, WORDS.missing).min(text.min, WORDS.text).max(text.max, WORDS.text),
  number: z.string().min(1, WORDS.missing).refine((it) => number.min <= Number(it) && Number(it) <= number.max, WORDS.number),
  date: z.string().min(1, WORDS.missing),
  choice: z.string().min(1, WORDS.missing),
  identity: z.string().min(1, WORDS.missing).refine(isIdentityNumber, WORDS.identity),
  note: z.string(),
};
const conditional = form.fields.filter((it) => it.when);
const compared = form.fields.filter((it) => it.notLessThan);
const schema = z
  .object(Object.fromEntries(form.fields.map((it) => [it.key, it.when ? z.string() : schemas[it.kind]])))
  .superRefine((answers, context) => {
    const say = (field, message) => context.addIssue({ code: "custom", path: [field.key], message });
    for (const field of conditional) {
      const found = isAsked(field, answers) && schemas[field.kind].safeParse(answers[field.key]).error;
      if (found) say(field, found.issues[0].message);
    }
    for (const field of compared) {
      if (Number(answers[field.key]) < Number(answers[field.notLessThan] || 0)) say(field, WORDS.notLessThan);
    }
  });
const defaultValues = Object.fromEntries(form.fields.map((it) => [it.key, ""]));

const Line = memo(function Line({ field }) {
  const { register, control } = useFormContext();
  const { errors } = useFormState({ control, name: field.key });
  const said = errors[field.key]?.message;
  const type = { number: "number", date: "date" }[field.kind] ?? "text";
  return (
    <div className="field">
      <label htmlFor={field.key}>{field.label}{field.required && <span className="required">*</span>}</label>
      {field.kind === "choice" ? (
        <select id={field.key} {...register(field.key)}>
          <option value="">请选择</option>
          {OPTIONS.map((it) => <option key={it.value} value={it.value}>{it.label}</option>)}
        </select>
      ) : (
        <input id={field.key} type={type} aria-invalid={said !== undefined} {...register(field.key)} />
      )}
      <p className="error" id={`${field.key}-error`}>{said}</p>
    </div>
  );
});

function Conditional({ field }) {
  const { control } = useFormContext();
  const answer = useWatch({ control, name: field.when.key });
  return answer === field.when.is ? <Line field={field} /> : null;
}

function Form() {
  const methods = useForm({ mode: "onChange", resolver: zodResolver(schema), defaultValues });
  return (
    <FormProvider {...methods}>
      <h1>{form.title}</h1>
      <form noValidate>
        {form.fields.map((it) => (it.when ? <Conditional key={it.key} field={it} /> : <Line key={it.key} field={it} />))}
      </form>
    </FormProvider>
  );
}

createRoot(document.getElementById("form")).render(<Form />);
