// The timeline: events as buttons on an axis of time, to zoom and move by mouse, touch and keys.

import { authors, dateText, fill, focusable, make } from "../../interface/front/dom.js";
import { detailsPanel, lessonsOf, paragraph, prose, sourcesOf } from "./details.js";
import { counter, dataTable, filterBar, roving, shape, viewSwitch } from "./parts.js";
import { asYears, lanes, opening, ticks } from "./timeline_axis.js";

const LANE = 28;
const EDGE = 18;
const AXIS = 26;
const SHORTEST = 0.5; // years in the closest view

// One outline a kind, within a square of 20.
const OUTLINES = {
  treaty: "M3 3H17V17H3Z",
  visit: "M10 2A8 8 0 1 1 9.99 2Z",
  crisis: "M10 1L19 18H1Z",
  vote: "M10 1L19 10L10 19L1 10Z",
  sanction: "M4 1L10 7L16 1L19 4L13 10L19 16L16 19L10 13L4 19L1 16L7 10L1 4Z",
  economic: "M7 1H13V7H19V13H13V19H7V13H1V7H7Z",
  military: "M10 1L12.6 7.2L19 7.6L14 11.8L15.7 18.4L10 14.8L4.3 18.4L6 11.8L1 7.6L7.4 7.2Z",
  statement: "M2 3H18V14H10L5 19V14H2Z",
};

const symbol = (kind) => shape(
  "svg", { viewBox: "0 0 20 20", width: 18, height: 18, "aria-hidden": "true", class: "ck-symbol" },
  shape("path", { d: OUTLINES[kind] }),
);

