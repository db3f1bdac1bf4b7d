import { bug } from '../diagnostics/diagnostic.ts';
import { interfacesLine } from '../quote/interfaces.ts';
import { markdownSentence, markdownText } from '../quote/markdown.ts';
import { commentText, shValue, shWord, shWords } from '../quote/sh.ts';
import { unitLine, unitText, unitWords } from '../quote/unit.ts';
import type { Assets } from './capabilities.ts';

/** Fills a template. The view is a plain value in which every name that the template uses is present. */
export type Render = (template: string, view: object) => string;

/** How text is quoted for a place where it may land. */
export type Quotes = Readonly<Record<string, (text: string) => string>>;

/** Every way that a value may enter a template: each name says where the value lands. */
const common: Readonly<Record<string, (value: unknown) => string>> = {
  sh: value => shWord(text(value)),
  words: value => shWords(array(value).map(text)),
  value: value => shValue(text(value)),
  comment: value => commentText(text(value)),
  md: value => markdownText(text(value)),
  sentence: value => markdownSentence(text(value)),
  line: value => interfacesLine(text(value)),
  unit: value => unitLine(text(value)),
  unittext: value => unitText(text(value)),
  unitwords: value => unitWords(array(value).map(text)),
  word: value => plainWord(text(value)),
  verbatim: value => text(value),
};

/**
 * Loads the template engine, which nothing else does. Handlebars is strict about missing names only where they are
 * printed: its `if` and `each` pass over them, and `undefined` prints as nothing. So these two are replaced, and every
 * value goes through a helper that insists on its type. A template is compiled once, when it is first used. `quotes`: those that the
 * platforms in use bring for their own templates.
 */
export const loadRender = async (assets: Assets, quotes: Quotes = {}): Promise<Render> => {
  const { default: handlebars } = await import('handlebars');
  const engine = handlebars.create();
  for (const name of ['log', 'lookup', 'unless', 'with', 'helperMissing', 'blockHelperMissing']) engine.unregisterHelper(name);
  const helpers = { ...Object.fromEntries(Object.entries(quotes).map(([name, quote]) => [name, (value: unknown) => quote(text(value))])), ...common };
  for (const [name, helper] of Object.entries(helpers)) engine.registerHelper(name, helper);
  const { each, if: when } = engine.helpers as Record<'each' | 'if', (...given: unknown[]) => string>;
  engine.registerHelper('each', function (this: unknown, list: unknown, options: unknown) {
    return each.call(this, array(list), options);
  });
  engine.registerHelper('if', function (this: unknown, condition: unknown, options: unknown) {
    if (typeof condition !== 'boolean') bug('a template asks `if` of what is not a boolean');
    return when.call(this, condition, options);
  });
  const known = Object.fromEntries([...Object.keys(helpers), 'each', 'if'].map(name => [name, true]));
  const compiled = new Map<string, (view: object) => string>();
  return (template, view) => {
    let fill = compiled.get(template);
    if (fill === undefined) {
      fill = engine.compile<object>(assets.template(template), { strict: true, noEscape: true, knownHelpersOnly: true, knownHelpers: known, preventIndent: true });
      compiled.set(template, fill);
    }
    return fill(view);
  };
};

const text = (value: unknown): string => {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  return bug('a template prints what is neither text nor a number');
};

const array = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : bug('a template goes over what is not a list'));

/** A name, an address or a number, which needs no quoting anywhere. */
const plainWord = (word: string): string => (/^[A-Za-z0-9._:/-]+$/.test(word) ? word : bug(`a template prints ${JSON.stringify(word)} as if it were a plain word`));
