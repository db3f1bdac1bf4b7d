/**
 * A map that adds to one that many share: ten thousand hosts inherit from a few superclasses, and a copy for each of
 * them would be most of the work. In the order of a copy: the keys of `base`, then the others. No value is undefined.
 */
export class Overlay<V> implements ReadonlyMap<string, V> {
  readonly base: ReadonlyMap<string, V>;
  readonly own: ReadonlyMap<string, V>;

  constructor(base: ReadonlyMap<string, V>, own: ReadonlyMap<string, V>) {
    this.base = base;
    this.own = own;
  }

  get(key: string): V | undefined {
    return this.own.get(key) ?? this.base.get(key);
  }

  has(key: string): boolean {
    return this.own.has(key) || this.base.has(key);
  }

  forEach(visit: (value: V, key: string, map: ReadonlyMap<string, V>) => void): void {
    this.base.forEach((value, key) => visit(this.own.get(key) ?? value, key, this));
    this.own.forEach((value, key) => {
      if (!this.base.has(key)) visit(value, key, this);
    });
  }

  get size(): number {
    return this.copy().size;
  }

  entries() {
    return this.copy().entries();
  }

  keys() {
    return this.copy().keys();
  }

  values() {
    return this.copy().values();
  }

  [Symbol.iterator]() {
    return this.copy()[Symbol.iterator]();
  }

  private copy(): Map<string, V> {
    return new Map([...this.base, ...this.own]);
  }
}
