// Scores orders, pairs and categories, as coursekit.items.ordering, matching and classification do.

import { reasonOf, Unreadable } from "./score.js";

const isBlank = (response) =>
  response === null || response === "" ||
  (typeof response === "object" && Object.keys(response).length === 0);

const remarks = (entry, right, text) =>
  right
    ? [{ entry, mark: "right", text }]
    : [{ entry, mark: "wrong", text: "" }, { entry, mark: "", text }];

const scored = (fraction, comments, key) => ({
  fraction, reason: reasonOf(fraction), comments, key,
});

export function scoreOrdering({ entries, right, partial }, response) {
  if (isBlank(response)) throw new Unreadable("empty");
  const key = entries.map((entry) => entry.id);
  if (!Array.isArray(response) || !response.every((name) => key.includes(name))) {
    throw new Unreadable("unknown_option");
  }
  if (new Set(response).size < response.length) throw new Unreadable("repeated");
  if (response.length < key.length) throw new Unreadable("incomplete");
  const places = response.map((name) => key.indexOf(name));
  let concordant = 0;
  places.forEach((place, i) => {
    concordant += places.slice(i + 1).filter((later) => place < later).length;
  });
  const fraction = concordant / ((key.length * (key.length - 1)) / 2);
  const whole = fraction < 1
    ? [{ entry: "", mark: "wrong", text: partial.text }, { entry: "", mark: "", text: right.text }]
    : remarks("", true, right.text);
  const marked = response.flatMap((name, i) =>
    remarks(name, places[i] === i, entries[places[i]].text),
  );
  return scored(fraction, [...whole, ...marked], key);
}

function readPairing(response, entries, choices) {
  if (isBlank(response)) throw new Unreadable("empty");
  const known = ([entry, choice]) => entries.includes(entry) && choices.includes(choice);
  if (typeof response !== "object" || Array.isArray(response) ||
      !Object.entries(response).every(known)) {
    throw new Unreadable("unknown_option");
  }
  if (Object.keys(response).length < entries.length) throw new Unreadable("incomplete");
  return response;
}

/** Share of entries that `fits`; each has an id, its key and its feedback. */
function scorePairing(entries, fits) {
  const fraction = entries.filter(fits).length / entries.length;
  const comments = entries.flatMap((entry) => remarks(entry.id, fits(entry), entry.text));
  return scored(fraction, comments, Object.fromEntries(entries.map(({ id, key }) => [id, key])));
}

export function scoreMatching({ pairs, extra }, response) {
  const entries = pairs.map(({ left, right, text }) => ({ id: left, key: right, text }));
  const rights = [...pairs.map((pair) => pair.right), ...extra];
  const chosen = readPairing(response, entries.map((entry) => entry.id), rights);
  if (new Set(Object.values(chosen)).size < entries.length) throw new Unreadable("repeated");
  return scorePairing(entries, ({ id, key }) => chosen[id] === key);
}

export function scoreClassification({ categories, statements }, response) {
  const entries = statements.map(({ id, accepted, text }) => ({ id, key: accepted, text }));
  const chosen = readPairing(response, entries.map((entry) => entry.id), categories);
  return scorePairing(entries, ({ id, key }) => key.includes(chosen[id]));
}
