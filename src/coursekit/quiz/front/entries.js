// What is said to each entry of an answer, below the entry.

import { fillNodes, make } from "../../interface/front/dom.js";

/** Put comments below the entries; a wrong one also gets `words[code]` with its key put in. */
export function commentEntries(body, comments, words, code, keyText = () => "") {
  for (const element of body.querySelectorAll("[data-entry]")) {
    const own = comments.filter((comment) => comment.entry === element.dataset.entry);
    const note = element.querySelector(".ck-note");
    element.dataset.mark = "";
    note.replaceChildren();
    if (!own.length) continue;
    const mark = own[0].mark || "none";
    const key = mark === "wrong" && keyText(element.dataset.entry);
    element.dataset.mark = mark;
    note.append(make("strong", { class: "ck-mark" }, words[`mark_${mark}`]), words.stop);
    if (key) note.append(...fillNodes(words[code], { key }), words.stop);
    note.append(...own.map((comment) => make("span", { html: comment.text })));
  }
}

/** A change makes what was said to an entry stale; what is done stays as it was marked. */
export function clearEntry(element) {
  if (element.closest("form").dataset.state === "done") return;
  element.dataset.mark = "";
  element.querySelector(".ck-note").replaceChildren();
}
