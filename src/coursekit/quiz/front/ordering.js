// Questions answered by putting entries in order: by buttons, by keys on them, or by dragging.

import { fill, focusable, make, plain } from "../../interface/front/dom.js";
import { clearEntry, commentEntries } from "./entries.js";

const listOf = (body) => body.querySelector(".ck-order");
const idsOf = (list) => [...list.children].map((entry) => entry.dataset.entry);

/** Say which of the buttons lead nowhere; they stay in place, so that the focus does. */
function markEnds(list) {
  for (const entry of list.children) {
    const [up, down] = entry.querySelectorAll("button");
    up.setAttribute("aria-disabled", String(!entry.previousElementSibling));
    down.setAttribute("aria-disabled", String(!entry.nextElementSibling));
  }
}

/** Let an entry follow the pointer that holds its handle. */
function dragEntries(listen, move, drop) {
  let held = null;
  const passed = (entry, y, sign) => {
    if (!entry) return false;
    const { top, height } = entry.getBoundingClientRect();
    return sign * (y - top - height / 2) > 0;
  };
  listen("pointerdown", (event) => {
    if (event.button !== 0 || !event.target.matches(".ck-handle")) return;
    event.preventDefault();
    event.target.setPointerCapture(event.pointerId);
    held = event.target.closest("li");
    held.dataset.held = "";
  });
  listen("pointermove", ({ clientY }) => {
    while (passed(held?.previousElementSibling, clientY, -1)) move(held, -1);
    while (passed(held?.nextElementSibling, clientY, 1)) move(held, 1);
  });
  listen("lostpointercapture", () => {
    delete held.dataset.held;
    drop(held);
    held = null;
  });
}

export const ordering = {
  instruction: (words) => words.order_instruction,

  ask({ entries }, name, words, { changed, signal }) {
    const said = make("p", { class: "ck-unseen", role: "status" });
    const button = (by, sign, label) =>
      make("button", {
        type: "button", class: "ck-button ck-quiet", "data-by": by, "aria-label": label, ...focusable,
      }, sign);
    const list = make("ol", { class: "ck-order" }, ...entries.map(({ id, text }) => {
      const entry = plain(text);
      return make(
        "li", { "data-entry": id },
        make(
          "div", { class: "ck-row" },
          make("span", { class: "ck-handle", "aria-hidden": "true" }, "≡"),
          make("span", { class: "ck-text", html: text }),
          button(-1, "↑", fill(words.move_up, { entry })),
          button(1, "↓", fill(words.move_down, { entry })),
        ),
        make("div", { class: "ck-note" }),
      );
    }));

    const move = (entry, by) => {
      // Its neighbours are what moves on the page: the entry keeps focus and pointer.
      const [side, put] = by < 0 ? ["previous", "after"] : ["next", "before"];
      for (let left = Math.abs(by); left > 0 && entry[`${side}ElementSibling`]; left -= 1) {
        entry[put](entry[`${side}ElementSibling`]);
      }
      list.dataset.touched = "";
      markEnds(list);
      for (const each of list.children) clearEntry(each);
      changed();
    };
    const tell = ({ dataset }) => {
      const { text } = entries.find(({ id }) => id === dataset.entry);
      const n = idsOf(list).indexOf(dataset.entry) + 1;
      said.textContent = fill(words.moved, { entry: plain(text), n, total: entries.length });
    };
    const listen = (event, listener) => list.addEventListener(event, listener, { signal });
    const act = ({ target }, by) => {
      move(target.closest("li"), by);
      tell(target.closest("li"));
    };
    listen("click", (event) => {
      if (event.target.matches("[data-by]")) act(event, Number(event.target.dataset.by));
    });
    listen("keydown", (event) => {
      const by = { ArrowUp: -1, ArrowDown: 1, Home: -Infinity, End: Infinity }[event.key];
      if (!by || !event.target.matches("[data-by]")) return;
      event.preventDefault();
      act(event, by);
    });
    dragEntries(listen, move, tell);

    return make(
      "div", {},
      make(
        "div", { class: "ck-orders" },
        make("div", {}, make("p", { class: "ck-own", hidden: true }, words.your_order), list),
        make("div", { class: "ck-right-order", hidden: true }),
      ),
      make("div", { class: "ck-whole" }), said,
    );
  },

  // The order that a question begins with is no answer yet.
  read: (body) => ("touched" in listOf(body).dataset ? idsOf(listOf(body)) : null),

  write(body, response, { entries }) {
    const list = listOf(body);
    const order = response ?? entries.map((entry) => entry.id);
    if (String(order) !== String(idsOf(list))) {
      const known = Object.fromEntries([...list.children].map((li) => [li.dataset.entry, li]));
      list.append(...order.map((id) => known[id]));
    }
    list.toggleAttribute("data-touched", response !== null);
    markEnds(list);
  },

  lock(body, locked) {
    listOf(body).toggleAttribute("data-locked", locked);
  },

  comment(body, comments, words, result, { entries }) {
    const key = result?.key;
    const say = { ...words, mark_right: words.place_right, mark_wrong: words.place_wrong };
    commentEntries(body, comments, say, "place_key", (id) => key && key.indexOf(id) + 1);
    const whole = (marked) =>
      comments
        .filter(({ entry, mark }) => entry === "" && Boolean(mark) === marked)
        .map(({ text }) => make("p", { html: text }));
    body.querySelector(".ck-whole").replaceChildren(...whole(true));
    const shown = Boolean(key && result.verdict !== "right");
    const [own, beside] = body.querySelectorAll(".ck-own, .ck-right-order");
    own.hidden = beside.hidden = !shown;
    const htmlOf = (id) => entries.find((entry) => entry.id === id).text;
    beside.replaceChildren(...(shown
      ? [
          make("p", {}, words.right_order),
          make("ol", {}, ...key.map((id) => make("li", { html: htmlOf(id) }))),
          ...whole(false),
        ]
      : []));
  },

  key: () => "",
  emptyCode: "empty_order",
};
