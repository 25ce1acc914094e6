// Points of contention: a list to filter; one opened with its voices side by side and its evidence.

import { authors, dateText, fill, focusable, make } from "../../interface/front/dom.js";
import {
  callsOf, detailsPanel, lessonsOf, paragraph, prose, sourcesOf, tablesOf,
} from "./details.js";
import { evidenceTable } from "./evidence.js";
import { counter, filterBar, roving } from "./parts.js";

export function contentions(data, words, chosen, signal, model) {
  const { entries } = data;
  let open = null;
  let reading = ""; // whose reading the reader tests
  const options = (names, start) => names.map((name) => [name, words[`${start}_${name}`]]);
  const bar = filterBar([
    { name: "field", label: words.field, options: options(data.fields, "field") },
    { name: "state", label: words.state, options: options(data.states, "state") },
    { name: "side", label: words.side, options: options(data.sides, "side") },
    { name: "strength", label: words.strength, options: options(data.strengths, "strength") },
  ], { words, chosen, signal, changed: () => show() });
  const count = counter(words);
  const panel = detailsPanel(words);
  const own = evidenceTable(words, { model, signal });
  const buttons = new Map(entries.map((entry) => [entry.id, button(entry)]));
  const list = make(
    "ul", { class: "ck-list", "aria-label": words.title_contentions },
    ...entries.map((entry) => make("li", {}, buttons.get(entry.id))),
  );

  function button(entry) {
    const facts = [words[`field_${entry.field}`], words[`state_${entry.state}`], fill(words.evidence_is, { strength: words[`strength_${entry.strength}`] }, words)];
    const element = make(
      "button", { type: "button", class: "ck-row", tabindex: -1, ...focusable },
      make("span", { class: "ck-name", ...authors }, `${entry.id}. ${entry.title}`),
      make("span", { class: "ck-values" }, facts.join(" · ")),
    );
    element.addEventListener("click", () => {
      if (open === entry) shut();
      else choose(entry);
      element.scrollIntoView({ block: "nearest" }); // where a longer one above has closed
    }, { signal });
    return element;
  }

  const fits = (entry) => {
    const { field, state, side, strength } = bar.values;
    return (!field || entry.field === field) && (!state || entry.state === state)
      && (!side || entry.voices.some((voice) => voice.side === side))
      && (!strength || entry.strength === strength);
  };

  const voiceOf = (voice) => make(
    "article", { class: "ck-voice", "data-side": voice.side },
    make("h5", {}, make("span", { ...authors }, voice.who), make("span", { class: "ck-side" }, words[`side_${voice.side}`])),
    prose(voice.says),
    make("p", { class: "ck-about" }, fill(words.said_in, { date: dateText(voice.as_of, words.language) }, words)),
    sourcesOf(voice, data, words) ?? "",
  );

  function evidenceOf(entry, one, number) {
    return make(
      "li", {},
      prose(one.says),
      make("p", { class: "ck-about" }, make("strong", {}, words[`strength_${one.strength}`]), " · ", prose(one.bears, "span")),
      tablesOf(one.tables, data, words) ?? "", sourcesOf(one, data, words) ?? "",
      own.fields(entry.id, reading, one.id, number),
    );
  }

  const mark = () => {
    for (const [id, one] of buttons) one.setAttribute("aria-expanded", String(id === open?.id));
  };

  function shut() {
    open = null;
    panel.close();
    mark();
  }

  function choose(entry) {
    if (open !== entry) reading = entry.voices[0].who;
    open = entry;
    mark();
    buttons.get(entry.id).after(panel.element);
    const list = make("ol", { class: "ck-evidence" });
    const fillList = () => list.replaceChildren(...entry.evidence.map((one, place) => evidenceOf(entry, one, place + 1)));
    const select = make(
      "select", { class: "ck-select", lang: "en", ...focusable },
      ...entry.voices.map((voice) => make("option", { value: voice.who }, voice.who)),
    );
    select.value = reading;
    select.addEventListener("change", () => {
      reading = select.value;
      fillList();
    }, { signal });
    fillList();
    panel.open(
      `${entry.id}. ${entry.title}`,
      make("p", { class: "ck-facts" }, [words[`field_${entry.field}`], words[`state_${entry.state}`]].join(" · ")),
      prose(entry.question),
      make("h5", {}, words.voices),
      make("div", { class: "ck-voices" }, ...entry.voices.map(voiceOf)),
      make("h5", {}, `${words.evidence}: ${words[`strength_${entry.strength}`]}`),
      make("label", { class: "ck-filter ck-reading" }, make("span", {}, words.reading), select),
      list, own.status,
      paragraph(words.would_tell, entry.would_tell),
      paragraph(words.unknown, entry.unknown),
      lessonsOf(entry, data, words),
      callsOf(words.claims, entry.claims),
      sourcesOf(entry, data, words),
    );
  }

  const reachable = () => entries.filter(fits).map((entry) => buttons.get(entry.id));
  const focus = roving(list, reachable, { signal });

  function show() {
    const found = entries.filter(fits);
    for (const entry of entries) buttons.get(entry.id).parentNode.hidden = !found.includes(entry);
    if (found.length) focus.refresh(open && found.includes(open) ? buttons.get(open.id) : reachable()[0]);
    if (open && !found.includes(open)) shut();
    else mark();
    count.tell(found.length, entries.length);
    own.show();
  }

  const heard = () => own.heard();
  model.on("change:heard", heard);
  signal.addEventListener("abort", () => model.off("change:heard", heard));
  const wanted = entries.find(({ id }) => id === chosen.entry);
  if (wanted) choose(wanted);
  const node = make("div", {}, bar.element, count.element, list, panel.said, own.element);
  return { node, show };
}
