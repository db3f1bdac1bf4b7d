import type { Span, Via } from '../diagnostics/span.ts';
import { Block, Setting, Value, type Statement } from '../2-syntax/tree.ts';
import { closest } from '../schema/suggest.ts';
import { choosePlatform } from './choose-platform.ts';
import { innerScope, outerScope, type Context, type Scope } from './context.ts';
import { emptyLayer, type Layer } from './draft.ts';
import { expandWithoutFacts } from './expand-references.ts';
import { gatherLayer } from './gather-layer.ts';
import { handDown, inherit } from './merge-layers.ts';

export interface Superclass {
  readonly name: string;
  readonly block: Block;
  readonly own: Layer;
}

/** A host's or superclass's statements with all that it inherits. */
export interface Settled {
  readonly layer: Layer;
  /** Its superclasses, nearest first. */
  readonly chain: readonly Superclass[];
  /** Their names. */
  readonly names: readonly string[];
}

const settledBy = (layer: Layer, chain: readonly Superclass[]): Settled => ({ layer, chain, names: chain.map(each => each.name) });

/** The name that heirs of `global { defaults { } }` see in a trail. */
const defaultsName = 'defaults';

/** Gives each host and superclass what it inherits. A superclass is settled once, however many hosts it has. */
export class Inheritance {
  readonly used = new Set<string>();
  private readonly context: Context;
  private readonly superclasses: ReadonlyMap<string, Superclass>;
  private readonly defaults: Layer;
  private readonly defaultsBlocks: readonly Block[];
  private readonly defaultsStep: Via | undefined;
  private readonly settled = new Map<string, Settled>();
  private readonly handedDown = new Map<string, Settled>();
  private readonly open: { readonly name: string; readonly span: Span }[] = [];

  constructor(context: Context, superclasses: ReadonlyMap<string, Superclass>, defaults: readonly Block[]) {
    this.context = context;
    this.superclasses = superclasses;
    this.defaultsBlocks = defaults;
    const [first] = defaults;
    this.defaultsStep = first && { kind: 'inherited', from: defaultsName, span: first.header };
    const body = defaults.flatMap(block => block.body);
    this.defaults = this.fromDefaults(gatherLayer(body, context.vocabulary.places.host, context));
  }

  /** What a host is in the end; `scope` is where its own words are looked up. */
  settleHost(body: readonly Statement[], own: Layer, scope: Scope): Settled {
    const superclass = this.superclassOf(own, scope);
    const parent = superclass === undefined ? this.root() : this.inheritedBy(superclass);
    const layer = this.merge(parent.layer, own);
    const { chain, names } = parent;
    return { layer: layer.hasBareVariables ? this.withBareVariables(body, chain, innerScope(layer.variables, scope)) : layer, chain, names };
  }

  private root(): Settled {
    return settledBy(this.defaults, []);
  }

  private fromDefaults(layer: Layer): Layer {
    return this.defaultsStep === undefined ? layer : handDown(layer, this.defaultsStep, undefined);
  }

  private merge(parent: Layer, own: Layer): Layer {
    return inherit(choosePlatform(parent, own, this.context), own);
  }

  /** As seen by heirs: the last step is shared by all of them and stands at the superclass itself. */
  private inheritedBy(superclass: Superclass): Settled {
    const known = this.handedDown.get(superclass.name);
    if (known !== undefined) return known;
    const { layer, chain } = this.settle(superclass);
    const step: Via = { kind: 'inherited', from: superclass.name, span: superclass.block.header };
    const made = settledBy(handDown(layer, step, this.defaultsStep), [superclass, ...chain]);
    this.handedDown.set(superclass.name, made);
    return made;
  }

  private settle(superclass: Superclass): Settled {
    const { name, own } = superclass;
    const known = this.settled.get(name);
    if (known !== undefined) return known;
    const parent = this.superclassOf(own, innerScope(own.variables, outerScope));
    this.open.push({ name, span: own.superclass?.span ?? superclass.block.header });
    const made = parent === undefined || this.reportCircle(parent)
      ? settledBy(this.merge(this.defaults, own), [])
      : this.inheritFrom(parent, own);
    this.open.pop();
    this.settled.set(name, made);
    return made;
  }

