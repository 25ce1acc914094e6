// Stands in for the kernel on a page that has none: scores, and keeps answers in the browser.

import { render } from "./quiz.js";
import { reasonOf, Unreadable } from "./score.js";
import { SCORERS } from "./scorers.js";

/** Scores a response; throws Unreadable when it has to be asked for again. */
export function score(type, sealed, response) {
  return SCORERS[type](sealed, response);
}

/** What is said to a response, in the form that Python sends. */
function resultOf(question, response, { confidence, tries }) {
  const scored = score(question.type, question.sealed.score, response);
  const verdict = scored.judged ?? reasonOf(scored.fraction);
  const left = verdict === "right" ? 0 : Math.max(0, question.sealed.tries - tries);
  const own = (comment) => left === 0 || ["right", "wrong"].includes(comment.mark);
  const { numbers, sources, as_of } = question.sealed;
  return {
    response, confidence, verdict, left,
    fraction: scored.fraction,
    reason: scored.reason,
    percent: Math.round(100 * scored.fraction),
    comments: scored.comments.filter(own),
    key: left === 0 ? scored.key : null,
    numbers: left === 0 ? numbers : [],
    sources: left === 0 ? sources : [],
    as_of: left === 0 ? as_of : "",
    attempt: `${tries}-${Date.now()}-${Math.random()}`,
  };
}

const reordered = (question) => {
  const next = structuredClone(question);
  for (const name of question.shuffle ?? []) {
    for (let i = next[name].length - 1; i > 0; i -= 1) {
      const j = Math.floor(Math.random() * (i + 1));
      [next[name][i], next[name][j]] = [next[name][j], next[name][i]];
    }
  }
  return next;
};

/** The question with its sealed part, which is kept from the casual eye, in the open. */
const opened = (question) => {
  const bytes = Uint8Array.from(atob(question.sealed), (one) => one.charCodeAt(0));
  return { ...question, sealed: JSON.parse(new TextDecoder().decode(bytes)) };
};

/** The question in one of its forms, by lot: another one than before, where it has several. */
const drawn = (question) => {
  const { variants } = question.sealed;
  if (!variants) return question;
  const others = variants.filter(({ variant }) => variant !== question.variant);
  const next = others[Math.floor(Math.random() * others.length)];
  return { ...next, sealed: { ...next.sealed, variants } };
};

/** Show a quiz in `el`; `data` holds questions with their sealed part, words and settings. */
export function mount(el, data) {
  const listeners = new Map();
  const state = { trouble: "", notice: {}, results: {}, settings: {}, ...data };
  state.questions = state.questions.map(opened).map(drawn);
  const triesOf = new Map();
  let notices = 0;

  const set = (name, value) => {
    state[name] = value;
    for (const listener of listeners.get(`change:${name}`) ?? []) listener();
  };

  function answer({ item, response, confidence = null }) {
    const question = state.questions.find((one) => one.id === item);
    if (state.results[item]?.left === 0) triesOf.set(item, 0);
    const tries = (triesOf.get(item) ?? 0) + 1;
    try {
      const result = resultOf(question, response, { confidence, tries });
      triesOf.set(item, tries);
      set("results", { ...state.results, [item]: result });
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      set("notice", { item, code: error.code, number: (notices += 1) });
    }
  }

  function again({ items }) {
    const results = { ...state.results };
    for (const item of items) {
      delete results[item];
      triesOf.delete(item);
    }
    state.questions = state.questions.map((question) =>
      items.includes(question.id) ? drawn(reordered(question)) : question,
    );
    set("results", results);
  }

  const controller = new AbortController();
  const model = {
    get: (name) => state[name],
    on: (event, listener) =>
      listeners.set(event, [...(listeners.get(event) ?? []), listener]),
    off: (event, listener) =>
      listeners.set(event, (listeners.get(event) ?? []).filter((one) => one !== listener)),
    send: (message) => ({ answer, again })[message.kind]?.(message),
  };
  render({ model, el, signal: controller.signal });
  return () => controller.abort();
}
