export { definePaper } from './paper.ts';
export type { Ask, Paper, PaperData } from './paper.ts';
export { Papers } from './papers.ts';
export { PapersModule } from './papers.module.ts';
