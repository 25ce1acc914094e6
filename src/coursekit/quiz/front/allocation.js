// Questions answered by dividing 100 % over categories.
//
// What is not given away stays in sight as the rest, and no part moves by itself: who cannot see
// all rows at once must be able to rely on what they have set. A slider ends where the rest does.

import { fill, fillNodes, focusable, make, percentText } from "../../interface/front/dom.js";

const partOf = (row) => Number(row.querySelector("[type=number]").value) || 0;
const partRows = (node) => [...node.querySelectorAll(".ck-part")];
const restOf = (node) =>
  Number((100 - partRows(node).reduce((sum, row) => sum + partOf(row), 0)).toFixed(1));

function setPart(row, value) {
  row.querySelector("[type=number]").value = Number(value.toFixed(1));
  placeSlider(row);
}

function placeSlider(row) {
  const slider = row.querySelector("[type=range]");
  slider.value = partOf(row);
  slider.setAttribute("aria-valuetext", `${partOf(row)} %`);
}

export const allocation = {
  instruction: (words) => words.divide,

  ask(question, name, words, { changed, signal }) {
    const rows = question.categories.map((category) => {
      const label = `${name}-${category.id}`;
      const control = (type, more) => make("input", {
        type, min: 0, max: 100, step: 1, "aria-labelledby": label, ...more, ...focusable,
      });
      return make(
        "div", { class: "ck-part", "data-entry": category.id },
        make("span", { id: label, class: "ck-name", html: category.text }),
        make("div", { class: "ck-slide" }, control("range", { value: 0 }), make("div")),
        make("span", {}, control("number", { class: "ck-number", inputmode: "decimal" }), " %"),
        make(
          "button",
          {
            type: "button", class: "ck-button ck-quiet", id: `${label}-rest`,
            "aria-labelledby": `${label}-rest ${label}`, ...focusable,
          },
          words.rest_here,
        ),
        make("div", { class: "ck-note" }),
      );
    });
    const rest = make("p", { role: "status", class: "ck-rest" });
    const node = make("div", { class: "ck-parts" }, ...rows, rest, make("div", { class: "ck-note" }));
    node.refresh = () => {
      const left = restOf(node);
      const text = left > 0 ? words.rest : left < 0 ? words.over : words.no_rest;
      rest.textContent = fill(text, { rest: percentText(Math.abs(left), words) }, words);
      for (const row of rows) {
        row.querySelector("button").setAttribute("aria-disabled", String(left === 0));
      }
    };
    const act = (event) => {
      const row = event.target.closest(".ck-part");
      const open = !node.hasAttribute("data-locked");
      if (event.target.type === "range" && open) {
        setPart(row, Math.min(Number(event.target.value), partOf(row) + Math.max(0, restOf(node))));
      } else if (event.target.type === "button" && open) {
        setPart(row, Math.min(100, Math.max(0, partOf(row) + restOf(node))));
      }
      placeSlider(row);
      if (!open) return;
      node.refresh();
      changed();
    };
    node.addEventListener("input", act, { signal });
    node.addEventListener("click", (event) => {
      if (event.target.type === "button") act(event);
    }, { signal });
    return node;
  },

  read(body) {
    const parts = partRows(body).map((row) => [row.dataset.entry, partOf(row)]);
    return parts.some(([, part]) => part) ? Object.fromEntries(parts) : null;
  },

  write(body, response) {
    for (const row of partRows(body)) {
      setPart(row, response?.[row.dataset.entry] ?? 0);
      if (!response) row.querySelector("[type=number]").value = "";
    }
    body.firstChild.refresh();
  },

  lock(body, locked) {
    body.firstChild.toggleAttribute("data-locked", locked); // hides the buttons, too
    for (const row of partRows(body)) {
      const [slider, number] = row.querySelectorAll("input");
      slider.setAttribute("aria-disabled", String(locked));
      number.readOnly = locked;
    }
    body.querySelector(".ck-rest").hidden = locked;
  },

  comment(body, comments, words, result) {
    const shares = result?.key?.shares;
    const said = new Map(comments.map((comment) => [comment.entry, comment]));
    for (const row of partRows(body)) {
      const comment = said.get(row.dataset.entry);
      const share = shares?.[row.dataset.entry];
      row.dataset.mark = comment?.mark ?? "";
      row.querySelector(".ck-slide div").style.inlineSize = `${share ?? 0}%`;
      const note = row.querySelector(".ck-note");
      note.replaceChildren();
      if (!comment) continue;
      let verdict = words.mark_none;
      if (comment.mark === "right") verdict = words.part_close;
      else if (shares) verdict = partOf(row) > share ? words.too_high : words.too_low;
      note.append(
        make("strong", { class: "ck-mark" }, verdict), words.stop,
        shares ? fill(words.data_share, { share: percentText(share, words) }) + words.stop : "",
        make("span", { html: comment.text }),
      );
    }
    const whole = said.get("");
    body.firstChild.lastChild.replaceChildren(whole ? make("span", { html: whole.text }) : "");
  },

  key: (result, words) => fillNodes(words.key, { key: make("span", { html: result.key.text }) }),
  emptyCode: "sum",
};