  private inheritFrom(parent: Superclass, own: Layer): Settled {
    const { layer, chain } = this.settle(parent);
    const step: Via = { kind: 'inherited', from: parent.name, span: parent.block.header };
    return settledBy(this.merge(handDown(layer, step, this.defaultsStep), own), [parent, ...chain]);
  }

  private reportCircle(parent: Superclass): boolean {
    const start = this.open.findIndex(each => each.name === parent.name);
    if (start === -1) return false;
    const circle = this.open.slice(start);
    const last = circle[circle.length - 1] as { readonly span: Span };
    this.context.report('superclass-circle', last.span, { names: [...circle.map(each => each.name), parent.name] },
      circle.slice(0, -1).map(each => ({ text: `\`${each.name}\` inherits here`, span: each.span })));
    return true;
  }

  private superclassOf({ superclass }: Layer, scope: Scope): Superclass | undefined {
    const value = superclass?.values[0];
    return superclass === undefined || value === undefined ? undefined : this.find(superclass, value, scope);
  }

  private find(statement: Setting, value: Value, scope: Scope): Superclass | undefined {
    const name = expandWithoutFacts(value, scope, this.context);
    const found = this.superclasses.get(name);
    this.used.add(name);
    if (found === undefined) {
      const suggestion = closest(name, this.superclasses.keys());
      this.context.report('unknown-superclass', statement.span, { name, suggestion });
    }
    return found;
  }

  /** A superclass with what it inherits. */
  settleSuperclass(superclass: Superclass): Settled {
    return this.settle(superclass);
  }

  /** Every superclass is settled, so that a fault in one that nobody uses is found too. */
  settleAll(): void {
    for (const superclass of this.superclasses.values()) this.settle(superclass);
  }

  /** Lines that are a variable's value: the whole chain is gathered anew with what the host makes of them. */
  private withBareVariables(body: readonly Statement[], chain: readonly Superclass[], scope: Scope): Layer {
    const { context } = this;
    const gather = (statements: readonly Statement[]): Layer =>
      gatherLayer(this.replaced(statements, scope), context.vocabulary.places.host, context);
    let layer = this.fromDefaults(gather(this.defaultsBlocks.flatMap(block => block.body)));
    for (const superclass of [...chain].reverse()) {
      const step: Via = { kind: 'inherited', from: superclass.name, span: superclass.block.header };
      layer = handDown(this.merge(layer, gather(superclass.block.body)), step, this.defaultsStep);
    }
    return this.merge(layer, gather(body));
  }

  private replaced(body: readonly Statement[], scope: Scope): readonly Statement[] {
    return replaceBareVariables(body, scope, this.context);
  }
}

const textValue = (text: string, { file, start, end }: Span): Value => new Value(file, start, end, text, false);

/** `$x` alone on a line is its value, read as a line. */
export const replaceBareVariables = (body: readonly Statement[], scope: Scope, context: Context): readonly Statement[] =>
  body.map((statement): Statement => {
    if (statement.kind === 'block') {
      const variables = gatherVariables(statement.body);
      const { file, start, end, word, name } = statement;
      return new Block(file, start, end, word, name, replaceBareVariables(statement.body, innerScope(variables, scope), context));
    }
    if (statement.kind !== 'setting' || statement.word !== undefined) return statement;
    const { file, start, end, keyword, values } = statement;
    const [word = '', ...words] = expandWithoutFacts(keyword, scope, context).split(/\s+/).filter(text => text !== '');
    return new Setting(file, start, end, textValue(word, keyword), [...words.map(text => textValue(text, keyword)), ...values]);
  });

/** The variables of one block's own statements. */
export const gatherVariables = (body: readonly Statement[]): Layer['variables'] => {
  const variables = new Map();
  for (const statement of body) {
    if (statement.kind === 'assignment') variables.set(statement.name.text, { name: statement.name.text, values: statement.values, span: statement.span });
  }
  return variables.size === 0 ? emptyLayer.variables : variables;
};
