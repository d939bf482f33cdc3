export * from './hourly-rate.entity.ts';
export * from './time-absence.entity.ts';
export * from './time-entry.entity.ts';
export * from './time-share.entity.ts';
export * from './time-sheet.entity.ts';
