/** All readers: what turns a word of a description into a typed value, or says exactly why not. */
export * from './readers/address.ts';
export * from './readers/key.ts';
export * from './readers/make.ts';
export * from './readers/name.ts';
export * from './readers/password.ts';
export * from './readers/path.ts';
export * from './readers/quantity.ts';
export * from './readers/size.ts';
export * from './readers/text.ts';
