/** The same keys as another language's texts, each a string: a text that is missing or left over does not type-check. */
export type SameKeys<T> = { readonly [K in keyof T]: T[K] extends string ? string : SameKeys<T[K]> };
