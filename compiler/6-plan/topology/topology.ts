import type { Project, Server } from '../../5-model/project.ts';
import { xmlText } from '../../quote/xml.ts';
import { layoutOf, sizes, type Bar, type Box, type Layout, type Line } from './layout.ts';
import { networksOf } from './networks.ts';

/** Room above a server's picture for its name. */
const HEAD = 40;

/** Colours that can be read on white and, where the reader's system is dark, on black. */
const style = `
  text { font: 12px system-ui, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328 }
  .name { font-weight: 600; font-size: 13px } .small { font-size: 11px; fill: #59636e }
  .paper { fill: #ffffff } .frame { fill: none; stroke: #d1d9e0; stroke-dasharray: 5 4 }
  .bar { fill: #ddf4ff; stroke: #0969da } .box { fill: #f6f8fa; stroke: #818b98 }
  .line { fill: none; stroke: #0969da; stroke-width: 1.5 } .joint { fill: #0969da } .pass { fill: none; stroke: #0969da; stroke-dasharray: 2 4; opacity: 0.6 }
  @media (prefers-color-scheme: dark) {
    text { fill: #f0f6fc } .small { fill: #9198a1 } .paper { fill: #0d1117 } .frame { stroke: #3d444d }
    .bar { fill: #0c2d6b; stroke: #4493f8 } .box { fill: #212830; stroke: #656c76 }
    .line { stroke: #4493f8 } .joint { fill: #4493f8 } .pass { stroke: #4493f8 }
  }
`;

/** topology.svg: the project as a picture. Each server is a frame, each network a bar, each guest a box. */
export const topology = (project: Project): string => {
  let y = 8;
  let width = 0;
  const frames = project.servers.filter(server => server.guests.length > 0).map(server => {
    const layout = layoutOf(networksOf(server));
    const drawn = frame(server, layout, y);
    y += HEAD + layout.height + 12;
    width = Math.max(width, layout.width);
    return drawn;
  });
  const size = { width: width + 16, height: y - 4 };
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" width="${size.width}" height="${size.height}" role="img">`,
    `<title>The network of ${xmlText(project.name)}</title>`,
    `<style>${style}</style>`,
    '<rect class="paper" width="100%" height="100%"/>',
    ...frames,
    '</svg>\n',
  ].join('\n');
};

const frame = (server: Server, layout: Layout, y: number): string => [
  `<g transform="translate(8 ${y})">`,
  `<rect class="frame" width="${layout.width}" height="${HEAD + layout.height}" rx="8"/>`,
  `<text class="small" x="${sizes.margin}" y="24">${xmlText(server.name)}</text>`,
  `<g transform="translate(0 ${HEAD})">`,
  ...layout.lines.map(pathOf),
  ...layout.bars.map(barOf),
  ...layout.lines.map(endsOf),
  ...layout.boxes.map(boxOf),
  '</g></g>',
].join('\n');

/** A line that only passes behind shines through, and has no joint. */
const barOf = ({ name, x, y, width, nameX, passes }: Bar): string => [
  `<rect class="bar" x="${x}" y="${y}" width="${width}" height="${sizes.bar}" rx="6"/>`,
  ...passes.map(at => `<path class="pass" d="M${at} ${y + 2}V${y + sizes.bar}"/>`),
  `<text x="${nameX}" y="${y + 16}">${shortened(name, 24)}</text>`,
].join('');

const pathOf = ({ points }: Line): string => `<path class="line" d="M${points.map(point => point.join(' ')).join('L')}"/>`;

const endsOf = ({ points: [joint], label, labelAt: [x, y] }: Line): string =>
  `${joint === undefined ? '' : `<circle class="joint" cx="${joint[0]}" cy="${joint[1]}" r="4"/>`}${label === '' ? '' : `<text class="small" x="${x}" y="${y}">${shortened(label, 10)}</text>`}`;

const boxOf = ({ name, platform, rows, x, y, width, height }: Box): string => [
  `<rect class="box" x="${x}" y="${y}" width="${width}" height="${height}" rx="6"/>`,
  `<text class="name" x="${x + 10}" y="${y + 18}">${shortened(name, 18)}</text>`,
  `<text class="small" x="${x + width - 10}" y="${y + 18}" text-anchor="end">${xmlText(platform)}</text>`,
  ...rows.map((row, index) => `<text class="small" x="${x + 10}" y="${y + sizes.head + 8 + index * sizes.row}">${shortened(row, 28)}</text>`),
].join('');

/** Cut where there is no room; the whole text then shows under the pointer. */
const shortened = (text: string, most: number): string =>
  text.length <= most ? xmlText(text) : `${xmlText(text.slice(0, most - 1))}…<title>${xmlText(text)}</title>`;
