import type { Project, Server } from '../../5-model/project.ts';
import { xmlText } from '../../quote/xml.ts';
import { layoutOf, sizes, type Box, type Layout, type Line } from './layout.ts';
import { networksOf } from './networks.ts';

const HEAD = 34;

/** Colours that can be read on white and, where the reader's system is dark, on black. */
const style = `
  text { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .name { font-weight: 600; font-size: 13px } .small { font-size: 11px; fill: #59636e } .server { font-weight: 600; fill: #59636e }
  .frame { fill: none; stroke: #d1d9e0; stroke-dasharray: 5 4 }
  .bar { fill: #ddf4ff; stroke: #0969da } .box { fill: #f6f8fa; stroke: #818b98 }
  .line { fill: none; stroke: #0969da; stroke-width: 1.5 } .end { fill: #0969da }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .small, .server { fill: #9198a1 } .frame { stroke: #3d444d }
    .bar { fill: #0c2d6b; stroke: #4493f8 } .box { fill: #212830; stroke: #656c76 } .line { stroke: #4493f8 } .end { fill: #4493f8 }
  }
`;

/** topology.svg: the project as a picture. Each server is a frame, each network a bar, each guest a box. */
export const topology = (project: Project): string => {
  let y = 8;
  let width = 0;
  const drawn = project.servers.filter(server => server.guests.length > 0).map(server => {
    const layout = layoutOf(networksOf(server));
    const at = y;
    y += HEAD + layout.height + 16;
    width = Math.max(width, layout.width);
    return { server, layout, at };
  });
  const size = { width: Math.max(200, width + 16), height: Math.max(40, y - 8) };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img">`,
    `<title>The network of ${xmlText(project.name)}</title>`,
    `<style>${style}</style>`,
    ...drawn.map(({ server, layout, at }) => frame(server, layout, at)),
    '</svg>\n',
  ].join('\n');
};

const frame = (server: Server, layout: Layout, y: number): string => [
  `<g transform="translate(8 ${y})">`,
  `<rect class="frame" width="${layout.width}" height="${HEAD + layout.height}" rx="8"/>`,
  `<text class="server" x="14" y="22">${xmlText(server.name)}</text>`,
  `<g transform="translate(0 ${HEAD - sizes.margin / 2})">`,
  ...layout.lines.map(path),
  ...layout.bars.map(bar => barOf(bar.name, bar.y, layout.width)),
  ...layout.lines.map(ends),
  ...layout.boxes.map(boxOf),
  '</g></g>',
].join('\n');

const barOf = (name: string, y: number, width: number): string =>
  `<rect class="bar" x="${sizes.margin / 2}" y="${y}" width="${width - sizes.margin}" height="${sizes.bar}" rx="4"/><text x="${sizes.margin}" y="${y + 15}">${xmlText(name)}</text>`;

const path = ({ points }: Line): string => `<path class="line" d="M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}"/>`;

const ends = ({ points, label, labelY }: Line): string => {
  const [x = 0] = points[0] ?? [];
  return label === '' ? '' : `<text class="small" x="${round(x + 6)}" y="${round(labelY)}">${shortened(label, 30)}</text>`;
};

const boxOf = ({ guest, x, y, note }: Box): string => {
  const { width, height } = sizes.box;
  const second = note === '' ? guest.platform : `${guest.platform}, ${note}`;
  return `<rect class="box" x="${round(x)}" y="${round(y)}" width="${width}" height="${height}" rx="6"/>` +
    `<text class="name" x="${round(x + 10)}" y="${round(y + 19)}">${shortened(guest.name, 22)}</text>` +
    `<text class="small" x="${round(x + 10)}" y="${round(y + 36)}">${shortened(second, 29)}</text>`;
};

const round = (number: number): number => Math.round(number * 10) / 10;

/** Cut where there is no room; the whole text then shows under the pointer. */
const shortened = (text: string, most: number): string =>
  text.length <= most ? xmlText(text) : `${xmlText(text.slice(0, most - 1))}…<title>${xmlText(text)}</title>`;
