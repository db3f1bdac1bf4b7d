import { sha256 } from '../1-source/sha256.ts';

/** What a derived address is made from; none of the names holds a `/`. */
export interface InterfacePath {
  /** `site` of global, or empty. */
  readonly site: string;
  readonly project: string;
  readonly host: string;
  readonly networkInterface: string;
}

/**
 * The MAC of an interface that gives none: the first six bytes of the sha256 of `site/project/host/interface`, marked as
 * locally administered and as an address of one station (IEEE 802, the two low bits of the first byte), which leaves 46 bits.
 */
export const derivedMac = ({ site, project, host, networkInterface }: InterfacePath): string => {
  const digest = sha256(`${site}/${project}/${host}/${networkInterface}`);
  const first = (Number.parseInt(digest.slice(0, 2), 16) & 0xfc) | 0x02;
  const pair = (at: number): string => digest.slice(at, at + 2);
  return `${first.toString(16).padStart(2, '0')}:${pair(2)}:${pair(4)}:${pair(6)}:${pair(8)}:${pair(10)}`;
};
