/** Keeps what was dear to make, the last `most` of it: by what it was made from. */
export class Recent<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  of(key: string, make: () => T): T {
    const known = this.kept.get(key);
    if (known !== undefined) {
      // the order of a Map is that of insertion: asked for last goes last
      this.kept.delete(key);
      this.kept.set(key, known);
      return known;
    }
    const made = make();
    this.kept.set(key, made);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return made;
  }
}
