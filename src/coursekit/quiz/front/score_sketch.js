// Scores sketches, as coursekit.items.sketch does.

import { reasonOf } from "./score.js";
import { readValues, sumOf } from "./score_allocation.js";

export function scoreSketch(sealed, response) {
  const years = sealed.values.map(([year]) => String(year));
  const given = readValues(response, years, Infinity, "years");
  const least = 0.1 * Math.max(...sealed.values.map(([, value]) => value));
  const errors = sealed.values.map(
    ([year, value]) => (given[year] - value) / Math.max(value, least),
  );
  const mean = (numbers) => sumOf(numbers) / numbers.length;
  const { tolerance, feedback } = sealed;
  const over = Math.max(0, mean(errors.map(Math.abs)) - tolerance) / (3 * tolerance);
  const fraction = Math.round(1e9 * Math.max(0, 1 - over)) / 1e9;
  let reason = reasonOf(fraction);
  const lean = mean(errors);
  if (fraction < 1 && Math.abs(lean) > tolerance) {
    const direction = lean > 0 ? "high" : "low";
    if (feedback[direction]) reason = direction;
  }
  const text = (feedback[reason] ?? feedback.wrong).text;
  const mark = fraction >= 1 ? "right" : "wrong";
  return { fraction, reason, comments: [{ entry: "", mark, text }], key: sealed.key };
}
