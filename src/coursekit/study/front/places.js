// The list of a test's questions: which are answered, and a way to each.

import { fill, focusable, make } from "../../interface/front/dom.js";

/** Numbers in words, neighbours as a span: 1, 3–5. */
export function spans(numbers, comma) {
  const found = [];
  for (const number of numbers) {
    if (found.at(-1)?.at(-1) === number - 1) found.at(-1).push(number);
    else found.push([number]);
  }
  return found.map((one) => (one.length > 1 ? `${one[0]}–${one.at(-1)}` : one[0])).join(comma);
}

export function places(total, words, go, signal) {
  const buttons = Array.from({ length: total }, (_, index) => {
    const button = make("button", { type: "button", ...focusable }, String(index + 1));
    button.addEventListener("click", () => go(index), { signal });
    return button;
  });
  const element = make(
    "nav", { "aria-label": words.question_list },
    make("ol", { class: "ck-places" }, ...buttons.map((button) => make("li", {}, button))),
  );

  return {
    element,
    show(states, current) {
      buttons.forEach((button, index) => {
        const state = words[`place_${states[index]}`];
        button.dataset.state = states[index];
        button.setAttribute("aria-label", fill(words.place, { n: index + 1, state }, words));
        if (index === current) button.setAttribute("aria-current", "step");
        else button.removeAttribute("aria-current");
      });
    },
  };
}
