/** How operating systems keep their settings: what is known of a template. */
export type Family = 'busybox' | 'debian' | 'redhat';

/** What an interface is plugged into. */
export type Attachment =
  | { readonly kind: 'switch'; readonly switch: string }
  | { readonly kind: 'bridge'; readonly bridge: string }
  | { readonly kind: 'tap'; readonly device: string }
  | { readonly kind: 'user' }
  | { readonly kind: 'unplugged' };
