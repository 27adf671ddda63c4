// SurveyJS, drawn by its React library; it validates as somebody types. Its style sheet without the font
// that it would fetch from elsewhere.

import { FunctionFactory, Model } from "survey-core";
import "survey-core/survey-core.fontless.min.css";
import "survey-core/i18n/simplified-chinese";
import { Survey } from "survey-react-ui";
import { createRoot } from "react-dom/client";

import form from "bench:form";
import { OPTIONS } from "../form.mjs";
import { isIdentityNumber, LIMITS, WORDS } from "../rules.mjs";

const { text, number } = LIMITS;
FunctionFactory.Instance.register("isIdentityNumber", ([value]) => !value || isIdentityNumber(value));

const kinds = {
  text: { type: "text", validators: [{ type: "text", minLength: text.min, maxLength: text.max, text: WORDS.text }] },
  number: { type: "text", inputType: "number", validators: [{ type: "numeric", minValue: number.min, maxValue: number.max, text: WORDS.number }] },
  date: { type: "text", inputType: "date" },
  choice: { type: "dropdown", choices: OPTIONS.map(({ value, label }) => ({ value, text: label })), renderAs: "select" },
  note: { type: "text" },
};
const elements = form.fields.map((field) => {
  const kind = kinds[field.kind] ?? {
    type: "text",
    validators: [{ type: "expression", expression: `isIdentityNumber({${field.key}})`, text: WORDS.identity }],
  };
  const compared = field.notLessThan && {
    validators: [
      ...kind.validators,
      { type: "expression", expression: `{${field.key}} >= {${field.notLessThan}}`, text: WORDS.notLessThan },
    ],
  };
  const visible = field.when && { visibleIf: `{${field.when.key}} = '${field.when.is}'` };
  return { ...kind, ...compared, ...visible, name: field.key, title: field.label, isRequired: field.required };
});

const survey = new Model({ title: form.title, elements, checkErrorsMode: "onValueChanged", textUpdateMode: "onTyping", showNavigationButtons: false });
survey.locale = "zh-cn";
createRoot(document.getElementById("form")).render(<Survey model={survey} />);
