// Scores numbers, as coursekit.items.numeric does.

import { readNumber } from "./numbers.js";
import { Unreadable } from "./score.js";

const NEAR = 3;
const SLACK = 1e-12;

function numericReason(sealed, given) {
  const key = sealed.key.value;
  const close = (value, by) => Math.abs(given - value) <= by + SLACK * Math.max(by, Math.abs(value));
  if (close(key, sealed.tolerance)) return "right";
  const slip = sealed.slips.findIndex((one) => close(one.value, sealed.tolerance));
  if (slip >= 0) return `slip${slip}`;
  if (close(key, NEAR * sealed.tolerance)) return "near";
  if (key === 0) return "wrong";
  const relative = Math.max(sealed.tolerance / Math.abs(key), 0.01);
  const whole = sealed.per_cent ? 100 : 1;
  const powers = [-9, -8, -7, -6, -5, -4, -3, -2, -1, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const candidates = {
    sign: [-key],
    inverse: [(whole * whole) / key],
    fraction: sealed.per_cent ? [key / 100] : [],
    magnitude: powers.map((power) => key * 10 ** power),
  };
  for (const [reason, values] of Object.entries(candidates)) {
    const written = Object.hasOwn(sealed.feedback, reason);
    if (written && values.some((value) => close(value, relative * Math.abs(value)))) return reason;
  }
  return "wrong";
}

export function scoreNumeric(sealed, response) {
  if (response === null) throw new Unreadable("empty");
  if (typeof response !== "string") throw new Unreadable("not_a_number");
  const reason = numericReason(sealed, readNumber(response, sealed.factors));
  const said = reason.startsWith("slip")
    ? sealed.slips[Number(reason.slice(4))]
    : (sealed.feedback[reason] ?? sealed.feedback.wrong);
  return {
    fraction: { right: 1, near: 0.5 }[reason] ?? 0,
    reason,
    comments: [{ entry: "", mark: reason === "right" ? "right" : "wrong", text: said.text }],
    key: { text: sealed.key.text },
  };
}
