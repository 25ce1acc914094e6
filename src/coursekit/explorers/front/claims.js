// The map of claims: a field of kinds by ratings, with a button for each claim.

import { authors, focusable, make } from "../../interface/front/dom.js";
import {
  callsOf, detailsPanel, lessonsOf, paragraph, prose, sourcesOf, tablesOf,
} from "./details.js";
import { counter, dataTable, filterBar, roving, viewSwitch } from "./parts.js";

export function claims(data, words, chosen, signal) {
  const { entries } = data;
  let view = "picture";
  let open = null;
  const rating = (strength) => (strength ? words[`rating_${strength.replace(" ", "_")}`] : "");
  const options = (names, start) => names.map((name) => [name, words[`${start}_${name.replace(" ", "_")}`]]);
  const bar = filterBar([
    { name: "kind", label: words.kind, options: options(data.kinds, "kind") },
    { name: "strength", label: words.rating, options: options(data.strengths, "rating") },
    { name: "theme", label: words.theme, options: options(data.themes, "theme") },
    { name: "speaker", label: words.speaker, options: options(data.speakers, "speaker") },
  ], { words, chosen, signal, changed: () => show() });
  const count = counter(words);
  const panel = detailsPanel(words);
  const buttons = new Map(entries.map((entry) => [entry.id, chip(entry)]));
  const map = make("div", { class: "ck-scroll" }, field());
  const legend = make(
    "ul", { class: "ck-legend", "aria-label": words.speaker },
    ...data.speakers.map((one) => make(
      "li", {}, make("span", { class: "ck-chip", "data-speaker": one, "aria-hidden": "true" }, "S"), words[`speaker_${one}`],
    )),
  );
  const picture = make("div", {}, map, legend, make("p", { class: "ck-hint" }, words.claims_hint));
  const table = make("div");
  const switcher = viewSwitch(words, (name) => {
    view = name;
    show();
  }, signal);

  function chip(entry) {
    const button = make(
      "button",
      { type: "button", class: "ck-chip", "data-speaker": entry.speaker_type, tabindex: -1, ...focusable },
      entry.id, make("span", { class: "ck-hidden", ...authors }, `. ${entry.title}`),
    );
    button.title = entry.title;
    button.addEventListener("click", () => {
      choose(entry);
      panel.reveal();
    }, { signal });
    return button;
  }

  function field() {
    const cell = (kind, strength) => make("td", {}, make(
      "div", { class: "ck-chips" },
      ...entries.filter((e) => e.kind === kind && e.strength === strength).map((e) => buttons.get(e.id)),
    ));
    const columns = [...data.strengths, ...(entries.some((entry) => !entry.strength) ? [""] : [])];
    return make(
      "table", { class: "ck-field" }, make("caption", {}, words.claims_caption),
      make("thead", {}, make(
        "tr", {}, make("td"),
        ...columns.map((one) => make("th", { scope: "col" }, rating(one) || words.rating_none)),
      )),
      make("tbody", {}, ...data.kinds.map((kind) => make(
        "tr", {}, make("th", { scope: "row" }, words[`kind_${kind}`]), ...columns.map((one) => cell(kind, one)),
      ))),
    );
  }

  const fits = (entry) => {
    const { kind, strength, theme, speaker } = bar.values;
    return (!kind || entry.kind === kind) && (!strength || entry.strength === strength)
      && (!theme || entry.themes.includes(theme)) && (!speaker || entry.speaker_type === speaker);
  };
  const matching = () => entries.filter(fits);

  function choose(entry) {
    open = entry;
    for (const [id, button] of buttons) {
      if (id === entry.id) button.setAttribute("aria-current", "true");
      else button.removeAttribute("aria-current");
    }
    const voice = ["named", "unnamed"].includes(entry.speaker_type) ? ` (${words[`speaker_${entry.speaker_type}`]})` : "";
    panel.open(
      `${entry.id}. ${entry.title}`,
      make("p", { class: "ck-facts" }, [words[`kind_${entry.kind}`], rating(entry.strength), ...entry.themes.map((one) => words[`theme_${one}`])].filter(Boolean).join(" · ")),
      make("p", {}, make("strong", {}, `${words.speaker}: `), make("span", { ...authors }, entry.speaker), voice),
      paragraph(words.test, entry.test),
      paragraph(words.status_2024, entry.status_2024),
      paragraph(words.later_status, entry.later),
      paragraph(words.note, entry.note),
      lessonsOf(entry, data, words),
      callsOf(words.contentions, entry.contentions),
      tablesOf(entry.tables, data, words),
      callsOf(words.questions, entry.items.map((name) => data.items[name]).filter(Boolean)),
      sourcesOf(entry, data, words),
    );
  }

  function tableRow(entry) {
    const button = make("button", { type: "button", class: "ck-plainbutton", ...authors, ...focusable }, `${entry.id}. ${entry.title}`);
    button.addEventListener("click", () => choose(entry), { signal });
    return [
      button, make("span", { ...authors }, entry.speaker), words[`kind_${entry.kind}`], rating(entry.strength),
      prose(entry.status_2024, "span"), prose(entry.later, "span"),
    ];
  }

  // In the order of the map: line by line, as they are read.
  const reachable = () => [...map.querySelectorAll("button")].filter((button) => !button.hidden);
  const focus = roving(map, reachable, { signal });

  function show() {
    picture.hidden = view !== "picture";
    table.hidden = view !== "table";
    const found = matching();
    for (const entry of entries) buttons.get(entry.id).hidden = !found.includes(entry);
    if (found.length) focus.refresh(open && found.includes(open) ? buttons.get(open.id) : reachable()[0]);
    if (open && !found.includes(open)) {
      open = null;
      panel.close();
    }
    if (view === "table") {
      const heads = [words.claim, words.speaker, words.kind, words.rating, words.status_2024, words.later_status];
      table.replaceChildren(dataTable(words.title_claims, heads, found.map(tableRow)));
    }
    count.tell(found.length, entries.length);
  }

  const wanted = entries.find(({ id }) => id === chosen.entry);
  if (wanted) choose(wanted);
  const node = make("div", {}, bar.element, switcher, count.element, picture, table, panel.said, panel.element);
  return { node, show };
}
