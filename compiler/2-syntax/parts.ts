import type { SourceFile, Span } from '../diagnostics/span.ts';
import type { StatementKind } from './grammar.ts';

/**
 * The tokens of the statement that is being read: what the grammar sees, and where each stands. One such list serves a
 * whole description, since an object for each token would be most of what reading makes; a block is done with it
 * before its body is read.
 */
export class Parts {
  length = 0;
  private readonly kinds: StatementKind[] = [];
  private readonly starts: number[] = [];
  private readonly ends: number[] = [];

  clear(): void {
    this.length = 0;
  }

  add(kind: StatementKind, start: number, end: number): void {
    this.kinds[this.length] = kind;
    this.starts[this.length] = start;
    this.ends[this.length] = end;
    this.length++;
  }

  /** Undefined past the last one. */
  kind(index: number): StatementKind | undefined {
    return index < this.length ? this.kinds[index] : undefined;
  }

  start(index: number): number {
    return this.starts[index] ?? 0;
  }

  end(index: number): number {
    return this.ends[index] ?? 0;
  }

  get last(): number {
    return this.length - 1;
  }

  span(file: SourceFile, index: number): Span {
    return { file, start: this.start(index), end: this.end(index) };
  }

  text(file: SourceFile, index: number): string {
    return file.text.slice(this.start(index), this.end(index));
  }
}
