const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of an element or of an attribute in either kind of quotes. Characters that XML 1.0 has no way to say become U+FFFD. */
export const xmlText = (text: string): string =>
  text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD').replace(/[&<>"']/gu, character => entities[character] ?? character).replace(/[\t\n\r]/gu, character => `&#${character.charCodeAt(0)};`);
