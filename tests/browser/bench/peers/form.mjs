// The form that every peer builds, as plain data: labels in Chinese, ten kinds of question in turn.
//
// Ten of its fields look at another one: five stand there only for one answer to a choice, five numbers
// must not be less than the number before them.

const LABELS = ["申请人姓名", "家庭人数", "出生日期", "户口性质", "公民身份号码", "现住址", "月收入", "备注", "迁入日期", "办理方式"];
const KINDS = ["text", "number", "date", "choice", "identity", "text", "number", "note", "date", "choice"];

/** What a choice offers. */
export const OPTIONS = [
  { value: "city", label: "城镇" },
  { value: "country", label: "农村" },
  { value: "collective", label: "集体户" },
  { value: "other", label: "其他" },
];

/** The field into which the first character is typed, and the one whose check digit is looked at. */
export const FIRST = "f0";
export const RULED = "f4";

/** A form of so many fields: `{title, fields: [{key, label, kind, required, …}]}`. */
export function describe(count) {
  const fields = Array.from({ length: count }, (_, at) => ({
    key: `f${at}`,
    label: `${LABELS[at % 10]}（${at + 1}）`,
    kind: KINDS[at % 10],
    required: at % 10 !== 7,
  }));
  for (let block = 1; block <= 5; block += 1) {
    fields[block * 10 + 5].when = { key: "f3", is: "city" };
    fields[block * 10 + 6].notLessThan = `f${block * 10 + 1}`;
  }
  return { title: `${count} 项的申请表`, fields };
}
