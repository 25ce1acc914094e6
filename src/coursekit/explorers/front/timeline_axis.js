// Where events stand on the timeline: dates as numbers, ticks, and lanes without overlaps.

const MARK = 26; // pixels that an event's mark takes

/** A date such as 1989, 1989-05 or 1989-05-16 as years; one less exact stands in its middle. */
export function asYears(iso) {
  const [year, month, day] = iso.split("-").map(Number);
  if (!month) return year + 0.5;
  if (!day) return year + (month - 0.5) / 12;
  const start = Date.UTC(year, 0, 1);
  return year + (Date.UTC(year, month - 1, day) - start) / (Date.UTC(year + 1, 0, 1) - start);
}

/** Ticks of a span of years, at least `apart` pixels from each other: [years, text]. */
export function ticks([from, to], width, language, apart = 64) {
  const least = ((to - from) * apart) / width;
  const steps = [1 / 12, 1 / 4, 1, 2, 5, 10, 20, 50, 100];
  const step = steps.find((one) => one >= least) ?? 100;
  const month = new Intl.DateTimeFormat(language, { year: "numeric", month: "short", timeZone: "UTC" });
  const found = [];
  for (let i = Math.ceil(from / step - 1e-9); i * step <= to; i += 1) {
    const at = i * step;
    const months = Math.round((at - Math.floor(at + 1e-9)) * 12);
    const text = step < 1
      ? month.format(Date.UTC(Math.floor(at + 1e-9), months, 15))
      : String(Math.round(at));
    found.push([at, text]);
  }
  return found;
}

/** A lane for each place: as far from its neighbours as the given lanes allow; `room` is free. */
export function lanes(places, width, wished) {
  const ends = Array(wished).fill(-Infinity);
  const found = places.map((x) => {
    let lane = ends.indexOf(Math.min(...ends));
    if (ends[lane] > x - MARK) lane = ends.push(-Infinity) - 1;
    ends[lane] = x;
    return { x, lane, room: 0 };
  });
  const next = new Map();
  for (const one of [...found].reverse()) {
    one.room = (next.get(one.lane) ?? width + MARK / 2) - one.x - MARK;
    next.set(one.lane, one.x);
  }
  return { found, count: ends.length };
}

/** The widest window up to the end in which the events need no more lanes than fit the page. */
export function opening(all, end, width, most = 24) {
  for (const start of all) {
    const inside = all.filter((one) => one >= start);
    const places = inside.map((one) => ((one - start) / (end - start)) * width);
    const long = end - start > 100 && all.length > 10; // one early event would hide all others
    if (!long && lanes(places, width, 8).count <= most) return [start - 0.5, end];
  }
  return [all[0] - 0.5, end];
}
