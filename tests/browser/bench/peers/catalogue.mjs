// Writes the same forms as a catalogue of the hall, in the format of crates/hall-catalog/data/README.md:
// two bundles, each of one service whose form is one section.

import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";

import { describe, OPTIONS } from "./form.mjs";
import { LIMITS, WORDS } from "./rules.mjs";

const { text, number } = LIMITS;
const KINDS = {
  text: `{text: {min: ${text.min}, max: ${text.max}}}`,
  number: `{number: {min: ${number.min}, max: ${number.max}}}`,
  date: "date",
  choice: `{choice: {${OPTIONS.map(({ value, label }) => `${value}: ${label}`).join(", ")}}}`,
  identity: "cn_resident_id\n  sensitive: true",
  note: "text",
};

/** The bundle with a form of so many fields, and its one section. */
export const bundleOf = (count) => `form-${count}`;
const subjectOf = (count) => `form${count}`;
/** Where its section is. */
export const pathOf = (count) => `/bundle/${bundleOf(count)}/form/${subjectOf(count)}`;
/** The id of a field's input on that page. */
export const inputOf = (count, key) => `f-${subjectOf(count)}.${key}`;

/** Writes the catalogue into a folder. */
export async function writeCatalogue(folder, counts) {
  const files = {
    "departments.yaml": '- {id: office, name: 政务服务局, contact: "12345"}\n',
    "subjects.yaml": counts.map((count) => `- {id: ${subjectOf(count)}, title: ${count} 项}\n`).join(""),
    "materials/common.yaml": "- id: request\n  name: 申请表\n  ways: [generated]\n",
  };
  for (const count of counts) {
    const { title, fields } = describe(count);
    const key = (name) => `${subjectOf(count)}.${name}`;
    files[`fields/${subjectOf(count)}.yaml`] = fields
      .map((it) => `- key: ${key(it.key)}\n  label: ${it.label}\n  kind: ${KINDS[it.kind]}\n`)
      .join("");
    files[`services/${bundleOf(count)}-service.yaml`] = service(count, title, fields, key);
    files[`bundles/${bundleOf(count)}.yaml`] = bundle(count, title);
  }
  for (const [name, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), content);
  }
}

function service(count, title, fields, key) {
  const uses = fields.map((it) => {
    const need = it.required ? "" : ", need: optional";
    const when = it.when ? `, when: '${key(it.when.key)} == "${it.when.is}"'` : "";
    return `        - {field: ${key(it.key)}${need}${when}}`;
  });
  const rules = fields
    .filter((it) => it.notLessThan)
    .map(
      (it) => `  - code: not_less_${it.key}
    at: ${key(it.key)}
    must: ${key(it.key)} >= ${key(it.notLessThan)}
    say: ${WORDS.notLessThan}
    mend: 请核对两个数
    basis: [示例办法 第二条]`,
    );
  return `id: ${bundleOf(count)}-service
name: ${title}
department: office
act: 行政许可
result: 办理结果
basis: [示例办法 第一条]
limit: {statutory: 20, promised: 5}
stages: [受理:窗口, 决定:负责人]
form:
  title: ${title}
  basis: [示例办法 第一条]
  purpose: 核对是否符合条件
  parts:
    - title: 基本情况
      uses:
${uses.join("\n")}
rules:
${rules.join("\n")}
requires:
  - {number: M1, material: request, form: electronic, copies: 1, basis: [示例办法 第三条]}
`;
}

function bundle(count, title) {
  return `id: ${bundleOf(count)}
name: ${title}
summary: 量一量速度
form_title: ${title}
audience: citizen
stage: 出生
lead: office
who: [任何人]
gets: [办理结果]
bring: [无]
keywords: [${title}]
figures: sample
fee: 不收费
help: 拨 12345
issuing: 0
visits: {online: 0, window: 1}
counted_after: generated
questions: []
services:
  - {service: ${bundleOf(count)}-service, core: true, separate: 20, separate_visits: 1}
`;
}
