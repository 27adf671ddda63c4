// The results in words and numbers.

/** The value below which this share of the numbers lies. */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)];
}

const SHARES = [0.5, 0.75, 0.98];

/** What is kept of many numbers. */
export const summary = (numbers) =>
  numbers && { n: numbers.length, p50: quantile(numbers, 0.5), p75: quantile(numbers, 0.75), p98: quantile(numbers, 0.98) };

/** Lines of columns as wide as they need to be. */
export function table(rows) {
  const width = (text) => [...text].reduce((sum, it) => sum + (/[\u2e80-\uffef]/.test(it) ? 2 : 1), 0);
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => width(row[at]))));
  return rows
    .map((row) => row.map((cell, at) => (at ? cell.padStart(widths[at]) : cell.padEnd(widths[at]))).join("  "))
    .join("\n");
}

/** First and second visits: milliseconds as medians, ratio to the floor, bytes. */
export function visitsTable(results, floor) {
  const head = ["", "first key", "× floor", "checks live", "KB", "2nd: key", "× floor", "KB"];
  const median = (runs, visit, what) => quantile(runs.map((run) => run[visit][what]), 0.5);
  const rows = results.filter((it) => it.visits).map(({ name, visits }) => [
    name,
    seconds(median(visits, "first", "painted")),
    ratio(median(visits, "first", "painted"), median(floor.visits, "first", "painted")),
    seconds(median(visits, "first", "live")),
    kilobytes(median(visits, "first", "bytes")),
    seconds(median(visits, "second", "painted")),
    ratio(median(visits, "second", "painted"), median(floor.visits, "second", "painted")),
    kilobytes(median(visits, "second", "bytes")),
  ]);
  return table([head, ...rows]);
}

/** Keystrokes: what each costs the processor; p50, p75 and p98 in milliseconds, ratio of the medians to the floor. */
export function keystrokesTable(results, floor) {
  const columns = ["paint", "message"];
  const head = ["", "work", "× floor", ...columns.flatMap((what) => [`${what} p50`, "p75", "p98", "× floor"])];
  const rows = results.filter((it) => it.keys).map(({ name, keys }) => [
    name,
    milliseconds(keys.work),
    ratio(keys.work, floor.keys.work),
    ...columns.flatMap((what) => [
      ...SHARES.map((share) => (keys[what] ? milliseconds(quantile(keys[what], share)) : "–")),
      keys[what] ? ratio(quantile(keys[what], 0.5), quantile(floor.keys[what], 0.5)) : "–",
    ]),
  ]);
  return table([head, ...rows]);
}

const seconds = (ms) => `${(ms / 1000).toFixed(2)} s`;
const milliseconds = (ms) => ms.toFixed(ms < 100 ? 1 : 0);
const kilobytes = (bytes) => (bytes / 1000).toFixed(1);
const ratio = (a, b) => (a / b).toFixed(2);
