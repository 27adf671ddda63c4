// The engine takes letters only as names of fields.

/** A field's name: `f10` is `fba`. */
export const nameOf = (key) => key.replace(/\d/g, (digit) => "abcdefghij"[digit]);