export function timeline(data, words, chosen, signal) {
  const { entries } = data;
  const when = (entry) => {
    const from = dateText(entry.date, words.language);
    return entry.end ? `${from} – ${dateText(entry.end, words.language)}` : from;
  };
  const kindText = (entry) => words[`kind_${entry.kind}`];
  const at = new Map(entries.map((entry) => [entry.id, asYears(entry.date)]));
  const places = [...at.values()].sort((one, other) => one - other);
  const latest = Math.max(...places, ...entries.map((entry) => asYears(entry.end || entry.date)));
  const whole = [places[0] - 1, latest + 1];
  let view = "picture";
  let open = null;
  let span = whole;
  let lowest = 8;
  let moved = false; // by the reader; until then the window suits the page's width

  const bar = filterBar([
    { name: "kind", label: words.kind, options: data.kinds.map((kind) => [kind, words[`kind_${kind}`]]) },
    { name: "theme", label: words.theme, options: data.themes.map((one) => [one, words[`theme_${one}`]]) },
    { name: "decade", label: words.decade, options: data.decades.map((one) => [String(one), `${one}–${one + 9}`]) },
  ], { words, chosen, signal, changed: (name) => {
    if (name === "decade" || name === "") toDecade();
    show();
  } });
  const count = counter(words);
  const panel = detailsPanel(words);
  const tool = (text, run) => {
    const button = make("button", { type: "button", class: "ck-button ck-quiet", ...focusable }, text);
    button.addEventListener("click", run, { signal });
    return button;
  };
  const tools = make(
    "div", { class: "ck-tools", role: "group", "aria-label": words.move },
    tool(words.zoom_in, () => zoom(0.5)), tool(words.zoom_out, () => zoom(2)),
    tool(words.earlier, () => pan(-0.5)), tool(words.later, () => pan(0.5)),
    tool(words.show_all, () => look(whole)),
  );
  const axis = shape("svg", { class: "ck-axis", "aria-hidden": "true" });
  const stage = make("div", { class: "ck-stage", role: "group", "aria-label": words.title_timeline }, axis);
  const buttons = new Map(entries.map((entry) => [entry.id, eventButton(entry)]));
  const table = make("div");
  const legend = make(
    "ul", { class: "ck-legend", "aria-label": words.kind },
    ...data.kinds.map((kind) => make("li", {}, symbol(kind), words[`kind_${kind}`])),
    entries.some((entry) => entry.doubt)
      ? make("li", { class: "ck-doubted" }, symbol("visit"), words.uncertain_short) : "",
  );
  const picture = make("div", {}, tools, stage, legend, make("p", { class: "ck-hint" }, words.timeline_hint));
  const switcher = viewSwitch(words, (name) => {
    view = name;
    show();
  }, signal);
  stage.append(...buttons.values());

  function eventButton(entry) {
    const button = make(
      "button",
      { type: "button", class: "ck-event", "data-kind": entry.kind, "data-doubt": entry.doubt ? "yes" : "no", tabindex: -1, ...focusable },
      symbol(entry.kind),
      make("span", { class: "ck-hidden" }, `${when(entry)}. ${kindText(entry)}. `),
      make("span", { class: "ck-name", ...authors }, entry.title),
    );
    button.title = `${when(entry)}: ${entry.title}`;
    button.addEventListener("click", () => {
      choose(entry);
      panel.reveal();
    }, { signal });
    return button;
  }

  const fits = ({ kind, themes, date }) => {
    const { values } = bar;
    return (!values.kind || values.kind === kind)
      && (!values.theme || themes.includes(values.theme))
      && (!values.decade || Math.floor(Number(date.slice(0, 4)) / 10) * 10 === Number(values.decade));
  };
  const matching = () => entries.filter(fits);

  function look([from, to]) {
    const length = Math.min(whole[1] - whole[0], Math.max(SHORTEST, to - from));
    const middle = (from + to) / 2;
    const low = Math.min(whole[1] - length, Math.max(whole[0], middle - length / 2));
    span = [low, low + length];
    moved = true;
    draw();
    tell();
  }
  function zoom(factor, centre = (span[0] + span[1]) / 2) {
    look([centre - (centre - span[0]) * factor, centre + (span[1] - centre) * factor]);
  }
  function pan(part) {
    const by = (span[1] - span[0]) * part;
    look([span[0] + by, span[1] + by]);
  }
  function toDecade() {
    const decade = Number(bar.values.decade);
    moved = Boolean(decade);
    if (decade) span = [decade - 0.2, decade + 10.2];
  }

  const across = (years, width) => EDGE + ((years - span[0]) / (span[1] - span[0])) * (width - 2 * EDGE);

  function draw() {
    const width = stage.clientWidth || 640;
    const inside = [];
    for (const entry of entries) {
      const x = across(at.get(entry.id), width);
      const seen = fits(entry) && x >= EDGE - 6 && x <= width - EDGE + 6;
      buttons.get(entry.id).hidden = !seen;
      if (seen) inside.push([entry, x]);
    }
    const marks = inside.map(([, x]) => x);
    if (!moved) lowest = lanes(marks, width, 8).count;
    // The picture keeps its height while it is zoomed into, and titles take the room of all lanes.
    const { found, count: rows } = lanes(marks, width, lowest);
    const deep = rows * LANE;
    stage.style.blockSize = `${deep + AXIS}px`;
    axis.setAttribute("width", width);
    axis.setAttribute("height", deep + AXIS);
    axis.replaceChildren(...ticks(span, width - 2 * EDGE, words.language).flatMap(([years, text]) => {
      const x = across(years, width);
      return [
        shape("line", { x1: x, x2: x, y1: 0, y2: deep + 4 }),
        shape("text", { x: Math.min(width - 26, Math.max(26, x)), y: deep + 20, "text-anchor": "middle" }, text),
      ];
    }));
    inside.forEach(([entry, x], place) => {
      const { lane, room } = found[place];
      const button = buttons.get(entry.id);
      button.style.left = `${x - 12}px`;
      button.style.top = `${lane * LANE}px`;
      button.lastChild.classList.toggle("ck-hidden", room < 44);
      button.lastChild.style.maxInlineSize = `${Math.max(0, room - 8)}px`;
      if (entry.end) {
        const to = Math.min(width, across(asYears(entry.end), width));
        if (to - x > 4) axis.prepend(shape("line", { class: "ck-span", x1: x, x2: to, y1: lane * LANE + 13, y2: lane * LANE + 13 }));
      }
    });
    focus.refresh(open && !buttons.get(open.id).hidden ? buttons.get(open.id) : undefined);
  }

  function tell() {
    const found = matching();
    const inside = found.filter((entry) => !buttons.get(entry.id).hidden).length;
    const more = view === "picture" && inside < found.length ? ` ${fill(words.in_view, { inside }, words)}` : "";
    count.tell(found.length, entries.length, more);
  }

  function choose(entry) {
    open = entry;
    for (const [id, button] of buttons) {
      if (id === entry.id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const facts = [when(entry), kindText(entry), ...entry.themes.map((one) => words[`theme_${one}`])];
    panel.open(
      entry.title,
      make("p", { class: "ck-facts" }, facts.join(" · ")),
      prose(entry.says),
      paragraph(words.why, entry.why, "ck-why"),
      paragraph(words.uncertain, entry.doubt, "ck-doubtful"),
      lessonsOf(entry, data, words),
      sourcesOf(entry, data, words),
    );
  }

  // What is reached by keys and lies outside the window is brought into it.
  const reachable = () => matching().map((entry) => buttons.get(entry.id));
  const focus = roving(stage, reachable, { signal, moved(button) {
    if (!button.hidden) return;
    const [id] = [...buttons].find(([, one]) => one === button);
    const half = (span[1] - span[0]) / 2;
    look([at.get(id) - half, at.get(id) + half]);
  } });

  stage.addEventListener("keydown", (event) => {
    const act = { "+": () => zoom(0.5), "=": () => zoom(0.5), "-": () => zoom(2), 0: () => look(whole) }[event.key];
    if (!act || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const entry = entries.find(({ id }) => buttons.get(id) === document.activeElement);
    if (entry && event.key !== "0") {
      const middle = at.get(entry.id);
      const half = ((span[1] - span[0]) / 2) * (event.key === "-" ? 2 : 0.5);
      look([middle - half, middle + half]);
    } else act();
  }, { signal });

  stage.addEventListener("wheel", (event) => {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY);
    if (!event.ctrlKey && !event.metaKey && !sideways) return; // the page scrolls
    event.preventDefault();
    const width = stage.clientWidth;
    if (sideways) pan(event.deltaX / width);
    else {
      const part = (event.clientX - stage.getBoundingClientRect().left - EDGE) / (width - 2 * EDGE);
      zoom(event.deltaY > 0 ? 1.25 : 0.8, span[0] + part * (span[1] - span[0]));
    }
  }, { signal, passive: false });

  const fingers = new Map();
  let travelled = 0;
  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!fingers.size) travelled = 0;
    fingers.set(event.pointerId, event.clientX);
  }, { signal });
  stage.addEventListener("pointermove", (event) => {
    if (!fingers.has(event.pointerId)) return;
    const before = [...fingers.values()];
    fingers.set(event.pointerId, event.clientX);
    const after = [...fingers.values()];
    travelled += Math.abs(event.clientX - before[[...fingers.keys()].indexOf(event.pointerId)]);
    if (travelled <= 4) return;
    if (!stage.hasPointerCapture(event.pointerId)) stage.setPointerCapture(event.pointerId);
    const width = stage.clientWidth - 2 * EDGE;
    if (after.length === 1) pan((before[0] - after[0]) / width);
    else {
      const apart = ([one, other]) => Math.max(10, Math.abs(one - other));
      const middle = (after[0] + after[1]) / 2 - stage.getBoundingClientRect().left - EDGE;
      zoom(apart(before) / apart(after), span[0] + (middle / width) * (span[1] - span[0]));
    }
  }, { signal });
  for (const ending of ["pointerup", "pointercancel"]) {
    stage.addEventListener(ending, (event) => fingers.delete(event.pointerId), { signal });
  }
  stage.addEventListener("pointerleave", (event) => {
    if (!stage.hasPointerCapture(event.pointerId)) fingers.delete(event.pointerId);
  }, { signal });
  stage.addEventListener("click", (event) => { // the end of a move is no choice
    if (travelled > 4 && event.detail) event.stopPropagation();
    travelled = 0;
  }, { signal, capture: true });

  function rowOf(entry) {
    const button = make("button", { type: "button", class: "ck-plainbutton", ...authors, ...focusable }, entry.title);
    button.addEventListener("click", () => choose(entry), { signal });
    return [when(entry), [button, prose(entry.says)], kindText(entry), entry.doubt ? words.uncertain_short : words.certain];
  }

  function show() {
    picture.hidden = view !== "picture";
    table.hidden = view !== "table";
    const found = matching();
    if (view === "table") {
      const heads = [words.date, words.event, words.kind, words.certainty];
      table.replaceChildren(dataTable(words.title_timeline, heads, found.map(rowOf)));
    }
    if (open && !found.includes(open)) {
      open = null;
      panel.close();
    }
    if (!moved) span = opening(places, latest + 0.5, (stage.clientWidth || 640) - 2 * EDGE);
    draw();
    tell();
  }

  if (bar.values.decade) toDecade();
  const wanted = entries.find(({ id }) => id === chosen.entry);
  if (wanted) choose(wanted);
  const node = make("div", {}, bar.element, switcher, count.element, picture, table, panel.said, panel.element);
  return { node, show };
}
