// The reader's own evidence table: marks for each piece of evidence, kept by Python, and exports.

import { authors, fill, focusable, make } from "../../interface/front/dom.js";
import { dataTable } from "./parts.js";

const PATIENCE = 4000; // milliseconds after which a kernel that has not answered is taken for gone

export function evidenceTable(words, { model, signal }) {
  const status = make("p", { role: "status", class: "ck-status" });
  const place = make("div");
  let waiting = 0;
  const rows = () => model.get("kept") ?? [];
  const download = (text, name, type) => {
    const link = make("a", { href: URL.createObjectURL(new Blob([text], { type })), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };
  const exporting = (label, name, type, key) => {
    const button = make("button", { type: "button", class: "ck-button ck-quiet", ...focusable }, label);
    button.addEventListener("click", () => download(model.get("exports")?.[key] ?? "", name, type), { signal });
    return button;
  };
  const actions = make(
    "div", { class: "ck-actions" },
    exporting(words.save_csv, "evidence.csv", "text/csv", "csv"),
    exporting(words.save_markdown, "evidence.md", "text/markdown", "markdown"),
  );
  const element = make(
    "div", { class: "ck-own", role: "group", "aria-label": words.own_table },
    make("h4", {}, words.own_table), place, actions,
  );

  function send(message) {
    clearTimeout(waiting);
    waiting = setTimeout(() => { status.textContent = words.no_kernel; }, PATIENCE);
    try {
      model.send({ kind: "mark", ...message });
    } catch {
      clearTimeout(waiting);
      status.textContent = words.no_kernel;
    }
  }

  function show() {
    const kept = rows();
    actions.hidden = !kept.length;
    if (!kept.length) {
      place.replaceChildren(make("p", {}, words.own_empty));
      return;
    }
    const heads = [words.contention, words.voice, words.evidence, words.bearing, words.own_note];
    place.replaceChildren(dataTable(words.own_table, heads, kept.map((row) => [
      make("span", { ...authors }, `${row.contention}. ${row.title}`), make("span", { ...authors }, row.voice),
      [make("span", { ...authors }, row.says), ` (${words[`strength_${row.strength}`]})`],
      words[`bearing_${row.mark}`], row.note,
    ])));
  }

  /** Python has answered: say so. */
  function heard() {
    clearTimeout(waiting);
    const code = model.get("trouble");
    const total = rows().length;
    status.textContent = code ? fill(words.not_kept, { reason: words[code] ?? code }, words) : fill(words.kept, { total }, words);
    show();
  }

  const markOf = (contention, voice, evidence) => rows().find((row) =>
    row.contention === contention && row.voice === voice && row.evidence === evidence);

  /** Fields for one piece of evidence: which way it points for a reading, and a note. */
  function fields(contention, voice, evidence, number) {
    const before = markOf(contention, voice, evidence);
    const options = [["", words.bearing_none], ...["for", "against", "silent"].map((one) => [one, words[`bearing_${one}`]])];
    const select = make(
      "select", { class: "ck-select", ...focusable, "aria-label": `${fill(words.bearing_of, { number }, words)}` },
      ...options.map(([value, text]) => make("option", { value }, text)),
    );
    select.value = before?.mark ?? "";
    const note = make("input", {
      type: "text", class: "ck-note", maxlength: 2000, ...focusable, "aria-label": fill(words.note_of, { number }, words),
      placeholder: words.own_note,
    });
    note.value = before?.note ?? "";
    const keep = () => {
      if (!select.value && !markOf(contention, voice, evidence)) {
        if (note.value) status.textContent = words.bearing_first;
        return;
      }
      send({ contention, voice, evidence, mark: select.value, note: note.value });
    };
    select.addEventListener("change", keep, { signal });
    note.addEventListener("change", keep, { signal });
    // JupyterLab has its own use for Enter; here it keeps the note.
    note.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.isComposing) return;
      event.preventDefault();
      event.stopPropagation();
      keep();
    }, { signal });
    return make("div", { class: "ck-mark-fields" }, select, note);
  }

  return { element, status, fields, show, heard, count: (contention) => rows().filter((row) => row.contention === contention).length };
}
