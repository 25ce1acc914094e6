// Scores choices, as coursekit.items.choice does.

import { reasonOf, Unreadable } from "./score.js";

function scoreChoice(sealed, chosen, fraction) {
  const mark = (option) => {
    if (option.correct) return chosen.has(option.id) ? "right" : "missed";
    return chosen.has(option.id) ? "wrong" : "";
  };
  return {
    fraction,
    reason: reasonOf(fraction),
    comments: sealed.options.map((option) => ({
      entry: option.id, mark: mark(option), text: option.text,
    })),
    key: sealed.options.filter((option) => option.correct).map((option) => option.id),
  };
}

function chosenOptions(sealed, response) {
  const known = new Set(sealed.options.map((option) => option.id));
  if (!response.every((id) => known.has(id))) throw new Unreadable("unknown_option");
  return new Set(response);
}

const isEmptyChoice = (response) =>
  response === null || response === "" || (Array.isArray(response) && response.length === 0);

export function scoreSingleChoice(sealed, response) {
  if (isEmptyChoice(response)) throw new Unreadable("empty");
  if (typeof response !== "string") throw new Unreadable("unknown_option");
  const chosen = chosenOptions(sealed, [response]);
  const right = sealed.options.some((option) => option.correct && chosen.has(option.id));
  return scoreChoice(sealed, chosen, right ? 1 : 0);
}

export function scoreMultipleChoice(sealed, response) {
  if (isEmptyChoice(response)) throw new Unreadable("empty");
  if (!Array.isArray(response) || !response.every((id) => typeof id === "string")) {
    throw new Unreadable("unknown_option");
  }
  const chosen = chosenOptions(sealed, response);
  const share = (correct) => {
    const options = sealed.options.filter((option) => option.correct === correct);
    return options.filter((option) => chosen.has(option.id)).length / options.length;
  };
  return scoreChoice(sealed, chosen, Math.max(0, share(true) - share(false)));
}
