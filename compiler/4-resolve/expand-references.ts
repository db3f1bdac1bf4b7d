import type { Span, Via } from '../diagnostics/span.ts';
import type { Piece, Value } from '../2-syntax/tree.ts';
import { closest } from '../schema/suggest.ts';
import type { Context, Scope } from './context.ts';
import type { Variable } from './draft.ts';
import type { FactUse } from './pending-text.ts';

/** A text with its variables replaced. Facts are still in it. */
export interface Expansion {
  readonly parts: (string | FactUse)[];
  /** The variables that it went through, nearest first. */
  readonly via: Via[];
  /** The name that `-D` gave a part of it by. */
  define: string | undefined;
}

type Found =
  | { readonly kind: 'assigned'; readonly variable: Variable }
  | { readonly kind: 'define'; readonly text: string }
  | { readonly kind: 'builtIn'; readonly text: string };

const builtIn = (name: string, scope: Scope, context: Context): string | undefined => {
  switch (name) {
    case 'hostname':
      return scope.host?.name;
    case 'index':
      return scope.host?.index === undefined ? undefined : String(scope.host.index);
    case 'project':
    case 'projectname':
      return context.project.name;
    default:
      return undefined;
  }
};

/** From the inside outwards, what is inherited, `-D`, `global`, built in. */
export const findVariable = (name: string, scope: Scope, context: Context): Found | undefined => {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.outer) {
    const variable = at.variables.get(name);
    if (variable !== undefined) return { kind: 'assigned', variable };
  }
  const define = context.defines.get(name);
  if (define !== undefined) return { kind: 'define', text: define };
  const variable = context.globals.get(name);
  if (variable !== undefined) return { kind: 'assigned', variable };
  if (name === 'hostname' || name === 'index') context.asked.ofHosts++;
  const text = builtIn(name, scope, context);
  return text === undefined ? undefined : { kind: 'builtIn', text };
};

const reportUnknown = (name: string, span: Span, scope: Scope, context: Context): void => {
  const known = [...context.assigned.keys(), ...context.defines.keys(), 'hostname', 'project'];
  const why = name === 'index' ? 'range' : name === 'hostname' && scope.host === undefined ? 'host' : undefined;
  context.report('unknown-variable', span, { name, suggestion: closest(name, known), only: why });
};

/** Replaces the references of one text. An unknown name or a circle is reported and leaves nothing in its place. */
export class Expander {
  readonly expansion: Expansion = { parts: [], via: [], define: undefined };
  private readonly open: Variable[] = [];
  private readonly scope: Scope;
  private readonly context: Context;

  constructor(scope: Scope, context: Context) {
    this.scope = scope;
    this.context = context;
  }

  addText(text: string): void {
    const { parts } = this.expansion;
    const last = parts.length - 1;
    if (typeof parts[last] === 'string') parts[last] += text;
    else parts.push(text);
  }

  addPieces(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (piece.kind === 'text') this.addText(piece.text);
      else this.addReference(piece.name, piece.span);
    }
  }

  addReference(name: string, span: Span): void {
    if (name.includes('.')) {
      this.context.asked.ofHosts++;
      this.expansion.parts.push({ name, span });
      return;
    }
    const found = findVariable(name, this.scope, this.context);
    if (found === undefined) reportUnknown(name, span, this.scope, this.context);
    else if (found.kind === 'assigned') this.addVariable(found.variable, span);
    else {
      if (found.kind === 'define') this.expansion.define = name;
      this.addText(found.text);
    }
  }

  private addVariable(variable: Variable, use: Span): void {
    const { open } = this;
    if (open.includes(variable)) {
      const circle = open.slice(open.indexOf(variable));
      this.context.report('variable-circle', use, { names: [...circle, variable].map(each => each.name) }, circle.map(each => ({
        text: `\`$${each.name}\` is set here`, span: each.span,
      })));
      return;
    }
    this.expansion.via.push({ kind: 'variable', name: variable.name, span: variable.span });
    open.push(variable);
    variable.values.forEach((value, index) => {
      if (index > 0) this.addText(' ');
      this.addPieces(value.pieces);
    });
    open.pop();
  }
}

export const expandValue = (value: Value, scope: Scope, context: Context): Expansion => {
  const expander = new Expander(scope, context);
  expander.addPieces(value.pieces);
  return expander.expansion;
};

/** For names, `superclass`, `plugin` and counts, which have to be known before any host is: a fact is refused. */
export const expandWithoutFacts = (value: Value, scope: Scope, context: Context): string => {
  if (value.mixed === undefined) return value.text;
  let text = '';
  for (const part of expandValue(value, scope, context).parts) {
    if (typeof part === 'string') text += part;
    else context.report('fact-not-allowed', part.span, { name: part.name });
  }
  return text;
};
