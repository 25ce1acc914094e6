// Scores divisions of a whole, as coursekit.items.allocation does.

import { reasonOf, Unreadable } from "./score.js";

/** Read numbers by name: every name must be known and have one within limits. */
export function readValues(response, names, most, missing) {
  const values = Object.values(Object(response));
  const mapped = typeof response === "object"; // null is one, too
  if (response === "" || (mapped && !values.length)) throw new Unreadable("empty");
  const known = new Set(names);
  if (!mapped || !Object.keys(response).every((name) => known.has(name))) {
    throw new Unreadable("unknown_option");
  }
  if (!values.every((value) => typeof value === "number" && Math.abs(value) < 1e300)) {
    throw new Unreadable("not_a_number");
  }
  if (!values.every((value) => value >= 0 && value <= most)) throw new Unreadable("out_of_bounds");
  if (values.length < known.size) throw new Unreadable(missing);
  return response;
}

export const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

export function scoreAllocation(sealed, response) {
  const categories = sealed.categories;
  const given = readValues(response, categories.map((one) => one.id), 100, "incomplete");
  if (Math.abs(sumOf(categories.map((one) => given[one.id])) - 100) > 0.05 + 1e-9) {
    throw new Unreadable("sum");
  }
  const misplaced = (part) => sumOf(categories.map((one) => Math.abs(part(one) - one.share))) / 2;
  const off = misplaced((one) => given[one.id]);
  const even = misplaced(() => 100 / categories.length);
  const right = off <= sealed.tolerance + 1e-9;
  const fraction = right ? 1 : even ? Math.max(0, 1 - off / even) : 0;
  const comments = categories.map((one) => {
    const over = given[one.id] - one.share;
    if (Math.abs(over) <= 3 + 1e-9) return { entry: one.id, mark: "right", text: "" };
    return { entry: one.id, mark: "wrong", text: (over > 0 ? one.high : one.low).text };
  });
  const { feedback } = sealed;
  const mark = right ? "right" : feedback.wrong ? "wrong" : "";
  comments.push({ entry: "", mark, text: feedback[mark || "right"].text });
  const shares = categories.map((one) => [one.id, Math.round(10 * one.share) / 10]);
  return {
    fraction,
    reason: reasonOf(fraction),
    comments,
    key: { shares: Object.fromEntries(shares), text: sealed.text, source: sealed.source },
  };
}
