import * as crypto from 'node:crypto';

/** Node.js 20.12 and later hash at once, in half the time of an object that is made for each text. */
const { hash } = crypto as { readonly hash?: (algorithm: string, data: string | Uint8Array) => string };

/** In hex. */
export const sha256 = (data: string | Uint8Array): string => hash?.('sha256', data) ?? crypto.createHash('sha256').update(data).digest('hex');
