// Scores names and probabilities, as coursekit.items.short_text and forecast do.

import { folded, sameName } from "./folding.js";
import { Unreadable } from "./score.js";

const LONGEST_TEXT = 120;

export function scoreShortText(sealed, response) {
  if (response === null) throw new Unreadable("empty");
  if (typeof response !== "string") throw new Unreadable("not_text");
  if ([...response].length > LONGEST_TEXT) throw new Unreadable("too_long_text");
  const given = folded(response);
  if (!given) throw new Unreadable("empty");
  const near = sealed.near.findIndex((miss) => miss.forms.includes(given));
  let reason = "wrong";
  if (sealed.accept.includes(given)) reason = "right";
  else if (near >= 0) reason = `near${near}`;
  else if (sealed.accept.some((form) => sameName(form, given))) reason = "right";
  const said = reason.startsWith("near") ? sealed.near[near] : sealed[reason];
  const right = reason === "right";
  return {
    fraction: right ? 1 : 0,
    reason,
    comments: [{ entry: "", mark: right ? "right" : "wrong", text: said.text }],
    key: sealed.key,
  };
}

export function scoreForecast(sealed, response) {
  if (response === null || response === "") throw new Unreadable("empty");
  if (typeof response !== "number") throw new Unreadable("not_a_number");
  if (!(response >= 0 && response <= 100)) throw new Unreadable("out_of_range");
  const side = response === 50 ? "even" : response > 50 ? "likely" : "unlikely";
  const right = side === (sealed.happened ? "likely" : "unlikely");
  return {
    fraction: 1 - (response / 100 - (sealed.happened ? 1 : 0)) ** 2,
    reason: "forecast",
    comments: [{ entry: "", mark: right ? "right" : "wrong", text: sealed.feedback[side].text }],
    key: { happened: sealed.happened },
    judged: right ? "right" : side === "even" ? "partly" : "wrong",
  };
}
