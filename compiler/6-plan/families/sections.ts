import type { Render } from '../render.ts';

/** A part of a unit or keyfile: a heading and its lines. One without lines is left out. */
export interface Section {
  readonly name: string;
  readonly lines: readonly Line[];
}

type Line = readonly [key: string, text: string | number];

/** Unit files of systemd-networkd and udev, and NetworkManager keyfiles, share one shape. */
export const sectionsFile = (about: string, sections: readonly Section[], render: Render): string => render('templates/guest/sections.hbs', {
  about,
  sections: sections.filter(section => section.lines.length > 0).map((section, index) => ({
    name: section.name,
    isFurther: index > 0,
    lines: section.lines.map(([key, text]) => ({ key, text })),
  })),
});
