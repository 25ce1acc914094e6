// Tells that the file with the learner's answers was damaged, and what became of it.

import { fill, make } from "../../interface/front/dom.js";

export function recoveredNote(model, words) {
  const element = make("p", { class: "ck-recovered", role: "status" });
  return {
    element,
    show() {
      const found = model.get("recovered");
      const text = found?.file
        ? fill(words.recovered, { count: found.answers, file: found.file }, words)
        : "";
      if (element.textContent !== text) element.textContent = text;
    },
  };
}
