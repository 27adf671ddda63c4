// What is wrong with an answer, in words. The peers that take functions call these; the others say the
// same in their own language (each adapter's header says where it cannot).

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

export const WORDS = {
  missing: "请填写这一项",
  text: "请写 2 到 30 个字",
  number: "请写 0 到 99999 之间的数",
  identity: "公民身份号码不对，请对照身份证再看一遍",
  notLessThan: "不能小于前面的人数",
};

export const LIMITS = { text: { min: 2, max: 30 }, number: { min: 0, max: 99999 } };

/** Whether 18 characters are an identity number with a right check digit (GB 11643). */
export function isIdentityNumber(text) {
  if (!/^\d{17}[\dX]$/.test(text)) return false;
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return "10X98765432"[sum % 11] === text[17];
}

/** Whether a field stands on the form, given all answers. */
export const isAsked = (field, answers) => !field.when || answers[field.when.key] === field.when.is;

/** What is wrong with one answer, given all of them; `undefined` if nothing is. */
export function wrong(field, answers) {
  const text = String(answers[field.key] ?? "");
  if (text === "") return field.required ? WORDS.missing : undefined;
  const { min, max } = LIMITS[field.kind] ?? {};
  switch (field.kind) {
    case "text":
      return text.length < min || max < text.length ? WORDS.text : undefined;
    case "number":
      if (!(min <= Number(text) && Number(text) <= max)) return WORDS.number;
      return field.notLessThan && Number(text) < Number(answers[field.notLessThan] || 0) ? WORDS.notLessThan : undefined;
    case "identity":
      return isIdentityNumber(text) ? undefined : WORDS.identity;
    default:
      return undefined;
  }
}
