/** A value that others watch. */
export class Cell {
  #value;
  #watchers = new Set();

  constructor(value) {
    this.#value = value;
  }

  get value() {
    return this.#value;
  }

  /** Tells everybody who watches, also where the value is the same object with other content. */
  set value(value) {
    this.#value = value;
    for (const watcher of this.#watchers) watcher(value);
  }

  /** Hears of every value from now on; the answer ends it. */
  watch(watcher) {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }
}
