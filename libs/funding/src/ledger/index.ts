export { LedgerRoutesModule } from './export/ledger-export.controller.ts';
export { csvOf, xlsxOf } from './export/sheet.ts';
export type { SheetCell } from './export/sheet.ts';
export * from './ledger-choices.ts';
export * from './ledger-import.entity.ts';
export * from './ledger-import.service.ts';
export * from './mapping.entity.ts';
export * from './mapping.service.ts';
export * from './undo-import.ts';
