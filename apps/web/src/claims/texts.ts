export { en } from './texts-en.ts';
export { sv } from './texts-sv.ts';
