import { registerEnumType } from '@nestjs/graphql';
import { Col, Key, Table, TenantRow } from '../read/index.ts';
import type { ScopeSql } from '../read/index.ts';

export enum FileState {
  pending = 'pending',
  ready = 'ready',
  refused = 'refused',
}
registerEnumType(FileState, {
  name: 'FileState',
  description: 'How far a file has come.',
  valuesMap: {
    pending: { description: 'Announced; its bytes are not here yet, or `completeUpload` has not been asked for.' },
    ready: { description: 'Here, checked, and ready to be used.' },
    refused: { description: 'It was something else than announced, or it never came; its bytes are gone.' },
  },
});

export enum ScanState {
  notScanned = 'notScanned',
  clean = 'clean',
  infected = 'infected',
}
registerEnumType(ScanState, {
  name: 'ScanState',
  description: 'What a virus scanner said of a file.',
  valuesMap: {
    notScanned: { description: 'No scanner has looked at it.' },
    clean: { description: 'A scanner found nothing.' },
    infected: { description: 'A scanner found something; it cannot be downloaded.' },
  },
});

interface Holder {
  table: string;
  column: string;
  seen?: (scope: ScopeSql) => string;
}
const holders: Holder[] = [];
/**
 * A higher context says which column of its rows points to a file: whoever reads the tenant's rows then reads the file too. Where not
 * everybody does, `seen` answers the rows that the viewer sees, to select from.
 */
export const filesHeldBy = (table: string, column: string, seen?: Holder['seen']): void => void holders.push({ table, column, seen });

const held = (f: { tenantId: string; id: string }, scope: ScopeSql): string =>
  holders
    .map(
      ({ table, column, seen }) => ` or exists (select from ${seen?.(scope) ?? table} h where h.tenant_id = ${f.tenantId} and h.${column} = ${f.id})`,
    )
    .join('');

/** A file that somebody uploaded. Until a row of the tenant points to it, it is its owner's alone. */
@Table<File>('file', {
  id: 'fil',
  list: 'files',
  allow: 'file.read',
  order: ['-createdAt'],
  description: 'A file that was uploaded. Who uploaded it sees it here, and everybody once it is the evidence of something.',
  visible: (f, scope) => `(${f.ownerAccountId} = ${scope.accountId}${held(f, scope)})`,
  listed: (f, scope) => `${f.ownerAccountId} = ${scope.accountId}`,
})
export class File extends TenantRow {
  @Key() ownerAccountId: string;
  @Col('text', { description: 'Its name as uploaded, without folders, e.g. protokoll.pdf.', personal: true }) name: string;
  @Col('int', { description: 'Its length in bytes.' }) size: number;
  @Col('text', { description: 'Its media type, proved by its content, e.g. application/pdf.' }) type: string;
  @Col('choice', { enum: FileState, description: 'How far it has come.' }) state: FileState;
  @Col('choice', { enum: ScanState, description: 'What a virus scanner said of it.' }) scanState: ScanState;
  @Col('text', { nullable: true, description: 'The SHA-256 of its bytes in hexadecimal; null until they are here.' }) sha256: string | null;
  @Key({ nullable: true }) storageKey: string | null;
  @Col('instant', { nullable: true, description: 'When its bytes came.' }) receivedAt: Date | null;
}
