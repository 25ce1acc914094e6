// What all scorers share: they do on a page without a kernel what Python does with one.

/** An answer that cannot be read; it is asked for again and not scored. */
export class Unreadable extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

export const reasonOf = (fraction) => (fraction >= 1 ? "right" : fraction > 0 ? "partly" : "wrong");
