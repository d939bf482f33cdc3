export { definePaper } from './paper.ts';
export type { Ask, Paper, PaperData } from './paper.ts';
export { Papers } from './papers.ts';
export { PapersModule } from './papers.module.ts';
export { Press } from './press.ts';
export type { Order, PressLimits } from './press.ts';
